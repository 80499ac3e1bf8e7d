// SPDX-License-Identifier: Apache-2.0

package tag

import (
	"dragoman"
	"dragoman/internal/clusters"
	"dragoman/internal/look"
)

// What Word.Extra says: how the word is written elsewhere in the report where
// case tells something, and whether its own sentence is in title case.
const (
	small     = 1 << iota // in small letters
	capital               // with a capital inside a sentence
	titleCase             // this sentence writes nearly all words with capitals
	first                 // the word is the first of its sentence
)

// See looks at the words of a reading, token by token. Its cost is linear.
func See(c *clusters.Clusters, r *dragoman.Reading) []look.Word {
	out := make([]look.Word, len(r.Tokens))
	seen := make(map[uint32]uint32, len(r.Tokens)/2)
	title := make([]bool, len(r.Sentences))
	for k, s := range r.Sentences {
		small, big := 0, 0
		for i := s.First; i < s.Last; i++ {
			form := look.Visible(r.Tokens[i].Of(r.Text))
			w := look.Of(form)
			id := c.Of(form)
			w.Class, w.Coarse = uint32(id), c.Prefix(id, 6)
			if w.Caps > look.Small {
				w.Lower = uint32(c.Of(Lower(form))) + 1
			}
			out[i] = w
			if len(form) > 3 {
				if w.Caps == look.Small {
					small++
				} else if w.Caps > look.Small {
					big++
				}
			}
		}
		title[k] = big > 2 && big > 3*small
	}
	for k, s := range r.Sentences {
		for i := s.First; i < s.Last; i++ {
			switch {
			case out[i].Caps == look.Small:
				seen[out[i].Low] |= small
			case out[i].Caps > look.Small && i > s.First && !title[k]:
				seen[out[i].Low] |= capital
			}
		}
	}
	for k, s := range r.Sentences {
		for i := s.First; i < s.Last; i++ {
			w := &out[i]
			if w.Caps <= look.Small {
				w.Extra = seen[w.Low] & capital
				continue
			}
			w.Extra = 16 | seen[w.Low]
			if title[k] {
				w.Extra |= titleCase
			}
			if i == s.First {
				w.Extra |= first
			}
		}
	}
	return out
}
