// SPDX-License-Identifier: Apache-2.0

package settle

import (
	"math"
	"slices"
	"strconv"

	"dragoman"
	"dragoman/internal/linear"
	"dragoman/internal/maxent"
	"dragoman/read/do/scene"
	"dragoman/read/do/who"
)

// The numbers of the features of this package, apart from all others.
const (
	pairTemplate    uint32 = 800
	clusterTemplate uint32 = 801
)

type bag struct {
	list     []maxent.Feature
	template uint32
}

func (b *bag) yes(is bool, parts ...string) {
	if is {
		b.value(1, parts...)
	}
}

func (b *bag) value(v float64, parts ...string) {
	h := b.template
	for _, p := range parts {
		h = linear.Hash(h, p)
	}
	b.list = append(b.list, maxent.Feature{ID: h, Value: float32(v)})
}

// PairFeatures say how two tellings of a report, a before b, are alike.
func PairFeatures(s *scene.Scene, a, b *Telling) []maxent.Feature {
	return pairFeatures(make([]maxent.Feature, 0, 48), s, a, b)
}

// pairFeatures is PairFeatures into a list that may be used again.
func pairFeatures(list []maxent.Feature, s *scene.Scene, a, b *Telling) []maxent.Feature {
	f := &bag{template: pairTemplate, list: list}
	same := a.Type == b.Type
	both := func(is bool, name string) {
		f.yes(is, name)
		f.yes(is && same, name, "type")
	}
	f.value(1, "bias")
	f.yes(same, "type")
	f.yes(same, "of", strconv.Itoa(a.Type))
	both(alike(a, b), "stem")
	f.tree(both, a, b)
	f.people(both, same, a, b)
	v, w := s.Word(a.Clause, a.At), s.Word(b.Clause, b.At)
	if v.Known && w.Known {
		c := cosine(v.Vec.V, w.Vec.V)
		f.value(c, "cosine")
		if same {
			f.value(c, "cosine", "type")
		}
	}
	if !s.Single {
		f.value(float64(min(b.Sentence-a.Sentence, 10))/10, "sentences")
		both(s.R.Sentences[a.Sentence].Furniture == dragoman.Headline, "headline")
	}
	both(a.Sentence < 2, "lead")
	ca, cb := s.Cue(a.Clause, a.At), s.Cue(b.Clause, b.At)
	f.yes(ca != nil && ca == cb, "one cue")
	f.yes(differs(a.number, b.number), "numbers")
	f.yes(differs(a.number, b.number) && same, "numbers", "type")
	f.yes(differs(a.day, b.day), "days")
	f.yes(a.day != "" && a.day == b.day, "one day")
	f.yes(a.Ops != b.Ops, "operators")
	return f.list
}

// alike reports whether two words are one, or one derived of the other.
func alike(a, b *Telling) bool {
	return slices.ContainsFunc(a.stems, func(w string) bool { return slices.Contains(b.stems, w) })
}

// tree is how the two words hang together in one sentence.
func (f *bag) tree(both func(bool, string), a, b *Telling) {
	if a.Sentence != b.Sentence {
		return
	}
	c := a.Clause
	both(true, "sentence")
	kid := -1
	if c.Head[a.At] == b.At {
		kid = a.At
	} else if c.Head[b.At] == a.At {
		kid = b.At
	}
	both(kid >= 0, "kid")
	if kid >= 0 {
		f.value(1, "kid", c.Rel[kid].String())
		f.value(1, "kid", c.Rel[kid].String(), c.UPOS[kid].String())
	}
	both(c.Head[a.At] >= 0 && c.Head[a.At] == c.Head[b.At], "siblings")
	both(b.At-a.At < 6, "near")
}

// people are the parties the two have in common, or not.
func (f *bag) people(both func(bool, string), same bool, a, b *Telling) {
	aa, ar, ba, br := first(a.Actors), first(a.Recipients), first(b.Actors), first(b.Recipients)
	for _, l := range []struct {
		name string
		x, y *who.Spot
	}{{"actor", aa, ba}, {"recipient", ar, br}} {
		how := compareSpots(l.x, l.y)
		f.value(1, l.name, how)
		f.value(1, l.name, how, strconv.FormatBool(same))
		here := l.x != nil && l.y != nil && l.x.From == who.Here && l.y.From == who.Here
		f.value(1, l.name, how, "here", strconv.FormatBool(here))
	}
	one := compareSpots(aa, ba) == "one" && compareSpots(ar, br) == "one"
	both(one, "both parties")
	both(compareSpots(aa, br) == "one" || compareSpots(ar, ba) == "one", "crossed")
}

func first(l []who.Choice) *who.Spot {
	if len(l) == 0 {
		return nil
	}
	return &l[0].Spot
}

// compareSpots says whether two parties are one, two, or not known to be either.
func compareSpots(x, y *who.Spot) string {
	switch {
	case x == nil && y == nil:
		return "neither"
	case x == nil || y == nil:
		return "open"
	case x.Clause == y.Clause && x.At == y.At, x.Actor != nil && x.Actor == y.Actor:
		return "one"
	case x.Actor != nil && y.Actor != nil:
		return "two"
	case x.Clause.Lemmas[x.At] == y.Clause.Lemmas[y.At]:
		return "one word"
	}
	return "unknown"
}

