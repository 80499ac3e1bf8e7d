// SPDX-License-Identifier: Apache-2.0

package browser

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// look is a way a page is looked at.
type look struct {
	media, scheme string
	width         int64
	axe           bool
}

var looks = []look{
	{"screen", "light", 360, false}, {"screen", "light", 400, true}, {"screen", "light", 1400, true}, {"screen", "light", 2560, false},
	{"screen", "dark", 400, false}, {"screen", "dark", 1400, true}, {"print", "light", 794, false},
}

// sticksOut lists what is wider than the window, but for what scrolls by itself.
const sticksOut = `(() => { const w = document.documentElement.clientWidth; if (document.documentElement.scrollWidth <= w) return [];
	return Array.from(document.querySelectorAll("body *")).filter(e => !e.closest(".scroll,.skip,.unseen,.wide,.top nav,.jump,.origins,.head .tools,.seg") && e.getBoundingClientRect().right > w + 1).slice(0, 5).map(e => e.outerHTML.slice(0, 120)) })()`

// lookAt opens a page in every way: nothing sticks out, axe finds nothing
// serious. SHOTS=FOLDER keeps a picture of each.
func lookAt(t *testing.T, ctx context.Context, script, base string, p page) {
	t.Helper()
	for _, l := range looks {
		name := fmt.Sprintf("%s-%s-%d", p.name, l.scheme, l.width)
		var over []string
		do(t, ctx, name, chromedp.ActionFunc(func(ctx context.Context) error {
			return emulation.SetEmulatedMedia().WithMedia(l.media).WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: l.scheme}}).Do(ctx)
		}), chromedp.EmulateViewport(l.width, 900), chromedp.Navigate(base+p.path), chromedp.WaitVisible("main", chromedp.ByQuery), chromedp.Evaluate(sticksOut, &over))
		if len(over) > 0 {
			t.Errorf("%s: sticks out: %q", name, over)
		}
		if l.axe {
			axe(t, ctx, script, name)
		}
		if dir := os.Getenv("SHOTS"); dir != "" {
			var png []byte
			do(t, ctx, name, chromedp.FullScreenshot(&png, 100))
			if err := os.WriteFile(filepath.Join(dir, name+".png"), png, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}
