// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"dragoman"
	"dragoman/serve/page"
)

// Bounds of what stands open on a story's page.
const (
	issuesOpen   = 7
	originsShown = 8 // in the strip; the others are folded
	agreedOpen   = 12
	linesAlone   = 10 // an origin
	peopleShown  = 12
	addedOpen    = 8 // origins
	quotesOpen   = 12
	momentsOpen  = 24
)

// storyData is a story as its page shows it.
type storyData struct {
	dragoman.Story
	Page       *page.Story
	Base       string // address of the story
	Near       string // a publication; its year is left out of dates
	Open       *page.Opened
	Shown      *shownReport
	Tab        string
	Groups     []claimGroup // of the table
	Readings   []*dragoman.Reading
	Map        worldView
	Revisions  []revision
	Follows    *dragoman.Chain
	Comparison dragoman.Comparison
}

// storyTabs are the pages beneath a story's.
var storyTabs = []string{"table", "agreed", "added", "quotations", "timeline", "who", "said", "events", "map", "changes"}

// story shows a story; with part=pane only what the pane holds, with
// part=follows only the story it goes on from.
func (p *pages) story(r *http.Request) (view, error) {
	ctx, d, q := r.Context(), p.o.Desk, r.URL.Query()
	st, c, shown, err := d.StoryPage(ctx, r.PathValue("id"))
	if err != nil {
		return view{}, err
	}
	data := &storyData{Story: st, Page: shown, Comparison: c, Base: "/s/" + st.ID, Near: shown.Newest}
	if q.Get("part") == "follows" {
		return view{Template: "follows", Data: data}, p.follows(ctx, data)
	}
	if err := p.pane(ctx, data, q); err != nil {
		return view{}, err
	}
	if q.Get("part") == "pane" {
		return view{Template: "pane", Data: data}, nil
	}
	v := view{Template: "story.html", Title: p.titled(ctx, st), Data: data}
	if slices.Contains(storyTabs, q.Get("tab")) {
		data.Tab = q.Get("tab")
		v.Template = "beneath.html"
		return v, p.beneath(ctx, data)
	}
	return v, nil
}

// follows finds the story this one goes on from.
func (p *pages) follows(ctx context.Context, data *storyData) error {
	chain, ok, err := p.o.Desk.Follows(ctx, data.Story.ID)
	if ok {
		data.Follows = &chain
	}
	return err
}

// titled is what a story is called: its title, or how its first report begins.
func (p *pages) titled(ctx context.Context, st dragoman.Story) string {
	if st.Title != "" || len(st.Reports) == 0 {
		return st.Title
	}
	if r, err := p.o.Desk.Record.ReportsByID(ctx, st.Reports[:1]); err == nil {
		return opening(r[0].Text)
	}
	return "Story"
}

// pane fills what stands beside the work: the passages asked for, a whole
// report, or the passages of the first dispute.
func (p *pages) pane(ctx context.Context, data *storyData, q url.Values) error {
	if doc := q.Get("doc"); doc != "" {
		if !slices.Contains(data.Story.Reports, doc) {
			return dragoman.ErrNotFound
		}
		x, err := p.o.Desk.Reading(ctx, doc)
		if err != nil {
			return err
		}
		data.Shown = &shownReport{shown: shown{x, spansOf(q["at"])}, Claim: q.Get("claim")}
		return nil
	}
	id := q.Get("claim")
	if id == "" && len(data.Page.Issues) > 0 {
		id = data.Page.Issues[0].ID
	}
	for _, c := range data.Comparison.Claims {
		if c.ID != id {
			continue
		}
		var ids []string
		for _, x := range c.Cells {
			if !slices.Contains(ids, x.Report) {
				ids = append(ids, x.Report)
			}
		}
		readings, err := p.o.Desk.ReadingsOf(ctx, ids)
		if err != nil {
			return err
		}
		open := page.Open(c, data.Comparison.Reports, readings)
		data.Open = &open
		return nil
	}
	if q.Get("claim") != "" {
		return dragoman.ErrNotFound
	}
	if len(data.Story.Reports) > 0 && len(data.Page.Issues) == 0 { // nothing is disputed: the first report
		x, err := p.o.Desk.Reading(ctx, data.Story.Reports[0])
		if err != nil {
			return err
		}
		data.Shown = &shownReport{shown: shown{Reading: x}}
	}
	return nil
}

