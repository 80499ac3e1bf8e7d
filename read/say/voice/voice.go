// SPDX-License-Identifier: Apache-2.0

package voice

import (
	"strings"

	"dragoman"
	"dragoman/read/say/page"
	"dragoman/read/say/stance"
)

// Said is a statement as tokens, in the order of the text.
type Said struct {
	Source  page.Range // First < 0: none
	Cue     page.Range // First < 0: a bare quotation
	Head    int32      // token that heads the cue, -1 none
	Content []page.Range
	Within  int // index of the statement it is nested in, -1 none
}

// room is one report while its speakers are resolved.
type room struct {
	*Words
	p        *page.Page
	list     []Said
	out      []dragoman.Speaker   // the first of each statement
	more     [][]dragoman.Speaker // the others
	at       []int32              // innermost mention of each token, or -1
	actors   map[string]int
	mentions []dragoman.Mention
}

// Resolve gives the speakers of each statement, one at least, and the id of its
// addressee, "" where none is named. It needs nothing but the page, and is as good as the
// mentions and actors that are there. Cost: linear; look-backs are bounded.
func (w *Words) Resolve(p *page.Page, list []Said) (speakers [][]dragoman.Speaker, addressees []string) {
	r := &room{Words: w, p: p, list: list, out: make([]dragoman.Speaker, len(list)), more: make([][]dragoman.Speaker, len(list)), mentions: p.R.Mentions}
	r.at = make([]int32, len(p.Words))
	for i := range r.at {
		r.at[i] = -1
	}
	for i, m := range r.mentions {
		for t := max(0, m.First); t < m.Last && t < m.First+40 && int(t) < len(r.at); t++ {
			// An inner mention of the same words comes later and wins, but a
			// name is not covered by the nominal around it.
			if old := r.at[t]; old < 0 || m.Last-m.First <= r.mentions[old].Last-r.mentions[old].First {
				r.at[t] = int32(i)
			}
		}
	}
	r.actors = make(map[string]int, len(p.R.Actors))
	for i := range p.R.Actors {
		r.actors[p.R.Actors[i].ID] = i
	}
	speakers, addressees = make([][]dragoman.Speaker, len(list)), make([]string, len(list))
	for i := range list {
		addressees[i] = r.addressee(&list[i])
		speakers[i] = r.speakers(i, addressees[i])
		r.out[i] = speakers[i][0]
	}
	return speakers, addressees
}

// text is a range as written.
func (r *room) text(s page.Range) string {
	return r.p.R.Text[r.p.R.Tokens[s.First].Start:r.p.R.Tokens[s.Last-1].End]
}

func (r *room) low(i int32) string { return strings.ToLower(r.p.R.Tokens[i].Of(r.p.R.Text)) }

// speaker resolves one source of statement i, or who it shares its speaker with
// where it has none.
func (r *room) speaker(i int, addressee string) dragoman.Speaker {
	s := &r.list[i]
	if s.Source.First < 0 {
		return r.shared(i)
	}
	if stance.Nobody(r.p, s.Source) && r.p.Is(stance.Quantity(r.p, s.Source), page.Nobody) {
		return dragoman.Speaker{Name: r.text(s.Source), Class: Nobody}
	}
	for k := i - 1; k >= 0 && k >= i-6; k-- {
		if r.list[k].Source == s.Source {
			return r.out[k] // "said …, adding"
		}
	}
	head := r.title(s.Source, r.head(s.Source))
	name := r.text(s.Source)
	switch {
	case r.p.Is(head, page.First) && !(r.p.Is(head, page.Us) && r.p.Words[head].Shape == 2):
		if s.Within >= 0 {
			return r.out[s.Within]
		}
		return dragoman.Speaker{Name: r.p.R.Outlet, Class: Outlet}
	case r.p.Is(head, page.Relative):
		if a := r.antecedent(head); a >= 0 {
			head = a
			name = r.phrase(a)
		}
	}
	if k := r.at[head]; (k < 0 || r.mentions[k].Kind != dragoman.Person) && !(r.p.Words[head].Pos == dragoman.NOUN && r.Paper(strings.ToLower(r.p.R.Tokens[head].Lemma))) {
		if m := r.apposed(s.Source, head); m >= 0 {
			return r.of(r.mentions[m].Actor, r.mentions[m].Of(r.p.R.Text))
		}
	}
	if sp, ok := r.actor(head, s, addressee); ok {
		r.again(i, head, &sp, addressee)
		r.office(i, head, &sp, name)
		r.inside(i, head, &sp, addressee)
		return sp
	}
	if r.p.Words[head].Pos == dragoman.PRON {
		if sp, ok := r.fallback(i, head, addressee); ok {
			return sp
		}
		if r.p.Is(head, page.They) {
			if sp, ok := r.plural(i, head); ok {
				return sp
			}
		}
		if r.p.Is(head, page.It) {
			if sp, ok := r.nameless(i); ok {
				return sp
			}
			if sp, ok := r.body(i, head); ok {
				return sp
			}
		}
		return r.pronoun(head, name)
	}
	return r.noun(i, head, s.Source, name)
}

