// SPDX-License-Identifier: Apache-2.0

package stories

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"dragoman"
	"dragoman/story"
)

// The sentences a large story is told in: each report takes some of them in an
// order of its own, with words of its own between.
var affair = strings.Split(`The Marel dam above Ostrava burst on Monday after four days of rain.
At least eleven people drowned in Lindenau and thirty are missing, the river authority said.
Prime Minister Ada Kessel flew over the valley and promised two hundred million crowns.
The army sent boats and helicopters to the villages that the flood had cut off.
Engineers had warned of a crack in the eastern wall since the spring, a report of the audit office shows.
The director of the river authority, Jonas Brandt, offered to resign on Tuesday.
Opposition leader Petra Vance asked for an inquiry into why the gates were not opened sooner.
Schools in Ostrava were turned into shelters for four thousand people.
Trains between Ostrava and the capital will not run before Friday, the railway said.
The rain should end on Wednesday, the weather office said, but the Marel would go on rising.
Farmers below the dam lost most of their cattle.
Insurers put the damage at nearly a billion crowns.
Neighbouring Harnland offered pumps and three hundred soldiers.
A nurse in Lindenau told how she carried patients to the roof of the hospital.
Prosecutors opened a case against persons unknown over the burst dam.`, "\n")

// titles of the affair.
var headed = strings.Split(`Marel dam bursts, eleven drown in Lindenau
Eleven dead after dam above Ostrava bursts
Kessel promises aid after Marel flood
Head of river authority offers to resign over burst dam
Flood in Ostrava: army sends boats
Audit office had warned of crack in Marel dam
Vance asks for inquiry into dam burst
Thousands in shelters after Marel dam bursts`, "\n")

// largestShare is the share of an affair's reports that stand in its largest
// story, the affair being told by n reports over three days among as many
// others that have nothing to do with one another.
func largestShare(w *story.Weights, n int) float64 {
	rnd := rand.New(rand.NewPCG(uint64(n), 1))
	var rs []*dragoman.Report
	for i := range n {
		order := rnd.Perm(len(affair))[:6+rnd.IntN(5)]
		var b strings.Builder
		for _, k := range order {
			fmt.Fprintf(&b, "%s ", affair[k])
			for range 3 {
				fmt.Fprintf(&b, "w%d ", rnd.IntN(4000))
			}
			b.WriteString("\n\n")
		}
		rs = append(rs, &dragoman.Report{ID: fmt.Sprintf("a%04d", i), Title: headed[rnd.IntN(len(headed))], Text: b.String()})
		b.Reset()
		for range 120 {
			fmt.Fprintf(&b, "v%d ", rnd.IntN(4000))
		}
		rs = append(rs, &dragoman.Report{ID: fmt.Sprintf("b%04d", i), Title: fmt.Sprintf("v%d v%d v%d", rnd.IntN(4000), rnd.IntN(4000), rnd.IntN(4000)), Text: b.String()})
	}
	for i, r := range rs {
		r.Published.Value = day(17000 + i*3/len(rs))
	}
	most := 0
	for _, st := range story.Group(w, rs) {
		of := slices.DeleteFunc(st.Reports, func(id string) bool { return id[0] != 'a' })
		most = max(most, len(of))
	}
	return float64(most) / float64(n)
}

// The editors' stories that weights are fitted on have three reports at most;
// an affair told a hundred times is one story all the same.
func TestLargeStoryIsOne(t *testing.T) {
	w, err := story.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{5, 20, 60, 150} {
		if share := largestShare(w, n); share < .9 {
			t.Errorf("of %d reports of one affair %.2f stand in its story", n, share)
		}
	}
}
