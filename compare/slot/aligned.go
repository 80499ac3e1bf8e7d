// SPDX-License-Identifier: Apache-2.0

package slot

import (
	"strings"

	"dragoman"
	"dragoman/compare/window"
)

const (
	partFrom = .30 // probability from which what stands in hunks is looked at
	alike    = .6  // alignment from which what stands in a hunk is set against what stands opposite
	equal    = .90 // the same where both sides deny something
	nearly   = .72 // the same for a word that only one of the two has
	wide     = 10  // tokens a side of a hunk may have
)

// opposite calls f for each hunk of two sentences that are nearly the same.
func (p *Pair) opposite(f func(h hunk)) {
	if p.align < alike || p.Shared < partFrom {
		return
	}
	for _, h := range p.hunks {
		if h.a2-h.a1 <= wide && h.b2-h.b1 <= wide {
			f(h)
		}
	}
}

// numbers sets the numbers of a hunk against one another.
func numbers(p *Pair) (out []Difference) {
	p.opposite(func(h hunk) {
		x, i := quantity(p.A.Report, h.a1, h.a2)
		y, j := quantity(p.B.Report, h.b1, h.b2)
		if x == nil || y == nil || x.Unit != y.Unit || p.labels(p.A.Report, i) || p.labels(p.B.Report, j) || p.partial(p.A.Report, i) || p.partial(p.B.Report, j) {
			return
		}
		if k := agree(x, y); k != "same" {
			out = append(out, p.rise(Difference{Why: "number", Kind: k, A: at(p.A.Report, x.Span), B: at(p.B.Report, y.Span), Sure: p.align}, x, y, tolled(p.A, x) && tolled(p.B, y)))
		}
	})
	return out
}

func quantity(r *window.Report, i, j int32) (*dragoman.Quantity, int32) {
	for ; i < j; i++ {
		if q := r.Quantity(i); q != nil {
			return q, i
		}
	}
	return nil, 0
}

// labels reports whether a number only labels the word before it: "Part 1".
func (p *Pair) labels(r *window.Report, i int32) bool {
	return i > 0 && int(i)+1 < len(r.Tokens) && (r.IsName(i-1) || r.Tokens[i-1].UPOS == dragoman.PROPN) && r.Tokens[i+1].UPOS == dragoman.PUNCT
}

// dates sets the dates of a hunk against one another.
func dates(p *Pair) (out []Difference) {
	p.opposite(func(h hunk) {
		x, y := date(p.A.Report, h.a1, h.a2), date(p.B.Report, h.b1, h.b2)
		if x == nil || y == nil || strings.EqualFold(x.Of(p.A.Report.Text), y.Of(p.B.Report.Text)) || !p.oneDeed(x.Span, y.Span) {
			return
		}
		if k := periods(x, y); k != "same" {
			out = append(out, Difference{Why: "date", Kind: k, A: at(p.A.Report, x.Span), B: at(p.B.Report, y.Span), Sure: p.align})
		}
	})
	return out
}

func date(r *window.Report, i, j int32) *dragoman.Time {
	for ; i < j; i++ {
		if t := r.Date(i); t != nil {
			return t
		}
	}
	return nil
}

// titles sets offices against one another that stand before a name both have.
func titles(p *Pair) (out []Difference) {
	p.opposite(func(h hunk) {
		if h.a2 == h.a1 || h.b2 == h.b1 || h.a2-h.a1 > 4 || h.b2-h.b1 > 4 || !p.before(h) {
			return
		}
		if x, y := p.office(p.A.Report, h.a1, h.a2), p.office(p.B.Report, h.b1, h.b2); x && y && !p.oneOffice(h) {
			out = append(out, Difference{Why: "title", Kind: "differs", A: value(p.A.Report, h.a1, h.a2), B: value(p.B.Report, h.b1, h.b2), Sure: p.align})
		}
	})
	return out
}

