// SPDX-License-Identifier: Apache-2.0

package quantity

import (
	"math"

	"dragoman/read/when/scan"
)

// num is a number read at words [first, last).
type num struct {
	first, last int
	v           float64
}

// Number reads the number that starts at word i: figures, words, fractions,
// with sign and words of size. ok is false where there is none.
func (p *parser) number(i int) (num, bool) {
	j, sign := i, 1.0
	switch {
	case p.Any(i, "minus", "negative") && !(p.Is(i-1, "or") && p.Is(i-2, "plus")):
		j, sign = i+1, -1
	case p.Mark(i, '-') && p.At(i+1).Kind == scan.Digit && (i == 0 || !p.At(i).Glued || p.Mark(i-1, '<') || p.Mark(i-1, '(')) && (p.At(i+1).Glued || p.At(i-1).Kind == scan.Break || i == 0):
		j, sign = i+1, -1
	case p.Mark(i, '.') && p.At(i+1).Kind == scan.Digit && p.At(i+1).Glued && !p.At(i).Glued:
		w := p.At(i + 1)
		if w.N >= 0 {
			return num{i, i + 2, float64(w.N) / math.Pow10(w.Len())}, p.clean(i + 2)
		}
	}
	if p.At(j).Kind == scan.Digit {
		v, end := p.figure(j)
		if end == j || !p.clean(end) {
			return num{}, false
		}
		return num{i, end, sign * v}, true
	}
	if v, end := p.words(j); end > j {
		return num{i, end, sign * v}, true
	}
	return num{}, false
}

// clean reports whether a number may end before word i: no letter is glued to
// it.
func (p *parser) clean(i int) bool {
	w := p.At(i)
	if !w.Glued || w.Kind != scan.Alpha {
		return true
	}
	_, e := p.q.units.Find(p.Text, i, "currency", "before", "fraction")
	return e > i
}

var suffixes = [...]struct {
	name string
	n    float64
}{{"k", 1e3}, {"M", 1e6}, {"mm", 1e6}, {"MM", 1e6}, {"G", 1e9}, {"b", 1e9}, {"T", 1e12}, {"mil", 1e6}, {"bn", 1e9}, {"tn", 1e12}}

// figure reads digits and what makes a larger or smaller number of them:
// groups, decimals, powers, fractions, "million", k.
func (p *parser) figure(j int) (float64, int) {
	v, end := p.grouped(j)
	if end == j {
		return 0, j
	}
	// 1e10, 1.3x10^6, 1.1^23
	if k, e := p.power(end); e > end {
		if p.Mark(end, '^') {
			return math.Pow(v, k), e
		}
		return v * math.Pow10(int(k)), e
	}
	// 3/4, 2 1/4
	if f, e := p.slash(j); e > j && end == j+1 {
		return f, e
	}
	if f, e := p.slash(end); e > end && !p.At(end).Glued && v == math.Trunc(v) {
		return v + f, e
	}
	if w := p.At(end); w.Kind == scan.Mark && w.E.Is(scan.Frac) {
		return v + w.E.Value(scan.Frac), end + 1
	}
	for _, s := range suffixes {
		w := p.At(end)
		if w.Kind == scan.Alpha && w.Len() == len(s.name) && p.Str(end) == s.name && (w.Glued || s.name == "k" || s.name == "M" && v != math.Trunc(v) || s.name == "G" && v != math.Trunc(v)) && !(p.At(end+1).Glued && p.At(end+1).Kind != scan.Mark) {
			return v * s.n, end + 1
		}
	}
	return p.larger(v, j, end)
}

// larger reads the words of size after a figure, and lesser ones after them:
// "2.5 million", "4 thousand 3 hundred and 21", "3 million and a half".
func (p *parser) larger(v float64, j, end int) (float64, int) {
	size := 0.0
	k := end
	if p.Hyphen(k) {
		k++
	}
	for p.Has(k, scan.Mult) {
		m := p.At(k).E.Value(scan.Mult)
		v, size = v*m, m
		k++
		end = k
	}
	if size < 100 {
		if p.Is(end, "and") && p.Any(end+1, "a", "one") && p.Any(end+2, "half") && !p.Has(end+3, scan.Mult) && false {
			return v, end
		}
		return v, end
	}
	if f, e := p.andHalf(end, size); e > end {
		return v + f, e
	}
	// "3 hundred and 21": the next is smaller than the last size and has no
	// decimals.
	m := end
	if p.Is(m, "and") {
		m++
	}
	if p.At(m).Kind == scan.Digit {
		if n, e, whole := p.Digits(m); whole && n > 0 && p.clean(e) && !p.At(m).Glued {
			n, e = p.larger(n, m, e)
			if n < size && n == math.Trunc(n) {
				return v + n, e
			}
		}
	} else if n, e := p.Cardinal(m); e > m && n < size && n > 0 && m > end {
		return v + n, e
	}
	return v, end
}

