// SPDX-License-Identifier: Apache-2.0

package voice

import (
	"strings"

	"dragoman"
	"dragoman/read/say/page"
)

// inside mends "he" and "she" that the reading took for somebody whom the
// quoted words name: who is spoken of in a quotation is seldom its speaker. The
// speaker before goes on, else the person named nearest outside of it; the
// other reading is kept with a margin.
func (r *room) inside(i int, head int32, sp *dragoman.Speaker, addressee string) {
	gender := r.gender(head)
	if gender == "" || sp.Actor == "" || !r.named(&r.list[i], sp.Actor) {
		return
	}
	old := sp.Actor
	if k := r.prior(i, gender); k >= 0 && r.out[k].Actor != old && r.out[k].Actor != addressee {
		*sp = r.of(r.out[k].Actor, "")
		sp.Second, sp.Margin = old, 0.5
		return
	}
	if o, ok := r.goesOn(i, gender); ok && o.Actor == "" {
		*sp = o
		sp.Second, sp.Margin = old, 0.5
		return
	}
	best := near{}
	for _, c := range r.candidates(head, gender, addressee) {
		if c.actor != old && c.score > best.score && !r.named(&r.list[i], c.actor) {
			best = c
		}
	}
	if best.actor != "" {
		*sp = r.of(best.actor, "")
		sp.Second, sp.Margin = old, 0.2
	}
}

// named reports whether quotation marks in the content of a statement hold a
// name of the actor. At most 40 mentions are looked at.
func (r *room) named(s *Said, actor string) bool {
	for _, c := range s.Content {
		for k, n := r.before(c.Last), 0; k >= 0 && n < 40 && r.mentions[k].First >= c.First; k, n = k-1, n+1 {
			m := &r.mentions[k]
			if m.Actor == actor && m.Form == dragoman.Name && r.p.Words[m.First].Quote > 0 {
				return true
			}
		}
	}
	return false
}

// prior is the statement before, in this paragraph or the two before it, that a
// person of this gender ("": any) makes and no other holds; -1 if none.
func (r *room) prior(i int, gender string) int {
	for k := i - 1; k >= 0 && k >= i-6; k-- {
		if r.list[k].Within >= 0 || r.out[k].Class != Named {
			continue
		}
		if r.para(i)-r.para(k) > 2 {
			return -1
		}
		a, ok := r.actors[r.out[k].Actor]
		if !ok || r.p.R.Actors[a].Kind != dragoman.Person {
			continue
		}
		if g := r.p.R.Actors[a].Gender; gender != "" && g != "" && g != gender {
			continue
		}
		return k
	}
	return -1
}

func (r *room) para(i int) int32 {
	if s := &r.list[i]; s.Cue.First >= 0 {
		return r.p.Words[s.Cue.First].Para
	}
	return r.p.Words[r.list[i].Content[0].First].Para
}

// trade is the circles of offices and trades a noun belongs to, within which
// reports call one man by several names: the minister is "the official", the
// professor "the analyst".
func (r *room) trade(noun string) (c circles) {
	for n, k := range [...]page.Kind{page.CircleExpert, page.CircleOfficial, page.CircleOfficer, page.CircleBusiness, page.CirclePolitics, page.CircleLaw} {
		if r.p.Kinds.Has(noun, k) {
			c |= 1 << n
		}
	}
	return c
}

// circles are the circles a noun belongs to, a bit each.
type circles uint8

// turn resolves "the analyst" to the person who spoke just before and has a
// role of the same circle, if the circle fits no other of the last speakers.
func (r *room) turn(i int, lemma, text string) (dragoman.Speaker, bool) {
	circle := r.trade(lemma)
	if circle == 0 {
		return dragoman.Speaker{}, false
	}
	found, other := "", ""
	for k := i - 1; k >= 0 && k >= i-6 && r.para(i)-r.para(k) <= 3; k-- {
		a, ok := r.actors[r.out[k].Actor]
		if !ok || r.list[k].Within >= 0 || r.p.R.Actors[a].Kind != dragoman.Person || r.out[k].Actor == found || !r.hasTrade(&r.p.R.Actors[a], circle) && !r.presented(k, circle) {
			continue
		}
		if found == "" {
			found = r.out[k].Actor
		} else if other == "" {
			other = r.out[k].Actor
		}
	}
	if found == "" {
		return dragoman.Speaker{}, false
	}
	sp := r.of(found, text)
	sp.Second, sp.Margin = other, 0.5
	return sp, true
}

func (r *room) hasTrade(a *dragoman.Actor, circle circles) bool {
	for _, x := range a.Roles {
		for _, w := range strings.Fields(x.Title) {
			if r.trade(strings.ToLower(strings.Trim(w, ",.'’")))&circle != 0 {
				return true
			}
		}
	}
	return false
}

// presented reports whether a source up to statement k that is the speaker of k
// gives him a trade of the circle: "Ana Ruiz, a Spanish academic".
func (r *room) presented(k int, circle circles) bool {
	for j := k; j >= 0 && j >= k-12; j-- {
		if r.out[j].Actor != r.out[k].Actor || r.list[j].Source.First < 0 {
			continue
		}
		for t := r.list[j].Source.First; t < r.list[j].Source.Last; t++ {
			if r.p.Words[t].Pos == dragoman.NOUN && r.trade(strings.ToLower(r.p.R.Tokens[t].Lemma))&circle != 0 {
				return true
			}
		}
	}
	return false
}

