// SPDX-License-Identifier: Apache-2.0

package work

import (
	"context"
	"errors"
	"net/url"
	"sync"
	"time"

	"dragoman"
	"dragoman/ingest/fetch"
)

// Budgets of one run, so that no feed and no host takes all of it. What is
// left waits for the next run. Folders have none: their files are at hand.
const (
	atOnce    = 32               // hosts asked at once
	perFeed   = 300              // items of one feed
	feedBytes = 256 << 20        // of the pages of one feed
	patience  = time.Minute      // for one feed or page, with all its tries
	runTime   = 15 * time.Minute // after which nothing new begins
)

// errSlow is what a page or feed is given up with.
var errSlow = errors.New("it took longer than a minute, with all tries")

// gathering is one run.
type gathering struct {
	*Gatherer
	turns *turns
	began time.Time

	mu    sync.Mutex // guards the record and what follows
	c     Counts
	taken map[[2]string]bool // items of this run, by feed and id
	open  int                // of them, not done yet
	items map[string]int     // by feed
	bytes map[string]int64   // by feed
}

// Run asks every feed that is due once, reads the items that wait, and looks
// again at the pages whose time has come. Hosts are asked side by side.
func (g *Gatherer) Run(ctx context.Context) (Counts, error) {
	r := &gathering{Gatherer: g, turns: newTurns(), began: g.Now(), taken: map[[2]string]bool{}, items: map[string]int{}, bytes: map[string]int64{}}
	feeds, err := g.Desk.Feeds(ctx, stamp(g.Now()))
	if err != nil {
		return r.c, err
	}
	for _, f := range feeds {
		if f.State == dragoman.FeedGone {
			continue
		}
		r.turns.add(hostOf(f.URL), func(ctx context.Context) error {
			if err := r.ask(ctx, f); err != nil {
				return err
			}
			return r.refill(ctx)
		})
	}
	if err := r.refill(ctx); err != nil {
		return r.c, err
	}
	if err := r.turns.run(ctx, atOnce); err != nil {
		return r.c, err
	}
	if err := r.pages(ctx); err != nil {
		return r.c, err
	}
	return r.c, nil
}

// hostOf is whose turn an address takes; a folder takes its own.
func hostOf(address string) string {
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		return u.Host
	}
	return address
}

// refill takes up items that wait. The record lists them a feed in turn, so
// that those of a large feed hide no others.
func (r *gathering) refill(ctx context.Context) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.Now().Sub(r.began) > runTime {
		return nil
	}
	items, err := r.Desk.Waiting(ctx, stamp(r.Now()), r.open+batch)
	if err != nil {
		return err
	}
	for _, it := range items {
		k := [2]string{it.Feed, it.ID}
		if r.taken[k] || r.spent(it.Feed) {
			continue
		}
		r.taken[k] = true
		r.open++
		r.items[it.Feed]++
		address := it.URL
		if _, folder := FolderOf(it.Feed); folder || address == "" {
			address = it.Feed
		}
		r.turns.add(hostOf(address), func(ctx context.Context) error {
			err := r.item(ctx, it)
			r.mu.Lock()
			r.open--
			few := r.open < batch/2
			r.mu.Unlock()
			if err == nil && few {
				err = r.refill(ctx)
			}
			return err
		})
	}
	return nil
}

// spent reports whether a feed's budget is.
func (r *gathering) spent(feed string) bool {
	_, folder := FolderOf(feed)
	return !folder && (r.items[feed] >= perFeed || r.bytes[feed] >= feedBytes)
}

// get fetches within the time one address is given. The error is the run's
// where the run was ended.
func (r *gathering) get(ctx context.Context, address string, v fetch.Validators) (*fetch.Page, error) {
	one, stop := context.WithTimeout(ctx, patience)
	defer stop()
	page, err := r.Get.Get(one, address, v)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil && one.Err() != nil {
		return nil, &fetch.Error{URL: address, State: "broken", Err: errSlow}
	}
	return page, err
}

// held does what needs the record or the counts, one at a time.
func (r *gathering) held(f func() error) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	return f()
}

func (r *gathering) count(n *int, more int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	*n += more
}
