// SPDX-License-Identifier: Apache-2.0

package desk

import (
	"context"
	"fmt"
	"strings"
	"time"

	"dragoman"
	"dragoman/serve/page"
)

// MostDraft is the longest draft that is checked, in bytes.
const MostDraft = 64 << 10

// Against says what a draft is held against.
type Against struct {
	Story string // reports of it alone; "" the record
	Days  int    // reports of so many days before the newest alone; 0 all
}

// Draft is a draft held against the record, and its page.
type Draft struct {
	Checked
	Page  *page.Checked
	Story dragoman.Story // the one it was held against, if any
}

// CheckDraftPage holds a draft against the record, or a part of it.
func (d *Desk) CheckDraftPage(ctx context.Context, draft string, with Against) (*Draft, error) {
	switch {
	case strings.TrimSpace(draft) == "":
		return nil, fmt.Errorf("%w: there is no text", ErrValue)
	case len(draft) > MostDraft:
		return nil, fmt.Errorf("%w: a draft has %d bytes at most; check it in parts", ErrValue, MostDraft)
	}
	x, err := d.Read(dragoman.Raw{Path: "draft", Media: "text/plain", Charset: "utf-8", Bytes: []byte(draft)})
	if err != nil {
		return nil, err
	}
	out := &Draft{Checked: Checked{Draft: x}}
	if with.Story != "" {
		out.Story, out.Readings, err = d.StoryReadings(ctx, with.Story)
	} else {
		out.Readings, err = d.heldAgainst(ctx, draft, with.Days)
	}
	if err != nil {
		return nil, err
	}
	out.Check = d.CheckDraft(x, out.Readings)
	origin := map[string]string{}
	for _, c := range copiesOf(out.Readings) {
		origin[c.Report] = c.Of
	}
	disputed, err := d.disputedIn(ctx, out.Readings)
	if err != nil {
		return nil, err
	}
	out.Page = page.MakeChecked(x, &out.Check, out.Readings, origin, disputed)
	return out, nil
}

// heldAgainst are the reports nearest to a draft, those of the last days alone
// where days is not 0.
func (d *Desk) heldAgainst(ctx context.Context, draft string, days int) ([]*dragoman.Reading, error) {
	near, err := d.near(ctx, draft)
	if err != nil {
		return nil, err
	}
	since := ""
	if last, ok, err := d.Record.LastDay(ctx); err != nil {
		return nil, err
	} else if ok && days > 0 {
		since = dayText(last - dragoman.Day(days))
	}
	var ids []string
	for _, n := range near {
		ids = append(ids, n.id)
	}
	all, err := d.Record.ReportsByID(ctx, ids)
	if err != nil {
		return nil, err
	}
	ids = ids[:0]
	for _, r := range all {
		if r.Published.Value >= since && len(ids) < mostHeld {
			ids = append(ids, r.ID)
		}
	}
	return d.ReadingsOf(ctx, ids)
}

// dayText is a day as ISO 8601.
func dayText(d dragoman.Day) string {
	return time.Unix(int64(d)*86400, 0).UTC().Format("2006-01-02")
}

// disputedIn tells where passages of some reports are disputed, as far as their
// stories were compared already.
func (d *Desk) disputedIn(ctx context.Context, readings []*dragoman.Reading) (func(dragoman.Receipt) string, error) {
	cs, err := d.Record.Corrections(ctx, "", true)
	if err != nil {
		return nil, err
	}
	seen, at := map[string]bool{}, map[string][]standsIn{}
	for _, r := range readings {
		st, err := d.Record.StoryOf(ctx, r.ID)
		if err != nil || seen[st.ID] || len(st.Reports) < 2 {
			continue // it waits to be placed, was looked at, or stands alone
		}
		seen[st.ID] = true
		sheet, ok, err := d.Glance(ctx, st, cs)
		if err != nil {
			return nil, err
		}
		if !ok || sheet.Page == nil {
			continue
		}
		for _, x := range sheet.Page.Issues {
			for _, a := range x.Answers {
				for _, h := range a.Holders {
					at[h.Cite.Report] = append(at[h.Cite.Report], standsIn{h.Cite.Span, DisputeOf{Issue: x, Story: st.ID}})
				}
			}
		}
	}
	return func(c dragoman.Receipt) string {
		for _, s := range at[c.Report] {
			if s.span.Overlaps(c.Span) {
				return "/s/" + s.of.Story + "?claim=" + s.of.ID + "#" + s.of.ID
			}
		}
		return ""
	}, nil
}
