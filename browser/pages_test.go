// SPDX-License-Identifier: Apache-2.0

package browser

import (
	"encoding/json"
	"path/filepath"
	"testing"
)

// Every page of the bundled examples, light, dark and in print, on windows from
// 360 to 2,560 pixels.
func TestEveryPage(t *testing.T) {
	ctx := window(t, 1400, 900)
	script := axeScript(t)
	base, _ := serve(t, filepath.Join(t.TempDir(), "record.db"), "--no-gather")
	for _, p := range examplePages(t, base) {
		lookAt(t, ctx, script, base, p)
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
