// SPDX-License-Identifier: Apache-2.0

package bind

import (
	"dragoman"
	"dragoman/read/say/cue"
	"dragoman/read/say/page"
)

// Cues returns the cues the tagger's labels name, in order.
func Cues(p *page.Page, labels []cue.Label) []Cue {
	var out []Cue
	for i := 0; i < len(labels); i++ {
		if labels[i] != cue.CueB {
			continue
		}
		j := i + 1
		for j < len(labels) && labels[j] == cue.CueI && p.Words[j].Para == p.Words[i].Para {
			j++
		}
		out = append(out, Of(p, int32(i), int32(j)))
	}
	return out
}

// Of makes a cue of tokens [first, last): its head is the verb of the cue list
// that hangs outside the span, else any word that does.
func Of(p *page.Page, first, last int32) Cue {
	best, rank := last-1, -1
	for i := first; i < last; i++ {
		w := &p.Words[i]
		n := 0
		if w.Cue != 0 {
			n = 2
		}
		if w.Pos == dragoman.VERB {
			n++
		}
		if w.Head < first || w.Head >= last {
			n += 2
		}
		if w.Shape == 4 {
			n = 0
		}
		if n > rank {
			best, rank = i, n
		}
	}
	return Cue{first, last, best}
}
