// SPDX-License-Identifier: Apache-2.0

package serve_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"dragoman"
	"dragoman/serve"
	"dragoman/serve/desk"
)

// Every way in refuses a name that is not the server's: a page of somebody
// else whose name was pointed at this machine reads nothing.
func TestRebinding(t *testing.T) {
	base, tok := server(t, true)
	for _, path := range []string{"/", "/api/reports", "/openapi.json", "/healthz", "/readyz", "/metrics", "/mcp", "/login", "/nosuch"} {
		if a := ask(t, "GET", base+path, tok["read"], "", "Host", "rebound.example"); a.status != 421 || strings.Contains(a.body, "items") {
			t.Errorf("%s under another name: %d %.200s", path, a.status, a.body)
		}
	}
}

// What a proxy passes on needs a token though it comes over loopback.
func TestPassedOnNeedsAToken(t *testing.T) {
	base, tok := server(t, true)
	for _, h := range []string{"X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"} {
		if a := ask(t, "GET", base+"/api/reports", "", "", h, "203.0.113.9"); a.status != 401 {
			t.Errorf("with %s and no token: %d", h, a.status)
		}
		if a := ask(t, "GET", base+"/api/reports", tok["read"], "", h, "203.0.113.9"); a.status != 200 {
			t.Errorf("with %s and a token: %d", h, a.status)
		}
	}
}

// Hostile values in queries and paths are mistakes of the asker: no 5xx, and
// no name of a file in the answer.
func TestHostileValues(t *testing.T) {
	base, tok := server(t, true)
	if a := ask(t, "POST", base+"/api/reports", tok["write"], `{"text":"The mayor of Harbourtown said on Monday that the bridge was open.","outlet":"Wire"}`); a.status != 201 {
		t.Fatalf("adding: %d %s", a.status, a.body)
	}
	values := []string{"%00", "a%00b", "%ff%fe", "%22", "%22%22%22", "(((((", "NEAR(", "actor:", "-", "*", "a*b*", "%F0%9F%98%80", strings.Repeat("a", 4000), strings.Repeat("(", 3000), "%0d%0aX-Evil:1", "';DROP%20TABLE%20reports;--", "..%2f..%2fetc%2fpasswd", "{}", "date:9999-99-99"}
	for _, v := range values {
		for _, path := range []string{"/api/search?q=" + v, "/api/reports?after=" + v, "/api/reports/" + v, "/api/stories/" + v, "/api/stories?after=" + v, "/api/actors/" + v, "/api/dyads/" + v + "/" + v, "/api/quotes?speaker=" + v, "/api/events?q=" + v, "/api/changes?since=" + v} {
			a := ask(t, "GET", base+path, "", "")
			if a.status >= 500 || strings.Contains(a.body, "r.db") || strings.Contains(a.body, "/tmp/") || a.header.Get("X-Evil") != "" {
				t.Errorf("%.120s: %d %.300s", path, a.status, a.body)
			}
		}
	}
	for _, body := range []string{"", "[]", "null", "{", `{"text":1}`, `{"text":""}`, `{"text":"\u0000"}`, `{"html":"` + strings.Repeat("<p>", 1000) + `"}`, `{"text":"a","published":"9999-99-99"}`, `{"kind":"undo","target":"1","reason":"x"}`, `{"kind":"speaker","report":"../x","target":"s1","reason":"x","value":[]}`} {
		for _, path := range []string{"/api/reports", "/api/corrections", "/api/check"} {
			token := tok["write"]
			if path == "/api/corrections" {
				token = tok["correct"]
			}
			if a := ask(t, "POST", base+path, token, body); a.status >= 500 || strings.Contains(a.body, "r.db") || strings.Contains(a.body, "/tmp/") {
				t.Errorf("POST %s %.60s: %d %.300s", path, body, a.status, a.body)
			}
		}
	}
}

