// SPDX-License-Identifier: Apache-2.0

package compare_test

import (
	"strings"
	"testing"

	"dragoman"
)

// One issue is one claim: who tells it, and everyone who denies it, each denial
// held by whose it is.
func TestADisputeGathersItsHolders(t *testing.T) {
	c := compared(t,
		"The mayor of Lindholm took bribes from the builder Karl Brandt, prosecutors said on Monday. The court will hear the case in May.",
		"Some papers reported that the mayor of Lindholm took bribes from the builder Karl Brandt, a claim the mayor has denied. The town council met on Monday.",
		"The mayor of Lindholm denied that he took bribes from the builder Karl Brandt. Rain fell on the harbour all day.")
	claim := find(c, "denied", "status")
	if claim == nil {
		t.Fatalf("no denial among %v", c.Claims)
	}
	denied, told := map[string]string{}, map[string]bool{}
	for _, x := range claim.Cells {
		if x.Stance == dragoman.Denies {
			denied[x.Report] = x.Holder
		} else {
			told[x.Report] = true
		}
	}
	if !told["r1"] {
		t.Errorf("r1 tells it: %v", claim.Cells)
	}
	for r, who := range denied {
		if !strings.Contains(who, "mayor") && !strings.Contains(who, "Mayor") {
			t.Errorf("%s gives the denial to %q", r, who)
		}
	}
	if len(denied) == 0 {
		t.Errorf("nobody denies: %v", claim.Cells)
	}
}

// Who is refused a thing denies nothing that is told.
func TestBeingDeniedIsNoDenial(t *testing.T) {
	c := compared(t,
		"Olaf Berg bought a shop in Lindholm in March and opened it in April.",
		"Olaf Berg, who was denied a permit in Malmo, bought a shop in Lindholm in March and opened it in April.")
	if claim := find(c, "denied", ""); claim != nil {
		t.Errorf("a denial: %v", claim)
	}
}

// One utterance in other words, given to two people, is no agreement.
func TestOneUtteranceOfTwoSpeakers(t *testing.T) {
	c := compared(t,
		`Minister Mira Holt received Minister Jan Berg in Lindholm on Monday. "We are trying to renew and rebuild in a fresh way the terms of this trade," Holt said.`,
		`Minister Jan Berg met Minister Mira Holt in Lindholm on Monday. Berg told his host, "We are working to renew the terms of the trade with Norland."`)
	claim := find(c, "differs", "speaker")
	if claim == nil {
		t.Fatalf("no two speakers among %v", c.Claims)
	}
	if len(claim.Cells) != 2 || claim.Cells[0].Value != "Mira Holt" || claim.Cells[1].Value != "Jan Berg" {
		t.Errorf("the speakers are %v", claim.Cells)
	}
}