// andHalf reads "and a half" after a word of size: half of it.
func (p *parser) andHalf(i int, size float64) (float64, int) {
	if !p.Is(i, "and") {
		return 0, i
	}
	f, e := p.Fraction(i + 1)
	if e == i+1 || f >= 1 {
		return 0, i
	}
	if p.Has(e, scan.Mult) {
		m := p.At(e).E.Value(scan.Mult)
		if m < size {
			return f * m, e + 1
		}
		return 0, i
	}
	return f * size, e
}

// grouped reads 1,234.5, 1.111,11, 12,34,567.89, 1 234 567.
func (p *parser) grouped(j int) (float64, int) {
	v, end, whole := p.Digits(j)
	if end == j {
		return 0, j
	}
	w := p.At(j)
	if !whole {
		// A comma group may follow in the Indian way.
		return p.indian(j, v, end)
	}
	if p.Mark(end, ',') && p.At(end).Glued && p.At(end+1).Glued && p.At(end+1).Kind == scan.Digit {
		n := p.At(end + 1)
		if x, e := p.indian(j, v, end); e > end {
			return x, e
		}
		listed := j > 1 && w.Glued && p.Mark(j-1, ',') && p.At(j-2).Kind == scan.Digit // "22,24,26"
		if n.Len() <= 2 && !listed && !(p.Mark(end+2, ',') && p.At(end+2).Glued && p.At(end+3).Glued) && w.Len() <= 3 {
			return v + float64(n.N)/math.Pow10(n.Len()), end + 2
		}
		return v, end
	}
	// 1 234 567
	if w.Len() <= 3 && w.N > 0 {
		e, x, groups := end, v, 0
		for groups < 7 {
			n := p.At(e)
			if n.Kind != scan.Digit || n.Len() != 3 || n.Glued || !p.Spaced(e) {
				break
			}
			x = x*1000 + float64(n.N)
			e++
			groups++
		}
		if groups > 0 && !(p.At(e).Kind == scan.Digit && !p.At(e).Glued) {
			if p.Mark(e, '.') && p.At(e).Glued && p.At(e+1).Glued && p.At(e+1).Kind == scan.Digit {
				x += float64(p.At(e+1).N) / math.Pow10(p.At(e+1).Len())
				e += 2
			}
			return x, e
		}
	}
	return v, end
}

// indian reads 12,34,567.89 and 1.111,11.
func (p *parser) indian(j int, v float64, end int) (float64, int) {
	w := p.At(j)
	if w.Len() > 2 || w.N == 0 {
		return v, end
	}
	x, k, groups := float64(w.N), j+1, 0
	for groups < 7 && p.Mark(k, ',') && p.At(k).Glued && p.At(k+1).Glued && p.At(k+1).Kind == scan.Digit {
		n := p.At(k + 1)
		if n.Len() == 2 {
			x = x*100 + float64(n.N)
			groups++
			k += 2
			continue
		}
		if n.Len() == 3 && groups > 0 {
			x = x*1000 + float64(n.N)
			k += 2
			if p.Mark(k, '.') && p.At(k).Glued && p.At(k+1).Glued && p.At(k+1).Kind == scan.Digit {
				x += float64(p.At(k+1).N) / math.Pow10(p.At(k+1).Len())
				k += 2
			}
			return x, k
		}
		break
	}
	// 1.111,11
	if n := p.At(j + 2); p.Mark(j+1, '.') && n.Kind == scan.Digit && n.Len() == 3 && n.Glued && p.Mark(j+3, ',') && p.At(j+3).Glued && p.At(j+4).Kind == scan.Digit && p.At(j+4).Glued {
		return float64(w.N)*1000 + float64(n.N) + float64(p.At(j+4).N)/math.Pow10(p.At(j+4).Len()), j + 5
	}
	return v, end
}

