// SPDX-License-Identifier: Apache-2.0

package do

import (
	"slices"
	"strings"

	"dragoman"
)

// deed is one event found in a sentence, before it is merged with others.
type deed struct {
	trigger            int // token of the clause
	typ, mode, cameo   string
	actors, recipients []dragoman.Participant
	why                string
	ops                string // operators it stands under
	matter             bool   // words about something that no party is told of: "condemned the attack"
	needs              bool   // its type before precedence asked for a recipient
	both               bool   // its one party is two sides or more: "both governments agreed"
	more               []int  // further triggers of the same happening: "shelled the city, killing five"
}

// coding is the work on one sentence.
type coding struct {
	*Coder
	c      *clause
	used   []bool                     // tokens that an outer event has taken up
	times  []dragoman.Time            // of the sentence
	actors map[string]*dragoman.Actor // of the reading, by id
	drops  *[]Drop                    // takes what was dropped; nil in reading
}

// deeds finds the sentence's events, in text order. Outer predicates come
// first, so that what stands under "refused to" is taken up by the refusal.
func (x *coding) deeds() []*deed {
	var out []*deed
	found := make([]*deed, len(x.c.lemmas))
	for _, i := range x.outerFirst() {
		if x.used[i] {
			continue
		}
		switch x.c.upos[i] {
		case dragoman.VERB:
			found[i] = x.verb(i)
		case dragoman.NOUN:
			found[i] = x.noun(i)
		}
	}
	for i, d := range found {
		if d == nil {
			continue
		}
		if h := x.c.head[i]; x.c.rel[i] == dragoman.Advcl && h >= 0 && found[h] != nil && found[h].typ == d.typ {
			found[h].more = append(found[h].more, i)
			continue
		}
		out = append(out, d)
	}
	return out
}

// outerFirst orders tokens by depth, then by place.
func (x *coding) outerFirst() []int {
	c := x.c
	order := make([]int, 0, len(c.head))
	for i, h := range c.head {
		if h < 0 {
			order = append(order, i)
		}
	}
	for k := 0; k < len(order); k++ {
		order = append(order, c.kids[order[k]]...)
	}
	return order
}

// verb codes the event a verb names.
func (x *coding) verb(i int) *deed {
	c := x.c
	if c.rel[i] == dragoman.Csubj && c.r.Tokens[c.first+i].XPOS == "VBG" {
		return nil // "assassinating leaders is no solution"
	}
	if c.rel[i] == dragoman.Amod || c.rel[i] == dragoman.Compound || c.rel[i] == dragoman.Aux || x.inName(i) {
		return nil
	}
	a := x.arguments(i)
	fr, noun := x.verbFrame(i, a)
	if fr == nil || fr.typ == "" || fr.mode == "resign" && noun >= 0 && c.r.Tokens[c.first+noun].XPOS == "NNS" || opinion[c.lemmas[i]] && !a.passive && (c.rel[i] == dragoman.Acl || c.rel[i] == dragoman.Advcl && c.lemmas[c.left[i]] == "to") {
		return nil
	}
	d := &deed{trigger: i, typ: fr.typ, mode: fr.mode, cameo: fr.cameo, why: fr.why}
	if x.another(fr, i, a) {
		return x.dropped(d, "the noun tells another deed, or a feeling")
	}
	if noun >= 0 {
		if n := x.nounFrame(noun); fr.typ == "ASSAULT" && x.wordy(noun) && (n == nil || len(n.parts) == 0) {
			return x.dropped(d, "an attack in words")
		}
		if n := x.nounFrame(noun); n != nil && (n.typ == fr.typ && n.mode != "" || len(n.parts) > 0 && n.typ != "" && fr.typ == "ASSAULT") {
			d.typ, d.mode, d.cameo, d.why = n.typ, n.mode, n.cameo, d.why+" + "+n.why
		}
		if d.typ == "ASSAULT" && x.words.is("effort", c.lemmas[noun]) && x.violence(d)+x.words.count("war", c.lemmas) < 1 {
			return x.dropped(d, "a campaign of another sort")
		}
	}
	if c.lemmas[i] == "attack" && x.violence(d) < 2 && (x.reproach(i) || x.chides(a)) {
		d.typ, d.mode, d.cameo, d.why = "ACCUSE", "disapprove", "111", d.why+" for"
	}
	if noun >= 0 && c.rel[noun] == dragoman.Obl {
		x.nounPreps(noun, a) // "pulled out of the debate with Peru"
	}
	actors, recipients := a.subject, x.fitting(d, fr.slots, a)
	inner := x.under(i, fr)
	if len(recipients) == 0 && inner >= 0 {
		recipients = x.innerRecipients(inner)
	}
	if len(recipients) == 0 || noun >= 0 && recipients[0] == noun {
		if lent := x.lent(d, i, noun); len(lent) > 0 {
			recipients = lent
		}
	}
	if a.passive {
		actors = a.by
		if len(recipients) == 0 && (fr.typ != "AID" && fr.typ != "COOPERATE" || slices.ContainsFunc(fr.slots, func(s slot) bool { return s.word == "obj" })) {
			recipients = a.object
		}
	}
	if a.passive && len(actors) == 0 {
		if c.lemmas[i] == "oppose" && len(a.preps["to"]) > 0 {
			return x.dropped(d, "to be opposed is a state")
		}
		actors = x.within(d, a)
	}
	if mutual(fr, a) {
		actors, recipients = append(actors[:len(actors):len(actors)], recipients...), nil
	}
	d.both = len(actors) == 1 && c.r.Tokens[c.first+i].XPOS != "VBP" && slices.ContainsFunc(fr.slots, func(s slot) bool { return s.mutual }) && x.sides(actors[0])
	d.matter = x.suffices(d, noun, inner)
	if d = x.finish(d, actors, recipients); d != nil && noun >= 0 {
		x.used[noun] = true
	}
	return d
}

