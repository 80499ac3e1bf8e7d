// SPDX-License-Identifier: Apache-2.0

package browser

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// axeScript is axe-core, as package.json names it; "" where npm did not fetch it.
func axeScript(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile("node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Log("axe-core is not here (npm ci fetches it): accessibility is not looked at")
		return ""
	}
	return string(b)
}

// axe looks for serious violations of WCAG A and AA on the page shown.
func axe(t *testing.T, ctx context.Context, script, where string) {
	t.Helper()
	if script == "" {
		return
	}
	var found []string
	do(t, ctx, "axe on "+where, chromedp.Evaluate(script+";0", nil), chromedp.Evaluate(
		`axe.run(document, {resultTypes: ["violations"]}).then(r => r.violations.filter(v => v.impact == "serious" || v.impact == "critical").map(v => v.id + ": " + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + " | " + n.failureSummary.replace(/\s+/g, " ").slice(0, 200)).join(" ;; ")))`,
		&found, func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }))
	if len(found) > 0 {
		t.Errorf("%s: axe finds\n  %s", where, strings.Join(found, "\n  "))
	}
}
