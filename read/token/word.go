// SPDX-License-Identifier: Apache-2.0

package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word cuts the token or tokens that begin with a letter or digit at p, and
// returns where the next one begins. stop, if over p, is where an address
// begins that no word may reach into.
func (s *scanner) word(p, stop int) int {
	end := s.end
	if stop > p {
		end = stop
	}
	q := s.run(p, end)
	for q < end {
		r, n := s.rune(q, end)
		var next rune
		if q+n < end {
			next, _ = s.rune(q+n, end)
		}
		switch {
		case r == '.':
			if e := s.stop(p, q, end, next); e > q {
				if e < end && s.joins(p, e, end) {
					q = s.run(e, end)
					continue
				}
				s.emit(p, e)
				return e
			}
			s.cut(p, q)
			return q
		case (r == ',' || r == ':' || r == '/') && isDigit(s.text[q-1]) && next >= '0' && next <= '9' && isDigit(s.text[p]):
			q = s.run(q+n, end)
		case isApostrophe(r) && r != '`' && isWordRune(next):
			e := s.run(q+n, end)
			if from, ok := s.clitic(p, q, q+n, e); ok {
				s.cut(p, from)
				s.emit(from, e)
				return e
			}
			q = e
		case r == '-' && isWordRune(next) && s.hyphened(p, q, end):
			q = s.run(q+n, end)
		case r == '&' && isWordRune(next) && s.initials(p, q, end):
			q = s.run(q+n, end)
		case r == '_':
			for q < end && s.text[q] == '_' {
				q++
			}
			q = s.run(q, end)
		case r == '$' && s.t.currencies[s.text[p:q]]:
			s.emit(p, q+n)
			return q + n
		default:
			s.cut(p, q)
			return q
		}
	}
	s.cut(p, q)
	return q
}

// run returns the end of the letters and digits from q on.
func (s *scanner) run(q, end int) int {
	for q < end {
		r, n := s.rune(q, end)
		if !isWordRune(r) {
			break
		}
		q += n
	}
	return q
}

// stop returns the end of the word text[p:q] with the full stop at q, or q
// where the stop ends the sentence.
func (s *scanner) stop(p, q, end int, next rune) int {
	w := s.text[p:q]
	last := w[len(w)-1]
	if next == '.' {
		if more := q + 2; s.t.abbreviations[w] == anything && (more == end || s.text[more] != '.') {
			return q + 1 // Inc..
		}
		return q
	}
	if isDigit(last) && next >= '0' && next <= '9' {
		return q + 1
	}
	if len(w) == 1 && unicode.IsLetter(rune(w[0])) || strings.IndexByte(w, '.') >= 0 && !isDigit(w[0]) {
		return s.initial(p, q, end, next)
	}
	if e := s.domain(p, q, end); e > q {
		return e
	}
	if next == 'D' && w == "Ph" {
		return q + 1
	}
	switch s.t.abbreviations[w] {
	case anything:
		return q + 1
	case aName:
		if unicode.IsUpper(s.after(q + 1)) {
			return q + 1
		}
	case aNumber:
		if r := s.after(q + 1); r >= '0' && r <= '9' {
			return q + 1
		}
	}
	return q
}

// initial is stop for one letter, or letters with stops between them.
func (s *scanner) initial(p, q, end int, next rune) int {
	w := s.text[p:q]
	dotted := strings.IndexByte(w, '.') >= 0
	if unicode.IsLetter(next) { // U.S, p.m, J.K
		return q + 1
	}
	if dotted {
		return q + 1 // the last stop of U.S. or p.m.
	}
	if n := len(s.out); n > 0 && p-int(s.out[n-1].End) == 1 && s.text[s.out[n-1].End-1] == '.' && s.out[n-1].Len() == 2 {
		return q + 1 // the S. of U. S.
	}
	if f := s.t.abbreviations[w]; f == aNumber {
		if r := s.after(q + 1); r >= '0' && r <= '9' {
			return q + 1
		}
	}
	if w[0] < 'A' || w[0] > 'Z' || w[0] == 'I' || !unicode.IsUpper(s.after(q+1)) {
		return q
	}
	if a := q + 2; a+1 < s.seg && s.text[q+1] == ' ' && s.text[a] >= 'A' && s.text[a] <= 'Z' && s.text[a+1] == '.' {
		return q + 1 // U. S.
	}
	// An initial stands at the front or beside a name.
	if n := len(s.out); n > 0 && int(s.out[n-1].End) <= p {
		before, _ := utf8.DecodeRuneInString(s.text[s.out[n-1].Start:s.out[n-1].End])
		if unicode.IsLower(before) || isDigit(byte(before)) && before < 128 {
			return q
		}
	}
	return q + 1
}

