// SPDX-License-Identifier: Apache-2.0

package desk

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"dragoman"
	"dragoman/correct"
	"dragoman/serve/page"
)

// Effect is what a correction would change in the disputes of a story.
type Effect struct {
	Story         string // "" where the report is in none, or alone in it
	Before, After int    // disputes
	Gone, New     []page.Issue
}

// ErrLarge is a story too large to be compared while its reader waits.
var ErrLarge = errors.New("not tried")

// Try says what a correction of a statement, an event or a dispute would change.
// It keeps nothing, and need have no author yet.
func (d *Desk) Try(ctx context.Context, c dragoman.Correction) (e Effect, err error) {
	c.Author, c.Reason, c.At = cmp.Or(c.Author, "nobody"), cmp.Or(c.Reason, "tried"), d.at()
	if err := d.fits(ctx, &c); err != nil {
		return e, err
	}
	id := ""
	if c.Kind == dragoman.RejectClaim {
		id, err = d.Record.ClaimStory(ctx, c.Target)
	} else {
		var st dragoman.Story
		if st, err = d.Record.StoryOf(ctx, c.Report); errors.Is(err, dragoman.ErrNotFound) {
			return e, nil
		}
		id = st.ID
	}
	if err != nil || id == "" {
		return e, err
	}
	st, err := d.Record.Story(ctx, id)
	if err != nil || len(st.Reports) < 2 {
		return e, err
	}
	if len(st.Reports) > asked {
		return e, fmt.Errorf("%w: its story has %d reports, and this is done for %d or fewer; save it and look, it can be undone", ErrLarge, len(st.Reports), asked)
	}
	return d.try(ctx, st.ID, c)
}

// try compares a story as it is and as it would be.
func (d *Desk) try(ctx context.Context, story string, c dragoman.Correction) (Effect, error) {
	e := Effect{Story: story}
	st, now, is, err := d.Whole(ctx, story)
	if err != nil {
		return e, err
	}
	would := is.Issues
	if c.Kind == dragoman.RejectClaim {
		would = without(would, c.Target)
	} else {
		readings, err := d.ReadingsOf(ctx, st.Reports)
		if err != nil {
			return e, err
		}
		for i, r := range readings {
			if r.ID == c.Report {
				readings[i], _ = correct.Lay(r, []dragoman.Correction{c}) // it was found to fit
			}
		}
		then := d.CompareReports(readings, func(int, int) {})
		then.Copies = now.Copies
		would = page.Make(&then, readings).Issues
		cs, err := d.Record.Corrections(ctx, "", true)
		if err != nil {
			return e, err
		}
		for _, x := range cs {
			if x.Kind == dragoman.RejectClaim {
				would = without(would, x.Target)
			}
		}
	}
	e.Before, e.After = len(is.Issues), len(would)
	e.Gone, e.New = besides(is.Issues, would), besides(would, is.Issues)
	return e, nil
}

// without is all issues but one.
func without(all []page.Issue, id string) []page.Issue {
	return besides(all, []page.Issue{{ID: id}})
}

// besides are the issues that others do not hold.
func besides(all, others []page.Issue) (out []page.Issue) {
	for _, x := range all {
		if !slices.ContainsFunc(others, func(y page.Issue) bool { return y.ID == x.ID }) {
			out = append(out, x)
		}
	}
	return out
}
