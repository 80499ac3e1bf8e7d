// SPDX-License-Identifier: Apache-2.0

// Package scan cuts text into the small words the matchers of times and
// quantities read: runs of letters, runs of digits, single marks, line ends.
// It knows each word's entry in the lexicon, so that a matcher never looks a
// word up twice. Cost: one pass over the bytes, one map look-up a run of
// letters.
package scan

import "unicode/utf8"

// Kind is what a word is made of.
type Kind uint8

// The kinds of word.
const (
	Alpha Kind = iota // letters
	Digit             // ASCII digits
	Mark              // one mark or symbol
	Break             // the end of a line; zero bytes
)

// Word is one small word of the text.
type Word struct {
	Start, End int32 // bytes, half-open
	Kind       Kind
	Glued      bool   // no blank stands between it and the word before
	Mark       byte   // for Mark: its ASCII byte; dashes give '-', quotes ' or ", other symbols 0
	N          int64  // for Digit: its value, -1 where it has more than 15 digits
	E          *Entry // never nil
}

// Len is the word's length in bytes.
func (w *Word) Len() int { return int(w.End - w.Start) }

// Words cuts text. The last word is always a Break, so a matcher may look at
// the word after any other word.
func (l *Lexicon) Words(text string, into []Word) []Word {
	out := into[:0]
	var fold [maxWord]byte
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case c == ' ' || c == '\t' || c == '\r':
			i++
			continue
		case c == '\n':
			if !wraps(text, i) {
				out = append(out, Word{Start: int32(i), End: int32(i), Kind: Break, E: &none})
			}
			i++
			continue
		}
		glued := len(out) > 0 && out[len(out)-1].End == int32(i) && out[len(out)-1].Kind != Break
		w := Word{Start: int32(i), Glued: glued, E: &none}
		j := i
		switch {
		case letter(c):
			ok := true
			for j < len(text) && letter(text[j]) {
				if text[j] >= 0x80 {
					r, n := utf8.DecodeRuneInString(text[j:])
					if markRune(r) {
						break
					}
					ok = false
					j += n
					continue
				}
				if k := j - i; k < maxWord {
					fold[k] = text[j] | 0x20
				}
				j++
			}
			if j == i {
				r, n := utf8.DecodeRuneInString(text[i:])
				if r == 0xA0 || r == 0x202F || r == 0x2009 || r == 0xFEFF || r == 0x200B {
					i += n
					continue
				}
				w.Kind, w.Mark, j = Mark, markByte(r), i+n
				if e, ok := l.symbols[text[i:j]]; ok {
					w.E = e
				}
				break
			}
			w.Kind = Alpha
			if n := j - i; n <= maxWord && ok {
				if e, ok := l.words[string(fold[:n])]; ok {
					w.E = e
				}
			} else if !ok {
				if e, ok := l.symbols[text[i:j]]; ok {
					w.E = e
				}
			}
		case c >= '0' && c <= '9':
			w.Kind = Digit
			for j < len(text) && text[j] >= '0' && text[j] <= '9' {
				if w.N >= 0 {
					w.N = w.N*10 + int64(text[j]-'0')
				}
				if j++; j-i > 15 {
					w.N = -1
				}
			}
		default:
			w.Kind, w.Mark, j = Mark, c, i+1
			if e, ok := l.symbols[text[i:j]]; ok {
				w.E = e
			}
		}
		w.End = int32(j)
		out = append(out, w)
		i = j
	}
	return append(out, Word{Start: int32(len(text)), End: int32(len(text)), Kind: Break, E: &none})
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80 }

// wraps reports whether the line end at i only wraps a sentence: the next
// line goes on in lower case.
func wraps(text string, i int) bool {
	return i+1 < len(text) && text[i+1] >= 'a' && text[i+1] <= 'z' && i > 0 && text[i-1] != '\n'
}

// markRune reports whether a rune beyond ASCII is a mark and no letter.
func markRune(r rune) bool {
	switch {
	case r < 0xC0:
		return r != 0xAA && r != 0xB5 && r != 0xBA
	case r == 0xD7, r == 0xF7:
		return true
	case r >= 0x2000 && r <= 0x2BFF:
		return true
	case r == 0xFEFF, r == utf8.RuneError:
		return true
	}
	return false
}

func markByte(r rune) byte {
	switch r {
	case 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xAD:
		return '-'
	case 0x2018, 0x2019, 0x201B, 0xB4:
		return '\''
	case 0x201C, 0x201D:
		return '"'
	case 0xD7:
		return 'x'
	case 0x2044:
		return '/'
	}
	return 0
}
