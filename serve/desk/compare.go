// SPDX-License-Identifier: Apache-2.0

package desk

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"dragoman"
)

// Compare compares the reports of a story. What was compared before and has
// not changed (same reports, same corrections, same engine) is not compared
// again. Claims that people rejected are left out.
func (d *Desk) Compare(ctx context.Context, id string) (dragoman.Story, dragoman.Comparison, error) {
	m, err := d.compared(ctx, id)
	if err == nil && m.readings != nil {
		err = d.act(ctx, func(tx *Desk) error { return tx.keep(ctx, m) })
	}
	if errors.Is(err, dragoman.ErrUnwritable) {
		err = nil // it is found anew each time: reading works on a full or read-only disk
	}
	return m.story, m.c, err
}

// made is a comparison of a story.
type made struct {
	story    dragoman.Story
	rests    basis
	c        dragoman.Comparison
	data     []byte              // c as it is kept
	readings []*dragoman.Reading // it was made of now; nil where it was kept
}

// compared makes the comparison of a story, or takes the one that is kept. It
// writes nothing.
func (d *Desk) compared(ctx context.Context, id string) (m made, err error) {
	var cs []dragoman.Correction
	if m.story, m.rests, cs, err = d.keyed(ctx, id); err != nil {
		return m, err
	}
	if data, ok, err := d.Record.Kept(ctx, m.story.ID, m.rests.key); err != nil {
		return m, err
	} else if ok {
		return m, json.Unmarshal(data, &m.c)
	}
	if m.readings, err = d.ReadingsOf(ctx, m.story.Reports); err != nil {
		return m, err
	}
	m.c = d.CompareReports(m.readings, d.tell(m.story.ID))
	rejected := map[string]bool{}
	for _, x := range cs {
		if x.Kind == dragoman.RejectClaim {
			rejected[x.Target] = true
		}
	}
	m.c.Claims = slices.DeleteFunc(m.c.Claims, func(x dragoman.Claim) bool { return rejected[x.ID] })
	m.data, err = json.Marshal(m.c)
	return m, err
}

// keyed is a story and all its comparison rests on.
func (d *Desk) keyed(ctx context.Context, id string) (dragoman.Story, basis, []dragoman.Correction, error) {
	st, err := d.Record.Story(ctx, id)
	if err != nil {
		return st, basis{}, nil, err
	}
	cs, err := d.Record.Corrections(ctx, "", true)
	return st, d.restsOn(st, cs), cs, err
}

// keep keeps a comparison and its sheet, unless what it rests on changed while it was made:
// then it is one of a story that is no more.
func (d *Desk) keep(ctx context.Context, m made) error {
	st, err := d.Record.Story(ctx, m.story.ID)
	if errors.Is(err, dragoman.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	cs, err := d.Record.Corrections(ctx, "", true)
	if err != nil || d.restsOn(st, cs) != m.rests {
		return err
	}
	if err := d.Record.SetKept(ctx, st.ID, m.rests.key, m.data, m.c.Claims); err != nil {
		return err
	}
	return d.keepSheet(ctx, st.ID, m.rests.key, &m.c, m.readings)
}

// MostCompared is the most reports a story may have to be compared unasked.
const MostCompared = 40

// keptAtOnce is how many comparisons are kept in one act.
const keptAtOnce = 16

// CompareNew compares the stories that changed since they were compared, so
// that their claims are found; stories of more than MostCompared reports wait
// until they are looked at. As many are compared at a time as there are
// processors. tell is called after some with how many there were and how many
// are left.
func (d *Desk) CompareNew(ctx context.Context, tell func(done, left int)) error {
	ids, err := d.Record.Uncompared(ctx, MostCompared)
	if err != nil {
		return err
	}
	for done := 0; done < len(ids); {
		some := ids[done:min(done+keptAtOnce, len(ids))]
		if err := d.compareSome(ctx, some); err != nil {
			return err
		}
		done += len(some)
		tell(len(some), len(ids)-done)
	}
	return nil
}

// CompareStale compares the stories that were compared by another version of the
// program, or whose page is kept as another version lays it out. Asked once, when
// a server starts: nothing else says that they are stale.
func (d *Desk) CompareStale(ctx context.Context) error {
	cs, err := d.Record.Corrections(ctx, "", true)
	if err != nil {
		return err
	}
	all, err := d.Record.Stories(ctx)
	if err != nil {
		return err
	}
	for _, st := range all {
		if len(st.Reports) < 2 || len(st.Reports) > MostCompared {
			continue
		}
		if _, ok, err := d.Record.Sheet(ctx, st.ID, d.restsOn(st, cs).key, layout()); err != nil {
			return err
		} else if ok {
			continue
		}
		if _, err := d.sheet(ctx, st.ID); err != nil && !errors.Is(err, dragoman.ErrNotFound) {
			return err
		}
	}
	return nil
}

// compareSome compares stories and keeps what came of each; a fault of one does
// not keep the others from it.
func (d *Desk) compareSome(ctx context.Context, ids []string) error {
	all := make([]made, len(ids))
	faults := make([]error, len(ids))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, id := range ids {
		g.Go(func() error {
			if faults[i] = ctx.Err(); faults[i] == nil {
				all[i], faults[i] = d.compared(ctx, id)
			}
			return nil
		})
	}
	_ = g.Wait() // each fault has its place
	err := d.act(ctx, func(tx *Desk) error {
		for i, m := range all {
			if faults[i] != nil || m.readings == nil {
				continue
			}
			if err := tx.keep(ctx, m); err != nil {
				return err
			}
		}
		return nil
	})
	for _, f := range faults {
		if f != nil && !errors.Is(f, dragoman.ErrNotFound) {
			err = cmp.Or(err, f)
		}
	}
	return err
}

// basis is what a comparison rests on. The key is kept beside it. The mergings
// of actors in force are no part of the key: they touch stories here and there,
// and the record lets go of the comparisons of those alone. What is made while
// they change, or stays at hand, is told apart by them.
type basis struct{ key, merged string }

// restsOn is what a story's comparison rests on: the engine, its reports, and
// the corrections that touch them.
func (d *Desk) restsOn(st dragoman.Story, cs []dragoman.Correction) basis {
	h, merged := sha256.New(), sha256.New()
	fmt.Fprintf(h, "%s\n%q\n", d.Engine, st.Reports)
	for _, c := range cs {
		switch c.Kind {
		case dragoman.Confirm, dragoman.KeepApart: // nothing that is compared is other for it
		case dragoman.MergeStories, dragoman.SplitStory: // the reports say it
		case dragoman.MergeActors:
			fmt.Fprintln(merged, c.Seq)
		default:
			if c.Report == "" || slices.Contains(st.Reports, c.Report) {
				fmt.Fprintln(h, c.Seq)
			}
		}
	}
	return basis{hex.EncodeToString(h.Sum(nil)[:16]), hex.EncodeToString(merged.Sum(nil)[:8])}
}
