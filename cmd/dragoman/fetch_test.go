// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
)

// The pages of a list are fetched once each, those that fail told, and what the
// page does not say of its date and outlet the list does.
func TestPagesOfAListAreFetched(t *testing.T) {
	var asked atomic.Int64
	web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/1", "/2":
			asked.Add(1)
			fmt.Fprintf(w, "<html><head><title>Ferry %s sinks</title></head><body><article><h1>Ferry %s sinks</h1><p>The ferry Albatross %s sank off Harbourtown with forty people aboard, the coast guard said.</p><p>The mayor denied that the crew had been warned of the storm.</p></article></body></html>", r.URL.Path, r.URL.Path, r.URL.Path)
		default:
			http.NotFound(w, r)
		}
	}))
	defer web.Close()
	dir := t.TempDir()
	list, record := filepath.Join(dir, "list.json"), filepath.Join(dir, "r.db")
	rows := fmt.Sprintf(`{"articles":[{"url":"%[1]s/1","domain":"post.example"},{"url":"%[1]s/2","published":"2025-03-04","domain":"post.example"},{"url":"%[1]s/1"},{"url":"%[1]s/3"}]}`, web.URL)
	if err := os.WriteFile(list, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	call := func(args ...string) (code int, out, told string) {
		var o, e bytes.Buffer
		code = run(context.Background(), append([]string{"ingest", "--record", record}, args...), streams{in: strings.NewReader(""), out: &o, err: &e, width: 80})
		return code, o.String(), e.String()
	}
	if code, out, told := call(list); code != exitUnread || !strings.Contains(told, "--fetch") || !strings.Contains(out, "0 reports read") {
		t.Errorf("without --fetch: %d %s %s", code, out, told)
	}
	host := strings.TrimPrefix(web.URL, "http://")
	code, out, told := call("--fetch", "--allow", host, list)
	if code != exitUnread || !strings.Contains(out, "2 reports read, 2 new in the record, 1 not read") || !strings.Contains(told, "list.json:4: "+web.URL+"/3: gone") {
		t.Errorf("%d %s %s", code, out, told)
	}
	if code, out, _ := call("--fetch", "--allow", host, list); code != exitUnread || !strings.Contains(out, "2 reports read, 0 new") || asked.Load() != 2 {
		t.Errorf("a second time: %d %s, %d pages asked for", code, out, asked.Load())
	}
	var o bytes.Buffer
	run(context.Background(), []string{"export", "reports", "--format", "jsonl", "--record", record}, streams{out: &o, err: &o, width: 80})
	if got := o.String(); !strings.Contains(got, "2025-03-04") || strings.Count(got, "post.example") < 2 {
		t.Errorf("%s", got)
	}
}
