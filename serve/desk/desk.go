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

// Desk works over a record. It is safe for concurrent use.
type Desk struct {
	Record  dragoman.Record
	Engine  string // engine and model versions: what was kept under others is made again
	Program string // version of the program, as exports name it
	Weights *story.Weights
	Read    func(dragoman.Raw) (*dragoman.Reading, error)    // extracts and reads one report
	Again   func(dragoman.Report) *dragoman.Reading          // reads a report of the record again; may be nil
	Also    func(name string) []string                       // other names of the actor a name means; may be nil
	Known   func(link string) string                         // the actor file's name of whom a link names, "" for none; may be nil
	Country func(name string) (code, called string, ok bool) // the country a name or code means; may be nil
	Now     func() time.Time
	// CompareReports compares readings of one story, and tells how many of its
	// pairs of reports are done, of how many.
	CompareReports func(rs []*dragoman.Reading, tell func(done, of int)) dragoman.Comparison
	// CheckDraft holds a draft against readings.
	CheckDraft func(draft *dragoman.Reading, rs []*dragoman.Reading) dragoman.Check

	Fault func(error) // hears of what failed beside the requests; may be nil

	under     sync.Mutex            // guards comparing and sheets
	sheets    map[string]Sheet      // unpacked, by key
	comparing map[string]*Comparing // stories being compared beside the requests

	mu     sync.Mutex // one act at a time
	blocks *blocks
	queue  queue // what waits for a person
}

// act does one act on the record, whole or not at all: f gets the desk over
// the act's own transaction and must use no other.
func (d *Desk) act(ctx context.Context, f func(tx *Desk) error) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.blocks == nil {
		d.blocks = newBlocks(d.Weights)
	}
	return d.Record.Do(ctx, func(tx dragoman.Record) error {
		return f(&Desk{Record: tx, Engine: d.Engine, Weights: d.Weights, Read: d.Read, Again: d.Again, Also: d.Also, Known: d.Known, Country: d.Country, Now: d.Now,
			CompareReports: d.CompareReports, blocks: d.blocks})
	})
}

// Open readies the desk: reports that no story has taken yet, of a record that
// an older version stopped on its way, are placed.
func (d *Desk) Open(ctx context.Context) error {
	waiting, err := d.Record.Unplaced(ctx)
	for err == nil && len(waiting) > 0 {
		n := min(len(waiting), atOnce)
		err = d.act(ctx, func(tx *Desk) error {
			some, err := tx.Record.ReportsByID(ctx, waiting[:n])
			if err != nil {
				return err
			}
			_, err = tx.place(ctx, some, true)
			return err
		})
		waiting = waiting[n:]
	}
	return err
}

// atOnce is how many waiting reports are placed in one step.
const atOnce = 64

func (d *Desk) at() string { return d.Now().UTC().Format(time.RFC3339) }

// complete orders a story's reports, fills what follows from them, and tells
// which repeat others.
func (d *Desk) complete(ctx context.Context, st dragoman.Story) (dragoman.Story, []dragoman.Copy, error) {
	found, err := d.Record.ReportsByID(ctx, st.Reports)
	if err != nil {
		return st, nil, fmt.Errorf("story %s: %w", st.ID, err)
	}
	reports := make([]*dragoman.Report, len(found))
	for i := range found {
		reports[i] = &found[i]
	}
	slices.SortStableFunc(reports, byPublication)
	by := map[string]*dragoman.Report{}
	st.Reports = st.Reports[:0:0]
	for _, r := range reports {
		st.Reports = append(st.Reports, r.ID)
		by[r.ID] = r
	}
	story.Date(&st, by)
	copies := story.Copies(reports)
	st.Origins = len(reports) - len(copies)
	return st, copies, nil
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
	out, err := d.ReadingsOf(ctx, st.Reports)
	return st, out, err
}

// ReadingsOf returns reports as read, with the corrections in force laid over.
func (d *Desk) ReadingsOf(ctx context.Context, ids []string) ([]*dragoman.Reading, error) {
	cs, err := d.Record.Corrections(ctx, "", true)
	if err != nil {
		return nil, err
	}
	var out []*dragoman.Reading
	for _, id := range ids {
		r, err := d.Record.Reading(ctx, id)
		if err != nil {
			return nil, err
		}
		x, _ := correct.Lay(r, cs)
		out = append(out, x)
	}
	return out, nil
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
