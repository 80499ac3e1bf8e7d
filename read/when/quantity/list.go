// SPDX-License-Identifier: Apache-2.0

package quantity

import (
	"strconv"
	"strings"

	"dragoman"
	"dragoman/read/when/scan"
)

// Kind is a kind of quantity that List can list alone.
type Kind string

// The kinds.
const (
	Numbers    Kind = "number"
	Ordinals   Kind = "ordinal"
	Ranges     Kind = "range"
	Percents   Kind = "percent"
	Currencies Kind = "currency"
	Dimensions Kind = "dimension"
	Ages       Kind = "age"
)

// Value is a quantity as List gives it.
type Value struct {
	dragoman.Span
	Value string // the number; "[20,30)" for ranges; "12%" for percentages; "" for a unit alone
	Unit  string // the unit's name ("Square meter"), "" for none
}

// List lists every quantity of one kind in a text, wherever it stands.
func (q *Q) List(text string, kind Kind) []Value {
	p := q.parse(text)
	defer q.lex.Free(p.Text)
	f := map[Kind]func(int) (Value, int){
		Numbers: p.listNumber, Ordinals: p.listOrdinal, Ranges: p.listRange, Percents: p.listPercent,
		Currencies: p.listMoney, Dimensions: p.listDimension, Ages: p.listAge,
	}[kind]
	var out []Value
	for i := 0; f != nil && i < len(p.W)-1; {
		v, end := f(i)
		if end == i {
			i++
			continue
		}
		v.Span = p.span(i, end)
		out = append(out, v)
		i = end
	}
	return out
}

func text(v float64) string {
	if v == float64(int64(v)) {
		return strconv.FormatInt(int64(v), 10)
	}
	return strconv.FormatFloat(v, 'g', -1, 64)
}

func (p *parser) listNumber(i int) (Value, int) {
	if p.At(i).Glued && p.At(i).Kind == scan.Digit && i > 0 && p.At(i-1).Kind == scan.Alpha || p.Is(i-1, "the") && p.Has(i, scan.Month) {
		return Value{}, i
	}
	n, ok := p.number(i)
	if !ok {
		return Value{}, i
	}
	if o, e := p.Ordinal(i); e > n.last || e > i && o > 0 && e == n.last && p.At(i).Kind == scan.Digit {
		return Value{}, i
	}
	v, end := n.v, n.last
	// "one over three", "2 out of 5"
	k := end
	over := p.Is(k, "over") || p.Is(k, "in")
	if p.Is(k, "out") && p.Is(k+1, "of") {
		over, k = true, k+1
	}
	if over {
		if m, ok := p.number(k + 1); ok && m.v > v && m.v != 0 && (!p.Is(end, "in") || v == 1 || v == 2) || ok && p.Is(end, "over") && m.v != 0 && p.stop(m.last) {
			v, end = v/m.v, m.last
		}
	}
	return Value{Value: text(v)}, end
}

func (p *parser) stop(i int) bool { w := p.At(i); return w.Kind != scan.Alpha }

