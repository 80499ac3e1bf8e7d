// SPDX-License-Identifier: Apache-2.0

package compare

import (
	"slices"
	"strings"

	"dragoman"
)

// title is an office a report gives a person.
type title struct {
	person string // folded full name as written there
	office string // group of the office
	rank   string // what sets it apart: deputy, former, interim
	span   dragoman.Span
	s      *sentence
}

// titlesOf reads the offices before and after the names of persons.
func (r *report) titlesOf() []title {
	lex := words()
	var out []title
	for _, m := range r.Mentions {
		if m.Kind != dragoman.Person || m.Form == dragoman.Pronoun || m.Form == dragoman.Nominal {
			continue
		}
		si := r.sentenceOf(m.Start)
		if si == nil {
			continue
		}
		read := func(from, to int32, name string) bool {
			t := title{person: name, s: si}
			for i := from; i < to; i++ {
				if o, ok := lex["office"][r.words[i]]; ok {
					if i > 0 && r.words[i-1] == "press" {
						o = "spokesman" // a press secretary is a spokesman by another name
					}
					t.office = o
					if t.span.Len() == 0 {
						t.span = r.Tokens[i].Span
					}
					t.span.End = r.Tokens[i].End
				}
				if k, ok := lex["rank"][r.words[i]]; ok {
					t.rank = k
					t.span = r.Tokens[i].Span
				}
			}
			if t.office == "" {
				return false
			}
			out = append(out, t)
			return true
		}
		// the office may be part of the name as recognised: "Minister Hayk Margaryan"
		first := m.First
		for first < m.Last && (lex.is("office", r.words[first]) || lex.is("rank", r.words[first])) {
			first++
		}
		if first == m.Last {
			continue
		}
		name := fold(r.Text[r.Tokens[first].Start:m.End])
		from := first
		for from > si.first && first-from < 7 {
			i := from - 1
			p := r.Tokens[i].UPOS
			if p == dragoman.PUNCT || p == dragoman.VERB || p == dragoman.CCONJ || p == dragoman.ADP || p == dragoman.AUX {
				break
			}
			from = i
		}
		read(from, first, name)
		// "X, the Georgian deputy energy minister, ..."
		if i := m.Last; i+1 < si.last && r.words[i] == "," {
			to := i + 1
			for to < si.last && to-i < 10 && r.words[to] != "," && r.Tokens[to].UPOS != dragoman.VERB {
				to++
			}
			if to < si.last && (r.words[to] == "," || r.Tokens[to].UPOS == dragoman.PUNCT) && (r.words[i+1] == "the" || r.words[i+1] == "a" || r.words[i+1] == "its" || lex.is("office", r.words[i+1]) || lex.is("rank", r.words[i+1])) {
				read(i+1, to, name)
			}
		}
	}
	return out
}

func (r *report) sentenceOf(at int32) *sentence {
	i, ok := slices.BinarySearchFunc(r.sentences, at, func(s *sentence, at int32) int {
		switch {
		case s.span.End <= at:
			return -1
		case s.span.Start > at:
			return 1
		}
		return 0
	})
	if !ok {
		return nil
	}
	return r.sentences[i]
}

// titles compares the offices that reports give a person: one claim a person,
// only where no report gives an office that another gives too.
func (l *ledger) titles() {
	type of struct {
		r  *report
		ts []title
	}
	all := make([]of, len(l.rs))
	for i, r := range l.rs {
		all[i] = of{r, r.titlesOf()}
	}
	done := map[string]bool{}
	for i := range all {
		for _, x := range all[i].ts {
			for j := i + 1; j < len(all); j++ {
				for _, y := range all[j].ts {
					last := lastWord(x.person)
					if done[last] || !samePerson(x.person, y.person) || last != lastWord(y.person) && !alike(last, lastWord(y.person)) {
						continue
					}
					if !clash(x, y) || overlapTitles(all[i].ts, all[j].ts, x.person) {
						continue
					}
					done[last] = true
					cells := []dragoman.Cell{x.s.cell(x.span.Of(x.s.r.Text), x.span), y.s.cell(y.span.Of(y.s.r.Text), y.span)}
					for k := range all { // and what the others call him
						for _, z := range all[k].ts {
							if k != i && k != j && samePerson(x.person, z.person) && lastWord(z.person) == last {
								cells = append(cells, z.s.cell(z.span.Of(z.s.r.Text), z.span))
								break
							}
						}
					}
					l.add("differs", "title", lastName(x.s.r, x)+": "+x.span.Of(x.s.r.Text)+" / "+y.span.Of(y.s.r.Text), cells...)
				}
			}
		}
	}
}

