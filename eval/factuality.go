// SPDX-License-Identifier: Apache-2.0

package eval

import "math"

// Factuality compares scores of events, -3 to +3, with gold.
type Factuality struct {
	gold, found []float64
	pairs       [3][3]int // gold class, found class
}

// FactualityClass is 0 under -0.5 (did not happen), 2 at 2 and above
// (happened), else 1.
func FactualityClass(score float64) int {
	switch {
	case score < -.5:
		return 0
	case score >= 2:
		return 2
	}
	return 1
}

// Add counts one event: the gold score, and the score and class found.
func (f *Factuality) Add(gold, found float64, class int) {
	f.gold, f.found = append(f.gold, gold), append(f.found, found)
	f.pairs[FactualityClass(gold)][class]++
}

// Metrics are r (Pearson), mae, and macro_f1 over the three classes.
func (f *Factuality) Metrics() map[string]any {
	n := float64(len(f.gold))
	var x, y, xx, yy, xy, abs float64
	for i, g := range f.gold {
		p := f.found[i]
		x, y, xx, yy, xy = x+g, y+p, xx+g*g, yy+p*p, xy+g*p
		abs += math.Abs(g - p)
	}
	r := 0.0
	if d := (n*xx - x*x) * (n*yy - y*y); d > 0 {
		r = (n*xy - x*y) / math.Sqrt(d)
	}
	macro, by := 0.0, []float64{}
	for c := range 3 {
		tp, g, p := f.pairs[c][c], 0, 0
		for k := range 3 {
			g += f.pairs[c][k]
			p += f.pairs[k][c]
		}
		f1 := 0.0
		if g+p > 0 {
			f1 = 2 * float64(tp) / float64(g+p)
		}
		by = append(by, f1)
		macro += f1 / 3
	}
	return map[string]any{"r": r, "mae": abs / n, "macro_f1": macro, "f1_by_class": by}
}