func (p *parser) listOrdinal(i int) (Value, int) {
	rel := map[string]string{"last": "end+0", "next": "current+1", "previous": "current-1", "current": "current+0"}
	if p.Is(i, "next") && p.Is(i+1, "to") && p.Is(i+2, "last") {
		return Value{Value: "end-1"}, i + 3
	}
	if p.Is(i, "the") && p.Is(i+1, "one") && p.Is(i+2, "before") && p.Is(i+3, "the") && p.Is(i+4, "last") {
		if p.Is(i+5, "one") {
			return Value{Value: "end-1"}, i + 6
		}
		return Value{Value: "end-1"}, i + 5
	}
	if v, ok := rel[strings.ToLower(p.Str(i))]; ok {
		if p.Is(i+1, "one") && p.stop(i+2) {
			return Value{Value: v}, i + 2
		}
		return Value{Value: v}, i + 1
	}
	// "one hundred twenty-fifth", "three trillionth"
	if n, e := p.Cardinal(i); e > i && p.At(i).Kind == scan.Alpha && p.At(e-1).Kind == scan.Alpha {
		k := e
		if p.Hyphen(k) {
			k++
		}
		if w := p.At(k).E; w.Is(scan.Ord) && w.Value(scan.Ord) < 1000 {
			if w.Value(scan.Ord) >= 100 {
				return Value{Value: text(n * w.Value(scan.Ord))}, k + 1
			}
			if int(n)%10 == 0 {
				return Value{Value: text(n + w.Value(scan.Ord))}, k + 1
			}
		}
		for name, m := range map[string]float64{"hundredth": 100, "thousandth": 1e3, "millionth": 1e6, "billionth": 1e9, "trillionth": 1e12} {
			if p.Is(k, name) {
				return Value{Value: text(n * m)}, k + 1
			}
		}
	}
	if p.Is(i, "trillionth") && i == 0 {
		return Value{Value: "1e+12"}, i + 1
	}
	v, e := p.Ordinal(i)
	if e == i {
		return Value{}, i
	}
	return Value{Value: text(v)}, e
}

func (p *parser) listPercent(i int) (Value, int) {
	us := p.q.units
	if n, ok := p.number(i); ok {
		if _, e := us.Find(p.Text, n.last, "percent"); e > n.last && !(p.Mark(e-1, '%') && p.At(e).Glued && (p.At(e).Kind == scan.Digit || p.At(e).Kind == scan.Alpha)) && !(i > 0 && p.At(i).Glued && (p.Mark(i-1, '%') || p.Mark(i-1, '='))) {
			return Value{Value: text(n.v) + "%"}, e
		}
	}
	if _, e := us.Find(p.Text, i, "percent"); e > i && !(p.At(i).Glued && i > 0) {
		if p.Is(e, "of") && !p.Mark(i, '%') {
			if n, ok := p.number(e + 1); ok {
				return Value{Value: text(n.v) + "%"}, n.last
			}
		}
		if p.Mark(i, '%') && p.At(i+1).Glued {
			return Value{}, i
		}
		return Value{}, e
	}
	return Value{}, i
}

func (p *parser) listMoney(i int) (Value, int) {
	if p.At(i).Kind == scan.Digit && p.At(i).Glued && i > 0 && p.At(i-1).Kind == scan.Mark && p.Mark(i-1, '.') {
		return Value{}, i
	}
	if a, ok := p.money(i); ok {
		return Value{Value: text(a.v), Unit: a.unit.Name}, a.last
	}
	if u, e := p.q.units.Find(p.Text, i, "currency"); e > i && p.At(i).Kind == scan.Alpha && p.At(i).Len() > 2 && !p.Any(i, "try", "marks", "sen", "real", "mark") {
		if n, ok := p.number(e); ok && p.At(n.last-1).E.Is(scan.Mult) {
			return Value{Value: text(n.v), Unit: u.Name}, n.last
		}
		return Value{Unit: u.Name}, e
	}
	return Value{}, i
}

