// SPDX-License-Identifier: Apache-2.0

package compare

import (
	"math"
	"strings"
)

// figure is a number that stands in a fact.
type figure struct {
	f *fact
	n number
}

// figures finds the exact figures that reports share where their clauses are
// worded apart: "38,000 jobs were created", "payrolls increased by 38,000
// jobs". The figure must be telling, be of the same noun or unit, and the
// clauses must share another word.
func (l *ledger) figures() {
	by := map[float64][]figure{}
	for _, r := range l.rs {
		for _, f := range r.facts {
			if f.conditional || f.idle || f.negated {
				continue
			}
			for _, n := range f.nums {
				if n.unit == "hours" || n.scope != "" || n.top > 0 || digits(n.value) < 2 || len(by[n.value]) > 200 || r.labels(n) {
					continue
				}
				for _, o := range by[n.value] {
					if o.f.s.r != r && !o.f.s.twin(f.s) && sameFigure(o, figure{f, n}) {
						o.f.s.matched, f.s.matched = true, true
						l.add("same", "", o.f.label(), o.f.cell("", o.f.span, o.n.span), f.cell("", f.span, n.span))
						break
					}
				}
				by[n.value] = append(by[n.value], figure{f, n})
			}
		}
	}
}

// sameFigure reports whether two equal numbers count one thing.
func sameFigure(a, b figure) bool {
	if a.n.unit != b.n.unit || apart(a.f, b.f) || firm(a.f.status) != 3 || firm(b.f.status) != 3 {
		return false
	}
	shared := 0.0
	for t, w := range a.f.masked {
		if b.f.masked[t] > 0 && t != a.n.noun && !strings.HasPrefix(t, "~") && w > .3 && t != a.n.unit {
			shared++
		}
	}
	switch {
	case a.n.unit != "":
		return shared > 0
	case a.n.noun == "" || a.n.noun != b.n.noun:
		return false
	}
	return digits(a.n.value) > 2 || a.n.value >= 1000 || shared > 0
}

// digits is how many significant digits a number has: 38,000 has two, 4.7 two,
// 12,800 three.
func digits(v float64) int {
	for v != math.Trunc(v) && v < 1e9 {
		v *= 10
		v = math.Round(v*1e6) / 1e6
	}
	n := 0
	for seen := false; v >= 1; v = math.Trunc(v / 10) {
		seen = seen || math.Mod(v, 10) != 0
		if seen {
			n++
		}
	}
	return n
}
