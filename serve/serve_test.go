// SPDX-License-Identifier: Apache-2.0

package serve_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"dragoman"
	"dragoman/compare"
	"dragoman/extract"
	"dragoman/lang/en"
	"dragoman/serve"
	"dragoman/serve/desk"
	"dragoman/store/sqlite"
	"dragoman/story"
)

// server is a server over an empty record, and tokens by scope.
func server(t *testing.T, open bool, change ...func(*serve.Options)) (base string, tokens map[string]string) {
	t.Helper()
	ctx := context.Background()
	db, err := sqlite.Open(ctx, filepath.Join(t.TempDir(), "r.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	x, err := extract.New(en.Pack(), extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	w, err := story.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	d := &desk.Desk{Record: db.Record(), Weights: w, Now: func() time.Time { return time.Date(2025, 10, 20, 0, 0, 0, 0, time.UTC) },
		Read: func(raw dragoman.Raw) (*dragoman.Reading, error) {
			rep, _, err := x.Report(raw)
			if err != nil {
				return nil, err
			}
			r := &dragoman.Reading{Report: rep, Sentences: []dragoman.Sentence{{Span: dragoman.Span{End: int32(len(rep.Text))}}}}
			r.Statements = []dragoman.Statement{{ID: "s1", Content: []dragoman.Span{{End: int32(len(rep.Text))}}, Speaker: dragoman.Speaker{Name: "the mayor"}}}
			for _, name := range []string{"Iva Renn", "Marel Savings Bank", "Tomas Hrabal", "Petra Nagy"} {
				if i := strings.Index(rep.Text, name); i >= 0 {
					r.Actors = append(r.Actors, dragoman.Actor{ID: "a" + name, Name: name, Mentions: []dragoman.ActorMention{{Span: dragoman.Span{Start: int32(i), End: int32(i + len(name))}}}})
				}
			}
			return r, nil
		}}
	d.CompareReports = func(rs []*dragoman.Reading, _ func(done, of int)) (c dragoman.Comparison) {
		c.Counts.Reports = len(rs)
		for i := range 3 {
			c.Claims = append(c.Claims, dragoman.Claim{ID: fmt.Sprint("c", i), Kind: "differs", Why: "number", Label: rs[0].Title, Cells: []dragoman.Cell{}})
		}
		return c
	}
	with, err := compare.New(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	d.CheckDraft = with.Check
	if err := d.Open(ctx); err != nil {
		t.Fatal(err)
	}
	tokens = map[string]string{}
	for _, sc := range sqlite.Scopes {
		if tokens[sc], err = db.AddToken(ctx, sc+" token", []string{sc}, "2025-10-16T08:00:00Z", ""); err != nil {
			t.Fatal(err)
		}
	}
	o := serve.Options{Desk: d, Tokens: db, ReadOpen: open, Engine: "test/1", Rate: 1e6, Burst: 1e6, MaxBody: 1 << 20}
	for _, f := range change {
		f(&o)
	}
	h, err := serve.New(o)
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s.URL, tokens
}

type answer struct {
	status int
	body   string
	header http.Header
}

func ask(t *testing.T, method, url, token, body string, headers ...string) answer {
	t.Helper()
	req, err := http.NewRequest(method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if body != "" {
		req.Header.Set("Content-Type", "application/json")
	}
	if token != "" {
		req.Header.Set("Authorization", "Bearer "+token)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		req.Header.Set(headers[i], headers[i+1])
		if headers[i] == "Host" {
			req.Host = headers[i+1]
		}
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer{resp.StatusCode, string(b), resp.Header}
}

const report = `{"outlet":"Post","published":"2025-10-16","title":"Bridge","text":"The mayor of Harbourtown said on Monday that the bridge was open again."}`

func TestAddFindCorrect(t *testing.T) {
	base, tok := server(t, true)
	a := ask(t, "POST", base+"/api/reports", tok["write"], report, "Idempotency-Key", "k1")
	if a.status != http.StatusCreated {
		t.Fatalf("%d %s", a.status, a.body)
	}
	var added desk.Added
	if err := json.Unmarshal([]byte(a.body), &added); err != nil || !added.New || added.Story == "" {
		t.Fatalf("%s %v", a.body, err)
	}
	if again := ask(t, "POST", base+"/api/reports", tok["write"], report, "Idempotency-Key", "k1"); again.status != a.status || again.body != a.body {
		t.Errorf("the same key again: %d %s", again.status, again.body)
	}
	if other := ask(t, "POST", base+"/api/reports", tok["write"], strings.Replace(report, "Monday", "Sunday", 1), "Idempotency-Key", "k1"); other.status != 422 {
		t.Errorf("another request under the key: %d", other.status)
	}
	for path, want := range map[string]string{
		"/api/reports":                             `"outlet":"Post"`,
		"/api/reports/" + added.Report:             `"speaker":{"name":"the mayor"`,
		"/api/stories":                             `"reports":["` + added.Report + `"]`,
		"/api/stories/" + added.Story:              `"title":"Bridge"`,
		"/api/search?q=bridge":                     `Harbourtown`,
		"/api/search?q=speaker:%22the+mayor%22":    `"kind":"statement"`,
		"/api/changes":                             `"noun":"report"`,
		"/api/quotes?speaker=the+mayor":            `"statement":{"id":"s1"`,
		"/api/stories/" + added.Story + "/compare": `"label":"Bridge"`,
		"/api/stories/" + added.Story + "/brief":   `"disagreements":[`,
		"/api/claims":                              `"items":[]`,
		"/api/events":                              `"items":[]`,
		"/api/dyads/A/B":                           `"pledges":[]`,
		"/openapi.json":                            `"3.1.0"`,
		"/readyz":                                  "ready",
		"/metrics":                                 "dragoman_http_requests_total",
	} {
		if a := ask(t, "GET", base+path, "", ""); a.status != 200 || !strings.Contains(a.body, want) || a.header.Get("Dragoman-Engine") != "test/1" {
			t.Errorf("GET %s: %d %s, want %s", path, a.status, a.body, want)
		}
	}
	fix := fmt.Sprintf(`{"kind":"speaker","report":"%s","target":"s1","value":{"name":"the council"},"reason":"line two"}`, added.Report)
	if a := ask(t, "POST", base+"/api/corrections", tok["correct"], fix); a.status != 201 || !strings.Contains(a.body, `"author":"correct token"`) {
		t.Fatalf("%d %s", a.status, a.body)
	}
	if a := ask(t, "GET", base+"/api/reports/"+added.Report, "", ""); !strings.Contains(a.body, `"name":"the council"`) {
		t.Errorf("the correction does not show: %s", a.body)
	}
}

func TestFormatsAndCaching(t *testing.T) {
	base, tok := server(t, true)
	for i := range 3 {
		ask(t, "POST", base+"/api/reports", tok["write"], strings.Replace(report, "Bridge", fmt.Sprint("Bridge\\t", i), 1))
	}
	a := ask(t, "GET", base+"/api/reports?limit=2", "", "", "Accept", "text/tab-separated-values")
	lines := strings.Split(strings.TrimSpace(a.body), "\n")
	if len(lines) != 4 || !strings.HasPrefix(lines[0], "id\t") || strings.Count(lines[1], "\t") != strings.Count(lines[0], "\t") || !strings.HasPrefix(lines[3], "# next") {
		t.Errorf("TSV:\n%s", a.body)
	}
	a = ask(t, "GET", base+"/api/reports", "", "", "Accept", "application/x-ndjson")
	if n := strings.Count(a.body, "\n"); n != 3 || !json.Valid([]byte(strings.SplitN(a.body, "\n", 2)[0])) {
		t.Errorf("NDJSON of %d lines:\n%s", n, a.body)
	}
	tag := a.header.Get("ETag")
	if a = ask(t, "GET", base+"/api/reports", "", "", "Accept", "application/x-ndjson", "If-None-Match", tag); a.status != 304 || tag == "" {
		t.Errorf("unchanged: %d", a.status)
	}
	ask(t, "POST", base+"/api/reports", tok["write"], strings.Replace(report, "Bridge", "Ferry", 1))
	if a = ask(t, "GET", base+"/api/reports", "", "", "Accept", "application/x-ndjson", "If-None-Match", tag); a.status != 200 {
		t.Errorf("changed: %d", a.status)
	}
}

func TestWhoMayDoWhat(t *testing.T) {
	for _, open := range []bool{true, false} {
		base, tok := server(t, open)
		for _, c := range []struct {
			method, path, token string
			want                int
		}{
			{"GET", "/api/reports", "", map[bool]int{true: 200, false: 401}[open]},
			{"GET", "/api/reports", tok["read"], 200},
			{"GET", "/api/reports", tok["write"], 403},
			{"GET", "/api/reports", "dgm_x_y", 401},
			{"GET", "/healthz", "", 200},
			{"POST", "/api/reports", "", 401},
			{"POST", "/api/reports", tok["read"], 403},
			{"POST", "/api/reports", tok["correct"], 403},
			{"POST", "/api/corrections", tok["write"], 403},
			{"POST", "/api/corrections", "", 401},
			{"DELETE", "/api/reports", tok["write"], 405},
			{"GET", "/api/nothing", tok["read"], 404},
		} {
			if a := ask(t, c.method, base+c.path, c.token, map[bool]string{true: report}[c.method == "POST"]); a.status != c.want {
				t.Errorf("open=%v %s %s with %.12q: %d, want %d", open, c.method, c.path, c.token, a.status, c.want)
			}
		}
	}
}

func TestHostileRequests(t *testing.T) {
	base, tok := server(t, true)
	for _, body := range []string{"", "{", "[]", "null", `{"text":5}`, `{"text":""}`, `{"html":"<a>"}`, "\xff\xfe", `{"text":"` + strings.Repeat("x", 2<<20) + `"}`, strings.Repeat("[", 100000)} {
		for _, path := range []string{"/api/reports", "/api/corrections"} {
			token := tok["write"]
			if strings.HasSuffix(path, "corrections") {
				token = tok["correct"]
			}
			if a := ask(t, "POST", base+path, token, body); a.status < 400 || a.status >= 500 || !strings.Contains(a.header.Get("Content-Type"), "problem+json") {
				t.Errorf("POST %s %.30q: %d %s", path, body, a.status, a.header.Get("Content-Type"))
			}
		}
	}
}

// Every operation of the OpenAPI file, asked at random, answers without a 500.
func TestNoRequestGives500(t *testing.T) {
	base, tok := server(t, true)
	ask(t, "POST", base+"/api/reports", tok["write"], report)
	var doc struct {
		Paths map[string]map[string]struct {
			Parameters []struct{ Name, In string }
		}
	}
	if err := json.Unmarshal([]byte(ask(t, "GET", base+"/openapi.json", "", "").body), &doc); err != nil || len(doc.Paths) < 7 {
		t.Fatalf("%d paths, %v", len(doc.Paths), err)
	}
	rng := rand.New(rand.NewPCG(1, 2))
	values := []string{"", "0", "-1", "7", "99999999999999999999", "%00", "%ff", "a%20OR", "%28", "%22", "2025-10-16", "x|y", "..", "%27%3B--", "r0000", "true", "NaN", "type:CONSULT", strings.Repeat("a", 300)}
	bodies := []string{`{}`, `{"kind":"undo","target":"1","reason":"x","author":"y"}`, `{"kind":"merge-stories","target":"s","value":{"into":"t"},"reason":"x","author":"y"}`, `{"kind":"edit-event","report":"r","target":"e","value":[],"reason":"x"}`, `{"text":"\u0000"}`, `{"text":"“"}`, `{"published":"yesterday","text":"The mayor said so."}`, `{"value":1e999}`}
	n := 0
	for _, path := range slices.Sorted(maps.Keys(doc.Paths)) {
		for _, method := range slices.Sorted(maps.Keys(doc.Paths[path])) {
			o := doc.Paths[path][method]
			for range 40 {
				p, q := path, []string{}
				for _, par := range o.Parameters {
					v := values[rng.IntN(len(values))]
					if par.In == "path" {
						if v == "" || v == ".." {
							v = "x"
						}
						p = strings.ReplaceAll(p, "{"+par.Name+"}", v)
					} else if par.In == "query" && rng.IntN(2) == 0 {
						q = append(q, par.Name+"="+v)
					}
				}
				body, token := "", ""
				if method != "get" {
					body, token = bodies[rng.IntN(len(bodies))], tok["write"]
					if strings.Contains(path, "corrections") {
						token = tok["correct"]
					}
				}
				a := ask(t, strings.ToUpper(method), base+p+"?"+strings.Join(q, "&"), token, body)
				n++
				if a.status >= 500 {
					t.Errorf("%s %s?%s %s: %d %s", method, p, strings.Join(q, "&"), body, a.status, a.body)
				}
			}
		}
	}
	if n < 300 {
		t.Errorf("only %d requests were made", n)
	}
}

func TestGracefulStop(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	started := make(chan bool)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() {
		done <- serve.Run(ctx, l, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			close(started)
			time.Sleep(50 * time.Millisecond)
			fmt.Fprint(w, "finished")
		}))
	}()
	got := make(chan string, 1)
	go func() {
		resp, err := http.Get("http://" + l.Addr().String())
		if err != nil {
			got <- err.Error()
			return
		}
		b, _ := io.ReadAll(resp.Body)
		resp.Body.Close()
		got <- string(b)
	}()
	<-started
	cancel()
	if err := <-done; err != nil && !errors.Is(err, http.ErrServerClosed) {
		t.Error(err)
	}
	if s := <-got; s != "finished" {
		t.Errorf("the request under way got %q", s)
	}
}

// Claims come page by page, whole and each once, across stories.
func TestClaimsWithoutACap(t *testing.T) {
	base, tok := server(t, true)
	for i, words := range []string{"The ferry Albatross sank off Harbourtown on Monday with forty people aboard, near the lighthouse.", "Farmers blocked the roads of Northland with tractors on Sunday because of the milk tariff vote."} {
		for _, more := range []string{"The police said so.", "The mayor did not say so."} {
			body, _ := json.Marshal(map[string]string{"published": fmt.Sprintf("2025-10-1%d", i+1), "text": words + " " + more})
			if a := ask(t, "POST", base+"/api/reports", tok["write"], string(body)); a.status != http.StatusCreated {
				t.Fatal(a.status, a.body)
			}
		}
	}
	seen, after := map[string]int{}, ""
	for range 10 {
		var p struct {
			Items []struct{ Story, ID string }
			Next  string
		}
		if a := ask(t, "GET", base+"/api/claims?kind=differs&limit=2&after="+url.QueryEscape(after), "", ""); a.status != 200 || json.Unmarshal([]byte(a.body), &p) != nil {
			t.Fatal(a.status, a.body)
		}
		for _, x := range p.Items {
			seen[x.Story+x.ID]++
		}
		if after = p.Next; after == "" {
			break
		}
	}
	if len(seen) != 6 {
		t.Errorf("claims seen: %v", seen)
	}
	for k, n := range seen {
		if n != 1 {
			t.Errorf("%s came %d times", k, n)
		}
	}
	check := ask(t, "POST", base+"/api/check", "", `{"text":"The ferry Albatross sank off Harbourtown."}`)
	if check.status != 200 && check.status != 401 {
		t.Error(check.status, check.body)
	}
}

// A story taken up again after weeks names the one it goes on from.
func TestStoryGoesOn(t *testing.T) {
	base, tok := server(t, true)
	var stories []string
	for _, x := range [][3]string{
		{"2025-03-03", "Banker Iva Renn arrested over missing deposits", "Police in Ostrava arrested the banker Iva Renn on Monday over missing deposits at the Marel Savings Bank. Prosecutor Tomas Hrabal said Ms Renn had moved nine million crowns of the bank's deposits to a company of her brother. The Marel Savings Bank closed its branches in Ostrava and depositors queued outside. Ms Renn denied the charge through her lawyer, Petra Nagy."},
		{"2025-04-15", "Trial of banker Iva Renn opens in Ostrava", "The trial of the banker Iva Renn opened in Ostrava on Tuesday with a quarrel over the deposits of the Marel Savings Bank. Prosecutor Tomas Hrabal told the court that Ms Renn moved nine million crowns of deposits to her brother's company. Her lawyer, Petra Nagy, said the Marel Savings Bank had approved every transfer. Depositors of the bank filled the gallery."},
	} {
		body, err := json.Marshal(map[string]string{"outlet": "Post", "published": x[0], "title": x[1], "text": x[2]})
		if err != nil {
			t.Fatal(err)
		}
		var added desk.Added
		if a := ask(t, "POST", base+"/api/reports", tok["write"], string(body)); json.Unmarshal([]byte(a.body), &added) != nil || added.Story == "" {
			t.Fatalf("%d %s", a.status, a.body)
		}
		stories = append(stories, added.Story)
	}
	if a := ask(t, "GET", base+"/api/stories/"+stories[1], "", ""); !strings.Contains(a.body, `"follows":"`+stories[0]+`"`) {
		t.Errorf("the trial does not go on from the arrest: %s", a.body)
	}
	if a := ask(t, "GET", base+"/api/stories/"+stories[0], "", ""); strings.Contains(a.body, "follows") {
		t.Errorf("the arrest goes on from something: %s", a.body)
	}
}
