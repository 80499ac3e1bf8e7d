// SPDX-License-Identifier: Apache-2.0

package quantity

import "dragoman/read/when/scan"

// bound is one side of a range: above or below a number, with it or not.
type bound struct {
	lower  bool
	closed bool
	v      float64
	last   int
}

// comparative reads the words of a bound before its number; j is the number.
func (p *parser) comparative(i int) (b bound, j int) {
	equal := func(j int) int {
		k := j
		if p.Is(k, "or") && p.Any(k+1, "equal", "equals") {
			k += 2
		} else if p.Any(k, "than") && p.Is(k+1, "or") && p.Any(k+2, "equal", "equals") {
			k += 3
		} else {
			return j
		}
		if p.Any(k, "than", "to") {
			k++
		}
		return k
	}
	up, down := p.Any(i, "more", "greater", "larger", "bigger", "higher"), p.Any(i, "less", "fewer", "smaller", "lower")
	switch {
	case up || down:
		if k := equal(i + 1); k > i+1 {
			return bound{lower: up, closed: true}, k
		}
		if p.Is(i+1, "than") {
			return bound{lower: up}, i + 2
		}
	case p.Any(i, "above", "over", "exceed", "exceeds", "exceeding", "surpass", "surpasses", "surpassing"):
		return bound{lower: true}, i + 1
	case p.Any(i, "below", "under"):
		return bound{}, i + 1
	case p.Is(i, "at") && p.Any(i+1, "least", "most"):
		lower := p.Is(i+1, "least")
		k := i + 2
		if p.Is(k, "or") && p.Is(k+1, "equal") && p.Is(k+2, "to") {
			k += 3
		}
		return bound{lower: lower, closed: true}, k
	case p.Is(i, "no") && p.Any(i+1, "less", "fewer", "more", "greater") && p.Is(i+2, "than"):
		return bound{lower: p.Any(i+1, "less", "fewer"), closed: true}, i + 3
	case p.Is(i, "up") && p.Is(i+1, "to"):
		return bound{closed: true}, i + 2
	case p.Is(i, "equal") && p.Is(i+1, "to") && p.Is(i+2, "or") && p.Any(i+3, "less", "more", "greater") && p.Is(i+4, "than"):
		return bound{lower: !p.Is(i+3, "less"), closed: true}, i + 5
	case p.Mark(i, '>') || p.Mark(i, '<'):
		if p.Mark(i-1, '<') || p.Mark(i-1, '=') {
			return b, i
		}
		if p.Mark(i+1, '=') {
			return bound{lower: p.Mark(i, '>'), closed: true}, i + 2
		}
		if p.Mark(i+1, '>') || p.Mark(i-1, '-') {
			return b, i
		}
		return bound{lower: p.Mark(i, '>')}, i + 1
	}
	return b, i
}

// value reads the number of a bound: cardinal or ordinal.
func (p *parser) value(i int) (float64, int) {
	k := i
	if p.Is(k, "the") {
		k++
	}
	if o, e := p.Ordinal(k); e > k {
		return o, e
	}
	if n, ok := p.number(k); ok {
		if p.Is(n.last, "in") && n.v < 10 {
			if m, ok := p.number(n.last + 1); ok && m.v > n.v && p.Is(m.last, "or") {
				return n.v / m.v, m.last
			}
		}
		return n.v, n.last
	}
	return 0, i
}

// side reads one whole bound: "at most 100", "less than 5000 or equal".
func (p *parser) side(i int) (b bound, ok bool) {
	b, j := p.comparative(i)
	if j == i {
		return b, false
	}
	v, e := p.value(j)
	if e == j {
		return b, false
	}
	b.v, b.last = v, e
	if p.Is(e, "or") && p.Is(e+1, "equal") && !b.closed {
		k := e + 2
		if p.Is(k, "to") {
			if _, m := p.value(k + 1); m > k+1 {
				return b, true
			}
			k++
		}
		b.closed, b.last = true, k
	}
	return b, true
}

