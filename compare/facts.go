// SPDX-License-Identifier: Apache-2.0

package compare

import (
	"slices"
	"strings"

	"dragoman"
)

// fact is one clause: a predicate and what stands with it.
type fact struct {
	s           *sentence
	head        int32
	pred        string // concept of the predicate
	toks        []int32
	span        dragoman.Span
	bag         bag
	masked      bag
	subj        []string // terms of the subject
	subjName    bool     // the subject is a name
	power       string   // country whose government the subject is, or speaks for
	powerSelf   bool     // the subject is that country or government itself, no person
	names       map[string]bool
	nums        []number
	times       []dragoman.Time
	status      dragoman.Status
	negated     bool
	conditional bool   // stands under "if" or the like: nobody holds it
	holder      string // "outlet" where the report itself tells it
	stance      dragoman.Stance
	held        dragoman.Span // the words that say who holds it
	denials     []denial
}

// denial is a holder who denies a fact told beside it: "a claim X has denied".
type denial struct {
	holder string
	span   dragoman.Span
}

// clauses cuts a sentence into facts. A verb of saying is no fact of its own:
// it says who holds what hangs on it.
func (r *report) clauses(s *sentence) []*fact {
	lex := words()
	var out []*fact
	heads := map[int32]bool{}
	for i := s.first; i < s.last; i++ {
		if r.clauseHead(i) {
			heads[i] = true
		}
	}
	for i := s.first; i < s.last; i++ {
		if !heads[i] {
			continue
		}
		if word, lemma := r.words[i], strings.ToLower(r.Tokens[i].Lemma); (lex.is("say", lemma) || lex.is("say", word)) && r.Tokens[i].UPOS == dragoman.VERB && !lex.is("concept", lemma) && r.speech(s, i) {
			continue
		}
		f := &fact{s: s, head: i, holder: "outlet", stance: dragoman.Asserts, status: dragoman.Occurred, names: map[string]bool{}}
		r.gather(f, i, heads, 0)
		if rel := r.Tokens[i].Rel; rel == dragoman.Acl {
			if h := r.Tokens[i].Head; h >= 0 {
				f.toks = append(f.toks, h)
			}
		}
		slices.Sort(f.toks)
		f.toks = slices.Compact(f.toks)
		if !r.fill(f) {
			continue
		}
		r.modality(f)
		r.holds(f)
		out = append(out, f)
	}
	r.denied(s, out)
	return out
}

// speech reports whether a verb of saying has what is said hanging on it, or
// hangs beside it. "The governor announced a curfew" has not: that is an act.
func (r *report) speech(s *sentence, i int32) bool {
	if rel := r.Tokens[i].Rel; rel == dragoman.Parataxis || words().is("deny", r.words[i]) {
		return true
	}
	object := false
	for _, k := range r.kids[i] {
		switch r.Tokens[k].Rel {
		case dragoman.Ccomp, dragoman.Parataxis, dragoman.Xcomp:
			return true
		case dragoman.Obj:
			object = true
		}
	}
	for k := s.first; k < s.last; k++ {
		if w := r.words[k]; w == `"` || w == "“" || w == "”" || w == "``" {
			return true
		}
	}
	return !object
}

// clauseHead reports whether a token heads a clause of its own.
func (r *report) clauseHead(i int32) bool {
	t := &r.Tokens[i]
	cop := false
	for _, k := range r.kids[i] {
		cop = cop || r.Tokens[k].Rel == dragoman.Cop
	}
	if t.UPOS != dragoman.VERB && !cop {
		return false
	}
	switch t.Rel {
	case dragoman.Amod, dragoman.Compound, dragoman.Flat, dragoman.Case, dragoman.Fixed, dragoman.Mark:
		return false
	case dragoman.Acl, dragoman.Advcl:
		// "the issue of extraditing him", "for carrying coal": part of what it hangs on
		if i > 0 && (r.words[i-1] == "of" || r.words[i-1] == "for" || r.words[i-1] == "by") && strings.HasSuffix(r.words[i], "ing") {
			return false
		}
	case dragoman.Xcomp:
		return t.Head >= 0 && words().is("say", strings.ToLower(r.Tokens[t.Head].Lemma))
	}
	return true
}

// gather collects the tokens of a clause: the subtree of its head without the
// subtrees of other clauses.
func (r *report) gather(f *fact, i int32, heads map[int32]bool, depth int) {
	f.toks = append(f.toks, i)
	if depth > 40 || len(f.toks) > 200 {
		return
	}
	for _, k := range r.kids[i] {
		if !heads[k] {
			r.gather(f, k, heads, depth+1)
		}
	}
}

