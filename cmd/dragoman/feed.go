// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"text/tabwriter"
	"time"

	"dragoman"
	"dragoman/extract"
	"dragoman/ingest/feed"
	"dragoman/ingest/fetch"
	"dragoman/serve/desk"
	"dragoman/work"
)

type feedCmd struct {
	Add    feedAddCmd    `cmd:"" help:"Watch a feed (RSS, Atom, JSON Feed), or a folder."`
	Import feedImportCmd `cmd:"" help:"Watch the feeds of an OPML list."`
	List   feedListCmd   `cmd:"" help:"The feeds and how they fare." aliases:"health"`
	Remove feedRemoveCmd `cmd:"" help:"Stop watching a feed. Its reports stay."`
	Run    feedRunCmd    `cmd:"" help:"Ask the feeds that are due, and read what is new."`
}

type feedAddCmd struct {
	recordFlags
	Outlet string   `placeholder:"NAME" help:"Outlet of its reports, where their pages do not say."`
	URL    []string `arg:"" name:"url" help:"Addresses of feeds, or folders whose files are read as they come and change."`
}

func onWeb(s string) bool {
	u, err := url.Parse(s)
	return err == nil && u.Host != "" && (u.Scheme == "http" || u.Scheme == "https")
}

// feedAddress is the address a feed or folder is watched under.
func feedAddress(s string) (string, error) {
	if onWeb(s) {
		return s, nil
	}
	if i, err := os.Stat(s); err == nil && i.IsDir() {
		return work.FolderURL(s)
	} else if err == nil {
		return "", exitError{exitUsage, fmt.Sprintf("%s is a file: `dragoman ingest` reads files, `feed add` watches folders and feeds", s)}
	}
	return "", exitError{exitUsage, fmt.Sprintf("%s is neither a folder that is there nor an address that begins with http:// or https://", s)}
}

// Run adds feeds.
func (c *feedAddCmd) Run(ctx context.Context, s streams) error {
	var all []string
	for _, u := range c.URL {
		a, err := feedAddress(u)
		if err != nil {
			return err
		}
		all = append(all, a)
	}
	db, err := c.openOrMake(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	for _, u := range all {
		added, err := db.AddFeed(ctx, dragoman.Feed{URL: u, Outlet: c.Outlet})
		if err != nil {
			return err
		}
		fmt.Fprintf(s.out, "%s: %s\n", u, map[bool]string{true: "watched", false: "watched already"}[added])
	}
	return nil
}

type feedImportCmd struct {
	recordFlags
	File string `arg:"" name:"opml" type:"existingfile"`
}

// Run imports an OPML list.
func (c *feedImportCmd) Run(ctx context.Context, s streams) error {
	b, err := os.ReadFile(c.File)
	if err != nil {
		return err
	}
	subs, err := feed.OPML(b)
	if err != nil {
		return exitError{exitUnread, fmt.Sprintf("%s: %v", c.File, err)}
	}
	db, err := c.openOrMake(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	n, bad := 0, 0
	for _, sub := range subs {
		if !onWeb(sub.URL) {
			fmt.Fprintf(s.err, "%s: %q is no address that begins with http:// or https://\n", c.File, sub.URL)
			bad++
			continue
		}
		added, err := db.AddFeed(ctx, dragoman.Feed{URL: sub.URL, Title: sub.Title})
		if err != nil {
			return err
		}
		if added {
			n++
		}
	}
	fmt.Fprintf(s.out, "%d feeds in the list, %d new\n", len(subs), n)
	return (&collected{unread: bad}).result()
}

type feedListCmd struct {
	recordFlags
	JSON bool `help:"JSON, a feed a line."`
}

// Run lists feeds.
func (c *feedListCmd) Run(ctx context.Context, s streams) error {
	db, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	feeds, err := db.Feeds(ctx, "")
	if err != nil {
		return err
	}
	if c.JSON {
		e := json.NewEncoder(s.out)
		for _, f := range feeds {
			if err := e.Encode(f); err != nil {
				return err
			}
		}
		return nil
	}
	w := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "STATE\tITEMS\tWAITING\tCHECKED\tFEED")
	for _, f := range feeds {
		fmt.Fprintf(w, "%s\t%d\t%d\t%s\t%s\n", f.State, f.Items, f.Waiting, f.Checked, f.URL)
		if f.Error != "" {
			fmt.Fprintf(w, "\t\t\t\t  %s\n", f.Error)
		}
	}
	return w.Flush()
}

type feedRemoveCmd struct {
	recordFlags
	URL string `arg:""`
}

// Run removes a feed.
func (c *feedRemoveCmd) Run(ctx context.Context, s streams) error {
	db, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	address := c.URL
	if a, err := feedAddress(c.URL); err == nil {
		address = a
	}
	return missing(db.RemoveFeed(ctx, address))
}

type feedRunCmd struct {
	recordFlags
	Allow []string `placeholder:"HOST" help:"Fetch from this host although its address is not public."`
}

// Run gathers once.
func (c *feedRunCmd) Run(ctx context.Context, s streams) error {
	db, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	e, err := newEngine(extract.Options{}, "")
	if err != nil {
		return err
	}
	d, err := deskOver(ctx, db, e)
	if err != nil {
		return err
	}
	g := newGatherer(d, e, c.Allow, s)
	n, err := g.Run(ctx)
	if err == nil {
		err = compareNew(ctx, s, d)
	}
	fmt.Fprintf(s.out, "%d feeds asked (%d broken), %d new items; %d reports read, %d failed, %d to be asked for again; %d pages looked at again, %d changed\n", n.Feeds, n.Broken, n.Fresh, n.Read, n.Failed, n.Later, n.Again, n.Changed)
	return stopped(err, "what was read is kept; the next run goes on")
}

// newGatherer wires gathering into a desk; progress goes to stderr.
func newGatherer(d *desk.Desk, e *engine, allow []string, s streams) *work.Gatherer {
	return &work.Gatherer{Desk: d, Get: fetch.New(fetch.Options{Allow: allow}), Now: now, Read: e.one,
		Tell: func(line string) { fmt.Fprintln(s.err, line) }}
}

// gatherEvery is how often a server looks for feeds that are due; each feed
// has its own, longer time.
const gatherEvery = 30 * time.Second

// gatherOn gathers until the context ends, at once when it is woken. What goes wrong is said and tried
// again.
func gatherOn(ctx context.Context, s streams, g *work.Gatherer, wake <-chan struct{}) {
	for {
		if _, err := g.Run(ctx); err != nil && ctx.Err() == nil {
			fmt.Fprintln(s.err, "gathering:", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-wake:
		case <-time.After(gatherEvery):
		}
	}
}

// one extracts and reads one report.
func (e *engine) one(raw dragoman.Raw) (*dragoman.Reading, error) {
	o := e.outcome(raw, nil, false)
	if o.reading == nil {
		return nil, errors.Join(append(o.faults, o.fatal)...)
	}
	return o.reading, nil
}
