// SPDX-License-Identifier: Apache-2.0

package voice

import (
	"strings"

	"dragoman"
	"dragoman/read/say/page"
)

// noun classes a source that bears no name by its head noun.
func (r *room) noun(i int, head int32, s page.Range, name string) dragoman.Speaker {
	aged := r.p.Lemma(head, page.Aged) && r.numbered(s)
	head, lemma, class := r.classOf(head, s)
	if class == Document && r.p.Kinds.Has(lemma, page.Utterance) {
		if sp, ok := r.owner(s, head); ok {
			return sp
		}
	}
	definite, owned := false, false
	for k := s.First; k < s.Last && k <= head; k++ {
		definite = definite || r.p.Is(k, page.Definite)
		owned = owned || r.p.Is(k, page.Owns)
	}
	x := r.p.R.Tokens[head].XPOS
	if definite && x != "NNS" && x != "NNPS" {
		if sp, ok := r.known(i, head, s, lemma, class, name, owned); ok {
			return sp
		}
		if sp, ok := r.onward(i, s); ok && !owned && (class == Anonymous || class == "") {
			return sp
		}
	}
	if aged {
		if sp, ok := r.alone(s); ok && definite {
			return sp
		}
		return dragoman.Speaker{Name: name, Class: Anonymous}
	}
	if (definite || owned) && class == Anonymous && x == "NN" {
		if sp, ok := r.later(head, s, lemma); ok {
			return sp
		}
	}
	return r.unnamed(head, s, lemma, class, name, owned)
}

const laterReach = 900 // bytes after a source in which its bearer may be named

// later is the one person who is named after a source with its very office, as the
// first sentence of a report often leaves him unnamed: "Norway’s foreign minister
// said …. Foreign Minister Jan Holm told …". All that describes the office must
// stand in his title. The margin says that it is a guess.
func (r *room) later(head int32, s page.Range, noun string) (dragoman.Speaker, bool) {
	if !r.p.Kinds.Has(noun, page.Office) || r.hasPerson(s) {
		return dragoman.Speaker{}, false
	}
	here := r.p.R.Tokens[head].Start
	found := ""
	for a := range r.p.R.Actors {
		x := &r.p.R.Actors[a]
		if x.Kind != dragoman.Person {
			continue
		}
		for k := range x.Roles {
			if at := x.Roles[k].Start; at <= here || at > here+laterReach || !hasWord(x.Roles[k].Title, noun) || !r.described(head, s, x.Roles[k].Title) {
				continue
			}
			if found != "" && found != x.ID {
				return dragoman.Speaker{}, false
			}
			found = x.ID
		}
	}
	if found == "" {
		return dragoman.Speaker{}, false
	}
	sp := r.of(found, "")
	sp.Margin = 0.5
	return sp, true
}

// described reports whether each word before the head of a source, but for names
// and small words, stands in a title.
func (r *room) described(head int32, s page.Range, title string) bool {
	if head != s.Last-1 {
		return false
	}
	any := false
	for i := s.First; i < head; i++ {
		switch r.p.Words[i].Pos {
		case dragoman.NOUN, dragoman.ADJ:
			if r.at[i] >= 0 && r.mentions[r.at[i]].Form == dragoman.Name {
				continue
			}
			if !hasWord(title, r.low(i)) {
				return false
			}
			any = true
		case dragoman.VERB, dragoman.ADP, dragoman.NUM:
			return false
		}
	}
	return any || r.hasName(s)
}

// numbered reports whether a source holds a number.
func (r *room) numbered(s page.Range) bool {
	for i := s.First; i < s.Last; i++ {
		if r.p.Words[i].Pos == dragoman.NUM {
			return true
		}
	}
	return false
}

// alone is the only person named in this sentence or the three before it: "the
// 39-year-old". The margin says that it is a guess.
func (r *room) alone(s page.Range) (dragoman.Speaker, bool) {
	c := r.candidates(s.First, "", "")
	if len(c) != 1 {
		return dragoman.Speaker{}, false
	}
	sp := r.of(c[0].actor, "")
	sp.Margin = 0.5
	return sp, true
}

