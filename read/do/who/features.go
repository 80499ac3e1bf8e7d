// SPDX-License-Identifier: Apache-2.0

package who

import (
	"slices"
	"strconv"

	"dragoman"
	"dragoman/internal/linear"
	"dragoman/internal/maxent"
	"dragoman/read/do/frame"
	"dragoman/read/do/propose"
	"dragoman/read/do/scene"
)

// template is the number of all features of this package, apart from those of
// ranking.
const template uint32 = 700

// bag gathers features by name.
type bag []maxent.Feature

func (b *bag) yes(parts ...string) { b.value(1, parts...) }

func (b *bag) value(v float32, parts ...string) {
	*b = append(*b, maxent.Feature{ID: name(parts...), Value: v})
}

// add adds a feature that is there by its number: one that is told more often
// with other ends is hashed once.
func (b *bag) add(id uint32) { *b = append(*b, maxent.Feature{ID: id, Value: 1}) }

// name is the number of a feature.
func name(parts ...string) uint32 {
	h := template
	for _, p := range parts {
		h = linear.Hash(h, p)
	}
	return h
}

// Features of a spot as a party of a candidate of a type. The one function
// serves training and reading, of actors and of recipients.
func Features(s *scene.Scene, k *propose.Candidate, typ string, p Spot) []maxent.Feature {
	b := place(make(bag, 0, 72), s, k, typ, p)
	b.actor(s, typ, p)
	b.noun(s, p)
	b.said(s, k, typ, p)
	return b
}

// place are the features of where a spot stands, seen from the candidate.
func place(b bag, s *scene.Scene, k *propose.Candidate, typ string, p Spot) bag {
	voice := k.Clause.UPOS[k.At].String()
	if k.Args.Passive {
		voice = "passive"
	}
	b.yes("bias")
	b.yes("bias", typ)
	b.role(k, typ, voice, p)
	own := stands(s, k, p)
	b.yes("own", own, voice)
	b.yes("own", own, typ)
	if p.From == Here {
		b.tree(k.Clause, k.At, typ, voice, own, p)
		if p.Clause.Owned(p.At) {
			b.yes("owned")
			b.yes("owned", typ)
			b.yes("owned", typ, voice)
		}
	} else {
		from := p.From.String()
		b.yes(from)
		b.yes(from, voice)
		rel := p.Clause.Rel[p.At].String()
		b.yes(from, rel)
		b.yes(from, rel, typ)
		b.yes(from, typ)
		b.yes(from, strconv.Itoa(min(k.Sentence-p.Sentence, 3)))
		b.yes(from, strconv.FormatBool(len(k.Args.Subject) > 0), strconv.FormatBool(len(k.Args.Object) > 0), voice)
	}
	return b
}

// Nobody are the features of no party at all being told, which stands for
// choice beside the spots.
func Nobody(s *scene.Scene, k *propose.Candidate, typ string, spots []Spot) []maxent.Feature {
	return nobody(make(bag, 0, 24), s, k, typ, spots)
}

func nobody(b bag, s *scene.Scene, k *propose.Candidate, typ string, spots []Spot) bag {
	voice := k.Clause.UPOS[k.At].String()
	if k.Args.Passive {
		voice = "passive"
	}
	has := func(list []int) string { return strconv.FormatBool(len(list) > 0) }
	here := 0
	for _, p := range spots {
		if p.From == Here {
			here++
		}
	}
	b.yes("nobody")
	b.yes("nobody", typ)
	b.yes("nobody", voice)
	b.yes("nobody", typ, voice)
	b.yes("nobody", "w", k.Lemma())
	b.yes("nobody", "subject", has(k.Args.Subject), voice)
	b.yes("nobody", "object", has(k.Args.Object), voice)
	b.yes("nobody", "by", has(k.Args.By), voice)
	b.yes("nobody", "subject", has(k.Args.Subject), typ)
	b.yes("nobody", "object", has(k.Args.Object), typ)
	b.yes("nobody", "alone", strconv.FormatBool(s.Single))
	b.yes("nobody", "here", strconv.Itoa(min(here, 6)))
	b.yes("nobody", "far", strconv.Itoa(min(len(spots)-here, 6)))
	if k.Frame != nil && len(k.Frame.Slots) > 0 {
		b.yes("nobody", "slot", k.Frame.Slots[0].Word)
	}
	if s.Held(k.Clause, k.At) != nil {
		b.yes("nobody", "held")
	}
	if s.Cue(k.Clause, k.At) != nil {
		b.yes("nobody", "cue")
	}
	return b
}

