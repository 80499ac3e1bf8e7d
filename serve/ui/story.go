// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"dragoman"
	"dragoman/serve/desk"
	"dragoman/serve/page"
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
	Since      time.Time // it has been compared since then; zero where it is
}

// storyTabs are the pages beneath a story's.
var storyTabs = []string{"table", "disputed", "perhaps", "moved", "agreed", "added", "quotations", "timeline", "who", "said", "events", "map", "changes"}

// story shows a story; with part=pane only what the pane holds, with
// part=follows only the story it goes on from.
func (p *pages) story(r *http.Request) (view, error) {
	ctx, d, q := r.Context(), p.o.Desk, r.URL.Query()
	if slices.Contains(storyTabs, q.Get("tab")) {
		return p.beneath(ctx, r.PathValue("id"), q.Get("tab"))
	}
	if q.Get("part") == "follows" {
		data := &storyData{Story: dragoman.Story{ID: r.PathValue("id")}}
		return view{Template: "follows", Data: data}, p.follows(ctx, data)
	}
	st, sheet, err := d.Sheet(ctx, r.PathValue("id"))
	data := &storyData{Story: st, Base: "/s/" + st.ID}
	v := view{Template: "story.html", Title: p.titled(ctx, st), Data: data}
	var busy *desk.Comparing
	if errors.As(err, &busy) {
		data.Since, v.Template, v.Again = busy.Since, "comparing.html", comparingAgain
		v.Data = comparing{data, int(d.Now().Sub(busy.Since).Seconds()), busy.Done, busy.Of}
		return v, nil
	}
	if err != nil {
		return view{}, err
	}
	if err := p.seen(ctx, st); err != nil {
		return view{}, err
	}
	data.Page, data.Near, data.Open = sheet.Page, sheet.Page.Newest, sheet.Open
	if err := p.pane(ctx, data, q); err != nil {
		return view{}, err
	}
	if q.Get("part") == "pane" {
		v.Template = "pane"
	}
	return v, nil
}

// comparingAgain is after how many seconds a page that waits is asked for again.
const comparingAgain = 3

// comparing is a story that is being compared, for so many seconds, with so many
// pairs of its reports done.
type comparing struct {
	*storyData
	Seconds, Done, Of int
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
	if id == "" || data.Open != nil && data.Open.ID == id {
		return p.opening(ctx, data)
	}
	_, c, err := p.o.Desk.Compare(ctx, data.Story.ID)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(c.Claims, func(x dragoman.Claim) bool { return x.ID == id })
	if at < 0 {
		return dragoman.ErrNotFound
	}
	var ids []string
	for _, x := range c.Claims[at].Cells {
		if !slices.Contains(ids, x.Report) {
			ids = append(ids, x.Report)
		}
	}
	readings, err := p.o.Desk.ReadingsOf(ctx, ids)
	if err != nil {
		return err
	}
	open := page.Open(c.Claims[at], c.Reports, readings)
	data.Open = &open
	return nil
}

// opening is what the pane holds where nothing is asked for: the passages of
// the first dispute, or the first report.
func (p *pages) opening(ctx context.Context, data *storyData) error {
	if data.Open != nil || len(data.Story.Reports) == 0 {
		return nil
	}
	x, err := p.o.Desk.Reading(ctx, data.Story.Reports[0])
	if err != nil {
		return err
	}
	data.Shown = &shownReport{shown: shown{Reading: x}}
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

// beneath is a page beneath a story's: one part of it, whole.
func (p *pages) beneath(ctx context.Context, id, tab string) (view, error) {
	st, c, whole, err := p.o.Desk.Whole(ctx, id)
	if err != nil {
		return view{}, err
	}
	data := &storyData{Story: st, Comparison: c, Page: whole, Base: "/s/" + st.ID, Near: whole.Newest, Tab: tab}
	switch tab {
	case "table":
		data.Groups = groups(&c, whole)
	case "timeline":
		err = p.follows(ctx, data)
	case "said", "events", "map", "changes":
		_, data.Readings, err = p.o.Desk.StoryReadings(ctx, st.ID)
	}
	if err == nil && tab == "map" {
		data.Map = viewOf(pointsOf(data.Readings))
	}
	if err == nil && tab == "changes" {
		data.Revisions, err = p.revisions(ctx, data.Readings)
	}
	return view{Template: "beneath.html", Title: p.titled(ctx, st), Data: data}, err
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
