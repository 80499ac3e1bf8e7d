// SPDX-License-Identifier: Apache-2.0

package refer

import (
	"slices"
	"strings"

	"dragoman"
)

// alike says whether two nouns of office mean the same.
func (r *Resolver) alike(a, b string) bool {
	return r.words.Has("same office", a) && r.words.Has("same office", b)
}

// person resolves a noun for a person, at token t, to the actor whose role has
// it: "the minister". -1 if that is not sure.
func (r *Resolver) person(d *document, t int32) int32 {
	start, ok := d.definite(t)
	if !ok {
		return r.ofLand(d, t)
	}
	if t+1 < int32(len(d.Tokens)) && d.sentence[t+1] == d.sentence[t] {
		if d.nominal(t+1) || d.is("of", t+1) || d.text(t+1) == "-" {
			return -1
		}
	}
	head := strings.ToLower(d.text(t))
	best := int32(-1)
	for _, e := range d.recent(t) {
		x := &d.entities[e]
		if x.kind == dragoman.Person && slices.ContainsFunc(x.heads, func(h string) bool { return h == head || r.alike(h, head) }) && d.modifiersFit(start+1, t, x) && !d.onlyVice(start+1, t, x) {
			best = e
			break
		}
	}
	if best < 0 {
		return r.ofLand(d, t)
	}
	d.add(start, t+1, best, dragoman.Person, dragoman.Nominal)
	d.entities[best].count++
	return best
}

// onlyVice says whether an actor is but the vice of what tokens [a,t] name: a
// vice president is not "the president".
func (d *document) onlyVice(a, t int32, e *entity) bool {
	if vice(d, a, t) {
		return false
	}
	head, some := d.text(t), false
	for _, x := range e.roles {
		for i := x.first; i < x.last; i++ {
			if strings.EqualFold(d.text(i), head) {
				if !vice(d, x.first, i) {
					return false
				}
				some = true
			}
		}
	}
	return some
}

// vice says whether one of tokens [a,b) is "vice".
func vice(d *document, a, b int32) bool {
	for i := a; i < b; i++ {
		if d.is("vice", i) {
			return true
		}
	}
	return false
}

// recent lists the actors mentioned by name before token t, the last first, at
// most backNames of them.
func (d *document) recent(t int32) []int32 {
	const backNames = 30
	var out []int32
	hi := len(d.mentions)
	lo := 0
	for lo < hi {
		m := (lo + hi) / 2
		if d.mentions[m].First < t {
			lo = m + 1
		} else {
			hi = m
		}
	}
	for k := lo - 1; k >= 0 && k > lo-120 && len(out) < backNames; k-- {
		if e := d.mentions[k].entity; !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	return out
}

// definite finds "the" before the noun at t, over adjectives and nouns.
func (d *document) definite(t int32) (start int32, ok bool) {
	for i := t - 1; i >= 0 && i >= t-5 && d.sentence[i] == d.sentence[t]; i-- {
		if d.is("the", i) {
			return i, true
		}
		if d.text(i) == "-" || d.is("possessive", i) {
			continue
		}
		if !d.nominal(i) && d.of[i] < 0 {
			return 0, false
		}
	}
	return 0, false
}

// modifiersFit says whether every word between "the" and the noun stands in
// some role of the actor.
func (d *document) modifiersFit(a, b int32, e *entity) bool {
	for t := a; t < b; t++ {
		if d.is("possessive", t) { // "the party's president"
			continue
		}
		w := d.text(t)
		found := false
		for _, x := range e.roles {
			for i := x.first; i < x.last && !found; i++ {
				found = strings.EqualFold(d.text(i), w)
			}
		}
		if !found {
			return false
		}
	}
	return true
}

// thing resolves a noun for an organisation or place: to the actor last named
// whose name has the noun in it ("the ministry", "the river"), else, for nouns
// any organisation may have ("the company"), to the only one named lately.
func (r *Resolver) thing(d *document, t int32) {
	w := strings.ToLower(d.text(t))
	land, town := r.words.Has("country", w), r.words.Has("town", w)
	head, body := r.words.Has("body noun", w), r.words.Has("any body", w)
	if !head && !body && !land && !town {
		return
	}
	start, ok := d.definite(t)
	if !ok || start != t-1 {
		return
	}
	if t+1 < int32(len(d.Tokens)) && d.sentence[t+1] == d.sentence[t] && (d.nominal(t+1) || d.is("of", t+1) || d.text(t+1) == "-") {
		return
	}
	recent := d.recent(t)
	for _, e := range recent {
		x := &d.entities[e]
		if x.kind == dragoman.Person || x.kind == dragoman.Group || d.sentence[t]-d.mentions[x.last].sentence > 12 {
			continue
		}
		if head && r.headOf(x, w) {
			d.add(start, t+1, e, x.kind, dragoman.Nominal)
			return
		}
	}
	if land || town {
		if e := d.onlyPlace(recent, d.sentence[t], land); e >= 0 {
			d.add(start, t+1, e, d.entities[e].kind, dragoman.Nominal)
		}
		return
	}
	if e := d.onlyOrganisation(recent, d.sentence[t]); e >= 0 && body {
		d.add(start, t+1, e, dragoman.Organisation, dragoman.Nominal)
	}
}

// headOf says whether w is the noun of an actor's name: "ministry" of Ministry
// of Fisheries, "river" of River Tana, "party" of Blue Party.
func (r *Resolver) headOf(x *entity, w string) bool {
	n := len(x.words)
	if n < 2 {
		return false
	}
	return x.words[n-1] == w || x.words[0] == w && (x.kind == dragoman.PlaceKind || r.words.Has("of or for", x.words[1]))
}

// onlyOrganisation is the one organisation named in this sentence and the two
// before, or -1.
func (d *document) onlyOrganisation(recent []int32, sentence int32) int32 {
	found := int32(-1)
	for _, e := range recent {
		x := &d.entities[e]
		if x.kind != dragoman.Organisation || sentence-d.mentions[x.last].sentence > 2 {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = e
	}
	return found
}

// onlyPlace is the one country, or the one place that is none, named in this
// sentence and the two before; else the one named most so far, three times at
// least and twice as often as any other; or -1.
func (d *document) onlyPlace(recent []int32, sentence int32, land bool) int32 {
	found, most, second, near := int32(-1), int32(-1), int32(-1), 0
	for _, e := range recent {
		x := &d.entities[e]
		if x.kind != dragoman.PlaceKind && x.kind != dragoman.Country || x.country != land {
			continue
		}
		switch {
		case most < 0 || x.count > d.entities[most].count:
			most, second = e, most
		case second < 0 || x.count > d.entities[second].count:
			second = e
		}
		if sentence-d.mentions[x.last].sentence > 2 {
			continue
		}
		near++
		found = e
	}
	if near == 1 {
		return found
	}
	if most >= 0 && d.entities[most].count >= 3 && (second < 0 || d.entities[most].count >= 2*d.entities[second].count) {
		return most
	}
	return -1
}
