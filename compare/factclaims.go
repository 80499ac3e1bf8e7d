// SPDX-License-Identifier: Apache-2.0

package compare

import (
	"slices"
	"strings"

	"dragoman"
)

// told enters what a group of facts agrees and parts on.
func (l *ledger) told(g *group) {
	fs := byDate(g.facts)
	for _, f := range fs {
		f.s.matched = true
	}
	text := fs[0].label()
	l.parted = map[[2]*fact]bool{}
	stances := l.stances(fs, text)
	l.counts(fs, text)
	l.when(fs, text)
	l.reasons(fs, text) // two reasons leave what was done agreed on
	l.where(fs, text)
	if stances {
		return
	}
	fs = slices.DeleteFunc(fs, func(f *fact) bool {
		return f.conditional || f.idle || !commits(f.stance) || firm(f.status) == 0
	})
	// those that part in no slot agree, even where others do
	for len(fs) > 0 {
		var one, rest []*fact
		for _, f := range fs {
			if slices.ContainsFunc(one, func(o *fact) bool { return l.parts(o, f) }) {
				rest = append(rest, f)
			} else {
				one = append(one, f)
			}
		}
		if reportsOf(one) > 1 && !allTwins(one) && !loose(one) && slices.ContainsFunc(one, (*fact).tells) {
			var cells []dragoman.Cell
			for _, f := range one {
				cells = append(cells, f.cell(""))
			}
			l.add("same", "", one[0].label(), cells...)
		}
		fs = rest
	}
}

// label is the passage of a fact, with its subject before it where the clause
// has none of its own: "Police … arrested 17 people".
func (f *fact) label() string {
	r := f.s.r
	text := label(r.Text, f.span)
	if r.Tokens[f.head].Rel != dragoman.Conj || slices.ContainsFunc(r.kids[f.head], func(k int32) bool { return r.Tokens[k].Rel == dragoman.Nsubj }) {
		return text
	}
	for h := f.head; r.Tokens[h].Rel == dragoman.Conj && r.Tokens[h].Head >= f.s.first && r.Tokens[h].Head < h; {
		h = r.Tokens[h].Head
		if _, at := r.subjectText(h); at.Len() > 0 && at.End <= f.span.Start && at.Len() <= 80 {
			return at.Of(r.Text) + " … " + text
		}
	}
	return text
}

// tells reports whether a fact is told for its own sake, not only to say which
// thing is meant: "laws passed last year".
func (f *fact) tells() bool { return f.s.r.Tokens[f.head].Rel != dragoman.Acl }

// parts reports whether two facts of a group were found to part in a slot.
func (l *ledger) parts(a, b *fact) bool {
	if (firm(a.status) == 3) != (firm(b.status) == 3) {
		return true // what is wanted or planned is not what is
	}
	return l.parted[[2]*fact{a, b}] || l.parted[[2]*fact{b, a}] || a.s.twin(b.s) && slices.ContainsFunc(part(a.s, b.s), func(d difference) bool { return d.kind != "same" })
}

// wished reports whether a stance puts its content forward as still to be done,
// whatever its verb says.
func wished(s dragoman.Stance) bool {
	switch s {
	case dragoman.Proposes, dragoman.Demands, dragoman.Requests, dragoman.Wants, dragoman.Orders:
		return true
	}
	return false
}

// commits reports whether a stance stands behind its content, so that two of
// them can agree: who doubts, fears, asks or leaves a thing open does not.
func commits(s dragoman.Stance) bool {
	switch s {
	case dragoman.Denies, dragoman.Doubts, dragoman.Fears, dragoman.Asks, dragoman.Wants, dragoman.Declines, dragoman.LeavesOpen:
		return false
	}
	return true
}

// loose reports whether facts share little more than a verb that says too
// little alone ("took office", "took action"): no agreement.
func loose(fs []*fact) bool {
	return slices.Contains(light, fs[0].pred) && !slices.ContainsFunc(fs[1:], func(f *fact) bool { return dice(fs[0].masked, f.masked) >= .7 })
}

// allTwins reports whether each fact stands in a near twin of another's
// sentence: the twins told it word by word already.
func allTwins(fs []*fact) bool {
	for _, f := range fs {
		if !slices.ContainsFunc(fs, func(o *fact) bool { return f.s.twin(o.s) }) {
			return false
		}
	}
	return true
}

// twin reports whether two sentences are near twins.
func (s *sentence) twin(o *sentence) bool { return slices.Contains(s.twins, o) }

func reportsOf(fs []*fact) int {
	seen := map[*report]bool{}
	for _, f := range fs {
		seen[f.s.r] = true
	}
	return len(seen)
}

