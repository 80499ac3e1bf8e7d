// SPDX-License-Identifier: Apache-2.0

package voice

import (
	"dragoman"
	"dragoman/read/say/page"
)

// shared gives a statement without a source the speaker it shares: a participle
// ("adding that") the one of the verb it hangs on, a bare quotation the last
// one who spoke. A passive or impersonal cue stays unknown.
func (r *room) shared(i int) dragoman.Speaker {
	s := &r.list[i]
	unknown := dragoman.Speaker{Class: Unknown}
	if s.Cue.First < 0 {
		return r.bare(i)
	}
	h := &r.p.R.Tokens[s.Head]
	if h.XPOS != "VBG" && h.Rel != dragoman.Conj {
		return unknown
	}
	sent := r.p.Words[s.Head].Sent
	for k := i - 1; k >= 0 && k >= i-6; k-- {
		o := &r.list[k]
		if o.Head < 0 || r.p.Words[o.Head].Sent != sent {
			break
		}
		if o.Within == s.Within && r.out[k].Class != Unknown {
			return r.out[k]
		}
	}
	return unknown
}

// near is an actor that could be meant, and where it was mentioned last.
type near struct {
	actor string
	score float64
}

// second looks for another person a pronoun could mean as well, and keeps him
// with the margin between the two.
func (r *room) second(sp *dragoman.Speaker, m *dragoman.Mention, addressee string) {
	if sp.Actor == "" {
		return
	}
	gender := ""
	if a, ok := r.actors[sp.Actor]; ok {
		gender = r.p.R.Actors[a].Gender
	}
	first := near{sp.Actor, 0}
	other := near{}
	for _, c := range r.candidates(m.First, gender, addressee) {
		switch {
		case c.actor == sp.Actor:
			first.score = c.score
		case c.score > other.score:
			other = c
		}
	}
	if other.actor == "" || first.score <= 0 {
		return
	}
	if gap := (first.score - other.score) / first.score; gap < 0.5 {
		sp.Second, sp.Margin = other.actor, max(0, gap)
	}
}

// again prefers the speaker before for "he" and "she" that begin the next
// sentence's statement, where the reading chose another: who spoke last most
// often goes on. The other reading is kept as the second.
func (r *room) again(i int, head int32, sp *dragoman.Speaker, addressee string) {
	gender := r.gender(head)
	if gender == "" || r.list[i].Within >= 0 {
		return
	}
	k := i - 1
	for k >= 0 && (r.list[k].Within >= 0 || r.relative(k)) {
		k--
	}
	if k < 0 || r.list[k].Head < 0 {
		return
	}
	prior := r.out[k]
	a, ok := r.actors[prior.Actor]
	if !ok || prior.Actor == sp.Actor || prior.Actor == addressee || prior.Class != Named || r.p.R.Actors[a].Kind != dragoman.Person {
		return
	}
	if g := r.p.R.Actors[a].Gender; g != "" && g != gender {
		return
	}
	from, to := r.sentences(i), r.sentences(k)
	switch gap := from.First - to.Last; {
	case gap == 1:
	case gap < 1 || gap > 5 || r.para(i)-r.para(k) > 2 || r.spoke(i, sp.Actor) || r.acts(sp.Actor, to.Last, from.First, head):
		return
	}
	old := sp.Actor
	*sp = prior
	sp.Second, sp.Margin = old, 0.2
}

// relative reports whether the source of a statement is "who" or "which".
func (r *room) relative(k int) bool {
	s := r.list[k].Source
	return s.First >= 0 && s.Last-s.First == 1 && r.p.Is(s.First, page.Relative)
}

// sentences are the first and the last sentence that a statement's cue and
// content touch.
func (r *room) sentences(i int) page.Range {
	s := &r.list[i]
	at := page.Range{First: 1 << 30}
	take := func(t int32) {
		n := r.p.Words[t].Sent
		at.First, at.Last = min(at.First, n), max(at.Last, n)
	}
	if s.Head >= 0 {
		take(s.Head)
	}
	for _, c := range s.Content {
		take(c.First)
		take(c.Last - 1)
	}
	return at
}

// spoke reports whether an actor made one of the 12 statements before i.
func (r *room) spoke(i int, actor string) bool {
	for k := i - 1; k >= 0 && k >= i-12; k-- {
		if r.out[k].Actor == actor {
			return true
		}
	}
	return false
}

// acts reports whether a name of an actor is a subject before token head, in a
// sentence after one and up to another. At most the last 24 mentions are
// looked at.
func (r *room) acts(actor string, after, upto, head int32) bool {
	last := r.before(head)
	for k := last; k >= 0 && k > last-24; k-- {
		m := &r.mentions[k]
		if n := r.p.Words[m.First].Sent; n <= after || n > upto {
			if n <= after {
				return false
			}
			continue
		}
		if m.Actor == actor && m.Form == dragoman.Name && r.subject(m) {
			return true
		}
	}
	return false
}

