// SPDX-License-Identifier: Apache-2.0

package brief

import (
	"bytes"
	"strings"
	"testing"

	"dragoman"
)

func between(id, from, to, date string, quad int, status dragoman.Status) *dragoman.Reading {
	r := &dragoman.Reading{Report: dragoman.Report{ID: id, Text: "they did it", Published: dragoman.Date{Value: date}}}
	r.Actors = []dragoman.Actor{{ID: "x", Country: from}, {ID: "y", Country: to}}
	r.Events = []dragoman.Event{{ID: "e" + id, Trigger: dragoman.Span{Start: 5, End: 8}, PLOVER: "AID", Quad: quad, Status: status,
		Actors: []dragoman.Participant{{Actor: "x"}}, Recipients: []dragoman.Participant{{Actor: "y"}}, When: dragoman.When{Earliest: date}}}
	return r
}

func TestDyadsCountEventsNotReports(t *testing.T) {
	pledge := between("r1", "SYR", "RUS", "2025-10-01", 2, dragoman.Planned)
	pledge.Statements = []dragoman.Statement{{Stance: dragoman.Pledges, Content: []dragoman.Span{{Start: 0, End: 11}}, Speaker: dragoman.Speaker{Name: "A Minister"}}}
	rs := []*dragoman.Reading{pledge,
		between("r2", "SYR", "RUS", "2025-10-15", 2, dragoman.Occurred),
		between("r3", "SYR", "RUS", "2025-10-15", 2, dragoman.Occurred),
		between("r4", "RUS", "SYR", "2025-11-02", 3, dragoman.Occurred),
		between("r5", "RUS", "FRA", "2025-11-02", 3, dragoman.Occurred)}
	d := Dyads(rs, []dragoman.Copy{{Report: "r3", Of: "r2"}}, "SYR", "rus", "month")
	if len(d.Rows) != 3 {
		t.Fatalf("rows %+v", d.Rows)
	}
	if r := d.Rows[0]; r.Events != 1 || r.Reports != 2 || r.Origins != 1 || r.Kind != "cooperation" || r.Mode != "material" || r.Direction != "a>b" {
		t.Errorf("one event copied once counts as %+v", r)
	}
	if len(d.Pledges) != 1 || d.Pledges[0].Kept == nil || d.Pledges[0].Kept.Report != "r2" {
		t.Errorf("pledges %+v", d.Pledges)
	}
	if w := Dyads(rs, nil, "SYR", "RUS", "week"); w.Rows[0].Period != "2025-W40" {
		t.Errorf("first week %q", w.Rows[0].Period)
	}
	var out bytes.Buffer
	if err := DyadText(&out, &d, Style{}); err != nil || !strings.Contains(out.String(), "1 event · 1 origin · 2 reports") {
		t.Errorf("%v\n%s", err, out.String())
	}
}
