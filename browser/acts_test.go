// SPDX-License-Identifier: Apache-2.0

package browser

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// pagesOfActs are the pages of actors, pairs, review, check and briefs over the
// bundled examples.
func pagesOfActs(t *testing.T, base string) []page {
	t.Helper()
	var stories struct {
		Items []struct {
			ID      string
			Reports []string
		}
	}
	if err := json.Unmarshal([]byte(answer(t, base+"/api/stories")), &stories); err != nil || len(stories.Items) == 0 {
		t.Fatalf("no stories: %v", err)
	}
	st := stories.Items[0]
	for _, x := range stories.Items {
		if len(x.Reports) > len(st.Reports) {
			st = x
		}
	}
	return []page{{"actors", "/e"}, {"actor", "/e/Rosa%20Villacorta"}, {"merge", "/e/Rosa%20Villacorta/merge"}, {"pairs", "/d"}, {"pair", "/d/Armenia/Georgia"}, {"pair-misspelt", "/d/Armenya/Georgia"},
		{"review", "/review"}, {"review-events", "/review?kind=event"}, {"check", "/check"}, {"brief", "/brief/" + st.ID}, {"acts-map", "/map"}}
}

// Those pages, likewise.
func TestPagesOfActs(t *testing.T) {
	ctx := window(t, 1400, 900)
	script := axeScript(t)
	base, _ := serve(t, filepath.Join(t.TempDir(), "record.db"), "--no-gather")
	for _, p := range pagesOfActs(t, base) {
		answer(t, base+p.path) // a story is compared when it is first looked at
		lookAt(t, ctx, script, base, p)
	}
}