// classOf is the noun that heads a source, the lemma it goes by and its class:
// the tree's head, or where that is of no class the last noun of the phrase; of
// a part ("half of the voters") that of the whole.
func (r *room) classOf(head int32, s page.Range) (int32, string, string) {
	lemma := strings.ToLower(r.p.R.Tokens[head].Lemma)
	if r.p.Kinds.Has(lemma, page.Prime) {
		lemma = r.p.Kinds.Words(page.Prime)[0] // as in "Prime Minister Dahl"
	}
	class := r.class[r.low(head)] // "analysts" is generic where "analyst" is not
	if class == "" {
		class = r.class[lemma]
	}
	if class == "" && r.p.Words[head].Pos != dragoman.PROPN {
		if k := r.lastNoun(s); k >= 0 && k != head {
			head = k
			lemma = strings.ToLower(r.p.R.Tokens[k].Lemma)
			if class = r.class[r.low(k)]; class == "" {
				class = r.class[lemma]
			}
		}
	}
	if head > s.First && r.p.Kinds.Has(lemma, page.Figure) && r.p.Is(head-1, page.FigureOf) {
		class = Anonymous
	}
	if r.p.Kinds.Has(lemma, page.PartOf) {
		for k := head + 1; k+1 < s.Last; k++ {
			if n := r.lastNoun(page.Range{First: k + 1, Last: s.Last}); r.p.Is(k, page.Of) && n >= 0 {
				class = r.class[strings.ToLower(r.p.R.Tokens[n].Lemma)]
				break
			}
		}
	}
	return head, lemma, class
}

// known resolves a definite noun to whom the report has spoken of: "the
// newspaper", "the analyst", "the ministry".
func (r *room) known(i int, head int32, s page.Range, lemma, class, name string, owned bool) (dragoman.Speaker, bool) {
	tries := []func() (dragoman.Speaker, bool){}
	switch {
	case class == Media:
		tries = append(tries,
			func() (dragoman.Speaker, bool) { return r.paper(i) },
			func() (dragoman.Speaker, bool) { return r.media(i, head) })
	case class == Anonymous || class == Generic:
		tries = append(tries,
			func() (dragoman.Speaker, bool) { return r.role(i, head, lemma, name) },
			func() (dragoman.Speaker, bool) {
				sp, ok := r.turn(i, lemma, name)
				return sp, ok && !r.hasPerson(s)
			},
			func() (dragoman.Speaker, bool) { return r.peer(head, s, lemma) },
			func() (dragoman.Speaker, bool) { return r.only(head, s) })
	case class == Body && !owned && !r.hasName(s):
		tries = append(tries,
			func() (dragoman.Speaker, bool) { return r.entourage(head, s) },
			func() (dragoman.Speaker, bool) { return r.short(i, head) },
			func() (dragoman.Speaker, bool) { return r.longer(head) },
			func() (dragoman.Speaker, bool) { return r.body(i, head) })
	}
	for _, try := range tries {
		if sp, ok := try(); ok {
			return sp, true
		}
	}
	return dragoman.Speaker{}, false
}

// onward is the person who made the statement just before, where a definite noun
// without a name goes on speaking: "the strategist added". The margin says that it
// is a guess.
func (r *room) onward(i int, s page.Range) (dragoman.Speaker, bool) {
	goes := false
	for t := r.list[i].Cue.First; t >= 0 && t < r.list[i].Cue.Last; t++ {
		goes = goes || r.p.Lemma(t, page.Onward)
	}
	if !goes || r.list[i].Within >= 0 || r.hasPerson(s) || s.Last-s.First > 4 {
		return dragoman.Speaker{}, false
	}
	k := i - 1
	for k >= 0 && r.list[k].Within >= 0 {
		k--
	}
	if k < 0 || r.para(i)-r.para(k) > 1 || r.out[k].Class != Named {
		return dragoman.Speaker{}, false
	}
	a, ok := r.actors[r.out[k].Actor]
	if !ok || r.p.R.Actors[a].Kind != dragoman.Person {
		return dragoman.Speaker{}, false
	}
	sp := r.of(r.out[k].Actor, "")
	sp.Margin = 0.5
	return sp, true
}

