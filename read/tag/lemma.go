// SPDX-License-Identifier: Apache-2.0

package tag

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"dragoman/lang"
)

// Lemmas turns forms into lemmas by rules on their ends. The rule of the
// longest end that is known for the Penn tag holds; a form without a rule is
// its own lemma. Proper names keep their capitals.
type Lemmas struct {
	rules   map[lemmaKey]edit
	longest int
	known   func(word string) bool // says whether a word in small letters is one; nil knows none
}

type lemmaKey struct{ penn, end string } // end begins with ^ where it is the whole word

// edit cuts bytes off the end and puts others there.
type edit struct {
	cut int
	add string
}

// NewLemmas reads lines of four columns: the Penn tag, the end of the form
// ("^" before it where it is the whole form), how many bytes to cut, and what
// to add (may be missing).
func NewLemmas(lines []lang.Line) (*Lemmas, error) {
	l := &Lemmas{rules: make(map[lemmaKey]edit, len(lines))}
	for _, x := range lines {
		if len(x.Columns) < 3 || len(x.Columns) > 4 {
			return nil, x.Errorf("want tag, end, bytes to cut, and what to add")
		}
		n, err := strconv.Atoi(x.Columns[2])
		if err != nil || n < 0 {
			return nil, x.Errorf("cannot cut %q bytes", x.Columns[2])
		}
		add := ""
		if len(x.Columns) == 4 {
			add = x.Columns[3]
		}
		end := x.Columns[1]
		if end == "-" {
			end = "" // holds for every form of the tag
		}
		l.rules[lemmaKey{x.Columns[0], end}] = edit{n, add}
		if end == "" || end[0] != '^' {
			l.longest = max(l.longest, len(end))
		}
	}
	return l, nil
}

// Except adds lines of three columns: Penn tags, a form, its lemma.
func (l *Lemmas) Except(lines []lang.Line) error {
	for _, x := range lines {
		if len(x.Columns) != 3 {
			return x.Errorf("want tags, form and lemma")
		}
		for _, penn := range strings.Fields(x.Columns[0]) {
			l.rules[lemmaKey{penn, "^" + x.Columns[1]}] = edit{len(x.Columns[1]), x.Columns[2]}
		}
	}
	return nil
}

// Of returns the lemma of a form with a Penn tag.
func (l *Lemmas) Of(form, penn string) string {
	low := Lower(form)
	e, ok := l.rules[lemmaKey{penn, "^" + low}]
	for n := min(l.longest, len(low)); !ok && n >= 0; n-- {
		e, ok = l.rules[lemmaKey{penn, low[len(low)-n:]}]
	}
	switch {
	case penn == "NNP":
		return form
	case penn == "NNPS":
		low = form
	case penn == "JJ" && low != form && l.known != nil && !l.known(low) && form[len(form)-1] >= 'a':
		return form // Nigerian
	}
	if !ok || e.cut > len(low) || e.cut > 0 && !utf8.RuneStart(low[len(low)-e.cut]) { // never inside a character
		return low
	}
	if e.add == "" {
		return l.mend(low, low[:len(low)-e.cut], penn)
	}
	return low[:len(low)-e.cut] + e.add
}

// mend gives back an e or a doubled letter that the rule should have left on:
// where the lemma is no known word, but is one with it.
func (l *Lemmas) mend(form, lemma, penn string) string {
	if l.known == nil || len(lemma) < 3 || len(form) < len(lemma)+2 || penn[0] != 'V' && penn[0] != 'J' || l.known(lemma) {
		return lemma
	}
	if whole := form[:len(lemma)+1]; whole[len(lemma)] == lemma[len(lemma)-1] && l.known(whole) {
		return whole
	}
	if whole := lemma + "e"; l.known(whole) {
		return whole
	}
	return lemma
}

// Lower lower-cases a form and makes its apostrophes straight. It copies only
// where something changes.
func Lower(s string) string {
	for i := range len(s) {
		if c := s[i]; c >= 'A' && c <= 'Z' || c >= utf8.RuneSelf {
			return strings.ToLower(strings.ReplaceAll(s, "’", "'"))
		}
	}
	return s
}
