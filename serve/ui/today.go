// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"dragoman"
	"dragoman/serve/api"
	"dragoman/serve/visitor"
)

// Bounds of a page of Today.
const (
	storiesShown = 12
	storiesMost  = 400 // of one day, or of what is new
	linesShown   = 6   // said, moved
	linesAsked   = 120
	dueShown     = 8
	dueBack      = 60 // days back that what is due is told in
	sparkDays    = 7
)

// filters narrow a day's stories down.
type filters struct{ Actor, Place, Source, Dispute string }

// any tells whether there is one.
func (f filters) any() bool { return f != filters{} }

// tally is a day's counts.
type tally struct {
	Reports, Origins, Stories, Begun, Disputes, Outlets int
}

type todayData struct {
	Day, Before, After string
	Date               string // the day in words
	Newest             string // publication of its newest report
	Asked              string // when a feed was last asked, RFC 3339
	Filters            filters
	Order              string // origins, newest, disputed
	Mine, New, All     bool
	Now, Was           tally // the day, and the day before it
	Stories            []card
	More               int
	Earlier            []card // of the days before, where this one has few
	Visit              dragoman.Visit
	Fresh              int // reports since the last visit
	Moves              int // stories they are of
	Version            int64
	Watches            []watchRow
	Latest             map[string]string // by watch: the words of its newest alert
	Said               []dragoman.Saying
	Moved              []dragoman.Deed
	Due                []dragoman.Deed
	Silent             []silent
}

// Denials is the address of what was denied in the week that ends with the day.
func (d *todayData) Denials() string {
	day, err := time.Parse("2006-01-02", d.Day)
	if err != nil {
		return ""
	}
	return with("/search", "q", "stance:denies", "from", day.AddDate(0, 0, -6).Format("2006-01-02"), "to", d.Day)
}

// today shows the stories of a day: the latest the record has, unless one is
// asked for; or, with new, of what came since the last visit.
func (p *pages) today(r *http.Request) (view, error) {
	ctx, d, q := r.Context(), p.o.Desk, r.URL.Query()
	get := func(k string) string { return strings.TrimSpace(q.Get(k)) }
	data := &todayData{Day: get("day"), Filters: filters{get("actor"), get("place"), get("source"), get("dispute")}, Order: get("order"), Mine: get("mine") != "", New: get("new") != "", All: get("all") != ""}
	if !slices.Contains([]string{"newest", "disputed"}, data.Order) {
		data.Order = "origins"
	}
	v := view{Template: "today.html", Title: "Today", Nav: "today", Data: data}
	if data.Day == "" {
		last, ok, err := d.Record.LastDay(ctx)
		if err != nil {
			return view{}, err
		}
		if ok {
			data.Day = time.Unix(int64(last)*86400, 0).UTC().Format("2006-01-02")
		}
	}
	if data.Day == "" {
		latest, _, err := d.Record.ReportsPage(ctx, "", 1)
		if err != nil || len(latest) == 0 {
			return v, err
		}
		data.Day = d.Now().UTC().Format("2006-01-02") // reports, but none of a day
	}
	at, err := time.Parse("2006-01-02", data.Day)
	if err != nil {
		return view{}, dragoman.ErrNotFound
	}
	data.Date = at.Format("Monday, 2 January 2006")
	v.Title = data.Date
	if data.Before, data.After, err = d.Record.DaysBeside(ctx, data.Day); err != nil {
		return view{}, err
	}
	if data.Version, err = d.Version(ctx); err != nil {
		return view{}, err
	}
	if data.Visit, err = p.visit(ctx); err != nil {
		return view{}, err
	}
	v.Live = fmt.Sprintf("/live?since=%d", data.Version)
	return v, errors.Join(p.stories(ctx, data), p.beside(ctx, data, at))
}

