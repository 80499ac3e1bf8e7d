// SPDX-License-Identifier: Apache-2.0

package brief

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"dragoman"
)

// Dyad is what two sides did to one another over time.
type Dyad struct {
	A       string   `json:"a"`
	B       string   `json:"b"`
	By      string   `json:"by"` // week, month
	Rows    []Bin    `json:"rows"`
	Pledges []Pledge `json:"pledges"`
}

// Bin counts the events of one period, direction, kind and status. One event
// told by several reports is one event.
type Bin struct {
	Period    string             `json:"period"`    // 2025-W42, 2025-10; "" where the date is unknown
	Direction string             `json:"direction"` // a>b, b>a
	Kind      string             `json:"kind"`      // cooperation, conflict
	Mode      string             `json:"mode"`      // verbal, material
	Status    dragoman.Status    `json:"status"`
	Events    int                `json:"events"`
	Reports   int                `json:"reports"`
	Origins   int                `json:"origins"`
	Evidence  []dragoman.Receipt `json:"evidence"`
}

// Pledge is something one side said it would do, and the later event that kept
// it, if any was read.
type Pledge struct {
	By     string            `json:"by"`
	What   string            `json:"what"`
	Date   string            `json:"date"` // publication of the report
	PLOVER string            `json:"plover"`
	Cite   dragoman.Receipt  `json:"cite"`
	Kept   *dragoman.Receipt `json:"kept"` // null where no later event was found, which is not the same as broken
}

// side reports whether an actor belongs to a side: its id, country code, link,
// name or one of its variants is the query, case folded.
func side(a *dragoman.Actor, query string) bool {
	if a == nil {
		return false
	}
	if strings.EqualFold(a.Country, query) || strings.EqualFold(a.Link, query) || a.ID == query || strings.EqualFold(a.Name, query) {
		return query != ""
	}
	return slices.ContainsFunc(a.Variants, func(v string) bool { return strings.EqualFold(v, query) })
}

// Dyads counts what sides a and b did to one another in the events of the
// readings, by week or month of the event. Readings are taken in order;
// copies tell which reports are of one origin.
func Dyads(readings []*dragoman.Reading, copies []dragoman.Copy, a, b, by string) Dyad {
	out := Dyad{A: a, B: b, By: by, Rows: []Bin{}, Pledges: []Pledge{}}
	origin := map[string]string{}
	for _, c := range copies {
		origin[c.Report] = c.Of
	}
	type key struct {
		period, direction, kind, mode string
		status                        dragoman.Status
	}
	bins := map[key]*Bin{}
	seen := map[key]map[string]bool{} // events, reports and origins already counted
	for _, r := range readings {
		for i := range r.Events {
			e := &r.Events[i]
			dir := Direction(r, e, a, b)
			if dir == "" || e.Quad < 1 || e.Quad > 4 {
				continue
			}
			k := key{period(e.When.Earliest, by), dir, []string{"cooperation", "cooperation", "conflict", "conflict"}[e.Quad-1], []string{"verbal", "material", "verbal", "material"}[e.Quad-1], e.Status}
			bin := bins[k]
			if bin == nil {
				bin = &Bin{Period: k.period, Direction: dir, Kind: k.kind, Mode: k.mode, Status: k.status, Evidence: []dragoman.Receipt{}}
				bins[k], seen[k] = bin, map[string]bool{}
			}
			o := r.ID
			if x := origin[r.ID]; x != "" {
				o = x
			}
			once := func(id string, n *int) {
				if !seen[k][id] {
					seen[k][id] = true
					*n++
				}
			}
			once("event "+e.PLOVER+" "+e.Mode+" "+short(e.When.Earliest)+undated(e), &bin.Events)
			once("report "+r.ID, &bin.Reports)
			once("origin "+o, &bin.Origins)
			bin.Evidence = append(bin.Evidence, dragoman.Receipt{Report: r.ID, Span: e.Trigger})
		}
	}
	for _, bin := range bins {
		out.Rows = append(out.Rows, *bin)
	}
	slices.SortFunc(out.Rows, func(x, y Bin) int {
		return cmp.Or(cmp.Compare(x.Period, y.Period), cmp.Compare(x.Direction, y.Direction), cmp.Compare(x.Kind, y.Kind), cmp.Compare(x.Mode, y.Mode), cmp.Compare(x.Status, y.Status))
	})
	out.Pledges = append(out.Pledges, pledges(readings, a, b)...)
	return out
}

