// SPDX-License-Identifier: Apache-2.0

package desk

import (
	"context"
	"errors"
	"slices"

	"dragoman"
)

// Added is what came of a report that was put into the record.
type Added struct {
	Report string `json:"report"`
	Story  string `json:"story"`
	New    bool   `json:"new"`    // false: it was there already
	Opened bool   `json:"opened"` // it opened the story
	Why    string `json:"why"`    // why it is in that story
}

// Add puts a reading into the record and into a story.
func (d *Desk) Add(ctx context.Context, r *dragoman.Reading) (out Added, err error) {
	err = d.act(ctx, func(tx *Desk) error {
		all, n, err := tx.add(ctx, []*dragoman.Reading{r})
		if err == nil {
			out = all[0]
			out.New = n > 0
		}
		return err
	})
	return out, err
}

// AddAll puts readings into the record and into stories, all or none; added
// says how many were new.
func (d *Desk) AddAll(ctx context.Context, rs []*dragoman.Reading) (added int, err error) {
	err = d.act(ctx, func(tx *Desk) error {
		_, added, err = tx.add(ctx, rs)
		return err
	})
	if err != nil {
		added = 0
	}
	return added, err
}

// add does what Add and AddAll do, inside an act.
func (d *Desk) add(ctx context.Context, rs []*dragoman.Reading) (out []Added, added int, err error) {
	if err := d.revise(ctx, rs); err != nil {
		return nil, 0, err
	}
	if added, err = d.Record.Add(ctx, rs); err != nil {
		return nil, 0, err
	}
	reports := make([]dragoman.Report, len(rs))
	for i, r := range rs {
		reports[i] = r.Report
	}
	out, err = d.place(ctx, reports, false)
	return out, added, err
}

// revise marks readings whose page is in the record with another text: they
// are revisions of what is there.
func (d *Desk) revise(ctx context.Context, rs []*dragoman.Reading) error {
	last := map[string]string{}
	for _, r := range rs {
		if r.URL == "" || r.RevisionOf != "" {
			continue
		}
		was := last[r.URL]
		if was == "" {
			var err error
			if was, err = d.Record.ReportAt(ctx, r.URL); err != nil {
				return err
			}
		}
		if was != r.ID {
			r.RevisionOf = was
		}
		last[r.URL] = r.ID
	}
	return nil
}

// Feeds, FeedAsked and Waiting are what gathering asks of the record.
func (d *Desk) Feeds(ctx context.Context, now string) ([]dragoman.Feed, error) {
	return d.Record.Feeds(ctx, now)
}

// FeedAsked keeps what came of asking a feed.
func (d *Desk) FeedAsked(ctx context.Context, f dragoman.Feed, items []dragoman.FeedItem) (fresh int, err error) {
	return d.Record.FeedAsked(ctx, f, items)
}

// Waiting returns feed items whose time has come.
func (d *Desk) Waiting(ctx context.Context, now string, limit int) ([]dragoman.FeedItem, error) {
	return d.Record.Waiting(ctx, now, limit)
}

// ItemDone keeps what came of a feed's item, with its report, placed, and its
// page: acknowledged means all of it is there. r, snap and page may be nil.
func (d *Desk) ItemDone(ctx context.Context, it dragoman.FeedItem, r *dragoman.Reading, snap *dragoman.Snapshot, page *dragoman.Page) error {
	return d.act(ctx, func(tx *Desk) error {
		if r != nil {
			if _, _, err := tx.add(ctx, []*dragoman.Reading{r}); err != nil {
				return err
			}
		}
		if page != nil {
			if err := tx.Record.SetPage(ctx, *page, nil); err != nil {
				return err
			}
		}
		return tx.Record.ItemDone(ctx, it, snap)
	})
}

// PageRead keeps what came of looking at a page, and its report, placed; page
// is told how many reports were new. r and snap may be nil.
func (d *Desk) PageRead(ctx context.Context, page func(added int) dragoman.Page, r *dragoman.Reading, snap *dragoman.Snapshot) error {
	return d.act(ctx, func(tx *Desk) error {
		added := 0
		if r != nil {
			var err error
			if _, added, err = tx.add(ctx, []*dragoman.Reading{r}); err != nil {
				return err
			}
		}
		return tx.Record.SetPage(ctx, page(added), snap)
	})
}

// PagesDue returns pages whose time to be looked at again has come.
func (d *Desk) PagesDue(ctx context.Context, now string, limit int) ([]dragoman.Page, error) {
	return d.Record.PagesDue(ctx, now, limit)
}

// Drop takes reports out of the record for good, with all that was read from
// them, and out of their stories; what the others make without them is found
// anew.
func (d *Desk) Drop(ctx context.Context, ids []string, reason string) error {
	return d.act(ctx, func(tx *Desk) error {
		gone := map[string]bool{}
		left := map[string]*dragoman.Story{}
		for _, id := range ids {
			gone[id] = true
			st, err := tx.Record.StoryOf(ctx, id)
			if errors.Is(err, dragoman.ErrNotFound) {
				continue
			}
			if err != nil {
				return err
			}
			left[st.ID] = &st
		}
		for _, st := range left {
			st.Reports = slices.DeleteFunc(slices.Clone(st.Reports), func(r string) bool { return gone[r] })
		}
		if err := tx.putStories(ctx, left, reason); err != nil {
			return err
		}
		days, err := tx.daysOf(ctx, ids)
		if err != nil {
			return err
		}
		if err := tx.Record.Drop(ctx, ids, tx.at(), reason); err != nil {
			return err
		}
		_, err = tx.settle(ctx, days, reason)
		return err
	})
}
