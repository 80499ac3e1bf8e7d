// SPDX-License-Identifier: Apache-2.0

package slot

import "dragoman/compare/window"

// hunk is a place where two aligned sentences part: tokens [a1, a2) of one,
// [b1, b2) of the other; either may be empty.
type hunk struct{ a1, a2, b1, b2 int32 }

// longest is the number of tokens up to which sentences are aligned.
const longest = 120

// align finds the longest common subsequence of the words of two sentences:
// where they part, and what share of the shorter one's content words it holds.
func align(a, b *window.Window) (out []hunk, share float64) {
	n, m := int(a.Last-a.First), int(b.Last-b.First)
	if n > longest || m > longest {
		return nil, 0
	}
	table := make([]int16, (n+1)*(m+1))
	at := func(i, j int) *int16 { return &table[i*(m+1)+j] }
	same := func(i, j int) bool { return sameWord(a.Report, a.First+int32(i), b.Report, b.First+int32(j)) }
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if same(i, j) {
				*at(i, j) = *at(i+1, j+1) + 1
			} else {
				*at(i, j) = max(*at(i+1, j), *at(i, j+1))
			}
		}
	}
	content, i, j := 0, 0, 0
	open := hunk{a1: -1}
	flush := func() {
		if open.a1 >= 0 {
			open.a2, open.b2 = a.First+int32(i), b.First+int32(j)
			out = append(out, open)
			open.a1 = -1
		}
	}
	for i < n || j < m {
		if i < n && j < m && same(i, j) {
			flush()
			if a.Report.Content(a.First + int32(i)) {
				content++
			}
			i++
			j++
			continue
		}
		if open.a1 < 0 {
			open = hunk{a1: a.First + int32(i), b1: b.First + int32(j)}
		}
		if i < n && (j == m || *at(i+1, j) >= *at(i, j+1)) {
			i++
		} else {
			j++
		}
	}
	flush()
	return out, float64(content) / float64(max(1, min(len(a.Content), len(b.Content))))
}

// sameWord reports whether two tokens read alike: the same word, the same term,
// or the same number.
func sameWord(a *window.Report, i int32, b *window.Report, j int32) bool {
	if a.Word(i) == b.Word(j) {
		return true
	}
	if x, y := a.Quantity(i), b.Quantity(j); x != nil && y != nil {
		return x.Value == y.Value
	}
	return a.Content(i) && b.Content(j) && a.Term(i) == b.Term(j)
}
