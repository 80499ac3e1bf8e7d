// SPDX-License-Identifier: Apache-2.0

// Package do reads events: who did what to whom, in PLOVER and CAMEO.
//
// A frame lexicon (verbs and nouns of events, own data) finds triggers on the
// parse; the precedence rules of PLOVER settle the type of what is planned,
// refused, asked for or threatened; a linear model types the pair where the
// frame is vague. Pairs types the relation of a given source and target; Main
// tags the parties of a sentence's main event.
package do

import (
	"encoding/hex"
	"fmt"
	"hash/fnv"
	"strings"

	"dragoman"
	"dragoman/know/actors"
	"dragoman/know/ontology"
	"dragoman/lang"
)

// Coder codes events. Read-only, safe for concurrent use.
type Coder struct {
	ontology *ontology.Ontology
	frames   *frames
	words    *words
	known    *actors.Table
}

// New loads the lexicons.
func New(pack *lang.Pack) (*Coder, error) {
	o, err := ontology.Load()
	if err != nil {
		return nil, err
	}
	f, err := loadFrames(pack, o)
	if err != nil {
		return nil, err
	}
	w, err := loadWords(pack, o)
	if err != nil {
		return nil, err
	}
	k, err := actors.Known()
	if err != nil {
		return nil, err
	}
	return &Coder{o, f, w, k}, nil
}

// longest is how many tokens of a sentence the coder takes on: longer ones are
// lists or noise.
const longest = 250

// lookBack is how many events back a further mention may lie, which bounds the
// cost of reports without end.
const lookBack = 512

// Do codes the events of a reading. It needs parses; mentions and actors are
// used where they are there. Status stays Occurred, and AccordingTo empty,
// for the stage hold to set.
func (k *Coder) Do(r *dragoman.Reading) {
	r.Events = []dragoman.Event{}
	time := 0
	byID := make(map[string]*dragoman.Actor, len(r.Actors))
	for i := range r.Actors {
		byID[r.Actors[i].ID] = &r.Actors[i]
	}
	sporty := k.sporty(r)
	for n := range r.Sentences {
		s := &r.Sentences[n]
		if s.Furniture != "" || s.Last-s.First < 3 {
			continue
		}
		if s.Last-s.First > longest {
			r.Note("do", s.Span, "sentence too long to code events of")
			continue
		}
		c := newClause(k.frames, r, int(s.First), int(s.Last))
		if !c.parsed || k.offTopic(c, sporty) {
			continue
		}
		for time < len(r.Times) && r.Times[time].End <= s.Start {
			time++
		}
		end := time
		for end < len(r.Times) && r.Times[end].Start < s.End {
			end++
		}
		x := coding{k, c, make([]bool, len(c.lemmas)), r.Times[time:end], byID, nil}
		for _, d := range x.deeds() {
			k.keep(r, c, d)
		}
	}
}

// offTopic reports whether a sentence is about sport or markets, whose verbs
// (beat, hit, retreat, rally) are no events.
func (k *Coder) offTopic(c *clause, sporty bool) bool {
	return sporty || k.words.count("sport", c.lemmas) >= 2 || k.words.count("market", c.lemmas) >= 3
}

// sporty reports whether a report is about sport: one word in fifty, and six
// at least, is one of sport.
func (k *Coder) sporty(r *dragoman.Reading) bool {
	n := 0
	for i := range r.Tokens {
		if k.words.is("sport", lemma(r, i)) {
			n++
		}
	}
	return n >= 6 && n*50 >= len(r.Tokens)
}

// keep adds a deed to the reading's events, or to the mentions of an event
// that is the same happening.
func (k *Coder) keep(r *dragoman.Reading, c *clause, d *deed) {
	e := k.event(r, c, d)
	for i := max(0, len(r.Events)-lookBack); i < len(r.Events); i++ {
		if same(r.Text, &r.Events[i], &e) {
			merge(&r.Events[i], &e)
			return
		}
	}
	r.Events = append(r.Events, e)
}

// event is the record of a deed.
func (k *Coder) event(r *dragoman.Reading, c *clause, d *deed) dragoman.Event {
	t := r.Tokens[c.first+d.trigger].Span
	e := dragoman.Event{
		ID: id(r.ID, t, d.typ), Trigger: t, Mentions: []dragoman.Span{t},
		PLOVER: d.typ, Mode: d.mode, CAMEO: d.cameo, Quad: k.ontology.Quad(d.typ), Intensity: k.ontology.Intensity(d.typ, d.mode),
		Contexts: k.contexts(c), Actors: d.actors, Recipients: d.recipients,
		When: dragoman.When{Basis: "unknown"}, Status: status(d.ops), AccordingTo: []dragoman.Holder{},
		Sizes: k.sizes(r, c, d), Why: d.why,
	}
	for _, i := range d.more {
		e.Mentions = append(e.Mentions, r.Tokens[c.first+i].Span)
	}
	if e.Actors == nil {
		e.Actors = []dragoman.Participant{}
	}
	if e.Recipients == nil {
		e.Recipients = []dragoman.Participant{}
	}
	return e
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

// contexts of the sentence, in the manual's order.
func (k *Coder) contexts(c *clause) []string {
	seen := make([]bool, len(k.ontology.Contexts))
	for _, l := range c.lemmas {
		for _, x := range k.words.contexts[l] {
			seen[k.words.order[x]] = true
		}
	}
	out := []string{}
	for i, x := range k.ontology.Contexts {
		if seen[i] {
			out = append(out, x)
		}
	}
	return out
}

// same reports whether two events of one report are one happening: the same
// type, a mode that does not differ, and parties of which at least one is
// shared and none is set against the other.
func same(text string, a, b *dragoman.Event) bool {
	if a.PLOVER != b.PLOVER || a.Mode != b.Mode && a.Mode != "" && b.Mode != "" {
		return false
	}
	x, y := shared(text, a.Actors, b.Actors), shared(text, a.Recipients, b.Recipients)
	switch {
	case x > 0 && y > 0:
		return true
	case x > 0 && len(a.Recipients)+len(b.Recipients) == 0:
		return true
	case x > 0 && y == 0, x == 0 && y > 0:
		return len(a.Actors)+len(a.Recipients) > 1 || len(b.Actors)+len(b.Recipients) > 1
	}
	return false
}

// shared is 1 where two lists have an actor, or the very words of one, in
// common, -1 where both name
// actors and share none, 0 where one is empty or unknown.
func shared(text string, a, b []dragoman.Participant) int {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	for _, p := range a {
		for _, q := range b {
			if p.Actor == q.Actor && (p.Actor != "" || p.Len() == q.Len() && p.Of(text) == q.Of(text)) {
				return 1
			}
		}
	}
	return -1
}

// merge adds a mention of an event; parties the first mention lacked are
// taken from the further one.
func merge(a, b *dragoman.Event) {
	a.Mentions = append(a.Mentions, b.Mentions...)
	if len(a.Actors) == 0 {
		a.Actors = b.Actors
	}
	if len(a.Recipients) == 0 {
		a.Recipients = b.Recipients
	}
	if a.Mode == "" && b.Mode != "" {
		a.Mode, a.CAMEO, a.Intensity = b.Mode, b.CAMEO, b.Intensity
	}
	for _, s := range b.Sizes {
		known := false
		for _, t := range a.Sizes {
			known = known || t.Kind == s.Kind
		}
		if !known {
			a.Sizes = append(a.Sizes, s)
		}
	}
}
