// SPDX-License-Identifier: Apache-2.0

package coder

import (
	"slices"

	"dragoman/internal/linear"
	"dragoman/internal/maxent"
	"dragoman/read/do"
	"dragoman/read/do/propose"
	"dragoman/read/do/scene"
	"dragoman/read/do/settle"
	"dragoman/read/do/who"
	"dragoman/train/events"
)

// Weights beside a core event of a report that is coded whole.
const (
	optional = 0.7 // an event that may be found
	plvKeep  = 0.3
	plvType  = 0.7
	alone    = 0.5 // the parties of a sentence alone, whose parties all stand in it
)

// Folds is how many parts the reports are split into: to learn how tellings
// that no model has seen are brought together, and to be held out.
const Folds = 5

// Fold gives a report its part, 0 to Folds-1, by its id.
func (x *Report) Fold() int { return int(linear.Mix(linear.Hash(1, x.Gold.ID), 7) % Folds) }

// Fold gives a sentence its fold of n, by its letters.
func (x *Sentence) Fold(n int) int { return events.Fold(x.Text, n) }

// None is the part to hold out where everything may be learnt from.
const None = -1

// Train trains the six models, in the order of do.ModelNames, on all reports
// but those of part out, and on the sentences that use takes.
func (d *Data) Train(out int, use func(*Sentence) bool) (files [6][]byte, err error) {
	files = d.words(out, None, use)
	var pairs, clusters []maxent.Example
	type told struct {
		x    *Report
		list []*settle.Telling
	}
	var all []told
	for k := range Folds {
		if k == out {
			continue
		}
		m, err := do.OpenModels(d.words(out, k, use))
		if err != nil {
			return files, err
		}
		for _, x := range d.Reports {
			if x.Fold() == k {
				list := m.Tellings(x.Scene)
				all = append(all, told{x, list})
				pairs = append(pairs, x.pairRows(list)...)
			}
		}
	}
	files[4] = maxent.Trainer{Classes: 1, C: 1, Seen: 1}.Train(pairs)
	one, err := maxent.Open(files[4])
	if err != nil {
		return
	}
	merger := settle.Settler{Pair: one}
	for _, t := range all {
		clusters = append(clusters, t.x.clusterRows(merger.Merge(t.x.Scene, t.list))...)
	}
	files[5] = maxent.Trainer{Classes: 1, C: .3, Seen: 1}.Train(clusters)
	return
}

// Words trains the models that see single words on all reports and on the
// sentences that use takes. The other two know nothing.
func (d *Data) Words(use func(*Sentence) bool) [6][]byte { return d.words(None, None, use) }

// words trains the models that see single words: keep, type, actor, recipient,
// on all reports but those of two parts. The places of the other two hold
// models that know nothing. Where all sentences are taken, what it has made is
// kept: parts (1, 3) are held out both for 1 and for 3.
func (d *Data) words(a, b int, use func(*Sentence) bool) (files [6][]byte) {
	key := [2]int{min(a, b), max(a, b)}
	if use == nil {
		if f, ok := d.made[key]; ok {
			return f
		}
	}
	u := parts{func(x *Report) bool { return x.Fold() != a && x.Fold() != b }, func(x *Sentence) bool { return use == nil || use(x) }}
	keep, typ := d.rankRows(u)
	for _, more := range [...]func() (k, t []maxent.Example){d.judgedRows, d.exampleRows} {
		k, t := more()
		keep, typ = append(keep, k...), append(typ, t...)
	}
	actor, recipient := d.partyRows(u)
	files[0] = maxent.Trainer{Classes: 1, C: .06, Seen: 2, Steps: 40}.Train(keep)
	files[1] = maxent.Trainer{Classes: len(d.Knowledge.Lex.Ontology.Types), C: .5, Seen: 2, Least: .01, Steps: 25}.Train(typ)
	files[2] = maxent.Trainer{Classes: 1, C: .2, Seen: 2, Steps: 60}.Train(actor)
	files[3] = maxent.Trainer{Classes: 1, C: .2, Seen: 2, Steps: 60}.Train(recipient)
	none := maxent.Trainer{Classes: 1, C: 1}.Train(nil)
	files[4], files[5] = none, none
	if use == nil {
		if d.made == nil {
			d.made = map[[2]int][6][]byte{}
		}
		d.made[key] = files
	}
	return files
}

// parts say what of the data a model may learn from.
type parts struct {
	Report   func(*Report) bool
	Sentence func(*Sentence) bool
}

func (d *Data) typeIndex(name string) int {
	for n, t := range d.Knowledge.Lex.Ontology.Types {
		if t.Name == name {
			return n
		}
	}
	return -1
}

