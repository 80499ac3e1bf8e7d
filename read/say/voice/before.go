// SPDX-License-Identifier: Apache-2.0

package voice

import (
	"dragoman"
)

// shared gives a statement without a source the speaker it shares: a participle
// ("adding that") the one of the verb it hangs on, a bare quotation the last
// one who spoke. A passive or impersonal cue stays unknown.
func (r *room) shared(i int) dragoman.Speaker {
	s := &r.list[i]
	unknown := dragoman.Speaker{Class: Unknown}
	if s.Cue.First < 0 {
		for k := i - 1; k >= 0 && k >= i-8; k-- {
			if r.list[k].Within < 0 && r.out[k].Class != Unknown {
				return r.out[k]
			}
		}
		return unknown
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
	low := r.low(head)
	if low != "he" && low != "she" || r.list[i].Within >= 0 {
		return
	}
	k := i - 1
	for k >= 0 && r.list[k].Within >= 0 {
		k--
	}
	if k < 0 || r.list[k].Head < 0 || r.p.Words[head].Sent-r.p.Words[r.list[k].Head].Sent != 1 {
		return
	}
	prior := r.out[k]
	a, ok := r.actors[prior.Actor]
	if !ok || prior.Actor == sp.Actor || prior.Actor == addressee || prior.Class != Named || r.p.R.Actors[a].Kind != dragoman.Person {
		return
	}
	if g := r.p.R.Actors[a].Gender; g == "m" && low == "she" || g == "f" && low == "he" {
		return
	}
	old := sp.Actor
	*sp = prior
	sp.Second, sp.Margin = old, 0.2
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

// fallback resolves he, she and they that the reading left open: the speaker
// before, if he can be meant, else the person named nearest as a subject.
func (r *room) fallback(i int, head int32, addressee string) (dragoman.Speaker, bool) {
	gender := ""
	switch r.low(head) {
	case "he":
		gender = "m"
	case "she":
		gender = "f"
	default:
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
	switch r.low(head) {
	case "many", "some", "others", "everyone", "everybody", "people", "most", "you", "one", "anyone", "all", "few", "both", "those", "several", "nobody":
		return dragoman.Speaker{Name: name, Class: Generic}
	}
	return dragoman.Speaker{Name: name, Class: Unknown}
}
