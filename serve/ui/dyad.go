// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"encoding/csv"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"dragoman"
	"dragoman/brief"
)

// dyadRow is one event between two sides.
type dyadRow struct {
	Reading *dragoman.Reading
	Event   dragoman.Event
	Forward bool // from A to B
}

// pledgeRow is a line of the pledge ledger.
type pledgeRow struct {
	brief.Pledge
	From, KeptIn *dragoman.Reading
}

type dyadData struct {
	brief.Dyad
	Names         [2]string // of the sides, as reports write them
	Count, Dir    string    // what is counted, and which way
	Base          string    // path of the page
	Events        []dyadRow
	Ledger        []pledgeRow
	Reports       int
	Last          string // last contact
	More          bool
	Chart         template.HTML
	EventsCounted int
}

// shownEvents is how many events a dyad's page lists; the file has all counts.
const shownEvents = 120

// dyad shows what two actors did to one another: countries by ISO code, or
// actors by id or name.
func (p *pages) dyad(r *http.Request) (view, error) {
	data, err := p.dyadOf(r)
	if err != nil {
		return view{}, err
	}
	data.Chart = bars(data.Rows, data.Count)
	return view{Template: "dyad.html", Title: data.Names[0] + " and " + data.Names[1], Data: data}, nil
}

func (p *pages) dyadOf(r *http.Request) (*dyadData, error) {
	a, b, q := r.PathValue("a"), r.PathValue("b"), r.URL.Query()
	data := &dyadData{Count: q.Get("count"), Dir: q.Get("dir"), Base: "/d/" + url.PathEscape(a) + "/" + url.PathEscape(b)}
	if data.Count != "origins" && data.Count != "reports" {
		data.Count = "events"
	}
	by := "week"
	if q.Get("by") == "month" {
		by = "month"
	}
	d, readings, more, err := p.o.Desk.Dyad(r.Context(), a, b, by, false)
	if err != nil {
		return nil, err
	}
	data.Dyad, data.More, data.Names = d, more, [2]string{called(readings, a), called(readings, b)}
	if data.Dir == "a>b" || data.Dir == "b>a" {
		data.Rows = slices.DeleteFunc(slices.Clone(data.Rows), func(x brief.Bin) bool { return x.Direction != data.Dir })
	}
	for _, x := range data.Rows {
		data.EventsCounted += x.Events
	}
	by2 := map[string]*dragoman.Reading{}
	for _, x := range readings {
		by2[x.ID] = x
		met := false
		for i := range x.Events {
			dir := brief.Direction(x, &x.Events[i], a, b)
			if dir == "" || data.Dir != "" && data.Dir != dir {
				continue
			}
			met = true
			data.Events = append(data.Events, dyadRow{x, x.Events[i], dir == "a>b"})
		}
		if met {
			data.Reports++
			data.Last = max(data.Last, x.Published.Value)
		}
	}
	slices.Reverse(data.Events) // the latest first
	data.Events = data.Events[:min(len(data.Events), shownEvents)]
	for _, x := range d.Pledges {
		row := pledgeRow{Pledge: x, From: by2[x.Cite.Report]}
		if x.Kept != nil {
			row.KeptIn = by2[x.Kept.Report]
		}
		data.Ledger = append(data.Ledger, row)
	}
	return data, nil
}

// called is how the reports name a side: a country's code is told by the
// country itself where a report holds it.
func called(readings []*dragoman.Reading, side string) string {
	for _, r := range readings {
		for _, a := range r.Actors {
			if a.ID == side || a.Link == side || a.Kind == dragoman.Country && a.Country == side {
				return a.Name
			}
		}
	}
	return side
}

// dyadFile is the counts of a dyad as CSV.
func (p *pages) dyadFile(w http.ResponseWriter, r *http.Request) {
	data, err := p.dyadOf(r)
	if err != nil {
		p.page(func(*http.Request) (view, error) { return view{}, err })(w, r)
		return
	}
	w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="dyad.csv"`)
	c := csv.NewWriter(w)
	_ = c.Write([]string{"period", "direction", "kind", "mode", "status", "events", "origins", "reports"})
	for _, x := range data.Rows {
		_ = c.Write([]string{x.Period, x.Direction, x.Kind, x.Mode, string(x.Status), strconv.Itoa(x.Events), strconv.Itoa(x.Origins), strconv.Itoa(x.Reports)})
	}
	c.Flush() // an error means that the reader has gone
}

func (d *dyadData) Link(count, dir, by string) string {
	v := url.Values{}
	for k, x := range map[string]string{"count": count, "dir": dir, "by": by} {
		if x != "" {
			v.Set(k, x)
		}
	}
	return d.Base + "?" + v.Encode()
}

// Direction is the heading's arrow, as words.
func (x dyadRow) Direction(names [2]string) string {
	if x.Forward {
		return fmt.Sprintf("%s → %s", names[0], names[1])
	}
	return fmt.Sprintf("%s → %s", names[1], names[0])
}
