// SPDX-License-Identifier: Apache-2.0

package do

import (
	"slices"
	"sort"
	"strings"

	"dragoman"
	"dragoman/know/actors"
)

// mention is the mention that token n of the clause heads or lies in, the
// shortest of them; nil for none.
func (x *coding) mention(n int) *dragoman.Mention {
	r := x.c.r
	t := int32(x.c.first + n)
	lo, hi := 0, len(r.Mentions)
	for lo < hi { // mentions are in text order: find the first that begins after t
		m := int(uint(lo+hi) >> 1)
		if r.Mentions[m].First <= t {
			lo = m + 1
		} else {
			hi = m
		}
	}
	var best *dragoman.Mention
	for i := lo - 1; i >= 0 && i > lo-8; i-- {
		m := &r.Mentions[i]
		if m.First <= t && t < m.Last && (best == nil || m.Last-m.First < best.Last-best.First) {
			best = m
		}
	}
	return best
}

// party makes a participant of the phrase headed by n. An actor must be able
// to act: a known actor, an agent noun, people. ok is false where it is not.
func (x *coding) party(n int, actor bool) (p dragoman.Participant, ok bool) {
	c := x.c
	if x.inTime(n) {
		return p, false
	}
	if m := x.mention(n); m != nil {
		if x.dateline(m) {
			return p, false
		}
		switch m.Kind {
		case dragoman.EventKind, dragoman.Work:
			return p, false
		case dragoman.Facility:
			if a := x.actors[m.Actor]; actor && (a == nil || a.Sector != "GOV" || a.Link == "") {
				return p, false // but a seat of government acts
			}
		case dragoman.PlaceKind:
			if actor && !x.country(m) {
				return p, false
			}
		}
		if m.Form == dragoman.Pronoun && m.Actor == "" {
			return p, false
		}
		return dragoman.Participant{Actor: m.Actor, Span: m.Span}, true
	}
	if c.upos[n] == dragoman.PRON {
		switch c.lemmas[n] {
		case "he", "she", "they", "him", "her", "them":
			return dragoman.Participant{Span: c.r.Tokens[c.first+n].Span}, true
		}
		return p, false
	}
	agent := x.agent(c.lemmas[n])
	if m := x.titled(n); agent && m != nil {
		return dragoman.Participant{Actor: m.Actor, Span: m.Span}, true
	}
	p.Span = x.phraseSpan(n)
	if agent {
		p.Actor = x.owner(n)
		return p, true
	}
	if c.upos[n] == dragoman.PROPN {
		return p, true
	}
	if x.words.is("arms", c.lemmas[n]) {
		if p.Actor = x.owner(n); p.Actor != "" {
			return p, true
		}
	}
	return p, !actor || x.words.is("person", c.lemmas[n])
}

// titled is the person whose name stands right behind the noun at n, or behind
// what that is of ("Secretary of State Ann Lee"); nil for none.
func (x *coding) titled(n int) *dragoman.Mention {
	c := x.c
	if n+1 < len(c.lemmas) {
		m := x.mention(n + 1)
		if m != nil && int(m.First) == c.first+n+1 && m.Kind == dragoman.Person && m.Form == dragoman.Name && c.rel[n+1] != dragoman.Nsubj && c.rel[n+1] != dragoman.Conj {
			return m
		}
	}
	for _, k := range c.kids[n] {
		if k < n || c.rel[k] != dragoman.Appos && c.rel[k] != dragoman.Flat && c.rel[k] != dragoman.Compound {
			continue
		}
		m := x.mention(k)
		if m == nil || m.Kind != dragoman.Person || m.Form != dragoman.Name {
			continue
		}
		at := int(m.First) - c.first
		if at == n+1 || at > n && at < n+6 && c.upos[at-1] != dragoman.PUNCT && c.lemmas[n+1] == "of" {
			return m
		}
	}
	return nil
}

// parties are the participants of the phrase headed by n: one, or one for each
// nation where the phrase speaks of several ("Russian and Syrian leaders").
func (x *coding) parties(n int, actor bool) []dragoman.Participant {
	p, ok := x.party(n, actor)
	if !ok {
		return nil
	}
	out := []dragoman.Participant{p}
	if x.mention(n) != nil || p.Actor == "" {
		return out
	}
	for _, k := range x.c.kids[n] {
		if k > n || x.c.rel[k] != dragoman.Amod && x.c.rel[k] != dragoman.Nmod {
			continue
		}
		for _, q := range x.c.kids[k] {
			if m := x.mention(q); x.c.rel[q] == dragoman.Conj && q < n && m != nil && m.Actor != "" && m.Kind != dragoman.Person {
				p.Actor = m.Actor
				out = add(out, p)
			}
		}
	}
	return out
}

