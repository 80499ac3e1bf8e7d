// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"dragoman/brief"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"dragoman"
)

type storyData struct {
	dragoman.Story
	Comparison dragoman.Comparison
	Readings   []*dragoman.Reading
	Disputed   disputed
	Groups     []claimGroup
	Tab        string
	Claim      *dragoman.Claim // the one opened
	Shown      *dragoman.Reading
	Pane       bool // there is a pane beside
	Who        []whoIsWho
	Map        worldView
	Moments    []dragoman.Moment // of the timeline
	Background []dragoman.Moment // of it, what lies years before
	Revisions  []revision
	Follows    *dragoman.Chain // the story it goes on from, in the timeline
}

// claimGroup is the claims of the matrix under one heading.
type claimGroup struct {
	Title  string
	Claims []claimRow
	Parts  bool // the reports part on its claims
	Folded bool // shown as one line until it is opened
}

// fold folds the groups in which nobody is in dispute, but for the first group
// and the one whose claim is opened.
func (s *storyData) fold() {
	for i := range s.Groups {
		g := &s.Groups[i]
		open := slices.ContainsFunc(g.Claims, func(c claimRow) bool { return s.Claim != nil && c.ID == s.Claim.ID })
		g.Folded = i > 0 && !open && !g.Parts
	}
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
	data.Pane = data.Tab == "compare" || data.Claim != nil || data.Shown != nil
	if data.Tab == "compare" && data.Claim == nil && data.Shown == nil { // nothing asked for: the first dispute, or the first report
		if len(data.Groups) > 0 && len(readings) > 1 {
			data.Claim = &data.Groups[0].Claims[0].Claim
		} else if len(readings) > 0 {
			data.Shown = readings[0]
		}
	}
	switch data.Tab {
	case "compare":
		data.Disputed = disputedIn(st.ID, &cmp, readings)
		data.fold()
	case "who":
		data.Who = whoOf(readings)
	case "map":
		data.Map = viewOf(pointsOf(readings))
	case "timeline":
		for _, m := range cmp.Timeline {
			if m.Background {
				data.Background = append(data.Background, m)
			} else {
				data.Moments = append(data.Moments, m)
			}
		}
		chain, ok, err := d.Follows(ctx, st.ID)
		if err != nil {
			return view{}, err
		}
		if ok {
			data.Follows = &chain
		}
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
	out := []claimGroup{{Title: "Denied", Parts: true}, {Title: "Differs", Parts: true}, {Title: "Agree"}, {Title: "Adds"}}
	at := map[string]int{"denied": 0, "differs": 1, "incomplete": 1, "update": 1, "same": 2, "more_specific": 2, "adds": 3}
	for _, c := range cmp.Claims {
		c, _ = brief.Shown(c)
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
		shown
		Story       dragoman.Story
		Corrections []dragoman.Correction
	}{shown{x, spansOf(r.URL.Query()["at"])}, st, cs}}, nil
}

// spansOf reads spans written START-END; what is none is left out, and spans
// beyond the text are not drawn.
func spansOf(all []string) (out []dragoman.Span) {
	for _, s := range all[:min(len(all), 100)] {
		from, to, ok := strings.Cut(s, "-")
		a, err := strconv.ParseInt(from, 10, 32)
		b, err2 := strconv.ParseInt(to, 10, 32)
		if ok && err == nil && err2 == nil {
			out = append(out, dragoman.Span{Start: int32(a), End: int32(b)})
		}
	}
	return out
}

func (p *pages) search(r *http.Request) (view, error) {
	q := strings.TrimSpace(r.URL.Query().Get("q"))
	data := struct {
		Q      string
		Hits   []foundHit
		Next   string
		Fields []string
	}{Q: q, Fields: dragoman.SearchFields}
	if q != "" {
		var err error
		var hits []dragoman.Hit
		if hits, data.Next, err = p.o.Desk.Search(r.Context(), q, r.URL.Query().Get("after"), 50); err != nil {
			return view{}, err
		}
		data.Hits = together(hits)
	}
	return view{Template: "search.html", Title: "Search", Nav: "search", Data: data}, nil
}

// foundHit is a passage found, and all it was found as.
type foundHit struct {
	dragoman.Hit
	Kinds []string
}

// together makes one of hits that are the same bytes: a sentence is often an
// event and a claim too.
func together(hits []dragoman.Hit) []foundHit {
	type place struct {
		report string
		at     dragoman.Span
	}
	var out []foundHit
	at := map[place]int{}
	for _, h := range hits {
		k := place{h.Report, h.Span}
		i, ok := at[k]
		if !ok {
			i = len(out)
			at[k] = i
			out = append(out, foundHit{Hit: h})
		}
		if !slices.Contains(out[i].Kinds, h.Kind) {
			out[i].Kinds = append(out[i].Kinds, h.Kind)
		}
	}
	return out
}

func (p *pages) method(*http.Request) (view, error) {
	return view{Template: "method.html", Title: "Method", Nav: "method"}, nil
}
