// SPDX-License-Identifier: Apache-2.0

package quantity

import "dragoman/read/when/scan"

// amount is a number with its unit at words [first, last).
type amount struct {
	num
	unit scan.Gauge
}

// money reads an amount of a currency: "$5 million", "USD 200", "10,000 Swiss
// francs", "3 dollars 50 cents", "30 MUSD", "50 cents".
func (p *parser) money(i int) (amount, bool) {
	us := p.q.units
	if u, k := us.Find(p.Text, i, "before"); k > i && !(p.At(i).Glued && p.At(i).Kind == scan.Alpha && i > 0 && p.At(i-1).Kind != scan.Mark) {
		n, ok := p.number(k)
		if ok && p.At(k).Kind != scan.Mark {
			a := amount{num{i, n.last, n.v}, u}
			// $5m, £10bn
			if w := p.At(n.last); w.Glued && p.Any(n.last, "m", "mn") && !p.At(n.last+1).Glued {
				a.v, a.last = n.v*1e6, n.last+1
			}
			if _, e := us.Find(p.Text, a.last, "currency"); e > a.last && !p.At(k).Glued && p.At(i).Kind == scan.Mark {
				a.last = e
			}
			return p.hundredths(a), true
		}
		if w := p.At(k); !ok && w.Kind == scan.Digit && w.N >= 0 {
			if v, e := p.grouped(k); e > k && p.Any(e, "m", "mn", "tr") && p.At(e).Glued {
				return amount{num{i, e + 1, v * 1e6}, u}, true
			}
		}
	}
	// MAUD 60, 30 MUSD
	if m, k := p.million(i); k > i {
		if n, ok := p.number(k); ok {
			return amount{num{i, n.last, n.v * 1e6}, m}, true
		}
	}
	n, ok := p.number(i)
	if !ok {
		return amount{}, false
	}
	k := n.last
	if p.Hyphen(k) {
		k++
	}
	if m, e := p.million(k); e > k {
		return amount{num{i, e, n.v * 1e6}, m}, true
	}
	u, e := us.Find(p.Text, k, "currency", "before", "fraction")
	if e == k || (p.At(k).Kind == scan.Mark && u.Kind == "before" || p.At(k).Kind == scan.Alpha) && p.At(e).Kind == scan.Digit && p.At(e).Glued && !p.At(k).Glued {
		return amount{}, false
	}
	if p.Any(k, "try", "sen", "rs", "marks", "won", "rub", "cad") && p.At(k).Len() <= 3 && p.S[p.At(k).Start] >= 'a' || p.Is(k, "marks") && p.S[p.At(k).Start] >= 'a' {
		return amount{}, false
	}
	a := amount{num{i, e, n.v}, u}
	if p.Has(e, scan.Mult) && p.At(e).E.Value(scan.Mult) >= 1000 && n.v < 1000 && !p.Is(e+1, "of") {
		a.v, a.last = n.v*p.At(e).E.Value(scan.Mult), e+1
	}
	return p.hundredths(a), true
}

// hundredths reads the cents after whole units: "3 dollars 50 cents", "15
// dollars and 15".
func (p *parser) hundredths(a amount) amount {
	if a.unit.Kind == "fraction" || a.v != float64(int(a.v)) && a.v < 1e6 {
		return a
	}
	k := a.last
	and := p.Is(k, "and")
	if and {
		k++
	}
	n, ok := p.number(k)
	if !ok || n.v < 1 || n.v >= 100 || n.v != float64(int(n.v)) || p.Mark(k, '-') {
		return a
	}
	if _, e := p.q.units.Find(p.Text, n.last, "fraction"); e > n.last {
		a.v, a.last = a.v+n.v/100, e
		return a
	}
	if p.At(a.last-1).Kind == scan.Digit {
		return a
	}
	w := p.At(n.last)
	word := p.At(a.last-1).Kind == scan.Alpha
	if w.Kind == scan.Alpha && !p.Any(n.last, "more") || w.Kind == scan.Mark && !(w.Mark == '.' || w.Mark == ',' || w.Mark == '!' || w.Mark == '?') || !word {
		return a
	}
	if _, e := p.q.units.Find(p.Text, n.last, "currency", "before", "dimension"); e > n.last {
		return a
	}
	a.v, a.last = a.v+n.v/100, n.last
	return a
}

// million reads a currency's code with M before it: MUSD, MEUR.
func (p *parser) million(i int) (scan.Gauge, int) {
	w := p.At(i)
	if w.Kind != scan.Alpha || w.Len() != 4 || p.S[w.Start] != 'M' {
		return scan.Gauge{}, i
	}
	code := p.S[w.Start+1 : w.End]
	for _, c := range code {
		if c < 'A' || c > 'Z' {
			return scan.Gauge{}, i
		}
	}
	t := p.q.parse(code)
	defer p.q.lex.Free(t.Text)
	if u, e := p.q.units.Find(t.Text, 0, "before", "currency"); e == 1 {
		return u, i + 1
	}
	return scan.Gauge{}, i
}