// stances compares who holds the fact, and how firmly: a denial or a negation
// against an assertion; planned against done.
func (l *ledger) stances(fs []*fact, text string) bool {
	if allTwins(fs) {
		return false // told word by word already
	}
	var cells []dragoman.Cell
	yes, no := 0, 0
	statuses := map[dragoman.Status]bool{}
	for _, f := range fs {
		cells = append(cells, f.cell(""))
		for _, d := range f.denials {
			c := f.cell("")
			c.Holder, c.Stance, c.Spans = d.holder, dragoman.Denies, []dragoman.Span{d.span}
			cells = append(cells, c)
			f.s.denialTold = true
			no++
		}
		if f.conditional || f.stance != dragoman.Denies && (f.idle || !commits(f.stance)) {
			continue
		}
		if (f.stance == dragoman.Denies) != f.negated {
			if f.negated && !f.firmly(fs) {
				continue
			}
			no++
		} else {
			yes++
			if !wished(f.stance) {
				statuses[f.status] = true
			}
		}
	}
	if yes > 0 && no > 0 {
		kind := "denied"
		if overtaken(fs) {
			kind = "update"
		}
		l.add(kind, "status", text, cells...)
		return true
	}
	if len(statuses) < 2 || reportsOf(fs) < 2 {
		return false
	}
	lo, hi := fs[0], fs[0]
	for _, f := range fs {
		if wished(f.stance) || f.idle || f.conditional {
			continue
		}
		if firm(f.status) < firm(lo.status) {
			lo = f
		}
		if firm(f.status) > firm(hi.status) {
			hi = f
		}
	}
	if firm(hi.status) < 3 || firm(lo.status) == 3 || lo.s.r == hi.s.r || !lo.verb() || !hi.verb() || lo.negated || hi.negated || !hi.finite() || !lo.finite() {
		return false
	}
	if lo.status == dragoman.Hypothetical && dice(lo.masked, hi.masked) < .6 || !lo.firmly([]*fact{lo, hi}) {
		return false
	}
	kind := "differs"
	if x, y := day(lo.s.r.Published.Value), day(hi.s.r.Published.Value); x != "" && y != "" && x < y {
		kind = "update"
	} else if !lo.tells() {
		return false // "the decision to sue" parts nobody from "they sued"
	}
	l.add(kind, "status", text, cells...)
	return true
}

// overtaken reports whether what a report says had not happened is told as done
// only by reports of later days: nobody denies it then.
func overtaken(fs []*fact) bool {
	before, after := "", ""
	for _, f := range fs {
		d := day(f.s.r.Published.Value)
		switch {
		case d == "" || f.stance == dragoman.Denies || len(f.denials) > 0:
			return false
		case f.negated:
			before = max(before, d)
		case firm(f.status) == 3 && (after == "" || d < after):
			after = d
		}
	}
	return before != "" && after != "" && before < after
}

// verb reports whether a fact's predicate is a verb, not a noun or adjective
// with "be".
func (f *fact) verb() bool { return f.s.r.Tokens[f.head].UPOS == dragoman.VERB }

// finite is false for "-ing" forms without an auxiliary: "individuals serving"
// tells of nobody that served.
func (f *fact) finite() bool {
	if !strings.HasSuffix(f.s.r.words[f.head], "ing") {
		return true
	}
	return slices.ContainsFunc(f.s.r.kids[f.head], func(k int32) bool { return f.s.r.Tokens[k].Rel == dragoman.Aux })
}

// light are verbs that say too little alone for a "not" to pull two clauses apart.
var light = []string{"have", "be", "do", "get", "make", "take", "know", "think", "want", "need", "see", "go", "come", "give", "let"}

// firmly reports whether a fact is close enough to another of its group for a
// difference of status or a "not" to count: the same verb, no light one, the
// same subject where both have one, and most of the rest.
func (f *fact) firmly(fs []*fact) bool {
	for _, o := range fs {
		if o == f || o.s.r == f.s.r || o.conditional || o.pred != f.pred || !o.verb() || !f.verb() || slices.Contains(light, f.pred) {
			continue
		}
		if len(f.subj) > 0 && len(o.subj) > 0 && !slices.ContainsFunc(f.subj, func(t string) bool { return slices.Contains(o.subj, t) }) && f.subjName && o.subjName {
			continue
		}
		if n := overlap(f.masked, o.masked); n >= .5*min(f.masked.sum(), o.masked.sum()) {
			return true
		}
	}
	return false
}

// counts compares the numbers of two facts that count the same thing.
func (l *ledger) counts(fs []*fact, text string) {
	for i, a := range fs {
		for _, b := range fs[i+1:] {
			if a.s.r == b.s.r || a.s.twin(b.s) {
				continue
			}
			for _, x := range a.nums {
				y, ok := counterpart(x, a, b)
				if !ok {
					continue
				}
				switch agree(x, y) {
				case "differs":
					kind := "differs"
					if later(a.s.r, b.s.r) && y.value > x.value && rises(x) {
						kind = "update"
					}
					l.add(kind, "number", text, a.cell(x.span.Of(a.s.r.Text), a.span, x.span), b.cell(y.span.Of(b.s.r.Text), b.span, y.span))
					l.parted[[2]*fact{a, b}] = true
				case "more_specific":
					l.add("more_specific", "number", text, a.cell(x.span.Of(a.s.r.Text), a.span, x.span), b.cell(y.span.Of(b.s.r.Text), b.span, y.span))
					l.parted[[2]*fact{a, b}] = true
				}
			}
		}
	}
}