func (b bound) write(c *bound) string {
	lo, hi := "(", ")"
	var x, y string
	for _, s := range []*bound{&b, c} {
		if s == nil {
			continue
		}
		if s.lower {
			x = text(s.v)
			if s.closed {
				lo = "["
			}
		} else {
			y = text(s.v)
			if s.closed {
				hi = "]"
			}
		}
	}
	return lo + x + "," + y + hi
}

// listRange reads a range of numbers at word i.
func (p *parser) listRange(i int) (Value, int) {
	// "between 20 and 30", "from 20 to 30"
	if from := p.Is(i, "from"); from || p.Is(i, "between") {
		a, k := p.value(i + 1)
		if k > i+1 && (p.Any(k, "and") && !from || p.Any(k, "to", "through") && from) {
			if b, e := p.value(k + 1); e > k+1 && !(b >= 100 && b < 1000 && p.Is(e, "in") && p.At(e+1).Kind == scan.Digit && p.At(e+1).Len() == 4) {
				return Value{Value: "[" + text(a) + "," + text(b) + ")"}, e
			}
		}
		return Value{}, i
	}
	if b, ok := p.side(i); ok {
		k := b.last
		if p.Mark(k, ',') {
			k++
		}
		if p.Any(k, "and", "but") {
			k++
		}
		if k > b.last {
			if c, ok := p.side(k); ok && c.lower != b.lower && (b.lower && b.v < c.v || !b.lower && c.v < b.v) {
				return Value{Value: b.write(&c)}, c.last
			}
		}
		return Value{Value: b.write(nil)}, b.last
	}
	// "equals 20"
	if p.Any(i, "equal", "equals", "equaling") {
		k := i + 1
		if p.Is(k, "to") {
			k++
		}
		if v, e := p.value(k); e > k {
			if p.Is(e, "or") && p.Any(e+1, "less", "more") {
				if _, more := p.value(e + 3); p.Is(e+2, "than") && more > e+3 {
					return Value{Value: "[" + text(v) + "," + text(v) + "]"}, e
				}
				if p.Is(e+1, "less") {
					return Value{Value: "(," + text(v) + "]"}, e + 2
				}
				if p.Is(e+2, "than") {
					return Value{Value: "[" + text(v) + ",)"}, e + 3
				}
				return Value{Value: "[" + text(v) + ",)"}, e + 2
			}
			return Value{Value: "[" + text(v) + "," + text(v) + "]"}, e
		}
		return Value{}, i
	}
	w := p.At(i)
	if w.Kind == scan.Digit && w.Glued && i > 0 && !p.Mark(i-1, '(') || p.At(i).Kind == scan.Mark && !p.Mark(i, '-') {
		return Value{}, i
	}
	a, k := p.value(i)
	if k == i || p.Is(i, "the") {
		return Value{}, i
	}
	// "500 or more", "200 or greater than"
	if p.Any(k, "or", "and") && p.Any(k+1, "more", "less", "greater", "fewer", "above", "over") {
		e := k + 2
		if p.Is(e, "than") {
			if _, m := p.value(e + 1); m > e+1 {
				return Value{}, i
			}
			e++
		}
		if _, m := p.value(e); m > e {
			return Value{}, i
		}
		if p.Any(k+1, "less", "fewer") {
			return Value{Value: "(," + text(a) + "]"}, e
		}
		return Value{Value: "[" + text(a) + ",)"}, e
	}
	if p.Mark(k, '~') || p.Mark(k, '-') && p.At(i).Kind == scan.Digit || p.Is(k, "through") {
		b, e := p.value(k + 1)
		if e > k+1 && b > a && !(p.Mark(e, '-') || p.Mark(e, '/')) && !(p.Mark(k, '-') && p.At(i).Len() == 4 && b < 100) {
			return Value{Value: "[" + text(a) + "," + text(b) + ")"}, e
		}
	}
	return Value{}, i
}
