// SPDX-License-Identifier: Apache-2.0

package compare

import (
	"cmp"
	"slices"
	"strings"

	"dragoman"
)

// Limits of a check, in shares of a draft sentence's weight that stand in one
// report.
const (
	holdsWhole = 0.80 // supported, if every name and number is there too
	holdsPart  = 0.45 // partly supported
)

// Check holds a draft against readings: for each of its sentences the passages
// that hold it, what of it they lack, and where they contradict it; for each of
// its quotations whether and from whom the reports have it. Headings, captions
// and the like are left out.
func (c *Comparer) Check(draft *dragoman.Reading, readings []*dragoman.Reading) dragoman.Check {
	out := dragoman.Check{Sentences: []dragoman.CheckedSentence{}, Quotations: []dragoman.CheckedQuotation{}}
	d := prepare(-1, draft)
	var rs []*report
	for i, r := range readings {
		rs = append(rs, prepare(i, r))
	}
	rarity(append([]*report{d}, rs...))
	for _, s := range d.sentences {
		if len(s.facts) > 0 || len(s.masked) > 0 && !s.title() {
			out.Sentences = append(out.Sentences, checkSentence(s, rs))
		}
	}
	var held []quotation
	for _, r := range rs {
		held = append(held, r.quotations(quoteWords)...)
	}
	for _, q := range d.quotations(draftWords) {
		x := checkQuotation(q, held, rs)
		out.Quotations = append(out.Quotations, x)
		if x.Verdict == "not held" {
			unheld(out.Sentences, x.Span)
		}
	}
	return out
}

// unheld lowers the verdict of the sentence round a quotation that no report
// holds: words nobody wrote are not supported by the words beside them.
func unheld(ss []dragoman.CheckedSentence, quote dragoman.Span) {
	for i := range ss {
		s := &ss[i]
		switch {
		case !s.Span.Overlaps(quote) || s.Verdict == "contradicted":
		case 2*quote.Len() >= s.Span.Len():
			s.Verdict, s.Cites = "unsupported", []dragoman.Receipt{}
		case s.Verdict == "supported":
			s.Verdict = "partly"
		}
	}
}

// passage is a sentence of a report and the share of a draft sentence it holds.
type passage struct {
	s     *sentence
	share float64
}

func checkSentence(s *sentence, rs []*report) dragoman.CheckedSentence {
	out := dragoman.CheckedSentence{Span: s.span, Verdict: "unsupported", Cites: []dragoman.Receipt{}, Missing: []string{}}
	need := s.masked.sum()
	var ps []passage
	for _, r := range rs {
		for _, t := range r.sentences {
			if n := overlap(s.masked, t.masked); n > 0 && need > 0 {
				ps = append(ps, passage{t, n / need})
			}
		}
	}
	slices.SortStableFunc(ps, func(a, b passage) int { return cmp.Compare(b.share, a.share) })
	ps = ps[:min(len(ps), 8)]
	if len(ps) == 0 || ps[0].share < holdsPart*.8 {
		out.Missing = lacking(s, nil)
		return out
	}
	used := []passage{ps[0]}
	// a second passage that holds what the first lacks: the next sentence, where
	// it goes on with a pronoun, else another as near
	if next := ps[0].s.goesOn(); next != nil && len(lacking(s, []passage{ps[0], {next, 0}})) < len(lacking(s, used)) {
		used = append(used, passage{next, 0})
	}
	for _, p := range ps[1:] {
		if len(used) < 2 && p.share >= .3 && len(lacking(s, []passage{ps[0], p})) < len(lacking(s, used)) {
			used = append(used, p)
		}
	}
	out.Missing = lacking(s, used)
	cites := used
	for _, p := range ps[:min(3, len(ps))] {
		if p.share < .55 {
			break
		}
		if why := contradicts(s, p.s); why != "" && (recants(s, p.s) || !supports(s, ps, p)) {
			out.Verdict, out.Why = "contradicted", why
			cites = []passage{p}
			break
		}
	}
	if out.Verdict != "contradicted" && len(used) == 2 && used[1].share == 0 && turned(s, used[1].s) {
		out.Verdict, out.Why = "contradicted", "status"
	}
	share := together(s, used)
	told, done := s.held(used)
	switch {
	case out.Verdict == "contradicted":
	case share >= holdsWhole && done && !namesLacking(s, out.Missing):
		out.Verdict = "supported"
	case share >= holdsPart && (told || done):
		out.Verdict = "partly"
	default:
		return out
	}
	for _, p := range cites {
		out.Cites = append(out.Cites, dragoman.Receipt{Report: p.s.r.ID, Span: p.s.span})
	}
	return out
}

