// SPDX-License-Identifier: Apache-2.0

package brief

import "dragoman"

// together is how many passages of one report on one side of a claim a reader
// is shown; the claim has them all.
const together = 2

// Shown is a claim as a reader is shown it: of each report the first passages on
// each side, and how many more there are.
func Shown(c dragoman.Claim) (dragoman.Claim, int) {
	type side struct {
		report  string
		against bool
	}
	n := map[side]int{}
	var cells []dragoman.Cell
	for _, x := range c.Cells {
		s := side{x.Report, x.Value != ""}
		if n[s]++; n[s] <= together || c.Why != "status" {
			cells = append(cells, x)
		}
	}
	more := len(c.Cells) - len(cells)
	c.Cells = cells
	return c, more
}
