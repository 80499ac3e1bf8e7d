// SPDX-License-Identifier: Apache-2.0

package slot

import (
	"math"
	"strconv"

	"dragoman"
	"dragoman/compare/window"
)

const (
	deedFrom = .15 // probability from which what two sentences say of one deed is compared
	climb    = 5   // tokens up the parse from a number or name to its verb
)

// governed sets against one another the sums, counts and lengths of time that
// two sentences give with one verb of one subject, where each gives one of the
// kind: "cost 140 million" and "cost 160 million, of which ...".
func governed(p *Pair) []Difference {
	if p.Shared < deedFrom {
		return nil
	}
	for _, i := range p.A.VerbToks {
		for _, j := range p.B.VerbToks {
			if p.A.Report.Term(i) != p.B.Report.Term(j) || !p.oneSubject(i, j) {
				continue
			}
			if d := p.figures(i, j); d != nil {
				return []Difference{*d}
			}
			if d := p.lengths(i, j); d != nil {
				return []Difference{*d}
			}
		}
	}
	return nil
}

// figures compares the one number of a unit that each of two verbs has.
func (p *Pair) figures(i, j int32) *Difference {
	x, y := oneNumber(p.A, i), oneNumber(p.B, j)
	if x == nil || y == nil || x.Unit != y.Unit || x.Unit == "" && x.Noun != y.Noun || far(x.Value, y.Value) || p.B.Values.Has(bits(x.Value)) || p.A.Values.Has(bits(y.Value)) || !p.comparable(x, y) {
		return nil
	}
	k := agree(&x.Quantity, &y.Quantity)
	if k == "same" {
		return nil
	}
	d := p.rise(Difference{Why: "number", Kind: k, A: at(p.A.Report, x.Span), B: at(p.B.Report, y.Span), Sure: p.Shared}, &x.Quantity, &y.Quantity, x.Toll && y.Toll)
	return &d
}

// oneNumber is the number that hangs on a verb, nil where none or several do.
func oneNumber(w *window.Window, verb int32) (out *window.Number) {
	for k := range w.Numbers {
		if verbAbove(w, w.Numbers[k].Tok) != verb {
			continue
		}
		if out != nil {
			return nil
		}
		out = &w.Numbers[k]
	}
	return out
}

// lengths compares the one length of time that each of two verbs has.
func (p *Pair) lengths(i, j int32) *Difference {
	x, y := oneLength(p.A, i), oneLength(p.B, j)
	if x == nil || y == nil {
		return nil
	}
	a, b := seconds(x.Value), seconds(y.Value)
	if a == 0 || b == 0 || max(a, b) < unlike*min(a, b) || far(a, b) {
		return nil
	}
	return &Difference{Why: "number", Kind: "differs", A: at(p.A.Report, x.Span), B: at(p.B.Report, y.Span), Sure: p.Shared}
}

// unlike is how many times as long one length of time must be as another to
// differ from it, since lengths are told roundly.
const unlike = 1.4

func oneLength(w *window.Window, verb int32) (out *dragoman.Time) {
	for k := range w.Report.Reading.Times {
		t := &w.Report.Reading.Times[k]
		if t.Type != "DURATION" || !w.Has(t.Span) || hangsOn(w, t.Span) != verb || from(w, t.End) {
			continue
		}
		if out != nil {
			return nil
		}
		out = t
	}
	return out
}

// from reports whether a length of time is counted from something that follows:
// "a day after ...".
func from(w *window.Window, end int32) bool {
	i := int32(w.Report.TokenAt(end))
	return i < w.Last && w.Report.Tokens[i].UPOS == dragoman.SCONJ || i < w.Last && w.Report.Tokens[i].UPOS == dragoman.ADP
}

// hangsOn is the token outside a span that its words hang on.
func hangsOn(w *window.Window, s dragoman.Span) int32 {
	i := int32(w.Report.TokenAt(s.Start))
	for range climb {
		if i < w.First || i >= w.Last || !s.Overlaps(w.Report.Tokens[i].Span) {
			return i
		}
		i = w.Report.Tokens[i].Head
	}
	return -1
}