// reproach reports whether a verb says what for, as words do: "attacked the
// party for raising taxes".
func (x *coding) reproach(i int) bool {
	c := x.c
	return slices.ContainsFunc(c.kids[i], func(k int) bool {
		return k > i && (c.rel[k] == dragoman.Advcl && c.lemmas[c.left[k]] == "for" || c.rel[k] == dragoman.Obl && c.prep(k) == "for" && !x.inTime(k))
	})
}

// suffices reports whether a deed of words is one without a recipient: what is
// asked for or agreed to is a deed itself, a curfew or an inquiry is there.
func (x *coding) suffices(d *deed, noun, inner int) bool {
	switch d.typ {
	case "REQUEST":
		return inner >= 0
	case "AGREE":
		if inner < 0 {
			return false
		}
		fr := x.nounFrame(inner)
		if x.c.upos[inner] == dragoman.VERB {
			fr = x.frameOf(inner)
		}
		return fr != nil && fr.typ != ""
	case "COERCE":
		return d.mode == "curfew" || d.mode == "martial-law" || x.c.lemmas[d.trigger] == "crack" || x.c.lemmas[d.trigger] == "clamp"
	case "ACCUSE":
		return d.mode == "investigate" && noun >= 0
	}
	return false
}

// lent are recipients that stand elsewhere: the name that the tree took into
// the thing given ("granted Assad asylum"), and, of help told in a participle,
// whom the verb above is done to ("supported the regime, supplying arms").
func (x *coding) lent(d *deed, i, noun int) []int {
	c := x.c
	if noun > i+1 && x.words.is("giving", c.lemmas[i]) {
		for _, k := range c.kids[noun] {
			if k > i && k < noun && c.rel[k] == dragoman.Compound && (x.agent(c.lemmas[k]) || x.inName(k)) {
				return []int{k}
			}
		}
	}
	if h := c.head[i]; d.typ == "AID" && h >= 0 && c.rel[i] == dragoman.Advcl && c.upos[h] == dragoman.VERB && c.r.Tokens[c.first+i].XPOS == "VBG" {
		return x.arguments(h).object
	}
	return nil
}

