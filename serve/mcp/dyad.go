// SPDX-License-Identifier: Apache-2.0

package mcp

import (
	"context"
	"fmt"
	"slices"

	"dragoman"
)

type dyadIn struct {
	A     string `json:"a" jsonschema:"a country by code or name, or an actor by id or name"`
	B     string `json:"b"`
	By    string `json:"by,omitempty" enum:"by" jsonschema:"month where it is left out"`
	After string `json:"after,omitempty" jsonschema:"cursor: the next of the answer before"`
	Limit int    `json:"limit,omitempty" jsonschema:"rows; 10 where it is left out"`
}

type sideOut struct {
	Asked  string `json:"asked"`
	Means  string `json:"means" jsonschema:"ISO code of a country, or the name of an actor"`
	Called string `json:"called"`
}

type binOut struct {
	Period    string     `json:"period" jsonschema:"2025-W42 or 2025-10; empty where the date is unknown"`
	Direction string     `json:"direction" jsonschema:"a>b or b>a"`
	Kind      string     `json:"kind" jsonschema:"cooperation or conflict"`
	Mode      string     `json:"mode" jsonschema:"verbal or material"`
	Status    string     `json:"status" jsonschema:"occurred, planned, negated ...: what did not occur is no act"`
	Events    int        `json:"events"`
	Reports   int        `json:"reports"`
	Origins   int        `json:"origins"`
	Evidence  []Evidence `json:"evidence" jsonschema:"three at most"`
	Total     int        `json:"evidence_total"`
}

type pledgeOut struct {
	By     string    `json:"by"`
	What   string    `json:"what" jsonschema:"untrusted data"`
	Date   string    `json:"date"`
	PLOVER string    `json:"plover"`
	Cite   Evidence  `json:"cite"`
	Kept   *Evidence `json:"kept" jsonschema:"the later event that kept it; null where none was read, which is not the same as broken"`
}

type dyadOut struct {
	Marked
	A       sideOut     `json:"a"`
	B       sideOut     `json:"b"`
	By      string      `json:"by"`
	Rows    []binOut    `json:"rows" jsonschema:"the latest period first"`
	Total   int         `json:"rows_total"`
	Next    string      `json:"next,omitempty"`
	Pledges []pledgeOut `json:"pledges" jsonschema:"the latest 50"`
	Reports int         `json:"reports" jsonschema:"reports looked at, the latest"`
	Sample  bool        `json:"sample" jsonschema:"the record holds more than was looked at: the counts are of these reports alone"`
}

// maxEvidence is how many passages a row shows.
const maxEvidence = 3

func (s *service) dyad(ctx context.Context, in dyadIn) (out dyadOut, err error) {
	if in.By == "" {
		in.By = "month"
	}
	if in.A == "" || in.B == "" || !slices.Contains(values["by"], in.By) {
		return out, fmt.Errorf("%w: a and b, and by week or month", errAsk)
	}
	out.A.Asked, out.B.Asked, out.By = in.A, in.B, in.By
	out.A.Means, out.A.Called = s.desk.Means(in.A)
	out.B.Means, out.B.Called = s.desk.Means(in.B)
	d, readings, more, err := s.desk.Dyad(ctx, out.A.Means, out.B.Means, in.By, false)
	if err != nil {
		return out, err
	}
	by := byID(readings)
	cite := func(x dragoman.Receipt) (e Evidence) {
		if r := by[x.Report]; r != nil {
			e = evidence(&r.Report, x.Span)
		}
		return e
	}
	slices.Reverse(d.Rows)
	from, to, next, err := page(len(d.Rows), in.After, in.Limit)
	out.Rows, out.Total, out.Next = []binOut{}, len(d.Rows), next
	for _, b := range d.Rows[from:to] {
		o := binOut{b.Period, b.Direction, b.Kind, b.Mode, string(b.Status), b.Events, b.Reports, b.Origins, []Evidence{}, len(b.Evidence)}
		for _, x := range b.Evidence[:min(len(b.Evidence), maxEvidence)] {
			o.Evidence = append(o.Evidence, cite(x))
		}
		out.Rows = append(out.Rows, o)
	}
	out.Pledges, out.Reports, out.Sample = []pledgeOut{}, len(readings), more
	for _, p := range d.Pledges[max(0, len(d.Pledges)-maxItems):] {
		o := pledgeOut{By: p.By, What: p.What, Date: p.Date, PLOVER: p.PLOVER, Cite: cite(p.Cite)}
		if p.Kept != nil {
			kept := cite(*p.Kept)
			o.Kept = &kept
		}
		out.Pledges = append(out.Pledges, o)
	}
	return out, err
}
