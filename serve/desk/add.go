// SPDX-License-Identifier: Apache-2.0

package desk

import (
	"context"
	"errors"

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
func (d *Desk) Add(ctx context.Context, r *dragoman.Reading) (Added, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.revise(ctx, []*dragoman.Reading{r}); err != nil {
		return Added{}, err
	}
	n, err := d.Record.Add(ctx, []*dragoman.Reading{r})
	if err != nil {
		return Added{}, err
	}
	joined, err := d.place(ctx, []*dragoman.Report{&r.Report})
	if err != nil {
		return Added{}, err
	}
	out := joined[0]
	out.New = n > 0
	return out, nil
}

// AddAll puts readings into the record, all or none, and then into stories;
// added says how many were new. What was stopped between the two is placed
// when the desk is opened again.
func (d *Desk) AddAll(ctx context.Context, rs []*dragoman.Reading) (added int, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.revise(ctx, rs); err != nil {
		return 0, err
	}
	if added, err = d.Record.Add(ctx, rs); err != nil {
		return 0, err
	}
	reports := make([]*dragoman.Report, len(rs))
	for i, r := range rs {
		reports[i] = &r.Report
	}
	_, err = d.place(ctx, reports)
	return added, err
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

// place puts reports of the record into stories. It goes on when the asker
// has gone: the stream and the record stay in step.
func (d *Desk) place(ctx context.Context, reports []*dragoman.Report) ([]Added, error) {
	ctx = context.WithoutCancel(ctx)
	out := make([]Added, len(reports))
	placed, why := map[string]string{}, map[string]string{}
	for i, r := range reports {
		out[i].Report = r.ID
		st, err := d.Record.StoryOf(ctx, r.ID)
		if err == nil || placed[r.ID] != "" { // it was placed before
			out[i].Story = st.ID
			continue
		}
		if !errors.Is(err, dragoman.ErrNotFound) {
			return nil, err
		}
		j := d.stream.Add(r)
		id := d.named(j.Story)
		out[i].Opened, out[i].Why = j.New, j.Why
		placed[r.ID] = id
		if j.New {
			why[id] = j.Why
		}
		for _, m := range d.stream.Moved() {
			placed[m.Report] = d.named(m.To)
		}
	}
	if len(placed) == 0 {
		return out, nil
	}
	cs, err := d.Record.Corrections(ctx, "", true)
	if err != nil {
		return nil, err
	}
	reason := "report " + reports[0].ID
	for i := range out {
		if id := placed[out[i].Report]; id != "" {
			out[i].Story = effective(out[i].Report, id, cs)
		}
	}
	return out, d.rearrange(ctx, placed, cs, reason, why)
}

// named is the record's id of a story of the stream: the stream was taken up
// in the middle, and may know a story by a later report than the record does.
func (d *Desk) named(id string) string {
	if x := d.alias[id]; x != "" {
		return x
	}
	return id
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

// ItemDone keeps what came of a feed's item, and places its report.
func (d *Desk) ItemDone(ctx context.Context, it dragoman.FeedItem, r *dragoman.Reading, snap *dragoman.Snapshot) error {
	if r == nil {
		return d.Record.ItemDone(ctx, it, nil, snap)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.revise(ctx, []*dragoman.Reading{r}); err != nil {
		return err
	}
	if err := d.Record.ItemDone(ctx, it, r, snap); err != nil {
		return err
	}
	_, err := d.place(ctx, []*dragoman.Report{&r.Report})
	return err
}

// SetPage keeps what is known of a page.
func (d *Desk) SetPage(ctx context.Context, p dragoman.Page, snap *dragoman.Snapshot) error {
	return d.Record.SetPage(ctx, p, snap)
}

// PagesDue returns pages whose time to be looked at again has come.
func (d *Desk) PagesDue(ctx context.Context, now string, limit int) ([]dragoman.Page, error) {
	return d.Record.PagesDue(ctx, now, limit)
}

// Drop takes reports out of the record for good, with all that was read from
// them, and out of their stories.
func (d *Desk) Drop(ctx context.Context, ids []string, reason string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	left := map[string]dragoman.Story{}
	gone := map[string]bool{}
	for _, id := range ids {
		gone[id] = true
		st, err := d.Record.StoryOf(ctx, id)
		if err == nil {
			left[st.ID] = st
		} else if !errors.Is(err, dragoman.ErrNotFound) {
			return err
		}
	}
	var put []dragoman.Story
	var drop []string
	for _, id := range sortedKeys(left) {
		st := left[id]
		var keep []string
		for _, r := range st.Reports {
			if !gone[r] {
				keep = append(keep, r)
			}
		}
		if st.Reports = keep; len(keep) == 0 {
			drop = append(drop, id)
			continue
		}
		st, err := d.complete(ctx, st)
		if err != nil {
			return err
		}
		put = append(put, st)
	}
	if err := d.Record.PutStories(ctx, put, drop, nil, d.at(), reason); err != nil {
		return err
	}
	if err := d.Record.Drop(ctx, ids, d.at(), reason); err != nil {
		return err
	}
	return d.takeUp(ctx)
}
