// SPDX-License-Identifier: Apache-2.0

package desk

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"time"

	"dragoman"
	"dragoman/story"
)

// Where the machine puts a report follows from the reports of the days around
// it (story.Window), not from the order they came in. An act that brings
// reports finds the stories of their blocks anew, from what the record holds
// inside the act: so a late report reopens the stories of its days, and what
// another process wrote is seen.

// future is how far after now a report may be dated: more is no date.
const future = 24 * time.Hour

// place puts reports of the record into stories. anew places those too that
// are in one.
func (d *Desk) place(ctx context.Context, reports []dragoman.Report, anew bool) ([]Added, error) {
	out := make([]Added, len(reports))
	var fresh []dragoman.Placement
	seen := map[string]bool{}
	for i := range reports {
		r := &reports[i]
		out[i].Report = r.ID
		if seen[r.ID] {
			continue
		}
		seen[r.ID] = true
		if st, err := d.Record.StoryOf(ctx, r.ID); err == nil && !anew { // it was placed before
			out[i].Story = st.ID
			continue
		} else if err != nil && !errors.Is(err, dragoman.ErrNotFound) {
			return nil, err
		}
		p := story.Unplaced(r)
		p.Dated = p.Dated && p.Day <= dayOf(d.Now().Add(future))
		fresh = append(fresh, p)
	}
	if len(fresh) == 0 {
		return out, nil
	}
	if err := d.follow(ctx, fresh); err != nil {
		return nil, err
	}
	if err := d.Record.Place(ctx, fresh); err != nil {
		return nil, err
	}
	became, err := d.settle(ctx, daysAmong(fresh), "report "+fresh[0].Report)
	if err != nil {
		return nil, err
	}
	for i := range out {
		if x, ok := became[out[i].Report]; ok {
			out[i].Story, out[i].Why, out[i].Opened = x.story, x.why, x.opened
		}
	}
	return out, nil
}

func dayOf(t time.Time) dragoman.Day { return dragoman.Day(t.Unix() / 86400) }

// follow gives placements without a day of their own the latest of the record.
func (d *Desk) follow(ctx context.Context, fresh []dragoman.Placement) error {
	last, ok, err := d.Record.LastDay(ctx)
	if err != nil {
		return err
	}
	for _, p := range fresh {
		if p.Dated && (!ok || p.Day > last) {
			last, ok = p.Day, true
		}
	}
	if !ok {
		last = dayOf(d.Now())
	}
	for i := range fresh {
		if !fresh[i].Dated {
			fresh[i].Day = last
		}
	}
	return nil
}

// days are the days that brought or lost reports; whether any with a day of
// its own did, which alone tells on the block after.
type days map[dragoman.Day]bool

func daysAmong(ps []dragoman.Placement) days {
	out := days{}
	for _, p := range ps {
		out[p.Day] = out[p.Day] || p.Dated
	}
	return out
}

// daysOf are the days reports are placed by.
func (d *Desk) daysOf(ctx context.Context, ids []string) (days, error) {
	want := map[string]bool{}
	for _, id := range ids {
		want[id] = true
	}
	all, err := d.Record.Placed(ctx, math.MinInt32, math.MaxInt32)
	if err != nil {
		return nil, err
	}
	return daysAmong(slices.DeleteFunc(all, func(p dragoman.Placement) bool { return !want[p.Report] })), nil
}

// became is what came of a report.
type became struct {
	story, why string
	opened     bool
}

// settle finds the stories of the blocks of some days anew, and of those after
// them as long as that changes what they go on from.
func (d *Desk) settle(ctx context.Context, changed days, reason string) (map[string]became, error) {
	todo := map[story.Block]bool{}
	for day, dated := range changed {
		b := story.BlockOf(day)
		todo[b] = true
		if dated && day >= (b+1).First()-story.WarmDays {
			todo[b+1] = true
		}
	}
	was, now, why := map[string]string{}, map[string]string{}, map[string]string{}
	for len(todo) > 0 {
		b := slices.Min(slices.Collect(maps.Keys(todo)))
		delete(todo, b)
		onward, err := d.settleBlock(ctx, b, was, now, why)
		if err != nil {
			return nil, err
		}
		if onward {
			todo[b+1] = true
		}
	}
	if err := d.keepNames(ctx, was, now); err != nil {
		return nil, err
	}
	return d.rearranged(ctx, now, why, reason)
}