// power reads e10, E+14, x10^6, ^23 glued to a number.
func (p *parser) power(i int) (float64, int) {
	k := i
	switch {
	case !p.At(i).Glued:
		return 0, i
	case p.Is(k, "e"):
		k++
	case p.Is(k, "x") && p.At(k+1).Kind == scan.Digit && p.At(k+1).N == 10 && p.Mark(k+2, '^'):
		k += 3
	case p.Mark(k, '^'):
		k++
	default:
		return 0, i
	}
	sign := 1.0
	for k < i+8 && (p.Mark(k, '-') || p.Mark(k, '+')) {
		if p.Mark(k, '-') {
			sign = -sign
		}
		if p.Mark(k, '-') && p.Mark(k+1, '-') {
			sign, k = 1, k+1
		}
		k++
	}
	w := p.At(k)
	if w.Kind != scan.Digit || !w.Glued || w.N < 0 || w.N > 300 {
		return 0, i
	}
	return sign * float64(w.N), k + 1
}

// slash reads 3/4.
func (p *parser) slash(i int) (float64, int) {
	a, b := p.At(i), p.At(i+2)
	if a.Kind != scan.Digit || !p.Mark(i+1, '/') || !p.At(i+1).Glued || !b.Glued || b.Kind != scan.Digit || b.N <= 0 || a.N < 0 {
		return 0, i
	}
	if n := p.At(i + 3); n.Glued && (n.Kind != scan.Mark || n.Mark == '/' || n.Mark == '-' || n.Mark == '.' && p.At(i+4).Glued && p.At(i+4).Kind == scan.Digit) {
		return 0, i
	}
	if i > 0 && a.Glued && p.Mark(i-1, '/') || a.Len() > 3 {
		return 0, i
	}
	return float64(a.N) / float64(b.N), i + 3
}

// words reads a number in words: cardinals, "point", fractions, dozens.
func (p *parser) words(i int) (float64, int) {
	e := p.At(i).E
	if p.At(i).Kind == scan.Mark && e.Is(scan.Frac) {
		return e.Value(scan.Frac), i + 1
	}
	if p.Is(i, "half") && p.Any(i+1, "a", "an") && p.Has(i+2, scan.Mult) {
		return 0.5 * p.At(i+2).E.Value(scan.Mult), i + 3
	}
	if e.Is(scan.Frac) && p.Any(i, "half", "quarter") && p.Has(i+1, scan.Mult) && p.At(i+1).E.Value(scan.Mult) >= 1000 {
		return e.Value(scan.Frac) * p.At(i+1).E.Value(scan.Mult), i + 2
	}
	if p.Is(i, "half") {
		return 0.5, i + 1
	}
	if p.Any(i, "a", "an") {
		if p.Has(i+1, scan.Mult) {
			v, end := p.Cardinal(i + 1)
			return p.fractionAfter(v, i, end)
		}
		if d, end := p.denominator(i + 1); end > i+1 && !p.ordinalHere(end) {
			return 1 / d, end
		}
		if f, end := p.Fraction(i); end > i && (!p.At(end-1).E.Is(scan.Ord) || !p.ordinalHere(end)) {
			if p.Has(end, scan.Mult) {
				return f * p.At(end).E.Value(scan.Mult), end + 1
			}
			return f, end
		}
		return 0, i
	}
	v, end := p.Cardinal(i)
	if end == i {
		return 0, i
	}
	if p.Is(i, "one") && end == i+1 && p.pronoun(i) {
		return 0, i
	}
	return p.fractionAfter(v, i, end)
}

// ordinalHere reports whether an ordinal after "a" counts a place and no share:
// a noun follows ("a third man").
func (p *parser) ordinalHere(i int) bool {
	w := p.At(i)
	return w.Kind == scan.Alpha && !p.Any(i, "of", "and", "or", "in", "was", "were", "is", "are")
}

// pronoun reports whether "one" at i stands for a noun.
func (p *parser) pronoun(i int) bool {
	if p.Has(i+1, scan.Measure|scan.Unit) && p.At(i+1).Len() > 2 {
		return false // "that one mile"
	}
	return p.Any(i-1, "the", "this", "that", "which", "another", "no", "any", "every", "each", "first", "last", "next", "some") || p.Any(i+1, "of", "may", "can", "must", "should", "another")
}

