// SPDX-License-Identifier: Apache-2.0

package scan

import "math"

// Text is a text and its words.
type Text struct {
	S string
	W []Word
}

// Cut cuts a text into words. Give the Text back with Free once nothing looks
// at it any more: its words are used again for the next one.
func (l *Lexicon) Cut(text string) *Text {
	t, ok := l.cuts.Get().(*Text)
	if !ok {
		t = &Text{W: make([]Word, 0, len(text)/4+8)}
	}
	t.S, t.W = text, l.Words(text, t.W)
	return t
}

// Free gives a Text back.
func (l *Lexicon) Free(t *Text) {
	t.S = ""
	l.cuts.Put(t)
}

// At returns word i, or the closing Break where i is out of range.
func (t *Text) At(i int) *Word {
	if i < 0 || i >= len(t.W) {
		return &t.W[len(t.W)-1]
	}
	return &t.W[i]
}

// Str is word i as written.
func (t *Text) Str(i int) string {
	w := t.At(i)
	return t.S[w.Start:w.End]
}

// Is reports whether word i is the given word in lower case.
func (t *Text) Is(i int, word string) bool {
	w := t.At(i)
	return int(w.End-w.Start) == len(word) && t.same(w, word)
}

// same compares a word with one as long.
func (t *Text) same(w *Word, word string) bool {
	s := t.S[w.Start:w.End]
	if len(s) != len(word) || len(s) == 0 || s[0]|0x20 != word[0]|0x20 {
		return false
	}
	for k := range len(s) {
		c := s[k]
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		if c != word[k] {
			return false
		}
	}
	return true
}

// Any reports whether word i is one of the words.
func (t *Text) Any(i int, words ...string) bool {
	at := t.At(i)
	n := int(at.End - at.Start)
	for _, w := range words {
		if len(w) == n && t.same(at, w) {
			return true
		}
	}
	return false
}

// Has reports whether word i can be any of the flags.
func (t *Text) Has(i int, f Flag) bool { return t.At(i).E.Flags&f != 0 }

// Mark reports whether word i is the mark.
func (t *Text) Mark(i int, m byte) bool { w := t.At(i); return w.Kind == Mark && w.Mark == m }

// Hyphen reports whether word i is a dash with no blank on either side.
func (t *Text) Hyphen(i int) bool {
	return t.Mark(i, '-') && t.At(i).Glued && t.At(i+1).Glued
}

// Spaced reports whether one blank, or one no-break or thin space, parts word i
// from the one before.
func (t *Text) Spaced(i int) bool {
	switch t.S[t.At(i-1).End:t.At(i).Start] {
	case " ", "\u00a0", "\u202f", "\u2009":
		return true
	}
	return false
}

// skipHyphen steps over a hyphen, or a dash between blanks where loose.
func (t *Text) skipHyphen(i int) int {
	if t.Hyphen(i) {
		return i + 1
	}
	return i
}

// Digits reads a figure: 1,234,567 or 2.5 or 1 234 567. whole says it has
// digits only, without comma or point.
func (t *Text) Digits(i int) (v float64, end int, whole bool) {
	w := t.At(i)
	if w.Kind != Digit || w.N < 0 {
		return 0, i, false
	}
	v, end, whole = float64(w.N), i+1, true
	group := func(sep byte) bool {
		j := end
		if sep != ' ' {
			if !t.Mark(j, sep) || !t.At(j).Glued || !t.At(j+1).Glued {
				return false
			}
			j++
		} else if t.At(j).Glued {
			return false
		}
		n := t.At(j)
		if n.Kind != Digit || n.Len() != 3 || sep == ' ' && n.Start != t.At(j-1).End+1 {
			return false
		}
		v, end = v*1000+float64(n.N), j+1
		return true
	}
	if w.Len() <= 3 && (w.N > 0 || w.Len() == 1) {
		for n := 0; n < 7 && group(','); n++ {
			whole = false
		}
	}
	inside := i > 1 && w.Glued && t.Mark(i-1, '.') && t.At(i-1).Glued && t.At(i-2).Kind == Digit // of an address: 192.168.1.2
	if !inside && t.Mark(end, '.') && t.At(end).Glued && t.At(end+1).Glued && t.At(end+1).Kind == Digit && t.At(end+1).N >= 0 {
		if !t.Mark(end+2, '.') || !t.At(end+3).Glued || t.At(end+3).Kind != Digit {
			n := t.At(end + 1)
			v += float64(n.N) / math.Pow10(n.Len())
			return v, end + 2, false
		}
	}
	return v, end, whole
}