// within finds who did what a passive tells in the noun it names the deed by:
// "killed in an attack by gunmen", "hurt in Israeli air strikes".
func (x *coding) within(d *deed, a *arguments) []int {
	for _, n := range append(a.preps["in"][:len(a.preps["in"]):len(a.preps["in"])], a.preps["during"]...) {
		fr := x.nounFrame(n)
		if x.c.upos[n] != dragoman.NOUN || fr == nil || fr.typ != d.typ {
			continue
		}
		if d.mode == "" && fr.mode != "" {
			d.mode, d.cameo, d.why = fr.mode, fr.cameo, d.why+" + "+fr.why
		}
		x.used[n] = true
		return x.nounActors(fr, n)
	}
	return nil
}

// mutual reports whether who stands in the frame's slots is an actor as well.
func mutual(fr *frame, a *arguments) bool {
	for _, s := range fr.slots {
		if s.mutual && (len(a.preps[s.word]) > 0 || s.word == "obj" && len(a.object) > 0 && !a.passive) {
			return true
		}
	}
	return false
}

// fitting are the phrases of the first slot that holds one the deed can be
// done to; else those of the first that holds any.
func (x *coding) fitting(d *deed, slots []slot, a *arguments) []int {
	for i := range slots {
		list := x.slots(slots[i:i+1], a)
		for _, n := range list {
			if p, ok := x.party(n, false); ok && x.fits(d, n, p) {
				return list
			}
		}
	}
	return x.slots(slots, a)
}

// slots are the phrases in the frame's recipient slots: the first slot that
// holds any.
func (x *coding) slots(slots []slot, a *arguments) []int {
	for _, s := range slots {
		if s.word == "obj" {
			if len(a.object) > 0 {
				return a.object
			}
			continue
		}
		if p := a.preps[s.word]; len(p) > 0 {
			return p
		}
	}
	return nil
}

// under takes up the predicates that an outer event settles: what is agreed,
// refused, asked for or threatened is no event beside it. It returns the
// first of them, or -1.
func (x *coding) under(i int, fr *frame) int {
	c := x.c
	switch fr.typ {
	case "AGREE", "REJECT", "REQUEST", "THREATEN", "ACCUSE", "CONCEDE", "COERCE", "SUPPORT":
	default:
		return -1
	}
	first := -1
	take := func(k int) {
		if first < 0 {
			first = k
		}
		x.takeUp(k)
	}
	for _, k := range c.kids[i] {
		switch c.rel[k] {
		case dragoman.Xcomp, dragoman.Ccomp:
			take(k)
		case dragoman.Advcl:
			// "accused them of attacking", "warned against going"
			if k > i && fr.typ == "ACCUSE" && (c.lemmas[c.left[k]] == "of" || c.lemmas[c.left[k]] == "for") {
				if first < 0 {
					first = k // the deed one is accused of is told too, as alleged
				}
				continue
			}
			if k > i && c.r.Tokens[c.first+k].XPOS == "VBG" && fr.typ != "SUPPORT" || k > i && c.lemmas[max(0, c.left[k])] == "to" {
				take(k)
			}
		case dragoman.Obj, dragoman.Obl:
			if c.upos[k] == dragoman.NOUN && x.nounFrame(k) != nil {
				take(k)
				continue
			}
			for _, q := range c.kids[k] { // "called on the states to recognise him"
				if c.rel[q] == dragoman.Acl && c.lemmas[c.left[q]] == "to" {
					take(q)
				}
			}
		}
	}
	return first
}

// takeUp marks a subtree as settled.
func (x *coding) takeUp(k int) {
	for j := x.c.left[k]; j <= x.c.right[k]; j++ {
		x.used[j] = true
	}
}

// innerRecipients are the recipients of the predicate under an outer one:
// whom one agrees to help, refuses to meet.
func (x *coding) innerRecipients(i int) []int {
	c := x.c
	if c.upos[i] == dragoman.NOUN {
		if fr := x.nounFrame(i); fr != nil {
			if who := x.nounActors(fr, i); len(who) > 0 && len(fr.slots) > 0 && fr.slots[0].word != "of" {
				return who // "demanded a French withdrawal from Mali"
			}
			return x.nounSlots(fr, i)
		}
		return nil
	}
	a := x.arguments(i)
	fr, _ := x.verbFrame(i, a)
	if fr == nil {
		return a.preps["with"] // "ready to engage with the government"
	}
	if a.passive {
		return a.object
	}
	return x.slots(fr.slots, a)
}

