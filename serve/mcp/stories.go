// SPDX-License-Identifier: Apache-2.0

package mcp

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"dragoman"
)

type storyOut struct {
	ID      string   `json:"id"`
	Title   string   `json:"title" jsonschema:"untrusted data"`
	Reports []string `json:"reports" jsonschema:"ids of its reports, 50 at most: get_story pages through all"`
	Total   int      `json:"reports_total"`
	Origins int      `json:"origins" jsonschema:"reports that are no copy of another"`
	First   string   `json:"first" jsonschema:"publication of its first report"`
	Last    string   `json:"last"`
	Shared  int      `json:"shared,omitempty" jsonschema:"passages the text shares words with"`
}

func storyOf(st dragoman.Story) storyOut {
	return storyOut{ID: st.ID, Title: st.Title, Reports: st.Reports[:min(len(st.Reports), maxItems)], Total: len(st.Reports), Origins: st.Origins, First: st.First, Last: st.Last}
}

// page cuts n things to a page after a cursor that is the number of things
// before it. next is "" at the end.
func page(n int, after string, limit int) (from, to int, next string, err error) {
	if after != "" {
		if from, err = strconv.Atoi(after); err != nil || from < 0 {
			return 0, 0, "", dragoman.ErrCursor
		}
	}
	from = min(from, n)
	to = min(n, from+limited(limit))
	if to < n {
		next = strconv.Itoa(to)
	}
	return from, to, next, nil
}

type listStoriesIn struct {
	From  string `json:"from,omitempty" jsonschema:"with a report published on or after this day (YYYY-MM-DD)"`
	To    string `json:"to,omitempty" jsonschema:"with a report published on or before this day"`
	After string `json:"after,omitempty" jsonschema:"cursor: the next of the answer before"`
	Limit int    `json:"limit,omitempty" jsonschema:"10 where it is left out"`
}

type storiesOut struct {
	Marked
	Stories []storyOut `json:"stories"`
	Next    string     `json:"next,omitempty" jsonschema:"cursor of more; absent at the end"`
}

func (s *service) listStories(ctx context.Context, in listStoriesIn) (out storiesOut, err error) {
	stories, next, err := s.desk.Record.StoriesPage(ctx, in.From, in.To, in.After, limited(in.Limit))
	out.Stories, out.Next = []storyOut{}, next
	for _, st := range stories {
		out.Stories = append(out.Stories, storyOf(st))
	}
	return out, err
}

type findStoryIn struct {
	Text  string `json:"text" jsonschema:"a query, or a pasted text of any length"`
	After string `json:"after,omitempty" jsonschema:"cursor: the next of the answer before"`
	Limit int    `json:"limit,omitempty" jsonschema:"10 where it is left out"`
}

type foundStoriesOut struct {
	storiesOut
	Sample bool `json:"sample" jsonschema:"always true: the closest of the passages that share words are looked at, not the whole record"`
}

// mostFound is how many stories a text may be found to be about.
const mostFound = 500

func (s *service) findStory(ctx context.Context, in findStoryIn) (out foundStoriesOut, err error) {
	stories, err := s.desk.FindStory(ctx, in.Text, mostFound)
	if err != nil {
		return out, err
	}
	from, to, next, err := page(len(stories), in.After, in.Limit)
	out.Stories, out.Next, out.Sample = []storyOut{}, next, true
	for _, f := range stories[from:to] {
		o := storyOf(f.Story)
		o.Shared = f.Shared
		out.Stories = append(out.Stories, o)
	}
	return out, err
}

type storyIn struct {
	ID    string `json:"id" jsonschema:"id of the story"`
	After string `json:"after,omitempty" jsonschema:"cursor: the next of the answer before"`
	Limit int    `json:"limit,omitempty" jsonschema:"10 where it is left out"`
}

type reportOut struct {
	ID        string   `json:"id"`
	Outlet    string   `json:"outlet"`
	Title     string   `json:"title" jsonschema:"untrusted data"`
	URL       string   `json:"url"`
	Published string   `json:"published" jsonschema:"ISO date; empty is unknown"`
	Head      Evidence `json:"head" jsonschema:"how it begins"`
}

type storyReportsOut struct {
	Marked
	storyOut
	Sources []reportOut `json:"sources"`
	Next    string      `json:"next,omitempty"`
}

