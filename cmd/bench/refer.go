// SPDX-License-Identifier: Apache-2.0

package main

import (
	"cmp"
	"slices"
	"strings"

	"dragoman"
	scores "dragoman/eval/refer"
	"dragoman/internal/corpus"
	"dragoman/lang/en"
	"dragoman/read/parse"
	"dragoman/read/refer"
	"dragoman/read/tag"
)

// gumKinds are the kinds GUM's types stand for; names of other types are left
// out.
var gumKinds = map[string]dragoman.Kind{
	"person": dragoman.Person, "organization": dragoman.Organisation, "place": dragoman.PlaceKind, "event": dragoman.EventKind, "object": dragoman.Work,
	"abstract": dragoman.Work,
}

// benchRefer scores reference on GUM (.conllu with the Entity layer). The
// spans and types of the names are given, tags and trees are ours.
//
// alias_b3_f1 is B³ over the names. For pronoun_accuracy the nouns for persons
// ("a woman") are given as well: a pronoun (he, she) is right where the actor it
// was given is mostly of its gold group. For pronoun_accuracy_names only names
// are given, as in a report: it is right where its actor is, or where it has
// none and its group has no name. A noun is right where its actor is; its head
// decides which gold mention it is. nominal_recall is of the nouns that are
// coreferent with a name of a person, organisation or place. n counts tokens.
func benchRefer(gold []string, _ int, started func()) (int, map[string]any, error) {
	docs, err := treebanks(gold)
	if err != nil {
		return 0, nil, err
	}
	tagger, err := tag.New(en.Pack())
	if err != nil {
		return 0, nil, err
	}
	parser, err := parse.New(en.Pack())
	if err != nil {
		return 0, nil, err
	}
	resolver, err := refer.New(en.Pack())
	if err != nil {
		return 0, nil, err
	}
	var s referScore
	var readings, full, golds []*dragoman.Reading // full is given the nouns for persons too
	n := 0
	for _, d := range docs {
		g := d.Gold()
		r := d.Gold()
		for i := range r.Tokens {
			r.Tokens[i] = dragoman.Token{Span: r.Tokens[i].Span, Head: dragoman.Unparsed}
		}
		n += len(r.Tokens)
		tagger.Do(r)
		parser.Do(r)
		r.Mentions = goldNames(d, g)
		f := *r
		f.Mentions = append(goldNouns(d, g), r.Mentions...)
		readings, full, golds = append(readings, r), append(full, &f), append(golds, g)
	}
	started()
	for _, r := range readings {
		resolver.Do(r)
	}
	for i, d := range docs {
		resolver.Do(full[i])
		s.add(d, golds[i], readings[i])
		s.addFull(d, golds[i], full[i])
	}
	return n, s.metrics(), nil
}

func goldNames(d corpus.Doc, g *dragoman.Reading) (out []dragoman.Mention) {
	seen := map[int32]bool{}
	for _, m := range d.Entities() {
		kind, ok := gumKinds[m.Type]
		if !ok || m.Form(g) != dragoman.Name || seen[m.Head] {
			continue
		}
		seen[m.Head] = true
		a, b := m.Name(g)
		out = append(out, dragoman.Mention{Span: dragoman.Span{Start: g.Tokens[a].Start, End: g.Tokens[b-1].End}, First: a, Last: b, Kind: kind, Form: dragoman.Name})
	}
	slices.SortStableFunc(out, func(a, b dragoman.Mention) int { return cmp.Compare(a.First, b.First) })
	return out
}

// goldNouns are the mentions of persons whose head is a common noun, up to
// the head.
func goldNouns(d corpus.Doc, g *dragoman.Reading) (out []dragoman.Mention) {
	for _, m := range d.Entities() {
		if m.Type == "person" && m.Form(g) == dragoman.Nominal {
			out = append(out, dragoman.Mention{Span: dragoman.Span{Start: g.Tokens[m.First].Start, End: g.Tokens[m.Head].End}, First: m.First, Last: m.Head + 1, Kind: dragoman.Person, Form: dragoman.Nominal})
		}
	}
	slices.SortStableFunc(out, func(a, b dragoman.Mention) int { return cmp.Compare(a.Last, b.Last) })
	return slices.CompactFunc(out, func(a, b dragoman.Mention) bool { return a.Last == b.Last })
}