const longName = 8 // tokens of a source, above which its name ends at a comma

// unnamed is the class of a source that no actor was found for.
func (r *room) unnamed(head int32, s page.Range, lemma, class, name string, owned bool) dragoman.Speaker {
	if end := head + 1; head >= s.First && end < s.Last && s.Last-s.First > longName && r.low(end) == "," {
		name = r.text(page.Range{First: s.First, Last: end}) // without what is told beside it
	}
	sp := dragoman.Speaker{Name: name, Class: class}
	switch {
	case class == Media || class == Body:
		sp.Class = Anonymous
		if r.hasName(s) || class == Body && owned || r.capitals(s) {
			sp.Class = Named
		}
	case class == Generic && r.hasName(s) && r.p.Kinds.Has(lemma, page.Dweller):
		sp.Class = Anonymous // "residents of Al-Nour": certain people
	case class != "":
	case r.capitals(s):
		sp.Class = Named
	case r.titled(head, s):
		sp.Class = Named
	case r.p.Words[head].Pos == dragoman.NOUN && r.agent(lemma):
		sp.Class = Anonymous
	case r.p.Words[head].Pos == dragoman.PROPN:
		sp.Class = Named
	case r.p.R.Tokens[head].XPOS == "NNS":
		sp.Class = Generic
	default:
		sp.Class = Unknown
	}
	return sp
}

// capitals reports whether a source ends with two words at least that are written
// as names are, or is a name and a number: "co-host Ana Ruiz", "Harbour 25".
func (r *room) capitals(s page.Range) bool {
	n := 0
	for i := s.Last - 1; i >= s.First; i-- {
		w := &r.p.Words[i]
		if w.Shape != 1 && !(w.Shape == 3 && i == s.Last-1) || w.Pos == dragoman.DET {
			break
		}
		n++
	}
	return n > 1
}

// titled reports whether a source begins as a name is written, with a capital on
// its head and the word before: "Harbour Hunters, the series".
func (r *room) titled(head int32, s page.Range) bool {
	return head > s.First && r.p.Words[head].Shape == 1 && r.p.Words[head-1].Shape == 1 && r.p.Words[head-1].Pos != dragoman.DET
}

// agent reports whether a noun is made as those for people are: "forecaster",
// "pediatrician".
func (r *room) agent(lemma string) bool {
	for _, end := range r.p.Kinds.Words(page.Agent) {
		if len(lemma) > len(end)+3 && strings.HasSuffix(lemma, end) {
			return true
		}
	}
	return false
}

// lastNoun is the last noun before a preposition, a comma or a clause: the head
// of a phrase whose tree is wrong.
func (r *room) lastNoun(s page.Range) int32 {
	last := int32(-1)
	for k := s.First; k < s.Last; k++ {
		w := &r.p.Words[k]
		if last >= 0 && (w.Pos == dragoman.ADP || w.Pos == dragoman.SCONJ || w.Shape == 4 || w.Pos == dragoman.PRON) {
			break
		}
		if w.Pos == dragoman.NOUN {
			last = k
		}
	}
	return last
}

func (r *room) hasName(s page.Range) bool {
	for k := s.First; k < s.Last; k++ {
		if m := r.at[k]; m >= 0 && (r.mentions[m].Form == dragoman.Name || r.mentions[m].Form == dragoman.Metonym) {
			return true
		}
	}
	return false
}

func (r *room) hasPerson(s page.Range) bool {
	for k := s.First; k < s.Last; k++ {
		if m := r.at[k]; m >= 0 && r.mentions[m].Kind == dragoman.Person {
			return true
		}
	}
	return false
}