// stories fills the day's counts and its stories.
func (p *pages) stories(ctx context.Context, data *todayData) error {
	b, err := p.looker(ctx)
	if err != nil {
		return err
	}
	fresh, err := p.came(ctx, data.Visit.Version)
	if err != nil {
		return err
	}
	data.Fresh = len(fresh)
	cards, now, err := b.day(ctx, data.Day)
	if err != nil {
		return err
	}
	data.Now = now
	for _, c := range cards {
		data.Newest = max(data.Newest, c.Last)
	}
	if data.Before != "" {
		if _, data.Was, err = b.day(ctx, data.Before); err != nil {
			return err
		}
	}
	news, err := b.of(ctx, fresh)
	if err != nil {
		return err
	}
	if data.Moves = len(news); data.New {
		cards = news
	}
	keep, err := p.narrowed(ctx, data)
	if err != nil {
		return err
	}
	for _, c := range cards {
		c.Fresh = slices.ContainsFunc(c.Reports, func(r string) bool { return fresh[r] })
		if (data.Mine && !c.Mark.Star) || !keep(c) {
			continue
		}
		data.Stories = append(data.Stories, c)
	}
	order(data.Stories, data.Order)
	if n := len(data.Stories); n > storiesShown && !data.All {
		data.More = n - storiesShown
		data.Stories = data.Stories[:storiesShown]
	}
	if n := storiesShown - len(data.Stories); n > 0 && !data.Narrow() && data.Before != "" {
		if data.Earlier, err = b.earlier(ctx, data, n); err != nil {
			return err
		}
	}
	for _, list := range [][]card{data.Stories, data.Earlier} {
		for i := range list {
			if err := b.fill(ctx, &list[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

// earlier are the latest stories of the days before, at most n.
func (l *looker) earlier(ctx context.Context, data *todayData, n int) (out []card, err error) {
	all, _, err := l.p.o.Desk.Record.StoriesPage(ctx, "", data.Before, "", n+len(data.Stories))
	if err != nil {
		return nil, err
	}
	for _, st := range all {
		if len(out) == n || slices.ContainsFunc(data.Stories, func(c card) bool { return c.ID == st.ID }) {
			continue
		}
		c, err := l.card(ctx, st.ID)
		if err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, nil
}

// order puts stories in one of the orders of the page.
func order(cards []card, by string) {
	slices.SortStableFunc(cards, func(a, b card) int {
		switch by {
		case "newest":
			return cmp.Compare(b.Last, a.Last)
		case "disputed":
			return cmp.Or(cmp.Compare(b.Disputes, a.Disputes), cmp.Compare(b.Origins, a.Origins))
		}
		return cmp.Or(cmp.Compare(b.Origins, a.Origins), cmp.Compare(len(b.Reports), len(a.Reports)), cmp.Compare(b.Last, a.Last))
	})
}

// came are the reports added after a change, while their number is one a person
// would look through.
func (p *pages) came(ctx context.Context, after int64) (map[string]bool, error) {
	all, err := p.o.Desk.Record.Changes(ctx, after, newsMost)
	out := map[string]bool{}
	for _, c := range all {
		if c.Noun == "report" && c.What == "added" {
			out[c.ID] = true
		}
	}
	return out, err
}

// narrowed tells which stories pass the filters of the page.
func (p *pages) narrowed(ctx context.Context, data *todayData) (func(card) bool, error) {
	f := data.Filters
	var of map[string]int
	if q := f.query(); q != "" {
		if !data.New {
			q += " date:" + data.Day
		}
		var err error
		if of, err = p.o.Desk.Record.Tally(ctx, dragoman.Search{Query: "kind:sentence" + q, Also: p.o.Desk.Also}); err != nil {
			return nil, err
		}
	}
	return func(c card) bool {
		if of != nil && !slices.ContainsFunc(c.Reports, func(r string) bool { return of[r] > 0 }) {
			return false
		}
		switch f.Dispute {
		case "":
			return true
		case "any":
			return c.Disputes > 0
		}
		return slices.Contains(c.Tags, f.Dispute)
	}, nil
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

// Link is the address of the page with one thing changed.
func (d *todayData) Link(key, value string) string {
	v := url.Values{}
	for k, x := range map[string]string{"day": d.Day, "actor": d.Filters.Actor, "place": d.Filters.Place, "source": d.Filters.Source, "dispute": d.Filters.Dispute, "order": d.Order} {
		if x != "" && x != "origins" {
			v.Set(k, x)
		}
	}
	for k, on := range map[string]bool{"mine": d.Mine, "new": d.New, "all": d.All} {
		if on {
			v.Set(k, "1")
		}
	}
	if v.Set(key, value); value == "" {
		v.Del(key)
	}
	return "/?" + v.Encode()
}

// Narrow tells whether the stories shown are fewer than the day's.
func (d *todayData) Narrow() bool { return d.Filters.any() || d.Mine || d.New }

// mark keeps a reader's mark of a story.
func (p *pages) mark(r *http.Request) (string, error) {
	ctx := r.Context()
	st, err := p.o.Desk.Record.Story(ctx, r.FormValue("story"))
	if err != nil {
		return "", err
	}
	reader, _ := api.Caller(ctx)
	all, err := p.o.Desk.Record.Marks(ctx, reader)
	if err != nil {
		return "", err
	}
	m := all[st.ID]
	if v := r.FormValue("star"); v != "" {
		m.Star = v == "1"
	}
	if v := r.FormValue("read"); v != "" {
		if m.Seen = ""; v == "1" {
			m.Seen = cmp.Or(st.Last, "0")
		}
	}
	return cmp.Or(local(r.FormValue("back")), "/"), p.o.Desk.Record.SetMark(ctx, reader, st.ID, m)
}

// local is an address within the desk, "" for any other.
func local(to string) string {
	if u, err := url.Parse(to); err == nil && u.Host == "" && u.Scheme == "" && strings.HasPrefix(to, "/") && !strings.HasPrefix(to, "//") && !strings.Contains(to, `\`) {
		return to
	}
	return ""
}

// seen marks a story read by who opens it at the machine.
func (p *pages) seen(ctx context.Context, st dragoman.Story) error {
	if !p.o.Write || !visitor.Of(ctx).Local {
		return nil
	}
	reader, _ := api.Caller(ctx)
	all, err := p.o.Desk.Record.Marks(ctx, reader)
	if err != nil {
		return err
	}
	m := all[st.ID]
	if m.Seen >= st.Last && m.Seen != "" {
		return nil
	}
	m.Seen = cmp.Or(st.Last, "0")
	err = p.o.Desk.Record.SetMark(ctx, reader, st.ID, m)
	if errors.Is(err, dragoman.ErrBusy) || errors.Is(err, dragoman.ErrUnwritable) {
		return nil // it stays unread
	}
	return err
}