// finish settles type and parties, or drops the deed.
func (x *coding) finish(d *deed, actors, recipients []int) *deed {
	ops := x.c.operators(d.trigger)
	if x.c.rel[d.trigger] == dragoman.Obl {
		switch x.c.prep(d.trigger) {
		case "during", "after", "before", "following", "since", "at", "amid":
			ops = "" // told as what went with the verb's deed: "offered during his visit"
		}
	}
	d.ops = ops
	for _, outer := range [...]string{"req", "ref", "acc", "thr"} {
		if strings.Contains(ops, outer) { // asked for, refused: that is the event, with other parties
			return x.dropped(d, "it is asked for, refused, accused of or threatened: that is the event")
		}
	}
	if t := compose(x.ontology, ops, d.typ); t != d.typ && t != "" && !x.kept(d, ops, d.typ, t) {
		if h := x.c.head[d.trigger]; h >= 0 && x.words.is("harm", x.c.lemmas[h]) {
			return x.dropped(d, "it is what comes to harm")
		}
		needs, _ := x.ontology.Type(d.typ)
		d.needs = t == "AGREE" && needs.RecipientRequired
		d.why += " under " + ops
		d.matter = d.matter || d.typ == "RETREAT"
		d.typ, d.mode = t, ""
		d.cameo = x.ontology.CAMEO(t, "")
	}
	if d.typ == "MOBILIZE" && x.words.count("peace", x.c.lemmas) > 0 {
		d.typ, d.mode, d.cameo, d.why = "AID", "", "074", d.why+" for peace"
	}
	if d.mode == "deport" && (x.c.lemmas[d.trigger] == "expel" || x.c.lemmas[d.trigger] == "banish") && len(recipients) > 0 && x.person(recipients[0]) && x.bodies(actors) {
		d.typ, d.mode, d.cameo = "SANCTION", "expel", "166" // out of a party, not of a country
	}
	hadActor := len(actors) > 0
	for _, n := range actors {
		if d.typ == "ASSAULT" && x.weapon(n) {
			hadActor = len(actors) > 1 // "a bomb exploded"
			continue
		}
		if press := x.words.is("press", x.c.lemmas[n]); press && d.typ == "ASSAULT" && x.mention(n) == nil {
			hadActor = len(actors) > 1 // "the attack on a newspaper that killed two"
			continue
		} else if press && d.typ == "CONSULT" {
			continue
		}
		for _, p := range x.parties(n, true) {
			if d.typ != "CONSULT" || !x.outlet(p) {
				d.actors = add(d.actors, p)
			}
		}
	}
	for _, n := range recipients {
		if strings.HasSuffix(x.c.lemmas[n], "self") || strings.HasSuffix(x.c.lemmas[n], "selves") {
			return x.dropped(d, "done to oneself")
		}
		n, ok := x.addressed(d, n)
		if !ok {
			continue
		}
		for _, m := range n {
			for _, p := range x.parties(m, false) {
				if !x.fits(d, m, p) {
					continue
				}
				if among(d.actors, p) && (x.c.rel[m] != dragoman.Obj || x.c.r.Tokens[x.c.first+m].XPOS == "PRP$" || !x.apart(d, &p)) {
					continue
				}
				d.recipients = add(d.recipients, p)
			}
		}
	}
	if len(recipients) > 0 && len(d.recipients) == 0 && !d.matter && d.typ != "PROTEST" && d.typ != "RETREAT" && d.typ != "MOBILIZE" && d.typ != "THREATEN" && d.typ != "REJECT" {
		return x.dropped(d, "what it is done to is nothing "+d.typ+" is done to")
	}
	if !x.holds(d, hadActor) {
		return x.dropped(d, x.lacks(d, hadActor))
	}
	return d
}

