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
	subj        []string         // terms of the subject
	subjName    bool             // the subject is a name
	power       string           // country whose government the subject is, or speaks for
	powerSelf   bool             // the subject is that country or government itself, no person
	names       map[string]int32 // term of a name → token its mention begins at, plus one
	idle        bool             // a clause nobody holds for done: "to block it", "against advancing it"
	subjAt      int32            // token of its subject, 0 unknown
	someone     bool             // its subject is a "he" or "she" nobody was found for
	wish        bool             // its subject wants it: "is keen to ..."
	nobody      bool             // its subject is "no ...", "nobody"
	obj         string           // term of the direct object, "" where there is none
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
		if heads[i] {
			r.absorb(i, heads)
		}
	}
	for i := s.first; i < s.last; i++ {
		if !heads[i] {
			continue
		}
		if word, lemma := r.words[i], strings.ToLower(r.Tokens[i].Lemma); (lex.is("say", lemma) || lex.is("say", word)) && r.Tokens[i].UPOS == dragoman.VERB && !lex.is("concept", lemma) && r.speech(s, i) {
			continue
		}
		f := &fact{s: s, head: i, holder: "outlet", stance: dragoman.Asserts, status: dragoman.Occurred, names: map[string]int32{}}
		r.gather(f, i, heads, 0)
		if rel := r.Tokens[i].Rel; rel == dragoman.Acl {
			if h := r.Tokens[i].Head; h >= 0 {
				f.toks = append(f.toks, h)
				for _, k := range r.kids[h] { // "seven people arrested"
					if r.Tokens[k].UPOS == dragoman.NUM {
						f.toks = append(f.toks, k)
					}
				}
			}
		}
		r.complement(f)
		slices.Sort(f.toks)
		f.toks = r.unattributed(f, slices.Compact(f.toks))
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
	f.bag, f.masked = bag{}, bag{}
	t := &r.Tokens[f.head]
	lo, hi := t.Start, t.End
	for _, i := range f.toks {
		if !r.binds(i, f.head) {
			lo, hi = min(lo, r.Tokens[i].Start), max(hi, r.Tokens[i].End)
		}
		if x := r.extra[i]; x != "" {
			f.bag[x], f.masked[x] = f.s.bag[x], f.s.masked[x]
			f.names[x] = i + 1
		}
		if r.terms[i] == "" {
			continue
		}
		f.bag[r.terms[i]] = f.s.bag[r.terms[i]]
		if w, ok := f.s.masked[r.terms[i]]; ok {
			f.masked[r.terms[i]] = w
		}
		if r.isName[i] || r.Tokens[i].UPOS == dragoman.PROPN {
			f.names[r.terms[i]] = r.nameStart(i) + 1
		}
	}
	for i := int32(r.TokenAt(lo)); i < f.head && (r.Tokens[i].UPOS == dragoman.PUNCT || r.Tokens[i].UPOS == dragoman.CCONJ || r.words[i] == "that" && r.joinsOn(i+1) || clauseWord(r.words[i])); i++ {
		lo = r.Tokens[i+1].Start
	}
	f.span = dragoman.Span{Start: max(lo, f.s.span.Start), End: min(hi, f.s.span.End)}
	for _, n := range f.s.nums {
		if slices.Contains(f.toks, n.first) {
			if r.tally(f.head) >= 0 && n.noun == "" && n.unit == "" {
				n.verb = f.pred
			}
			f.nums = append(f.nums, n)
		}
	}
	for _, x := range r.Times {
		if i := int32(r.TokenAt(x.Start)); f.span.Has(x.Span) && slices.Contains(f.toks, i) {
			f.times = append(f.times, x)
			if h, ok := hours(x.Value); ok && x.Type == "DURATION" {
				n := number{value: h, unit: "hours", verb: f.pred, span: x.Span, first: i, last: int32(r.TokenAt(x.End-1)) + 1}
				if x.Mod == "APPROX" {
					n.scope = "about"
				}
				f.nums = append(f.nums, n)
			}
		}
	}
	r.subject(f)
	r.inherit(f)
	return len(f.masked) >= 2 || len(f.masked) == 1 && f.toll()
}

// toll reports whether a fact counts the dead, the wounded or the arrested.
func (f *fact) toll() bool {
	if f.pred != "kill" && f.pred != "wound" && f.pred != "arrest" {
		return false
	}
	return slices.ContainsFunc(f.nums, func(n number) bool { return n.unit == "" })
}