// title reports whether a sentence has no verb, as headings have not.
func (s *sentence) title() bool {
	for i := s.first; i < s.last; i++ {
		if p := s.r.Tokens[i].UPOS; p == dragoman.VERB || p == dragoman.AUX {
			return false
		}
	}
	return true
}

// goesOn is the next sentence of a report where it goes on with a pronoun
// ("They have pleaded not guilty"), nil elsewhere.
func (s *sentence) goesOn() *sentence {
	for _, t := range s.r.sentences {
		if t.i != s.i+1 {
			continue
		}
		switch s.r.words[t.first] {
		case "they", "he", "she", "it":
			return t
		}
	}
	return nil
}

// held reports whether passages hold what the fullest clause of a sentence is
// about, and what it says was done.
func (s *sentence) held(ps []passage) (told, done bool) {
	var main *fact
	for _, f := range s.facts {
		if main == nil || len(f.masked) > len(main.masked) {
			main = f
		}
	}
	if main == nil {
		return true, true
	}
	r := s.r
	at := func(t string) bool {
		return t == "" || slices.ContainsFunc(ps, func(p passage) bool { return p.s.bag[t] > 0 })
	}
	told = len(main.subj) == 0 || at(main.subj[0])
	done = at(main.pred) || at(r.terms[main.head]) || slices.ContainsFunc(ps, func(p passage) bool {
		return slices.ContainsFunc(p.s.facts, func(f *fact) bool { return f.pred == main.pred })
	})
	return told, done
}

// turned reports whether the sentence after a passage says, of its "they", the
// opposite of a draft sentence: all its words but a "not" are in the draft.
func turned(s, t *sentence) bool {
	for _, f := range s.facts {
		for _, g := range t.facts {
			if f.pred == g.pred && f.negated != g.negated && overlap(g.masked, s.masked) >= .9*g.masked.sum() {
				return true
			}
		}
	}
	return false
}

// supports reports whether another passage, as near, holds the sentence without
// contradiction and with nothing missing.
func supports(s *sentence, ps []passage, but passage) bool {
	for _, p := range ps {
		if p.s != but.s && p.share >= but.share-.05 && contradicts(s, p.s) == "" && len(lacking(s, []passage{p})) == 0 {
			return true
		}
	}
	return false
}

// together is the share of a sentence that several passages hold.
func together(s *sentence, ps []passage) float64 {
	all := bag{}
	for _, p := range ps {
		for t, w := range p.s.masked {
			all[t] = max(all[t], w)
		}
	}
	if need := s.masked.sum(); need > 0 {
		return overlap(s.masked, all) / need
	}
	return 0
}

// lacking lists the names, numbers and other heavy words of a sentence that no
// passage holds, as written.
func lacking(s *sentence, ps []passage) []string {
	r := s.r
	out := []string{}
	for i := s.first; i < s.last; i++ {
		t := r.terms[i]
		if t == "" || s.masked[t] == 0 && r.Tokens[i].UPOS != dragoman.NUM {
			continue
		}
		held := false
		v, number := value(r.words[i])
		for _, p := range ps {
			held = held || p.s.bag[t] > 0
			if number {
				for _, n := range p.s.nums {
					held = held || n.value == v
				}
			}
		}
		if w := r.Tokens[i].Of(r.Text); !held && !slices.Contains(out, w) && len(out) < 12 {
			out = append(out, w)
		}
	}
	return out
}

