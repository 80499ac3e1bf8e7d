// SPDX-License-Identifier: Apache-2.0

// Package desk is what an analyst works at: the record, with stories forming
// as reports come in, compared when they are looked at, and corrected by hand.
// Pages, API and MCP are views of it, so their counts can't differ.
package desk

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"dragoman"
	"dragoman/correct"
	"dragoman/know/actors"
	"dragoman/story"
)

// Record is what the desk needs of a store.
type Record interface {
	dragoman.Store
	PutStories(ctx context.Context, put []dragoman.Story, drop []string, placed map[string]string, at, reason string) error
	Placements(ctx context.Context) (map[string]string, error)
	Kept(ctx context.Context, story, key string) (data []byte, ok bool, err error)
	SetKept(ctx context.Context, story, key string, data []byte, claims []dragoman.Claim) error
	ClaimStory(ctx context.Context, claim string) (story string, err error)
	Uncompared(ctx context.Context, most int) ([]string, error)
	StoryOf(ctx context.Context, report string) (dragoman.Story, error)
	StoriesPage(ctx context.Context, from, to, after string, limit int) ([]dragoman.Story, string, error)
	Reports(ctx context.Context, since string, text bool) ([]dragoman.Report, error)
	Search(ctx context.Context, q dragoman.Search) ([]dragoman.Hit, string, error)
	Tally(ctx context.Context, q dragoman.Search) (map[string]int, error)
	DaysBeside(ctx context.Context, day string) (before, after string, err error)
	ReportsOf(ctx context.Context, outlet, after string, limit int) ([]dragoman.Report, string, error)
	Months(ctx context.Context, outlet string) (months []string, counts []int, err error)
	Correct(ctx context.Context, c dragoman.Correction) (dragoman.Correction, error)
	Corrections(ctx context.Context, report string, inForce bool) ([]dragoman.Correction, error)
	Changes(ctx context.Context, after int64, limit int) ([]dragoman.Change, error)
	Version(ctx context.Context) (int64, error)
	Outlets(ctx context.Context) ([]dragoman.Outlet, error)
	ReportsByID(ctx context.Context, ids []string) ([]dragoman.Report, error)
	ReportAt(ctx context.Context, url string) (id string, err error)
	Unplaced(ctx context.Context) ([]string, error)
	Drop(ctx context.Context, ids []string, at, reason string) error
	Replace(ctx context.Context, r *dragoman.Reading, at, reason string) error
	Reindex(ctx context.Context, r *dragoman.Reading) error
	ReportsWith(ctx context.Context, actor string) ([]string, error)
	AddFeed(ctx context.Context, f dragoman.Feed) (added bool, err error)
	FeedAsked(ctx context.Context, f dragoman.Feed, items []dragoman.FeedItem) (fresh int, err error)
	Waiting(ctx context.Context, now string, limit int) ([]dragoman.FeedItem, error)
	ItemDone(ctx context.Context, it dragoman.FeedItem, r *dragoman.Reading, snap *dragoman.Snapshot) error
	SetPage(ctx context.Context, p dragoman.Page, snap *dragoman.Snapshot) error
	PagesDue(ctx context.Context, now string, limit int) ([]dragoman.Page, error)
	Feeds(ctx context.Context, now string) ([]dragoman.Feed, error)
	ReportsPage(ctx context.Context, after string, limit int) ([]dragoman.Report, string, error)
	Answered(ctx context.Context, token, key, request string) (status int, answer []byte, same, ok bool, err error)
	Answer(ctx context.Context, token, key, request string, status int, answer []byte, at string) error
}

// Desk works over a record. It is safe for concurrent use.
type Desk struct {
	Record  Record
	Engine  string // engine and model versions: what was kept under others is made again
	Weights *story.Weights
	Read    func(dragoman.Raw) (*dragoman.Reading, error) // extracts and reads one report
	Again   func(dragoman.Report) *dragoman.Reading       // reads a report of the record again; may be nil
	Also    func(name string) []string                    // other names of the actor a name means; may be nil
	Now     func() time.Time
	// CompareReports compares readings of one story.
	CompareReports func([]*dragoman.Reading) dragoman.Comparison
	// CheckDraft holds a draft against readings.
	CheckDraft func(draft *dragoman.Reading, rs []*dragoman.Reading) dragoman.Check

	mu     sync.Mutex // guards the stream and the stories' order
	stream *story.Stream
	alias  map[string]string // ids the stream gives to the record's
}

// Open readies the desk: the stream of stories takes up where it left off, by
// the reports of the last days, and reports that were stopped on their way
// into a story are placed.
func (d *Desk) Open(ctx context.Context) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.takeUp(ctx)
}