// binds reports whether a token only joins a clause to another: punctuation,
// and before the head "and", "that", "when". They open no passage.
func (r *report) binds(i, head int32) bool {
	if r.Tokens[i].UPOS == dragoman.PUNCT {
		return true
	}
	w := r.words[i]
	if i < head && slices.ContainsFunc(r.kids[head], func(k int32) bool {
		return k > i && k < head && r.words[k] == "that" && r.Tokens[k].Rel == dragoman.Mark
	}) {
		return true // "told journalists that ..."
	}
	return i < head && (w == "and" || w == "but" || w == "or" || w == "when" || w == "while" || w == "that" && r.Tokens[i].UPOS == dragoman.SCONJ) && r.Tokens[i].Head == head
}

// inherit gives a participle that counts somebody the words and the time of the
// clause it hangs on, and a clause of time that clause's time.
func (r *report) inherit(f *fact) {
	up := r.context(f.head)
	if up >= f.s.first && up < f.s.last && len(f.nums) > 0 {
		over := &fact{s: f.s, head: up}
		r.gather(over, up, map[int32]bool{}, 0)
		for _, i := range over.toks {
			if t := r.terms[i]; t != "" && i < f.head {
				if w, ok := f.s.masked[t]; ok {
					f.bag[t], f.masked[t] = f.s.bag[t], w
				}
				if r.isName[i] {
					f.names[t] = r.nameStart(i) + 1
				}
			}
		}
		f.toks = append(f.toks, r.main(up)...)
	} else if r.Tokens[f.head].Rel == dragoman.Advcl && slices.ContainsFunc(r.kids[f.head], func(k int32) bool { return r.words[k] == "when" }) {
		up = r.Tokens[f.head].Head
	} else {
		return
	}
	if len(f.times) > 0 || up < f.s.first || up >= f.s.last {
		return
	}
	for _, x := range r.Times {
		if f.s.span.Has(x.Span) && slices.Contains(r.main(up), int32(r.TokenAt(x.Start))) {
			f.times = append(f.times, x)
		}
	}
}

// main is the tokens of a clause without those of the clauses under it.
func (r *report) main(i int32) []int32 {
	heads := map[int32]bool{}
	for k := range r.Tokens[:min(int(i)+80, len(r.Tokens))] {
		if k > int(i)-80 && int32(k) != i && r.clauseHead(int32(k)) {
			heads[int32(k)] = true
		}
	}
	f := &fact{head: i}
	r.gather(f, i, heads, 0)
	return f.toks
}

// onlyNames reports whether a clause only names what something is about: a
// gerund under a preposition ("voted against advancing it"), a clause with an
// interrogative ("what is happening").
func (r *report) onlyNames(f *fact) bool {
	if !f.finite() && f.head > f.s.first && !f.wish {
		if p := r.Tokens[f.head-1].UPOS; p == dragoman.ADP || p == dragoman.SCONJ {
			return true
		}
	}
	i := r.TokenAt(f.span.Start)
	if i >= len(r.words) {
		return false
	}
	switch r.words[i] {
	case "what", "how", "why", "whether":
		return true
	}
	return false
}

func quoteMark(w string) bool {
	switch w {
	case "\"", "“", "”", "``", "''", "‘", "’", "'":
		return true
	}
	return false
}

// joinsOn reports whether a "that" before a token opens a clause: "that Armenia
// had", not "that man had", "that is".
func (r *report) joinsOn(i int32) bool {
	switch r.Tokens[i].UPOS {
	case dragoman.PROPN, dragoman.DET, dragoman.PRON, dragoman.NUM:
		return true
	}
	return false
}

func clauseWord(w string) bool {
	switch w {
	case "when", "while", "where", "because", "although", "though":
		return true
	}
	return false
}

// complement takes "plans to request" as a request that is planned, and adds
// the words that follow the predicate where the tree hung them elsewhere.
func (r *report) complement(f *fact) {
	lex := words()
	f.pred = r.predicate(f.head)
	for _, k := range r.kids[f.head] {
		if r.Tokens[k].Rel == dragoman.Obj && r.terms[k] != "" {
			f.obj = r.terms[k]
		}
	}
	if end := r.chain(f.head); end != f.head {
		for _, k := range r.kids[end] {
			if r.Tokens[k].Rel == dragoman.Obj && r.terms[k] != "" {
				f.obj = r.terms[k]
			}
		}
		f.pred = r.predicate(end)
		f.wish = lex.is("wish", r.words[f.head])
		if st, ok := lex["status"][r.words[f.head]]; ok {
			f.status = dragoman.Status(st)
		} else if f.wish {
			f.status = dragoman.Requested
		}
	}
	if act := r.tally(f.head); act >= 0 {
		f.pred = r.predicate(act)
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
		if p := r.Tokens[i].UPOS; p == dragoman.PUNCT && r.words[i] != "-" || p == dragoman.SCONJ && r.words[i] != "of" || p == dragoman.CCONJ || p == dragoman.VERB && r.clauseHead(i) || r.words[i] == "that" || r.words[i] == "who" || r.words[i] == "which" || clauseWord(r.words[i]) || r.opens(i, f.head) {
			break
		}
		if !slices.Contains(f.toks, i) {
			f.toks = append(f.toks, i)
		}
	}
}

