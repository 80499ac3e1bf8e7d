// SPDX-License-Identifier: Apache-2.0

package compare_test

import (
	"strings"
	"testing"

	"dragoman"
	"dragoman/compare"
	"dragoman/lang/en"
	"dragoman/read"
)

// compared reads the texts as reports of 2021-03-10 and compares them.
func compared(t *testing.T, texts ...string) dragoman.Comparison {
	t.Helper()
	rd, err := read.English(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	var rs []*dragoman.Reading
	for i, text := range texts {
		r := dragoman.Report{ID: "r" + string(rune('1'+i)), Text: text, Language: "en"}
		r.Published = dragoman.Date{Value: "2021-03-10", Precision: "day"}
		rs = append(rs, rd.Read(r))
	}
	return compare.Compare(rs, nil)
}

// find is the first claim of a kind and slot; nil where there is none.
func find(c dragoman.Comparison, kind, why string) *dragoman.Claim {
	for i := range c.Claims {
		if c.Claims[i].Kind == kind && c.Claims[i].Why == why {
			return &c.Claims[i]
		}
	}
	return nil
}

func TestRequestAndItsDenialAreOneClaim(t *testing.T) {
	c := compared(t,
		"Two diplomats said that Chile's president raised the extradition of the banker Tomas Rivas in Lima, a claim the Peruvian government has denied. Rain fell in the capital.",
		"Reports suggest that the president may formally request the extradition of Tomas Rivas from Peru. Sheep graze near the old mill. Aides said the president plans to request the extradition of Tomas Rivas in May.")
	claim := find(c, "denied", "status")
	if claim == nil {
		t.Fatalf("no denial among %v", c.Claims)
	}
	seen := map[string]bool{}
	for _, x := range claim.Cells {
		seen[x.Report+" "+string(x.Status)] = true
		seen[x.Report+" "+string(x.Stance)] = true
	}
	for _, want := range []string{"r1 denies", "r1 occurred", "r2 hypothetical"} {
		if !seen[want] {
			t.Errorf("no cell %q in %v", want, claim.Cells)
		}
	}
}

func TestLabelsThatPullApart(t *testing.T) {
	c := compared(t, "Peru and Chile, former enemies, opened a bridge on Monday.", "On Monday Peru thanked Chile, a close ally, for the bridge.")
	if find(c, "differs", "label") == nil {
		t.Errorf("ally and enemies should be set side by side: %v", c.Claims)
	}
	c = compared(t, "Peru and Chile, two allies, opened a bridge on Monday.", "On Monday Peru thanked Chile, a close ally, for the bridge.")
	if x := find(c, "differs", "label"); x != nil {
		t.Errorf("allies and ally are one label: %v", x)
	}
}

func TestGroundsOfOneActStandSideBySide(t *testing.T) {
	c := compared(t,
		"Chile granted the singer Ana Rosas asylum on humanitarian grounds, the minister said.",
		"Chile granted the singer Ana Rosas asylum for political reasons, a lawyer said.")
	x := find(c, "differs", "reason")
	if x == nil || !strings.Contains(x.Cells[0].Value+x.Cells[1].Value, "humanitarian") {
		t.Errorf("two grounds of one act should be a difference of reasons: %v", c.Claims)
	}
}

func TestTimelineTellsWhatHappenedThen(t *testing.T) {
	c := compared(t, "Chile plans to open the bridge in May 2022. The minister arrived in Lima on Monday for his first visit since the fall of the government in 2012. The company provided trucks, including a large delivery in 2015.")
	want := []struct {
		value, label string
		background   bool
		status       dragoman.Status
	}{
		{"2012", "the fall of the government in 2012", true, dragoman.Occurred},
		{"2015", "a large delivery in 2015", true, dragoman.Occurred},
		{"2021-03-08", "arrived in Lima", false, dragoman.Occurred},
		{"2022-05", "open the bridge", false, dragoman.Planned},
	}
	if len(c.Timeline) != len(want) {
		t.Fatalf("%d moments, want %d: %v", len(c.Timeline), len(want), c.Timeline)
	}
	for i, w := range want {
		m := c.Timeline[i]
		if m.Value != w.value || !strings.Contains(m.Label, w.label) || m.Background != w.background || m.Status != w.status {
			t.Errorf("moment %d is %+v, want %+v", i, m, w)
		}
	}
}
