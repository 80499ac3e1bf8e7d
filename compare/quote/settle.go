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
		return
	}
	differ, settled := false, false
	for i, s := range who {
		same, other := agree(s, who[best])
		differ = differ || other && s.Sure && who[best].Sure
		settled = settled || !same
		if other && !s.Sure {
			q.Variants[i].Speaker = "" // a reading the other reports bear out less than its own doubt
		}
	}
	switch {
	case differ:
		q.Flag = "speakers-differ"
		return
	case settled:
		q.Flag = "speaker-settled"
	}
	q.Speaker = who[best].Name
}

// weigh is how well the speaker one report names stands: a person, named
// beside the words, and by how many reports.
func weigh(who []Speaker, i int) int {
	s := &who[i]
	if !s.named() {
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

// named reports whether a speaker has a name rather than a description.
func (s *Speaker) named() bool {
	return s.Name != "" && (s.Kind != "" && s.Name[0] >= 'A' || isName(s.Name))
}

func isName(s string) bool {
	c := s[0]
	return c >= 'A' && c <= 'Z' || c >= 0x80
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
	return false, a.named() && b.named() && a.Kind == dragoman.Person && b.Kind == dragoman.Person
}

// SamePerson reports whether two names may be one: every word of the shorter is
// a word of the longer, the last words agree, or one is made of the initials of
// the other. A single initial tells nobody apart.
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
	return all || x[len(x)-1] == y[len(y)-1]
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