// addressed are whom words about a thing address: whose it is ("condemned
// Israel's attack", "relations between A and B"). Where it is nobody's, the
// deed has no recipient, and is one only if the thing is of public affairs.
// Other deeds and phrases keep what they are done to.
func (x *coding) addressed(d *deed, n int) (list []int, ok bool) {
	c := x.c
	switch d.typ {
	case "ACCUSE", "REJECT", "SUPPORT", "AGREE", "REQUEST", "THREATEN", "CONCEDE", "AID":
	default:
		return []int{n}, true
	}
	l := c.lemmas[n]
	body := x.agent(l) || x.words.is("person", l)
	if m := x.mention(n); m != nil && m.Kind != dragoman.EventKind && m.Kind != dragoman.Work || c.upos[n] != dragoman.NOUN {
		return []int{n}, true
	}
	if body {
		return []int{n}, d.mode != "disapprove" && d.typ != "SUPPORT" && d.typ != "REJECT" || !c.indefinite(n)
	}
	direct := c.rel[n] == dragoman.Obj || c.rel[n] == dragoman.Iobj || c.rel[n] == dragoman.Nsubj || c.rel[n] == dragoman.Conj
	if direct && x.words.is("living", c.lemmas[d.trigger]) && !x.words.is("thought", l) {
		return []int{n}, true
	}
	fr := x.nounFrame(n)
	event, patient := fr != nil, false
	if fr != nil && len(fr.slots) > 0 {
		patient = fr.slots[0].word == "of" // "Assad's handover" is done to him
	}
	own := false // its own plan
	for _, k := range c.kids[n] {
		switch c.rel[k] {
		case dragoman.Nmod:
			switch p := c.prep(k); {
			case p == "'s", p == "’s", p == "'", p == "by", p == "between", p == "of" && !event, p == "to" && event && d.typ == "SUPPORT", p == "" && k < n:
			default:
				continue
			}
		case dragoman.Amod, dragoman.Compound:
			if k > n {
				continue
			}
		default:
			continue
		}
		m := x.mention(k)
		if patient && c.prep(k) != "by" {
			continue
		}
		if m == nil || m.Actor == "" && m.Form == dragoman.Pronoun {
			own = own || m != nil
			continue
		}
		if among(d.actors, dragoman.Participant{Actor: m.Actor}) {
			own = true
			if c.prep(k) != "between" {
				continue
			}
		}
		list = append(list, x.conjoined(k)...)
	}
	if len(list) > 0 {
		return list, true
	}
	d.matter = d.matter || !own && x.words.is("thought", l) && !c.indefinite(n) || d.typ == "REQUEST" && event
	return nil, false
}

// indefinite reports whether a noun has "a" before it.
func (c *clause) indefinite(n int) bool {
	for _, k := range c.kids[n] {
		if c.rel[k] == dragoman.Det && (c.lemmas[k] == "a" || c.lemmas[k] == "an" || c.lemmas[k] == "any") {
			return true
		}
	}
	return false
}

// inTime reports whether a token is part of a time expression.
func (x *coding) inTime(n int) bool {
	for _, t := range x.times {
		if t.Has(x.c.r.Tokens[x.c.first+n].Span) {
			return true
		}
	}
	return false
}

// country reports whether a place is one that acts: a country, or a capital
// that stands for its government.
func (x *coding) country(m *dragoman.Mention) bool {
	if a := x.actors[m.Actor]; a != nil && a.Kind == dragoman.Country {
		return true
	}
	_, how, ok := x.known.Country(m.Of(x.c.r.Text))
	return ok && (how == actors.AsName || how == actors.AsCapital)
}

// agent reports whether a noun names who acts (soldiers, lawmakers, rebels).
func (x *coding) agent(lemma string) bool {
	_, _, ok := x.known.Agent(lemma)
	return ok
}

// owner is the actor whose soldiers, ministers or courts an agent noun speaks
// of: the nation adjective or name that stands with it in its own phrase.
func (x *coding) owner(n int) string {
	c := x.c
	for _, k := range c.kids[n] {
		near := k < n && (c.rel[k] == dragoman.Amod || c.rel[k] == dragoman.Compound || c.rel[k] == dragoman.Nmod)
		of := k > n && c.rel[k] == dragoman.Nmod && (c.prep(k) == "of" || c.prep(k) == "from")
		if near || of {
			if m := x.mention(k); m != nil && m.Kind != dragoman.Person {
				return m.Actor
			}
		}
	}
	return ""
}

