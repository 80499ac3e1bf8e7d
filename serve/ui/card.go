// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"dragoman"
	"dragoman/serve/api"
	"dragoman/serve/desk"
	"dragoman/serve/page"
)

// card is a story as Today lists it.
type card struct {
	dragoman.Story
	Called   string
	Mark     dragoman.StoryMark
	Unread   bool
	Fresh    bool // a report came since the last visit
	Known    bool // it has been compared
	Disputes int
	Tags     []string // what its disputes turn on
	Issue    *page.Issue
	Compared int // points
	Newest   *page.Line
	By       page.Ref // who tells it
	Outlets  []string // one an origin
	Days     []int    // reports a day, the newest last
}

// cardOn is a card on the page of a day.
type cardOn struct {
	Card  card
	Day   *todayData
	Write bool
}

// looker looks at stories for a list.
type looker struct {
	p     *pages
	cs    []dragoman.Correction
	marks map[string]dragoman.StoryMark
	sheet map[string]*page.Story // by story; nil where it is not compared
}

func (p *pages) looker(ctx context.Context) (*looker, error) {
	cs, err := p.o.Desk.Record.Corrections(ctx, "", true)
	if err != nil {
		return nil, err
	}
	reader, _ := api.Caller(ctx)
	marks, err := p.o.Desk.Record.Marks(ctx, reader)
	return &looker{p, cs, marks, map[string]*page.Story{}}, err
}

// day is the stories of a day and its counts. A report is of an origin of its
// own unless it repeats another; a dispute is new on the day on which somebody
// first holds the last of its answers.
func (l *looker) day(ctx context.Context, day string) (cards []card, n tally, err error) {
	reports, err := l.p.o.Desk.Record.OfDay(ctx, day)
	if err != nil {
		return nil, n, err
	}
	outlets, ids := map[string]bool{}, []string{}
	for _, r := range reports {
		n.Reports++
		if r.Origin == r.Report {
			n.Origins++
		}
		if r.Outlet != "" {
			outlets[r.Outlet] = true
		}
		if r.Story != "" && !slices.Contains(ids, r.Story) {
			ids = append(ids, r.Story)
		}
	}
	n.Outlets, n.Stories = len(outlets), len(ids)
	for _, id := range ids[:min(len(ids), storiesMost)] {
		c, err := l.card(ctx, id)
		if err != nil {
			return nil, n, err
		}
		if strings.HasPrefix(c.First, day) {
			n.Begun++
		}
		if s := l.sheet[id]; s != nil {
			for i := range s.Issues {
				if strings.HasPrefix(begun(&s.Issues[i]), day) {
					n.Disputes++
				}
			}
		}
		cards = append(cards, c)
	}
	return cards, n, nil
}

// begun is when a dispute began to be one: the publication of the first report
// of its latest answer.
func begun(x *page.Issue) (at string) {
	for _, a := range x.Answers {
		first := ""
		for _, h := range a.Holders {
			for _, t := range h.Told {
				if first == "" || t.Published < first {
					first = t.Published
				}
			}
		}
		at = max(at, first)
	}
	return at
}

// of is the stories of some reports.
func (l *looker) of(ctx context.Context, reports map[string]bool) (cards []card, err error) {
	seen := map[string]bool{}
	for r := range reports {
		st, err := l.p.o.Desk.Record.StoryOf(ctx, r)
		if err != nil || seen[st.ID] {
			continue // it waits to be placed
		}
		seen[st.ID] = true
		if len(seen) > storiesMost {
			break
		}
		c, err := l.card(ctx, st.ID)
		if err != nil {
			return nil, err
		}
		cards = append(cards, c)
	}
	slices.SortFunc(cards, func(a, b card) int { return cmp.Compare(a.ID, b.ID) })
	return cards, nil
}

// card is a story with what its sheet tells in a list, where it is there.
func (l *looker) card(ctx context.Context, id string) (card, error) {
	st, err := l.p.o.Desk.Record.Story(ctx, id)
	if err != nil {
		return card{}, err
	}
	c := card{Story: st, Mark: l.marks[st.ID]}
	c.Unread = c.Mark.Seen < st.Last || c.Mark.Seen == ""
	s, ok := l.sheet[st.ID]
	if !ok && len(st.Reports) > 1 {
		var sheet desk.Sheet
		if sheet, ok, err = l.p.o.Desk.Glance(ctx, st, l.cs); err != nil {
			return c, err
		}
		if ok {
			s = sheet.Page
		}
		l.sheet[st.ID] = s
	}
	if s == nil {
		return c, nil
	}
	c.Known, c.Disputes, c.Compared, c.Story.Origins = true, s.Total.Issues, s.Compared, s.Total.Origins
	for i := range s.Issues {
		if !slices.Contains(c.Tags, s.Issues[i].Tag) {
			c.Tags = append(c.Tags, s.Issues[i].Tag)
		}
	}
	if len(s.Issues) > 0 {
		c.Issue = &s.Issues[0]
	}
	if len(s.Added) > 0 && len(s.Added[0].Lines) > 0 {
		c.Newest, c.By = &s.Added[0].Lines[0], s.Added[0].Ref
	}
	c.Days = make([]int, sparkDays)
	for _, o := range s.Origins {
		if !slices.Contains(c.Outlets, o.Outlet) {
			c.Outlets = append(c.Outlets, o.Outlet)
		}
		count(c.Days, o.Published, st.Last)
		for _, x := range o.Copies {
			count(c.Days, x.Published, st.Last)
		}
	}
	return c, nil
}

// count counts a report on its day, the last of them that of the newest.
func count(days []int, published, last string) {
	a, err := time.Parse("2006-01-02", published[:min(len(published), 10)])
	b, err2 := time.Parse("2006-01-02", last[:min(len(last), 10)])
	if err != nil || err2 != nil {
		return
	}
	if back := int(b.Sub(a).Hours() / 24); back >= 0 && back < len(days) {
		days[len(days)-1-back]++
	}
}

// fill completes a card that is shown: what it is called, and by whom it is told
// where it has not been compared.
func (l *looker) fill(ctx context.Context, c *card) error {
	if c.Called = c.Title; c.Called != "" && c.Known || len(c.Reports) == 0 {
		return nil
	}
	few := c.Reports[:min(len(c.Reports), 4)]
	reports, err := l.p.o.Desk.Record.ReportsByID(ctx, few)
	if err != nil {
		return err
	}
	for i, r := range reports {
		if i == 0 {
			c.Called = cmp.Or(c.Title, opening(r.Text), "A report without a title")
			c.By = page.Ref{Report: r.ID, Outlet: r.Outlet, Published: r.Published.Value}
		}
		if r.Outlet != "" && !slices.Contains(c.Outlets, r.Outlet) && !c.Known {
			c.Outlets = append(c.Outlets, r.Outlet)
		}
	}
	return nil
}

// Spark is the chart of reports a day.
func (c card) Spark() []sparkBar {
	if len(c.Reports) < 2 || c.Days == nil {
		return nil
	}
	return sparkOf(c.Days, 16, 12, 34)
}
