// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"errors"
	"fmt"

	"dragoman"
	"dragoman/extract"
	"dragoman/ingest/fetch"
	"dragoman/serve/desk"
	"dragoman/work"
)

type ingestCmd struct {
	inputFlags
	recordFlags
	Allow []string `placeholder:"HOST" help:"Fetch from this host although its address is not public."`
	Fetch bool     `help:"Fetch the pages of rows and entries that have an address and no text (lists of articles, site maps, libraries)."`
	Paths []string `arg:"" name:"path" help:"Files, folders, patterns, web addresses; - is standard input."`
}

// ingestBatch is how many reports go into the record at once; what is in is
// safe whatever happens next.
const ingestBatch = 32

// Run reads reports into the record.
func (c *ingestCmd) Run(ctx context.Context, s streams) error {
	db, err := c.openOrMake(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	d, err := deskOver(ctx, db, nil)
	if err != nil {
		return err
	}
	k := &keeper{ctx: context.WithoutCancel(ctx), add: d.AddAll}
	c.today = now
	c.held = func(id string) bool { there, err := db.Has(ctx, id); return err == nil && there }
	var files []string
	unread := 0
	for _, p := range c.Paths {
		if !onWeb(p) {
			files = append(files, p)
			continue
		}
		ok, err := c.page(ctx, s, p, k, d)
		if err != nil {
			return err
		}
		if !ok {
			unread++
		}
	}
	var list []dragoman.Raw
	if c.Fetch {
		c.fetch = func(raw dragoman.Raw) { list = append(list, raw) }
	} else if c.passed, err = openPassed(db.Path(), c.call(files), c.held); err != nil {
		return err
	} else {
		c.passed.told = func(line string) { fmt.Fprintln(s.err, line) }
		c.passed.flush = k.flush
		k.flushed = c.passed.kept
	}
	if len(files) > 0 {
		n, err := c.each(ctx, s, files, k.keep)
		unread += n
		if err != nil {
			err = errors.Join(err, k.flush())
			return stopped(err, fmt.Sprintf("%s read, %d new in the record and kept; the same call goes on from there (what is in the record is not read again)", number(c.read(k), "report"), k.added))
		}
	}
	if err := k.flush(); err != nil {
		return err
	}
	if len(list) > 0 {
		n, err := c.pages(ctx, s, list, k, d)
		unread += n
		if err != nil {
			return stopped(err, fmt.Sprintf("%s read, %d new in the record and kept; the same call goes on from there", number(c.read(k), "report"), k.added))
		}
	}
	if err := compareNew(ctx, s, d); err != nil {
		return stopped(err, fmt.Sprintf("%s read, %d new in the record and kept; stories that are not compared yet are compared by the next call, or when they are shown", number(c.read(k), "report"), k.added))
	}
	if c.passed != nil {
		unread += c.passed.unread
		if err := c.passed.end(); err != nil {
			return err
		}
	}
	fmt.Fprintf(s.out, "%d reports read, %d new in the record, %d not read\n", c.read(k), k.added, unread)
	return (&collected{unread: unread}).result()
}

// read is how many reports were read, those of an earlier run of the same call
// and those in the record among them.
func (c *ingestCmd) read(k *keeper) int {
	n := k.read + c.there
	if c.passed != nil {
		n += c.passed.read
	}
	return n
}

// call is what makes two calls read the same.
func (c *ingestCmd) call(files []string) string {
	return fmt.Sprintf("%q %q %q %q %q %q %q", files, c.Published, c.Outlet, c.Charset, c.Language, c.Map, c.Actors)
}

// pages fetches the pages of lists into the record; those that are in it are
// not asked for again.
func (c *ingestCmd) pages(ctx context.Context, s streams, list []dragoman.Raw, k *keeper, d *desk.Desk) (unread int, err error) {
	e, err := newEngine(extract.Options{Charset: c.Charset, Language: c.Language}, c.Actors)
	if err != nil {
		return 0, err
	}
	e.today = now
	var fresh []dragoman.Raw
	seen := map[string]bool{}
	for _, raw := range list {
		if seen[raw.URL] {
			continue
		}
		seen[raw.URL] = true
		there, err := d.Record.ReportAt(ctx, raw.URL)
		if err != nil {
			return 0, err
		}
		if there != "" {
			c.there++
			continue
		}
		fresh = append(fresh, raw)
	}
	p := newProgress(s.err, "pages asked for", len(fresh))
	done := 0
	err = newGatherer(d, e, c.Allow, s).Addresses(ctx, fresh, func(from dragoman.Raw, r *dragoman.Reading, added bool, err error) {
		done++
		p.at(done)
		if err != nil {
			unread++
			fmt.Fprintf(s.err, "%s:%d: %v\n", from.Path, from.Record, err)
			return
		}
		k.read++
		if added {
			k.added++
		}
	})
	return unread, err
}

// compareNew compares the stories that changed, with progress.
func compareNew(ctx context.Context, s streams, d *desk.Desk) error {
	var p *progress
	done := 0
	return d.CompareNew(ctx, func(some, left int) {
		done += some
		if p == nil {
			p = newProgress(s.err, "stories compared", done+left)
		}
		p.at(done)
	})
}

// page fetches one address into the record; `feed run` and the server look at
// it again later.
func (c *ingestCmd) page(ctx context.Context, s streams, address string, k *keeper, d *desk.Desk) (ok bool, err error) {
	page, err := fetch.New(fetch.Options{Allow: c.Allow}).Get(ctx, address, fetch.Validators{})
	if err != nil {
		fmt.Fprintln(s.err, err)
		return false, ctx.Err()
	}
	e, err := newEngine(extract.Options{Charset: c.Charset, Language: c.Language}, c.Actors)
	if err != nil {
		return false, err
	}
	e.today = now
	media := "text/html"
	if page.Media == "text/plain" {
		media = page.Media
	}
	o := e.outcome(dragoman.Raw{Path: address, URL: page.URL, Media: media, Charset: page.Charset, Bytes: page.Body, Published: c.Published, Outlet: c.Outlet}, nil, c.Language != "")
	for _, f := range o.faults {
		fmt.Fprintln(s.err, f)
	}
	if o.reading == nil {
		return false, o.fatal
	}
	k.read++
	return true, work.Keep(ctx, counting{d, &k.added}, address, c.Outlet, page, o.reading, now())
}

// counting counts the reports of pages that are new.
type counting struct {
	*desk.Desk
	added *int
}

func (c counting) PageRead(ctx context.Context, page func(added int) dragoman.Page, r *dragoman.Reading, snap *dragoman.Snapshot) error {
	n := 0
	err := c.Desk.PageRead(ctx, func(added int) dragoman.Page { n = added; return page(added) }, r, snap)
	if err == nil {
		*c.added += n
	}
	return err
}

// keeper puts readings into the record, a batch at a time. A batch under way is
// put in whole though the run is stopped.
type keeper struct {
	ctx         context.Context
	add         func(context.Context, []*dragoman.Reading) (int, error)
	flushed     func(batch []*dragoman.Reading) error // called when a batch is in the record; nil is nobody
	batch       []*dragoman.Reading
	read, added int
}

func (k *keeper) keep(r *dragoman.Reading) error {
	k.batch = append(k.batch, r)
	k.read++
	if len(k.batch) < ingestBatch {
		return nil
	}
	return k.flush()
}

func (k *keeper) flush() error {
	if len(k.batch) == 0 {
		return nil
	}
	n, err := k.add(k.ctx, k.batch)
	k.added += n
	if err == nil && k.flushed != nil {
		err = k.flushed(k.batch)
	}
	k.batch = k.batch[:0]
	return err
}
