// SPDX-License-Identifier: Apache-2.0

package eval

import "dragoman"

// Times counts how time expressions found agree with gold, summed over texts.
// Expressions pair one to one in text order: each gold one with the first
// unused found one that overlaps it, an equal span before any other.
type Times struct {
	Gold, Found            int
	Strict, Relaxed        int // pairs with equal spans; all pairs
	Value, Type, TypeValue int // pairs with an equal value, type, both
}

// Add scores one text.
func (t *Times) Add(gold, found []dragoman.Time) {
	t.Gold += len(gold)
	t.Found += len(found)
	used := make([]bool, len(found))
	pair := make([]int, len(gold))
	for i, g := range gold {
		pair[i] = -1
		for j, f := range found {
			if !used[j] && f.Span == g.Span {
				pair[i], used[j] = j, true
				break
			}
		}
	}
	for i, g := range gold {
		for j := 0; pair[i] < 0 && j < len(found); j++ {
			if !used[j] && found[j].Span.Overlaps(g.Span) {
				pair[i], used[j] = j, true
			}
		}
		if pair[i] < 0 {
			continue
		}
		f := found[pair[i]]
		t.Relaxed++
		if f.Span == g.Span {
			t.Strict++
		}
		if f.Value == g.Value {
			t.Value++
		}
		if f.Type == g.Type {
			t.Type++
			if f.Value == g.Value {
				t.TypeValue++
			}
		}
	}
}

// Metrics are F1 scores: strict_f1 (equal spans), relaxed_f1 (overlap),
// value_f1 (overlap and equal TIMEX3 value string), type_f1 (overlap and equal
// type), with precision and recall of the overlap.
func (t *Times) Metrics() map[string]any {
	f1 := func(n int) float64 {
		if t.Gold+t.Found == 0 {
			return 0
		}
		return 2 * float64(n) / float64(t.Gold+t.Found)
	}
	share := func(n, d int) float64 {
		if d == 0 {
			return 0
		}
		return float64(n) / float64(d)
	}
	return map[string]any{
		"strict_f1": f1(t.Strict), "relaxed_f1": f1(t.Relaxed), "value_f1": f1(t.Value), "type_f1": f1(t.Type),
		"relaxed_p": share(t.Relaxed, t.Found), "relaxed_r": share(t.Relaxed, t.Gold),
	}
}
