// SPDX-License-Identifier: Apache-2.0

package compare_test

import (
	"strings"
	"testing"

	"dragoman"
)

// parted reports whether a comparison has a claim of a kind and slot whose
// values are those given, in any order.
func parted(c dragoman.Comparison, kind, why, x, y string) bool {
	for _, claim := range c.Claims {
		if claim.Kind != kind || claim.Why != why || len(claim.Cells) < 2 {
			continue
		}
		a, b := claim.Cells[0].Value, claim.Cells[1].Value
		if strings.Contains(a, x) && strings.Contains(b, y) || strings.Contains(a, y) && strings.Contains(b, x) {
			return true
		}
	}
	return false
}

func TestWhatOneDeedIsSaidToHave(t *testing.T) {
	for _, c := range []struct{ a, b, why, x, y string }{
		{"Residents of Olmen said the fire lasted about 40 minutes.", "The fire near Olmen lasted three hours, Mayor Petra Lund said.", "number", "40 minutes", "three hours"},
		{"The bridge will cost 300 million dollars and is to be finished by 2031, the ministry said.", "The bridge will cost 350 million dollars, of which a bank will lend 80 million dollars, Lund said.", "number", "300 million", "350 million"},
		{"Norway brokered the deal, according to Petra Lund.", "Oman brokered the deal, Karim Said said.", "name", "Norway", "Oman"},
	} {
		if got := compared(t, c.a, c.b); !parted(got, "differs", c.why, c.x, c.y) {
			t.Errorf("no difference of %s v. %s: %+v", c.x, c.y, got.Claims)
		}
	}
}

func TestALengthToldInOtherUnitsIsTheSame(t *testing.T) {
	c := compared(t, "The fire near Olmen lasted 60 minutes, residents said.", "The fire near Olmen lasted an hour, Mayor Petra Lund said.")
	if d := find(c, "differs", "number"); d != nil {
		t.Errorf("an hour and 60 minutes part: %+v", d.Cells)
	}
}

func TestTheSameWordsAreTheSame(t *testing.T) {
	c := compared(t, "A storm hit Olmen. Sweden called on both sides to wait.", "Sweden called on both sides to wait.")
	if find(c, "same", "") == nil {
		t.Errorf("one sentence in two reports is not shared: %+v", c.Claims)
	}
}
