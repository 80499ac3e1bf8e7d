// SPDX-License-Identifier: Apache-2.0

package story

import (
	_ "embed"
	"strings"
	"sync"

	"dragoman"
)

//go:embed agencies.txt
var agencyFile string

// Wire returns the news agency a report says its text is from, by a name in
// brackets within the first 400 bytes, in the byline, or in the last line;
// "" where it says none. A picture credit is no such word.
func Wire(r *dragoman.Report) string {
	head := r.Text[:min(len(r.Text), 400)]
	best, at := "", len(r.Text)
	for _, name := range agencies() {
		if r.Byline == name || strings.HasSuffix(r.Byline, ", "+name) || strings.HasPrefix(r.Byline, name+" ") {
			return name
		}
		i := strings.Index(head, "("+name+")")
		if i < 0 {
			continue
		}
		if k, in := r.InFurniture(int32(i)); in && (k == dragoman.Credit || k == dragoman.Caption) {
			continue
		}
		if i < at {
			best, at = name, i
		}
	}
	return best
}

// agencies are the names of news agencies.
var agencies = sync.OnceValue(func() []string {
	var out []string
	for line := range strings.Lines(agencyFile) {
		if name := strings.TrimSpace(line); name != "" && name[0] != '#' {
			out = append(out, name)
		}
	}
	return out
})

// Added returns the paragraphs of a copy that its origin does not hold: those
// with fewer than a third of their shingles in it. Furniture is left out.
func Added(copy, origin *dragoman.Report) []dragoman.Span {
	o := sketchOf(origin, true)
	held := make(map[uint32]bool, len(o.shingles))
	for _, s := range o.shingles {
		held[s] = true
	}
	ws := words(copy.Text, copyWords)
	var out []dragoman.Span
	for i := 0; i < len(ws); {
		j := i
		for j < len(ws) && ws[j].para == ws[i].para {
			j++
		}
		n, in := 0, 0
		for k := i; k+2 < j; k++ {
			n++
			if held[shingle(ws[k].hash, ws[k+1].hash, ws[k+2].hash)] {
				in++
			}
		}
		if _, furniture := copy.InFurniture(ws[i].start); !furniture && n >= 3 && in*3 < n {
			out = append(out, dragoman.Span{Start: ws[i].start, End: ws[j-1].end})
		}
		i = j
	}
	return out
}