func (p *parser) listDimension(i int) (Value, int) {
	w := p.At(i)
	if i > 0 && w.Glued && w.Kind == scan.Digit && p.At(i-1).Kind == scan.Alpha || i > 1 && w.Glued && p.Mark(i-1, '-') && p.At(i-2).Kind == scan.Alpha && p.At(i-1).Glued {
		return Value{}, i
	}
	if i > 2 && w.Glued && p.Mark(i-1, '-') && p.At(i-2).Kind == scan.Digit && p.At(i-2).Glued && p.At(i-3).Kind == scan.Alpha {
		return Value{}, i // a code: "x2-173m"
	}
	n, ok := p.plainNumber(i)
	if !ok {
		if u, e := p.q.units.Find(p.Text, i, "dimension"); e > i && w.Len() > 2 && !w.Glued && p.Any(i, "mcg", "gramme", "metric") {
			return Value{Unit: u.Name}, e
		}
		return Value{}, i
	}
	if i > 0 && p.Mark(i-1, '-') && p.At(i-1).Glued && p.At(i-2).Kind == scan.Alpha && !p.At(i-2).E.Is(scan.Card) {
		return Value{}, i
	}
	u, e := p.gauge(n.last)
	if e == n.last {
		return Value{}, i
	}
	if u.Code == "deg" && (p.Any(e, "celsius", "fahrenheit") || !p.Any(i-1, "rotate", "left", "right", "turn", "by", "of") && p.stop(e)) {
		return Value{}, i
	}
	if u.Code == "ft" {
		k := e
		if p.Is(k, "and") {
			k++
		}
		if m, ok := p.number(k); ok && m.v < 12 && (p.Any(m.last, "in", "inch", "inches")) {
			return Value{Value: text(n.v + m.v/12), Unit: u.Name}, m.last + 1
		}
	}
	return Value{Value: text(n.v), Unit: u.Name}, e
}

// plainNumber reads a number but leaves M and k to the units.
func (p *parser) plainNumber(i int) (num, bool) {
	if p.At(i).Kind == scan.Digit && p.At(i).N >= 0 {
		if f, e := p.slash(i); e > i {
			return num{i, e, f}, true
		}
		v, e := p.grouped(i)
		if f, k := p.slash(e); k > e && !p.At(e).Glued {
			v, e = v+f, k
		}
		if w := p.At(e); w.Glued && w.Kind == scan.Alpha {
			return num{i, e, v}, e > i
		}
		v, e = p.larger(v, i, e)
		return num{i, e, v}, e > i
	}
	n, ok := p.number(i)
	if ok && p.Any(i, "half") || ok && p.At(i).Kind == scan.Mark && p.Mark(i, '-') {
		return n, ok && !p.Mark(i, '-')
	}
	return n, ok
}

// gauge reads a unit of measure after a number, perhaps in brackets.
func (p *parser) gauge(i int) (scan.Gauge, int) {
	k := i
	if p.Hyphen(k) {
		k++
	}
	shut := byte(0)
	for _, b := range []string{"()", "[]", "{}", "<>"} {
		if p.Mark(k, b[0]) {
			shut = b[1]
			k++
			break
		}
	}
	u, e := p.q.units.Find(p.Text, k, "dimension")
	if e == k {
		return u, i
	}
	if shut != 0 {
		if !p.Mark(e, shut) {
			return u, i
		}
		return u, e + 1
	}
	if n := p.At(e); n.Glued && (n.Kind == scan.Digit || n.Kind == scan.Alpha) {
		return u, i
	}
	if p.Any(k, "m", "t", "l") && p.At(e).Kind == scan.Mark && p.At(e).Mark == '\'' {
		return u, i
	}
	if p.Is(k, "m") && p.Str(k) == "M" {
		return u, i
	}
	return u, e
}

func (p *parser) listAge(i int) (Value, int) {
	names := map[byte]string{'Y': "Year", 'M': "Month", 'W': "Week", 'D': "Day"}
	if p.Is(i, "age") {
		if n, ok := p.number(i + 1); ok {
			return Value{Value: text(n.v), Unit: "Age"}, n.last
		}
	}
	n, ok := p.number(i)
	if !ok || p.At(i).Glued && i > 0 {
		return Value{}, i
	}
	k := n.last
	if p.Hyphen(k) {
		k++
	}
	if p.Any(k, "yo") {
		return Value{Value: text(n.v), Unit: "Year"}, k + 1
	}
	u := p.At(k).E
	if !u.Is(scan.Unit) || names[u.Unit] == "" {
		return Value{}, i
	}
	k++
	if p.Hyphen(k) {
		k++
	}
	switch {
	case p.Is(k, "old"):
		k++
	case p.Is(k, "of") && p.Is(k+1, "age"):
		k += 2
	default:
		return Value{}, i
	}
	return Value{Value: text(n.v), Unit: names[u.Unit]}, k
}
