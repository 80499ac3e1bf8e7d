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
	c, err := compare.New(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	return c.Compare(rs, nil)
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

// texts are the passages of a claim, with the values of its cells.
func texts(c *dragoman.Claim, rs ...string) string {
	out := c.Label
	for _, x := range c.Cells {
		out += " | " + x.Value + ": " + x.Spans[0].Of(rs[x.Report[1]-'1'])
	}
	return out
}

// What is wanted is not what is: no agreement of a wish with a deed.
func TestAWishIsNoDeed(t *testing.T) {
	c := compared(t, "Norway wants to keep its weather stations in Spitsbergen.", "Norway keeps three weather stations in Spitsbergen.")
	if claim := find(c, "same", ""); claim != nil {
		t.Errorf("a wish agrees with a deed: %v", claim)
	}
}

// What had not happened on one day and has on a later one is no contradiction.
func TestALaterDeedUpdatesARefusal(t *testing.T) {
	rd, err := read.English(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	var rs []*dragoman.Reading
	for i, x := range [][2]string{{"2021-03-10", "Premier Ole Dahl refused to resign."}, {"2021-03-14", "Ole Dahl resigned on Saturday after a vote of his party."}} {
		r := dragoman.Report{ID: "r" + string(rune('1'+i)), Text: x[1], Language: "en", Published: dragoman.Date{Value: x[0], Precision: "day"}}
		rs = append(rs, rd.Read(r))
	}
	c, err := compare.New(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	if find(c.Compare(rs, nil), "update", "status") == nil {
		t.Errorf("no update among %v", c.Compare(rs, nil).Claims)
	}
	rs[0].Published.Value, rs[1].Published.Value = "2021-03-14", "2021-03-14"
	if find(c.Compare(rs, nil), "differs", "status") == nil {
		t.Error("on one day they should be set against one another")
	}
}

// A toll is compared with a toll however it is told.
func TestTollsToldDifferently(t *testing.T) {
	a := "A mudslide buried a bus in the Peruvian town of Olmos on Monday, killing at least 14 people, the mayor said."
	b := "The number of people killed in a mudslide in the Peruvian town of Olmos has risen to 19, officials said."
	c := compared(t, a, b)
	claim := find(c, "differs", "number")
	if claim == nil {
		t.Fatalf("the tolls are not compared: %v", c.Claims)
	}
	if got := texts(claim, a, b); !strings.Contains(got, "14") || !strings.Contains(got, "19") {
		t.Errorf("%q", got)
	}
}

// Two that agree still agree where a third parts from them.
func TestSomeAgreeWhereOthersPart(t *testing.T) {
	c := compared(t, "Police in Tarma arrested 17 people at a march of miners.", "Police arrested 29 people at a march of miners in Tarma.", "In Tarma, police detained 17 people during the miners' march.")
	if find(c, "differs", "number") == nil {
		t.Error("17 and 29 do not differ")
	}
	same := find(c, "same", "")
	if same == nil || len(same.Cells) != 2 || same.Cells[0].Report == "r2" || same.Cells[1].Report == "r2" {
		t.Errorf("the two that say 17 do not agree alone: %v", same)
	}
}

// One thing told twice of one date is one moment with both passages, and what
// more reports tell weighs more.
func TestTimelineMergesAndRanks(t *testing.T) {
	a := "Ines Prado signed the water accord in Lima on Monday. The dam was inspected in 2019, an engineer said."
	b := "The water accord was signed in Lima on Monday by Ines Prado. A choir sang on Tuesday."
	c := compared(t, a, b)
	var accord *dragoman.Moment
	for i, m := range c.Timeline {
		if m.Value == "2021-03-08" {
			if accord != nil {
				t.Fatalf("the signing stands twice: %v", c.Timeline)
			}
			accord = &c.Timeline[i]
		}
	}
	if accord == nil || len(accord.Evidence) != 2 || accord.Evidence[0].Report == accord.Evidence[1].Report {
		t.Fatalf("the signing should have a passage of each report: %v", c.Timeline)
	}
	for _, m := range c.Timeline {
		if m.Value != accord.Value && m.Weight >= accord.Weight {
			t.Errorf("%q weighs %v, the signing %v", m.Label, m.Weight, accord.Weight)
		}
	}
}

// What is told of a similar thing is not told of this one.
func TestLikeButOther(t *testing.T) {
	c := compared(t, "The senate of Lutania blocked the harbour bill on Tuesday.", "A similar harbour bill was blocked by the senate of Lutania in 2017. Activist investors pushed for a split of the firm Borla.")
	if x := find(c, "same", ""); x != nil {
		t.Errorf("a similar bill is taken for the bill: %v", x)
	}
}

// An exact figure told in other words is one agreement.
func TestFiguresAgreeInOtherWords(t *testing.T) {
	a := "The ministry said 38,400 flats were built in February."
	b := "Housing stock grew by 38,400 flats last month, officials said."
	c := compared(t, a, b)
	claim := find(c, "same", "")
	if claim == nil || len(claim.Cells) != 2 {
		t.Fatalf("no agreement on the flats: %v", c.Claims)
	}
	if c := compared(t, a, "Kiosks sold 38,400 tickets on Sunday."); find(c, "same", "") != nil {
		t.Error("tickets are no flats")
	}
}

// One dismisses what the other's officials hold: no agreement, though nearly
// all words are shared.
func TestADismissalIsADenial(t *testing.T) {
	a := "Norwegian officials believe that the Borla group was personally led by Premier Ole Dahl in its efforts to flood the 2019 salmon market."
	b := "The Premier's office dismissed as nonsense a report that the Borla group was personally led by Premier Ole Dahl in its efforts to flood the 2019 salmon market."
	c := compared(t, a, b)
	if x := find(c, "same", ""); x != nil {
		t.Errorf("a denial agrees: %v", x)
	}
	claim := find(c, "denied", "status")
	if claim == nil {
		t.Fatalf("no denial among %v", c.Claims)
	}
	for _, x := range claim.Cells {
		if (x.Stance == dragoman.Denies) != (x.Report == "r2") {
			t.Errorf("%s: %s %s", x.Report, x.Holder, x.Stance)
		}
	}
}

// A reason given for another clause is no reason of this one.
func TestReasonsStayWithTheirClause(t *testing.T) {
	c := compared(t, "The miners do not like to strike because it is too slow.", "Dahl said he left the pit because of its dust, adding that the miners do not like to strike.")
	if x := find(c, "differs", "reason"); x != nil {
		t.Errorf("the dust is no reason not to strike: %v", x)
	}
}

func TestWhoWishesAThingIsSetSideBySide(t *testing.T) {
	c := compared(t, "Norway is keen to keep its naval base in Orvia, a minister said. Rain fell.", "Denmark is interested in keeping the naval base in Orvia, an envoy said. Wind blew.")
	if find(c, "incomplete", "name") == nil || find(c, "same", "") != nil || find(c, "more_specific", "") != nil {
		t.Errorf("two who wish one thing do not agree: %v", c.Claims)
	}
}

func TestOfficesOfOnePersonInSentencesThatTellOtherThings(t *testing.T) {
	first := "Orvia's Interim President Ana al-Brel opened a school for the deaf on Monday. Rain fell in the hills."
	c := compared(t, first, "Grain prices fell in the north. President Ana al Brel will visit a shipyard in Tesk next month.")
	if x := find(c, "differs", "title"); x == nil || len(x.Cells) != 2 {
		t.Errorf("interim president and president: %v", c.Claims)
	}
	c = compared(t, first, "Grain prices fell in the north. Interim President Ana al Brel will visit a shipyard in Tesk next month.")
	if x := find(c, "differs", "title"); x != nil {
		t.Errorf("one office, one degree: %v", x)
	}
	c = compared(t, "The army spokesman Ivo Renn said the road was open. Rain fell.", "Sheep were sold. Ivo Renn, a spokesperson for the army, spoke of a quiet night.")
	if x := find(c, "differs", "title"); x != nil {
		t.Errorf("a spokesman is a spokesperson: %v", x)
	}
}

func TestADenialIsNeverAnAgreement(t *testing.T) {
	c := compared(t,
		"A dairy cooperative in Santa Fe, La Tranquera, said it would dismiss 120 workers.",
		"La Tranquera, a dairy cooperative in Santa Fe, denied that it would dismiss 120 workers.")
	denied := false
	for _, x := range c.Claims {
		if x.Kind == "same" || x.Kind == "more_specific" {
			t.Errorf("%s: %s", x.Kind, x.Label)
		}
		denied = denied || x.Kind == "denied" && !x.Doubtful
	}
	if !denied {
		t.Errorf("no denial among %v", c.Claims)
	}
}
