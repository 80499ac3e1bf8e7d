// SPDX-License-Identifier: Apache-2.0

package desk

import (
	"cmp"
	"context"
	"slices"

	"golang.org/x/sync/errgroup"

	"dragoman"
	"dragoman/know/actors"
	"dragoman/serve/page"
)

// Bounds of an actor's page.
const (
	mostCasts   = 400 // reports its names and titles are taken from, the newest
	mostDeeds   = 400 // events it does, and events done to it, the newest
	mostStories = 5   // in which it is looked for in disputes
)

// EntityPage is an actor with a page of what it says and of what is said of it.
type EntityPage struct {
	*page.Actor
	Said     []*page.Utterance
	Next     int // statements before this page's last; 0 at the end
	Of       []*page.Utterance
	Disputes []DisputeOf
	More     bool // the newest reports alone are looked at
}

// DisputeOf is a question, and where it is asked.
type DisputeOf struct {
	page.Issue
	Story, When string
}

// EntityAsked is which part of an actor's words is asked for.
type EntityAsked struct {
	Stance     string // "" every
	From, Most int    // statements left out, and shown
}

// KeyOf is the key of an actor by its key, also the one it had before it was
// merged, its id in a report or a name; "" where the record has none.
func (d *Desk) KeyOf(ctx context.Context, id string) (string, error) {
	id, err := d.mergedInto(ctx, id)
	if err != nil {
		return "", err
	}
	key, err := d.Record.KeyOf(ctx, id)
	if err != nil || key != "" {
		return key, err
	}
	if key, err = d.Record.KeyOf(ctx, actors.Fold(id)); err != nil || key != "" || d.Also == nil {
		return key, err
	}
	for _, n := range d.Also(id) {
		if key, err = d.Record.KeyOf(ctx, n); err != nil || key != "" {
			return key, err
		}
	}
	return "", nil
}

// Entity gathers an actor's page.
func (d *Desk) Entity(ctx context.Context, id string, ask EntityAsked) (*EntityPage, error) {
	key, err := d.KeyOf(ctx, id)
	if err != nil {
		return nil, err
	}
	if key == "" {
		return nil, dragoman.ErrNotFound
	}
	var casts []dragoman.Cast
	var deeds []dragoman.Deed
	var days map[string]int
	g, together := errgroup.WithContext(ctx)
	g.Go(func() (err error) { casts, err = d.Record.Casts(together, key, mostCasts); return err })
	g.Go(func() (err error) { deeds, err = d.Record.Deeds(together, key, "", mostDeeds); return err })
	g.Go(func() (err error) { days, err = d.Record.DaysOf(together, key); return err })
	if err := g.Wait(); err != nil {
		return nil, err
	}
	e := &EntityPage{Actor: page.MakeActor(key, casts, days, deeds)}
	written := e.Name
	e.Name = d.called(e.Link, written)
	e.More = e.Reports > len(casts) || len(deeds) >= mostDeeds
	var at map[dragoman.Receipt]string
	g, together = errgroup.WithContext(ctx)
	g.Go(func() error { return d.words(together, e, ask) })
	g.Go(func() error {
		return d.fillHappenings(together, e.Did[:min(len(e.Did), ask.Most)], e.Suffered[:min(len(e.Suffered), ask.Most)])
	})
	g.Go(func() (err error) {
		e.Disputes, at, err = d.disputesOf(together, e.Name, written, e.Newest)
		return err
	})
	if err := g.Wait(); err != nil {
		return nil, err
	}
	for _, w := range e.Said {
		for c, where := range at {
			if c.Report == w.Report && c.Overlaps(w.Span) {
				w.Dispute = max(w.Dispute, where)
			}
		}
	}
	return e, nil
}

// called is the best name of an actor: the actor file's, else what reports call it.
func (d *Desk) called(link, name string) string {
	if d.Known == nil || link == "" {
		return name
	}
	return cmp.Or(d.Known(link), name)
}