// before reports whether both sides of a hunk stand before a name.
func (p *Pair) before(h hunk) bool {
	near := func(r *window.Report, i, last int32) bool {
		for k := i; k < min(i+3, last); k++ {
			if r.IsName(k) && !p.Words.Title(r.Word(k)) {
				return true
			}
		}
		return false
	}
	return near(p.A.Report, h.a2, p.A.Last) && near(p.B.Report, h.b2, p.B.Last)
}

// oneOffice reports whether both sides of a hunk name one office of one degree:
// "Chair", "Chairwoman".
func (p *Pair) oneOffice(h hunk) bool {
	of := func(r *window.Report, i, j int32) (sort, degree string) {
		var words []string
		for ; i < j; i++ {
			words = append(words, r.Word(i))
		}
		return p.Words.OfficeOf(words)
	}
	s, d := of(p.A.Report, h.a1, h.a2)
	t, e := of(p.B.Report, h.b1, h.b2)
	return s != "" && s == t && (d == e || courtesy(d, e)) && (s != besides || strings.HasPrefix(p.A.Report.Word(h.a2-1), p.B.Report.Word(h.b2-1)) || strings.HasPrefix(p.B.Report.Word(h.b2-1), p.A.Report.Word(h.a2-1)))
}

func (p *Pair) office(r *window.Report, i, j int32) bool {
	for ; i < j; i++ {
		if p.Words.Office(r.Word(i)) {
			return true
		}
	}
	return false
}

// names sets the names of a hunk against one another: speakers, places, others.
func names(p *Pair) (out []Difference) {
	a, b := p.A.Report, p.B.Report
	p.opposite(func(h hunk) {
		if h.a2-h.a1 > 4 || h.b2-h.b1 > 4 || !p.name(a, h.a1, h.a2) || !p.name(b, h.b1, h.b2) || p.oneName(h) || p.inName(h) {
			return
		}
		d := Difference{Why: "name", Kind: "differs", A: value(a, h.a1, h.a2), B: value(b, h.b1, h.b2), Sure: p.align}
		switch {
		case a.Cued(h.a1) != nil && b.Cued(h.b1) != nil:
			d.Why = "speaker"
		case a.Place(h.a1) != 0 && b.Place(h.b1) != 0:
			d.Why = "place"
		}
		out = append(out, d)
	})
	return out
}

// inName reports whether the sides of a hunk go on with a name that begins before
// it in both: "House of Representatives", "House Republicans".
func (p *Pair) inName(h hunk) bool {
	a, b := p.A.Report, p.B.Report
	return h.a1 > p.A.First && h.b1 > p.B.First && a.IsName(h.a1-1) && b.IsName(h.b1-1) && a.Tokens[h.a1-1].End+1 == a.Tokens[h.a1].Start &&
		a.Actor(h.a1-1) != 0 && a.Actor(h.a1-1) == a.Actor(h.a2-1)
}

// name reports whether tokens [i, j) hold a name, not only a title or a date, and
// no verb.
func (p *Pair) name(r *window.Report, i, j int32) bool {
	for k := i; k < j; k++ {
		if u := r.Tokens[k].UPOS; u == dragoman.VERB || u == dragoman.AUX {
			return false
		}
	}
	for ; i < j; i++ {
		if r.IsName(i) && r.Date(i) == nil && r.Quantity(i) == nil && !p.Words.Title(r.Word(i)) {
			return true
		}
	}
	return false
}

// oneName reports whether the sides of a hunk may be one name: they share an
// actor, a spelling, or one is the initials of the other.
func (p *Pair) oneName(h hunk) bool {
	a, b := p.A.Report, p.B.Report
	first, second := "", ""
	for i := h.a1; i < h.a2; i++ {
		first += initial(a.Word(i))
		for j := h.b1; j < h.b2; j++ {
			if a.Actor(i) != 0 && a.Actor(i) == b.Actor(j) || skeleton(a.Word(i)) == skeleton(b.Word(j)) {
				return true
			}
		}
	}
	for j := h.b1; j < h.b2; j++ {
		second += initial(b.Word(j))
		if a.Word(h.a1) == first || b.Word(j) == first && len(first) > 1 {
			return true
		}
	}
	// a first name or an alias before a last name that both have
	if h.a2 < p.A.Last && h.b2 < p.B.Last && a.Word(h.a2) == b.Word(h.b2) && a.IsName(h.a2) && b.IsName(h.b2) {
		return true
	}
	return h.a2-h.a1 == 1 && a.Word(h.a1) == second && len(second) > 1
}

