// SPDX-License-Identifier: Apache-2.0

package correct

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"dragoman"
	"dragoman/know/actors"
)

// merge is the value of merge-actors. The ids of actors that no actor file
// knows are those of one report; what else names the two is kept beside them,
// so that the merging holds in every report of the record.
type merge struct {
	Into     string `json:"into"`                // actor id
	Name     string `json:"name,omitempty"`      // of the target
	Link     string `json:"link,omitempty"`      // likewise
	IntoName string `json:"into_name,omitempty"` // of the other
	IntoLink string `json:"into_link,omitempty"`
	// Where the two are merged for the whole record: their keys (actors.Key),
	// and the country of the other, which its key may hang on.
	Key         string `json:"key,omitempty"`
	IntoKey     string `json:"into_key,omitempty"`
	IntoCountry string `json:"into_country,omitempty"`
}

// Everywhere is the value of a merging that holds in the whole record: whoever
// has the key of the one is the other.
func Everywhere(from, into dragoman.Cast) (json.RawMessage, error) {
	return json.Marshal(merge{Into: into.ID, Name: from.Name, Link: from.Link, IntoName: into.Name, IntoLink: into.Link, Key: from.Key, IntoKey: into.Key, IntoCountry: into.Country})
}

// Named adds to the value of merge-actors what a reading knows of the two.
func Named(r *dragoman.Reading, c *dragoman.Correction) error {
	var v merge
	if err := strict(c.Value, &v); err != nil {
		return wrong("%v", err)
	}
	if a := r.Actor(c.Target); a != nil {
		v.Name, v.Link = a.Name, a.Link
	}
	if a := r.Actor(v.Into); a != nil {
		v.IntoName, v.IntoLink = a.Name, a.Link
	}
	b, err := json.Marshal(v)
	c.Value = b
	return err
}

// Keys are what a merging is found by: the target's id, link and name.
func Keys(c dragoman.Correction) []string {
	var v merge
	keys := []string{c.Target}
	if json.Unmarshal(c.Value, &v) == nil {
		for _, k := range []string{v.Link, v.Name} {
			if k != "" && (k == v.Link || v.Key != "" || proper(k)) {
				keys = append(keys, k)
			}
		}
	}
	return keys
}

// proper tells whether a name is long enough to mean one actor in any report:
// two words or more, one with a capital.
func proper(name string) bool {
	return len(strings.Fields(name)) > 1 && strings.IndexFunc(name, unicode.IsUpper) >= 0
}

// meant finds an actor by id, else by its key across reports; where none was
// kept by link, else by a name that means one actor in any report.
func meant(r *dragoman.Reading, id, key, link, name string) *dragoman.Actor {
	if a := r.Actor(id); a != nil {
		return a
	}
	if key != "" {
		for i := range r.Actors {
			if a := &r.Actors[i]; actors.Key(a) == key {
				return a
			}
		}
		return nil
	}
	for i := range r.Actors {
		if a := &r.Actors[i]; a.Link != "" && (a.Link == link || a.Link == id) {
			return a
		}
	}
	for i := range r.Actors {
		if a := &r.Actors[i]; a.Link == "" && link == "" && proper(name) && a.Name == name {
			return a
		}
	}
	return nil
}

// mergeActors makes one actor of two: the mentions and roles of the target go
// over to the other, and everything that names it names the other.
func mergeActors(r *dragoman.Reading, c dragoman.Correction) bool {
	var v merge
	if json.Unmarshal(c.Value, &v) != nil || v.Into == "" {
		return false
	}
	from, into := meant(r, c.Target, v.Key, v.Link, v.Name), meant(r, v.Into, v.IntoKey, v.IntoLink, v.IntoName)
	if from == nil || from == into {
		return false
	}
	old := from.ID
	if into == nil { // the other actor is not in this report: the target takes its place
		rename(r, old, v.Into)
		if from.ID = v.Into; v.IntoName != "" {
			if !slices.Contains(from.Variants, from.Name) {
				from.Variants = append(slices.Clone(from.Variants), from.Name)
			}
			from.Name, from.Link = v.IntoName, v.IntoLink
			if v.IntoCountry != "" {
				from.Country, from.CountryBasis = v.IntoCountry, dragoman.ByName
			}
		}
		return true
	}
	into.Mentions = append(slices.Clone(into.Mentions), from.Mentions...)
	slices.SortFunc(into.Mentions, func(a, b dragoman.ActorMention) int { return int(a.Start) - int(b.Start) })
	into.Roles = append(slices.Clone(into.Roles), from.Roles...)
	for _, n := range from.Variants {
		if !slices.Contains(into.Variants, n) {
			into.Variants = append(slices.Clone(into.Variants), n)
		}
	}
	rename(r, old, into.ID)
	r.Actors = slices.DeleteFunc(r.Actors, func(a dragoman.Actor) bool { return a.ID == old })
	return true
}

// apart is the value of keep-apart: the other actor's key across reports, and
// the names of both as they were shown.
type apart struct {
	From     string `json:"from"`
	Name     string `json:"name,omitempty"`
	FromName string `json:"from_name,omitempty"`
}

// split is the value of split-actor.
type split struct {
	Name     string          `json:"name"`
	Mentions []dragoman.Span `json:"mentions"`
}

// splitActor makes another actor of some mentions.
func splitActor(r *dragoman.Reading, c dragoman.Correction) bool {
	var v split
	a := r.Actor(c.Target)
	if json.Unmarshal(c.Value, &v) != nil || a == nil || v.Name == "" || len(v.Mentions) == 0 {
		return false
	}
	other := dragoman.Actor{ID: fmt.Sprintf("%s/%d", a.ID, v.Mentions[0].Start), Kind: a.Kind, Name: v.Name, Variants: []string{v.Name}, Why: "split by a person"}
	var rest []dragoman.ActorMention
	for _, m := range a.Mentions {
		if slices.Contains(v.Mentions, m.Span) {
			other.Mentions = append(other.Mentions, m)
		} else {
			rest = append(rest, m)
		}
	}
	if len(other.Mentions) == 0 {
		return false
	}
	a.Mentions = rest
	old := a.ID
	r.Actors = append(r.Actors, other)
	change(r, func(id string, at dragoman.Span) string {
		if id == old && slices.ContainsFunc(v.Mentions, at.Overlaps) {
			return other.ID
		}
		return id
	})
	return true
}
