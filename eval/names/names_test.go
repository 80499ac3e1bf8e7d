// SPDX-License-Identifier: Apache-2.0

package names

import (
	"testing"

	"dragoman/eval"
)

func TestScores(t *testing.T) {
	s := Scores{}
	s.Add([]Name{{0, 2, "PER"}, {3, 4, "LOC"}}, []Name{{0, 2, "PER"}, {3, 5, "LOC"}, {3, 5, "LOC"}})
	s.Add([]Name{{0, 1, "ORG"}}, []Name{{0, 1, "PER"}})
	if got, want := s["PER"], (eval.Counts{Match: 1, Gold: 1, System: 2}); got != want {
		t.Errorf("PER %+v, want %+v", got, want)
	}
	all := s.Micro() // 1 of 3 gold, 4 found
	if all.Match != 1 || all.Gold != 3 || all.System != 4 {
		t.Errorf("all %+v", all)
	}
	if got, want := all.F1(), 2.0/7; got < want-1e-9 || got > want+1e-9 {
		t.Errorf("F1 %v, want %v", got, want)
	}
}

func TestGoldKinds(t *testing.T) {
	for typ, want := range map[string]string{"Facility": "LOC", "politicalparty": "ORG", "NORP": "", "MISC": "", "politician": "PER"} {
		if got := Gold(typ); got != want {
			t.Errorf("Gold(%q) = %q, want %q", typ, got, want)
		}
	}
}
