// SPDX-License-Identifier: Apache-2.0

package browser

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A person makes a watch from a search, is told on the page that stays open,
// finds the alert on Today and in the feed, with its passage lit and why it was
// sent; a misspelt name is found; all of it may be done by keys.
func TestWatching(t *testing.T) {
	ctx := window(t, 1400, 900)
	script := axeScript(t)
	record := filepath.Join(t.TempDir(), "record.db")
	base, _ := serve(t, record, "--no-gather")

	do(t, ctx, "a misspelt name", chromedp.Navigate(base+"/"), chromedp.WaitVisible("#find", chromedp.ByQuery), chromedp.KeyEvent("/"), chromedp.SendKeys("#find", "Vilacorta"+kb.Enter, chromedp.ByQuery),
		chromedp.WaitVisible(`//p[@class="note"]//a[.="Rosa Villacorta"]`, chromedp.BySearch), chromedp.Click(`//p[@class="note"]//a[.="Rosa Villacorta"]`, chromedp.BySearch), chromedp.WaitVisible(".hits li", chromedp.ByQuery))
	do(t, ctx, "watching the search", chromedp.Navigate(base+"/search?q=speaker:Brandt+stance:denies"), chromedp.Click(`//a[.="Watch this search"]`, chromedp.BySearch), chromedp.WaitVisible("#tried", chromedp.ByQuery))
	if s := text(t, ctx, "#tried"); !strings.Contains(s, "It would have told you nothing in the 180 days") {
		t.Errorf("tried: %s", s)
	}
	axe(t, ctx, script, "a watch tried")
	do(t, ctx, "saving it", chromedp.Click(`//button[.="Save the watch"]`, chromedp.BySearch), chromedp.WaitVisible(`//p[contains(., "It has told nothing yet")]`, chromedp.BySearch))
	var list string
	do(t, ctx, "Today stays open", chromedp.Navigate(base+"/"), chromedp.WaitVisible("#live-line", chromedp.ByQuery), chromedp.Sleep(time.Second), chromedp.OuterHTML(".stories", &list, chromedp.ByQuery))

	file := filepath.Join(t.TempDir(), "new.txt")
	if err := os.WriteFile(file, []byte("HARBOURTOWN - Mayor Lena Brandt denied on Tuesday that the ferry Albatross had been sold to a bank. Brandt denied that the harbour was in debt.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	dragoman(t, record, "ingest", "--outlet", "Harbour Post", "--published", "2025-11-20", file)
	do(t, ctx, "it is told of", chromedp.WaitVisible(`//span[@id="live-line"][contains(., "1 new report")]`, chromedp.BySearch))
	var now string
	do(t, ctx, "the list has not moved", chromedp.OuterHTML(".stories", &now, chromedp.ByQuery))
	if now != list {
		t.Error("the list moved under its reader")
	}
	for deadline := time.Now().Add(60 * time.Second); !strings.Contains(answer(t, base+"/watch.atom"), "<entry>"); time.Sleep(time.Second) {
		if time.Now().After(deadline) {
			t.Fatal("no alert came")
		}
	}
	if feed := answer(t, base+"/watch.atom"); !strings.Contains(feed, "Harbour Post") || !strings.Contains(feed, "Albatross") {
		t.Errorf("the feed is %s", feed)
	}
	do(t, ctx, "the alert on Today", chromedp.Click("#live-show", chromedp.ByQuery), chromedp.WaitVisible(`//aside//span[@class="tag new"]`, chromedp.BySearch),
		chromedp.Click(`//aside//a[contains(., "found by")]`, chromedp.BySearch), chromedp.WaitVisible(".alert mark", chromedp.ByQuery))
	if s := text(t, ctx, ".alert mark"); !strings.Contains(s, "ferry") && !strings.Contains(s, "harbour") {
		t.Errorf("lit is %q", s)
	}
	if s := text(t, ctx, ".why"); !strings.Contains(s, "search: speaker:Brandt stance:denies") || !strings.Contains(s, "a new origin") {
		t.Errorf("why: %s", s)
	}
	axe(t, ctx, script, "an alert")

	if s := text(t, ctx, ".notice"); !strings.Contains(s, "are bundled examples: invented") {
		t.Errorf("beside a report of one's own the bar says %q", s)
	}
	var at string
	do(t, ctx, "by keys", chromedp.Navigate(base+"/"), chromedp.WaitVisible(".stories h3 a", chromedp.ByQuery), chromedp.KeyEvent("j"), chromedp.KeyEvent("s"), chromedp.WaitVisible(`.marks [name=star][aria-pressed=true]`, chromedp.ByQuery),
		chromedp.KeyEvent("?"), chromedp.WaitVisible("kbd", chromedp.ByQuery), chromedp.Location(&at))
	if !strings.HasSuffix(at, "/keys") {
		t.Errorf("? leads to %s", at)
	}
	do(t, ctx, "my stories", chromedp.Navigate(base+"/?mine=1"), chromedp.WaitVisible(".stories h3 a", chromedp.ByQuery))
	do(t, ctx, "to the watches by keys", chromedp.KeyEvent("g"), chromedp.KeyEvent("w"), chromedp.WaitVisible("#make", chromedp.ByQuery))
	var bar int
	do(t, ctx, "taking the examples out", chromedp.Click(`//div[@class="notice"]//button`, chromedp.BySearch), chromedp.WaitVisible(".stories", chromedp.ByQuery), chromedp.Evaluate(`document.querySelectorAll(".notice").length`, &bar))
	if s := text(t, ctx, "main"); bar != 0 || !strings.Contains(s, "Harbour Post") || strings.Contains(s, "Paulista Journal") {
		t.Errorf("without the examples there are %d bars and: %s", bar, s)
	}
	do(t, ctx, "leaving before the server does", chromedp.Navigate("about:blank"))
}

// A story of two hundred reports opens at once, says that it is being compared,
// and then stands on one page of less than 300 KB.
func TestStoryOfTwoHundredReports(t *testing.T) {
	if testing.Short() {
		t.Skip("two hundred reports are read and compared")
	}
	ctx := window(t, 1400, 900)
	record := filepath.Join(t.TempDir(), "record.db")
	file := filepath.Join(t.TempDir(), "many.jsonl")
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	places, counts := []string{"the lighthouse", "the quay", "the old mill", "the sand bank"}, []int{9, 11, 12, 15}
	for i := range 200 {
		text := fmt.Sprintf("The ferry Albatross sank off Harbourtown near %s on Tuesday and %d people were missing, the coast guard said. Mayor Lena Brandt said that the ferry had been overloaded. Its owner Nordline denied that the ferry Albatross had been overloaded. Reporter number %d saw %d boats in the harbour of Harbourtown.", places[i%4], counts[i%4], i, 3+i)
		b, _ := json.Marshal(map[string]string{"id": fmt.Sprint("r", i), "title": "Ferry Albatross sinks off Harbourtown", "text": text, "outlet": fmt.Sprint("Paper ", i), "published": fmt.Sprintf("2025-10-15T%02d:%02d:00Z", 8+i/60, i%60)})
		fmt.Fprintf(f, "%s\n", b)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	dragoman(t, record, "ingest", file)
	base, _ := serve(t, record, "--no-gather", "--no-sample")
	st := ""
	var stories struct {
		Items []struct {
			ID      string
			Reports []string
		}
	}
	if err := json.Unmarshal([]byte(answer(t, base+"/api/stories")), &stories); err != nil {
		t.Fatal(err)
	}
	for _, x := range stories.Items {
		if len(x.Reports) > 150 {
			st = x.ID
		}
	}
	if st == "" {
		t.Fatalf("no large story formed: %d stories", len(stories.Items))
	}
	began := time.Now()
	do(t, ctx, "the first opening", chromedp.Navigate(base+"/s/"+st), chromedp.WaitVisible("h1", chromedp.ByQuery))
	t.Logf("the first opening took %v", time.Since(began).Round(time.Millisecond))
	for deadline := time.Now().Add(4 * time.Minute); ; time.Sleep(2 * time.Second) {
		if s := answer(t, base+"/s/"+st); strings.Contains(s, `id="disputed"`) {
			if len(s) > 300<<10 {
				t.Errorf("the page has %d bytes", len(s))
			}
			t.Logf("%d bytes, compared after %v", len(s), time.Since(began).Round(time.Second))
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("it is never compared")
		}
	}
	var paint, wait float64
	do(t, ctx, "opening it", chromedp.Navigate(base+"/s/"+st), chromedp.WaitVisible(".issue", chromedp.ByQuery), chromedp.Sleep(time.Second),
		chromedp.Evaluate(`performance.getEntriesByName("first-contentful-paint")[0].startTime`, &paint), chromedp.Evaluate(`performance.getEntriesByType("navigation")[0].responseStart`, &wait))
	t.Logf("first paint after %.0f ms, first byte after %.0f ms", paint, wait)
	if most := 300.0; paint > most && os.Getenv("DRAGOMAN_QUIET") != "" || paint > 10*most {
		t.Errorf("first paint after %.0f ms", paint)
	}
}
