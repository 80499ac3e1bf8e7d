// SPDX-License-Identifier: Apache-2.0

package settle

import (
	"strings"

	"dragoman"
	"dragoman/read/do/scene"
	"dragoman/read/do/who"
)

// never is the linkage of two tellings that are not one happening, whatever
// else speaks for it: it outweighs several that are.
const never = -3

// apart reports whether two tellings cannot be of one happening: two modes
// (a call, a visit), two kinds of deed by their frames in two sentences (an
// attack, and who condemned it), two days, two counts of one thing, one denied and one not
// with other parties, or nobody in common on either side.
func apart(s *scene.Scene, a, b *Telling) bool {
	if a.Frame != nil && b.Frame != nil {
		if a.Told() == b.Told() && differs(a.Frame.Mode, b.Frame.Mode) || a.Sentence != b.Sentence && differs(a.Told(), b.Told()) {
			return true
		}
	}
	if differs(a.day, b.day) || differs(a.number, b.number) && alike(a, b) {
		return true
	}
	actors, recipients := others(first(a.Actors), first(b.Actors)), others(first(a.Recipients), first(b.Recipients))
	if denied(s, a) != denied(s, b) {
		return actors || recipients
	}
	return actors && recipients
}

// denied reports whether a telling is told as not having taken place.
func denied(s *scene.Scene, t *Telling) bool {
	if strings.Contains(t.Ops, "neg") {
		return true
	}
	h := s.Held(t.Clause, t.At)
	return h != nil && h.Stance == dragoman.Denies
}

// others reports whether two parties are two: two actors, or phrases of other
// words that no pronoun may stand for.
func others(x, y *who.Spot) bool {
	switch compareSpots(x, y) {
	case "two":
		return true
	case "unknown":
		return x.Form != dragoman.Pronoun && y.Form != dragoman.Pronoun && x.Clause.UPOS[x.At] != dragoman.PRON && y.Clause.UPOS[y.At] != dragoman.PRON
	}
	return false
}
