// SPDX-License-Identifier: Apache-2.0

package desk

import (
	"fmt"
	"strings"
	"testing"

	"dragoman"
)

func TestAlike(t *testing.T) {
	for _, x := range []struct {
		kind dragoman.Kind
		a, b string
		want bool
	}{
		{dragoman.Person, "hayo markand", "h markand", true},
		{dragoman.Person, "hayo markand", "hayo b markand", true},
		{dragoman.Person, "hayo markand", "lena markand", false},
		{dragoman.Person, "markand", "hayo markand", false}, // any Markand
		{dragoman.Person, "hayo markand", "hayo merkand", false},
		{dragoman.Organisation, "orpheus shipping", "orpheus maritime shipping", true},
		{dragoman.Organisation, "council", "port council", false},
		{dragoman.Organisation, "port council", "port council of avara city", false},
		{dragoman.Person, "", "hayo markand", false},
	} {
		if got := alike(x.kind, strings.Fields(x.a), strings.Fields(x.b)); got != x.want {
			t.Errorf("%s, %s: %v", x.a, x.b, got)
		}
	}
}

// Kinds that fill the queue keep no other out of it, however little hangs on it.
func TestEveryKindHasItsPlaceInTheQueue(t *testing.T) {
	var all []*Doubt
	for _, kind := range []string{OfDispute, OfHolder, OfEvent} {
		for i := range 3 * MostOfKind {
			all = append(all, &Doubt{ID: fmt.Sprint(kind, i), Kind: kind, Value: 9})
		}
	}
	all = append(all, &Doubt{ID: "n", Kind: OfNames, Value: 1}, &Doubt{ID: "p", Kind: OfPair, Value: 1})
	n := map[string]int{}
	for _, x := range mixed(all) {
		n[x.Kind]++
	}
	if n[OfDispute] != MostOfKind || n[OfHolder] != MostOfKind || n[OfEvent] != MostOfKind || n[OfNames] != 1 || n[OfPair] != 1 {
		t.Errorf("the queue holds %v", n)
	}
}
