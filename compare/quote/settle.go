// SPDX-License-Identifier: Apache-2.0

package quote

import (
	"slices"
	"strings"

	"dragoman"
)

// settle names the speaker of a quote and flags it where the reports name two
// people, each beside the words. Where one report names a person and another
// is less sure, the person is taken for all; a body may speak through a person.
func settle(q *dragoman.Quote, who []Speaker) {
	best := -1
	for i := range who {
		if weigh(who, i) > 0 && (best < 0 || weigh(who, i) > weigh(who, best)) {
			best = i
		}
	}
	if best < 0 {
		q.Speaker = described(who)
		return
	}
	b := who[best]
	differ, settled := false, false
	for i, s := range who {
		same, other := agree(s, b)
		differ = differ || other && s.Sure && b.Sure
		settled = settled || !same
		// a reading that the other reports bear out less than its own doubt
		if other && !s.Sure || !same && b.person() && !s.speaks() {
			q.Variants[i].Speaker = ""
		}
	}
	switch {
	case differ:
		q.Flag = "speakers-differ"
		return
	case settled:
		q.Flag = "speaker-settled"
	}
	q.Speaker = b.Name
}

// described is the description all reports give that give one, "" where they
// part.
func described(who []Speaker) string {
	out := ""
	for _, s := range who {
		switch {
		case s.Name == "":
		case out == "":
			out = s.Name
		case !SamePerson(out, s.Name):
			return ""
		}
	}
	return out
}

// weigh is how well the speaker one report names stands: a person, named
// beside the words, and by how many reports.
func weigh(who []Speaker, i int) int {
	s := &who[i]
	if !s.Named {
		return 0
	}
	n := 0
	for _, o := range who {
		if same, _ := agree(*s, o); same {
			n += 2
		}
	}
	if s.Sure {
		n += 3
	}
	if s.Kind == dragoman.Person {
		n += 8
	}
	return n
}

func (s *Speaker) person() bool { return s.Named && s.Kind == dragoman.Person }

// speaks reports whether a speaker is of a kind that speaks: a person, a body,
// or an unnamed somebody; no place, no work, no document, and no news
// outlet, which passes on what others say.
func (s *Speaker) speaks() bool {
	if s.Press {
		return false
	}
	switch s.Kind {
	case dragoman.PlaceKind, dragoman.Facility, dragoman.Work, dragoman.EventKind:
		return false
	}
	return s.Class != "document" && s.Class != "generic" && s.Class != "unknown"
}

// agree reports whether two speakers are one, and whether they are surely two:
// two named people. Anything else is open.
func agree(a, b Speaker) (same, other bool) {
	if a.Name == "" || b.Name == "" {
		return false, false
	}
	if a.Name == b.Name || SamePerson(a.Name, b.Name) {
		return true, false
	}
	return false, a.person() && b.person() && !akin(a.Name, b.Name)
}

// akin reports whether two names share a word: they may be one or kin.
func akin(a, b string) bool {
	y := nameWords(b)
	return slices.ContainsFunc(nameWords(a), func(w string) bool { return slices.Contains(y, w) })
}

// SamePerson reports whether two names may be one: every word of the shorter is
// a word of the longer, the last words agree and the first begin alike, or one
// is made of the initials of the other. A single initial tells nobody apart.
func SamePerson(a, b string) bool {
	x, y := nameWords(a), nameWords(b)
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	if acronym(a, b) || acronym(b, a) {
		return true
	}
	all := true
	for _, w := range x {
		all = all && slices.Contains(y, w)
	}
	return all || x[len(x)-1] == y[len(y)-1] && x[0][0] == y[0][0]
}

func nameWords(s string) []string {
	var out []string
	for _, w := range strings.Fields(s) {
		w = strings.TrimSuffix(fold(strings.Trim(w, ",;:")), "'s")
		if len(w) > 1 {
			out = append(out, w)
		}
	}
	return out
}

// acronym reports whether a name is made of the initials of another, of all
// its words or of those with a capital.
func acronym(a, b string) bool {
	ws := strings.Fields(a)
	if len(ws) == 0 {
		return false
	}
	a = ws[len(ws)-1]
	if len(ws) > 2 || len(a) < 2 || a != strings.ToUpper(a) || strings.Contains(a, ".") {
		return false
	}
	var all, main []byte
	for _, w := range strings.Fields(b) {
		c := w[0]
		all = append(all, strings.ToUpper(w[:1])...)
		if c >= 'A' && c <= 'Z' {
			main = append(main, c)
		}
	}
	return string(all) == a || string(main) == a
}
