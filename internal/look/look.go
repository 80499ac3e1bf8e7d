// SPDX-License-Identifier: Apache-2.0

// Package look gives what linear models see of a word: hashes of its form, of
// its ends, and its shape. Curly apostrophes and quotation marks look straight,
// digits look all alike, so a word looks the same however it was typed.
package look

import (
	"unicode"
	"unicode/utf8"
)

// maxBytes of a word are looked at; what is longer is cut.
const maxBytes = 48

// Word is what is seen of one word. The zero Word stands for no word.
type Word struct {
	Form   uint32    // as written
	Low    uint32    // in lower case, digits as 0
	Prefix [3]uint32 // the first 1, 2, 3 letters of Low
	Suffix [4]uint32 // the last 1, 2, 3, 4
	Shape  uint32    // X, x, 0 and marks, runs cut to two
	Caps   Caps
	Class  uint32 // word class, if the caller knows one; 0 is unknown
	Coarse uint32 // the same, coarser
	Lower  uint32 // class of a capitalised word's form in lower case
	Extra  uint32 // what the caller knows of the word elsewhere in the text
}

// Caps tells capitals.
type Caps uint8

// The ways a word is written.
const (
	NoLetter Caps = iota
	Small
	First // capital first, small after it, or one capital letter
	All   // two capitals or more, none small
	Mixed // McDonald, iPhone
)

// Of looks at a word.
func Of(s string) (w Word) {
	var buf [maxBytes]rune
	n := 0
	form, low, shape := uint32(2166136261), uint32(2166136261), uint32(2166136261)
	uppers, lowers, firstUpper := 0, 0, false
	var last, run rune
	for i := 0; i < len(s) && n < maxBytes; {
		r, k := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, k = utf8.DecodeRuneInString(s[i:])
		}
		i += k
		r = straight(r)
		l, c := r, r
		switch {
		case r >= 'a' && r <= 'z':
			c = 'x'
			lowers++
		case r >= 'A' && r <= 'Z':
			l, c = r+'a'-'A', 'X'
			uppers++
			firstUpper = firstUpper || n == 0
		case r >= '0' && r <= '9':
			l, c = '0', '0'
		case r >= utf8.RuneSelf:
			if unicode.IsUpper(r) {
				l, c = unicode.ToLower(r), 'X'
				uppers++
				firstUpper = firstUpper || n == 0
			} else if unicode.IsLetter(r) {
				c = 'x'
				lowers++
			} else if unicode.IsDigit(r) {
				l, c = '0', '0'
			}
		}
		form = (form ^ uint32(r)) * 16777619
		low = (low ^ uint32(l)) * 16777619
		if c != last {
			last, run = c, 0
		}
		if run++; run <= 2 {
			shape = (shape ^ uint32(c)) * 16777619
		}
		buf[n] = l
		n++
		if n <= 3 {
			w.Prefix[n-1] = low
		}
	}
	for i := n; i < 3; i++ {
		w.Prefix[i] = low
	}
	h := uint32(2166136261)
	for i := range 4 {
		if i < n {
			h = (h ^ uint32(buf[n-1-i])) * 16777619
		}
		w.Suffix[i] = h
	}
	w.Form, w.Low, w.Shape = form, low, shape
	switch {
	case uppers+lowers == 0:
		w.Caps = NoLetter
	case uppers == 0:
		w.Caps = Small
	case firstUpper && uppers == 1:
		w.Caps = First
	case lowers == 0:
		w.Caps = All
	default:
		w.Caps = Mixed
	}
	return w
}

// straight maps typographic marks to the ones of a keyboard.
func straight(r rune) rune {
	switch r {
	case '’', '‘', 'ʼ', 'ʻ', '`':
		return '\''
	case '“', '”':
		return '"'
	case '–', '—':
		return '-'
	case '…':
		return '.'
	}
	return r
}