// joins says whether the word goes on at e, behind a full stop taken in: the
// letters of an acronym are single ones.
func (s *scanner) joins(p, e, end int) bool {
	r, n := s.rune(e, end)
	if !isWordRune(r) {
		return false
	}
	if r < 128 && isDigit(byte(r)) || e-p >= 2 && isDigit(s.text[e-2]) {
		return true
	}
	if s.text[p:e] == "Ph." {
		return true
	}
	if e+n < end {
		after, _ := s.rune(e+n, end)
		return !isWordRune(after)
	}
	return true
}

// after returns the first rune behind q that is no space, or 0. It looks over
// one space at most.
func (s *scanner) after(q int) rune {
	for range 2 {
		if q >= s.seg {
			return 0
		}
		r, n := s.rune(q, s.seg)
		if !isSpace(r) || r == '\n' {
			return r
		}
		q += n
	}
	return 0
}

// clitic says whether the letters text[a:e] behind the apostrophe at q come
// off the word that begins at p, and where the clitic begins.
func (s *scanner) clitic(p, q, a, e int) (from int, ok bool) {
	if e < s.end {
		if r, _ := s.rune(e, s.end); isApostrophe(r) && r != '`' && e+1 < s.end && isWordRune(rune(s.text[e+1])) {
			return 0, false
		}
	}
	tail := s.text[a:e]
	if len(tail) > 2 {
		return 0, false
	}
	low := lower(tail)
	if low == "t" && q-p >= 2 && (s.text[q-1] == 'n' || s.text[q-1] == 'N') {
		return q - 1, true
	}
	return q, s.t.clitics[low]
}

// hyphened says whether the hyphen at q stays inside the word: after a known
// prefix, and in telephone numbers and dates.
func (s *scanner) hyphened(p, q, end int) bool {
	w := s.text[p:q]
	if !isDigit(w[0]) {
		return len(w) <= 8 && s.t.prefixes[lower(w)]
	}
	e := s.run(q+1, end)
	a, b := digitsBack(s.text[p:q]), digits(s.text[q+1:e])
	if a == 0 || b == 0 {
		return false
	}
	if a == 3 && b == 4 || a == 4 && b == 2 && e < end && s.text[e] == '-' || strings.Count(w, "-") == 1 && a <= 3 && b <= 4 {
		return true
	}
	return a == 3 && b == 3 && e < end && s.text[e] == '-' || a == 1 && b == 3 && e < end && s.text[e] == '-'
}

// digits returns the length of s if it is all digits, else 0.
func digits(s string) int {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return 0
		}
	}
	return len(s)
}

// digitsBack returns the number of digits at the end of s.
func digitsBack(s string) (n int) {
	for n < len(s) && isDigit(s[len(s)-1-n]) {
		n++
	}
	return n
}

// initials says whether & at q joins two short runs of capitals: AT&T.
func (s *scanner) initials(p, q, end int) bool {
	e := s.run(q+1, end)
	return q-p <= 3 && e-q <= 4 && isUpper(s.text[p:q]) && isUpper(s.text[q+1:e])
}

func isUpper(s string) bool {
	for i := range len(s) {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return len(s) > 0
}

// cut emits text[p:q], a word without clitics, in its parts.
func (s *scanner) cut(p, q int) {
	w := s.text[p:q]
	if isDigit(w[0]) {
		n := len(w)
		for n > 0 && (w[n-1] >= 'a' && w[n-1] <= 'z' || w[n-1] >= 'A' && w[n-1] <= 'Z') {
			n--
		}
		if u := w[n:]; n > 0 && isDigit(w[n-1]) && u != "" && (s.t.units[u] || len(u) == 2 && s.t.units[lower(u)]) {
			s.emit(p, p+n)
			s.emit(p+n, q)
			return
		}
	} else if len(w) >= 4 && len(w) <= 8 {
		if n := s.t.splits[lower(w)]; n > 0 {
			s.emit(p, p+n)
			s.emit(p+n, q)
			return
		}
	}
	s.emit(p, q)
}

// lower lower-cases ASCII; it copies only where it must.
func lower(s string) string {
	for i := range len(s) {
		if s[i] >= 'A' && s[i] <= 'Z' {
			return strings.ToLower(s)
		}
	}
	return s
}