// head is the token of a source that the rest hangs on.
func (r *room) head(s page.Range) int32 {
	for i := s.First; i < s.Last; i++ {
		if h := r.p.Words[i].Head; (h < s.First || h >= s.Last) && r.p.Words[i].Shape != 4 && r.p.Words[i].Pos != dragoman.ADP && r.p.R.Tokens[i].XPOS != "PRP$" && (r.p.Words[i].Pos != dragoman.DET || s.Last-s.First == 1) {
			// "the Navy chief", where the tree hangs the noun on the name.
			for r.p.Words[i].Pos == dragoman.PROPN && i+1 < s.Last && r.p.Words[i+1].Pos == dragoman.NOUN {
				i++
			}
			return i
		}
	}
	return s.Last - 1
}

// of is a named speaker; id may be "".
func (r *room) of(id, text string) dragoman.Speaker {
	name := text
	if k, ok := r.actors[id]; ok {
		name = r.p.R.Actors[k].Name
	}
	sp := dragoman.Speaker{Actor: id, Name: name, Class: Named}
	if o := r.p.R.Outlet; o != "" && strings.EqualFold(name, o) {
		sp.Class = Outlet
	}
	return sp
}

// actor takes the mention that covers the head of the source.
func (r *room) actor(head int32, s *Said, addressee string) (dragoman.Speaker, bool) {
	k := r.at[head]
	if k < 0 {
		return dragoman.Speaker{}, false
	}
	m := &r.mentions[k]
	if m.Actor == "" && m.Form != dragoman.Name && m.Form != dragoman.Metonym {
		return dragoman.Speaker{}, false
	}
	if a, ok := r.actors[m.Actor]; ok && m.Form == dragoman.Nominal && r.p.Kinds.Has(strings.ToLower(r.p.R.Tokens[head].Lemma), page.Firm) && r.public(r.p.R.Actors[a].Name) {
		return dragoman.Speaker{}, false
	}
	switch m.Kind {
	case dragoman.Work, dragoman.EventKind:
		return dragoman.Speaker{Actor: m.Actor, Name: m.Of(r.p.R.Text), Class: Document}, true
	case dragoman.Group:
		if m.Form == dragoman.Name && m.Last-m.First == 1 && r.p.Words[head].Pos == dragoman.ADJ {
			return dragoman.Speaker{}, false
		}
	}
	sp := r.of(m.Actor, m.Of(r.p.R.Text))
	if m.Form == dragoman.Pronoun && (m.Kind == dragoman.Person || m.Kind == "") {
		r.second(&sp, m, addressee)
	}
	return sp, true
}

// apposed finds a person's name in the source that no preposition parts from
// its beginning: "a spokesman, Ivan Petrov".
func (r *room) apposed(s page.Range, head int32) int32 {
	// ", Ivan Petrov" or "Secretary of State Ivan Petrov" at the end of the
	// source or before a comma.
	for i := s.First + 1; i < s.Last; i++ {
		k := r.at[i]
		if k < 0 || r.mentions[k].First != i || r.mentions[k].Kind != dragoman.Person || r.mentions[k].Form != dragoman.Name {
			continue
		}
		if w := &r.p.Words[i-1]; r.low(i-1) != "," && r.low(i-1) != ")" && w.Pos != dragoman.NOUN && w.Pos != dragoman.PROPN && w.Pos != dragoman.ADJ {
			continue // "critics of Ana Ruiz"
		} else if r.Human(strings.ToLower(r.p.R.Tokens[i-1].Lemma)) && w.Shape == 0 && r.owned(s.First, i) {
			continue // "the nephew of the author Ana Ruiz"
		} else if r.agentive(s.First, i) {
			continue // "the office led by Attorney General Ana Ruiz"
		}
		if e := r.mentions[k].Last; e >= s.Last || r.low(e) == "," || r.p.Is(e, page.Of) || r.p.Is(e, page.Who) || r.low(e) == "(" {
			return k
		}
	}
	// "state news agency Xinhua"
	if k := r.at[s.Last-1]; k >= 0 && r.mentions[k].Form == dragoman.Name && r.mentions[k].Kind == dragoman.Organisation {
		if f := r.mentions[k].First; f > s.First && r.p.Words[f-1].Pos == dragoman.NOUN {
			return k
		}
	}
	for i := s.First; i < s.Last; i++ {
		w := &r.p.Words[i]
		if w.Pos == dragoman.ADP && i > head || w.Pos == dragoman.VERB || w.Pos == dragoman.SCONJ {
			return -1
		}
		k := r.at[i]
		if k < 0 || r.mentions[k].Kind != dragoman.Person || r.mentions[k].Form != dragoman.Name {
			continue
		}
		// "Mr Ruiz 's lawyer" is not Ruiz.
		if last := r.mentions[k].Last; last < s.Last && r.p.Is(last, page.Genitive) {
			i = last
			continue
		}
		// Nor are Ruiz administration officials.
		if last := r.mentions[k].Last; last < s.Last && r.p.Words[last].Pos == dragoman.NOUN && last <= head {
			i = last
			continue
		}
		return k
	}
	return -1
}