// rises reports whether a count is a toll that grows while bodies and wounded
// are found.
func rises(n number) bool { return n.verb == "kill" || n.verb == "wound" || n.noun == "kill" }

// counterpart is the number of b that counts what x counts in a: the same noun
// or unit, and the only such on both sides.
func counterpart(x number, a, b *fact) (number, bool) {
	like := func(p, q number) bool {
		if p.unit != q.unit {
			return false
		}
		if p.noun != "" && q.noun != "" {
			return p.noun == q.noun && (p.noun2 == q.noun2 || p.noun2 == "" || q.noun2 == "")
		}
		return p.noun == q.noun && p.unit != "" || p.verb != "" && p.verb == q.verb && p.unit == q.unit
	}
	n := 0
	for _, q := range a.nums {
		if like(x, q) {
			n++
		}
	}
	var out number
	m := 0
	for _, q := range b.nums {
		if like(x, q) {
			out = q
			m++
		}
	}
	return out, n == 1 && m == 1
}

// when compares the dates of facts that are otherwise much alike.
func (l *ledger) when(fs []*fact, text string) {
	for i, a := range fs {
		for _, b := range fs[i+1:] {
			if a.s.r == b.s.r || a.s.twin(b.s) || dice(a.masked, b.masked) < .6 && !a.act(b) || a.status != b.status {
				continue
			}
			x, ok1 := dated(a)
			y, ok2 := dated(b)
			if !ok1 || !ok2 {
				continue
			}
			if k := intervals(x, y); k == "differs" && !(fold(x.Of(a.s.r.Text)) == fold(y.Of(b.s.r.Text)) && a.holder != "outlet" && b.holder != "outlet") {
				l.add("differs", "date", text, a.cell(x.Of(a.s.r.Text), a.span, x.Span), b.cell(y.Of(b.s.r.Text), b.span, y.Span))
				l.parted[[2]*fact{a, b}] = true
			}
		}
	}
}

// reasons sets the reasons given for one fact side by side.
func (l *ledger) reasons(fs []*fact, text string) {
	for i, a := range fs {
		for _, b := range fs[i+1:] {
			if a.s.r == b.s.r {
				continue
			}
			x, y := a.reason(), b.reason()
			if x == nil || y == nil || dice(x.bag, y.bag) > .35 {
				continue
			}
			ca, cb := a.cell(x.text, a.s.span, x.span), b.cell(y.text, b.s.span, y.span)
			l.add("differs", "reason", text, ca, cb)
		}
	}
}

// because is a reason as a sentence gives it.
type because struct {
	text string
	span dragoman.Span
	bag  bag
	at   int32 // its first token
}

// reason is the ground a fact gives within its clause, else the reason of its
// sentence.
func (f *fact) reason() *because {
	r, lex := f.s.r, words()
	for _, i := range f.toks {
		if !lex.is("ground", r.words[i]) || r.Tokens[i].UPOS != dragoman.NOUN || i <= f.head {
			continue
		}
		for j := i - 1; j > f.head && i-j < 5; j-- {
			switch r.words[j] {
			case "on", "for", "by", "through", "under":
				if i-j < 2 {
					break
				}
				b, _ := r.bagOf(j+1, i)
				if len(b) == 0 {
					break
				}
				t, span := r.textOf(j, i+1)
				return &because{strings.TrimSpace(t), span, b, j}
			}
			if p := r.Tokens[j].UPOS; p == dragoman.PUNCT || p == dragoman.VERB || p == dragoman.ADP {
				break
			}
		}
	}
	x := f.s.reason()
	if x == nil || x.at <= f.s.first+1 { // "Because of the storm, ..."
		return x
	}
	if x.at < f.head {
		return nil
	}
	for i := f.head + 1; i < x.at; i++ { // of another clause
		if r.clauseHead(i) && !slices.Contains(f.toks, i) {
			return nil
		}
	}
	return x
}

// reason is what follows "because", "because of", "due to", to the end of the
// clause; nil where none is given.
func (s *sentence) reason() *because {
	r := s.r
	for i := s.first; i < s.last; i++ {
		w := r.words[i]
		if w != "because" && !(w == "due" && i+1 < s.last && r.words[i+1] == "to") {
			continue
		}
		end := i + 1
		for end < s.last && r.words[end] != "," && r.words[end] != "." && r.words[end] != ";" {
			end++
		}
		if end-i < 3 {
			return nil
		}
		b, _ := r.bagOf(i+1, end)
		t, span := r.textOf(i, end)
		return &because{strings.TrimSpace(t), span, b, i}
	}
	return nil
}
