// SPDX-License-Identifier: Apache-2.0

package refer

import (
	"strings"

	"dragoman"
	"dragoman/know/actors"
)

// ofLand resolves a noun of office with its country, at token t ("the Ukrainian
// leader", "Ukraine's president"), to the person named lately who is known to
// have held such an office there when the report appeared, or whose role in the
// report says so; -1 where there is none, or more than one.
func (r *Resolver) ofLand(d *document, t int32) int32 {
	if t+1 < int32(len(d.Tokens)) && d.sentence[t+1] == d.sentence[t] && (d.nominal(t+1) || d.is("of", t+1) || d.text(t+1) == "-") {
		return -1
	}
	first := t - 1
	owned := first > 0 && d.is("possessive", first)
	if owned {
		first--
	}
	if first < 0 || d.sentence[first] != d.sentence[t] || d.of[first] < 0 {
		return -1
	}
	m := &d.mentions[d.of[first]]
	if m.Kind == dragoman.Person {
		return -1
	}
	start := m.First
	if start > 0 && d.sentence[start-1] == m.sentence && d.is("the", start-1) {
		start--
	} else if !owned {
		return -1 // "a Kenyan leader"
	}
	country := r.landNamed(d, m)
	if country == "" {
		return -1
	}
	day, _ := actors.ParseDay(d.Published.Value) // the zero Day is unknown
	head, found := strings.ToLower(d.text(t)), int32(-1)
	for _, e := range d.recent(t) {
		if x := &d.entities[e]; x.kind == dragoman.Person && r.holds(d, x, country, head, day) {
			if found >= 0 {
				return -1
			}
			found = e
		}
	}
	if found < 0 {
		return -1
	}
	d.add(start, t+1, found, dragoman.Person, dragoman.Nominal)
	d.entities[found].count++
	return found
}

// landNamed is the country, by key, whose name or adjective a mention is; "" for
// none.
func (r *Resolver) landNamed(d *document, m *mention) string {
	key := ""
	for _, h := range r.known.Find(m.Span.Of(d.Text)) {
		if h.Kind != dragoman.Country || h.Near || h.As != actors.AsName && h.As != actors.AsDemonym {
			continue
		}
		if key != "" && key != h.Key {
			return ""
		}
		key = h.Key
	}
	return key
}

// holds says whether a person held, on the day, an office of the country that a
// noun can mean: by the actor file, or by a role in the report that names the
// country and the office.
func (r *Resolver) holds(d *document, x *entity, country, head string, day actors.Day) bool {
	for _, o := range x.roles {
		office, land := false, false
		for t := o.first; t < o.last; t++ {
			office = office || !vice(d, o.first, t) && (r.means(head, d.text(t)) || t > o.first && r.means(head, d.phraseText(t-1, t+1)))
			land = land || d.of[t] >= 0 && r.landNamed(d, &d.mentions[d.of[t]]) == country
		}
		if office && land {
			return true
		}
	}
	if x.best < 0 || len(x.words) < 2 {
		return false
	}
	for _, h := range r.known.Find(d.mentions[x.best].Span.Of(d.Text)) {
		if h.Kind != dragoman.Person || h.Near {
			continue
		}
		for _, o := range h.Roles() {
			words := strings.Fields(strings.ToLower(o.Title))
			if o.Body != country || len(words) == 0 || o.On(day) == actors.No || r.words.Has("vice", words[0]) {
				continue
			}
			if r.means(head, words[len(words)-1]) || r.means(head, strings.ToLower(o.Title)) {
				return true
			}
		}
	}
	return false
}

// means says whether a noun for an office holder can mean an office: the same
// word, or "leader" for who leads a state or government.
func (r *Resolver) means(noun, office string) bool {
	return strings.EqualFold(noun, office) || r.words.Has("leader", noun) && r.words.Has("led by", office)
}