// settleBlock places the reports of a block. What changes is told in was and
// now, each by report; onward tells whether it touches the warm-up of the next.
func (d *Desk) settleBlock(ctx context.Context, b story.Block, was, now, why map[string]string) (onward bool, err error) {
	all, err := d.Record.Placed(ctx, b.First()-story.WarmDays, (b + 1).First())
	if err != nil {
		return false, err
	}
	warm := func(p dragoman.Placement) bool { return p.Day < b.First() }
	all = slices.DeleteFunc(all, func(p dragoman.Placement) bool { return warm(p) && !p.Dated })
	slices.SortFunc(all, story.Before)
	win, err := d.blocks.window(ctx, d.Record, b, all)
	if err != nil {
		return false, err
	}
	before, had := map[string]string{}, map[string]string{}
	at := map[string]int{}
	for i, p := range all {
		at[p.Report] = i
		if warm(p) {
			before[p.Report] = p.Story
		} else {
			had[p.Report] = p.Story
		}
	}
	told := win.Stories(before)
	taken := map[string]bool{}
	held, err := d.Record.PlacedBefore(ctx, story.Names(told, had), b.First())
	if err != nil {
		return false, err
	}
	for _, id := range held {
		taken[id] = true
	}
	var moved []dragoman.Placement
	for i, name := range story.Name(told, had, taken) {
		for _, r := range told[i].Reports {
			p := all[at[r]]
			if p.Story == name {
				continue
			}
			if _, there := was[r]; !there {
				was[r] = p.Story
			}
			now[r], why[r] = name, win.Why(r)
			p.Story = name
			moved = append(moved, p)
			onward = onward || p.Dated && p.Day >= (b+1).First()-story.WarmDays
		}
	}
	return onward, d.Record.Place(ctx, moved)
}

// keepNames gives a story that is new by name only, since it now begins before
// the block it was named in, the name most of its reports had.
func (d *Desk) keepNames(ctx context.Context, was, now map[string]string) error {
	had := map[string]map[string]int{} // by new story, old ones
	for r, st := range now {
		if was[r] != "" {
			if had[st] == nil {
				had[st] = map[string]int{}
			}
			had[st][was[r]]++
		}
	}
	rename, given := map[string]string{}, map[string]bool{}
	for _, st := range sortedKeys(had) {
		old := slices.MaxFunc(sortedKeys(had[st]), func(a, b string) int { return had[st][a] - had[st][b] })
		still, err := d.Record.PlacedBefore(ctx, []string{old}, math.MaxInt32)
		if err != nil {
			return err
		}
		if len(still) == 0 && !given[old] {
			rename[st], given[old] = old, true
		}
	}
	if len(rename) == 0 {
		return nil
	}
	all, err := d.Record.Placed(ctx, math.MinInt32, math.MaxInt32)
	if err != nil {
		return err
	}
	for _, p := range all { // one that was there before keeps its own
		if now[p.Report] != p.Story {
			delete(rename, p.Story)
		}
	}
	var put []dragoman.Placement
	for _, p := range all {
		if to := rename[p.Story]; to != "" {
			now[p.Report], p.Story = to, to
			put = append(put, p)
		}
	}
	return d.Record.Place(ctx, put)
}

// rearranged lays people's corrections over what changed, and the stories with
// it.
func (d *Desk) rearranged(ctx context.Context, now, why map[string]string, reason string) (map[string]became, error) {
	cs, err := d.Record.Corrections(ctx, "", true)
	if err != nil {
		return nil, err
	}
	opened := map[string]string{}
	for _, r := range sortedKeys(now) {
		if id := now[r]; opened[id] == "" {
			opened[id] = why[r]
		}
	}
	out := map[string]became{}
	for r, id := range now {
		st := effective(r, id, cs)
		_, there, err := d.storyNamed(ctx, st)
		if err != nil {
			return nil, fmt.Errorf("story %s: %w", st, err)
		}
		out[r] = became{story: st, why: why[r], opened: !there}
	}
	return out, d.rearrange(ctx, now, cs, reason, opened)
}