// A fault inside is told to the log, and to the asker only that there was one;
// a record that another program writes to is busy, not broken.
func TestFaultsAreNotTold(t *testing.T) {
	var log bytes.Buffer
	broken := failing{errors: fmt.Errorf("record /home/ana/secret/r.db: disk I/O error")}
	h := mustServe(t, broken, &log)
	if a := get(t, h, "/api/stories/s1"); a.status != 500 || strings.Contains(a.body, "secret") || !strings.Contains(log.String(), "secret") {
		t.Errorf("%d %s\nlog: %s", a.status, a.body, log.String())
	}
	h = mustServe(t, failing{errors: fmt.Errorf("record: %w", dragoman.ErrBusy)}, &log)
	if a := get(t, h, "/api/stories/s1"); a.status != 503 || a.header.Get("Retry-After") == "" {
		t.Errorf("busy: %d, Retry-After %q", a.status, a.header.Get("Retry-After"))
	}
}

// Each request that may change the record leaves a line: who, what, and what
// came of it.
func TestWritesAreAudited(t *testing.T) {
	var log bytes.Buffer
	base, tok := server(t, true, func(o *serve.Options) { o.Log = slog.New(slog.NewTextHandler(&log, nil)) })
	ask(t, "POST", base+"/api/reports", tok["write"], `{"text":"The ferry did not run on Monday, the company said."}`)
	ask(t, "POST", base+"/api/corrections", tok["correct"], `{}`)
	ask(t, "GET", base+"/api/reports", "", "")
	lines := strings.Split(strings.TrimSpace(log.String()), "\n")
	if len(lines) != 2 || !strings.Contains(lines[0], "write token") || !strings.Contains(lines[0], "path=/api/reports status=201") || !strings.Contains(lines[1], "path=/api/corrections status=422") {
		t.Errorf("%s", log.String())
	}
	for _, secret := range tok {
		if strings.Contains(log.String(), secret) {
			t.Error("a token stands in the log")
		}
	}
}

// Readers that never read hold up nobody, and are given up.
func TestReadersThatNeverRead(t *testing.T) {
	large := bytes.Repeat([]byte("a line that nobody reads\n"), 1<<18)
	h, err := serve.New(serve.Options{Desk: &desk.Desk{}, Tokens: nil, ReadOpen: true, Engine: "test/1", Rate: 1e6, Burst: 1e6, Patience: 300 * time.Millisecond,
		Pages: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/large" {
				_, _ = w.Write(large)
			}
		})})
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- serve.Run(ctx, l, h) }()
	var wait sync.WaitGroup
	for range 100 {
		c, err := net.Dial("tcp", l.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		fmt.Fprintf(c, "GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n")
	}
	for range 20 {
		wait.Go(func() {
			resp, err := http.Get("http://" + l.Addr().String() + "/healthz")
			if err != nil || resp.StatusCode != 200 {
				t.Errorf("a quick question: %v", err)
				return
			}
			_, _ = io.Copy(io.Discard, resp.Body)
			resp.Body.Close()
		})
	}
	wait.Wait()
	// They are given up well before the ten seconds of grace are over.
	stop()
	if err := <-done; err != nil {
		t.Errorf("ending with readers that never read: %v", err)
	}
}

// failing is a record whose every answer is a fault.
type failing struct {
	dragoman.Grouper
	dragoman.Searcher
	errors error
}

func (f failing) Story(context.Context, string) (dragoman.Story, error) {
	return dragoman.Story{}, f.errors
}
func (f failing) Version(context.Context) (int64, error) { return 0, f.errors }

func (f failing) State(context.Context) (string, error) { return "", f.errors }

func mustServe(t *testing.T, r failing, log io.Writer) http.Handler {
	t.Helper()
	h, err := serve.New(serve.Options{Desk: &desk.Desk{Record: dragoman.Record{Grouper: r, Searcher: r}}, ReadOpen: true, Engine: "test/1", Log: slog.New(slog.NewTextHandler(log, nil))})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// get asks a handler over a real connection.
func get(t *testing.T, h http.Handler, path string) answer {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &http.Server{Handler: h}
	go func() { _ = s.Serve(l) }()
	t.Cleanup(func() { s.Close() })
	return ask(t, "GET", "http://"+l.Addr().String()+path, "", "")
}
