// SPDX-License-Identifier: Apache-2.0

package desk

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"dragoman"
	"dragoman/story"
)

// Bounds of looking for the story another continues.
const (
	chainActors  = 12   // actors of the story asked for, the most mentioned
	chainCommon  = 2000 // an actor in more reports tells nothing
	chainReports = 60   // reports sharing the rarest of them that are looked at
	chainStories = 12   // and their stories
)

// Follows finds the story of the record that a story continues: one that ended
// weeks before, tells of the same actors and much the same (story.Follows). It
// is found anew each time from what is in the record, so that people's merging
// and splitting tells at once. ok is false where there is none.
func (d *Desk) Follows(ctx context.Context, id string) (c dragoman.Chain, ok bool, err error) {
	st, readings, err := d.StoryReadings(ctx, id)
	if err != nil {
		return c, false, err
	}
	held, weight := map[string][]string{}, map[string]float64{}
	for _, name := range leading(readings) {
		with, err := d.Record.ReportsWith(ctx, name)
		if err != nil {
			return c, false, err
		}
		if len(with) > chainCommon {
			continue
		}
		for _, r := range with {
			if !slices.Contains(st.Reports, r) {
				held[r] = append(held[r], name)
				weight[r] += 1 / math.Sqrt(float64(len(with)))
			}
		}
	}
	near := sortedKeys(held)
	slices.SortStableFunc(near, func(a, b string) int { return cmp.Compare(weight[b], weight[a]) })
	var own []*dragoman.Report
	for _, r := range readings {
		own = append(own, &r.Report)
	}
	told := story.Tell(own)
	seen, best := map[string]bool{}, 0.0
	for _, r := range near[:min(len(near), chainReports)] {
		earlier, err := d.Record.StoryOf(ctx, r)
		if errors.Is(err, dragoman.ErrNotFound) {
			continue
		}
		if err != nil {
			return c, false, err
		}
		if seen[earlier.ID] || earlier.Last >= st.First {
			continue
		}
		if seen[earlier.ID] = true; len(seen) > chainStories {
			break
		}
		reports, err := d.Record.ReportsByID(ctx, earlier.Reports)
		if err != nil {
			return c, false, err
		}
		var list []*dragoman.Report
		for i := range reports {
			list = append(list, &reports[i])
		}
		slices.SortStableFunc(list, byPublication)
		link, follows := told.Follows(story.Tell(list))
		if !follows || ok && link.Weight() <= best {
			continue
		}
		best, ok = link.Weight(), true
		var shared []string
		for _, x := range earlier.Reports {
			for _, name := range held[x] {
				if n := nameOf(readings, name); !slices.Contains(shared, n) {
					shared = append(shared, n)
				}
			}
		}
		c = dragoman.Chain{Story: st.ID, Follows: earlier.ID, Title: earlier.Title, Last: earlier.Last, Days: link.Days,
			Why: fmt.Sprintf("both name %s; %d days apart; names %.2f, words %.2f alike", strings.Join(shared[:min(len(shared), 5)], ", "), link.Days, link.Names, link.Body)}
	}
	return c, ok, nil
}

// leading are the actors a story mentions most, as the record knows them: by
// their key in the actor file, else by name.
func leading(readings []*dragoman.Reading) []string {
	n := map[string]int{}
	for _, r := range readings {
		for _, a := range r.Actors {
			if key := cmp.Or(a.Link, a.Name); a.Link != "" || strings.ToLower(a.Name) != a.Name {
				n[key] += len(a.Mentions)
			}
		}
	}
	out := sortedKeys(n)
	slices.SortStableFunc(out, func(a, b string) int { return cmp.Compare(n[b], n[a]) })
	return out[:min(len(out), chainActors)]
}

// nameOf is the name readings give an actor.
func nameOf(readings []*dragoman.Reading, key string) string {
	for _, r := range readings {
		for _, a := range r.Actors {
			if cmp.Or(a.Link, a.Name) == key {
				return a.Name
			}
		}
	}
	return key
}
