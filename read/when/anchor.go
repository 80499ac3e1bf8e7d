// SPDX-License-Identifier: Apache-2.0

package when

import (
	"dragoman"
	"dragoman/read/when/scan"
)

// nounPhrase is the span of a short noun phrase that starts at word i with a
// determiner: "the visit", "the first round of talks" gives "the first round".
func (p *parser) nounPhrase(i int) dragoman.Span {
	if !p.Any(i, "the", "a", "an", "his", "her", "their", "its", "this", "that") {
		return dragoman.Span{}
	}
	j := i + 1
	for n := 0; n < 4; n++ {
		w := p.At(j)
		if w.Kind != scan.Alpha || p.Any(j, "of", "in", "on", "at", "for", "and", "to", "was", "is", "were", "had", "has", "with", "that", "which", "who", "by", "from", "between", "said") {
			break
		}
		j++
	}
	if j == i+1 {
		return dragoman.Span{}
	}
	return dragoman.Span{Start: p.At(i).Start, End: p.At(j - 1).End}
}
