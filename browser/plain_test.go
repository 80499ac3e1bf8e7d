// SPDX-License-Identifier: Apache-2.0

package browser

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// The pages are whole without a script: a story opens, a claim shows both
// passages, a receipt leads to its bytes, layers are switched, the keyboard
// reaches everything.
func TestWithoutScripts(t *testing.T) {
	ctx := window(t, 1400, 900)
	base, _ := serve(t, filepath.Join(t.TempDir(), "record.db"), "--no-gather")
	do(t, ctx, "switching scripts off", chromedp.ActionFunc(func(ctx context.Context) error {
		return emulation.SetScriptExecutionDisabled(true).Do(ctx)
	}))
	do(t, ctx, "opening a story", chromedp.Navigate(base), chromedp.Click(".stories h3 a", chromedp.ByQuery), chromedp.WaitVisible(".issue", chromedp.ByQuery))
	var mark, at, title string
	do(t, ctx, "opening a dispute", chromedp.Click(".issue[open] a.said", chromedp.ByQuery), chromedp.WaitVisible(".pane section:target mark", chromedp.ByQuery),
		chromedp.Text(".pane section:target mark", &mark, chromedp.ByQuery))
	var whole string
	do(t, ctx, "the way to its whole report", chromedp.AttributeValue(".pane section:target .passage .meta a", "href", &whole, nil, chromedp.ByQuery))
	do(t, ctx, "its whole report", chromedp.Navigate(base+whole), chromedp.WaitVisible("#at", chromedp.ByQuery),
		chromedp.Text("#at", &at, chromedp.ByQuery), chromedp.Title(&title))
	if at == "" || !strings.HasPrefix(strings.TrimSpace(mark), strings.TrimSpace(at)) || !strings.HasSuffix(title, "– Dragoman") {
		t.Errorf("the dispute lights %q, its report %q on %q", mark, at, title)
	}
	var alone string
	do(t, ctx, "the way to the report alone", chromedp.AttributeValue(`.pane section:target a[href^="/doc/"]`, "href", &alone, nil, chromedp.ByQuery))
	do(t, ctx, "the report alone", chromedp.Navigate(base+alone), chromedp.WaitVisible("#lit-said", chromedp.ByQuery))
	background := func() string {
		t.Helper()
		var v string
		do(t, ctx, "looking at the lit text", chromedp.ActionFunc(func(ctx context.Context) error {
			return emulation.SetScriptExecutionDisabled(false).Do(ctx)
		}), chromedp.Evaluate(`getComputedStyle(document.querySelector(".text .content:not(.here)")).backgroundColor`, &v))
		return v
	}
	on := background()
	do(t, ctx, "switching a layer off", chromedp.Click("#lit-said", chromedp.ByQuery))
	if off := background(); on == off || off != "rgba(0, 0, 0, 0)" {
		t.Errorf("what was said is lit in %s, and in %s when it is switched off", on, off)
	}
	var stops []string
	do(t, ctx, "going through by keyboard", chromedp.Navigate(base), chromedp.WaitVisible("main", chromedp.ByQuery))
	for range 14 {
		var at string
		do(t, ctx, "tab", chromedp.KeyEvent("\t"), chromedp.Evaluate(`(() => { const e = document.activeElement, s = getComputedStyle(e); return e.tagName + (s.outlineStyle === "none" ? " unseen" : "") + " " + (e.textContent || e.name || "").trim().slice(0, 30) })()`, &at))
		if strings.Contains(at, " unseen ") {
			t.Errorf("the focus on %q is not seen", at)
		}
		stops = append(stops, at)
	}
	if all := strings.Join(stops, "|"); !strings.HasPrefix(all, "A Skip to the content") || !strings.Contains(all, "A Today") || !strings.Contains(all, "INPUT q") {
		t.Errorf("the keyboard goes %s", all)
	}
}
