// SPDX-License-Identifier: Apache-2.0

package browser

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// The reports are of this test's making; nothing in them happened.
var reports = []struct{ outlet, date, title, body string }{
	{"Harbour Post", "2025-10-15", "Ferry sinks off Harbourtown, 12 missing", `
<p>The ferry Albatross sank off Harbourtown on Tuesday and 12 people were missing, the coast guard said.</p>
<p>Mayor Lena Brandt said that the ferry had been overloaded. "We will find every one of them," said Brandt.</p>
<p>Police arrested three people on Wednesday, and divers searched the wreck of the Albatross near the lighthouse.</p>`},
	{"Coast Wire", "2025-10-15", "Coast guard searches for survivors of sunken ferry", `
<p>Divers searched for survivors after the ferry Albatross sank off Harbourtown on Tuesday. The coast guard said that 15 people were missing.</p>
<p>The owner of the ferry, Nordline, denied that the ferry had been overloaded.</p>
<p>Police arrested four people on Wednesday, the coast guard said.</p>`},
	{"Island Times", "2025-10-16", "Ferry was not overloaded, says owner of the Albatross", `
<p>The ferry Albatross was not overloaded when it sank off Harbourtown on Tuesday, its owner Nordline said on Thursday.</p>
<p>The coast guard said that 12 people were missing and that divers would go on searching the wreck near the lighthouse.</p>`},
}

// press serves a feed of the reports and their pages.
func press(t *testing.T) string {
	mux := http.NewServeMux()
	mux.HandleFunc("/feed", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/rss+xml")
		fmt.Fprint(w, `<rss version="2.0"><channel><title>Harbourtown today</title>`)
		for i, x := range reports {
			fmt.Fprintf(w, `<item><link>/report/%d</link><guid>%d</guid><title>%s</title></item>`, i, i, x.title)
		}
		fmt.Fprint(w, `</channel></rss>`)
	})
	mux.HandleFunc("/report/{n}", func(w http.ResponseWriter, r *http.Request) {
		var n int
		fmt.Sscan(r.PathValue("n"), &n)
		x := reports[n]
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, `<!doctype html><html lang="en"><head><title>%s</title><meta property="og:site_name" content="%s"><meta property="article:published_time" content="%sT08:00:00Z"></head><body><article><h1>%s</h1>%s</article></body></html>`, x.title, x.outlet, x.date, x.title, x.body)
	})
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s.URL
}