func lastName(r *report, t title) string {
	f := strings.Fields(t.person)
	if len(f) == 0 {
		return ""
	}
	w := f[len(f)-1]
	if i := strings.Index(strings.ToLower(t.s.span.Of(r.Text)), w); i >= 0 {
		return t.s.span.Of(r.Text)[i : i+len(w)]
	}
	return w
}

func lastWord(s string) string {
	f := strings.Fields(s)
	if len(f) == 0 {
		return ""
	}
	return strings.TrimSuffix(f[len(f)-1], "'s")
}

// clash reports whether two offices cannot be one wording of the same.
func clash(x, y title) bool {
	if x.office != y.office {
		return !words().is("besides", x.office) && !words().is("besides", y.office)
	}
	return x.rank != y.rank
}

// overlapTitles reports whether both reports also give the person one office
// in common.
func overlapTitles(a, b []title, person string) bool {
	for _, x := range a {
		if !samePerson(x.person, person) {
			continue
		}
		for _, y := range b {
			if samePerson(y.person, person) && x.office == y.office && x.rank == y.rank {
				return true
			}
		}
	}
	return false
}

// exclusives checks "only" against what the others list: where one report
// says X was the only one that did it, and another tells the same of X and
// somebody else.
func (l *ledger) exclusives() {
	lex := words()
	for _, r := range l.rs {
		for _, s := range r.sentences {
			at := int32(-1)
			for i := s.first; i < s.last; i++ {
				if k, ok := lex["exclusive"][r.words[i]]; ok && k == "only" && i > s.first && (r.words[i-1] == "the" || r.words[i-1] == "its" || r.words[i-1] == "their") {
					at = i
				}
			}
			if at < 0 {
				continue
			}
			for _, o := range l.rs {
				if o == r {
					continue
				}
				for _, t := range o.sentences {
					l.exclusive(s, t, at)
				}
			}
		}
	}
}

// exclusive compares a sentence that says "only" with another's sentence.
func (l *ledger) exclusive(s, t *sentence, at int32) {
	r := s.r
	for i := t.first; i < t.last; i++ {
		if t.r.words[i] == "only" || t.r.words[i] == "sole" {
			return
		}
	}
	rest := bag{}
	for k, w := range s.masked {
		rest[k] = w
	}
	var who []string
	for i := s.first; i < at; i++ {
		if r.isName[i] && r.terms[i] != "" {
			who = append(who, r.terms[i])
			delete(rest, r.terms[i])
		}
	}
	delete(rest, "sole")
	if len(who) == 0 || len(rest) < 2 || overlap(rest, t.masked) < .45*min(rest.sum(), t.masked.sum()) || overlap(rest, t.masked) < 1.2 {
		return
	}
	// X and Y in one string of subjects
	for i := t.first; i < t.last; i++ {
		if t.r.terms[i] != who[0] || !t.r.isName[i] {
			continue
		}
		for _, j := range []int32{i + 1, i - 1} {
			if j < t.first || j >= t.last || t.r.words[j] != "and" && t.r.words[j] != "," {
				continue
			}
			k := j + (j - i)
			for k >= t.first && k < t.last && t.r.words[k] == "and" {
				k += j - i
			}
			if k >= t.first && k < t.last && t.r.isName[k] {
				va, sa := r.textOf(s.first, at+1)
				lo, hi := min(i, k), max(i, k)
				vb, sb := t.r.textOf(lo, hi+1)
				s.matched, t.matched = true, true
				l.add("differs", "exclusive", label(r.Text, s.span), s.cell(va, sa), t.cell(vb, sb))
				return
			}
		}
	}
}

// estimates sets side by side the counts that one report gives of one thing
// from two holders: "8,000 teachers marched, police said. Organisers put the
// crowd at 25,000", "closed 60 percent of schools, the union said; the minister
// said 35 percent were closed".
func (l *ledger) estimates() {
	for _, r := range l.rs {
		for i, b := range r.facts {
			for j := i - 1; j >= 0 && b.s.i-r.facts[j].s.i <= 1; j-- {
				a := r.facts[j]
				if a.holder == b.holder && b.pred != "put" || a.negated || b.negated || apart(a, b) {
					continue
				}
				x, y, ok := rival(a, b)
				if ok && agree(x, y) == "differs" && !r.labels(x) && !r.labels(y) {
					l.add("differs", "number", a.label(), a.cell(x.span.Of(r.Text), a.span, x.span), b.cell(y.span.Of(r.Text), b.span, y.span))
				}
			}
		}
	}
}

