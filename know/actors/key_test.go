// SPDX-License-Identifier: Apache-2.0

package actors_test

import (
	"testing"

	"dragoman"
	"dragoman/know/actors"
)

func TestKey(t *testing.T) {
	named := []dragoman.ActorMention{{Form: dragoman.Name}}
	for _, x := range []struct {
		a    dragoman.Actor
		want string
	}{
		{dragoman.Actor{ID: "Q1", Link: "Q1", Name: "Avara"}, "Q1"},
		{dragoman.Actor{ID: "a1", Kind: dragoman.Person, Name: "Iva Renn", Mentions: named}, "iva renn"},
		{dragoman.Actor{ID: "a1", Kind: dragoman.Person, Name: "Renn", Mentions: named}, "a1"},
		{dragoman.Actor{ID: "a1", Kind: dragoman.Person, Name: "the mayor", Mentions: []dragoman.ActorMention{{Form: dragoman.Nominal}}}, "a1"},
		{dragoman.Actor{ID: "a1", Kind: dragoman.Organisation, Name: "Interior Ministry", Country: "AVA", CountryBasis: dragoman.ByModifier, Mentions: named}, "interior ministry/AVA"},
		{dragoman.Actor{ID: "a1", Kind: dragoman.Organisation, Name: "Nordline", Country: "AVA", CountryBasis: dragoman.BySetting, Mentions: named}, "nordline"},
	} {
		if got := actors.Key(&x.a); got != x.want {
			t.Errorf("%s: %q, want %q", x.a.Name, got, x.want)
		}
	}
}
