// SPDX-License-Identifier: Apache-2.0

// Package quantity reads numbers and what they measure or count: "at least 40
// soldiers", "$2.5 million", "between 30 and 40 km", "dozens of people".
package quantity

import (
	"strconv"

	"dragoman"
	"dragoman/lang"
	"dragoman/read/when/scan"
)

// Q reads quantities. It is safe for concurrent use.
type Q struct {
	lex   *scan.Lexicon
	units scan.Units
}

// New loads the words and units of a language pack.
func New(pack *lang.Pack) (*Q, error) {
	lex, err := scan.Load(pack)
	if err != nil {
		return nil, err
	}
	u, err := scan.LoadUnits(pack, lex)
	return &Q{lex, u}, err
}

type parser struct {
	*scan.Text
	q *Q
}

func (q *Q) parse(text string) *parser {
	return &parser{q.lex.Cut(text), q}
}

func (p *parser) span(first, last int) dragoman.Span {
	return dragoman.Span{Start: p.At(first).Start, End: p.At(last - 1).End}
}

// Do sets r.Quantities: every number in the text that is no part of a time,
// with its unit or with what it counts.
func (q *Q) Do(r *dragoman.Reading) {
	p := q.parse(r.Text)
	defer q.lex.Free(p.Text)
	r.Quantities = r.Quantities[:0]
	next := 0
	for i := 0; i < len(p.W)-1; {
		for next < len(r.Times) && r.Times[next].End <= p.At(i).Start {
			next++
		}
		if next < len(r.Times) && r.Times[next].Type != "DURATION" && r.Times[next].Start <= p.At(i).Start {
			i++
			continue
		}
		x, end := p.quantity(i)
		if end == i {
			i++
			continue
		}
		if next < len(r.Times) && r.Times[next].Overlaps(x.Span) {
			i = end
			continue
		}
		if p.stands(r, x, i, end) {
			i = end
			continue
		}
		p.counted(r, &x, end)
		r.Quantities = append(r.Quantities, x)
		i = end
	}
}

// stands reports whether a bare "one" stands for a noun: "stories one reads",
// "one by one", "a warning like one issued before".
func (p *parser) stands(r *dragoman.Reading, x dragoman.Quantity, i, end int) bool {
	if end != i+1 || !p.Is(i, "one") || x.Unit != "" || len(r.Tokens) == 0 {
		return false
	}
	t := r.TokenAt(x.Start)
	return t < len(r.Tokens) && r.Tokens[t].Head != dragoman.Unparsed && r.Tokens[t].Rel != dragoman.Nummod
}

// quantity reads a number with its bounds, range and unit at word i.
func (p *parser) quantity(i int) (x dragoman.Quantity, end int) {
	w := p.At(i)
	if w.Kind != scan.Digit && w.E.Flags&(scan.Card|scan.Mult|scan.Frac|scan.Bound|scan.Measure|scan.Vague|scan.Det) == 0 && !p.Any(i, "between", "minus", "no", "as") {
		return x, i
	}
	approx, j := p.approx(i)
	if p.Is(j, "between") || p.Is(j, "from") {
		approx, j = "", j+1
		x, end = p.plain(j)
		if end == j || x.Max == 0 {
			return x, i
		}
		x.Span = p.span(i, end)
		return x, end
	}
	x, end = p.plain(j)
	if end == j {
		return x, i
	}
	if approx != "" {
		x.Approx = approx
	}
	if p.Any(end, "or") && p.Any(end+1, "more", "so", "less", "fewer") {
		switch {
		case p.Is(end+1, "more"):
			x.Approx = "at-least"
		case p.Is(end+1, "so"):
			x.Approx = "about"
		default:
			x.Approx = "at-most"
		}
		end += 2
	}
	x.Span = p.span(i, end)
	x.Value, x.Max = round(x.Value), round(x.Max)
	return x, end
}

// round drops what binary arithmetic adds beyond twelve digits.
func round(v float64) float64 {
	r, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 12, 64), 64)
	if err != nil {
		return v
	}
	return r
}