// A person starts on an empty record, adds a feed, sees a story form, opens a
// disagreement, corrects a speaker, has the report read again, searches the
// correction and exports it.
func TestADayAtTheDesk(t *testing.T) {
	ctx := window(t, 1400, 900)
	script := axeScript(t)
	record := filepath.Join(t.TempDir(), "record.db")
	site := press(t)
	host, _ := url.Parse(site)
	flags := []string{"--no-sample", "--allow", host.Hostname()}
	base, stop := serve(t, record, flags...)

	do(t, ctx, "the empty record", chromedp.Navigate(base+"/"), chromedp.WaitVisible("main", chromedp.ByQuery))
	if s := text(t, ctx, "main"); !strings.Contains(s, "The record is empty") {
		t.Fatalf("the first page says %q", s)
	}
	axe(t, ctx, script, "the empty record")

	do(t, ctx, "adding a feed", chromedp.Click(`nav a[href="/sources"]`, chromedp.ByQuery), chromedp.WaitVisible(`input[name=url]`, chromedp.ByQuery),
		chromedp.SendKeys(`input[name=url]`, site+"/feed", chromedp.ByQuery), chromedp.Submit(`form[action="/feeds"]`, chromedp.ByQuery), chromedp.WaitVisible(".feed", chromedp.ByQuery))
	for deadline := time.Now().Add(90 * time.Second); ; time.Sleep(500 * time.Millisecond) {
		do(t, ctx, "looking at the feed", chromedp.Navigate(base+"/sources"), chromedp.WaitVisible(".feed", chromedp.ByQuery))
		if s := text(t, ctx, "main"); strings.Contains(s, "Island Times") && strings.Contains(s, "Coast Wire") && strings.Contains(s, "Harbour Post") {
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("the feed's reports do not come:\n%s", text(t, ctx, "main"))
		}
	}
	axe(t, ctx, script, "sources")

	do(t, ctx, "opening the story", chromedp.Click(".brand", chromedp.ByQuery), chromedp.WaitVisible(".stories h3 a", chromedp.ByQuery))
	if s := text(t, ctx, ".stories"); !strings.Contains(s, "3 reports") {
		t.Errorf("the story did not form: %s", s)
	}
	do(t, ctx, "opening the story", chromedp.Click(".stories h3 a", chromedp.ByQuery), chromedp.WaitVisible(".issue", chromedp.ByQuery))
	axe(t, ctx, script, "the story")
	do(t, ctx, "opening a disagreement", chromedp.Click(".issue[open] a.said", chromedp.ByQuery), chromedp.WaitVisible(".pane section .passage mark", chromedp.ByQuery))
	if n := len(lit(t, ctx)); n < 2 {
		t.Errorf("%d passages are lit, want both sides", n)
	}
	axe(t, ctx, script, "a disagreement")

	var alone string
	do(t, ctx, "opening a report in the pane", chromedp.Click(`//ol[@class="origins"]//h3/a[.="Harbour Post"]`, chromedp.BySearch), chromedp.WaitVisible(`.pane section:target .layers`, chromedp.ByQuery),
		chromedp.AttributeValue(`.pane section:target a[href^="/doc/"]`, "href", &alone, nil, chromedp.ByQuery))
	do(t, ctx, "going to the report", chromedp.Navigate(base+alone), chromedp.WaitVisible(".said", chromedp.ByQuery))
	var doc string
	fix := `//ul[@class="said"]/li[contains(., "overloaded")]`
	do(t, ctx, "correcting a speaker", chromedp.Location(&doc), chromedp.Click(fix+`//summary`, chromedp.BySearch),
		chromedp.SendKeys(fix+`//form[1]//input[@name="name"]`, "Harbour master Ivo Lind", chromedp.BySearch),
		chromedp.SendKeys(fix+`//form[1]//input[@name="author"]`, "Ana", chromedp.BySearch),
		chromedp.SendKeys(fix+`//form[1]//input[@name="reason"]`, "the agency put its line right", chromedp.BySearch),
		chromedp.Click(fix+`//form[1]//button`, chromedp.BySearch), chromedp.WaitVisible(`//h2[text()="Corrections"]`, chromedp.BySearch))
	kept := func(when string) {
		t.Helper()
		if s := text(t, ctx, ".said"); !strings.Contains(s, "Harbour master Ivo Lind") {
			t.Errorf("%s the speaker is not the corrected one:\n%s", when, s)
		}
	}
	kept("after correcting")
	axe(t, ctx, script, "the report")
	do(t, ctx, "reading again", chromedp.Click(`//button[text()="Read it again"]`, chromedp.BySearch), chromedp.Sleep(time.Second), chromedp.WaitVisible(`//h2[text()="Corrections"]`, chromedp.BySearch))
	kept("after reading again")
	stop()
	if s := dragoman(t, record, "verify", "--reread"); !strings.Contains(s, "3 reports: 3 read the same") {
		t.Errorf("verify says %s", s)
	}
	base, _ = serve(t, record, flags...)
	u, _ := url.Parse(doc)
	do(t, ctx, "coming back", chromedp.Navigate(base+u.Path), chromedp.WaitVisible(".said", chromedp.ByQuery))
	kept("after the server's new start")

	do(t, ctx, "searching", chromedp.SendKeys("#find", `speaker:"Harbour master Ivo Lind"`, chromedp.ByQuery), chromedp.Submit(".find", chromedp.ByQuery), chromedp.WaitVisible(".hits", chromedp.ByQuery))
	if s := text(t, ctx, ".hits"); !strings.Contains(s, "overloaded") {
		t.Errorf("searching the corrected speaker finds %q", s)
	}
	axe(t, ctx, script, "search")
	var export string
	do(t, ctx, "exporting", chromedp.Click(`a[href="/corrections"]`, chromedp.ByQuery), chromedp.WaitVisible(`a[href="/corrections.jsonl"]`, chromedp.ByQuery),
		chromedp.Evaluate(`fetch(document.querySelector('a[href="/corrections.jsonl"]').href).then(r => r.text())`, &export, func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }))
	var c struct {
		Kind, Author string
		Value        struct{ Name string }
	}
	if err := json.Unmarshal([]byte(export), &c); err != nil || c.Kind != "speaker" || c.Author != "Ana" || c.Value.Name != "Harbour master Ivo Lind" {
		t.Errorf("the export is %q (%v)", export, err)
	}
	axe(t, ctx, script, "corrections")
}

// lit is the words lit in the passages that are seen.
func lit(t *testing.T, ctx context.Context) (out []string) {
	t.Helper()
	do(t, ctx, "the passages", chromedp.Evaluate(`Array.from(document.querySelectorAll(".pane section")).filter(s => s.offsetParent).flatMap(s => Array.from(s.querySelectorAll(".passage"))).map(p => Array.from(p.querySelectorAll("mark")).map(m => m.textContent.trim()).join(" ")).filter(x => x)`, &out))
	return out
}