// apart parts an actor and a recipient that were read as one: "he" is not whom
// he accuses, so the pronoun's actor is not known. It reports whether one of
// the two is a pronoun.
func (x *coding) apart(d *deed, p *dragoman.Participant) bool {
	pronoun := func(q dragoman.Participant) bool {
		switch strings.ToLower(q.Of(x.c.r.Text)) {
		case "he", "she", "it", "they", "him", "her", "them":
			return true
		}
		return false
	}
	if pronoun(*p) {
		p.Actor = ""
		return true
	}
	for i := range d.actors {
		if d.actors[i].Actor == p.Actor && pronoun(d.actors[i]) {
			d.actors[i].Actor = ""
			return true
		}
	}
	return false
}

// add adds a participant that is not there yet.
func add(list []dragoman.Participant, p dragoman.Participant) []dragoman.Participant {
	for _, q := range list {
		if q.Span == p.Span && q.Actor == p.Actor || q.Actor != "" && q.Actor == p.Actor {
			return list
		}
	}
	return append(list, p)
}

// outlet reports whether a party is of the press, which one tells things.
func (x *coding) outlet(p dragoman.Participant) bool {
	a := x.actors[p.Actor]
	return a != nil && a.Sector == "JRN"
}

// among reports whether a participant's actor is one of a list.
func among(list []dragoman.Participant, p dragoman.Participant) bool {
	return p.Actor != "" && slices.ContainsFunc(list, func(q dragoman.Participant) bool { return q.Actor == p.Actor })
}

// kept reports whether a deed keeps its type under operators: force that is
// planned, denied or possible stays what it is, and its status says so.
func (x *coding) kept(d *deed, ops, was, becomes string) bool {
	if h := x.c.head[d.trigger]; h >= 0 && x.c.lemmas[h] == "like" && x.c.rel[d.trigger] == dragoman.Xcomp {
		return true // "would like to thank" thanks
	}
	if strings.Contains(ops, "neg") && (x.ontology.Quad(was) >= 3 || !strings.Contains(ops, "fut") && !strings.Contains(ops, "vow")) {
		return true
	}
	if becomes == "THREATEN" && !strings.Contains(ops, "thr") {
		return true
	}
	return becomes == "ACCUSE" || becomes == "REQUEST" && !strings.Contains(ops, "req")
}

