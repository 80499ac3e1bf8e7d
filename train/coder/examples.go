// SPDX-License-Identifier: Apache-2.0

package coder

import (
	"slices"
	"strings"

	"dragoman"
	"dragoman/internal/maxent"
	"dragoman/lang"
	"dragoman/read"
	"dragoman/read/do"
	"dragoman/read/do/frame"
	"dragoman/read/do/propose"
	"dragoman/read/do/rank"
	"dragoman/read/do/scene"
	"dragoman/read/do/who"
)

// exampleWeight is the weight of a word of an example beside one of gold: there
// are few of each kind, and each stands for many.
const exampleWeight = 5.0

// Example is an example of the event coder (lang/en/rules/events.txt), made up
// to teach a kind of sentence: what it tells, and that it tells no more.
type Example struct {
	Scene      *scene.Scene
	Candidates []*propose.Candidate
	Features   []rank.Bag
	Told       []*Told // of each candidate; nil where it tells none of the events
}

// Told is an event an example tells.
type Told struct {
	Type               string
	Actors, Recipients []string
}

// FromExamples is data of a language pack's examples alone.
func FromExamples(pack *lang.Pack, k *scene.Knowledge, r *read.Reader) (*Data, error) {
	d := &Data{Knowledge: k}
	return d, d.loadExamples(pack, r)
}

// loadExamples reads the examples of a language pack.
func (d *Data) loadExamples(pack *lang.Pack, r *read.Reader) error {
	lines, err := pack.Rules("events")
	if err != nil {
		return err
	}
	for _, l := range lines {
		if len(l.Columns) != 2 {
			return l.Errorf("want a sentence and its events")
		}
		events, err := parseTold(l)
		if err != nil {
			return err
		}
		x := &Example{Scene: do.Scene(d.Knowledge, r.Read(dragoman.Report{ID: "r", Text: l.Columns[0]}))}
		x.Candidates = propose.All(x.Scene)
		x.Told = make([]*Told, len(x.Candidates))
		for _, k := range x.Candidates {
			x.Features = append(x.Features, rank.Features(x.Scene, k))
		}
		for _, e := range events {
			if i := x.tells(e); i >= 0 {
				x.Told[i] = e
			}
		}
		d.Examples = append(d.Examples, x)
	}
	return nil
}

// parseTold reads "TYPE/mode actor + actor > recipient | ...".
func parseTold(l lang.Line) (out []*Told, err error) {
	if l.Columns[1] == "-" {
		return nil, nil
	}
	list := func(s string) (out []string) {
		for _, x := range strings.Split(s, " + ") {
			if x = strings.TrimSpace(x); x != "" {
				out = append(out, x)
			}
		}
		return
	}
	for _, s := range strings.Split(l.Columns[1], " | ") {
		typ, rest, _ := strings.Cut(strings.TrimSpace(s), " ")
		typ, _, _ = strings.Cut(typ, "/")
		a, b, ok := strings.Cut(" "+rest+" ", " > ")
		if !ok {
			if a, ok = strings.CutSuffix(strings.TrimSpace(rest), ">"); !ok {
				return nil, l.Errorf("%q: want TYPE actor > recipient", s)
			}
		}
		out = append(out, &Told{typ, list(a), list(b)})
	}
	return out, nil
}

// tells is the candidate that tells an event best, of those taken by no other;
// -1 for none.
func (x *Example) tells(e *Told) int {
	best, top := -1, 0
	for i, k := range x.Candidates {
		if x.Told[i] != nil {
			continue
		}
		n := fit(k.Clause, k, -1, -1, e.Type)
		for _, h := range k.Args.Subject {
			if x.in(k.Clause, h, e.Actors) {
				n += 2
			}
		}
		for _, h := range k.Args.Object {
			if x.in(k.Clause, h, e.Recipients) {
				n += 2
			}
		}
		if k.Clause.Rel[k.At] == dragoman.RootRel {
			n++
		}
		if n > top {
			best, top = i, n
		}
	}
	return best
}

// in reports whether a token is the last word of one of some phrases, or all of
// one that is the word alone.
func (x *Example) in(c *frame.Clause, i int, phrases []string) bool {
	w := c.Token(i).Of(x.Scene.R.Text)
	return slices.ContainsFunc(phrases, func(p string) bool { return slices.Contains(strings.Fields(p), w) })
}

// exampleRows are what keep and type learn from the examples.
func (d *Data) exampleRows() (keep, typ []maxent.Example) {
	for _, x := range d.Examples {
		for i, f := range x.Features {
			t := x.Told[i]
			if t == nil && x.again(x.Candidates[i]) {
				continue
			}
			keep = append(keep, maxent.Example{Features: f, Class: yes(t != nil), Weight: exampleWeight})
			if t != nil {
				typ = append(typ, maxent.Example{Features: f, Class: d.typeIndex(t.Type), Weight: exampleWeight})
			}
		}
	}
	return
}

// again reports whether a word that was not chosen may tell one of the events
// all the same, as a second telling: "killed in an attack".
func (x *Example) again(k *propose.Candidate) bool {
	return slices.ContainsFunc(x.Told, func(t *Told) bool {
		return t != nil && (k.Type == t.Type || k.Told() == t.Type)
	})
}

// exampleParties are what the choice of parties learns from the examples.
func (d *Data) exampleParties(l *parties) {
	for _, x := range d.Examples {
		f := who.NewFinder(x.Scene)
		for i, t := range x.Told {
			if t == nil {
				continue
			}
			actors, recipients := t.Actors, t.Recipients
			if len(recipients) == 0 && len(actors) > 1 { // both sides do it: one of them is asked for as the other
				actors, recipients = actors[:1], actors[1:]
			}
			k := x.Candidates[i]
			spots := f.Spots(k)
			l.add(x.Scene, k, t.Type, spots, func(i int) (bool, bool) {
				a, r := x.spot(spots[i], actors), x.spot(spots[i], recipients)
				return a && !r, r && !a
			}, false, exampleWeight)
		}
	}
}

// spot reports whether a spot is one of the parties told, by its words.
func (x *Example) spot(p who.Spot, parties []string) bool {
	return slices.Contains(parties, who.Participant(x.Scene, p).Of(x.Scene.R.Text))
}
