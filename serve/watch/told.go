// SPDX-License-Identifier: Apache-2.0

package watch

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"dragoman"
	"dragoman/serve/desk"
	"dragoman/serve/page"
)

// Told is an alert as a reader gets it: what was told, where, and why.
type Told struct {
	dragoman.Alert
	Sentence string // of the watch
	Title    string
	Sources  []Source
}

// Source is a passage an alert rests on.
type Source struct {
	page.Passage
	Link string // path of the passage in the desk
	Text string // the passage in its sentences
}

// mostSources is how many passages of one alert are shown.
const mostSources = 12

// Tell fills alerts with their passages, as the record has them now. What is no
// longer in the record is left out.
func Tell(ctx context.Context, d *desk.Desk, alerts []dragoman.Alert) ([]Told, error) {
	sentences := map[string]string{}
	watches, err := d.Record.Watches(ctx)
	if err != nil {
		return nil, err
	}
	for _, w := range watches {
		title, err := titleOf(ctx, d, w.Story)
		if err != nil {
			return nil, err
		}
		sentences[w.ID] = Sentence(w, title)
	}
	var out []Told
	for _, a := range alerts {
		t := Told{Alert: a, Sentence: sentences[a.Watch]}
		by := map[string][]dragoman.Span{}
		var order []string
		for _, c := range a.Cites {
			if by[c.Report] == nil {
				order = append(order, c.Report)
			}
			by[c.Report] = append(by[c.Report], c.Span)
		}
		for _, id := range order[:min(len(order), mostSources)] {
			r, err := d.Reading(ctx, id)
			if errors.Is(err, dragoman.ErrNotFound) {
				continue
			}
			if err != nil {
				return nil, err
			}
			t.Sources = append(t.Sources, source(r, by[id]))
		}
		t.Title = titleFrom(a, t.Sources)
		t.Why = slices.DeleteFunc(slices.Clone(a.Why), func(m dragoman.Met) bool { return m.Condition == headline })
		out = append(out, t)
	}
	return out, nil
}

func source(r *dragoman.Reading, spans []dragoman.Span) Source {
	s := Source{Passage: page.At(r, spans), Link: "/doc/" + r.ID}
	for i, at := range s.Spans {
		s.Link += fmt.Sprintf("%sat=%d-%d", map[bool]string{true: "?", false: "&"}[i == 0], at.Start, at.End)
	}
	s.Link += "#at"
	for _, p := range s.Pieces {
		s.Text += p.Text
	}
	return s
}

// titleFrom is what an alert is called: what its last words say of who told it,
// else its passage.
func titleFrom(a dragoman.Alert, sources []Source) string {
	for _, m := range a.Why {
		if m.Condition == headline {
			return m.Words
		}
	}
	if len(sources) > 0 {
		return short(sources[0].Text, 140)
	}
	return ""
}

func titleOf(ctx context.Context, d *desk.Desk, story string) (string, error) {
	if story == "" {
		return "", nil
	}
	st, err := d.Record.Story(ctx, story)
	if errors.Is(err, dragoman.ErrNotFound) {
		return "", nil
	}
	return st.Title, err
}