// plain reads a number or range with its unit.
func (p *parser) plain(i int) (x dragoman.Quantity, end int) {
	if c, ok := p.money(i); ok {
		x.Value, x.Unit, end = c.v, c.unit.Code, c.last
		if c.unit.Code == "pound" && p.At(c.last-1).Kind == scan.Alpha && (p.Mark(c.last-2, '-') || p.Is(c.last, "of")) {
			x.Unit = "lb" // "a 500-pound bomb", "40 pounds of explosives"
		}
		x.Max = 0
		if p.rangeMark(end) {
			if d, ok := p.money(end + 1); ok && d.unit.Code == c.unit.Code && d.v > c.v {
				x.Max, end = d.v, d.last
			} else if m, ok := p.number(end + 1); ok && m.last == end+3 && c.v < 1000 {
				// "$350 to 500 billion"
				if e := p.At(m.last - 1).E; e.Is(scan.Mult) && m.v > c.v*e.Value(scan.Mult) {
					x.Value, x.Max, end = c.v*e.Value(scan.Mult), m.v, m.last
				}
			}
		}
		return x, end
	}
	if v, e := p.dozens(i); e > i {
		x.Value, x.Approx = v, "dozens"
		return x, e
	}
	n, ok := p.number(i)
	if !ok || p.code(i, n.last) {
		return x, i
	}
	x.Value, end = n.v, n.last
	last := end
	if p.Is(i, "half") && n.last == i+1 && !p.Is(end, "of") {
		return x, i
	}
	if p.Mark(end, '-') && p.At(end).Glued && !p.At(end+1).Glued && p.Any(end+1, "to", "or") {
		end++ // "five- to 10-year"
	}
	if p.rangeMark(end) {
		if m, ok := p.number(end + 1); ok && m.v > n.v && !p.code(end+1, m.last) {
			x.Max, end = m.v, m.last
			if e := p.At(end - 1).E; e.Is(scan.Mult) && x.Value < 1000 && m.last-m.first > 1 {
				x.Value *= e.Value(scan.Mult)
			}
		}
	}
	if x.Max == 0 {
		end = last
	}
	if k := p.dash(end); p.At(k).E.Is(scan.Unit) {
		if k = p.dash(k + 1); p.Is(k, "old") || p.Is(k, "of") && p.Is(k+1, "age") {
			return x, i // an age
		}
	}
	if p.Hyphen(end) && p.Any(end+1, "to", "on", "by") && p.Hyphen(end+2) {
		return x, i // "two-to-one", "one-on-one"
	}
	k := end
	if p.Hyphen(k) {
		k++
	}
	if u, e := p.q.units.Find(p.Text, k, "percent", "currency", "fraction", "dimension"); e > k && !(p.At(k).Len() <= 2 && p.Any(k, "in", "m", "t", "pm", "mi", "mb", "l") && !p.At(k).Glued) {
		x.Unit, end = u.Code, e
		// "between 2 percent and 3 percent", "5%-7%"
		if x.Max == 0 && (p.Hyphen(end) || p.Is(end, "and") && p.rangeOpen(i)) {
			if m, ok := p.number(end + 1); ok && m.v > n.v {
				if v, e := p.q.units.Find(p.Text, m.last, "percent", "dimension"); e > m.last && v.Code == u.Code {
					x.Max, end = m.v, e
				}
			}
		}
	}
	return x, end
}

// dozens reads "dozens", "scores of", "hundreds", "tens of thousands": an
// unknown number of at least two, given as its least.
func (p *parser) dozens(i int) (float64, int) {
	e := p.At(i).E
	if p.Is(i, "tens") && p.Is(i+1, "of") && p.Has(i+2, scan.Mult) {
		return 20 * p.At(i+2).E.Value(scan.Mult), i + 3
	}
	if p.Is(i, "scores") && p.Is(i+1, "of") {
		return 40, i + 1
	}
	if e.Is(scan.Mult) && p.At(i).Kind == scan.Alpha && p.At(i).Len() > 5 && p.S[p.At(i).End-1]|0x20 == 's' {
		if p.Is(i+1, "of") && p.Has(i+2, scan.Mult) {
			return 2 * e.Value(scan.Mult) * p.At(i+2).E.Value(scan.Mult), i + 3
		}
		return 2 * e.Value(scan.Mult), i + 1
	}
	return 0, i
}

