// SPDX-License-Identifier: Apache-2.0

package desk

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"dragoman"
	"dragoman/serve/page"
)

// Sheet is what a story's page shows of it, kept with its comparison so that a
// page unpacks neither.
type Sheet struct {
	Page *page.Story  // cut to what stands on one page
	Open *page.Opened // the passages of the first dispute, nil without any
}

// Comparing says that a story is being compared, since when, and how many of its
// pairs of reports are done.
type Comparing struct {
	Since    time.Time
	Done, Of int
}

func (c *Comparing) Error() string { return "the story is being compared" }

// asked is how many reports a story may have to be compared while its reader
// waits.
const asked = 25

// Sheet returns what a story's page shows. The error is *Comparing where the
// story is large and its comparison has been begun: ask again.
func (d *Desk) Sheet(ctx context.Context, id string) (dragoman.Story, Sheet, error) {
	st, rests, _, err := d.keyed(ctx, id)
	if err != nil {
		return st, Sheet{}, err
	}
	out, ok, err := d.keptSheet(ctx, st.ID, rests)
	if err != nil || ok {
		return st, out, err
	}
	if len(st.Reports) > asked {
		return st, out, d.begin(ctx, st.ID)
	}
	out, err = d.sheet(ctx, st.ID)
	return st, out, err
}

// Glance is the sheet of a story where it is there already; ok is false where
// the story has not been compared since it changed.
func (d *Desk) Glance(ctx context.Context, st dragoman.Story, cs []dragoman.Correction) (out Sheet, ok bool, err error) {
	return d.keptSheet(ctx, st.ID, d.restsOn(st, cs))
}

// atHand is how many sheets stay unpacked.
const atHand = 200

// keptSheet is the sheet that is kept of what a comparison rests on. Whoever gets
// it must not change it: it stays at hand for others.
func (d *Desk) keptSheet(ctx context.Context, story string, rests basis) (out Sheet, ok bool, err error) {
	k := rests.key + rests.merged + layout()
	d.under.Lock()
	out, ok = d.sheets[k]
	d.under.Unlock()
	if ok {
		return out, true, nil
	}
	data, ok, err := d.Record.Sheet(ctx, story, rests.key, layout())
	if err != nil || !ok {
		return out, false, err
	}
	if err := json.Unmarshal(data, &out); err != nil {
		return out, false, err
	}
	d.under.Lock()
	defer d.under.Unlock()
	if len(d.sheets) >= atHand || d.sheets == nil {
		d.sheets = map[string]Sheet{}
	}
	d.sheets[k] = out
	return out, true, nil
}

func layout() string { return fmt.Sprint(page.Layout) }

// sheet makes a story's sheet of its comparison.
func (d *Desk) sheet(ctx context.Context, id string) (Sheet, error) {
	st, c, err := d.Compare(ctx, id)
	if err != nil {
		return Sheet{}, err
	}
	_, rests, _, err := d.keyed(ctx, st.ID)
	if err != nil {
		return Sheet{}, err
	}
	if out, ok, err := d.keptSheet(ctx, st.ID, rests); err != nil || ok {
		return out, err
	}
	readings, err := d.ReadingsOf(ctx, st.Reports)
	if err != nil {
		return Sheet{}, err
	}
	return sheetOf(&c, readings), d.keepSheet(ctx, st.ID, rests.key, &c, readings)
}

func sheetOf(c *dragoman.Comparison, readings []*dragoman.Reading) Sheet {
	whole := page.Make(c, readings)
	out := Sheet{Page: whole.Cut()}
	for _, x := range c.Claims {
		if len(whole.Issues) > 0 && x.ID == whole.Issues[0].ID {
			o := page.Open(x, c.Reports, readings)
			out.Open = &o
		}
	}
	return out
}

func (d *Desk) keepSheet(ctx context.Context, story, key string, c *dragoman.Comparison, readings []*dragoman.Reading) error {
	data, err := json.Marshal(sheetOf(c, readings))
	if err != nil {
		return err
	}
	return d.Record.SetSheet(ctx, story, key, layout(), data)
}

// Whole is a story with its comparison and its page, nothing cut.
func (d *Desk) Whole(ctx context.Context, id string) (dragoman.Story, dragoman.Comparison, *page.Story, error) {
	st, c, err := d.Compare(ctx, id)
	if err != nil {
		return st, c, nil, err
	}
	readings, err := d.ReadingsOf(ctx, st.Reports)
	if err != nil {
		return st, c, nil, err
	}
	return st, c, page.Make(&c, readings), nil
}

// begin begins to compare a story beside the request, once, and says how far it is.
func (d *Desk) begin(ctx context.Context, id string) *Comparing {
	d.under.Lock()
	defer d.under.Unlock()
	if c := d.comparing[id]; c != nil {
		now := *c
		return &now
	}
	if d.comparing == nil {
		d.comparing = map[string]*Comparing{}
	}
	begun := Comparing{Since: d.Now()}
	d.comparing[id] = &Comparing{Since: begun.Since}
	go func() {
		_, err := d.sheet(context.WithoutCancel(ctx), id)
		d.under.Lock()
		defer d.under.Unlock()
		if delete(d.comparing, id); err != nil && d.Fault != nil {
			d.Fault(fmt.Errorf("comparing story %s: %w", id, err))
		}
	}()
	return &begun
}

// tell notes how far the comparing of a story is, for who waits for it.
func (d *Desk) tell(id string) func(done, of int) {
	return func(done, of int) {
		d.under.Lock()
		defer d.under.Unlock()
		if c := d.comparing[id]; c != nil {
			c.Done, c.Of = done, of
		}
	}
}

// issuesOf is a story and the disputes in it, as far as it was compared already.
func (d *Desk) issuesOf(ctx context.Context, id string, cs []dragoman.Correction) (dragoman.Story, []page.Issue, error) {
	st, err := d.Record.Story(ctx, id)
	if err != nil || len(st.Reports) < 2 {
		return st, nil, err
	}
	sheet, ok, err := d.Glance(ctx, st, cs)
	if err != nil || !ok || sheet.Page == nil {
		return st, nil, err
	}
	return st, sheet.Page.Issues, nil
}