// chain is the verb at the end of a chain of infinitives that verbs of status
// or refusal head: "had planned to ask the court to annul" is an annulling,
// "refused to concede" a conceding. It is i itself where there is no chain.
func (r *report) chain(i int32) int32 {
	lex := words()
	for range 4 {
		if _, ok := lex["status"][r.words[i]]; !ok && !lex.is("negation", r.words[i]) && !lex.is("wish", r.words[i]) {
			return i
		}
		next := r.infinitive(i)
		if next < 0 {
			return i
		}
		i = next
	}
	return i
}

// infinitive is the verb that a verb or adjective governs: "keen to keep",
// "interested in keeping"; -1 where there is none.
func (r *report) infinitive(i int32) int32 {
	next := int32(-1)
	for _, k := range r.kids[i] {
		if r.Tokens[k].UPOS != dragoman.VERB || k < i {
			continue
		}
		if r.Tokens[k].Rel == dragoman.Xcomp || r.words[k-1] == "in" && r.words[i] == "interested" {
			next = k
		}
	}
	return next
}

// opens reports whether a token after a head belongs to a clause whose own head
// is still to come: its subject, its "to", its "after".
func (r *report) opens(i, head int32) bool {
	for h, step := r.Tokens[i].Head, 0; h >= 0 && h != head && step < 6; h, step = r.Tokens[h].Head, step+1 {
		if h > i && r.clauseHead(h) {
			return true
		}
	}
	return false
}

// tally is the word that names the act counted where a toll is said to change:
// "the number of people killed has risen to 19". It is -1 elsewhere.
func (r *report) tally(i int32) int32 {
	lex := words()
	if !lex.is("change", r.predicate(i)) {
		return -1
	}
	for _, k := range r.kids[i] {
		if r.Tokens[k].Rel != dragoman.Nsubj || r.terms[k] != "number" {
			continue
		}
		for j := max(0, k-2); j < i; j++ {
			if c := r.predicate(j); c == "kill" || c == "wound" || c == "arrest" {
				return j
			}
		}
	}
	return -1
}

// absorb takes out of the heads of clauses those that only say what another
// head is about: the end of a chain of infinitives, the act a toll counts.
func (r *report) absorb(i int32, heads map[int32]bool) {
	for j, end := i, r.chain(i); j != end; {
		j = r.infinitive(j)
		delete(heads, j)
	}
	if act := r.tally(i); act >= 0 {
		delete(heads, act)
	}
}

// nameStart is the token the name of a token begins at.
func (r *report) nameStart(i int32) int32 {
	for i > 0 && r.isName[i] && r.isName[i-1] {
		i--
	}
	return i
}

// context is the head of the clause that a participle without a subject of its
// own hangs on ("..., killing 14 people"), -1 where there is none.
func (r *report) context(i int32) int32 {
	for range 3 {
		switch {
		case r.Tokens[i].Rel == dragoman.Advcl && strings.HasSuffix(r.words[i], "ing"):
			return r.Tokens[i].Head
		case r.Tokens[i].Rel == dragoman.Conj && strings.HasSuffix(r.words[i], "ing") && r.Tokens[i].Head >= 0:
			i = r.Tokens[i].Head
		default:
			return -1
		}
	}
	return -1
}

// predicate is the concept of a predicate.
func (r *report) predicate(i int32) string {
	if n := i + 1; int(n) < len(r.words) && r.Tokens[n].Head == i && r.Tokens[i].UPOS == dragoman.VERB {
		switch w := r.words[n]; w { // "set up", "lay off"
		case "up", "off", "out", "down":
			verb := strings.ToLower(r.Tokens[i].Lemma) + "_" + w
			if c := words().concept(verb); c != verb {
				return c
			}
		}
	}
	if c := words().concept(r.words[i]); c != r.words[i] {
		return c
	}
	return words().concept(stem(strings.ToLower(r.Tokens[i].Lemma)))
}

