// SPDX-License-Identifier: Apache-2.0

package coder

import (
	"slices"
	"strings"
	"unicode"

	"dragoman"
	"dragoman/eval/articles"
	"dragoman/internal/corpus"
	"dragoman/internal/maxent"
	"dragoman/read/do/settle"
	"dragoman/read/do/who"
)

// nameWords are the words of a name, in lower case, without those that say
// nothing of whose it is.
func nameWords(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		switch w {
		case "the", "a", "an", "of", "s", "and", "in", "for":
		default:
			out[w] = true
		}
	}
	return out
}

func within(a, b map[string]bool) bool {
	for w := range a {
		if !b[w] {
			return false
		}
	}
	return len(a) > 0
}

// is reports whether a spot is one of the parties gold gives by their words.
func is(p who.Spot, parties []corpus.CodedParty) bool {
	for _, g := range parties {
		want := nameWords(g.Text)
		if p.Actor != nil {
			for _, v := range append([]string{p.Actor.Name}, p.Actor.Variants...) {
				w := nameWords(v)
				if within(w, want) || within(want, w) {
					return true
				}
			}
			continue
		}
		words := strings.Fields(strings.ToLower(g.Text))
		l := p.Clause.Lemmas[p.At]
		if len(words) == 0 || !want[strings.ToLower(p.Clause.Token(p.At).Of(p.Clause.R.Text))] {
			continue
		}
		if last := words[len(words)-1]; strings.HasPrefix(last, l[:min(4, len(l))]) {
			return true
		}
	}
	return false
}

// named are the spots that are one of some parties by their words; where none
// is, those of the sentence that are of one's country, as the report shows it:
// "Chad agreed" where gold names who agreed for it.
func named(spots []who.Spot, parties []corpus.CodedParty) []bool {
	out := make([]bool, len(spots))
	any := false
	for i, p := range spots {
		out[i] = is(p, parties)
		any = any || out[i]
	}
	if any {
		return out
	}
	for i, p := range spots {
		if p.From != who.Here || p.Actor == nil || p.Actor.OwnCountry() == "" {
			continue
		}
		out[i] = slices.ContainsFunc(parties, func(g corpus.CodedParty) bool { return g.Country == p.Actor.OwnCountry() })
	}
	return out
}

// sides are the parties of an event as the choice learns them. Where both sides
// do the deed gold gives each as either, or all as actors: the first is asked
// for as the actor then, the others as recipients, as of the examples.
func sides(e *corpus.CodedEvent) (actors, others []corpus.CodedParty) {
	actors, recipients := e.Actors, e.Recipients
	if len(actors) < 2 || !articles.Joint(e.PLOVER) {
		return actors, recipients
	}
	first := actors[0]
	for _, p := range append(slices.Clone(actors[1:]), recipients...) {
		if p.Text == first.Text || slices.Contains(others, p) {
			continue
		}
		others = append(others, p)
	}
	return actors[:1], others
}

// goldOf is the event a telling tells, -1 for none.
func (x *Report) goldOf(t *settle.Telling) int { return tells(x.Gold.Events, t.Span()) }

// pairRows are what the merging of tellings learns from: two tellings of gold
// events, and of some one of them that is one with some that is none.
func (x *Report) pairRows(list []*settle.Telling) (out []maxent.Example) {
	for j, b := range list {
		for i, a := range list[:j] {
			p, q := x.goldOf(a), x.goldOf(b)
			switch {
			case p < 0 && q < 0:
				continue
			case p < 0 || q < 0:
				tied := a.Clause == b.Clause && (a.Clause.Head[a.At] == b.At || a.Clause.Head[b.At] == a.At)
				if (7*i+j)%4 != 0 || tied {
					continue
				}
			}
			out = append(out, maxent.Example{Features: settle.PairFeatures(x.Scene, a, b), Class: yes(p == q), Weight: 1})
		}
	}
	return
}

// clusterRows are what the last model learns from: clusters that stand for a
// gold event, one to one, and those that do not.
func (x *Report) clusterRows(list []settle.Cluster) (out []maxent.Example) {
	told := make([]articles.Telling, len(list))
	for i := range list {
		told[i] = telling(x, &list[i])
	}
	for i, e := range articles.Pair(x.Coded().Events, told) {
		out = append(out, maxent.Example{Features: settle.ClusterFeatures(x.Scene, list, i), Class: yes(e >= 0), Weight: 1})
	}
	return
}

func telling(x *Report, c *settle.Cluster) (a articles.Telling) {
	a.Type = x.Scene.Lex.Ontology.Types[c.Type()].Name
	for _, t := range c.Tellings {
		a.Mentions = append(a.Mentions, t.Span())
	}
	return
}

// Coded is the report as the scorer takes it.
func (x *Report) Coded() articles.Report {
	var out articles.Report
	parties := func(l []corpus.CodedParty) (to []articles.Party) {
		for _, p := range l {
			to = append(to, articles.Party{Text: p.Text, Country: p.Country})
		}
		return
	}
	span := func(v [2]int) dragoman.Span { return dragoman.Span{Start: int32(v[0]), End: int32(v[1])} }
	for _, e := range x.Gold.Events {
		g := articles.Event{Core: e.Tier == "core", Type: e.PLOVER, Also: e.Also, Actors: parties(e.Actors), Recipients: parties(e.Recipients), Status: e.Status, AlsoStatus: e.AlsoStatus}
		for _, v := range e.Evidence {
			g.Evidence = append(g.Evidence, span(v))
		}
		out.Events = append(out.Events, g)
	}
	for _, n := range x.Gold.Negatives {
		if n.Of == "event" {
			out.Lures = append(out.Lures, span(n.Span))
		}
	}
	return out
}