// phraseSpan is the noun phrase of n without what follows it as a clause,
// apposition or coordination.
func (x *coding) phraseSpan(n int) dragoman.Span {
	c := x.c
	a, b := n, n
	for _, k := range c.kids[n] {
		switch c.rel[k] {
		case dragoman.Det, dragoman.Amod, dragoman.Compound, dragoman.Nummod, dragoman.Flat, dragoman.Nmod, dragoman.Advmod:
			if k > n && (c.rel[k] == dragoman.Advmod || c.rel[k] == dragoman.Nmod && (c.prep(k) != "of" || x.charge(n, k))) {
				continue
			}
			a = min(a, c.left[k])
			if k > n && c.rel[k] == dragoman.Nmod {
				b = max(b, c.ofEnd(k, 0))
			} else {
				b = max(b, c.right[k])
			}
		}
	}
	if b-a > 14 { // a long phrase is cut to its head and what stands before it
		b = n
	}
	for a < n && (c.upos[a] == dragoman.PUNCT || c.upos[a] == dragoman.ADP && c.lemmas[a] != "'s" || focus[c.lemmas[a]]) && !c.atLeast(a) {
		a++
	}
	return dragoman.Span{Start: c.r.Tokens[c.first+a].Start, End: c.r.Tokens[c.first+b].End}
}

// charge reports whether an "of" phrase k that the tree hangs on the object n
// of its verb belongs to the verb: "accused the government of corruption".
func (x *coding) charge(n, k int) bool {
	c := x.c
	v := c.head[n]
	if v < 0 || c.rel[n] != dragoman.Obj || !x.words.is("charge", c.lemmas[v]) {
		return false
	}
	own := func(of []int, from int) bool {
		return slices.ContainsFunc(of, func(o int) bool { return o > from && c.prep(o) == "of" })
	}
	return !own(c.kids[v], n) && !own(c.kids[n], k) && !own(c.kids[k], k)
}

// focus are words before a phrase that are no part of it.
var focus = map[string]bool{"even": true, "only": true, "also": true, "especially": true, "particularly": true, "just": true, "including": true, "not": true}

// atLeast reports whether "at least", "at most" stand at token i.
func (c *clause) atLeast(i int) bool {
	return i+1 < len(c.lemmas) && c.lemmas[i] == "at" && (c.lemmas[i+1] == "least" || c.lemmas[i+1] == "most" || c.lemmas[i+1] == "little" || c.lemmas[i+1] == "much")
}

// ofEnd is the last token of a phrase after "of": what hangs on it by another
// preposition, or follows it as a clause, is left out.
func (c *clause) ofEnd(n, depth int) int {
	b := n
	for _, k := range c.kids[n] {
		switch c.rel[k] {
		case dragoman.Compound, dragoman.Flat, dragoman.Nummod, dragoman.Amod:
			b = max(b, k)
		case dragoman.Nmod:
			if k > n && c.prep(k) == "of" && depth < deepest {
				b = max(b, c.ofEnd(k, depth+1))
			}
		}
	}
	return b
}