// fill weighs the terms of a fact and finds its subject; ok is false where too
// little is there to compare.
func (r *report) fill(f *fact) (ok bool) {
	lex := words()
	f.bag, f.masked = bag{}, bag{}
	t := &r.Tokens[f.head]
	if f.pred = lex.concept(r.words[f.head]); f.pred == r.words[f.head] {
		f.pred = lex.concept(stem(strings.ToLower(t.Lemma)))
	}
	r.complement(f)
	lo, hi := t.Start, t.End
	for _, i := range f.toks {
		if r.Tokens[i].UPOS != dragoman.PUNCT && !(r.words[i] == "that" && r.Tokens[i].UPOS == dragoman.SCONJ && i < f.head) {
			lo, hi = min(lo, r.Tokens[i].Start), max(hi, r.Tokens[i].End)
		}
		if x := r.extra[i]; x != "" {
			f.bag[x], f.masked[x] = f.s.bag[x], f.s.masked[x]
			f.names[x] = true
		}
		if r.terms[i] == "" {
			continue
		}
		f.bag[r.terms[i]] = f.s.bag[r.terms[i]]
		if w, ok := f.s.masked[r.terms[i]]; ok {
			f.masked[r.terms[i]] = w
		}
		if r.isName[i] || r.Tokens[i].UPOS == dragoman.PROPN {
			f.names[r.terms[i]] = true
		}
	}
	f.span = dragoman.Span{Start: max(lo, f.s.span.Start), End: min(hi, f.s.span.End)}
	for _, n := range f.s.nums {
		if slices.Contains(f.toks, n.first) {
			f.nums = append(f.nums, n)
		}
	}
	for _, x := range r.Times {
		if f.span.Has(x.Span) && slices.Contains(f.toks, int32(r.TokenAt(x.Start))) {
			f.times = append(f.times, x)
		}
	}
	r.subject(f)
	return len(f.masked) >= 2
}

// complement takes "plans to request" as a request that is planned, and adds
// the words that follow the predicate where the tree hung them elsewhere.
func (r *report) complement(f *fact) {
	lex := words()
	for _, k := range r.kids[f.head] {
		if st, ok := lex["status"][r.words[f.head]]; ok && r.Tokens[k].Rel == dragoman.Xcomp && r.Tokens[k].UPOS == dragoman.VERB {
			f.status = dragoman.Status(st)
			if f.pred = lex.concept(r.words[k]); f.pred == r.words[k] {
				f.pred = lex.concept(stem(strings.ToLower(r.Tokens[k].Lemma)))
			}
		}
	}
	// "the visit included a meeting", "they held talks": the noun names the act
	if lex.is("carrier", strings.ToLower(r.Tokens[f.head].Lemma)) || lex.is("carrier", r.words[f.head]) {
		for _, k := range r.kids[f.head] {
			if c := r.words[k]; r.Tokens[k].Rel == dragoman.Obj && r.Tokens[k].UPOS == dragoman.NOUN && lex["concept"][c] != "" && lex.is("act", lex["concept"][c]) {
				f.pred = lex["concept"][c]
			}
		}
	}
	for i := f.head + 1; i < min(f.head+13, f.s.last); i++ {
		if p := r.Tokens[i].UPOS; p == dragoman.PUNCT && r.words[i] != "-" || p == dragoman.SCONJ && r.words[i] != "of" || p == dragoman.CCONJ || p == dragoman.VERB && r.clauseHead(i) || r.words[i] == "that" || r.words[i] == "who" || r.words[i] == "which" {
			break
		}
		if !slices.Contains(f.toks, i) {
			f.toks = append(f.toks, i)
		}
	}
	slices.Sort(f.toks)
}

// subject finds the terms of a fact's subject, its own or that of the clause it
// is joined to.
func (r *report) subject(f *fact) {
	for h, step := f.head, 0; h >= 0 && step < 4; step++ {
		for _, k := range r.kids[h] {
			if rel := r.Tokens[k].Rel; rel != dragoman.Nsubj && rel != dragoman.Csubj {
				continue
			}
			r.subjectTerms(f, r.antecedent(h, k), 0)
			return
		}
		if rel := r.Tokens[h].Rel; rel == dragoman.Acl && r.Tokens[h].Head >= 0 {
			r.subjectTerms(f, r.Tokens[h].Head, 3)
			return
		} else if rel != dragoman.Conj && rel != dragoman.Xcomp {
			return
		}
		h = r.Tokens[h].Head
	}
}

// antecedent is the subject k of verb h, and of a relative pronoun the noun it
// stands for, or the doer after "by": "the man who was freed by the court".
func (r *report) antecedent(h, k int32) int32 {
	if w := r.words[k]; w != "who" && w != "which" && w != "that" || r.Tokens[h].Rel != dragoman.Acl || r.Tokens[h].Head < 0 {
		return k
	}
	passive := false
	for _, c := range r.kids[h] {
		passive = passive || r.Tokens[c].Rel == dragoman.Aux && words().is("be", r.words[c])
	}
	for _, c := range r.kids[h] {
		for _, by := range r.kids[c] {
			if passive && r.Tokens[by].Rel == dragoman.Case && r.words[by] == "by" {
				return c
			}
		}
	}
	return r.Tokens[h].Head
}