// role finds the actor whom the report has given the role the noun names: "the
// analyst". Of two such actors who has spoken goes before who was only spoken
// of, then who was named last; both are kept.
func (r *room) role(i int, head int32, noun, text string) (dragoman.Speaker, bool) {
	here := r.p.R.Tokens[head].Start
	none := bearer{actor: -1}
	best, second := none, none
	for a := range r.p.R.Actors {
		x := &r.p.R.Actors[a]
		if x.Kind != dragoman.Person || !holdsRole(x, noun, here) && !r.introduced(x, noun, here) {
			continue
		}
		b := bearer{a, r.spoke(i, x.ID), r.lastBefore(x, here)}
		switch {
		case b.before(best):
			best, second = b, best
		case b.before(second):
			second = b
		}
	}
	if best.actor < 0 {
		return dragoman.Speaker{}, false
	}
	sp := r.of(r.p.R.Actors[best.actor].ID, text)
	if second.actor >= 0 {
		sp.Second = r.p.R.Actors[second.actor].ID
		sp.Margin = margin(here-best.at, here-second.at)
	}
	return sp, true
}

// peer resolves "the Norwegian leader" to the one person with a role of the same
// circle and of the same name: "Norwegian Prime Minister Dahl".
func (r *room) peer(head int32, s page.Range, lemma string) (dragoman.Speaker, bool) {
	circle := r.trade(lemma)
	if circle == 0 {
		return dragoman.Speaker{}, false
	}
	here, found := r.p.R.Tokens[head].Start, -1
	for a := range r.p.R.Actors {
		x := &r.p.R.Actors[a]
		if x.Kind != dragoman.Person || !r.hasTrade(x, circle) || !r.sharesName(x, s, head, here) {
			continue
		}
		if found >= 0 {
			return dragoman.Speaker{}, false
		}
		found = a
	}
	if found < 0 {
		return dragoman.Speaker{}, false
	}
	return r.of(r.p.R.Actors[found].ID, ""), true
}

// sharesName reports whether a role given before byte here has a capitalised
// word of the source before its head.
func (r *room) sharesName(x *dragoman.Actor, s page.Range, head, here int32) bool {
	for t := s.First; t < head; t++ {
		if r.p.Words[t].Shape != 1 && r.p.Words[t].Shape != 2 || r.p.Words[t].Pos == dragoman.DET {
			continue
		}
		if holdsRole(x, r.p.R.Tokens[t].Of(r.p.R.Text), here) {
			return true
		}
	}
	return false
}

// bearer is somebody who bears a role: whether he has spoken, and the byte
// where he was named last.
type bearer struct {
	actor int
	spoke bool
	at    int32
}

func (b bearer) before(o bearer) bool {
	if o.actor < 0 || b.spoke != o.spoke {
		return o.actor < 0 || b.spoke
	}
	return b.at > o.at
}

func holdsRole(x *dragoman.Actor, noun string, here int32) bool {
	for k := range x.Roles {
		if x.Roles[k].Start < here && hasWord(x.Roles[k].Title, noun) {
			return true
		}
	}
	return false
}

// introduced reports whether the words before a name of an actor, in its
// sentence and with no verb between, give him the role: "the Minister of
// Agriculture, Enrique Parada". For "the official" any office will do.
func (r *room) introduced(x *dragoman.Actor, noun string, here int32) bool {
	circle := circles(0)
	if r.p.Kinds.Has(noun, page.AnyOffice) {
		circle = r.trade(noun)
	}
	for k := 0; k < len(x.Mentions) && k < 3 && x.Mentions[k].Start < here; k++ {
		if x.Mentions[k].Form != dragoman.Name {
			continue
		}
		first := int32(r.p.R.TokenAt(x.Mentions[k].Start))
		for i := first - 1; i >= 0 && i > first-12; i-- {
			w := &r.p.Words[i]
			if w.Sent != r.p.Words[first].Sent || w.Pos == dragoman.VERB || w.Pos == dragoman.AUX || w.Pos == dragoman.CCONJ || r.at[i] >= 0 && r.mentions[r.at[i]].Kind == dragoman.Person && r.mentions[r.at[i]].Form == dragoman.Name && r.mentions[r.at[i]].Last <= first {
				break
			}
			if low := r.low(i); low == noun || r.trade(low)&circle != 0 {
				return true
			}
		}
	}
	return false
}

