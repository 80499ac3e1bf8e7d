// SPDX-License-Identifier: Apache-2.0

package desk

import (
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