// agentive reports whether a name is the agent of a participle in its source.
func (r *room) agentive(first, i int32) bool {
	k := i - 1
	for k > first && (r.p.Words[k].Pos == dragoman.NOUN || r.p.Words[k].Pos == dragoman.PROPN || r.p.Words[k].Pos == dragoman.ADJ || r.p.Words[k].Pos == dragoman.DET) {
		k--
	}
	return k > first && r.p.Is(k, page.By) && r.p.R.Tokens[k-1].XPOS == "VBN"
}

// owned reports whether a preposition parts token i from the beginning of its
// source, with no comma after it.
func (r *room) owned(first, i int32) bool {
	for k := i - 1; k > first && r.low(k) != ","; k-- {
		if r.p.Is(k, page.Apart) {
			return true
		}
	}
	return false
}

// antecedent is the noun a relative pronoun stands for: what its clause hangs
// on; for "who", where that is nobody, the person named nearest before it.
func (r *room) antecedent(who int32) int32 {
	found := int32(-1)
	if i := who - 1; i > 0 && r.p.Is(who, page.Who) {
		if r.low(i) == "," {
			i--
		}
		if k := r.at[i]; k >= 0 && r.mentions[k].Kind == dragoman.Person && r.mentions[k].Form == dragoman.Name || r.p.Words[i].Pos == dragoman.NOUN && r.Human(strings.ToLower(r.p.R.Tokens[i].Lemma)) {
			return i // the one right before it
		}
	}
	for n, i := 0, who; i >= 0 && n < 6; n++ {
		w := &r.p.Words[i]
		if w.Rel == dragoman.Acl {
			found = w.Head
			break
		}
		i = w.Head
	}
	if r.p.Is(who, page.Which) && found < 0 {
		for i := who - 1; i >= 0 && i > who-6 && r.p.Words[i].Sent == r.p.Words[who].Sent; i-- {
			if k := r.at[i]; k >= 0 && r.mentions[k].Kind == dragoman.Organisation {
				return i
			}
		}
	}
	if !r.p.Is(who, page.Who) || found >= 0 && (r.at[found] >= 0 || r.Human(strings.ToLower(r.p.R.Tokens[found].Lemma)) || r.class[strings.ToLower(r.p.R.Tokens[found].Lemma)] == Body) {
		return found
	}
	for i := who - 1; i >= 0 && i > who-12 && r.p.Words[i].Sent == r.p.Words[who].Sent; i-- {
		if k := r.at[i]; k >= 0 && r.mentions[k].Kind == dragoman.Person && r.mentions[k].Form == dragoman.Name || r.p.Words[i].Pos == dragoman.NOUN && r.Human(strings.ToLower(r.p.R.Tokens[i].Lemma)) {
			return i
		}
	}
	return found
}

// phrase is the noun phrase of a token as written, up to its head.
func (r *room) phrase(head int32) string {
	first := head
	for first > 0 && first > head-6 && r.p.Words[first-1].Head == head {
		switch r.p.Words[first-1].Rel {
		case dragoman.Det, dragoman.Amod, dragoman.Compound, dragoman.Nummod:
			first--
			continue
		}
		break
	}
	return r.p.R.Text[r.p.R.Tokens[first].Start:r.p.R.Tokens[head].End]
}

// addressee is the actor spoken to: the object of the cue, or "to X" after it.
func (r *room) addressee(s *Said) string {
	if s.Head < 0 {
		return ""
	}
	end := min(s.Cue.Last+8, int32(len(r.p.Words)))
	for i := s.Cue.First; i < end; i++ {
		w := &r.p.Words[i]
		if w.Head != s.Head || within(s.Source, i) || r.inContent(s, i) {
			continue
		}
		ok := w.Rel == dragoman.Iobj || w.Rel == dragoman.Obj && r.p.Lemma(s.Head, page.TellTo)
		if w.Rel == dragoman.Obl {
			ok = w.Left < i && (r.p.Is(w.Left, page.To) || r.p.Is(w.Left, page.With) && i < s.Cue.Last)
		}
		if !ok {
			continue
		}
		if k := r.at[i]; k >= 0 && r.mentions[k].Actor != "" {
			return r.mentions[k].Actor
		}
	}
	return ""
}

func within(s page.Range, i int32) bool { return i >= s.First && i < s.Last }

func (r *room) inContent(s *Said, i int32) bool {
	for _, c := range s.Content {
		if within(c, i) {
			return true
		}
	}
	return false
}