// namesLacking reports whether a name or number is among the missing words.
func namesLacking(s *sentence, missing []string) bool {
	for _, m := range missing {
		if m[0] >= 'A' && m[0] <= 'Z' || m[0] >= '0' && m[0] <= '9' {
			return true
		}
		if _, ok := value(fold(m)); ok {
			return true
		}
	}
	return len(missing) > 4
}

// contradicts names the slot in which a passage contradicts a draft sentence.
func contradicts(s, t *sentence) string {
	if dice(s.masked, t.masked) >= twinShare*.9 {
		for _, d := range part(s, t) {
			if d.why == "status" && !oneVerb(s, t) {
				continue
			}
			if d.kind == "differs" || d.kind == "denied" {
				return d.why
			}
		}
	}
	for _, f := range s.facts {
		for _, g := range t.facts {
			if _, ok := aligned(f, g); !ok {
				continue
			}
			if f.pred == g.pred && (f.negated != (f.stance == dragoman.Denies)) != (g.negated != (g.stance == dragoman.Denies)) {
				return "status"
			}
			if f.pred == g.pred && firm(f.status) == 3 && firm(g.status) < 3 {
				return "status"
			}
			for _, x := range f.nums {
				if y, ok := counterpart(x, f, g); ok && agree(x, y) == "differs" {
					return "number"
				}
			}
			if x, ok := dated(f); ok {
				if y, ok := dated(g); ok && intervals(x, y) == "differs" && dice(f.masked, g.masked) >= .6 {
					return "date"
				}
			}
		}
	}
	return ""
}

// oneVerb reports whether two sentences have a predicate in common.
func oneVerb(s, t *sentence) bool {
	return slices.ContainsFunc(s.facts, func(f *fact) bool {
		return slices.ContainsFunc(t.facts, func(g *fact) bool { return f.pred == g.pred })
	})
}

// recants reports whether a passage has the very holder the draft names deny
// what the draft has him assert, or the other way round.
func recants(s, t *sentence) bool {
	for _, f := range s.facts {
		for _, g := range t.facts {
			if f.holder == "outlet" || f.holder == "unknown" || !samePerson(f.holder, g.holder) || (f.stance == dragoman.Denies) == (g.stance == dragoman.Denies) {
				continue
			}
			if _, ok := aligned(f, g); ok {
				return true
			}
		}
	}
	return false
}

// checkQuotation looks for a quotation of a draft among those the reports hold.
func checkQuotation(q quotation, held []quotation, rs []*report) dragoman.CheckedQuotation {
	out := dragoman.CheckedQuotation{Span: q.span, Verdict: "not held", Cites: []dragoman.Receipt{}}
	best, score := -1, 0.0
	for i, h := range held {
		n := inOrder(q.words, h.words)
		if len(h.words)*2 < len(q.words) {
			continue
		}
		if containsRun(h.words, q.words) {
			n = 2
		}
		if n > score {
			best, score = i, n
		}
	}
	if best < 0 || score < .75 {
		return out
	}
	h := held[best]
	out.Verdict, out.Speaker = "variant", h.speaker
	if score == 2 {
		out.Verdict = "exact"
	}
	for _, o := range held {
		if (score == 2) == containsRun(o.words, q.words) && inOrder(q.words, o.words) >= .75 {
			out.Cites = append(out.Cites, dragoman.Receipt{Report: o.r.ID, Span: o.span})
		}
	}
	if isName(q.speaker) && isName(h.speaker) && !samePerson(q.speaker, h.speaker) {
		out.Verdict = "other speaker"
	}
	return out
}

// containsRun reports whether all words of b stand in a, in one run.
func containsRun(a, b []string) bool {
	return len(b) > 0 && strings.Contains(" "+strings.Join(a, " ")+" ", " "+strings.Join(b, " ")+" ")
}
