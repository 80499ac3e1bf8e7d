// SPDX-License-Identifier: Apache-2.0

package ftm

import (
	"testing"

	"dragoman"
	"dragoman/export/flat"
)

func TestOf(t *testing.T) {
	iso2 := map[string]string{"SYL": "SY"}
	for _, x := range []struct {
		actor flat.Actor
		want  string // schema; "" is none
	}{
		{flat.Actor{ID: "a1", Kind: dragoman.Person, Name: "Liv Aune", Country: "SYL"}, "Person"},
		{flat.Actor{ID: "a2", Kind: dragoman.Organisation, Name: "Harbour Office", Sector: "GOV"}, "PublicBody"},
		{flat.Actor{ID: "a3", Kind: dragoman.Organisation, Name: "Harbour Bank"}, "Organization"},
		{flat.Actor{ID: "a4", Kind: dragoman.Group, Name: "Free Vale Front", Link: "free-vale-front"}, "Organization"},
		{flat.Actor{ID: "a5", Kind: dragoman.Group, Name: "Syldavians", Basis: dragoman.ByDemonym}, ""},
		{flat.Actor{ID: "a6", Kind: dragoman.Group, Name: "Conservatives"}, ""},
		{flat.Actor{ID: "a7", Kind: dragoman.Organisation, Name: "Syldavian", Basis: dragoman.ByDemonym}, ""},
		{flat.Actor{ID: "a8", Kind: dragoman.Country, Name: "Syldavia"}, ""},
		{flat.Actor{ID: "a9", Kind: dragoman.Person}, ""},
	} {
		e, ok := Of(&x.actor, iso2)
		if e.Schema != x.want && ok || ok != (x.want != "") {
			t.Errorf("%s %q: schema %q, %v; want %q", x.actor.Kind, x.actor.Name, e.Schema, ok, x.want)
		}
		if x.actor.Country != "" && (len(e.Properties["country"]) != 1 || e.Properties["country"][0] != "sy") {
			t.Errorf("country %q", e.Properties["country"])
		}
	}
}