// office mends "the president" that the reading took for somebody who has not
// spoken, where another of that office has; the other reading is kept.
func (r *room) office(i int, head int32, sp *dragoman.Speaker, text string) {
	k := r.at[head]
	if r.mentions[k].Form == dragoman.Name || r.mentions[k].Form == dragoman.Pronoun || r.mentions[k].Kind != dragoman.Person || r.spoke(i, sp.Actor) {
		return
	}
	if o, ok := r.role(i, head, strings.ToLower(r.p.R.Tokens[head].Lemma), text); ok && o.Actor != sp.Actor && r.spoke(i, o.Actor) {
		o.Second, o.Margin = sp.Actor, 0.3
		*sp = o
	}
}

// short resolves "the Administration" to the organisation of whose name it is a
// word: who has spoken before who was only named, then who was named last.
func (r *room) short(i int, head int32) (dragoman.Speaker, bool) {
	here := r.p.R.Tokens[head].Start
	best := bearer{actor: -1}
	for a := range r.p.R.Actors {
		x := &r.p.R.Actors[a]
		if x.Kind != dragoman.Organisation || !strings.Contains(x.Name, " ") || !hasWord(x.Name, r.p.R.Tokens[head].Of(r.p.R.Text)) {
			continue
		}
		if b := (bearer{a, r.spoke(i, x.ID), r.lastBefore(x, here)}); b.at >= 0 && b.before(best) {
			best = b
		}
	}
	if best.actor < 0 {
		return dragoman.Speaker{}, false
	}
	return r.of(r.p.R.Actors[best.actor].ID, ""), true
}

const longerBack = 600 // tokens looked back at for a longer name of a body

// longer resolves "the administration" to the last body that the report called
// by the same noun with a name before it: "the Dahl administration", "Dahl’s
// campaign".
func (r *room) longer(head int32) (dragoman.Speaker, bool) {
	noun := r.low(head)
	for t := head - 1; t > 0 && t > head-longerBack; t-- {
		if r.low(t) != noun || r.p.Words[t].Pos != dragoman.NOUN && r.p.Words[t].Pos != dragoman.PROPN {
			continue
		}
		before := t - 1
		if r.p.Is(before, page.Owns) && before > 0 {
			before--
		}
		k := r.at[before]
		if k < 0 || r.mentions[k].Form != dragoman.Name || r.mentions[k].Last > t {
			continue
		}
		if m := r.at[t]; m >= 0 && r.mentions[m].Actor != "" && r.mentions[m].Actor != r.mentions[k].Actor {
			return r.of(r.mentions[m].Actor, ""), true
		}
		return dragoman.Speaker{Name: r.p.R.Text[r.mentions[k].Start:r.p.R.Tokens[t].End], Class: Named}, true
	}
	return dragoman.Speaker{}, false
}

// entourage is a body that is somebody's: "his office", "her campaign". It is
// called by whose it is, where that is known.
func (r *room) entourage(head int32, s page.Range) (dragoman.Speaker, bool) {
	for t := s.First; t < head; t++ {
		if !r.p.Is(t, page.His) {
			continue
		}
		sp := dragoman.Speaker{Name: r.p.R.Text[r.p.R.Tokens[t].Start:r.p.R.Tokens[head].End], Class: Anonymous}
		if k := r.at[t]; k >= 0 {
			if a, ok := r.actors[r.mentions[k].Actor]; ok {
				sp = dragoman.Speaker{Name: r.p.R.Actors[a].Name + "'s " + r.p.R.Text[r.p.R.Tokens[t+1].Start:r.p.R.Tokens[head].End], Class: Named}
			}
		}
		return sp, true
	}
	return dragoman.Speaker{}, false
}

