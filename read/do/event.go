// SPDX-License-Identifier: Apache-2.0

package do

import (
	"encoding/hex"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"dragoman"
	"dragoman/read/do/frame"
	"dragoman/read/do/propose"
	"dragoman/read/do/scene"
	"dragoman/read/do/settle"
	"dragoman/read/do/who"
)

// event is the record of a happening.
func (k *Coder) event(s *scene.Scene, c *settle.Cluster) dragoman.Event {
	told := c.OfType()
	first := told[0]
	o := k.Lex.Ontology
	typ := o.Types[c.Type()].Name
	mode, cameo, why := code(k.Lex, told, typ)
	t := first.Span()
	e := dragoman.Event{
		ID: id(s.R.ID, t, typ), Trigger: t,
		PLOVER: typ, Mode: mode, CAMEO: cameo, Quad: o.Quad(typ), Intensity: o.Intensity(typ, mode),
		Contexts: contexts(k.Lex, first.Clause), Actors: []dragoman.Participant{}, Recipients: []dragoman.Participant{},
		When: dragoman.When{Basis: "unknown"}, Status: status(first.Ops), AccordingTo: []dragoman.Holder{},
		Sizes: sizes(s, c, typ), Why: fmt.Sprintf("%s; likely %.2f, its type %.2f", why, c.P, first.Shares[c.Type()]),
	}
	for _, x := range c.Tellings {
		e.Mentions = append(e.Mentions, x.Span())
	}
	slices.SortFunc(e.Mentions, func(a, b dragoman.Span) int { return int(a.Start - b.Start) })
	actors, recipients := parties(c)
	if mutual(first, actors, recipients) {
		actors, recipients = append(actors[:len(actors):len(actors)], recipients...), nil
	}
	e.Actors = participants(s, e.Actors, actors)
	e.Recipients = participants(s, e.Recipients, recipients)
	return e
}

// ByWord begins Why of an event whose type no frame or pattern tells: the models
// took it from the word.
const ByWord = "word "

// code is the mode and CAMEO code of a type: those of the likeliest telling
// whose frame is of the type, else the type's own.
func code(lex *frame.Lexicon, told []*settle.Telling, typ string) (mode, cameo, why string) {
	why = ByWord + told[0].Lemma()
	for _, t := range told {
		if fr := t.Frame; fr != nil && fr.Type == typ {
			if mode == "" && cameo == "" || mode == "" && fr.Mode != "" {
				mode, cameo, why = fr.Mode, fr.CAMEO, fr.Why
			}
		}
	}
	if cameo == "" {
		cameo = lex.Ontology.CAMEO(typ, "")
	}
	return
}

// parties are those of the likeliest telling that has any, one of the event's type first, actor and recipient
// each for themselves; no one is both.
func parties(c *settle.Cluster) (actors, recipients []who.Choice) {
	for _, t := range c.TypeFirst() {
		if len(actors) == 0 && !shared(t.Actors, recipients) {
			actors = t.Actors
		}
		if len(recipients) == 0 && !shared(t.Recipients, actors) {
			recipients = t.Recipients
		}
	}
	for _, t := range c.OfType() {
		if wider(t.Actors, actors) && !shared(t.Actors, recipients) {
			actors = t.Actors
		}
		if wider(t.Recipients, recipients) && !shared(t.Recipients, actors) {
			recipients = t.Recipients
		}
	}
	return
}

// wider reports whether a holds all of b, and more.
func wider(a, b []who.Choice) bool {
	return len(a) > len(b) && len(b) > 0 && !slices.ContainsFunc(b, func(x who.Choice) bool { return !shared(a, []who.Choice{x}) })
}

// mutual reports whether both sides do the deed: its frame says so of the place
// the recipient stands in, or of some place and the two are joined.
func mutual(t *settle.Telling, actors, recipients []who.Choice) bool {
	if t.Frame == nil || t.Frame.Type != t.Candidate.Type || len(actors) == 0 || len(recipients) == 0 {
		return false
	}
	a, r := actors[0], recipients[0]
	for _, s := range t.Frame.Slots {
		if !s.Mutual {
			continue
		}
		if slices.Contains(t.Args.In(s.Word), r.At) || s.Word == frame.Direct && !t.Args.Passive && slices.Contains(t.Args.Object, r.At) ||
			a.Clause == r.Clause && (slices.Contains(a.Clause.Conjoined(a.At), r.At) || slices.Contains(a.Clause.Conjoined(r.At), a.At)) {
			return true
		}
	}
	return false
}