// fractionAfter reads what may follow a cardinal: "point five", "and a half",
// fifths, "over three", "out of ten".
func (p *parser) fractionAfter(v float64, i, end int) (float64, int) {
	if p.Is(end, "point") {
		if f, e := p.decimals(end + 1); e > end+1 {
			return v + f, e
		}
	}
	if d, e := p.denominator(end); e > end && (v == 1 || p.S[p.At(e-1).End-1]|0x20 == 's') {
		return v / d, e // "three twenty-fifths"
	}
	if end-i > 1 && !p.Is(end-2, "and") {
		// "one hundred thirty-fifths" has its tens below the line.
		if d, e := p.denominator(end - 1); e > end && v > d && p.S[p.At(e-1).End-1]|0x20 == 's' {
			return (v - p.At(end-1).E.Value(scan.Card)) / d, e
		}
	}
	k := end
	if p.Mark(k, '-') {
		k++
	}
	if f := p.At(k).E; f.Is(scan.Frac) && p.At(k).Kind == scan.Alpha && !(f.Is(scan.Ord) && v != 1 && false) && (k == end || p.Hyphen(end) || !p.At(k).Glued) {
		if n := p.At(end - 1).E; k == end && p.Is(end-2, "and") && n.Is(scan.Card) && n.Value(scan.Card) < 10 && p.Has(end-3, scan.Mult) {
			// "five billion and three quarters", "one hundred and three quarters"
			size := 1.0
			if m := p.At(end - 3).E.Value(scan.Mult); m >= 1e6 {
				size = m
			}
			if p.Has(k+1, scan.Mult) {
				size = p.At(k + 1).E.Value(scan.Mult)
				k++
			}
			return v - n.Value(scan.Card) + n.Value(scan.Card)*f.Value(scan.Frac)*size, k + 1
		}
		s := p.S[p.At(k).End-1]
		if s|0x20 == 's' || v == 1 {
			x := v * f.Value(scan.Frac)
			if p.Is(k+1, "of") && p.Any(k+2, "a") && p.Has(k+3, scan.Mult) {
				return x * p.At(k+3).E.Value(scan.Mult), k + 4
			}
			if p.Has(k+1, scan.Mult) {
				return x * p.At(k+1).E.Value(scan.Mult), k + 2
			}
			return x, k + 1
		}
	}
	if p.Is(end, "and") {
		size := 1.0
		if w := p.At(end - 1).E; w.Is(scan.Mult) && w.Value(scan.Mult) >= 1e6 {
			size = w.Value(scan.Mult)
		}
		if f, e := p.Fraction(end + 1); e > end+1 && f < 1 {
			if p.Has(e, scan.Mult) && size > 1 {
				return v + f*p.At(e).E.Value(scan.Mult), e + 1
			}
			if p.Has(e, scan.Mult) {
				return (v + f) * p.At(e).E.Value(scan.Mult), e + 1
			}
			return v + f*size, e
		}
	}
	return v, end
}

// denominator reads "twenty-fifth(s)" as 25, "thirty firsts" as 31.
func (p *parser) denominator(i int) (float64, int) {
	tens := p.At(i).E
	if !tens.Is(scan.Card) || tens.Value(scan.Card) < 20 {
		return 0, i
	}
	k := i + 1
	if p.Hyphen(k) {
		k++
	}
	switch w := p.At(k).E; {
	case p.Is(k, "firsts"):
		return tens.Value(scan.Card) + 1, k + 1
	case w.Is(scan.Ord) && w.Value(scan.Ord) < 10:
		return tens.Value(scan.Card) + w.Value(scan.Ord), k + 1
	case w.Is(scan.Frac) && w.Value(scan.Frac) > 0 && w.Value(scan.Frac) < 0.3 && !w.Is(scan.Unit):
		return tens.Value(scan.Card) + math.Round(1/w.Value(scan.Frac)), k + 1
	}
	return 0, i
}

func (p *parser) decimals(i int) (float64, int) {
	v, scale, j := 0.0, 0.1, i
	for p.Has(j, scan.Card) {
		n := p.At(j).E.Value(scan.Card)
		if n < 10 {
			v += n * scale
			scale /= 10
			j++
			continue
		}
		if j > i {
			break
		}
		n, e := p.Cardinal(j)
		return n / 100, e
	}
	return v, j
}
