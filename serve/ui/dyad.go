// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"fmt"
	"html/template"
	"net/http"
	"slices"
	"strings"
	"time"

	"dragoman"
	"dragoman/know/actors"
)

type dyadRow struct {
	Reading *dragoman.Reading
	Event   dragoman.Event
	Forward bool // from A to B
}

// maxDyad is how many passages a dyad's page is made of; the page says so.
const maxDyad = 300

// dyad shows what two actors did to one another: countries by ISO code, or
// actors by id or name.
func (p *pages) dyad(r *http.Request) (view, error) {
	a, b := r.PathValue("a"), r.PathValue("b")
	hits, next, err := p.o.Desk.Search(r.Context(), fmt.Sprintf("kind:event actor:%q actor:%q", clip(a), clip(b)), "", maxDyad)
	if err != nil {
		return view{}, err
	}
	data := struct {
		A, B    string
		Rows    []dyadRow
		Reports int
		More    bool
		Chart   template.HTML
	}{A: a, B: b, More: next != ""}
	read := map[string]*dragoman.Reading{}
	for _, h := range hits {
		if read[h.Report] == nil {
			if read[h.Report], err = p.o.Desk.Reading(r.Context(), h.Report); err != nil {
				return view{}, err
			}
		}
		x := read[h.Report]
		for _, e := range x.Events {
			if e.ID != h.Ref {
				continue
			}
			switch {
			case has(x, e.Actors, a) && has(x, e.Recipients, b):
				data.Rows = append(data.Rows, dyadRow{x, e, true})
			case has(x, e.Actors, b) && has(x, e.Recipients, a):
				data.Rows = append(data.Rows, dyadRow{x, e, false})
			case has(x, e.Actors, a) && has(x, e.Actors, b):
				data.Rows = append(data.Rows, dyadRow{x, e, true})
			}
		}
	}
	data.Reports = len(read)
	data.Chart = bars(data.Rows)
	return view{Template: "dyad.html", Title: a + " and " + b, Data: data}, nil
}

func clip(s string) string { return strings.ReplaceAll(s[:min(len(s), 100)], `"`, " ") }

// has reports whether a participant is the actor: by id, link, country or name.
func has(r *dragoman.Reading, ps []dragoman.Participant, who string) bool {
	fold := actors.Fold(who)
	for _, p := range ps {
		a := r.Actor(p.Actor)
		if a == nil {
			continue
		}
		if a.ID == who || a.Link == who || a.Country == strings.ToUpper(who) || actors.Fold(a.Name) == fold || slices.ContainsFunc(a.Variants, func(v string) bool { return actors.Fold(v) == fold }) {
			return true
		}
	}
	return false
}

// bars draws mirrored bars a week: cooperation up, conflict down; solid for
// what was done, hatched for what was planned, pledged or threatened, outlined
// for what was denied.
func bars(rows []dyadRow) template.HTML {
	type week struct{ up, down [3]int }
	weeks := map[string]*week{}
	for _, r := range rows {
		t, err := time.Parse("2006-01-02", day(r))
		if err != nil {
			continue
		}
		y, w := t.ISOWeek()
		key := fmt.Sprintf("%d-W%02d", y, w)
		if weeks[key] == nil {
			weeks[key] = &week{}
		}
		kind := 0
		switch r.Event.Status {
		case dragoman.Planned, dragoman.Requested, dragoman.Threatened, dragoman.Hypothetical:
			kind = 1
		case dragoman.Negated:
			kind = 2
		}
		if r.Event.Quad <= 2 {
			weeks[key].up[kind]++
		} else {
			weeks[key].down[kind]++
		}
	}
	keys := make([]string, 0, len(weeks))
	most := 1
	for k, w := range weeks {
		keys = append(keys, k)
		most = max(most, w.up[0]+w.up[1]+w.up[2], w.down[0]+w.down[1]+w.down[2])
	}
	slices.Sort(keys)
	keys = keys[max(0, len(keys)-104):]
	var b strings.Builder
	width := max(60, len(keys)*14)
	fmt.Fprintf(&b, `<figure class="bars"><svg viewBox="0 0 %d 130" role="img" aria-label="Events a week, cooperation above the line, conflict below"><line x1="0" y1="60" x2="%d" y2="60"/>`, width, width)
	classes := [3]string{"done", "maybe", "denied"}
	for i, k := range keys {
		w := weeks[k]
		fmt.Fprintf(&b, `<g><title>%s: cooperation %d, conflict %d</title>`, k, w.up[0]+w.up[1]+w.up[2], w.down[0]+w.down[1]+w.down[2])
		y := 60.0
		for j, n := range w.up {
			h := float64(n) * 52 / float64(most)
			y -= h
			if n > 0 {
				fmt.Fprintf(&b, `<rect class="up %s" x="%d" y="%.1f" width="10" height="%.1f"/>`, classes[j], i*14+2, y, h)
			}
		}
		y = 60
		for j, n := range w.down {
			h := float64(n) * 52 / float64(most)
			if n > 0 {
				fmt.Fprintf(&b, `<rect class="down %s" x="%d" y="%.1f" width="10" height="%.1f"/>`, classes[j], i*14+2, y, h)
			}
			y += h
		}
		b.WriteString(`</g>`)
		if i == 0 || i == len(keys)-1 {
			fmt.Fprintf(&b, `<text x="%d" y="127">%s</text>`, min(i*14, width-46), k)
		}
	}
	b.WriteString(`</svg><figcaption>Events a week: cooperation above the line, conflict below. Solid: done. Light: planned, pledged, threatened or possible. Outlined: denied.</figcaption></figure>`)
	return template.HTML(b.String()) // numbers and our own words only
}

func day(r dyadRow) string {
	v := r.Event.When.Earliest
	if len(v) < 10 {
		v = r.Event.When.Value
	}
	return v[:min(len(v), 10)]
}