func shared(a, b []who.Choice) bool {
	return slices.ContainsFunc(a, func(x who.Choice) bool {
		return slices.ContainsFunc(b, func(y who.Choice) bool {
			return x.Actor != nil && x.Actor == y.Actor || x.Clause == y.Clause && x.At == y.At
		})
	})
}

func participants(s *scene.Scene, out []dragoman.Participant, list []who.Choice) []dragoman.Participant {
	for _, x := range list {
		p := who.Participant(s, x.Spot)
		if p.Actor == "" {
			for _, id := range who.Both(s, x.Spot) {
				out = append(out, dragoman.Participant{Actor: id, Span: p.Span})
			}
		}
		known := slices.ContainsFunc(out, func(q dragoman.Participant) bool {
			return q.Span == p.Span && (q.Actor == p.Actor || p.Actor == "") || q.Actor != "" && q.Actor == p.Actor
		})
		if !known {
			out = append(out, p)
		}
	}
	return out
}

// status is what the words of the clause alone say; the stage hold knows more
// and sets it again.
func status(ops string) dragoman.Status {
	has := func(s string) bool { return strings.Contains(ops, s) }
	switch {
	case has("neg"):
		return dragoman.Negated
	case has("thr"):
		return dragoman.Threatened
	case has("must"), has("req"), has("ord"):
		return dragoman.Requested
	case has("may"), has("if"), has("try"):
		return dragoman.Hypothetical
	case has("fut"), has("vow"):
		return dragoman.Planned
	}
	return dragoman.Occurred
}

func id(report string, t dragoman.Span, typ string) string {
	h := fnv.New64a()
	fmt.Fprintf(h, "%s %d %d %s", report, t.Start, t.End, typ)
	return "e" + hex.EncodeToString(h.Sum(nil))
}

// contexts of a sentence, in the manual's order.
func contexts(lex *frame.Lexicon, c *frame.Clause) []string {
	seen := make([]bool, len(lex.Ontology.Contexts))
	for _, l := range c.Lemmas {
		for _, x := range lex.Words.Contexts(l) {
			seen[lex.Words.ContextOrder(x)] = true
		}
	}
	out := []string{}
	for i, x := range lex.Ontology.Contexts {
		if seen[i] {
			out = append(out, x)
		}
	}
	return out
}

// sizes are the counts a happening carries: how many were killed, hurt,
// arrested, how many troops moved. A quantity counts for a telling whose word
// governs what it counts; the words that tell the kind are data.
func sizes(s *scene.Scene, c *settle.Cluster, typ string) (out []dragoman.Size) {
	for _, t := range c.Tellings {
		for _, q := range quantities(s.R, t.Candidate) {
			kind := s.Lex.SizeKind(typ, sizeWords(s, t.Candidate, q))
			if kind == "" || slices.ContainsFunc(out, func(x dragoman.Size) bool { return x.Kind == kind }) {
				continue
			}
			out = append(out, dragoman.Size{Kind: kind, Value: q.Value, Max: q.Max, Approx: q.Approx, Span: q.Span})
		}
	}
	return
}

// quantities are the bare counts of a candidate's sentence.
func quantities(r *dragoman.Reading, k *propose.Candidate) (out []dragoman.Quantity) {
	s := r.Sentences[k.Sentence]
	at, _ := slices.BinarySearchFunc(r.Quantities, s.Start, func(q dragoman.Quantity, start int32) int { return int(q.Start - start) })
	for ; at < len(r.Quantities) && r.Quantities[at].Start < s.End; at++ {
		if q := r.Quantities[at]; q.End <= s.End && q.Unit == "" {
			out = append(out, q)
		}
	}
	return
}

// after is how many words behind a count may say what became of those counted.
const after = 3

// sizeWords are the words that may tell what a quantity counts: the noun, the
// event's word where it governs that noun, the words right behind.
func sizeWords(s *scene.Scene, k *propose.Candidate, q dragoman.Quantity) (words []string) {
	c := k.Clause
	at := s.R.TokenAt(q.Start) - c.First
	if at < 0 || at >= len(c.Head) {
		return nil
	}
	n := at
climb:
	for d := 0; d < 6 && c.Head[n] >= 0; d++ {
		switch c.Rel[n] {
		case dragoman.Nummod, dragoman.Amod, dragoman.Det, dragoman.Compound, dragoman.Flat:
			n = c.Head[n]
		default:
			break climb
		}
	}
	words = append(words, c.Lemmas[n])
	if c.Head[n] == k.At {
		words = append(words, k.Lemma())
	}
	for i := at + 1; i < len(c.Lemmas) && i <= at+after; i++ {
		words = append(words, "+"+frame.Low(s.R, c.First+i))
	}
	return words
}
