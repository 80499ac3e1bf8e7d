// SPDX-License-Identifier: Apache-2.0

package actors

import "testing"

func TestProbe(t *testing.T) {
	table, err := Known()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]Mask{
		"Syria": NamesCountry, "Syrian": 1 << AsDemonym, "NATO": NamesOrganisation, "Damascus": 1 << AsCapital, "zzz": 0,
	} {
		got := table.Probe(AppendFold(nil, name))
		if got&want != want || want == 0 && got != 0 {
			t.Errorf("Probe(%q) = %b, want %b in it", name, got, want)
		}
	}
	f := AppendFold(nil, "Syria")
	if n := testing.AllocsPerRun(100, func() { table.Probe(f) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