// role is the place the phrase has around the word itself.
func (b *bag) role(k *propose.Candidate, typ, voice string, p Spot) {
	n := len(*b)
	add := func(role string) {
		h := name("role", role)
		b.add(linear.Hash(h, voice))
		typed := linear.Hash(h, typ)
		b.add(typed)
		b.add(linear.Hash(typed, voice))
		b.add(linear.Hash(linear.Hash(h, "w"), k.Lemma()))
		if k.Frame != nil && len(k.Frame.Slots) > 0 {
			b.yes("slot", role, k.Frame.Slots[0].Word)
		}
	}
	if p.From == Here {
		a := k.Args
		if h := p.Clause.Head[p.At]; h >= 0 && h != k.At {
			switch p.Clause.Rel[p.At] {
			case dragoman.Conj:
				b.yes("joined", typ)
				b.yes("joined", strconv.FormatBool(slices.Contains(a.Subject, h)), strconv.FormatBool(slices.Contains(a.Object, h)), typ)
			case dragoman.Amod, dragoman.Nmod, dragoman.Compound:
				deed := "a thing's"
				if fr := p.Clause.Frame(h); fr != nil && fr.Type != "" {
					deed = "a deed's"
				} else if p.Clause.Acts(p.Clause.Lemmas[h]) {
					deed = "somebody's"
				}
				whole := "none"
				switch {
				case slices.Contains(a.Subject, h):
					whole = "subject"
				case slices.Contains(a.Object, h):
					whole = "object"
				default:
					for _, o := range a.Preps {
						if o.Head == h {
							whole = o.Prep
						}
					}
				}
				b.yes(deed, whole)
				b.yes(deed, whole, typ)
				b.yes(deed, whole, p.Clause.Rel[p.At].String(), p.Clause.Prep(p.At))
			}
		}
		for _, l := range []struct {
			role  string
			heads []int
		}{{"subject", a.Subject}, {"object", a.Object}, {"by", a.By}, {"kept", a.Kept}} {
			for _, h := range l.heads {
				if h == p.At {
					add(l.role)
				}
			}
		}
		for _, o := range a.Preps {
			if o.Head == p.At {
				add("p:" + o.Prep)
				if k.Frame != nil {
					for _, s := range k.Frame.Slots {
						if s.Word == o.Prep {
							b.yes("in slot")
						}
					}
				}
			}
		}
	}
	if len(*b) == n {
		add("none")
	}
}

// tree is the way from the word to the phrase.
func (b *bag) tree(c *frame.Clause, i int, typ, voice, own string, p Spot) {
	up, down, ok := way(c, i, p.At)
	if ok {
		var room [256]byte
		w := room[:0]
		for _, x := range up {
			w = append(append(w, c.Rel[x].String()...), '^')
		}
		w = append(w, '|')
		for n := len(down) - 1; n >= 0; n-- {
			w = append(append(w, c.Rel[down[n]].String()...), 'v')
		}
		path := name("path", string(w))
		b.add(path)
		b.add(linear.Hash(path, voice))
		b.add(linear.Hash(path, typ))
		b.add(linear.Hash(path, own))
		b.yes("length", strconv.Itoa(min(len(up)+len(down), 7)))
		b.yes("up", strconv.Itoa(min(len(up), 4)))
		b.yes("down", strconv.Itoa(min(len(down), 4)))
		if len(up) == 0 {
			b.yes("below")
			b.yes("below", typ)
		}
		if len(down) > 0 {
			top := down[len(down)-1]
			b.yes("top", c.Role(top))
			b.yes("top", c.Role(top), typ)
			b.yes("top", c.Rel[top].String(), voice)
		}
		b.yes("last", c.Role(p.At))
	}
	side := "before"
	if p.At > i {
		side = "after"
	}
	b.yes(side)
	b.yes(side, voice)
	b.yes("distance", strconv.Itoa(min(max(p.At-i, i-p.At)/3, 6)))
	lo, hi := min(i, p.At), max(i, p.At)
	between := 0
	for x := lo + 1; x < hi; x++ {
		if c.Mention(x) != nil && (c.UPOS[x] == dragoman.PROPN || c.UPOS[x] == dragoman.NOUN) {
			between++
		}
	}
	b.yes("between", strconv.Itoa(min(between, 4)))
	if c.Rel[p.At] == dragoman.Nsubj {
		b.yes("a subject")
	}
}