// rankRows are what keep and type learn from: of gold every candidate, of PLV
// one a sentence.
func (d *Data) rankRows(u parts) (keep, typ []maxent.Example) {
	for _, x := range d.Reports {
		if !u.Report(x) {
			continue
		}
		for n, f := range x.Features {
			if x.Event[n] < 0 {
				keep = append(keep, maxent.Example{Features: f, Class: 0, Weight: 1})
				continue
			}
			w := 1.
			if x.Gold.Events[x.Event[n]].Tier != "core" {
				w = optional
			}
			keep = append(keep, maxent.Example{Features: f, Class: 1, Weight: w})
			typ = append(typ, maxent.Example{Features: f, Class: d.typeIndex(x.Gold.Events[x.Event[n]].PLOVER), Weight: 1})
		}
	}
	for _, x := range d.PLV {
		if x.Word == nil || !u.Sentence(x) {
			continue
		}
		keep = append(keep, maxent.Example{Features: x.Features, Class: 1, Weight: plvKeep})
		for _, t := range x.types() {
			w := plvType
			if x.Type == "YIELD" && len(x.types()) > 1 {
				w /= 2
			}
			typ = append(typ, maxent.Example{Features: x.Features, Class: d.typeIndex(t), Weight: w})
		}
	}
	return
}

// types are the types a sentence stands for: YIELD is what its frame says it
// is, or half of each.
func (x *Sentence) types() []string {
	if x.Type != "YIELD" {
		return []string{x.Type}
	}
	if t := x.Word.Type; t == "CONCEDE" || t == "RETREAT" {
		return []string{t}
	}
	return []string{"CONCEDE", "RETREAT"}
}

// parties are the choices that actor and recipient are learnt from.
type parties struct {
	actor, recipient []maxent.Example
	group            int
}

// add adds the choices of one event: among all spots, and nobody, who is right.
// Where nobody is told of a side all the same (silent), that side is left out.
func (l *parties) add(s *scene.Scene, k *propose.Candidate, typ string, spots []who.Spot, is func(spot int) (a, r bool), silent bool, weight float64) {
	l.group++
	var actor, recipient []maxent.Example
	anyA, anyR := false, false
	row := func(f []maxent.Feature, right bool) maxent.Example {
		return maxent.Example{Features: f, Class: yes(right), Weight: weight, Group: l.group}
	}
	for i, p := range spots {
		a, r := is(i)
		f := who.Features(s, k, typ, p)
		anyA, anyR = anyA || a, anyR || r
		actor, recipient = append(actor, row(f, a)), append(recipient, row(f, r))
	}
	nobody := who.Nobody(s, k, typ, spots)
	if anyA || !silent {
		l.actor = append(append(l.actor, actor...), row(nobody, !anyA))
	}
	if anyR || !silent {
		l.recipient = append(append(l.recipient, recipient...), row(nobody, !anyR))
	}
}

// partyRows are what the choice of actor and recipient learns from.
func (d *Data) partyRows(u parts) (actor, recipient []maxent.Example) {
	var l parties
	for _, x := range d.Reports {
		if !u.Report(x) {
			continue
		}
		f := who.NewFinder(x.Scene)
		for n, k := range x.Candidates {
			if x.Event[n] < 0 {
				continue
			}
			e := &x.Gold.Events[x.Event[n]]
			spots := f.Spots(k)
			actors, recipients := sides(e)
			a, r := named(spots, actors), named(spots, recipients)
			l.add(x.Scene, k, e.PLOVER, spots, func(i int) (bool, bool) { return a[i] && !r[i], r[i] && !a[i] }, false, 1)
		}
	}
	d.judgedParties(&l)
	d.exampleParties(&l)
	for _, list := range [][]*Sentence{d.PLV, d.CoPED} {
		for _, x := range list {
			if x.Word == nil || !u.Sentence(x) {
				continue
			}
			typ := x.Word.Told()
			if x.Type != "" {
				typ = x.types()[0]
			}
			var here []who.Spot
			for _, p := range who.NewFinder(x.Scene).Spots(x.Word) {
				if p.From == who.Here {
					here = append(here, p)
				}
			}
			l.add(x.Scene, x.Word, typ, here, func(i int) (bool, bool) {
				return x.party(here[i], x.Source), x.party(here[i], x.Target)
			}, true, alone)
		}
	}
	return l.actor, l.recipient
}

func yes(b bool) int {
	if b {
		return 1
	}
	return 0
}

// party reports whether a spot is one of the parties given by their heads.
func (x *Sentence) party(p who.Spot, heads []int) bool {
	if slices.Contains(heads, p.At) {
		return true
	}
	return p.Actor != nil && slices.ContainsFunc(heads, func(h int) bool {
		a, _ := x.Scene.ActorAt(p.Clause, h)
		return a == p.Actor
	})
}
