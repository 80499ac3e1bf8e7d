// SPDX-License-Identifier: Apache-2.0

package browser

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// Every page of the bundled examples, light and dark, on a narrow and a wide
// window: nothing sticks out, axe finds nothing serious. SHOTS=FOLDER keeps a
// picture of each.
func TestEveryPage(t *testing.T) {
	ctx := window(t, 1400, 900)
	script := axeScript(t)
	base, _ := serve(t, filepath.Join(t.TempDir(), "record.db"), "--no-gather")
	for _, p := range examplePages(t, base) {
		for _, scheme := range []string{"light", "dark"} {
			for _, width := range []int64{400, 1400} {
				name := fmt.Sprintf("%s-%s-%d", p.name, scheme, width)
				var over []string
				do(t, ctx, name, chromedp.ActionFunc(func(ctx context.Context) error {
					return emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}).Do(ctx)
				}), chromedp.EmulateViewport(width, 900), chromedp.Navigate(base+p.path), chromedp.WaitVisible("main", chromedp.ByQuery),
					chromedp.Evaluate(`(() => { const w = document.documentElement.clientWidth; if (document.documentElement.scrollWidth <= w) return [];
						return Array.from(document.querySelectorAll("body *")).filter(e => !e.closest(".scroll,.skip,.unseen,.wide,.top nav,.jump,.origins,.head .tools,.seg") && e.getBoundingClientRect().right > w + 1).slice(0, 5).map(e => e.outerHTML.slice(0, 120)) })()`, &over))
				if len(over) > 0 {
					t.Errorf("%s: sticks out: %q", name, over)
				}
				if width == 1400 || scheme == "light" {
					axe(t, ctx, script, name)
				}
				if dir := os.Getenv("SHOTS"); dir != "" {
					var png []byte
					do(t, ctx, name, chromedp.CaptureScreenshot(&png))
					if err := os.WriteFile(filepath.Join(dir, name+".png"), png, 0o644); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
	}
}

type page struct{ name, path string }

func examplePages(t *testing.T, base string) []page {
	t.Helper()
	var stories struct {
		Items []struct {
			ID, Title string
			Reports   []string
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
	var cmp struct {
		Claims []struct{ ID, Kind string }
	}
	if err := json.Unmarshal([]byte(answer(t, base+"/api/stories/"+st.ID+"/compare")), &cmp); err != nil {
		t.Fatal(err)
	}
	claim := ""
	for _, c := range cmp.Claims {
		if c.Kind == "denied" || c.Kind == "differs" {
			claim = c.ID
			break
		}
	}
	s := "/s/" + st.ID
	var actor struct {
		ID string
	}
	if err := json.Unmarshal([]byte(answer(t, base+"/api/actors/Peru")), &actor); err != nil || actor.ID == "" {
		t.Fatalf("no actor Peru: %v", err)
	}
	out := []page{{"today", "/"}, {"story", s}, {"claim", s + "?claim=" + claim + "#p-" + claim}, {"reading", s + "?doc=" + st.Reports[0] + "#p-" + st.Reports[0]}, {"doc", "/doc/" + st.Reports[0]},
		{"dyad", "/d/BRA/ARG"}, {"dyad-none", "/d/AAA/BBB"}, {"entity", "/e/" + actor.ID}, {"quotes", "/q"}, {"sources", "/sources"}, {"source", "/sources/Paulista%20Journal"}, {"login", "/login"},
		{"search", "/search?q=police"}, {"search-misspelt", "/search?q=Vilacorta"}, {"search-help", "/search"}, {"watch", "/watch"}, {"watch-tried", "/watch?does=say&who=police&try=1#make"}, {"review", "/review"}, {"check", "/check"},
		{"corrections", "/corrections"}, {"add", "/add"}, {"method", "/about/method"}, {"keys", "/keys"}}
	for _, tab := range []string{"table", "disputed", "moved", "agreed", "added", "quotations", "timeline", "who", "said", "events", "map", "changes"} {
		out = append(out, page{"story-" + tab, s + "?tab=" + tab})
	}
	return out
}