// holds reports whether a deed has the parties an event needs.
func (x *coding) holds(d *deed, hadActor bool) bool {
	c := x.c
	if len(d.actors)+len(d.recipients) == 0 {
		return false
	}
	if hadActor && len(d.actors) == 0 { // somebody or something that is no actor did it
		return false
	}
	t, _ := x.ontology.Type(d.typ)
	if (t.RecipientRequired || d.needs) && len(d.recipients) == 0 && len(d.actors) < 2 && !d.both {
		return false
	}
	if x.words.count("family", c.lemmas[c.left[d.trigger]:c.right[d.trigger]+1]) > 0 && d.typ != "ASSAULT" && d.typ != "COERCE" {
		return false // a proposal of marriage
	}
	if x.words.count("survey", c.lemmas) > 0 && x.words.is("view", c.lemmas[d.trigger]) && !slices.ContainsFunc(d.actors, x.single) {
		return false // what so many tell a pollster
	}
	if x.otherwise(d) {
		return false
	}
	if d.matter && len(d.recipients) == 0 {
		return d.both || slices.ContainsFunc(d.actors, x.public) && (x.named(d.actors) || x.ontology.Quad(d.typ) != 1 && d.typ != "REQUEST")
	}
	switch d.typ {
	case "ASSAULT":
		if len(d.actors) == 0 || !x.named(d.actors) {
			bad := x.words.count("accident", c.lemmas)
			if bad > 0 || len(d.actors) == 0 && x.violence(d) == 0 {
				return false
			}
		}
		switch c.lemmas[d.trigger] {
		case "target", "hit", "strike", "hurt":
			if x.violence(d) < 1 {
				return false
			}
		case "destroy", "burn", "damage":
			if len(d.actors) == 0 && x.violence(d) < 2 {
				return false // by whom or what, the sentence does not tell
			}
		case "beat", "thrash":
			if x.words.count("poll", c.lemmas) > 0 || tally(c.lemmas) {
				return false
			}
		case "intervene", "intervention":
			if x.words.count("court", c.lemmas) > 0 || x.violence(d)+x.words.count("war", c.lemmas) == 0 && !(x.named(d.actors) && slices.ContainsFunc(d.recipients, x.land)) {
				return false
			}
		case "fight", "battle", "fighting":
			if x.violence(d) < 1 && x.words.count("war", c.lemmas) == 0 && !(x.named(d.actors) && x.named(d.recipients)) {
				return false // for a cause, in a campaign
			}
		}
		if c.lemmas[d.trigger] == "clash" && x.violence(d) < 1 && (slices.Contains(c.lemmas, "over") || !slices.ContainsFunc(d.actors, func(p dragoman.Participant) bool { return !x.single(p) })) {
			return false // a clash of words
		}
		if x.rhetoric(d) || d.mode == "destroy" && len(d.recipients) == 0 {
			return false
		}
		return len(d.recipients) > 0 || len(d.actors) > 1 || x.violence(d) > 0
	case "CONSULT", "COOPERATE":
		all := append(d.actors[:len(d.actors):len(d.actors)], d.recipients...)
		switch {
		case d.typ == "COOPERATE", c.lemmas[d.trigger] == "talk", c.lemmas[d.trigger] == "speak":
			if slices.ContainsFunc(all, x.private) {
				return false
			}
		case d.mode == "visit":
			if len(d.actors) > 0 && !slices.ContainsFunc(d.actors, x.public) || x.athome(d) {
				return false // tourists; who goes about in his own country
			}
		}
		return len(all) > 1 && x.named(all) && slices.ContainsFunc(all, x.public) && (d.mode == "visit" || !slices.ContainsFunc(all, x.newsman))
	case "RETREAT":
		switch d.mode {
		case "", "release", "access":
			return len(d.recipients) > 0 || d.mode == "" && x.named(d.actors)
		}
		return len(d.actors) > 0
	case "SUPPORT":
		return len(d.actors) > 1 || len(d.recipients) > 0 && len(d.actors) > 0 || d.both
	case "AID":
		if t := c.lemmas[d.trigger]; (t == "help" || t == "assist" || t == "aid") && !slices.ContainsFunc(d.actors, func(p dragoman.Participant) bool { return !x.single(p) }) {
			return false // one person's help
		}
		if t := c.lemmas[d.trigger]; (t == "provide" || t == "supply") && !strings.Contains(d.why, "@") && !x.named(d.recipients) {
			return false // of trade
		}
		return len(d.recipients) > 0 && slices.ContainsFunc(d.actors, x.public)
	case "REQUEST":
		return len(d.recipients) > 0 && len(d.actors) > 0 && slices.ContainsFunc(append(d.actors[:len(d.actors):len(d.actors)], d.recipients...), x.public)
	case "THREATEN":
		if c.lemmas[d.trigger] == "warn" && !x.named(d.recipients) {
			return false // a warning of something
		}
		if c.lemmas[d.trigger] == "warn" && !x.menaces(d) {
			return false // a warning by who means well
		}
		return len(d.actors) > 0 && (len(d.recipients) > 0 || x.named(d.actors))
	case "REJECT":
		if c.lemmas[d.trigger] == "deny" && len(d.recipients) == 0 {
			return false // a claim is denied
		}
		if c.lemmas[d.trigger] == "disagree" && len(d.recipients) == 0 {
			return false
		}
		return len(d.actors) > 0 && (len(d.recipients) > 0 && (x.public(d.actors[0]) || x.named(d.actors)) || x.named(d.actors) && slices.ContainsFunc(d.actors, x.public))
	case "ACCUSE", "COERCE", "SANCTION":
		if d.typ == "ACCUSE" && len(d.actors) == 0 && c.upos[d.trigger] == dragoman.VERB && !c.passive[d.trigger] && c.r.Tokens[c.first+d.trigger].XPOS != "VBN" && c.rel[d.trigger] != dragoman.Acl {
			return false // the speaker after his words: "denounced the Centre"
		}
		switch c.lemmas[d.trigger] {
		case "limit", "restrict", "curb", "curtail":
			if len(d.actors) == 0 {
				return false
			}
		case "force", "compel", "coerce":
			if !slices.ContainsFunc(d.actors, x.public) {
				return false // by how things stand
			}
		}
		return len(d.recipients) > 0 && (len(d.actors) > 0 || x.named(d.recipients))
	case "AGREE":
		all := append(d.actors[:len(d.actors):len(d.actors)], d.recipients...)
		return len(all) > 1 && slices.ContainsFunc(d.actors, x.public) || d.both
	}
	return true
}