// goesOn resolves "he" and "she" that no name nearby fits: the speaker before
// goes on, also one without a name.
func (r *room) goesOn(i int, gender string) (dragoman.Speaker, bool) {
	if k := r.prior(i, gender); k >= 0 {
		sp := r.of(r.out[k].Actor, "")
		sp.Margin = 0.5
		return sp, true
	}
	for k := i - 1; k >= 0 && k >= i-3 && r.para(i)-r.para(k) <= 1; k-- {
		if r.list[k].Within >= 0 || r.list[k].Source.First < 0 {
			continue
		}
		h := r.head(r.list[k].Source)
		if r.out[k].Class == Anonymous && r.p.R.Tokens[h].XPOS == "NN" && r.class[strings.ToLower(r.p.R.Tokens[h].Lemma)] == Anonymous {
			return r.out[k], true
		}
		break
	}
	return dragoman.Speaker{}, false
}

// plural resolves "they" that the reading left open: several who spoke in this
// paragraph or the one before go on.
func (r *room) plural(i int, head int32) (dragoman.Speaker, bool) {
	for k := i - 1; k >= 0 && k >= i-3 && r.para(i)-r.para(k) <= 2; k-- {
		s := r.list[k].Source
		if s.First < 0 || r.list[k].Within >= 0 || r.out[k].Class == Unknown || r.out[k].Class == Document {
			continue
		}
		h := r.head(s)
		if x := r.p.R.Tokens[h].XPOS; x == "NNS" || x == "NNPS" || r.p.Is(h, page.They) || r.joined(s) {
			return r.out[k], true
		}
		return dragoman.Speaker{}, false
	}
	// Else the people who are the subject of this sentence or the one before.
	here := r.p.Words[head].Sent
	for t := head - 1; t >= 0 && t > head-120 && here-r.p.Words[t].Sent <= 1; t-- {
		w := &r.p.Words[t]
		if w.Rel != dragoman.Nsubj || w.Quote > 0 || r.p.R.Tokens[t].XPOS != "NNS" || t > 0 && r.p.R.Tokens[t-1].End == r.p.R.Tokens[t].Start {
			continue
		}
		class := r.class[r.low(t)]
		if class == "" {
			class = r.class[strings.ToLower(r.p.R.Tokens[t].Lemma)]
		}
		if class == Anonymous || class == Generic {
			return dragoman.Speaker{Name: r.phrase(t), Class: class}, true
		}
	}
	return dragoman.Speaker{}, false
}

// joined reports whether a source is two joined by "and".
func (r *room) joined(s page.Range) bool {
	for t := s.First; t < s.Last; t++ {
		if r.p.Is(t, page.And) && r.p.Words[t].Rel == dragoman.Cc {
			return true
		}
	}
	return false
}

// title moves the head of a source from a name to the noun for somebody that it
// stands before: "a senior Bank of Korea official".
func (r *room) title(s page.Range, head int32) int32 {
	k := r.at[head]
	if k < 0 || r.mentions[k].Form != dragoman.Name {
		return head
	}
	last := int32(-1)
	for i := r.mentions[k].Last; i < s.Last && (r.p.Words[i].Pos == dragoman.NOUN || r.p.Words[i].Pos == dragoman.PROPN && r.at[i] < 0); i++ {
		if r.class[strings.ToLower(r.p.R.Tokens[i].Lemma)] == Anonymous && r.at[i] < 0 {
			last = i
		}
	}
	if last < 0 || last+1 < s.Last && r.at[last+1] >= 0 {
		return head // "Harbour Bank economist Ana Ruiz"
	}
	return last
}

// paper resolves "the publication" to the body whose report was cited last: "a
// report by Al-Monitor".
func (r *room) paper(i int) (dragoman.Speaker, bool) {
	for k := i - 1; k >= 0 && k >= i-6; k-- {
		s := r.list[k].Source
		if s.First < 0 || r.out[k].Class != Document && r.out[k].Class != Named {
			continue
		}
		cited := r.out[k].Class == Document
		for t := s.First; t < s.Last && !cited; t++ {
			c := r.class[r.low(t)]
			cited = c == Document || c == Media
		}
		if !cited {
			continue
		}
		for t := s.First; t < s.Last; t++ {
			if m := r.at[t]; m >= 0 && r.mentions[m].Form == dragoman.Name && (r.mentions[m].Kind == dragoman.Organisation || r.mentions[m].Kind == dragoman.Work) && r.mentions[m].First > s.First {
				return r.of(r.mentions[m].Actor, r.mentions[m].Of(r.p.R.Text)), true
			}
		}
	}
	return dragoman.Speaker{}, false
}

// nameless resolves "it" to the body that spoke in the statement before, where
// that bears no name: "the precinct said …, it said".
func (r *room) nameless(i int) (dragoman.Speaker, bool) {
	for k := i - 1; k >= 0 && k >= i-2 && r.para(i)-r.para(k) <= 1; k-- {
		s := r.list[k].Source
		if r.list[k].Within >= 0 || s.First < 0 || r.out[k].Class != Anonymous && r.out[k].Class != Named {
			continue
		}
		h := r.head(s)
		if c := r.class[strings.ToLower(r.p.R.Tokens[h].Lemma)]; (c == Body || c == Media) && r.p.R.Tokens[h].XPOS == "NN" {
			return r.out[k], true
		}
		if r.p.Is(h, page.It) && r.out[k].Class == Anonymous {
			return r.out[k], true
		}
		return dragoman.Speaker{}, false
	}
	return dragoman.Speaker{}, false
}