// unattributed leaves out of a fact's tokens the source and the cue of the
// statement that holds it: who says a thing is no part of it.
func (r *report) unattributed(f *fact, toks []int32) []int32 {
	st := r.holding(f)
	if st == nil {
		return toks
	}
	return slices.DeleteFunc(toks, func(i int32) bool {
		at := r.Tokens[i].Span
		if slices.ContainsFunc(st.Content, func(c dragoman.Span) bool { return c.Has(at) }) {
			return false
		}
		has := func(s dragoman.Span) bool { return s.Has(at) }
		return i != f.head && (slices.ContainsFunc(st.Source, has) || slices.ContainsFunc(st.Cue, has))
	})
}

// subject finds the terms of a fact's subject, its own or that of the clause it
// is joined to.
func (r *report) subject(f *fact) {
	for h, step := f.head, 0; h >= 0 && step < 4; step++ {
		for _, k := range r.kids[h] {
			if rel := r.Tokens[k].Rel; rel != dragoman.Nsubj && rel != dragoman.Csubj {
				continue
			}
			f.subjAt = r.antecedent(h, k)
			r.subjectTerms(f, f.subjAt, 0)
			r.others(f, h, k)
			if w := r.words[k]; w == "he" || w == "she" {
				f.someone, f.subjName = r.extra[k] == "", f.subjName || r.extra[k] != ""
			}
			return
		}
		if rel := r.Tokens[h].Rel; rel == dragoman.Acl && r.Tokens[h].Head >= 0 {
			r.subjectTerms(f, r.Tokens[h].Head, 3)
			return
		} else if rel != dragoman.Conj && rel != dragoman.Xcomp && r.context(h) < 0 {
			return
		}
		h = r.Tokens[h].Head
	}
}

// others gives "two others were wounded" the subject of the clause it is joined
// to: two more of the same.
func (r *report) others(f *fact, h, k int32) {
	up := r.Tokens[h].Head
	if w := r.words[k]; w != "others" && r.Tokens[k].UPOS != dragoman.NUM || r.Tokens[h].Rel != dragoman.Conj || up < 0 {
		return
	}
	for _, s := range r.kids[up] {
		if r.Tokens[s].Rel != dragoman.Nsubj || r.terms[s] == "" || r.isName[s] {
			continue
		}
		r.subjectTerms(f, s, 0)
		for i := range f.nums {
			if n := &f.nums[i]; n.unit == "" && (n.noun == "" || n.noun == "other") {
				n.noun = r.terms[s]
			}
		}
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
		case a == nil || len(a.OwnCountry()) != 3:
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
		f.names[x] = k + 1
	}
	if t := r.terms[k]; t != "" {
		f.subj = append(f.subj, t)
		f.bag[t] = max(f.bag[t], f.s.bag[t])
		if w, ok := f.s.masked[t]; ok {
			f.masked[t] = w
		}
		if r.isName[k] || r.Tokens[k].UPOS == dragoman.PROPN {
			f.subjName = f.subjName || depth == 0
			f.names[t] = r.nameStart(k) + 1
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
		if p := r.Tokens[i].UPOS; p == dragoman.PUNCT && w != "," && !quoteMark(w) || w == "that" || w == "if" || w == "when" || w == "after" {
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
	if f.status == dragoman.Occurred && f.head > f.s.first && r.words[f.head-1] == "'d" && r.words[f.head] == strings.ToLower(r.Tokens[f.head].Lemma) {
		f.status = dragoman.Planned // "he'd talk"
	}
	if f.status == dragoman.Occurred && f.head > f.s.first && r.words[f.head-1] == "to" {
		f.status, f.idle = dragoman.Hypothetical, true // an infinitive alone tells of nothing done
		if h := r.Tokens[f.head].Head; h >= 0 && h < f.head && (lex.is("commit", strings.ToLower(r.Tokens[h].Lemma)) || lex.is("commit", r.words[h])) {
			f.status, f.idle = dragoman.Planned, false // "an agreement to build"
		}
	}
	for i := f.head + 1; i < min(f.head+3, f.s.last); i++ {
		if w := r.words[i]; (w == "no" || w == "not" || w == "nothing") && f.pred != "vote" { // "voted no" is a vote
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
	f.idle = f.idle || r.onlyNames(f)
	// "no ransom was paid", "not one euro was paid", "nobody was dismissed"
	for _, k := range r.kids[f.head] {
		if r.Tokens[k].Rel != dragoman.Nsubj {
			continue
		}
		if w := r.words[k]; w == "nobody" || w == "none" || w == "nothing" {
			f.negated, f.nobody = true, true
		}
		for _, c := range r.kids[k] {
			if w := r.words[c]; w == "no" || w == "not" || w == "neither" {
				f.negated, f.nobody = true, true
			}
		}
	}
}