// words fills what the page shows and counts of what is said.
func (d *Desk) words(ctx context.Context, e *EntityPage, ask EntityAsked) (err error) {
	by, err := d.Record.Stances(ctx, e.Key)
	if err != nil {
		return err
	}
	n := map[string]int{}
	for s, k := range by {
		n[string(s)] = k
		e.SaidAll += k
	}
	for _, c := range page.Counted(n, 8) {
		e.Stances = append(e.Stances, page.Count{Name: page.StanceWord(dragoman.Stance(c.Name)), N: c.N, Key: c.Name})
	}
	if e.OfAll, err = d.Record.Naming(ctx, e.Key, ""); err != nil || ask.Most == 0 {
		return err
	}
	all := e.SaidAll
	if ask.Stance != "" {
		all = n[ask.Stance]
	}
	if e.Said, err = d.Uttered(ctx, dragoman.Sayings{Key: e.Key, Part: dragoman.Says, Stance: dragoman.Stance(ask.Stance), Skip: max(ask.From, 0)}, ask.Most); err != nil {
		return err
	}
	if to := max(ask.From, 0) + ask.Most; to < all {
		e.Next = to
	}
	e.Of, err = d.Uttered(ctx, dragoman.Sayings{Key: e.Key, Part: dragoman.NamedIn}, ask.Most)
	return err
}

// Uttered asks for statements with their texts and makes one of those that are
// the same words, at most most of them: twice as many are looked at.
func (d *Desk) Uttered(ctx context.Context, q dragoman.Sayings, most int) ([]*page.Utterance, error) {
	q.Limit = 2 * most
	said, err := d.Record.Sayings(ctx, q)
	if err != nil {
		return nil, err
	}
	return d.uttered(ctx, said, most)
}

// Quotes asks for statements by a search, as Uttered gives them.
func (d *Desk) Quotes(ctx context.Context, query, after string, limit int) ([]*page.Utterance, string, error) {
	said, next, err := d.Record.Said(ctx, dragoman.Search{Query: query, After: after, Limit: limit, Also: d.Also})
	if err != nil {
		return nil, "", err
	}
	out, err := d.uttered(ctx, said, limit)
	return out, next, err
}

func (d *Desk) uttered(ctx context.Context, said []dragoman.Saying, most int) ([]*page.Utterance, error) {
	list, told := make([]*dragoman.Saying, len(said)), make([]*dragoman.Told, len(said))
	for i := range said {
		list[i], told[i] = &said[i], &said[i].Told
	}
	if err := d.Record.Fill(ctx, told, dragoman.TheText); err != nil {
		return nil, err
	}
	return page.Utterances(list, most), nil
}

// fillHappenings fills who tells happenings, and the texts they show.
func (d *Desk) fillHappenings(ctx context.Context, lists ...[]*page.Happening) error {
	var told, shown []*dragoman.Told
	for _, l := range lists {
		for _, h := range l {
			shown = append(shown, &h.Head.Told)
			for _, x := range h.All {
				if x != h.Head {
					told = append(told, &x.Told)
				}
			}
		}
	}
	if err := d.Record.Fill(ctx, told, dragoman.TheReport); err != nil {
		return err
	}
	if err := d.Record.Fill(ctx, shown, dragoman.TheText); err != nil {
		return err
	}
	for _, l := range lists {
		for _, h := range l {
			h.Tellers()
		}
	}
	return nil
}

// disputesOf finds the disputes in which an actor holds something, and the
// address of each by its passages. Claims have their holders by name: the best,
// and the one most written.
func (d *Desk) disputesOf(ctx context.Context, name, written, newest string) (out []DisputeOf, at map[dragoman.Receipt]string, err error) {
	hits, _, err := d.Search(ctx, `kind:claim (type:denied OR type:differs) (actor:"`+quoted(name)+`" OR actor:"`+quoted(written)+`")`, "", 4*mostStories)
	if err != nil {
		return nil, nil, err
	}
	asked := map[string][]string{}
	var order []string
	for _, h := range hits {
		if h.Story == "" {
			continue
		}
		if asked[h.Story] == nil {
			order = append(order, h.Story)
		}
		asked[h.Story] = append(asked[h.Story], h.Ref)
	}
	cs, err := d.Record.Corrections(ctx, "", true)
	if err != nil {
		return nil, nil, err
	}
	at = map[dragoman.Receipt]string{}
	for _, st := range order[:min(len(order), mostStories)] {
		s, issues, err := d.issuesOf(ctx, st, cs)
		if err != nil {
			return nil, nil, err
		}
		for _, x := range issues {
			if !slices.Contains(asked[st], x.ID) {
				continue
			}
			out = append(out, DisputeOf{x, s.ID, page.Told(s.Last, newest)})
			for _, a := range x.Answers {
				for _, h := range a.Holders {
					at[h.Cite] = "/s/" + s.ID + "?claim=" + x.ID + "#" + x.ID
				}
			}
		}
	}
	return out, at, nil
}