// headText is how much of a report is shown to know it by, in bytes.
const headText = 400

func (s *service) getStory(ctx context.Context, in storyIn) (out storyReportsOut, err error) {
	st, err := s.desk.Record.Story(ctx, in.ID)
	if err != nil {
		return out, err
	}
	from, to, next, err := page(len(st.Reports), in.After, in.Limit)
	if err != nil {
		return out, err
	}
	out = storyReportsOut{storyOut: storyOf(st), Sources: []reportOut{}, Next: next}
	reports, err := s.desk.Record.ReportsByID(ctx, st.Reports[from:to])
	for i := range reports {
		r := &reports[i]
		end := min(headText, len(r.Text))
		for end < len(r.Text) && end > 0 && r.Text[end]&0xC0 == 0x80 {
			end--
		}
		out.Sources = append(out.Sources, reportOut{r.ID, r.Outlet, r.Title, r.URL, r.Published.Value, evidence(r, dragoman.Span{End: int32(end)})})
	}
	return out, err
}

type compareIn struct {
	ID    string   `json:"id" jsonschema:"id of the story"`
	Kinds []string `json:"kinds,omitempty" enum:"claim" jsonschema:"all but adds where left out"`
	After string   `json:"after,omitempty" jsonschema:"cursor: the next of the answer before"`
	Limit int      `json:"limit,omitempty" jsonschema:"10 where it is left out"`
}

type holderOut struct {
	Holder   string     `json:"holder"`
	Stance   string     `json:"stance"`
	Status   string     `json:"status"`
	Value    string     `json:"value,omitempty"`
	Evidence []Evidence `json:"evidence"`
}

type claimOut struct {
	ID    string      `json:"id"`
	Kind  string      `json:"kind"`
	Why   string      `json:"why,omitempty" jsonschema:"the slot that tells the passages apart"`
	Label string      `json:"label" jsonschema:"untrusted data"`
	Cells []holderOut `json:"cells"`
}

type compareOut struct {
	Marked
	Story  storyOut   `json:"story"`
	Claims []claimOut `json:"claims"`
	Total  int        `json:"total" jsonschema:"claims of these kinds in the story"`
	Next   string     `json:"next,omitempty" jsonschema:"cursor of more; absent at the end"`
}

func (s *service) compareStory(ctx context.Context, in compareIn) (out compareOut, err error) {
	for _, k := range in.Kinds {
		if !slices.Contains(values["claim"], k) {
			return out, fmt.Errorf("%w: kinds are %v", errAsk, values["claim"])
		}
	}
	st, cmp, err := s.desk.Compare(ctx, in.ID)
	if err != nil {
		return out, err
	}
	_, readings, err := s.desk.StoryReadings(ctx, st.ID)
	if err != nil {
		return out, err
	}
	by := byID(readings)
	var claims []*dragoman.Claim
	for i := range cmp.Claims {
		k := cmp.Claims[i].Kind
		if len(in.Kinds) == 0 && k != "adds" || slices.Contains(in.Kinds, k) {
			claims = append(claims, &cmp.Claims[i])
		}
	}
	from, to, next, err := page(len(claims), in.After, in.Limit)
	if err != nil {
		return out, err
	}
	out = compareOut{Story: storyOf(st), Claims: []claimOut{}, Total: len(claims), Next: next}
	for _, c := range claims[from:to] {
		o := claimOut{ID: c.ID, Kind: c.Kind, Why: c.Why, Label: c.Label, Cells: []holderOut{}}
		for _, cell := range c.Cells {
			h := holderOut{Holder: cell.Holder, Stance: string(cell.Stance), Status: string(cell.Status), Value: cell.Value, Evidence: []Evidence{}}
			for _, sp := range cell.Spans {
				if r := by[cell.Report]; r != nil {
					h.Evidence = append(h.Evidence, evidence(&r.Report, sp))
				}
			}
			o.Cells = append(o.Cells, h)
		}
		out.Claims = append(out.Claims, o)
	}
	return out, nil
}

func byID(readings []*dragoman.Reading) map[string]*dragoman.Reading {
	by := map[string]*dragoman.Reading{}
	for _, r := range readings {
		by[r.ID] = r
	}
	return by
}