// sides reports whether a party is counted as two or more who act for states,
// armies or movements: "both sides", "the two governments", "three generals".
func (x *coding) sides(head int) bool {
	c := x.c
	if c.r.Tokens[c.first+head].XPOS != "NNS" {
		return false
	}
	sector, _, _ := x.known.Agent(c.lemmas[head])
	switch sector {
	case "GOV", "MIL", "REB", "UAF", "PTY", "OPP":
	default:
		if !x.words.is("polity", c.lemmas[head]) {
			return false
		}
	}
	return slices.ContainsFunc(c.lemmas[c.left[head]:head], func(l string) bool {
		return l == "both" || l == "two" || l == "three" || l == "four"
	})
}

// violence counts the words of violence beside a deed's own trigger; verbs
// that name nothing but force count themselves.
func (x *coding) violence(d *deed) int {
	n := x.words.count("violence", x.c.lemmas)
	switch l := x.c.lemmas[d.trigger]; l {
	case "strike", "hit", "fight", "fighting", "raid", "clash", "target":
		for _, w := range x.c.lemmas {
			if w == l && x.words.is("violence", l) {
				n--
			}
		}
	default:
		if d.mode != "" {
			n++
		}
	}
	return n
}

// private reports whether a party acts for itself as far as the report shows.
func (x *coding) private(p dragoman.Participant) bool {
	if x.public(p) {
		return false
	}
	last := x.c.r.TokenAt(p.End-1) - x.c.first
	return p.Actor != "" || last < 0 || last >= len(x.c.lemmas) || !x.words.is("polity", x.c.lemmas[last])
}

// privateSectors are the sectors of people who act for themselves.
var privateSectors = map[string]bool{"CVL": true, "LAB": true, "AGR": true, "EDU": true, "MED": true}

// opinion are verbs that in a relative clause or of a purpose tell a standing
// view, not a deed: "a candidate who supports", "to back the miners".
var opinion = map[string]bool{"support": true, "oppose": true, "back": true, "defend": true, "welcome": true, "advocate": true, "endorse": true, "champion": true}

// public reports whether a party acts in public affairs as far as the report
// shows: a country, body or group, somebody with an office, an agent noun.
func (x *coding) public(p dragoman.Participant) bool {
	a := x.actors[p.Actor]
	last := x.c.r.TokenAt(p.End-1) - x.c.first
	if last >= 0 && last < len(x.c.lemmas) && x.c.upos[last] == dragoman.NOUN && x.mention(last) == nil {
		if sector, _, ok := x.known.Agent(x.c.lemmas[last]); ok && privateSectors[sector] {
			return false // local workers, whoever employs them
		}
	}
	if a == nil {
		return x.c.r.Actors == nil || last >= 0 && last < len(x.c.lemmas) && (x.agent(x.c.lemmas[last]) || x.c.upos[last] == dragoman.PROPN)
	}
	if hits := x.known.Find(a.Name); len(hits) > 0 && !hits[0].Near {
		return true
	}
	return a.Kind != dragoman.Person || len(a.Roles) > 0 || a.Sector != "" || a.Country != "" || a.Link != ""
}

// named reports whether some party is a known actor of the reading, or has a
// name in it.
func (x *coding) named(list []dragoman.Participant) bool {
	for _, p := range list {
		if p.Actor != "" {
			return true
		}
		r := x.c.r
		for t := r.TokenAt(p.Start); t < len(r.Tokens) && r.Tokens[t].Start < p.End; t++ {
			if x.mention(t-x.c.first) != nil {
				return true
			}
		}
	}
	return false
}
