// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"time"

	"dragoman"
	"dragoman/serve/desk"
)

// card is a story as Today lists it.
type card struct {
	dragoman.Story
	Outlets  []string
	Disputes []dragoman.Claim
}

// dispute is a claim the reports of a story contradict one another in.
type dispute struct {
	Story string
	dragoman.Claim
}

type todayData struct {
	Day, Before, After string
	Stories            []card
	Disputed           []dispute
	Said               []saidHit
	Moved              []dragoman.Hit
	Next               string
}

// today shows the stories of a day: the latest the record has, unless one is
// asked for.
func (p *pages) today(r *http.Request) (view, error) {
	ctx, d := r.Context(), p.o.Desk
	day := r.URL.Query().Get("day")
	if day == "" {
		latest, _, err := d.Record.StoriesPage(ctx, "", "", "", 1)
		if err != nil {
			return view{}, err
		}
		if len(latest) > 0 {
			day = latest[0].Last[:min(len(latest[0].Last), 10)]
		}
	}
	data := todayData{Day: day}
	if t, err := time.Parse("2006-01-02", day); err == nil {
		data.Before, data.After = t.AddDate(0, 0, -1).Format("2006-01-02"), t.AddDate(0, 0, 1).Format("2006-01-02")
	} else if day != "" {
		return view{}, dragoman.ErrNotFound
	}
	stories, next, err := d.Record.StoriesPage(ctx, day, day, r.URL.Query().Get("after"), 40)
	if err != nil {
		return view{}, err
	}
	data.Next = next
	for _, st := range stories {
		c, err := p.card(ctx, st)
		if err != nil {
			return view{}, err
		}
		for _, x := range c.Disputes {
			data.Disputed = append(data.Disputed, dispute{st.ID, x})
		}
		data.Stories = append(data.Stories, c)
	}
	if day != "" {
		hits, _, err := d.Search(ctx, "kind:statement speaker:named date:"+day, "", 8)
		if err != nil {
			return view{}, err
		}
		if data.Said, err = p.saidIn(ctx, hits); err != nil {
			return view{}, err
		}
		if data.Moved, _, err = d.Search(ctx, "kind:event status:occurred date:"+day, "", 8); err != nil {
			return view{}, err
		}
	}
	return view{Template: "today.html", Title: "Today", Nav: "today", Data: data}, nil
}

// card completes a story for a list. Only a story of several reports is
// compared, and only once.
func (p *pages) card(ctx context.Context, st dragoman.Story) (card, error) {
	c := card{Story: st}
	if len(st.Reports) > 1 && len(st.Reports) <= desk.MostCompared {
		_, cmp, err := p.o.Desk.Compare(ctx, st.ID)
		if err != nil {
			return c, err
		}
		for _, x := range cmp.Claims {
			if x.Kind == "differs" || x.Kind == "denied" {
				c.Disputes = append(c.Disputes, x)
			}
		}
		for _, r := range cmp.Reports {
			if r.Outlet != "" && !slices.Contains(c.Outlets, r.Outlet) {
				c.Outlets = append(c.Outlets, r.Outlet)
			}
		}
	}
	return c, nil
}

type storyData struct {
	dragoman.Story
	Comparison dragoman.Comparison
	Readings   []*dragoman.Reading
	Groups     []claimGroup
	Tab        string
	Claim      *dragoman.Claim // the one opened
	Shown      *dragoman.Reading
	Who        []whoIsWho
	Points     []point
	Revisions  []revision
}

// claimGroup is the claims of the matrix under one heading.
type claimGroup struct {
	Title  string
	Claims []claimRow
}

type claimRow struct {
	dragoman.Claim
	Columns [][]dragoman.Cell // one a report, in the story's order
}