// code reports whether words [i, j) are no quantity but a name, a score or a
// number of something: "Flight 370", "No. 5", "2-1", "F-16", "192.168.1.2".
func (p *parser) code(i, j int) bool {
	w := p.At(i)
	if w.Kind != scan.Digit {
		b := p.At(i - 1)
		return j == i+1 && w.Kind == scan.Alpha && i > 0 && (b.Kind == scan.Alpha && p.S[w.Start] < 'a' && p.S[b.Start] < 'a' && b.Len() > 1 && !p.Hyphen(j) && !p.title(i) || p.Mark(i-1, '-') && p.Any(i-2, "to", "on", "by") && p.Mark(i-3, '-') ||
			p.Any(i-1, "round", "phase", "chapter", "stage", "episode", "formula", "category")) // "Air Force One", "round two"
	}
	if n := p.At(j); n.Glued && p.Mark(j, '(') && p.At(j+1).Len() == 1 && p.Mark(j+2, ')') || p.Mark(i-1, '(') && n.Glued && p.Mark(j, ')') && j == i+1 && w.Len() < 3 && p.At(i).Glued {
		return true // "401(k)", "(4)"
	}
	if n := p.At(j); n.Glued && p.Mark(j, '.') && p.At(j+1).Glued && p.At(j+1).Kind == scan.Digit {
		return true // an address: 192.168.1.2
	}
	if p.Mark(j, ')') && p.At(j).Glued && !p.Mark(i-1, '(') && j == i+1 && w.Len() < 3 && !p.inBrackets(i) {
		return true // "4) the fine"
	}
	if w.Len() == 2 && j == i+1 && p.Mark(i-1, ',') && p.At(i-2).Kind == scan.Alpha && p.S[p.At(i-2).Start] < 'a' && p.At(i-2).Len() > 1 && p.Mark(j, ',') && p.At(j).Glued {
		return true // an age: "Haddad, 28, said"
	}
	if (w.N == 911 || w.N == 999 || w.N == 112) && j == i+1 && (p.Any(i-1, "call", "calls", "called", "calling", "dial", "dialed", "dialled", "dialing") || p.Any(j, "call", "calls", "caller", "callers", "operator", "operators", "dispatcher", "dispatchers")) {
		return true
	}
	if i > 1 && w.Glued && p.Mark(i-1, '-') && p.At(i-1).Glued && p.At(i-2).Kind == scan.Digit && p.At(i-2).N > w.N && p.At(i-2).Len() <= 2 {
		return true // the second half of a score
	}
	if i > 0 && w.Glued {
		b := p.At(i - 1)
		if b.Kind == scan.Alpha || b.Kind == scan.Mark && (b.Mark == '.' || b.Mark == ':' || b.Mark == '/' || b.Mark == '#' || b.Mark == '-' && b.Glued && p.At(i-2).Kind == scan.Alpha && !p.At(i-2).E.Is(scan.Card)) {
			return true
		}
	}
	if w.Len() > 1 && p.S[w.Start] == '0' || j == i+1 && w.Len() <= 2 && (p.Mark(j, '.') || p.Mark(j, ')')) && p.At(j).Glued && p.At(i-1).Kind == scan.Break && p.At(j+1).Kind == scan.Alpha {
		return true
	}
	if n := p.At(j); n.Glued && n.Kind == scan.Mark && (n.Mark == ':' && p.At(j+1).Glued || n.Mark == '/' && p.At(j+1).Glued) {
		return true
	}
	if p.At(i).Len() <= 2 && p.Hyphen(j) && p.At(j+1).Kind == scan.Digit && p.At(j+1).Len() <= 2 && float64(p.At(j+1).N) < float64(w.N) {
		return true
	}
	return p.Any(i-1, "flight", "no", "number", "page", "highway", "route", "room", "article", "resolution", "chapter", "section", "line", "level", "category", "phase", "grade", "type", "class", "group", "stage", "version", "step", "registration", "building", "gate", "terminal", "apartment", "suite", "channel", "unit", "item", "act", "top") || p.Mark(i-1, '.') && p.Is(i-2, "no") && p.At(i-1).Glued
}