// fits reports whether a phrase can be the recipient of a deed of a type.
func (x *coding) fits(d *deed, n int, p dragoman.Participant) bool {
	typ := d.typ
	if d.mode == "release" {
		m := x.mention(n)
		if m != nil && m.Kind != dragoman.Person && m.Kind != dragoman.Group {
			return false
		}
		if t := x.c.lemmas[d.trigger]; m == nil && (t == "free" || t == "release" || t == "liberate") && x.c.upos[n] == dragoman.NOUN && !x.agent(x.c.lemmas[n]) && !x.words.is("person", x.c.lemmas[n]) && !x.words.is("arms", x.c.lemmas[n]) && !x.words.is("craft", x.c.lemmas[n]) {
			return false
		}
	}
	c := x.c
	l := c.lemmas[n]
	m := x.mention(n)
	if typ == "ASSAULT" && m == nil && c.upos[n] == dragoman.NOUN && !x.agent(l) && !x.words.is("person", l) && !x.words.is("thing", l) && !x.words.is("arms", l) && !x.words.is("living", c.lemmas[d.trigger]) {
		return false // issues, ideas, hopes
	}
	if (c.lemmas[d.trigger] == "kill" || c.lemmas[d.trigger] == "slay" || c.lemmas[d.trigger] == "murder") && m == nil && x.words.is("body", l) {
		return false // "killed the bill"
	}
	if t := c.lemmas[d.trigger]; (t == "blame" || t == "accuse" || t == "urge") && m == nil && c.upos[n] == dragoman.NOUN && !x.agent(l) && !x.words.is("person", l) && !x.words.is("thing", l) && x.owner(n) == "" {
		return false // "blamed the weather", "the cuts urged by"
	}
	if a := x.actors[p.Actor]; c.lemmas[d.trigger] == "kill" && a != nil && a.Kind == dragoman.Organisation && m != nil {
		return false // "nearly killed the party"
	}
	if p.Actor != "" {
		return true
	}
	if typ == "CONSULT" && x.words.is("press", l) {
		return false
	}
	if c.upos[n] == dragoman.PROPN || c.upos[n] == dragoman.PRON || x.agent(l) || x.words.is("person", l) || x.mention(n) != nil {
		return true
	}
	if d.mode == "beat" || strings.HasPrefix(c.lemmas[d.trigger], "recogni") {
		return false
	}
	if x.words.is("living", c.lemmas[d.trigger]) && !x.words.is("thought", l) || x.owner(n) != "" && c.upos[n] == dragoman.NOUN {
		return true
	}
	switch typ {
	case "ASSAULT", "COERCE", "RETREAT", "MOBILIZE", "PROTEST", "THREATEN", "SANCTION":
		return x.words.is("thing", l)
	case "ACCUSE", "REJECT", "SUPPORT":
		return c.upos[n] == dragoman.NOUN && (d.mode != "allege" || x.words.is("thing", l)) // one may praise, condemn, reject anything
	case "CONCEDE":
		return x.words.is("thought", l) || x.words.is("thing", l)
	}
	return false
}

// sizes are the counts a deed carries: how many were killed, hurt, arrested,
// how many troops moved. A quantity counts for a deed whose verb governs what
// it counts, or that says "dead" or "wounded" after it.
func (k *Coder) sizes(r *dragoman.Reading, c *clause, d *deed) (out []dragoman.Size) {
	s := r.Sentences[r.SentenceAt(r.Tokens[c.first].Start)]
	first := sort.Search(len(r.Quantities), func(i int) bool { return r.Quantities[i].Start >= s.Start })
	for _, q := range r.Quantities[first:] {
		if q.Start >= s.End {
			break
		}
		if q.End > s.End || q.Unit != "" {
			continue
		}
		kind := k.sizeKind(r, c, d, q)
		if kind == "" {
			continue
		}
		known := false
		for _, o := range out {
			known = known || o.Kind == kind
		}
		if !known {
			out = append(out, dragoman.Size{Kind: kind, Value: q.Value, Max: q.Max, Approx: q.Approx, Span: q.Span})
		}
	}
	return
}

func (k *Coder) sizeKind(r *dragoman.Reading, c *clause, d *deed, q dragoman.Quantity) string {
	at := r.TokenAt(q.Start) - c.first
	if at < 0 || at >= len(c.head) {
		return ""
	}
	n := at
	for d := 0; d < 6 && c.head[n] >= 0; d++ {
		switch c.rel[n] {
		case dragoman.Nummod, dragoman.Amod, dragoman.Det, dragoman.Compound, dragoman.Flat:
			n = c.head[n]
			continue
		}
		break
	}
	words := []string{c.lemmas[n]}
	for _, t := range append([]int{d.trigger}, d.more...) {
		if c.head[n] == t {
			words = append(words, c.lemmas[t])
		}
	}
	for i := at + 1; i < len(c.lemmas) && i <= at+3; i++ {
		switch w := low(r, c.first+i); w {
		case "dead", "wounded", "injured", "killed", "detained", "arrested":
			words = append(words, w)
		}
	}
	for _, w := range words {
		switch w {
		case "kill", "killed", "dead", "slay", "massacre", "murder", "execute", "die":
			if d.typ == "ASSAULT" {
				return "dead"
			}
		case "wound", "injure", "hurt", "wounded", "injured":
			if d.typ == "ASSAULT" {
				return "injured"
			}
		case "arrest", "detain", "detained", "arrested":
			if d.typ == "COERCE" {
				return "arrested"
			}
		case "troop", "troops", "soldier":
			if d.typ == "MOBILIZE" || d.typ == "RETREAT" {
				return "troops"
			}
		case "protester", "demonstrator":
			if d.typ == "PROTEST" {
				return "protesters"
			}
		}
	}
	return ""
}