// rival is the number of each of two facts of one report that counts one thing
// for two holders.
func rival(a, b *fact) (x, y number, ok bool) {
	plain := func(f *fact) (n number, ok bool) {
		k := 0
		for _, m := range f.nums {
			if m.unit == "" && m.value >= 10 {
				n, k = m, k+1
			}
		}
		return n, k == 1
	}
	if b.pred == "put" && b.obj != "" && (b.obj == a.pred || b.obj == "number") {
		x, ok1 := plain(a)
		y, ok2 := plain(b)
		return x, y, ok1 && ok2
	}
	if a.pred != b.pred || a.holder == "outlet" || b.holder == "outlet" || a.holder == "unknown" || b.holder == "unknown" {
		return x, y, false
	}
	shared := false
	for t := range a.masked {
		shared = shared || b.masked[t] > 0 && t != a.pred
	}
	for _, x := range a.nums {
		if y, ok := counterpart(x, a, b); ok && shared {
			return x, y, true
		}
	}
	return x, y, false
}

// within looks for one report that contradicts itself: two sentences that tell
// one thing, far alike, with different numbers of the same.
func (l *ledger) within() {
	for _, r := range l.rs {
		for i, a := range r.facts {
			for _, b := range r.facts[i+1:] {
				if a.s == b.s || a.pred != b.pred || dice(a.masked, b.masked) < .78 || apart(a, b) || a.status != b.status || !subjectsFit(a, b) {
					continue
				}
				for _, x := range a.nums {
					if y, ok := counterpart(x, a, b); ok && agree(x, y) == "differs" && !r.labels(x) && !r.labels(y) {
						l.add("differs", "number", label(r.Text, a.span), a.cell(x.span.Of(r.Text), a.span, x.span), b.cell(y.span.Of(r.Text), b.span, y.span))
					}
				}
			}
		}
	}
}

// quoted drops the agreements that only repeat a quotation: they stand among
// the quotations already, with their speakers.
func (l *ledger) quoted(qs []dragoman.Quote) {
	l.claims = slices.DeleteFunc(l.claims, func(c dragoman.Claim) bool {
		return c.Kind == "same" && slices.ContainsFunc(qs, func(q dragoman.Quote) bool {
			return !slices.ContainsFunc(c.Cells, func(x dragoman.Cell) bool {
				return !slices.ContainsFunc(q.Variants, func(v dragoman.Variant) bool {
					in := min(v.End, x.Spans[0].End) - max(v.Start, x.Spans[0].Start)
					return v.Report == x.Report && 3*int(in) >= 2*x.Spans[0].Len()
				})
			})
		})
	})
}

// speakers enters a claim for each quotation that is given to two speakers.
func (l *ledger) speakers(qs []dragoman.Quote) {
	for _, q := range qs {
		if q.Flag != "speakers-differ" {
			continue
		}
		var cells []dragoman.Cell
		text := ""
		for _, v := range q.Variants {
			for _, r := range l.rs {
				if r.ID != v.Report {
					continue
				}
				if text == "" {
					text = label(r.Text, v.Span)
				}
				cells = append(cells, dragoman.Cell{Report: r.ID, Holder: v.Speaker, Stance: dragoman.Asserts, Status: dragoman.Occurred, Value: v.Speaker, Spans: []dragoman.Span{v.Span}})
			}
		}
		if len(cells) > 1 {
			l.add("differs", "speaker", text, cells...)
		}
	}
}

// adds enters the sentences no other report matches.
func (l *ledger) adds() {
	if len(l.rs) < 2 {
		return
	}
	for _, r := range l.rs {
		for _, s := range r.sentences {
			if s.matched || len(s.facts) == 0 || l.echoed(s) {
				continue
			}
			l.add("adds", "", label(r.Text, s.span), s.cell("", s.span))
		}
	}
}

// echoed reports whether most of a sentence's terms stand in one sentence, or
// two neighbouring ones, of another report.
func (l *ledger) echoed(s *sentence) bool {
	for _, o := range l.rs {
		if o == s.r {
			continue
		}
		for _, t := range o.sentences {
			if overlap(s.masked, t.masked) >= .6*s.masked.sum() {
				return true
			}
		}
	}
	return false
}