// inBrackets reports whether a bracket opens shortly before word i.
func (p *parser) inBrackets(i int) bool {
	for k := i - 1; k > i-12 && k >= 0; k-- {
		if p.Mark(k, '(') {
			return true
		}
	}
	return false
}

// title reports whether the words around i are all capitalised, as in a heading.
func (p *parser) title(i int) bool {
	for k := i + 1; k < i+3; k++ {
		if w := p.At(k); w.Kind != scan.Alpha {
			return false
		} else if p.S[w.Start] >= 'a' {
			return false
		}
	}
	return true
}

func (p *parser) rangeMark(i int) bool {
	return p.Hyphen(i) || p.Any(i, "to") || p.Is(i, "and") && p.rangeOpen(i) || p.Is(i, "or") && p.At(i+1).Kind != scan.Mark && (p.Has(i+1, scan.Card) || p.At(i+1).Kind == scan.Digit && p.At(i+1).Len() < 4)
}

func (p *parser) rangeOpen(i int) bool {
	for k := i - 1; k > i-6 && k >= 0; k-- {
		if p.Is(k, "between") {
			return true
		}
	}
	return false
}

// approx reads the words that qualify a number, as Quantity.Approx names them.
func (p *parser) approx(i int) (string, int) {
	switch {
	case p.Any(i, "about", "around", "approximately", "roughly", "some", "nearly", "almost", "circa"):
		return "about", i + 1
	case p.Any(i, "more", "greater", "higher") && p.Is(i+1, "than"):
		return "more-than", i + 2
	case p.Any(i, "less", "fewer", "lower") && p.Is(i+1, "than"):
		return "less-than", i + 2
	case p.Any(i, "over", "above"):
		return "more-than", i + 1
	case p.Any(i, "under", "below"):
		return "less-than", i + 1
	case p.Is(i, "at") && p.Is(i+1, "least"):
		return "at-least", i + 2
	case p.Is(i, "at") && p.Is(i+1, "most"), p.Is(i, "up") && p.Is(i+1, "to"):
		return "at-most", i + 2
	case p.Is(i, "no") && p.Any(i+1, "fewer", "less") && p.Is(i+2, "than"):
		return "at-least", i + 3
	case p.Is(i, "no") && p.Is(i+1, "more") && p.Is(i+2, "than"):
		return "at-most", i + 3
	case p.Is(i, "as") && p.Any(i+1, "many", "much") && p.Is(i+2, "as"):
		return "at-most", i + 3
	}
	return "", i
}

// counted sets what a quantity counts: the noun its number modifies, from the
// parse, else the words after it up to the next noun.
func (p *parser) counted(r *dragoman.Reading, x *dragoman.Quantity, end int) {
	if len(r.Tokens) == 0 || x.Unit == "percent" && !p.Is(end, "of") {
		return
	}
	t := r.TokenAt(x.End - 1)
	if t >= len(r.Tokens) {
		return
	}
	if h := r.Tokens[t].Head; h >= 0 && r.Tokens[t].Rel == dragoman.Nummod && int(h) > t && int(h)-t < 7 {
		p.noun(r, x, t+1, int(h))
		return
	}
	k := t + 1
	if k < len(r.Tokens) && r.Tokens[k].Lemma == "of" {
		k++
	}
	for n := 0; n < 5 && k < len(r.Tokens); n, k = n+1, k+1 {
		switch r.Tokens[k].UPOS {
		case dragoman.NOUN, dragoman.PROPN:
			if k+1 < len(r.Tokens) && r.Tokens[k+1].UPOS == dragoman.NOUN && r.Tokens[k].Rel == dragoman.Compound {
				continue
			}
			p.noun(r, x, t+1, k)
			return
		case dragoman.ADJ, dragoman.DET, dragoman.NUM:
		default:
			return
		}
	}
}

func (p *parser) noun(r *dragoman.Reading, x *dragoman.Quantity, from, to int) {
	if r.Tokens[from].Lemma == "of" && from < to {
		from++
	}
	x.Of = dragoman.Span{Start: r.Tokens[from].Start, End: r.Tokens[to].End}
	x.Noun = r.Tokens[to].Lemma
}

// dash steps over a hyphen.
func (p *parser) dash(i int) int {
	if p.Hyphen(i) {
		return i + 1
	}
	return i
}