func (d *Desk) takeUp(ctx context.Context) error {
	d.stream, d.alias = story.NewStream(d.Weights), map[string]string{}
	since, err := d.lastDays(ctx)
	if err != nil {
		return err
	}
	reports, err := d.Record.Reports(ctx, since, true)
	if err != nil {
		return err
	}
	placed, err := d.Record.Placements(ctx)
	if err != nil {
		return err
	}
	for i := range reports {
		was := placed[reports[i].ID]
		if was == "" {
			continue // below
		}
		if j := d.stream.Add(&reports[i]); d.alias[j.Story] == "" {
			d.alias[j.Story] = was
		}
	}
	d.stream.Moved()
	waiting, err := d.Record.Unplaced(ctx)
	if err != nil {
		return err
	}
	for len(waiting) > 0 {
		n := min(len(waiting), atOnce)
		some, err := d.Record.ReportsByID(ctx, waiting[:n])
		if err != nil {
			return err
		}
		slices.SortStableFunc(some, func(a, b dragoman.Report) int { return byPublication(&a, &b) })
		list := make([]*dragoman.Report, len(some))
		for i := range some {
			list[i] = &some[i]
		}
		if _, err := d.place(ctx, list); err != nil {
			return err
		}
		waiting = waiting[n:]
	}
	return nil
}

// atOnce is how many waiting reports are placed in one step.
const atOnce = 64

// window is how far back the stream is taken up.
const window = 14 * 24 * time.Hour

func (d *Desk) lastDays(ctx context.Context) (string, error) {
	latest, _, err := d.Record.StoriesPage(ctx, "", "", "", 1)
	if err != nil || len(latest) == 0 || len(latest[0].Last) < 10 {
		return "", err
	}
	t, err := time.Parse("2006-01-02", latest[0].Last[:10])
	if err != nil {
		return "", nil
	}
	return t.Add(-window).Format("2006-01-02"), nil
}

func (d *Desk) at() string { return d.Now().UTC().Format(time.RFC3339) }

// complete orders a story's reports and fills what follows from them.
func (d *Desk) complete(ctx context.Context, st dragoman.Story) (dragoman.Story, error) {
	found, err := d.Record.ReportsByID(ctx, st.Reports)
	if err != nil {
		return st, fmt.Errorf("story %s: %w", st.ID, err)
	}
	reports := make([]*dragoman.Report, len(found))
	for i := range found {
		reports[i] = &found[i]
	}
	slices.SortStableFunc(reports, byPublication)
	st.Reports, st.First, st.Last, st.Title = st.Reports[:0:0], "", "", ""
	for _, r := range reports {
		st.Reports = append(st.Reports, r.ID)
		if p := r.Published.Value; p != "" {
			if st.First == "" || p < st.First {
				st.First = p
			}
			st.Last = max(st.Last, p)
		}
		if st.Title == "" {
			st.Title = r.Title
		}
	}
	st.Origins = len(reports) - len(story.Copies(reports))
	return st, nil
}

func byPublication(a, b *dragoman.Report) int {
	x, y := a.Published.Value, b.Published.Value
	switch {
	case x == y && a.ID < b.ID, x != "" && (y == "" || x < y):
		return -1
	case x == y && a.ID == b.ID:
		return 0
	}
	return 1
}

// Reading returns a report as read, with the corrections in force laid over.
func (d *Desk) Reading(ctx context.Context, id string) (*dragoman.Reading, error) {
	r, err := d.Record.Reading(ctx, id)
	if err != nil {
		return nil, err
	}
	cs, err := d.Record.Corrections(ctx, "", true)
	if err != nil {
		return nil, err
	}
	out, _ := correct.Lay(r, cs)
	return out, nil
}

// StoryReadings returns a story and its readings, corrected, in its order.
func (d *Desk) StoryReadings(ctx context.Context, id string) (dragoman.Story, []*dragoman.Reading, error) {
	st, err := d.Record.Story(ctx, id)
	if err != nil {
		return st, nil, err
	}
	var out []*dragoman.Reading
	for _, r := range st.Reports {
		x, err := d.Reading(ctx, r)
		if err != nil {
			return st, nil, err
		}
		out = append(out, x)
	}
	return st, out, nil
}

// ActorIn returns the actor of a reading a name means, other spellings
// included, or nil.
func (d *Desk) ActorIn(r *dragoman.Reading, name string) *dragoman.Actor {
	names := []string{actors.Fold(name)}
	if d.Also != nil {
		for _, n := range d.Also(name) {
			names = append(names, actors.Fold(n))
		}
	}
	for i := range r.Actors {
		a := &r.Actors[i]
		for _, n := range append([]string{a.ID, a.Link, a.Name}, a.Variants...) {
			if f := actors.Fold(n); f != "" && slices.Contains(names, f) {
				return a
			}
		}
	}
	return nil
}