// undated keeps events without a date apart, for nothing says they are one.
func undated(e *dragoman.Event) string {
	if e.When.Earliest == "" {
		return e.ID
	}
	return ""
}

// Direction is a>b or b>a where the event's actors are of one side and its
// recipients of the other; "" for all else.
func Direction(r *dragoman.Reading, e *dragoman.Event, a, b string) string {
	of := func(ps []dragoman.Participant, q string) bool {
		return slices.ContainsFunc(ps, func(p dragoman.Participant) bool { return side(r.Actor(p.Actor), q) })
	}
	switch {
	case of(e.Actors, a) && of(e.Recipients, b):
		return "a>b"
	case of(e.Actors, b) && of(e.Recipients, a):
		return "b>a"
	}
	return ""
}

// period is the ISO week or the month of a date; "" unknown.
func period(date, by string) string {
	if len(date) < 10 {
		return ""
	}
	if by == "month" {
		return date[:7]
	}
	t, err := time.Parse("2006-01-02", date[:10])
	if err != nil {
		return ""
	}
	y, w := t.ISOWeek()
	return fmt.Sprintf("%04d-W%02d", y, w)
}

// pledges lists what the sides said they would do to one another, with the
// first later event of the same class, direction and sides that happened.
func pledges(readings []*dragoman.Reading, a, b string) []Pledge {
	var out []Pledge
	for i, r := range readings {
		for _, s := range r.Statements {
			if s.Stance != dragoman.Pledges {
				continue
			}
			for k := range r.Events {
				e := &r.Events[k]
				dir := Direction(r, e, a, b)
				if dir == "" || !slices.ContainsFunc(s.Content, func(c dragoman.Span) bool { return c.Has(e.Trigger) }) {
					continue
				}
				who := s.Speaker.Name
				if x := r.Actor(s.Speaker.Actor); x != nil {
					who = x.Name
				}
				at := s.Content[0]
				p := Pledge{By: who, What: strings.Join(strings.Fields(at.Of(r.Text)), " "), Date: r.Published.Value, PLOVER: e.PLOVER, Cite: dragoman.Receipt{Report: r.ID, Span: at}}
				p.Kept = kept(readings[i+1:], e, r.Published.Value, dir, a, b)
				out = append(out, p)
				break
			}
		}
	}
	return out
}

func kept(later []*dragoman.Reading, pledge *dragoman.Event, since, dir, a, b string) *dragoman.Receipt {
	for _, r := range later {
		if short(r.Published.Value) <= short(since) {
			continue
		}
		for k := range r.Events {
			e := &r.Events[k]
			if e.PLOVER == pledge.PLOVER && e.Status == dragoman.Occurred && Direction(r, e, a, b) == dir && short(e.When.Earliest) > short(since) {
				return &dragoman.Receipt{Report: r.ID, Span: e.Trigger}
			}
		}
	}
	return nil
}

// DyadText writes a dyad for people, a line a bin.
func DyadText(w io.Writer, d *Dyad, s Style) error {
	p := &printer{bufio.NewWriter(w), s, nil, nil}
	p.para("", "", bold, fmt.Sprintf("a = %s, b = %s, by %s of the event", d.A, d.B, d.By))
	if len(d.Rows) == 0 {
		p.para("", "", "", "No event between the two was read.")
	}
	for _, r := range d.Rows {
		when := r.Period
		if when == "" {
			when = "undated "
		}
		fmt.Fprintf(p.w, "%-8s %s %-8s %-11s %-12s %s\n", when, strings.Replace(r.Direction, ">", "→", 1), r.Mode, r.Kind, r.Status,
			fmt.Sprintf("%s · %s · %s", count(r.Events, "event"), count(r.Origins, "origin"), count(r.Reports, "report")))
	}
	if len(d.Pledges) > 0 {
		p.heading("Pledges")
	}
	for _, x := range d.Pledges {
		state := "no later event was read"
		if x.Kept != nil {
			state = "kept: " + x.Kept.Report + " " + where(x.Kept.Span)
		}
		p.para("  ", "    ", "", known(x.Date)+" "+x.By+": "+x.What+" · "+state)
	}
	return p.w.Flush()
}