func initial(w string) string {
	if w == "" {
		return ""
	}
	return w[:1]
}

// skeleton drops vowels after the first letter and doubled letters, so that two
// spellings of a foreign name meet.
func skeleton(w string) string {
	out := make([]byte, 0, len(w))
	for i := 0; i < len(w); i++ {
		switch c := w[i]; {
		case c == '\'':
			return string(out)
		case i > 0 && (c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y' || c == '-' || c == '.'), i > 0 && w[i-1] == c:
		default:
			out = append(out, c)
		}
	}
	return string(out)
}

// negation finds a negation that one of two aligned sentences has and the other
// has not.
func negation(p *Pair) (out []Difference) {
	both := p.A.Negations+p.A.Refusals > 0 && p.B.Negations+p.B.Refusals > 0 // "no one may" and "they may not" are one
	if p.align < nearly || p.A.Negations%2 == p.B.Negations%2 || both && p.align < equal {
		return nil
	}
	p.opposite(func(h hunk) {
		if h.a2-h.a1+h.b2-h.b1 > 8 {
			return
		}
		x, y := p.negated(p.A.Report, h.a1, h.a2), p.negated(p.B.Report, h.b1, h.b2)
		if (x < 0) == (y < 0) {
			return
		}
		d := Difference{Why: "status", Kind: "denied", A: at(p.A.Report, p.PA.Span), B: at(p.B.Report, p.PB.Span), Sure: p.align}
		if x >= 0 {
			d.A = value(p.A.Report, x, x+1)
		} else {
			d.B = value(p.B.Report, y, y+1)
		}
		if differ, b := p.later(); differ && b == (x >= 0) {
			d.Kind = "update" // not yet on the day of the earlier one
		}
		out = append(out, d)
	})
	return out
}

func (p *Pair) negated(r *window.Report, i, j int32) int32 {
	for ; i < j; i++ {
		if p.Words.Is("negation", r.Word(i)) {
			return i
		}
	}
	return -1
}

// modality finds a word of plan or chance that one of two aligned sentences has
// where the other has none.
func modality(p *Pair) (out []Difference) {
	if p.align < nearly {
		return nil
	}
	p.opposite(func(h hunk) {
		if h.a2-h.a1+h.b2-h.b1 > 8 {
			return
		}
		x, y := p.modal(p.A.Report, h.a1, h.a2), p.modal(p.B.Report, h.b1, h.b2)
		if (x < 0) == (y < 0) || p.A.Question || p.B.Question || x >= 0 && p.B.Marks[window.Plan].Last > 0 || y >= 0 && p.A.Marks[window.Plan].Last > 0 {
			return
		}
		d := Difference{Why: "status", Kind: "differs", A: at(p.A.Report, p.PA.Span), B: at(p.B.Report, p.PB.Span), Sure: p.align}
		if x >= 0 {
			d.A = value(p.A.Report, x, x+1)
		} else {
			d.B = value(p.B.Report, y, y+1)
		}
		if differ, _ := p.later(); differ {
			d.Kind = "update"
		}
		out = append(out, d)
	})
	return out
}

func (p *Pair) modal(r *window.Report, i, j int32) int32 {
	for ; i < j; i++ {
		if r.Date(i) == nil && r.Tokens[i].UPOS == dragoman.AUX && p.Words.Is("modal", r.Word(i)) {
			return i
		}
	}
	return -1
}
