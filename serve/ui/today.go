// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"cmp"
	"context"
	"net/http"
	"slices"
	"strings"
	"time"

	"dragoman"
	"dragoman/know/ontology"
	"dragoman/serve/desk"
)

// card is a story as Today lists it.
type card struct {
	dragoman.Story
	Outlets  []string
	Disputes []dragoman.Claim
	Opening  string // of its first report, where no report has a title
}

// dispute is a claim the reports of a story contradict one another in.
type dispute struct {
	Story string
	dragoman.Claim
}

// family is the stories of a day in which most of what was done is of one
// quad of PLOVER.
type family struct {
	Title   string
	Stories []card
}

// filters narrow a day's stories down.
type filters struct{ Actor, Place, Source string }

type todayData struct {
	Day, Before, After string
	Date               string // the day in words
	Filters            filters
	Reports, Events    int // of the day
	Families           []family
	Disputed           []dispute
	Said               []saidHit
	Moved              []dragoman.Hit
	Next               string
}

// families are the quads of PLOVER, the gravest first.
var families = []struct {
	quad  int
	title string
}{{ontology.MaterialConflict, "Material conflict"}, {ontology.VerbalConflict, "Verbal conflict"}, {ontology.MaterialCooperation, "Material cooperation"}, {ontology.VerbalCooperation, "Verbal cooperation"}, {0, "No event coded"}}

// Bounds of a page of Today.
const (
	dayStories = 40 // unfiltered, a page
	dayMost    = 400
	dayLines   = 8
)

// today shows the stories of a day: the latest the record has, unless one is
// asked for.
func (p *pages) today(r *http.Request) (view, error) {
	ctx, d, q := r.Context(), p.o.Desk, r.URL.Query()
	data := todayData{Day: q.Get("day"), Filters: filters{strings.TrimSpace(q.Get("actor")), strings.TrimSpace(q.Get("place")), strings.TrimSpace(q.Get("source"))}}
	if data.Day == "" {
		latest, _, err := d.Record.StoriesPage(ctx, "", "", "", 1)
		if err != nil {
			return view{}, err
		}
		if len(latest) > 0 {
			data.Day = latest[0].Last[:min(len(latest[0].Last), 10)]
		}
	}
	v := view{Template: "today.html", Title: "Today", Nav: "today"}
	if data.Day == "" {
		v.Data = data
		return v, nil
	}
	at, err := time.Parse("2006-01-02", data.Day)
	if err != nil {
		return view{}, dragoman.ErrNotFound
	}
	data.Date = at.Format("Monday, 2 January 2006")
	if data.Before, data.After, err = d.Record.DaysBeside(ctx, data.Day); err != nil {
		return view{}, err
	}
	cards, err := p.cards(ctx, &data, q.Get("after"))
	if err != nil {
		return view{}, err
	}
	if data.Families, err = p.families(ctx, &data, cards); err != nil {
		return view{}, err
	}
	narrow := data.Filters.query() + " date:" + data.Day
	said, _, err := d.Search(ctx, "kind:statement speaker:named"+narrow, "", dayLines)
	if err != nil {
		return view{}, err
	}
	if data.Said, err = p.saidIn(ctx, said); err != nil {
		return view{}, err
	}
	if data.Moved, _, err = d.Search(ctx, "kind:event status:occurred"+narrow, "", dayLines); err != nil {
		return view{}, err
	}
	v.Data = data
	return v, nil
}

// query is the filters in the language of search.
func (f filters) query() string {
	s := ""
	for _, x := range [][2]string{{"actor", f.Actor}, {"place", f.Place}, {"outlet", f.Source}} {
		if x[1] != "" {
			s += " " + x[0] + `:"` + strings.ReplaceAll(x[1][:min(len(x[1]), 200)], `"`, " ") + `"`
		}
	}
	return s
}

// cards lists the stories of a day that pass the filters.
func (p *pages) cards(ctx context.Context, data *todayData, after string) (cards []card, err error) {
	tally := func(q string) (map[string]int, error) {
		return p.o.Desk.Record.Tally(ctx, dragoman.Search{Query: q + " date:" + data.Day, Also: p.o.Desk.Also})
	}
	narrow := data.Filters.query()
	of, err := tally("kind:sentence" + narrow)
	if err != nil {
		return nil, err
	}
	data.Reports = len(of)
	limit := dayStories
	if narrow != "" {
		limit = dayMost
	}
	stories, next, err := p.o.Desk.Record.StoriesPage(ctx, data.Day, data.Day, after, limit)
	if err != nil {
		return nil, err
	}
	data.Next = next
	for _, st := range stories {
		if narrow != "" && !slices.ContainsFunc(st.Reports, func(r string) bool { return of[r] > 0 }) {
			continue
		}
		c, err := p.card(ctx, st)
		if err != nil {
			return nil, err
		}
		for _, x := range c.Disputes {
			data.Disputed = append(data.Disputed, dispute{st.ID, x})
		}
		cards = append(cards, c)
	}
	return cards, nil
}

// families puts stories under the quad most of a day's events in them are of,
// the larger story first.
func (p *pages) families(ctx context.Context, data *todayData, cards []card) ([]family, error) {
	best, most := make([]int, len(cards)), make([]int, len(cards))
	for i := range best {
		best[i] = len(families) - 1
	}
	for f, fam := range families {
		if fam.quad == 0 {
			continue
		}
		n, err := p.o.Desk.Record.Tally(ctx, dragoman.Search{Query: "kind:event (status:occurred OR status:ongoing) date:" + data.Day + " (" + strings.Join(p.types[fam.quad], " OR ") + ")"})
		if err != nil {
			return nil, err
		}
		for _, c := range n {
			data.Events += c
		}
		for i, c := range cards {
			sum := 0
			for _, r := range c.Reports {
				sum += n[r]
			}
			if sum > most[i] {
				best[i], most[i] = f, sum
			}
		}
	}
	out := make([]family, len(families))
	for f := range families {
		out[f].Title = families[f].title
	}
	for i, c := range cards {
		out[best[i]].Stories = append(out[best[i]].Stories, c)
	}
	for _, f := range out {
		slices.SortStableFunc(f.Stories, func(a, b card) int { return cmp.Compare(len(b.Reports), len(a.Reports)) })
	}
	return slices.DeleteFunc(out, func(f family) bool { return len(f.Stories) == 0 }), nil
}

// card completes a story for a list. Only a story of several reports is
// compared, and only once.
func (p *pages) card(ctx context.Context, st dragoman.Story) (card, error) {
	c := card{Story: st}
	if len(st.Reports) == 1 || st.Title == "" {
		r, err := p.o.Desk.Record.ReportsByID(ctx, st.Reports[:1])
		if err != nil {
			return c, err
		}
		if r[0].Outlet != "" {
			c.Outlets = []string{r[0].Outlet}
		}
		c.Opening = opening(r[0].Text)
	}
	if len(st.Reports) == 1 || len(st.Reports) > desk.MostCompared {
		return c, nil
	}
	_, cmp, err := p.o.Desk.Compare(ctx, st.ID)
	if err != nil {
		return c, err
	}
	for _, x := range cmp.Claims {
		if (x.Kind == "differs" || x.Kind == "denied") && !x.Doubtful {
			c.Disputes = append(c.Disputes, x)
		}
	}
	for _, r := range cmp.Reports {
		if r.Outlet != "" && !slices.Contains(c.Outlets, r.Outlet) {
			c.Outlets = append(c.Outlets, r.Outlet)
		}
	}
	return c, nil
}