// seconds is how long an ISO 8601 length of one part is, 0 where it is none.
func seconds(v string) float64 {
	if len(v) < 3 || v[0] != 'P' {
		return 0
	}
	units := map[byte]float64{'Y': 365 * 86400, 'M': 30 * 86400, 'W': 7 * 86400, 'D': 86400}
	if v = v[1:]; v[0] == 'T' {
		units, v = map[byte]float64{'H': 3600, 'M': 60, 'S': 1}, v[1:]
	}
	n, err := strconv.ParseFloat(v[:len(v)-1], 64)
	if err != nil || n < 0 || math.IsInf(n, 0) {
		return 0
	}
	return n * units[v[len(v)-1]]
}

// doers sets against one another those who two sentences say did one thing to
// one thing, where both are names and neither is said to have done it with
// others: "Qatar mediated the release", "Algeria mediated the release".
func doers(p *Pair) []Difference {
	if p.Shared < deedFrom {
		return nil
	}
	a, b := p.A.Report, p.B.Report
	for _, i := range p.A.VerbToks {
		for _, j := range p.B.VerbToks {
			if a.Term(i) != b.Term(j) || p.negates(p.A, i) || p.negates(p.B, j) || a.Cued(i) != nil || b.Cued(j) != nil {
				continue
			}
			x, y := child(p.A, i, dragoman.Nsubj), child(p.B, j, dragoman.Nsubj)
			m, n := child(p.A, i, dragoman.Obj), child(p.B, j, dragoman.Obj)
			if x < 0 || y < 0 || m < 0 || n < 0 || a.Term(m) != b.Term(n) || a.IsName(m) || !a.IsName(x) || !b.IsName(y) || many(p.A, x) || many(p.B, y) {
				continue
			}
			if a.Term(x) == b.Term(y) || a.Actor(x) != 0 && a.Actor(x) == b.Actor(y) || p.B.Names.Has(a.Term(x)) || p.A.Names.Has(b.Term(y)) || p.oneName(hunk{x, x + 1, y, y + 1}) {
				continue
			}
			return []Difference{{Why: "name", Kind: "differs", A: value(a, x, x+1), B: value(b, y, y+1), Sure: p.Shared}}
		}
	}
	return nil
}

// oneSubject reports whether two verbs have subjects of one word or one actor.
func (p *Pair) oneSubject(i, j int32) bool {
	x, y := child(p.A, i, dragoman.Nsubj), child(p.B, j, dragoman.Nsubj)
	if x < 0 || y < 0 {
		return false
	}
	a, b := p.A.Report, p.B.Report
	return a.Term(x) == b.Term(y) && a.Content(x) || a.Actor(x) != 0 && a.Actor(x) == b.Actor(y)
}

// child is the token that hangs on a head by a relation, -1 where none does.
func child(w *window.Window, head int32, rel dragoman.Rel) int32 {
	for k := w.First; k < w.Last; k++ {
		if t := &w.Report.Tokens[k]; t.Head == head && t.Rel == rel {
			return k
		}
	}
	return -1
}

// many reports whether a subject is one of several that are joined.
func many(w *window.Window, i int32) bool { return child(w, i, dragoman.Conj) >= 0 }

// negates reports whether a word that turns a proposition round hangs on a verb.
func (p *Pair) negates(w *window.Window, verb int32) bool {
	for k := w.First; k < w.Last; k++ {
		if w.Report.Tokens[k].Head == verb && p.Words.Is("negation", w.Report.Word(k)) {
			return true
		}
	}
	return false
}

// verbAbove is the nearest verb that a token hangs on, -1 where none does.
func verbAbove(w *window.Window, i int32) int32 {
	for range climb {
		if i < w.First || i >= w.Last {
			return -1
		}
		if w.Report.Tokens[i].UPOS == dragoman.VERB {
			return i
		}
		i = w.Report.Tokens[i].Head
	}
	return -1
}