// An analyst follows an actor to a pair and takes its chart, decides five
// readings by keyboard and takes one back, makes one of two actors in the whole
// record from their page and undoes it, and holds a draft against the record.
func TestAnAnalystsWork(t *testing.T) {
	ctx := window(t, 1400, 900)
	record := filepath.Join(t.TempDir(), "record.db")
	base, _ := serve(t, record, "--no-gather")
	for _, p := range pagesOfActs(t, base) {
		answer(t, base+p.path)
	}
	for deadline := time.Now().Add(60 * time.Second); !strings.Contains(answer(t, base+"/review"), "dispute"); time.Sleep(time.Second) {
		if time.Now().After(deadline) {
			t.Fatal("no dispute comes into the queue")
		}
	}

	do(t, ctx, "to the pair", chromedp.Navigate(base+"/d"), chromedp.WaitVisible("#a", chromedp.ByQuery), chromedp.SendKeys("#a", "Armenia", chromedp.ByQuery), chromedp.SendKeys("#b", "Georgia"+kb.Enter, chromedp.ByQuery), chromedp.WaitVisible(".chart", chromedp.ByQuery))
	if s := text(t, ctx, "main"); !strings.Contains(s, "Armenia") || !strings.Contains(s, "happening") {
		t.Errorf("the pair says %s", s)
	}
	do(t, ctx, "pressing a week", chromedp.Click(`.chart a`, chromedp.ByQuery), chromedp.WaitVisible(".band", chromedp.ByQuery))
	var kind string
	do(t, ctx, "the chart as PNG", chromedp.Evaluate(`fetch(Array.from(document.querySelectorAll(".sec a")).find(a => a.textContent == "PNG").href).then(r => r.blob()).then(b => createImageBitmap(b)).then(i => i.width > 1000 ? "picture" : "small")`, &kind, awaited))
	if kind != "picture" {
		t.Errorf("the chart is %q", kind)
	}

	do(t, ctx, "the queue", chromedp.Navigate(base+"/review"), chromedp.WaitVisible("#key-y", chromedp.ByQuery),
		chromedp.SendKeys("#me", "Mira", chromedp.ByQuery), chromedp.SendKeys("#why", "read in the passage", chromedp.ByQuery), chromedp.Evaluate(`document.activeElement.blur()`, nil))
	waiting := func() string { return strings.Fields(text(t, ctx, ".head .meta"))[0] }
	before := waiting()
	for i, key := range []string{"y", "n", "y", "y", "y"} {
		var at string
		do(t, ctx, fmt.Sprintf("reading %d", i+1), chromedp.Location(&at), chromedp.KeyEvent(key), chromedp.WaitVisible("#key-u", chromedp.ByQuery))
		for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(100 * time.Millisecond) {
			var now string
			do(t, ctx, "the next", chromedp.Location(&now), chromedp.WaitVisible("#key-y", chromedp.ByQuery))
			if now != at {
				break
			}
			if time.Now().After(deadline) {
				t.Fatalf("%s does nothing on %s", key, at)
			}
		}
	}
	after := waiting()
	if before == after {
		t.Errorf("%s waited, and %s wait still", before, after)
	}
	do(t, ctx, "taking the last back", chromedp.KeyEvent("u"), chromedp.WaitVisible(`//p[contains(@class,"live")][contains(., "Undone")]`, chromedp.BySearch))
	rows := strings.Split(strings.TrimSpace(dragoman(t, record, "corrections", "export", "--rows")), "\n")
	if len(rows) != 4 || !strings.Contains(rows[0], `"author":"Mira"`) {
		t.Errorf("four decisions are in force, as rows: %q", rows)
	}

	item := func() (s string) {
		t.Helper()
		do(t, ctx, "what is open", chromedp.WaitVisible("#key-y", chromedp.ByQuery), chromedp.Value(`[name=item]`, &s, chromedp.ByQuery))
		return s
	}
	undone := item()
	if now := waiting(); now == after {
		t.Errorf("taken back, and %s wait still", now)
	}
	turn := func(key, from string) (to string) {
		t.Helper()
		do(t, ctx, "key "+key, chromedp.KeyEvent(key))
		for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(100 * time.Millisecond) {
			if to = item(); to != from {
				return to
			}
			if time.Now().After(deadline) {
				t.Fatalf("%s does not leave %s", key, from)
			}
		}
	}
	next := turn("j", undone)
	if back := turn("k", next); back != undone {
		t.Errorf("j leads to %s and k back to %s, not to %s", next, back, undone)
	}
	var focus string
	do(t, ctx, "to the fields", chromedp.Navigate(base+"/review?kind=event"), chromedp.WaitVisible("#key-e", chromedp.ByQuery), chromedp.KeyEvent("e"), chromedp.Evaluate(`document.activeElement.id + " " + document.activeElement.value`, &focus))
	if !strings.HasPrefix(focus, "who ") || strings.HasSuffix(focus, "e") {
		t.Errorf("e leads to %q", focus)
	}

	do(t, ctx, "merging", chromedp.Navigate(base+"/e/Rosa%20Villacorta/merge?name=Elena+Paredes"), chromedp.Click(`//section[contains(., "Another name")]//a[text()="Elena Paredes"]`, chromedp.BySearch), chromedp.WaitVisible(`//button[contains(., "whole record")]`, chromedp.BySearch))
	var name string
	do(t, ctx, "the name is remembered", chromedp.Value(`input[name=author]`, &name, chromedp.ByQuery), chromedp.Click(`//button[contains(., "whole record")]`, chromedp.BySearch), chromedp.WaitVisible("#key-u", chromedp.ByQuery))
	if s := text(t, ctx, "main"); name != "Mira" || !strings.Contains(s, "Rosa Villacorta and Elena Paredes are one, in the whole record") || !strings.Contains(text(t, ctx, "#names"), "Villacorta") {
		t.Errorf("by %q: %s", name, s)
	}
	do(t, ctx, "undoing it", chromedp.KeyEvent("u"), chromedp.WaitVisible(`//p[contains(@class,"live")][contains(., "Undone")]`, chromedp.BySearch))
	if s := text(t, ctx, "#names"); strings.Contains(s, "Villacorta") {
		t.Errorf("undone the names are still %s", s)
	}

	do(t, ctx, "a draft", chromedp.Navigate(base+"/check"), chromedp.SendKeys("#d", "About 8,000 teachers marched through the centre of Lima on Wednesday to demand higher pay, police said. The moon is made of chalk.", chromedp.ByQuery),
		chromedp.Click(`//button[text()="Check"]`, chromedp.BySearch), chromedp.WaitVisible(".v", chromedp.ByQuery))
	if s := text(t, ctx, "main"); !strings.Contains(s, "Held, by") || !strings.Contains(s, "Not in the record") || !strings.Contains(s, "Andes Press") {
		t.Errorf("the draft: %s", s)
	}
}

func awaited(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }
