// SPDX-License-Identifier: Apache-2.0

// Package ftm writes actors as FollowTheMoney entities, one JSON object a line:
// people as Person, governments and their parts as PublicBody, other bodies
// and known groups as Organization.
package ftm

import (
	"encoding/json"
	"io"
	"strings"

	"dragoman"
	"dragoman/export/flat"
)

// Entity is a FollowTheMoney entity.
type Entity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
}

// public are the PLOVER sectors whose bodies are public ones.
var public = map[string]bool{"GOV": true, "MIL": true, "JUD": true, "LEG": true, "COP": true, "SPY": true}

// Of is an actor as an entity; ok is false for kinds FollowTheMoney has no
// schema for (countries, places, facilities, events, works), and for groups
// that are no body: peoples ("Syrians"), believers, members of a party. A group
// is a body where the actor file knows it. iso2 gives the alpha-2 code of an
// alpha-3 one.
func Of(a *flat.Actor, iso2 map[string]string) (e Entity, ok bool) {
	switch {
	case a.Name == "":
		return e, false
	case a.Kind == dragoman.Person:
		e.Schema = "Person"
	case a.Kind == dragoman.Organisation && public[a.Sector]:
		e.Schema = "PublicBody"
	case a.Kind == dragoman.Organisation && a.Basis != dragoman.ByDemonym, a.Kind == dragoman.Group && a.Link != "" && a.Basis != dragoman.ByDemonym:
		e.Schema = "Organization"
	default:
		return e, false
	}
	e.ID, e.Properties = "dragoman-"+a.ID, map[string][]string{"name": {a.Name}}
	put := func(name string, values ...string) {
		for _, v := range values {
			if v != "" && (name != "alias" || v != a.Name) {
				e.Properties[name] = append(e.Properties[name], v)
			}
		}
	}
	put("alias", a.Variants...)
	put("country", strings.ToLower(iso2[a.Country]))
	put("wikidataId", a.Wikidata)
	if e.Schema == "Person" {
		put("position", a.Titles...)
		put("gender", map[string]string{"m": "male", "f": "female"}[a.Gender])
	}
	return e, true
}

// Write writes actors and returns how many were written and how many have no
// schema.
func Write(w io.Writer, actors []*flat.Actor, iso2 map[string]string) (written, without int, err error) {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	for _, a := range actors {
		e, ok := Of(a, iso2)
		if !ok {
			without++
			continue
		}
		if err := out.Encode(e); err != nil {
			return written, without, err
		}
		written++
	}
	return written, without, nil
}