// bare gives a quotation without a cue its speaker: who is asked in the
// statement before; whom the sentences between name as their subject; else who
// spoke last, in this paragraph or the two before it.
func (r *room) bare(i int) dragoman.Speaker {
	unknown := dragoman.Speaker{Class: Unknown}
	k := i - 1
	for k >= 0 && (r.list[k].Within >= 0 || r.out[k].Class == Unknown) && k >= i-8 {
		k--
	}
	if k < 0 || r.list[k].Within >= 0 || r.para(i)-r.para(k) > 3 {
		k = -1
	}
	last := int32(-1)
	if k >= 0 {
		last = r.sentences(k).Last
	}
	here := r.list[i].Content[0].First
	if who := r.newcomer(here, last); who != "" && (k < 0 || who != r.out[k].Actor) {
		sp := r.of(who, "")
		if k >= 0 {
			sp.Second, sp.Margin = r.out[k].Actor, 0.3
		}
		return sp
	}
	if k < 0 || r.out[k].Class == Outlet || r.out[k].Class == Generic || r.out[k].Class == Anonymous && !r.quotes(k) {
		return unknown
	}
	return r.out[k]
}

// quotes reports whether a statement's content stands in quotation marks.
func (r *room) quotes(k int) bool {
	for _, c := range r.list[k].Content {
		if r.p.Words[c.First].Quote > 0 {
			return true
		}
	}
	return false
}

// newcomer is the one person named as a subject after sentence last, in the
// sentence of token here or the one before it; "" if there is none, or more.
func (r *room) newcomer(here, last int32) string {
	found := ""
	n := r.p.Words[here].Sent
	end := r.before(here)
	for k := end; k >= 0 && k > end-24; k-- {
		m := &r.mentions[k]
		at := r.p.Words[m.First].Sent
		if at <= last || n-at > 1 {
			break
		}
		if m.Kind != dragoman.Person || m.Form != dragoman.Name || m.Actor == "" || r.p.Words[m.First].Quote > 0 || !r.subject(m) {
			continue
		}
		if found != "" && found != m.Actor {
			return ""
		}
		found = m.Actor
	}
	return found
}

// candidates are the persons named within three sentences before token i, with
// a score: nearer is better, a subject better than an object. At most the last
// 24 mentions are looked at.
func (r *room) candidates(i int32, gender, addressee string) []near {
	var out []near
	here := r.p.Words[i].Sent
	last := r.before(i)
	for k := last; k >= 0 && k > last-24; k-- {
		m := &r.mentions[k]
		if m.Kind != dragoman.Person || m.Actor == "" || m.Actor == addressee || m.First < 0 || int(m.First) >= len(r.p.Words) {
			continue
		}
		gap := here - r.p.Words[m.First].Sent
		if gap > 3 {
			break
		}
		if a, ok := r.actors[m.Actor]; ok && gender != "" && r.p.R.Actors[a].Gender != "" && r.p.R.Actors[a].Gender != gender {
			continue
		}
		score := 1 / float64(1+gap)
		if r.subject(m) {
			score *= 1.5
		}
		if r.p.Words[m.First].Quote > 0 {
			score *= 0.5 // spoken of, not speaking
		}
		found := false
		for j := range out {
			if out[j].actor == m.Actor {
				out[j].score = max(out[j].score, score)
				found = true
			}
		}
		if !found {
			out = append(out, near{m.Actor, score})
		}
	}
	return out
}

// gender is the gender of "he" and "she", "" of any other word.
func (r *room) gender(head int32) string {
	switch {
	case r.p.Is(head, page.He):
		return "m"
	case r.p.Is(head, page.She):
		return "f"
	}
	return ""
}

// fallback resolves he, she and they that the reading left open: the speaker
// before, if he can be meant, else the person named nearest as a subject.
func (r *room) fallback(i int, head int32, addressee string) (dragoman.Speaker, bool) {
	gender := r.gender(head)
	if gender == "" {
		return dragoman.Speaker{}, false
	}
	best, other := near{}, near{}
	prior := ""
	if i > 0 {
		prior = r.out[i-1].Actor
	}
	for _, c := range r.candidates(head, gender, addressee) {
		if c.actor == prior {
			c.score *= 1.6
		}
		if c.score > best.score {
			best, other = c, best
		} else if c.score > other.score {
			other = c
		}
	}
	if best.actor == "" {
		return r.goesOn(i, gender)
	}
	sp := r.of(best.actor, "")
	if gap := (best.score - other.score) / best.score; other.actor != "" && gap < 0.5 {
		sp.Second, sp.Margin = other.actor, gap
	}
	return sp, true
}

// pronoun classes a pronoun that means nobody named.
func (r *room) pronoun(head int32, name string) dragoman.Speaker {
	if r.p.Is(head, page.Loose) {
		return dragoman.Speaker{Name: name, Class: Generic}
	}
	if r.p.R.Tokens[head].XPOS == "PRP" || r.p.Is(head, page.Thing) {
		name = "" // a pronoun is nobody's name
	}
	return dragoman.Speaker{Name: name, Class: Unknown}
}
