// SPDX-License-Identifier: Apache-2.0

package desk

import (
	"cmp"
	"context"
	"slices"

	"golang.org/x/sync/errgroup"

	"dragoman"
	"dragoman/serve/page"
)

// SideOf is one side of a pair: a country, or an actor.
type SideOf struct {
	Key  string // "=SYR" for a country
	Name string
	Path string // by which an address names it
}

// PairPage is how two sides stand, with what they say of one another.
type PairPage struct {
	*page.Pair
	Sides  [2]SideOf
	Happen []*page.Happening    // every one, either way
	Said   [2][]*page.Utterance // by the first of the second, by the second of the first
	SaidN  [2]int
	Asked  []DisputeOf // open disputes
}

// pairStories is how many stories of a pair are looked through for disputes.
const pairStories = 12

// saidOfOther is how many statements of each side are shown.
const saidOfOther = 4

// Side finds what a side is called by: a country's name or code, an actor's
// key, id or name. ok is false where the record has none.
func (d *Desk) Side(ctx context.Context, name string) (s SideOf, ok bool, err error) {
	if d.Country != nil {
		if code, called, ok := d.Country(name); ok {
			return SideOf{"=" + code, called, code}, true, nil
		}
	}
	key, err := d.KeyOf(ctx, name)
	if err != nil || key == "" {
		return s, false, err
	}
	c, err := d.Record.Casts(ctx, key, 1)
	if err != nil || len(c) == 0 {
		return s, false, err
	}
	if c[0].Kind == dragoman.Country && c[0].Country != "" {
		return SideOf{"=" + c[0].Country, d.called(c[0].Link, c[0].Name), c[0].Country}, true, nil
	}
	return SideOf{key, d.called(c[0].Link, c[0].Name), key}, true, nil
}