func (p *pages) story(r *http.Request) (view, error) {
	ctx, d := r.Context(), p.o.Desk
	st, cmp, err := d.Compare(ctx, r.PathValue("id"))
	if err != nil {
		return view{}, err
	}
	_, readings, err := d.StoryReadings(ctx, st.ID)
	if err != nil {
		return view{}, err
	}
	q := r.URL.Query()
	data := storyData{Story: st, Comparison: cmp, Readings: readings, Tab: q.Get("tab")}
	if !slices.Contains([]string{"timeline", "quotes", "who", "map", "events", "changes"}, data.Tab) {
		data.Tab = "compare"
	}
	data.Groups = groups(cmp, readings)
	for i := range cmp.Claims {
		if cmp.Claims[i].ID == q.Get("claim") {
			data.Claim = &cmp.Claims[i]
		}
	}
	for _, x := range readings {
		if x.ID == q.Get("doc") {
			data.Shown = x
		}
	}
	switch data.Tab {
	case "who":
		data.Who = whoOf(readings)
	case "map":
		data.Points = pointsOf(readings)
	case "changes":
		if data.Revisions, err = p.revisions(ctx, readings); err != nil {
			return view{}, err
		}
	}
	title := st.Title
	if title == "" {
		title = "Story " + st.ID
	}
	return view{Template: "story.html", Title: title, Data: data}, nil
}

// groups puts claims under Agree, Adds, Differs and Denied.
func groups(cmp dragoman.Comparison, readings []*dragoman.Reading) []claimGroup {
	out := []claimGroup{{Title: "Denied"}, {Title: "Differs"}, {Title: "Agree"}, {Title: "Adds"}}
	at := map[string]int{"denied": 0, "differs": 1, "incomplete": 1, "update": 1, "same": 2, "more_specific": 2, "adds": 3}
	for _, c := range cmp.Claims {
		g, ok := at[c.Kind]
		if !ok {
			g = 3
		}
		row := claimRow{Claim: c, Columns: make([][]dragoman.Cell, len(readings))}
		for _, cell := range c.Cells {
			for i, r := range readings {
				if r.ID == cell.Report {
					row.Columns[i] = append(row.Columns[i], cell)
				}
			}
		}
		out[g].Claims = append(out[g].Claims, row)
	}
	return slices.DeleteFunc(out, func(g claimGroup) bool { return len(g.Claims) == 0 })
}

// whoIsWho is an actor of a story, with its titles by source.
type whoIsWho struct {
	Actor  dragoman.Actor
	Titles map[string][]string // outlet or report to titles
	Count  int
}

func whoOf(readings []*dragoman.Reading) []whoIsWho {
	var out []whoIsWho
	at := map[string]int{}
	for _, r := range readings {
		source := r.Outlet
		if source == "" {
			source = r.ID
		}
		for _, a := range r.Actors {
			key := a.ID
			if a.Link == "" {
				key = strings.ToLower(a.Name)
			}
			i, ok := at[key]
			if !ok {
				i = len(out)
				at[key] = i
				out = append(out, whoIsWho{Actor: a, Titles: map[string][]string{}})
			}
			out[i].Count += len(a.Mentions)
			for _, role := range a.Roles {
				if !slices.Contains(out[i].Titles[source], role.Title) {
					out[i].Titles[source] = append(out[i].Titles[source], role.Title)
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b whoIsWho) int { return b.Count - a.Count })
	return out
}

func (p *pages) document(r *http.Request) (view, error) {
	x, err := p.o.Desk.Reading(r.Context(), r.PathValue("id"))
	if err != nil {
		return view{}, err
	}
	st, err := p.o.Desk.Record.StoryOf(r.Context(), x.ID)
	if err != nil {
		st = dragoman.Story{}
	}
	cs, err := p.o.Desk.Record.Corrections(r.Context(), x.ID, false)
	if err != nil {
		return view{}, err
	}
	title := x.Title
	if title == "" {
		title = "Report " + x.ID
	}
	return view{Template: "doc.html", Title: title, Data: struct {
		*dragoman.Reading
		Story       dragoman.Story
		Corrections []dragoman.Correction
	}{x, st, cs}}, nil
}

func (p *pages) search(r *http.Request) (view, error) {
	q := strings.TrimSpace(r.URL.Query().Get("q"))
	data := struct {
		Q      string
		Hits   []dragoman.Hit
		Next   string
		Fields []string
	}{Q: q, Fields: dragoman.SearchFields}
	if q != "" {
		var err error
		if data.Hits, data.Next, err = p.o.Desk.Search(r.Context(), q, r.URL.Query().Get("after"), 50); err != nil {
			return view{}, err
		}
	}
	return view{Template: "search.html", Title: "Search", Nav: "search", Data: data}, nil
}

func (p *pages) method(*http.Request) (view, error) {
	return view{Template: "method.html", Title: "Method", Nav: "method"}, nil
}
