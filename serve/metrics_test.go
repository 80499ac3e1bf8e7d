// SPDX-License-Identifier: Apache-2.0

package serve_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"dragoman"
	"dragoman/serve"
	"dragoman/serve/desk"
)

func TestMetricsTellOfFeedsQueuesAndRecord(t *testing.T) {
	ctx := context.Background()
	var d *desk.Desk
	var fail error
	base, tokens := server(t, true, func(o *serve.Options) {
		d = o.Desk
		o.Counts = func(context.Context) (map[string]int64, error) {
			return map[string]int64{"reports": 7}, fail
		}
	})
	for _, f := range []dragoman.Feed{{URL: "https://user:word@post.example/rss?key=secret"}, {URL: "https://wire.example/rss"}} {
		if _, err := d.Record.AddFeed(ctx, f); err != nil {
			t.Fatal(err)
		}
	}
	broken := dragoman.Feed{URL: "https://user:word@post.example/rss?key=secret", State: dragoman.FeedBroken, Failures: 3, Error: "no answer", Next: "2026-01-01T00:00:00Z"}
	if _, err := d.FeedAsked(ctx, broken, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := d.FeedAsked(ctx, dragoman.Feed{URL: "https://wire.example/rss", State: dragoman.FeedOK, Next: "2025-10-19T00:00:00Z"}, []dragoman.FeedItem{{Feed: "https://wire.example/rss", ID: "1", URL: "https://wire.example/1"}}); err != nil {
		t.Fatal(err)
	}
	if a := ask(t, "POST", base+"/api/reports", tokens["write"], `{"text":"The ferry sank off the town.","published":"2025-10-14"}`); a.status != 201 {
		t.Fatal(a.body)
	}
	got := ask(t, "GET", base+"/metrics", "", "").body
	for _, want := range []string{
		"dragoman_record_up 1", `dragoman_record_things{noun="reports"} 7`, `dragoman_feeds{state="broken"} 1`, `dragoman_feeds{state="gone"} 0`,
		`dragoman_feed_failures{feed="https://post.example/rss"} 3`, "dragoman_queue_items 1", "dragoman_queue_feeds 1", "dragoman_queue_stories 0", "dragoman_queue_reports 0",
	} {
		if !strings.Contains(got, want+"\n") {
			t.Errorf("want %s", want)
		}
	}
	if strings.Contains(got, "secret") || strings.Contains(got, "user:word") {
		t.Error("an address is told with what is secret in it")
	}
	fail = errors.New("the disk is gone")
	if got := ask(t, "GET", base+"/metrics", "", "").body; !strings.Contains(got, "dragoman_record_up 0\n") {
		t.Error("a record that does not answer is told to be up")
	}
}
