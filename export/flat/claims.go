// SPDX-License-Identifier: Apache-2.0

package flat

import (
	"fmt"

	"dragoman"
)

// Claim is a claim with the words of its cells and the story it stands in.
type Claim struct {
	Story string `json:"story,omitempty"`
	ID    string `json:"id"`
	Kind  string `json:"kind"`
	Why   string `json:"why"`
	Label string `json:"label"`
	Cells []Cell `json:"cells"`
}

// Cell is what one holder, in one report, does with a claim.
type Cell struct {
	dragoman.Cell
	Key       string   `json:"key,omitempty"`
	Outlet    string   `json:"outlet"`
	Published string   `json:"published"`
	Words     []string `json:"words"` // the spans as written
}

// ClaimsOf are the claims of a comparison of some readings.
func ClaimsOf(story string, c *dragoman.Comparison, readings []*dragoman.Reading) []Claim {
	by := map[string]*dragoman.Reading{}
	for _, r := range readings {
		by[r.ID] = r
	}
	out := []Claim{}
	for _, x := range c.Claims {
		claim := Claim{Story: story, ID: x.ID, Kind: x.Kind, Why: x.Why, Label: x.Label, Cells: []Cell{}}
		for _, cell := range x.Cells {
			to := Cell{Cell: cell, Words: []string{}}
			if to.Spans == nil {
				to.Spans = []dragoman.Span{}
			}
			if r := by[cell.Report]; r != nil {
				to.Key, to.Outlet, to.Published, to.Words = r.Key, r.Outlet, r.Published.Value, Words(r.Text, cell.Spans)
			}
			claim.Cells = append(claim.Cells, to)
		}
		out = append(out, claim)
	}
	return out
}

// Rows are the rows of a claim, one a cell.
func (c *Claim) Rows() (out [][]string) {
	for i, x := range c.Cells {
		start, end := ends(x.Spans)
		text := ""
		for j, w := range x.Words {
			if j > 0 {
				text += " … "
			}
			text += w
		}
		out = append(out, []string{
			c.Story, c.ID, c.Kind, c.Why, c.Label, fmt.Sprint(i + 1), x.Report, x.Key, x.Outlet, x.Published,
			x.Holder, string(x.Stance), string(x.Status), x.Value, start, end, list(x.Spans), text,
		})
	}
	return out
}
