// SPDX-License-Identifier: Apache-2.0

package cluster

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// sentences cuts text into sentences of words roughly as the reader does:
// marks stand alone, hyphens split, 's and n't come off, "Mr." and "U.S." keep
// their stop. Digits become 0. f must not keep the words.
func sentences(text []byte, f func(words [][]byte)) {
	var s splitter
	for _, line := range bytes.Split(text, []byte("\n")) {
		for _, field := range bytes.Fields(line) {
			s.field(field)
			if s.end {
				f(s.words)
				s.words, s.end = s.words[:0], false
			}
		}
		if len(s.words) > 0 {
			f(s.words)
			s.words = s.words[:0]
		}
	}
}

type splitter struct {
	words [][]byte
	end   bool
}

func (s *splitter) add(w []byte) {
	if len(w) > 0 && len(w) <= 40 {
		for i, b := range w {
			if b >= '0' && b <= '9' {
				w[i] = '0'
			}
		}
		s.words = append(s.words, w)
	}
}

// field splits what stands between two blanks.
func (s *splitter) field(w []byte) {
	for len(w) > 0 {
		r, n := utf8.DecodeRune(w)
		if inWord(r) {
			break
		}
		s.add(w[:n])
		w = w[n:]
	}
	end := len(w)
	for end > 0 {
		r, n := utf8.DecodeLastRune(w[:end])
		if inWord(r) || r == '.' && abbreviation(w[:end]) {
			break
		}
		end -= n
	}
	s.inner(w[:end])
	for w = w[end:]; len(w) > 0; {
		r, n := utf8.DecodeRune(w)
		s.end = s.end || r == '.' || r == '!' || r == '?'
		s.add(w[:n])
		w = w[n:]
	}
}

// inner splits a word without outer marks at hyphens, slashes and dashes, and
// takes clitics off.
func (s *splitter) inner(w []byte) {
	w = bytes.ReplaceAll(w, []byte("’"), []byte("'"))
	for i := 0; i < len(w); {
		r, n := utf8.DecodeRune(w[i:])
		if r == '-' || r == '–' || r == '—' || r == '/' || r == '…' {
			s.clitic(w[:i])
			s.add(w[i : i+n])
			w, i = w[i+n:], 0
			continue
		}
		i += n
	}
	s.clitic(w)
}

func (s *splitter) clitic(w []byte) {
	n := len(w)
	if i := bytes.LastIndexByte(w, '\''); i > 0 && n-i <= 3 {
		if n-i == 2 && w[i+1] == 't' && w[i-1] == 'n' {
			i--
		}
		if i > 0 {
			s.add(w[:i])
			w = w[i:]
		}
	}
	s.add(w)
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r) || r == '$' || r == '%'
}

// abbreviation says whether the stop at the end of w belongs to it.
func abbreviation(w []byte) bool {
	stem := w[:len(w)-1]
	if len(stem) == 1 || bytes.IndexByte(stem, '.') > 0 {
		return len(stem) > 0 && unicode.IsLetter(rune(stem[0]))
	}
	switch string(stem) {
	case "Mr", "Mrs", "Ms", "Dr", "Gen", "Sen", "Rep", "Gov", "Lt", "Col", "Sgt", "Capt", "St", "Jr", "Prof", "Rev", "Hon", "Maj", "Adm", "No", "vs",
		"Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec", "Inc", "Corp", "Co", "Ltd":
		return true
	}
	return false
}
