// SPDX-License-Identifier: Apache-2.0

package who

import (
	"slices"

	"dragoman"
	"dragoman/read/do/propose"
	"dragoman/read/do/scene"
)

// elsewhere reports whether a spot is the subject of another verb while the deed,
// one of hands and not of words, has a subject of its own that is somebody else:
// in "the army said smugglers shot a guard" the army shot nobody. A pronoun may
// be anybody, and "its troops" are theirs who have them.
func elsewhere(s *scene.Scene, k *propose.Candidate, typ string, p Spot) bool {
	c := k.Clause
	if c.UPOS[k.At] == dragoman.NOUN || p.Clause != c || p.From != Here || c.Rel[p.At] != dragoman.Nsubj || c.Head[p.At] == k.At {
		return false
	}
	if q := c.Lex.Ontology.Quad(typ); q != 2 && q != 4 {
		return false
	}
	return slices.ContainsFunc(c.Kids[k.At], func(h int) bool {
		if c.Rel[h] != dragoman.Nsubj || c.UPOS[h] == dragoman.PRON || c.UPOS[h] == dragoman.DET || h == p.At || c.Owned(h) {
			return false
		}
		a, _ := s.ActorAt(c, h)
		return a == nil || p.Actor == nil || a != p.Actor && (a.Country == "" || a.Country != p.Actor.Country)
	})
}
