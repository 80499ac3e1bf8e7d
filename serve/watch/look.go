// SPDX-License-Identifier: Apache-2.0

package watch

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"time"

	"dragoman"
	"dragoman/serve/desk"
)

// tried is how many days a watch is tried on before it is kept.
const tried = 180

// Preview is what a watch would have told.
type Preview struct {
	From, To string // days, ISO 8601; "" in a record without dates
	Found    []Found
}

// Try tries a watch on the last 180 days of the record: to the day of its newest
// report, which may lie back.
func Try(ctx context.Context, d *desk.Desk, w dragoman.Watch) (Preview, error) {
	var p Preview
	if err := Check(w); err != nil {
		return p, err
	}
	to, err := Today(ctx, d)
	if err != nil || to == "" {
		return p, err
	}
	at, err := time.Parse("2006-01-02", to)
	if err != nil {
		return p, err
	}
	p.From, p.To = at.AddDate(0, 0, -tried).Format("2006-01-02"), to
	f := finder{d: d, w: w, from: p.From, to: to}
	p.Found, err = f.find(ctx)
	return p, err
}

// Today is the day of the record's newest report, "" where none has one.
func Today(ctx context.Context, d *desk.Desk) (string, error) {
	last, ok, err := d.Record.LastDay(ctx)
	if err != nil || !ok {
		return "", err
	}
	return time.Unix(int64(last)*86400, 0).UTC().Format("2006-01-02"), nil
}

// Make keeps a watch, in place of the one of its id where it has one. It tells of
// what comes from now on. One that waits for the same and tells it to the same is
// not made twice.
func Make(ctx context.Context, d *desk.Desk, w dragoman.Watch) (dragoman.Watch, error) {
	if err := Check(w); err != nil {
		return w, err
	}
	var old dragoman.Watch
	all, err := d.Record.Watches(ctx)
	for _, x := range all {
		switch {
		case x.ID == w.ID:
			old = x
		case w.ID == "" && x.Paused == "" && conditions(x) == conditions(w):
			return x, nil
		}
	}
	if err != nil {
		return w, err
	}
	if w.ID != old.ID {
		return w, dragoman.ErrNotFound
	}
	if w.Kind == dragoman.WatchDispute {
		st, err := d.Record.Story(ctx, w.Story)
		if err != nil {
			return w, err
		}
		w.Story = st.ID
	}
	w.Made, w.Paused = old.Made, old.Paused
	if w.Hook == old.Hook {
		w.Secret = old.Secret
	}
	if w.ID == "" {
		if w.ID, err = secret(8); err != nil {
			return w, err
		}
		w.ID, w.Made = "w"+w.ID, d.Now().UTC().Format(time.RFC3339)
	}
	if w.Hook != "" && w.Secret == "" {
		if w.Secret, err = secret(24); err != nil {
			return w, err
		}
	}
	if w.Since, err = d.Version(ctx); err != nil {
		return w, err
	}
	if w.Known, err = known(ctx, d, w); err != nil {
		return w, err
	}
	return w, d.Record.PutWatch(ctx, w)
}

// conditions is what a watch waits for and where it tells it, as a text.
func conditions(w dragoman.Watch) string {
	w.ID, w.Secret, w.Paused, w.Made, w.Since, w.Known = "", "", "", "", 0, nil
	return fmt.Sprintf("%+v", w)
}

// known are the keys of what met a watch before it was made, where the number
// of the last change does not tell that it is old.
func known(ctx context.Context, d *desk.Desk, w dragoman.Watch) (keys []string, err error) {
	if w.Kind != dragoman.WatchDispute && w.Kind != dragoman.WatchPledge {
		return nil, nil
	}
	to, err := Today(ctx, d)
	if err != nil {
		return nil, err
	}
	all, err := (&finder{d: d, w: w, to: to}).find(ctx)
	for _, x := range all {
		keys = append(keys, x.Key)
	}
	return keys, err
}

func secret(bytes int) (string, error) {
	b := make([]byte, bytes)
	_, err := rand.Read(b)
	return hex.EncodeToString(b), err
}

// Look looks for what meets the watches in what came since they looked last,
// and returns the alerts it made.
func Look(ctx context.Context, d *desk.Desk) ([]dragoman.Alert, error) {
	all, err := d.Record.Watches(ctx)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	version, err := d.Version(ctx)
	if err != nil {
		return nil, err
	}
	to, err := Today(ctx, d)
	if err != nil {
		return nil, err
	}
	var out []dragoman.Alert
	for _, w := range all {
		if w.Paused != "" {
			continue
		}
		made, err := look(ctx, d, w, version, to)
		if err != nil {
			return out, err
		}
		out = append(out, made...)
	}
	return out, nil
}

// look looks for one watch, and notes how far it has come.
func look(ctx context.Context, d *desk.Desk, w dragoman.Watch, version int64, to string) ([]dragoman.Alert, error) {
	f := finder{d: d, w: w, to: to}
	timed := w.Kind == dragoman.WatchDispute || w.Kind == dragoman.WatchPledge
	if !timed {
		var err error
		if f.only, err = since(ctx, d, w.Since); err != nil || len(f.only) == 0 {
			return nil, err
		}
	}
	found, err := f.find(ctx)
	if err != nil {
		return nil, err
	}
	var alerts []dragoman.Alert
	now := d.Now().UTC().Format(time.RFC3339)
	for _, x := range found {
		if !slices.Contains(w.Known, x.Key) {
			alerts = append(alerts, dragoman.Alert{Watch: w.ID, Key: x.Key, At: now, Story: x.Story, Cites: x.Cites, Why: x.Why})
		}
	}
	var fresh []dragoman.Alert
	err = d.Record.Do(ctx, func(tx dragoman.Record) error {
		is, err := tx.Watch(ctx, w.ID) // it may have been changed, or dropped, meanwhile
		if errors.Is(err, dragoman.ErrNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		if fresh, err = tx.Alert(ctx, alerts, Ways(is), now); err != nil {
			return err
		}
		if timed && len(fresh) == 0 {
			return nil
		}
		is.Since = max(is.Since, version)
		return tx.PutWatch(ctx, is)
	})
	return fresh, err
}

// mostChanges is how many changes one look goes through at a time.
const mostChanges = 1000

// since are the reports that came after a change.
func since(ctx context.Context, d *desk.Desk, after int64) (map[string]bool, error) {
	out := map[string]bool{}
	for {
		all, err := d.Record.Changes(ctx, after, mostChanges)
		if err != nil {
			return nil, err
		}
		for _, c := range all {
			if after = c.Seq; c.Noun == "report" && c.What == "added" {
				out[c.ID] = true
			}
		}
		if len(all) < mostChanges {
			return out, nil
		}
	}
}