// owner is whose an utterance is: "the company’s announcement", "a statement by
// the ministry".
func (r *room) owner(s page.Range, head int32) (dragoman.Speaker, bool) {
	for t := s.First; t < s.Last; t++ {
		k := r.at[t]
		if k < 0 || r.mentions[k].Actor == "" || r.mentions[k].First != t && t != s.First {
			continue
		}
		switch r.mentions[k].Kind {
		case dragoman.Person, dragoman.Organisation, dragoman.Country:
		default:
			continue
		}
		before := t < head
		if !before {
			for i := max(s.First, r.mentions[k].First-2); i < r.mentions[k].First; i++ {
				before = before || r.p.Is(i, page.By)
			}
		}
		if before {
			return r.of(r.mentions[k].Actor, r.mentions[k].Of(r.p.R.Text)), true
		}
	}
	for t := s.First; t < head; t++ {
		if r.p.Words[t].Head != head || t+1 >= head || r.p.R.Tokens[t+1].XPOS != "POS" {
			continue
		}
		if c := r.class[strings.ToLower(r.p.R.Tokens[t].Lemma)]; c == Body || c == Anonymous {
			return dragoman.Speaker{Name: r.phrase(t), Class: Anonymous}, true
		}
	}
	return dragoman.Speaker{}, false
}

// only resolves "the former mayor" to the one person named in this sentence or
// the two before it, if there is just one and the noun is no part of a longer
// description. A noun that the report has used before is somebody's already:
// "the mayor of Lindholm". The margin says that it is a guess.
func (r *room) only(head int32, s page.Range) (dragoman.Speaker, bool) {
	noun := strings.ToLower(r.p.R.Tokens[head].Lemma)
	if s.Last-s.First > 4 || r.hasName(s) || !r.p.Kinds.Has(noun, page.Office) || r.usedBefore(head, noun) {
		return dragoman.Speaker{}, false
	}
	c := r.candidates(s.First, "", "")
	if len(c) != 1 || c[0].score < 1/3.0 {
		return dragoman.Speaker{}, false
	}
	sp := r.of(c[0].actor, "")
	sp.Margin = 0.5
	return sp, true
}

// usedBefore reports whether a noun stands in the report before token head.
func (r *room) usedBefore(head int32, noun string) bool {
	for t := range head {
		if r.p.R.Tokens[t].UPOS == dragoman.NOUN && strings.ToLower(r.p.R.Tokens[t].Lemma) == noun {
			return true
		}
	}
	return false
}

// body resolves "it" and "the group" to the organisation or country that spoke
// last in this paragraph or the one before, else to the only one that was a
// subject in the sentence before.
func (r *room) body(i int, head int32) (dragoman.Speaker, bool) {
	para := r.p.Words[head].Para
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		o := &r.list[k]
		if o.Head < 0 || para-r.p.Words[o.Head].Para > 1 {
			break
		}
		if o.Within < 0 && r.p.Is(head, page.It) && o.Source.First >= 0 && (r.out[k].Class == Document && r.p.Is(r.head(o.Source), page.It) || r.class[strings.ToLower(r.p.R.Tokens[r.head(o.Source)].Lemma)] == Document) {
			return r.out[k], true // "the statement said …, it added"
		}
		if a, ok := r.actors[r.out[k].Actor]; ok && o.Within < 0 {
			switch r.p.R.Actors[a].Kind {
			case dragoman.Organisation, dragoman.Country, dragoman.Group:
				if !r.sort(head, &r.p.R.Actors[a]) {
					continue
				}
				return r.of(r.out[k].Actor, ""), true
			}
		}
	}
	here := r.p.Words[head].Sent
	found := ""
	for k := r.before(head); k >= 0; k-- {
		m := &r.mentions[k]
		if m.First < 0 || int(m.First) >= len(r.p.Words) || here-r.p.Words[m.First].Sent > 1 {
			break
		}
		if m.Actor == "" || m.Kind != dragoman.Organisation && m.Kind != dragoman.Country || !r.subject(m) {
			continue
		}
		if a, ok := r.actors[m.Actor]; ok && !r.sort(head, &r.p.R.Actors[a]) {
			continue
		}
		if found != "" && found != m.Actor {
			return dragoman.Speaker{}, false
		}
		found = m.Actor
	}
	if found == "" {
		return dragoman.Speaker{}, false
	}
	return r.of(found, ""), true
}

