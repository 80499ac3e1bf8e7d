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

// What a byte can begin.
const (
	sign  = iota // an ASCII mark
	blank        // a space, a tab, a return
	feed         // a line end
	digit
	small // an ASCII letter
	wide  // a byte of a longer rune
)

var class = func() (c [256]uint8) {
	for i := range c {
		switch b := byte(i); {
		case b >= 0x80:
			c[i] = wide
		case b|0x20 >= 'a' && b|0x20 <= 'z':
			c[i] = small
		case b >= '0' && b <= '9':
			c[i] = digit
		case b == ' ' || b == '\t' || b == '\r':
			c[i] = blank
		case b == '\n':
			c[i] = feed
		}
	}
	return c
}()

// Words cuts text. The last word is always a Break, so a matcher may look at
// the word after any other word.
func (l *Lexicon) Words(text string, into []Word) []Word {
	out := into[:0]
	end := -1 // of the last word that is no Break
	for i := 0; i < len(text); {
		k := class[text[i]]
		if k == blank {
			i++
			continue
		}
		if k == feed {
			if !wraps(text, i) {
				out, end = append(out, Word{Start: int32(i), End: int32(i), Kind: Break, E: &none}), -1
			}
			i++
			continue
		}
		w := Word{Start: int32(i), Glued: end == i, E: &none}
		j := i + 1
		switch k {
		case small, wide:
			var folded key
			j, folded = run(text, i)
			switch {
			case j == i:
				r, n := utf8.DecodeRuneInString(text[i:])
				if j += n; r == 0xA0 || r == 0x202F || r == 0x2009 || r == 0xFEFF || r == 0x200B {
					i = j
					continue
				}
				w.Kind, w.Mark = Mark, markByte(r)
				if e, ok := l.symbols[text[i:j]]; ok {
					w.E = e
				}
			case folded != key{}:
				if e := l.words.items[l.words.slot(folded)]; e != nil {
					w.E = e
				}
			case !isLetters(text[i:j]):
				if e, ok := l.symbols[text[i:j]]; ok {
					w.E = e
				}
			}
		case digit:
			w.Kind, w.N = Digit, int64(text[i]-'0')
			for ; j < len(text) && class[text[j]] == digit; j++ {
				if w.N >= 0 {
					w.N = w.N*10 + int64(text[j]-'0')
				}
				if j-i >= 15 {
					w.N = -1
				}
			}
		default:
			w.Kind, w.Mark, w.E = Mark, text[i], l.marks[text[i]]
		}
		w.End = int32(j)
		out = append(out, w)
		i, end = j, j
	}
	return append(out, Word{Start: int32(len(text)), End: int32(len(text)), Kind: Break, E: &none})
}

// run returns the end of the letters from i on, and the word folded and
// packed; no key for one too long for the lexicon or with letters beyond ASCII.
func run(text string, i int) (end int, k key) {
	j := i
	for ; j < len(text) && class[text[j]] == small; j++ {
		if n := j - i; n < maxWord {
			k[n>>3] |= uint64(text[j]|0x20) << (n & 7 * 8)
		}
	}
	if j == len(text) || class[text[j]] != wide {
		if j-i > maxWord {
			return j, key{}
		}
		return j, k
	}
	plain := j
	for j < len(text) && class[text[j]] >= small {
		if class[text[j]] == small {
			j++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[j:])
		if markRune(r) {
			break
		}
		j += n
	}
	if j > plain || j-i > maxWord {
		return j, key{}
	}
	return j, k
}

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
