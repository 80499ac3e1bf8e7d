// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"dragoman"
	"dragoman/examples"
	"dragoman/extract"
	"dragoman/internal/corpus"
	"dragoman/lang/en"
	"dragoman/serve/desk"
	"dragoman/store/sqlite"
	"dragoman/story"
)

// emptyDesk is a desk over a new record, on a day after all reports.
func emptyDesk(t *testing.T) *desk.Desk {
	t.Helper()
	db, err := sqlite.Open(context.Background(), filepath.Join(t.TempDir(), "r.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	w, err := story.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	return &desk.Desk{Record: db.Record(), Weights: w,
		Now: func() time.Time { return time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC) }}
}

// partition is the stories of a record as sets of reports; reports named in
// without are left out.
func partition(t *testing.T, d *desk.Desk, without ...string) []string {
	t.Helper()
	all, err := d.Record.Stories(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, st := range all {
		in := slices.DeleteFunc(slices.Clone(st.Reports), func(r string) bool { return slices.Contains(without, r) })
		slices.Sort(in)
		if len(in) > 0 {
			out = append(out, strings.Join(in, " "))
		}
	}
	slices.Sort(out)
	return out
}

// articles loads reports of a data set without layers; skips where it is not
// there.
func articles(t *testing.T, name ...string) []*dragoman.Reading {
	t.Helper()
	path, err := corpus.Path(name...)
	if err != nil {
		t.Skip("needs the data sets:", err)
	}
	as, err := corpus.Articles(path)
	if err != nil {
		t.Fatal(err)
	}
	out := make([]*dragoman.Reading, len(as))
	for i := range as {
		r := as[i].Report()
		r.URL = ""
		out[i] = &dragoman.Reading{Report: *r}
	}
	return out
}

// bundledReports are the bundled examples without layers.
func bundledReports(t *testing.T) []*dragoman.Reading {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, examples.Files); err != nil {
		t.Fatal(err)
	}
	var out []*dragoman.Reading
	x, err := extract.New(en.Pack(), extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	err = eachExample(context.Background(), dir, func(raw dragoman.Raw) error {
		rep, _, err := x.Report(raw)
		out = append(out, &dragoman.Reading{Report: rep})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// In whatever order reports come, and in batches of whatever size, the stories
// are the same; a report dated far ahead and one of long ago move nothing.
func TestAnyOrderGivesTheSameStories(t *testing.T) {
	stream := articles(t, "news", "stream-2012-2018.jsonl.gz")
	from := slices.IndexFunc(stream, func(r *dragoman.Reading) bool { return r.Published.Value >= "2017-02-01" })
	feeds := map[string][]*dragoman.Reading{
		"labelled":             articles(t, "stories", "allsides-2016-2018.jsonl.gz"),
		"stream with examples": append(stream[from:from+400:from+400], bundledReports(t)...),
	}
	for name, feed := range feeds {
		t.Run(name, func(t *testing.T) {
			orders := 5
			if testing.Short() {
				feed, orders = feed[len(feed)-200:], 2
			}
			ahead, ago := feed[len(feed)/2].Report, feed[len(feed)/2].Report
			ahead.ID, ahead.Published.Value = "rahead", "2199-05-05"
			ago.ID, ago.Published.Value = "rago", "1970-01-01"
			with := append(slices.Clone(feed), &dragoman.Reading{Report: ahead}, &dragoman.Reading{Report: ago})
			var want []string
			for k := range orders + 1 {
				d := emptyDesk(t)
				ctx := context.Background()
				given := slices.Clone(feed)
				rnd := rand.New(rand.NewPCG(uint64(k), 15))
				if k > 0 {
					given = slices.Clone(with)
					rnd.Shuffle(len(given), func(i, j int) { given[i], given[j] = given[j], given[i] })
				}
				for len(given) > 0 {
					n := min(1+rnd.IntN(len(feed)/4), len(given))
					if _, err := d.AddAll(ctx, given[:n]); err != nil {
						t.Fatal(err)
					}
					given = given[n:]
				}
				got := partition(t, d, "rahead", "rago")
				if k == 0 {
					if want = got; len(want) < 10 || len(want) == len(feed) {
						t.Fatalf("%d stories of %d reports", len(want), len(feed))
					}
					continue
				}
				if !slices.Equal(got, want) {
					t.Errorf("order %d: %d stories, want %d: %s", k, len(got), len(want), firstApart(got, want))
				}
			}
		})
	}
}

func firstApart(a, b []string) string {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("%q and %q", a[i], b[i])
		}
	}
	return "one has more"
}