// powerOf is the country whose government a token's actor is or speaks for.
func (r *report) powerOf(k int32) (country string, self bool) {
	for _, m := range r.Mentions {
		if k < m.First || k >= m.Last {
			continue
		}
		a := r.Actor(m.Actor)
		switch {
		case a == nil || len(a.Country) != 3:
		case a.Kind == dragoman.Country || m.Form == dragoman.Metonym || a.Kind == dragoman.Organisation && a.Sector == "GOV":
			return a.Country, true
		case a.Kind == dragoman.Person && a.Sector == "GOV":
			return a.Country, false
		}
	}
	return "", false
}

func (r *report) subjectTerms(f *fact, k int32, depth int) {
	if depth == 0 && f.power == "" {
		f.power, f.powerSelf = r.powerOf(k)
	}
	if x := r.extra[k]; x != "" {
		f.subj = append(f.subj, x)
		f.bag[x], f.masked[x] = 1, 1
		f.names[x] = true
	}
	if t := r.terms[k]; t != "" {
		f.subj = append(f.subj, t)
		f.bag[t] = max(f.bag[t], f.s.bag[t])
		if w, ok := f.s.masked[t]; ok {
			f.masked[t] = w
		}
		if r.isName[k] || r.Tokens[k].UPOS == dragoman.PROPN {
			f.subjName = f.subjName || depth == 0
			f.names[t] = true
		}
	}
	if depth > 2 {
		return
	}
	for _, c := range r.kids[k] {
		switch r.Tokens[c].Rel {
		case dragoman.Flat, dragoman.Compound, dragoman.Appos, dragoman.Amod, dragoman.Nmod, dragoman.Conj:
			r.subjectTerms(f, c, depth+1)
		}
	}
}

// modality reads status and negation off the words before the predicate.
func (r *report) modality(f *fact) {
	lex := words()
	from := max(f.s.first, f.head-6)
	for i := f.head - 1; i >= from; i-- {
		w := r.words[i]
		if p := r.Tokens[i].UPOS; p == dragoman.PUNCT && w != "," || w == "that" || w == "if" || w == "when" || w == "after" {
			break
		}
		if r.Tokens[i].UPOS == dragoman.VERB && (!lex.is("status", w) && !lex.is("negation", w) || r.Tokens[f.head].Head != i && f.head-i > 2) {
			break
		}
		if w == "," && i+1 < f.head && r.Tokens[i+1].UPOS == dragoman.CCONJ {
			break
		}
		if w == "to" && i > from && lex.is("be", r.words[i-1]) {
			f.status = dragoman.Planned
		}
		if w == "to" && i > from && (r.words[i-1] == "is" || r.words[i-1] == "are") {
			f.status = dragoman.Planned
		}
		if lex.is("negation", w) {
			f.negated = true
		}
		if p := r.Tokens[i].UPOS; (p == dragoman.NOUN || p == dragoman.ADJ) && r.words[i+1] != "to" {
			continue // "the plan": a thing; "plans to": a state, whatever the tag
		}
		if s, ok := lex["status"][w]; ok && f.status == dragoman.Occurred && !r.isName[i] {
			f.status = dragoman.Status(s)
		}
	}
	if f.status == dragoman.Occurred && f.head > f.s.first && r.words[f.head-1] == "to" {
		f.status = dragoman.Hypothetical // an infinitive alone tells of nothing done
		if h := r.Tokens[f.head].Head; h >= 0 && h < f.head && (lex.is("commit", strings.ToLower(r.Tokens[h].Lemma)) || lex.is("commit", r.words[h])) {
			f.status = dragoman.Planned // "an agreement to build"
		}
	}
	for i := f.head + 1; i < min(f.head+3, f.s.last); i++ {
		if w := r.words[i]; w == "no" || w == "not" || w == "nothing" {
			f.negated = true
		}
	}
	if lex.is("negation", r.words[f.head]) {
		f.negated = true
	}
	for _, k := range r.kids[f.head] {
		if r.Tokens[k].Rel == dragoman.Mark && r.words[k] == "if" {
			f.status = dragoman.Hypothetical
			f.conditional = true
		}
	}
	for i := max(f.s.first, f.head-8); i < f.head; i++ {
		if w := r.words[i]; w == "if" || w == "whether" || w == "unless" || w == "until" || w == "assumption" || w == "assuming" {
			f.conditional = true
		}
	}
	// "no ransom was paid", "not one euro was paid", "nobody was dismissed"
	for _, k := range r.kids[f.head] {
		if r.Tokens[k].Rel != dragoman.Nsubj {
			continue
		}
		if w := r.words[k]; w == "nobody" || w == "none" || w == "nothing" {
			f.negated = true
		}
		for _, c := range r.kids[k] {
			if w := r.words[c]; w == "no" || w == "not" || w == "neither" {
				f.negated = true
			}
		}
	}
}