func cosine(a, b []byte) float64 {
	var ab, aa, bb float64
	for i := range a {
		x, y := float64(int8(a[i])), float64(int8(b[i]))
		ab, aa, bb = ab+x*y, aa+x*x, bb+y*y
	}
	return ab / math.Sqrt(aa*bb+1e-9)
}

// count is the number that stands with a telling's parties, "" for none.
func (t *Telling) count() string {
	c := t.Clause
	for _, h := range append(t.Args.Object[:len(t.Args.Object):len(t.Args.Object)], t.Args.Subject...) {
		for _, k := range c.Kids[h] {
			if c.Rel[k] == dragoman.Nummod {
				return c.Lemmas[k]
			}
		}
	}
	return ""
}

// on is the value of the one time that hangs on the telling, "" where there is
// none or several.
func (t *Telling) on(s *scene.Scene) (day string) {
	c := t.Clause
	for _, k := range c.Kids[t.At] {
		if !c.Timed(k) {
			continue
		}
		x := c.Time(k)
		if x == nil || day != "" && day != x.Value {
			return ""
		}
		day = x.Value
	}
	return day
}

func differs(a, b string) bool { return a != "" && b != "" && a != b }

// odds are the log odds of a probability, bounded.
func odds(p float64) float64 { return math.Log(p / (1 - p + 1e-4)) }

// ClusterFeatures say how surely a cluster is an event of its own.
func ClusterFeatures(s *scene.Scene, list []Cluster, at int) []maxent.Feature {
	f := &bag{template: clusterTemplate, list: make([]maxent.Feature, 0, 32)}
	c := &list[at]
	t := c.Tellings[0]
	f.value(1, "bias")
	f.value(odds(t.Keep), "first")
	second := -2.0
	if len(c.Tellings) > 1 {
		second = odds(c.Tellings[1].Keep)
	}
	f.value(second, "second")
	f.value(odds(min(either(c), .995)), "either")
	f.value(float64(min(len(c.Tellings), 5))/5, "tellings")
	f.yes(len(c.Tellings) == 1, "one telling")
	f.yes(s.Lex.Ontology.Types[c.Type()].Name != "", "t", s.Lex.Ontology.Types[c.Type()].Name)
	f.value(t.Shares[t.Type], "share")
	lead, verb, cue := false, false, false
	for _, x := range c.Tellings {
		lead = lead || x.Sentence < 2
		verb = verb || x.Clause.UPOS[x.At] == dragoman.VERB
		cue = cue || s.Cue(x.Clause, x.At) != nil
	}
	f.yes(lead, "lead")
	f.yes(verb, "verb")
	f.yes(cue, "cue")
	f.yes(t.Frame != nil, "frame")
	f.yes(t.Ops != "", "operators")
	f.value(float64(t.Clause.First+t.At)/float64(len(s.R.Tokens)), "at")
	a, r := first(t.Actors), first(t.Recipients)
	f.yes(a != nil, "actor")
	f.yes(r != nil, "recipient")
	f.yes(a != nil && a.Actor != nil, "known actor")
	f.yes(r != nil && r.Actor != nil, "known recipient")
	f.yes(a != nil && scene.Public(a.Actor), "public actor")
	f.yes(a != nil && r != nil && a.Actor != nil && r.Actor != nil, "both known")
	f.yes(a != nil && a.From == who.Here, "actor here")
	f.yes(r != nil && r.From == who.Here, "recipient here")
	f.value(surest(t.Actors), "actor")
	f.value(surest(t.Recipients), "recipient")
	f.rivals(list, at)
	return f.list
}

// surest is the share of the first party, 0 where there is none.
func surest(l []who.Choice) float64 {
	if len(l) == 0 {
		return 0
	}
	return l[0].P
}

// either is the likelihood that some telling is an event, where each further
// one counts half.
func either(c *Cluster) float64 {
	no := 1.0
	for i, t := range c.Tellings {
		p := t.Keep
		if i > 0 {
			p /= 2
		}
		no *= 1 - p
	}
	return 1 - no
}

// rivals are the likelier clusters of the same sentence, and of the same type
// anywhere.
func (f *bag) rivals(list []Cluster, at int) {
	c := &list[at]
	t := c.Tellings[0]
	here, typed, anywhere := 0, 0, 0
	for i := range list {
		o := &list[i]
		if i == at || o.Tellings[0].Keep <= t.Keep {
			continue
		}
		if o.Tellings[0].Sentence == t.Sentence {
			here++
			if o.Type() == c.Type() {
				typed++
			}
		}
		if o.Type() == c.Type() {
			anywhere++
		}
	}
	f.value(float64(min(here, 3)), "rivals")
	f.value(float64(min(typed, 2)), "rivals", "type")
	f.value(float64(min(anywhere, 4))/4, "rivals", "anywhere")
}
