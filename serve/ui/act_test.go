// SPDX-License-Identifier: Apache-2.0

package ui_test

import (
	"bytes"
	"html"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

// The pages of actors, pairs, review, check and briefs show what is asked for,
// and escape what reports wrote.
func TestPagesOfActs(t *testing.T) {
	base, _, st := site(t, true)
	for path, want := range map[string]string{
		"/d/mayor/mayor":                 "<b>2</b> reports",
		"/d/mayor/mayor?week=2025-10-13": "2 passages",
		"/d/mayor/mayor?from=2026-01-01": "of these days",
		"/d/mayor/mayor/chart.svg":       "Source: Dragoman, 1 event told in 2 reports",
		"/d/mayor/mayor/chart.png":       "PNG",
		"/d/mayor/mayor/counts.csv":      "2025-W42,a>b,conflict,material,planned,1,1,2",
		"/d":                             "How do two sides stand",
		"/d/mayr/mayor":                  "Did you mean",
		"/e":                             "the mayor",
		"/e?name=nobody+at+all":          "Nobody of that name",
		"/e/mayor":                       "Names as written",
		"/e?name=the+mayr":               `Did you mean <a href="/e/mayor">the mayor</a>?`,
		"/q?speaker=the+mayr":            `Did you mean <a href="/q?speaker=the%20mayor">the mayor</a>?`,
		"/e/none?name=Montevideo":        `value="&#34;Montevideo&#34;"`, // a place without a page is searched for
		"/e/mayor?stance=asserts":        "aria-current",
		"/e/mayor/merge":                 "Perhaps",
		"/e/mayor/weeks.csv":             "the mayor,2025-10-13,2",
		"/review":                        "Review",
		"/review?kind=names":             "Nothing of this kind waits",
		"/map":                           "Where",
		"/check":                         "Is it in the record",
		"/brief/" + st:                   "made only of sentences",
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
	for path, want := range map[string]int{"/q?from=x": 422, "/map?to=2025-99-99": 422, "/d/mayor/mayor?from=x": 422, "/e/none": 404, "/e/none/merge": 404, "/brief/none": 404, "/e/mayor/weeks.png": 422, "/d/none/mayor/chart.svg": 404} {
		if status, _ := get(t, base+path); status != want {
			t.Errorf("%s: %d, want %d", path, status, want)
		}
	}
}

// A watch that is saved twice is one; it is changed in its place; a kind of
// watch that is none is refused; types of events can be chosen.
func TestMakingAWatch(t *testing.T) {
	base, _, _ := site(t, true)
	if _, body := get(t, base+"/watch"); !strings.Contains(body, `<option value="do:ASSAULT">attacks</option>`) {
		t.Error("no type of event can be chosen")
	}
	form := url.Values{"does": {"do:ASSAULT"}, "who": {"the mayor"}, "about": {"the <b>bank"}}
	status, body := post(t, base+"/watch", form)
	if status != 200 || !strings.Contains(body, "the mayor attacks the &lt;b&gt;bank") {
		t.Fatalf("made: %d\n%s", status, body)
	}
	post(t, base+"/watch", form)
	_, body = get(t, base+"/watch")
	if n := strings.Count(body, "the mayor attacks"); n != 1 {
		t.Fatalf("saved twice, there are %d", n)
	}
	edit := regexp.MustCompile(`href="(/watch\?[^"]*edit=(w[0-9a-f]+)[^"]*)"`).FindStringSubmatch(body)
	if edit == nil {
		t.Fatalf("no way to change it:\n%s", body)
	}
	if _, body := get(t, base+html.UnescapeString(edit[1])); !strings.Contains(body, "Change a watch") || !strings.Contains(body, `<option value="do:ASSAULT" selected>`) || !strings.Contains(body, `name="edit" value="`+edit[2]+`"`) {
		t.Errorf("the form that changes it:\n%s", body)
	}
	if status, body := post(t, base+"/watch", url.Values{"edit": {edit[2]}, "does": {"say:denies"}, "who": {"the mayor"}}); status != 200 || !strings.Contains(body, "the mayor denies anything") {
		t.Errorf("changed: %d", status)
	}
	if _, body := get(t, base+"/watch"); strings.Contains(body, "attacks the &lt;b&gt;bank") || !strings.Contains(body, "1 watch,") {
		t.Errorf("the watch was not changed in its place:\n%s", body)
	}
	for name, form := range map[string]url.Values{"no kind": {"does": {"think"}, "who": {"x"}}, "no stance": {"does": {"say:thinks"}, "who": {"x"}}, "nobody": {"does": {"say"}}} {
		if status, body := post(t, base+"/watch", form); status != 422 || strings.Contains(body, "does not fit") || !strings.Contains(body, "brings the form as you filled it") {
			t.Errorf("%s: %d\n%s", name, status, body)
		}
	}
	if status, _ := post(t, base+"/watch", url.Values{"edit": {"w00"}, "does": {"say"}, "who": {"x"}}); status != 404 {
		t.Errorf("changing one that is not there: %d", status)
	}
}

// A search says a sentence once, with what it was found as, lights what was
// searched and narrows down in the words of the pages.
func TestSearchSaysASentenceOnce(t *testing.T) {
	base, _, _ := site(t, true)
	_, body := get(t, base+"/search?q=albatross+OR+mayor")
	if n := strings.Count(body, `class="said"`); n != 2 {
		t.Errorf("two sentences are found as %d", n)
	}
	for _, want := range []string{"<mark>Albatross</mark>", "The <mark>mayor</mark> said", "event, statement ·", "<b>2</b> sentences", "&lt;img src=x"} {
		if !strings.Contains(body, want) {
			t.Errorf("no %q in\n%s", want, body)
		}
	}
	if strings.Contains(body, ">ASSAULT<") || strings.Contains(body, ">asserts<") {
		t.Error("codes stand on the page")
	}
	if _, body := get(t, base+"/search?q=%22ferry+albatr"); !strings.Contains(body, `<pre class="error">`) {
		t.Errorf("a mistake in a query:\n%s", body)
	}
}

// Feeds come in as a list, folders in it and all, and what fails says why once;
// a list that is none is refused.
func TestTakingFeedsIn(t *testing.T) {
	base, _, _ := site(t, true)
	send := func(content string) (int, string) {
		t.Helper()
		var b bytes.Buffer
		w := multipart.NewWriter(&b)
		f, err := w.CreateFormFile("file", "feeds.opml")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		resp, err := http.Post(base+"/feeds/opml", w.FormDataContentType(), &b)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		body, err := io.ReadAll(resp.Body)
		if err != nil {
			t.Fatal(err)
		}
		return resp.StatusCode, string(body)
	}
	status, body := send(`<?xml version="1.0"?><opml version="2.0"><body><outline text="Papers"><outline text="Quay &lt;b&gt;" xmlUrl="https://quay.example/feed"/><outline title="Mill" text="x" xmlUrl="https://mill.example/feed"/></outline><outline text="no feed" xmlUrl="file:///etc/passwd"/></body></opml>`)
	if status != 200 || !strings.Contains(body, "https://quay.example/feed") || !strings.Contains(body, "Quay &lt;b&gt;") || !strings.Contains(body, "https://mill.example/feed") || strings.Contains(body, "passwd") {
		t.Errorf("taken in: %d\n%s", status, body)
	}
	if _, out := get(t, base+"/feeds.opml"); !strings.Contains(out, `title="Mill"`) {
		t.Errorf("and out: %s", out)
	}
	for _, x := range []string{"", "<opml><body/></opml>", "<opml><outline", "no list"} {
		if status, body := send(x); status != 422 || !strings.Contains(body, `href="/sources#feeds"`) {
			t.Errorf("%q: %d\n%s", x, status, body)
		}
	}
}