// addFull scores the pronouns where the nouns were given.
func (s *referScore) addFull(d corpus.Doc, g, r *dragoman.Reading) {
	actor := nameActors(r)
	heads := map[int32]string{} // actors of nouns and pronouns, by head
	for _, m := range r.Mentions {
		if m.Form != dragoman.Name {
			heads[m.Last-1] = m.Actor
		}
	}
	var items []scores.Item
	for _, m := range d.Entities() {
		switch m.Form(g) {
		case dragoman.Name:
			if _, ok := gumKinds[m.Type]; ok {
				items = append(items, scores.Item{Gold: m.Group, System: actor(m.Name(g))})
			}
		case dragoman.Nominal:
			if m.Type == "person" {
				items = append(items, scores.Item{Gold: m.Group, System: heads[m.Head]})
			}
		}
	}
	owner := scores.Owner(items)
	seen := map[int32]bool{}
	for _, m := range d.Entities() {
		if m.Form(g) != dragoman.Pronoun || seen[m.Head] || !heShe(strings.ToLower(g.Tokens[m.Head].Of(g.Text))) {
			continue
		}
		seen[m.Head] = true
		s.full++
		if a := heads[m.Head]; a != "" && owner[a] == m.Group {
			s.fullRight++
		}
	}
}

type referScore struct {
	its, itsFound, itsRight                int
	full, fullRight                        int
	precision, recall                      float64
	names                                  int
	pronouns, pronounsRight                int
	named, namedRight                      int
	nouns, nounsFound, nounsRight, nounsOK int
}

func (s *referScore) add(d corpus.Doc, g, r *dragoman.Reading) {
	actor := nameActors(r)
	found := map[int32]dragoman.Mention{}
	for _, m := range r.Mentions {
		if m.Form != dragoman.Name {
			found[m.Last-1] = m
		}
	}
	var items []scores.Item
	seen := map[int32]bool{}
	hasName := map[string]bool{}
	for _, m := range d.Entities() {
		if _, ok := gumKinds[m.Type]; !ok || m.Form(g) != dragoman.Name || seen[m.Head] {
			continue
		}
		seen[m.Head] = true
		items = append(items, scores.Item{Gold: m.Group, System: actor(m.Name(g))})
		hasName[m.Group] = true
	}
	p, q, n := scores.BCubed(items)
	s.precision, s.recall, s.names = s.precision+p, s.recall+q, s.names+n
	owner := scores.Owner(items)
	gold := map[int32]string{}
	for _, m := range d.Entities() {
		if _, ok := gold[m.Head]; ok {
			continue
		}
		gold[m.Head] = m.Group
		x, ok := found[m.Head]
		switch w := strings.ToLower(g.Tokens[m.Head].Of(g.Text)); {
		case w == "its":
			if hasName[m.Group] {
				s.its++
			}
			if ok {
				s.itsFound++
				if owner[x.Actor] == m.Group {
					s.itsRight++
				}
			}
		case m.Form(g) == dragoman.Pronoun && heShe(w):
			s.pronouns++
			right := !ok && !hasName[m.Group] || ok && owner[x.Actor] == m.Group
			if right {
				s.pronounsRight++
			}
			if hasName[m.Group] {
				s.named++
				if right {
					s.namedRight++
				}
			}
		case m.Form(g) == dragoman.Nominal && hasName[m.Group] && (m.Type == "person" || m.Type == "organization" || m.Type == "place"):
			s.nouns++
			if ok && x.Form == dragoman.Nominal && owner[x.Actor] == m.Group {
				s.nounsRight++
			}
		}
	}
	for head, m := range found {
		if m.Form == dragoman.Nominal {
			s.nounsFound++
			if gr, ok := gold[head]; ok && owner[m.Actor] == gr {
				s.nounsOK++
			}
		}
	}
}

// nameActors finds the actor of a given name: titles in front of it may have
// been taken off, so it is the longest name that ends where it ends.
func nameActors(r *dragoman.Reading) func(first, last int32) string {
	by := map[int32][]dragoman.Mention{} // by end, the longest first
	for _, m := range r.Mentions {
		if m.Form == dragoman.Name {
			by[m.Last] = append(by[m.Last], m)
		}
	}
	return func(first, last int32) string {
		for _, m := range by[last] {
			if m.First >= first {
				return m.Actor
			}
		}
		return ""
	}
}

func heShe(w string) bool {
	switch w {
	case "he", "him", "his", "himself", "she", "her", "hers", "herself":
		return true
	}
	return false
}

func (s *referScore) metrics() map[string]any {
	p, r := s.precision/float64(max(1, s.names)), s.recall/float64(max(1, s.names))
	f := 0.0
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return map[string]any{
		"alias_b3_f1": f, "alias_b3_precision": p, "alias_b3_recall": r, "names": s.names,
		"pronoun_accuracy": scores.Share(s.fullRight, s.full), "pronouns": s.pronouns,
		"pronoun_accuracy_names": scores.Share(s.pronounsRight, s.pronouns), "pronoun_accuracy_named": scores.Share(s.namedRight, s.named),
		"its_precision": scores.Share(s.itsRight, s.itsFound), "its_recall": scores.Share(s.itsRight, s.its),
		"nominal_precision": scores.Share(s.nounsOK, s.nounsFound), "nominal_recall": scores.Share(s.nounsRight, s.nouns), "nominals": s.nouns,
	}
}