// sort reports whether "the company" or "the ministry" can be an actor: an
// office of state is no company, and a ministry has the word in its name.
func (r *room) sort(head int32, a *dragoman.Actor) bool {
	noun := strings.ToLower(r.p.R.Tokens[head].Lemma)
	switch {
	case r.p.Kinds.Has(noun, page.NamedBody):
		return hasWord(a.Name, noun)
	case r.p.Kinds.Has(noun, page.State):
		return a.Kind == dragoman.Country || hasWord(a.Name, noun)
	}
	return !r.p.Kinds.Has(noun, page.Firm) || a.Kind == dragoman.Organisation && !r.public(a.Name)
}

// public reports whether a name is one of an office of state, or of a body that
// is no business.
func (r *room) public(name string) bool {
	for _, w := range strings.Fields(name) {
		if r.p.Kinds.Has(strings.ToLower(w), page.Public) {
			return true
		}
	}
	return false
}

func (r *room) subject(m *dragoman.Mention) bool {
	for t := m.First; t < m.Last && int(t) < len(r.p.Words); t++ {
		if r.p.Words[t].Rel == dragoman.Nsubj {
			return true
		}
	}
	return false
}

// before is the last mention that begins before token i, or -1.
func (r *room) before(i int32) int {
	lo, hi := 0, len(r.mentions)
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		if r.mentions[m].First < i {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo - 1
}

func hasWord(title, noun string) bool {
	for _, w := range strings.Fields(title) {
		if strings.EqualFold(strings.Trim(w, ",.'’"), noun) {
			return true
		}
	}
	return false
}

// lastBefore is where an actor is mentioned last before byte here.
func (r *room) lastBefore(x *dragoman.Actor, here int32) int32 {
	lo, hi := 0, len(x.Mentions)
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		if x.Mentions[m].Start < here {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo == 0 {
		return -1
	}
	return x.Mentions[lo-1].Start
}

// margin compares two distances: 0 when equal, near 1 when the second is far.
func margin(near, far int32) float64 {
	if far <= 0 || near >= far {
		return 0
	}
	return 1 - float64(max(near, 1))/float64(far)
}

// media resolves "the newspaper" to the outlet named last: an organisation
// that was spoken to, quoted, or whose name says that it is one.
func (r *room) media(i int, head int32) (dragoman.Speaker, bool) {
	for k := i - 1; k >= 0 && k >= i-12; k-- {
		if a, ok := r.actors[r.out[k].Actor]; ok && r.mediaName(r.p.R.Actors[a].Name) {
			return r.of(r.out[k].Actor, ""), true
		}
	}
	here := r.p.R.Tokens[head].Start
	n := len(r.mentions)
	for n > 0 && r.mentions[n-1].Start >= here {
		n--
	}
	for k := n - 1; k >= 0 && k >= n-60; k-- {
		m := &r.mentions[k]
		if (m.Kind == dragoman.Organisation || m.Kind == dragoman.Work) && r.mediaName(m.Of(r.p.R.Text)) {
			return r.of(m.Actor, m.Of(r.p.R.Text)), true
		}
	}
	return dragoman.Speaker{}, false
}

func (r *room) mediaName(s string) bool {
	for _, w := range strings.Fields(s) {
		if r.p.Kinds.Has(strings.Trim(w, ",."), page.Press) {
			return true
		}
	}
	return false
}