// Cardinal reads a whole number in words ("two hundred and five",
// "twenty-six"), or a figure with words of size after it ("2.5 million").
// end is i where there is none.
func (t *Text) Cardinal(i int) (v float64, end int) {
	if d, e, _ := t.Digits(i); e > i {
		m := e
		if t.Hyphen(m) {
			m++
		}
		for t.Has(m, Mult) && t.At(m).E.Value(Mult) > 12 {
			d *= t.At(m).E.Value(Mult)
			e, m = m+1, m+1
		}
		return d, e
	}
	total, cur, j := 0.0, 0.0, i
	last := math.Inf(1) // size of the last big word, which must fall
	any, open := false, true
	end = i
	for {
		k := j
		if any {
			if t.Is(k, "and") && !open && (t.Has(k+1, Card) || t.Has(k+1, Mult) && t.At(k+1).E.Value(Mult) == 100) {
				k++
			} else {
				k = t.skipHyphen(k)
			}
		}
		e := t.At(k).E
		switch {
		case e.Is(Card):
			n := e.Value(Card)
			low := math.Mod(cur, 100)
			fits := !any || open && low >= 20 && math.Mod(low, 10) == 0 && n < 10 && n > 0 || !open && low == 0
			if !fits || any && n == 0 {
				return total + cur, end
			}
			cur += n
			open = true
		case e.Is(Mult):
			m := e.Value(Mult)
			if m == 12 {
				if !any {
					return m, k + 1
				}
				return (total + cur) * m, k + 1
			}
			if m == 100 {
				if cur >= 100 || cur == 0 && any {
					return total + cur, end
				}
				cur = math.Max(cur, 1) * 100
			} else {
				if m == 1e7 && last == 1e5 && cur == 0 { // "three lakh crore"
					total, last = total*m, m
					break
				}
				if m >= last || cur == 0 && any {
					return total + cur, end
				}
				total += math.Max(cur, 1) * m
				cur, last = 0, m
			}
			open = false
		default:
			return total + cur, end
		}
		any = true
		j, end = k+1, k+1
	}
}

// Ordinal reads "21st", "first", "twenty-first", "one hundred and fifth".
func (t *Text) Ordinal(i int) (v float64, end int) {
	w := t.At(i)
	if w.Kind == Digit {
		if t.At(i+1).Glued && t.Any(i+1, "st", "nd", "rd", "th") && w.N >= 0 {
			return float64(w.N), i + 2
		}
		return 0, i
	}
	if w.E.Is(Ord) {
		return w.E.Value(Ord), i + 1
	}
	if w.E.Is(Card) && w.E.Value(Card) >= 20 {
		j := t.skipHyphen(i + 1)
		if e := t.At(j).E; e.Is(Ord) && e.Value(Ord) < 10 {
			return w.E.Value(Card) + e.Value(Ord), j + 1
		}
	}
	return 0, i
}

// YearWords reads a year in words: "nineteen ninety-six", "two thousand and
// fifteen", "nineteen hundred five".
func (t *Text) YearWords(i int) (y int, end int) {
	e := t.At(i).E
	if !e.Is(Card) {
		return 0, i
	}
	n := e.Value(Card)
	if n >= 10 && n <= 20 {
		j := t.skipHyphen(i + 1)
		if t.Has(j, Mult) && t.At(j).E.Value(Mult) == 100 && t.Has(j+1, Card) {
			if v, k := t.Cardinal(j + 1); v < 100 {
				return int(n*100 + v), k
			}
		}
		if t.Has(j, Card) && t.At(j).E.Value(Card) >= 10 {
			if v, k := t.Cardinal(j); v >= 10 && v < 100 {
				return int(n*100 + v), k
			}
		}
	}
	if v, k := t.Cardinal(i); k > i+1 && v >= 1000 && v <= 2199 {
		return int(v), k
	}
	return 0, i
}

// Fraction reads a share that may follow a number: "a half", "three
// quarters", "two thirds"; and marks such as ½.
func (t *Text) Fraction(i int) (v float64, end int) {
	w := t.At(i)
	if w.E.Is(Frac) && (w.Kind == Mark || !w.E.Is(Ord)) {
		return w.E.Value(Frac), i + 1
	}
	n, j := 1.0, i
	if t.Any(i, "a", "an", "one") {
		j++
	} else if c, k := t.Cardinal(i); k > i {
		n, j = c, k
	} else {
		return 0, i
	}
	if t.Hyphen(j) {
		j++
	}
	if e := t.At(j).E; e.Is(Frac) {
		return n * e.Value(Frac), j + 1
	}
	return 0, i
}
