// SPDX-License-Identifier: Apache-2.0

package actors

import (
	"testing"

	"dragoman"
)

func TestCanonical(t *testing.T) {
	known, err := Known()
	if err != nil {
		t.Fatal(err)
	}
	n := NewNames(known)
	for _, name := range []string{"Kari Holm", "K. Holm", "KARI ANNE HOLM", "Kari Holm"} {
		n.Add(&dragoman.Actor{ID: "a1", Name: name})
	}
	n.Add(&dragoman.Actor{ID: "a2", Name: "Lamp"})
	n.Add(&dragoman.Actor{ID: "a2", Name: "Lamp League"})
	for _, c := range []struct {
		a    dragoman.Actor
		want string
	}{
		{dragoman.Actor{ID: "Q43", Link: "Q43", Name: "Turkish"}, "Turkey"},
		{dragoman.Actor{ID: "Q43", Name: "The Turks"}, "Turkey"}, // merged by people: the id, and no link
		{dragoman.Actor{ID: "RUS.GOV", Link: "RUS.GOV", Name: "Moscow"}, "government of Russia"},
		{dragoman.Actor{ID: "a1", Name: "K. Holm"}, "Kari Holm"},
		{dragoman.Actor{ID: "a2", Name: "Lamp"}, "Lamp League"},
		{dragoman.Actor{ID: "a3", Name: "Hill Club"}, "Hill Club"},
		{dragoman.Actor{ID: "a4", Link: "Q0", Name: "Hill Club"}, "Hill Club"},
	} {
		if got := n.Canonical(&c.a); got != c.want {
			t.Errorf("%s: %q, want %q", c.a.Name, got, c.want)
		}
	}
}