// PairOf gathers a pair's page: what they do, and beside it what they say.
func (d *Desk) PairOf(ctx context.Context, a, b SideOf, ask page.PairAsked) (*PairPage, error) {
	p := &PairPage{Sides: [2]SideOf{a, b}}
	var deeds []dragoman.Deed
	var pledged [2][]dragoman.Saying
	g, together := errgroup.WithContext(ctx)
	g.Go(func() (err error) {
		deeds, err = d.deedsOf(together, a, b)
		return err
	})
	for i := range p.Sides {
		g.Go(func() (err error) {
			pledged[i], err = d.saidOf(together, p, i)
			return err
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	p.Happen = happeningsOf(deeds, a, b)
	p.Pair = page.MakePair([2]string{a.Name, b.Name}, p.Happen, ask)
	for i := range p.Sides {
		p.pledges(i, pledged[i], deeds)
	}
	slices.SortStableFunc(p.Pledges, func(x, y page.Pledge) int { return cmp.Compare(y.Published, x.Published) })
	if err := d.texts(ctx, p); err != nil {
		return nil, err
	}
	return p, d.pairDisputes(ctx, p, deeds)
}

// deedsOf are the events between two sides, filled but for their texts.
func (d *Desk) deedsOf(ctx context.Context, a, b SideOf) ([]dragoman.Deed, error) {
	deeds, err := d.Record.Deeds(ctx, a.Key, b.Key, 0)
	if err != nil {
		return nil, err
	}
	told := make([]*dragoman.Told, len(deeds))
	for i := range deeds {
		told[i] = &deeds[i].Told
	}
	return deeds, d.Record.Fill(ctx, told, dragoman.TheReport)
}

// saidOf counts and lists what a side says of the other, and gives what it
// pledges.
func (d *Desk) saidOf(ctx context.Context, p *PairPage, i int) (pledged []dragoman.Saying, err error) {
	by, of := p.Sides[i], p.Sides[1-i]
	q := dragoman.Sayings{Key: of.Key, Part: dragoman.NamedIn, By: by.Key}
	if p.SaidN[i], err = d.Record.Naming(ctx, q.Key, q.By); err != nil {
		return nil, err
	}
	if p.Said[i], err = d.Uttered(ctx, q, saidOfOther); err != nil {
		return nil, err
	}
	q.Stance, q.Limit = dragoman.Pledges, mostPledges
	if pledged, err = d.Record.Sayings(ctx, q); err != nil {
		return nil, err
	}
	told := make([]*dragoman.Told, len(pledged))
	for k := range pledged {
		told[k] = &pledged[k].Told
	}
	return pledged, d.Record.Fill(ctx, told, dragoman.TheText)
}

// happeningsOf groups what two sides did to one another; each way apart.
func happeningsOf(deeds []dragoman.Deed, a, b SideOf) []*page.Happening {
	is := func(ss []dragoman.Side, s SideOf) bool {
		return slices.ContainsFunc(ss, func(x dragoman.Side) bool {
			return x.Key != "" && (x.Key == s.Key || "="+x.Country == s.Key)
		})
	}
	all := page.Happenings(deeds, func(d *dragoman.Deed) (page.Way, bool) {
		if is(d.Doers, a) && is(d.Targets, b) {
			return page.Forth, true
		}
		return page.Back, is(d.Doers, b) && is(d.Targets, a)
	})
	for _, h := range all {
		h.Tellers()
	}
	return all
}

// happeningsShown is how many happenings a page lists at once.
const happeningsShown = 30

// texts fills the texts of what is shown.
func (d *Desk) texts(ctx context.Context, p *PairPage) error {
	var told []*dragoman.Told
	for _, h := range p.List[:min(len(p.List), happeningsShown)] {
		told = append(told, &h.Head.Told)
	}
	for _, t := range p.Turns {
		told = append(told, &t.Happening.Head.Told)
	}
	for _, x := range p.Pledges {
		if x.Kept != nil {
			told = append(told, &x.Kept.Head.Told)
		}
	}
	return d.Record.Fill(ctx, told, dragoman.TheText)
}

// mostPledges is how many pledges of each side are looked at.
const mostPledges = 12

// pledges lists what a side said it would do to the other, and what became of it:
// the first later event of the same class and way that happened.
func (p *PairPage) pledges(i int, said []dragoman.Saying, deeds []dragoman.Deed) {
	seen := map[string]bool{}
	for k := range said {
		x := &said[k]
		if seen[x.Text] {
			continue
		}
		seen[x.Text] = true
		pl := page.Pledge{Sign: page.Plan, By: cmp.Or(x.Speaker.Name, p.Sides[i].Name), Words: x.Text, Cite: dragoman.Receipt{Report: x.Report, Span: x.Span}, Published: x.Published, Outlet: x.Outlet, What: "no later report of it", Class: "plan"}
		if h := kept(p.Happen, deeds, x); h != nil {
			pl.Sign, pl.Class, pl.What = page.Yes, "", "a later event, "+page.DayInWords(h.Day, "")
			pl.Kept = h
			p.Kept++
		}
		p.Pledges = append(p.Pledges, pl)
	}
}

// kept is the first later happening of the class and way of the event a pledge
// holds.
func kept(all []*page.Happening, deeds []dragoman.Deed, s *dragoman.Saying) (found *page.Happening) {
	for i := range deeds {
		x := &deeds[i]
		if x.Report != s.Report || !s.Span.Has(x.Trigger) {
			continue
		}
		for _, h := range all {
			if h.Head.PLOVER == x.PLOVER && h.Status == dragoman.Occurred && h.Day > s.Published[:min(len(s.Published), 10)] && slices.ContainsFunc(h.Head.Doers, func(y dragoman.Side) bool {
				return slices.ContainsFunc(x.Doers, func(z dragoman.Side) bool {
					return z.Country != "" && z.Country == y.Country || z.Key != "" && z.Key == y.Key
				})
			}) && (found == nil || h.Day < found.Day) {
				found = h
			}
		}
	}
	return found
}

// pairDisputes finds the disputes that events of a pair stand in, as far as
// their stories were compared already.
func (d *Desk) pairDisputes(ctx context.Context, p *PairPage, deeds []dragoman.Deed) error {
	cs, err := d.Record.Corrections(ctx, "", true)
	if err != nil {
		return err
	}
	seen := map[string]bool{}
	for i := range deeds {
		st := deeds[i].Story
		if st == "" || seen[st] || len(seen) == pairStories {
			continue
		}
		seen[st] = true
		s, issues, err := d.issuesOf(ctx, st, cs)
		if err != nil {
			return err
		}
		for _, x := range issues {
			if stands(x, deeds) {
				p.Asked = append(p.Asked, DisputeOf{x, s.ID, page.Told(s.Last, p.Contact)})
			}
		}
	}
	return nil
}

// stands tells whether an event stands in a passage of an issue.
func stands(x page.Issue, deeds []dragoman.Deed) bool {
	for _, a := range x.Answers {
		for _, h := range a.Holders {
			for i := range deeds {
				if deeds[i].Report == h.Cite.Report && h.Cite.Has(deeds[i].Trigger) {
					return true
				}
			}
		}
	}
	return false
}