// stands says how a spot stands to the word's own subject: it is the subject, is
// the same actor, or is another; "none" where the word has no subject.
func stands(s *scene.Scene, k *propose.Candidate, p Spot) string {
	if len(k.Args.Subject) == 0 {
		return "none"
	}
	h := k.Args.Subject[0]
	if p.Clause == k.Clause && slices.Contains(k.Args.Subject, p.At) {
		return "it"
	}
	if a, _ := s.ActorAt(k.Clause, h); a != nil && a == p.Actor {
		return "same"
	}
	return "other"
}

// longest is how far a way is followed, in steps.
const longest = 40

// way are the tokens climbed from a, and from b, to where the two meet.
func way(c *frame.Clause, a, b int) (up, down []int, ok bool) {
	for x := a; x >= 0 && len(up) < longest; x = c.Head[x] {
		up = append(up, x)
	}
	for x := b; x >= 0 && len(down) < longest; x = c.Head[x] {
		for n, y := range up {
			if x == y {
				return up[:n], down, true
			}
		}
		down = append(down, x)
	}
	return nil, nil, false
}

// actor is who the phrase names, as a party of a type of deed.
func (b *bag) actor(s *scene.Scene, typ string, p Spot) {
	c, j := p.Clause, p.At
	l := c.Lemmas[j]
	if a := p.Actor; a != nil {
		b.yes("kind", string(a.Kind))
		b.yes("kind", string(a.Kind), typ)
		b.yes("sector", a.Sector)
		b.yes("sector", a.Sector, typ)
		b.yes("public", strconv.FormatBool(scene.Public(a)))
		b.yes("form", string(p.Form))
		if s.Leading(a) {
			b.yes("leading")
			b.yes("leading", typ)
		}
	} else {
		kind := "noun"
		if c.UPOS[j] == dragoman.PRON {
			kind = "pronoun"
		} else if c.UPOS[j] == dragoman.PROPN {
			kind = "name"
		}
		b.yes("kind", kind)
		b.yes("kind", kind, typ)
		b.yes("lemma", l)
		sector := s.Sector(c, j)
		b.yes("agent", sector)
		b.yes("agent", sector, typ)
		for _, n := range s.Word(c, j).Sets {
			b.yes("set", strconv.Itoa(n))
		}
		for _, k := range c.Kids[j] {
			if a, _ := s.ActorAt(c, k); a != nil {
				b.yes("of an actor")
				break
			}
		}
	}
}

// noun is what the word of the phrase says of it, whatever the deed.
func (b *bag) noun(s *scene.Scene, p Spot) {
	c, j := p.Clause, p.At
	if fr := c.Frame(j); fr != nil && fr.Type != "" {
		b.yes("a deed")
	}
	if w := s.Word(c, j); w.Known {
		near := name("near")
		for n, x := range s.ToKinds(w) {
			*b = append(*b, maxent.Feature{ID: linear.Hash(near, strconv.Itoa(n)), Value: 2 * x})
		}
	}
}

// said is whether the phrase is who says, or is told, the statement.
func (b *bag) said(s *scene.Scene, k *propose.Candidate, typ string, p Spot) {
	if p.Actor == nil {
		return
	}
	for _, t := range []struct {
		name string
		st   *dragoman.Statement
	}{{"cue", s.Cue(k.Clause, k.At)}, {"held", s.Held(k.Clause, k.At)}} {
		if t.st == nil {
			continue
		}
		if t.st.Speaker.Actor == p.Actor.ID {
			b.yes(t.name, "speaker")
			b.yes(t.name, "speaker", typ)
		}
		if t.st.Addressee == p.Actor.ID {
			b.yes(t.name, "addressee")
			b.yes(t.name, "addressee", typ)
		}
	}
}
