// SPDX-License-Identifier: Apache-2.0

package pairs

import (
	"strings"
	"unicode"

	"dragoman"
)

// EndToEnd counts, of sentences with one relation each, those in which the
// reader alone finds an event of its type, and one with both its parties.
type EndToEnd struct{ Rows, Events, Type, Parties int }

// joint are the types of which it is a matter of taste who is source and who
// target.
var joint = map[string]bool{"CONSULT": true, "AGREE": true, "COOPERATE": true}

// Add scores one sentence: the relation's type and the words of its parties.
func (s *EndToEnd) Add(r *dragoman.Reading, typ, source, target string) {
	s.Rows++
	s.Events += len(r.Events)
	right, both := false, false
	for i := range r.Events {
		e := &r.Events[i]
		if e.PLOVER != typ && !(typ == "YIELD" && (e.PLOVER == "CONCEDE" || e.PLOVER == "RETREAT")) {
			continue
		}
		right = true
		if named(r, e.Actors, source) && (named(r, e.Recipients, target) || len(e.Actors) > 1 && named(r, e.Actors[1:], target)) ||
			joint[e.PLOVER] && named(r, e.Actors, target) && named(r, e.Recipients, source) {
			both = true
		}
	}
	if right {
		s.Type++
	}
	if both {
		s.Parties++
	}
}

// named reports whether a word of some participant, or of its actor's names,
// is among the words of a party.
func named(r *dragoman.Reading, list []dragoman.Participant, party string) bool {
	want := content(party)
	has := func(s string) bool {
		for w := range content(s) {
			if want[w] {
				return true
			}
		}
		return false
	}
	for _, p := range list {
		if has(p.Of(r.Text)) {
			return true
		}
		if a := r.Actor(p.Actor); a != nil {
			for _, v := range append([]string{a.Name}, a.Variants...) {
				if has(v) {
					return true
				}
			}
		}
	}
	return false
}

// hollow are words that say nothing of who somebody is.
var hollow = map[string]bool{"the": true, "a": true, "of": true, "s": true, "and": true, "in": true, "for": true}

func content(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if !hollow[w] {
			out[w] = true
		}
	}
	return out
}
