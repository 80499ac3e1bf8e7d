// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"cmp"
	"context"
	"slices"
	"time"

	"dragoman"
	"dragoman/serve/watch"
)

// beside fills what stands beside the day's stories: watches, what was said and
// done, what is due, who is silent.
func (p *pages) beside(ctx context.Context, data *todayData, at time.Time) (err error) {
	rec := p.o.Desk.Record
	if data.Watches, _, err = p.watchRows(ctx); err != nil {
		return err
	}
	data.Latest = map[string]string{}
	for _, w := range data.Watches {
		alerts, err := rec.Alerts(ctx, w.ID, 0, 1)
		if err != nil {
			return err
		}
		told, err := watch.Tell(ctx, p.o.Desk, alerts)
		if err != nil {
			return err
		}
		for _, t := range told {
			data.Latest[w.ID] = t.Title
		}
	}
	said, err := rec.SaidOn(ctx, data.Day, linesAsked)
	if err != nil {
		return err
	}
	data.Said = oneEach(telling(said), func(s dragoman.Saying) dragoman.Told { return s.Told })
	done, err := rec.DoneOn(ctx, data.Day, linesAsked)
	if err != nil {
		return err
	}
	data.Moved = oneEach(moving(done), func(d dragoman.Deed) dragoman.Told { return d.Told })
	due, err := rec.Ahead(ctx, at.AddDate(0, 0, -dueBack).Format("2006-01-02"), data.Day, 4*linesAsked)
	if err != nil {
		return err
	}
	data.Due = nearest(due, at)
	var told []*dragoman.Told
	for i := range data.Said {
		told = append(told, &data.Said[i].Told)
	}
	for i := range data.Moved {
		told = append(told, &data.Moved[i].Told)
	}
	for i := range data.Due {
		told = append(told, &data.Due[i].Told)
	}
	if err := rec.Fill(ctx, told, dragoman.TheText); err != nil {
		return err
	}
	return p.quiet(ctx, data, at)
}

// telling puts sayings that take a stand before those that only tell.
func telling(all []dragoman.Saying) []dragoman.Saying {
	stand := func(s dragoman.Saying) int {
		if s.Stance == dragoman.Asserts || s.Stance == dragoman.Reports {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(all, func(a, b dragoman.Saying) int { return stand(a) - stand(b) })
	return slices.DeleteFunc(all, func(s dragoman.Saying) bool { return s.Span.Len() < lineBytes })
}

// Bytes of a line that tells something by itself and can be taken in.
const (
	lineBytes = 20
	lineMost  = 400
)

// moving puts what was done before what was only said to be done.
func moving(all []dragoman.Deed) []dragoman.Deed {
	material := func(d dragoman.Deed) int {
		if d.Quad == 2 || d.Quad == 4 {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(all, func(a, b dragoman.Deed) int { return material(a) - material(b) })
	return all
}

// oneEach takes at most one line a story and an outlet, so that no report fills
// the list.
func oneEach[T any](all []T, told func(T) dragoman.Told) (out []T) {
	story, outlet := map[string]bool{}, map[string]bool{}
	for _, x := range all {
		t := told(x)
		if len(out) == linesShown {
			break
		}
		if t.Story != "" && story[t.Story] || t.Outlet != "" && outlet[t.Outlet] {
			continue
		}
		story[t.Story], outlet[t.Outlet] = true, true
		out = append(out, x)
	}
	return out
}

// farthest is how many days ahead what is due is shown.
const farthest = 370

// nearest are the dates that come next, each happening once.
func nearest(all []dragoman.Deed, at time.Time) (out []dragoman.Deed) {
	last := at.AddDate(0, 0, farthest).Format("2006-01-02")
	seen := map[string]bool{}
	for _, d := range all {
		k := d.Day[:min(len(d.Day), 10)] + " " + cmp.Or(d.Story, d.Report)
		if seen[k] || len(d.Day) < 10 || d.Day > last || d.Span.Len() > lineMost || len(out) == dueShown {
			continue
		}
		seen[k] = true
		out = append(out, d)
	}
	return out
}

// silent is a source from which nothing comes as it should.
type silent struct{ Name, Link, What string }

// Bounds of what counts as silence.
const (
	silentReports = 8 // an outlet told of as often at least
	silentGaps    = 5 // times the usual time between two reports
	silentDays    = 4 // and as long at least
	silentShown   = 6
	silentLong    = 120 // days, after which it is no news
)

// quiet fills which sources are silent: feeds that fail or are empty, and
// outlets that have been heard often and not for long.
func (p *pages) quiet(ctx context.Context, data *todayData, at time.Time) error {
	feeds, err := p.o.Desk.Record.Feeds(ctx, "")
	if err != nil {
		return err
	}
	for _, f := range feeds {
		data.Asked = max(data.Asked, f.Checked)
		if f.State != dragoman.FeedOK && f.State != dragoman.FeedUnchanged && f.State != dragoman.FeedNew {
			data.Silent = append(data.Silent, silent{cmp.Or(f.Title, f.Outlet, f.URL), "/sources", "its feed is " + string(f.State) + map[bool]string{true: ": " + f.Error}[f.Error != ""]})
		}
	}
	outlets, err := p.o.Desk.Record.Outlets(ctx)
	if err != nil {
		return err
	}
	for _, o := range outlets {
		first, err := time.Parse("2006-01-02", o.First[:min(len(o.First), 10)])
		last, err2 := time.Parse("2006-01-02", o.Last[:min(len(o.Last), 10)])
		if err != nil || err2 != nil || o.Name == "" || o.Reports < silentReports || last.After(at) {
			continue
		}
		gap := last.Sub(first) / time.Duration(o.Reports)
		quiet := at.Sub(last)
		if days := int(quiet.Hours() / 24); days >= silentDays && days <= silentLong && quiet > silentGaps*gap && len(data.Silent) < silentShown {
			data.Silent = append(data.Silent, silent{o.Name, "/sources/" + pathOf(o.Name), "nothing since " + last.Format("2 January")})
		}
	}
	return nil
}