// shownReport is a report in the pane, opened from a claim or by itself.
type shownReport struct {
	shown
	Claim string
}

// Link is the way to the report by itself.
func (s shownReport) Link() string {
	u := "/doc/" + s.ID
	for i, at := range s.Here {
		u += map[bool]string{true: "?", false: "&"}[i == 0] + "at=" + strconv.Itoa(int(at.Start)) + "-" + strconv.Itoa(int(at.End))
	}
	if len(s.Here) > 0 {
		u += "#at"
	}
	return u
}

// At is the way to a passage in the story's pane.
func (s *storyData) At(c dragoman.Receipt) string {
	return s.Base + "?doc=" + c.Report + "&at=" + strconv.Itoa(int(c.Start)) + "-" + strconv.Itoa(int(c.End)) + "#p-" + c.Report
}

// Doc is the way to a whole report in the story's pane.
func (s *storyData) Doc(report string) string { return s.Base + "?doc=" + report + "#p-" + report }

// Claim is the way to the passages of a claim in the story's pane.
func (s *storyData) Claim(id string) string { return s.Base + "?claim=" + id + "#p-" + id }

// Passage is the way from a passage of a claim to its whole report, lit.
func (s *storyData) Passage(p page.Passage) string {
	u := s.Base + "?claim=" + s.Open.ID + "&doc=" + p.Report
	for _, at := range p.Spans {
		u += "&at=" + strconv.Itoa(int(at.Start)) + "-" + strconv.Itoa(int(at.End))
	}
	return u + "#p-" + p.Report
}

// Leading are the disputes that stand open to view.
func (s *storyData) Leading() []page.Issue {
	return s.Page.Issues[:min(issuesOpen, len(s.Page.Issues))]
}

// Rest are the disputes beyond the first.
func (s *storyData) Rest() []page.Issue { return s.Page.Issues[min(issuesOpen, len(s.Page.Issues)):] }

// Pair are the two countries the story names most, "" where it names fewer.
func (s *storyData) Pair() (pair []string) {
	for _, w := range s.Page.Who {
		if w.Kind == string(dragoman.Country) && len(pair) < 2 && !slices.Contains(pair, w.Name) {
			pair = append(pair, w.Name)
		}
	}
	if len(pair) < 2 {
		return nil
	}
	return pair
}

// beneath fills a page beneath the story's.
func (p *pages) beneath(ctx context.Context, data *storyData) (err error) {
	switch data.Tab {
	case "table":
		data.Groups = groups(&data.Comparison, data.Page)
		return nil
	case "timeline":
		return p.follows(ctx, data)
	case "agreed", "added", "quotations", "who":
		return nil
	}
	if _, data.Readings, err = p.o.Desk.StoryReadings(ctx, data.Story.ID); err != nil {
		return err
	}
	switch data.Tab {
	case "map":
		data.Map = viewOf(pointsOf(data.Readings))
	case "changes":
		data.Revisions, err = p.revisions(ctx, data.Readings)
	}
	return err
}

// claimGroup is the claims of the table under one heading.
type claimGroup struct {
	Title  string
	Claims []claimRow
}

type claimRow struct {
	dragoman.Claim
	Cells []page.Sign // one a column
	More  []page.Tally
}

// groups puts every claim under what the reports do with it.
func groups(c *dragoman.Comparison, s *page.Story) []claimGroup {
	out := []claimGroup{{Title: "Denied"}, {Title: "Disputed"}, {Title: "Gone on from"}, {Title: "Agreed"}, {Title: "Told by one origin"}}
	at := map[string]int{"denied": 0, "differs": 1, "update": 2, "incomplete": 2, "same": 3, "more_specific": 3, "adds": 4}
	for _, x := range c.Claims {
		row := claimRow{Claim: x}
		row.Cells, row.More = s.Row(x)
		out[at[x.Kind]].Claims = append(out[at[x.Kind]].Claims, row)
	}
	return slices.DeleteFunc(out, func(g claimGroup) bool { return len(g.Claims) == 0 })
}

// tabName is what a page beneath a story's is called.
func tabName(tab string) string {
	if tab == "said" {
		return "Everything said"
	}
	return strings.ToUpper(tab[:1]) + tab[1:]
}
