// SPDX-License-Identifier: Apache-2.0

package ui_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dragoman"
	"dragoman/extract"
	"dragoman/lang/en"
	"dragoman/serve/api"
	"dragoman/serve/desk"
	"dragoman/serve/ui"
	"dragoman/serve/visitor"
	"dragoman/store/sqlite"
	"dragoman/story"
)

// site is the pages over a record of two reports of one story, with hostile
// text in them.
func site(t *testing.T, write bool) (base, report, st string) {
	t.Helper()
	ctx := context.Background()
	db, err := sqlite.Open(ctx, filepath.Join(t.TempDir(), "r.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	w, err := story.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	x, err := extract.New(en.Pack(), extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d := &desk.Desk{Record: db.Record(), Weights: w, Now: func() time.Time { return time.Date(2025, 10, 20, 0, 0, 0, 0, time.UTC) },
		Read: func(raw dragoman.Raw) (*dragoman.Reading, error) {
			rep, _, err := x.Report(raw)
			if err != nil {
				return nil, err
			}
			return layered(rep), nil
		},
		CompareReports: func(rs []*dragoman.Reading, _ func(done, of int)) (c dragoman.Comparison) {
			cell := func(r *dragoman.Reading, stance dragoman.Stance) dragoman.Cell {
				return dragoman.Cell{Report: r.ID, Holder: "the mayor", Stance: stance, Spans: []dragoman.Span{{Start: 0, End: 9}}}
			}
			c.Counts.Reports = len(rs)
			for _, r := range rs {
				c.Reports = append(c.Reports, dragoman.Compared{ID: r.ID, Outlet: r.Outlet, Title: r.Title, Published: r.Published})
			}
			c.Claims = []dragoman.Claim{{ID: "c1", Kind: "denied", Why: "status", Label: "the <ferry> sank", Cells: []dragoman.Cell{cell(rs[0], dragoman.Asserts), cell(rs[len(rs)-1], dragoman.Denies)}}}
			return c
		}}
	if err := d.Open(ctx); err != nil {
		t.Fatal(err)
	}
	for i := range 2 {
		_, a, err := d.AddOnce(ctx, "", "", "", dragoman.Raw{Path: "p", Media: "text/plain", Outlet: fmt.Sprint("Post ", i), Published: "2025-10-16", Title: "<script>alert(1)</script>",
			Bytes: []byte(fmt.Sprintf("The mayor said that the ferry Albatross <img src=x onerror=alert(%d)> sank off Harbourtown with forty people aboard, near the lighthouse.", i))})
		if err != nil {
			t.Fatal(err)
		}
		report, st = a.Report, a.Story
	}
	h, err := ui.New(ui.Options{Desk: d, Engine: "test/1", Write: write, Attr: "GeoNames", Fetch: func(_ context.Context, address, _ string) (string, error) {
		if address != "https://post.example/ferry" {
			return "", errors.New(address + ": blocked: robots.txt forbids it")
		}
		return report, nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(visitor.Door{}.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h.ServeHTTP(w, r.WithContext(api.WithTeller(r.Context(), func(err error) { t.Log(r.URL, err) })))
	})))
	t.Cleanup(s.Close)
	return s.URL, report, st
}

func layered(rep dragoman.Report) *dragoman.Reading {
	all := dragoman.Span{End: int32(len(rep.Text))}
	return &dragoman.Reading{Report: rep, Sentences: []dragoman.Sentence{{Span: all}},
		Actors:     []dragoman.Actor{{ID: "mayor", Name: "the mayor", Kind: dragoman.Person, Variants: []string{"the mayor"}, Mentions: []dragoman.ActorMention{{Span: dragoman.Span{Start: 0, End: 9}, Form: dragoman.Name}}, Roles: []dragoman.Role{{Title: "mayor"}}}},
		Statements: []dragoman.Statement{{ID: "s1", Content: []dragoman.Span{{Start: 15, End: 40}}, Speaker: dragoman.Speaker{Actor: "mayor", Name: "the mayor", Class: "named"}, Stance: dragoman.Asserts}},
		Events:     []dragoman.Event{{ID: "e1", Trigger: dragoman.Span{Start: 24, End: 29}, PLOVER: "ASSAULT", Quad: 4, Status: dragoman.Planned, Actors: []dragoman.Participant{{Actor: "mayor"}}, Recipients: []dragoman.Participant{{Actor: "mayor"}}, When: dragoman.When{Value: "2025-10-16", Earliest: "2025-10-16"}}}}
}

func get(t *testing.T, u string) (int, string) {
	t.Helper()
	resp, err := http.Get(u)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(b)
}

func TestEveryPageShowsAndEscapes(t *testing.T) {
	base, report, st := site(t, true)
	for path, want := range map[string]string{
		"/":                                     "New disputes",
		"/watch":                                "Nothing is watched yet",
		"/watch?does=say&who=the+mayor&try=1":   "It would have told you 2 times",
		"/watch?does=say&try=1":                 "Say who, or about what",
		"/watch?does=dispute&try=1&story=" + st: "a new dispute",
		"/watch.atom":                           "<feed",
		"/s/" + st:                              "✕",
		"/s/" + st + "?claim=c1":                "<mark>The mayor</mark>",
		"/s/" + st + "?doc=" + report:           `class="content`,
		"/s/" + st + "?tab=table":               "Denied",
		"/s/" + st + "?tab=said":                "Everything said",
		"/s/" + st + "?tab=changes":             "was changed after it was first read",
		"/s/" + st + "/numbers.csv":             "story,what,figure",
		"/keys":                                 "the next line",
		"/s/" + st + "?tab=map":                 "<svg",
		"/s/" + st + "?tab=events":              "planned",
		"/doc/" + report:                        "Correct the speaker",
		"/q?speaker=the+mayor":                  "asserts",
		"/sources":                              "Post 1",
		"/search?q=ferry":                       "Albatross",
		"/e/mayor":                              "Names as written",
		"/d/mayor/mayor":                        "<b>2</b> reports",
		"/d/mayor/mayor/counts.csv":             "2025-W42,a>b,conflict,material,planned,1,1,2",
		"/corrections":                          "Export all",
		"/about/method":                         "PLOVER",
		"/add":                                  "textarea",
		"/login?wrong=1&next=/q":                "does not hold",
		"/sources/Post%201":                     "Whom it quotes",
		"/?day=2025-10-16&actor=mayor&source=Post+0":  "2 reports",
		"/?day=2025-10-16&place=Nowhere":              "No story of this day in that place",
		"/doc/" + report + "?at=4-9&at=x&at=9-999999": `id="at"`,
		"/static/style.css":                           "--paper",
	} {
		status, body := get(t, base+path)
		if status != 200 || !strings.Contains(body, want) {
			t.Errorf("%s: %d, no %q in\n%.2000s", path, status, want, body)
		}
		if strings.Contains(body, "<script>alert") || strings.Contains(body, "<img src=x") || strings.Contains(body, "<ferry>") {
			t.Errorf("%s: report text is not escaped", path)
		}
		if strings.Contains(body, "style=\"") || strings.Contains(body, "onclick") {
			t.Errorf("%s: inline styles or scripts, which the policy forbids", path)
		}
	}
	for path, want := range map[string]int{"/s/none": 404, "/doc/none": 404, "/e/none": 404, "/search?q=%28": 400, "/nowhere": 404, "/sources/none": 404, "/?day=x": 404} {
		if status, _ := get(t, base+path); status != want {
			t.Errorf("%s: %d, want %d", path, status, want)
		}
	}
}

func post(t *testing.T, u string, form url.Values, headers ...string) (int, string) {
	t.Helper()
	req, err := http.NewRequest("POST", u, strings.NewReader(form.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	for i := 0; i+1 < len(headers); i += 2 {
		if headers[i] == "Host" {
			req.Host = headers[i+1]
		}
		req.Header.Set(headers[i], headers[i+1])
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, _ := io.ReadAll(resp.Body)
	return resp.StatusCode, string(b)
}

// An address alone is fetched; what can't be had says why.
func TestAddingByAddress(t *testing.T) {
	base, report, st := site(t, true)
	send := func(address string) (int, string, string) {
		t.Helper()
		var b bytes.Buffer
		w := multipart.NewWriter(&b)
		if err := errors.Join(w.WriteField("url", address), w.Close()); err != nil {
			t.Fatal(err)
		}
		resp, err := http.Post(base+"/add", w.FormDataContentType(), &b)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		body, _ := io.ReadAll(resp.Body)
		return resp.StatusCode, resp.Request.URL.RequestURI(), string(body)
	}
	if status, at, _ := send("https://post.example/ferry"); status != 200 || at != "/s/"+st+"?doc="+report {
		t.Errorf("%d at %s", status, at)
	}
	if status, _, body := send("https://post.example/secret"); status != 422 || !strings.Contains(body, "he page could not be read: https://post.example/secret: blocked: robots.txt forbids it") {
		t.Errorf("%d %s", status, body)
	}
}

// A file is read as its name says: rows of a table, a list, a mail; what can't be
// read of it is told beside how much was taken.
func TestAddingAFile(t *testing.T) {
	base, _, _ := site(t, true)
	send := func(name, content string) (int, string, string) {
		t.Helper()
		var b bytes.Buffer
		w := multipart.NewWriter(&b)
		f, err := w.CreateFormFile("file", name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(w.WriteField("outlet", "Harbour Post"), w.Close()); err != nil {
			t.Fatal(err)
		}
		resp, err := http.Post(base+"/add", w.FormDataContentType(), &b)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		body, _ := io.ReadAll(resp.Body)
		return resp.StatusCode, resp.Request.URL.RequestURI(), string(body)
	}
	for name, content := range map[string]string{
		"two.csv":  "title,text,published\nQuay,The mayor of Bergen opened the new quay on Monday.,2026-03-02\nMill,The council of Bergen closed the old mill on Tuesday.,2026-03-03\n",
		"two.json": `[{"title":"Lock","text":"The lock at Bergen was shut on Monday, the mayor said."},{"title":"Weir","text":"The weir at Bergen broke on Tuesday, the mayor said."}]`,
		"one.eml":  "From: desk@post.example\r\nSubject: Sluice\r\nDate: Mon, 02 Mar 2026 10:00:00 +0000\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nThe sluice at Bergen was opened on Monday, the mayor said.\r\n",
	} {
		if status, at, body := send(name, content); status != 200 || !strings.HasPrefix(at, "/s/") || strings.Contains(body, "Subject:") {
			t.Errorf("%s: %d at %s", name, status, at)
		}
	}
	if status, _, body := send("bad.jsonl", "{\"text\":\"The tug left Bergen on Monday, the mayor said.\"}\n{broken\n"); status != 422 || !strings.Contains(body, "eports taken: 1, not taken: 1; the first of these") {
		t.Errorf("a bad row: %d %s", status, body)
	}
	if status, _, body := send("note.pdf", "%PDF-1.4"); status != 422 || !strings.Contains(body, "a PDF is not read") {
		t.Errorf("a PDF: %d %s", status, body)
	}
}

func TestCorrectingOnThePage(t *testing.T) {
	base, report, _ := site(t, true)
	fix := url.Values{"kind": {"speaker"}, "report": {report}, "target": {"s1"}, "name": {"the council"}, "author": {"ana"}, "reason": {"line two"}}
	if status, body := post(t, base+"/correct", fix); status != 200 || !strings.Contains(body, "the council") {
		t.Errorf("%d\n%s", status, body)
	}
	if status, _ := post(t, base+"/correct", fix, "Origin", "https://evil.example"); status != 403 {
		t.Errorf("from another site: %d", status)
	}
	if status, _ := post(t, base+"/correct", fix, "Host", "evil.example"); status != 421 {
		t.Errorf("under another name: %d", status)
	}
	delete(fix, "reason")
	if status, _ := post(t, base+"/correct", fix); status != 422 {
		t.Errorf("without a reason: %d", status)
	}
	off, report, _ := site(t, false)
	fix.Set("reason", "x")
	fix.Set("report", report)
	if status, _ := post(t, off+"/correct", fix); status != 403 {
		t.Errorf("with writing off: %d", status)
	}
	if _, body := get(t, off+"/doc/"+report); strings.Contains(body, "<form method") {
		t.Error("with writing off the page shows forms")
	}
}
