// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"dragoman"
	"dragoman/examples"
	"dragoman/extract"
	"dragoman/ingest"
	"dragoman/ingest/fetch"
	"dragoman/know/actors"
	"dragoman/serve"
	"dragoman/serve/desk"
	"dragoman/serve/ui"
	"dragoman/serve/visitor"
	"dragoman/serve/watch"
	"dragoman/store/sqlite"
	"dragoman/story"
)

type serveCmd struct {
	recordFlags
	Listen    string   `default:"127.0.0.1:8080" help:"Address to listen on. Anything but loopback needs tokens for reading too."`
	ReadToken bool     `help:"Ask a token for reading on loopback as well."`
	NoSample  bool     `help:"Do not fill an empty record with the bundled examples."`
	NoGather  bool     `help:"Do not ask the feeds while serving."`
	Allow     []string `placeholder:"HOST" help:"Fetch from this host although its address is not public."`

	SMTP     *url.URL `name:"smtp" env:"DRAGOMAN_SMTP" placeholder:"URL" help:"Mail server for watches: smtp://NAME:PASSWORD@HOST:587, or smtps://. With a password rather in the environment."`
	MailFrom string   `placeholder:"ADDRESS" help:"Sender of the mails of watches."`
	Morning  int      `default:"6" help:"Hour (UTC) at which mails for the morning go out."`

	PublicURL  *url.URL       `placeholder:"URL" help:"Address the server is known by elsewhere; requests that name another host are refused. Addresses and localhost are always answered."`
	TrustProxy []netip.Prefix `placeholder:"CIDR" help:"Believe what proxies of these addresses say of the client (X-Forwarded-For, X-Forwarded-Proto)."`
}

// attribution is the line every page carries for the data inside.
const attribution = "Places: GeoNames (geonames.org), CC BY 4.0. Outlines of land and countries: Natural Earth, public domain."

// sampleKey begins the key of every bundled example.
const sampleKey = "example:"

// Run serves until it is stopped.
func (c *serveCmd) Run(ctx context.Context, s streams) error {
	db, err := c.openOrMake(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	d, e, err := newDesk(ctx, db)
	if err != nil {
		return err
	}
	sample, err := c.sample(ctx, s, db, d, e)
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", c.Listen)
	if err != nil {
		hint := "name another address with --listen; 127.0.0.1:0 takes any port that is free"
		if errors.Is(err, syscall.EADDRINUSE) {
			hint = "another program listens there, perhaps another `dragoman serve`; " + hint
		}
		return fmt.Errorf("listening on %s: %w (%s)", c.Listen, err, hint)
	}
	sender, err := c.sender(l.Addr().String())
	if err != nil {
		return err
	}
	local := l.Addr().(*net.TCPAddr).IP.IsLoopback()
	wake := make(chan struct{}, 1)
	g := newGatherer(d, e, c.Allow, s)
	ending := make(chan struct{})
	defer context.AfterFunc(ctx, func() { close(ending) })()
	pages, err := ui.New(ui.Options{Fetch: g.Page, Mail: sender.Mail != nil, Base: publicBase(c.PublicURL), Stop: ending, Wake: func() {
		select {
		case wake <- struct{}{}:
		default:
		}
	}, Desk: d, Engine: d.Engine, Write: local && !c.ReadToken, Login: !local || c.ReadToken, Sample: sample.count, DropSample: sample.drop, Attr: attribution})
	if err != nil {
		return err
	}
	h, err := serve.New(serve.Options{Desk: d, Door: visitor.Door{Public: c.PublicURL, Proxies: c.TrustProxy}, Tokens: db, ReadOpen: local && !c.ReadToken, Engine: d.Engine, Pages: pages,
		Counts: func(ctx context.Context) (map[string]int64, error) {
			n, err := db.Count(ctx)
			return map[string]int64{"reports": n.Reports, "statements": n.Statements, "events": n.Events, "stories": n.Stories, "corrections": n.Corrections}, err
		},
		Log:   slog.New(slog.NewTextHandler(s.err, nil)),
		Ready: db.Ready})
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "http://%s/\n", l.Addr())
	if !local {
		fmt.Fprintln(s.err, "not on loopback: reading needs a token too (`dragoman token add NAME --scope read`; the pages ask for it at /login), and the pages take no forms")
	}
	if !c.NoGather {
		ctx, stop := context.WithCancel(ctx)
		done := make(chan struct{})
		go func() { defer close(done); gatherOn(ctx, s, g, wake) }()
		defer func() { stop(); <-done }()
	}
	comparing, stop := context.WithCancel(ctx)
	done := make(chan struct{})
	d.Fault = func(err error) { fmt.Fprintln(s.err, err) }
	go func() { defer close(done); mindOn(comparing, s, d, sender) }()
	defer func() { stop(); <-done }()
	return serve.Run(ctx, l, h)
}

// mindEvery is how often a server looks for stories that changed, for what its
// watches wait for and for alerts to be sent.
const mindEvery = 5 * time.Second

// mindOn compares stories that changed, and minds the watches, until the context
// ends.
func mindOn(ctx context.Context, s streams, d *desk.Desk, sender *watch.Sender) {
	tell := func(what string, err error) {
		if err != nil && ctx.Err() == nil {
			fmt.Fprintln(s.err, what+":", err)
		}
	}
	tell("comparing", d.CompareNew(ctx, func(int, int) {}))
	tell("comparing", d.CompareStale(ctx))
	for {
		tell("comparing", d.CompareNew(ctx, func(int, int) {}))
		_, err := watch.Look(ctx, d)
		tell("watches", err)
		tell("sending alerts", sender.Send(ctx, d))
		select {
		case <-ctx.Done():
			return
		case <-time.After(mindEvery):
		}
	}
}

// sender sets up how alerts get out: to public addresses, or hosts allowed by
// name.
func (c *serveCmd) sender(listens string) (*watch.Sender, error) {
	out := &watch.Sender{Base: publicBase(c.PublicURL), Morning: c.Morning, Client: &http.Client{
		Transport:     &http.Transport{DialContext: fetch.Guarded(c.Allow), MaxIdleConns: 4, TLSHandshakeTimeout: 10 * time.Second, ResponseHeaderTimeout: 15 * time.Second},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Timeout:       30 * time.Second}}
	if out.Base == "" {
		out.Base = "http://" + listens
	}
	if c.Morning < 0 || c.Morning > 23 {
		return nil, exitError{exitUsage, fmt.Sprintf("--morning is an hour, 0 to 23, not %d", c.Morning)}
	}
	if c.SMTP == nil {
		return out, nil
	}
	m, err := watch.NewMailer(c.SMTP, c.MailFrom)
	if err != nil {
		return nil, exitError{exitUsage, "--smtp, --mail-from: " + err.Error()}
	}
	out.Mail = m
	return out, nil
}

// publicBase is the address the server is known by elsewhere, "" for none.
func publicBase(u *url.URL) string {
	if u == nil {
		return ""
	}
	return strings.TrimSuffix(u.String(), "/")
}

// newDesk wires the desk over a record.
func newDesk(ctx context.Context, db *sqlite.Store) (*desk.Desk, *engine, error) {
	e, err := newEngine(extract.Options{}, "")
	if err != nil {
		return nil, nil, err
	}
	d, err := deskOver(ctx, db, e)
	return d, e, err
}

// deskOver wires the desk over a record with an engine that is there already;
// nil is none, for what reads nothing.
func deskOver(ctx context.Context, db *sqlite.Store, e *engine) (*desk.Desk, error) {
	d, err := deskAsIs(db, e)
	if err != nil {
		return nil, err
	}
	return d, d.Open(ctx)
}

// deskAsIs is deskOver for what looks into damage: it places nothing.
func deskAsIs(db *sqlite.Store, e *engine) (*desk.Desk, error) {
	w, err := story.Shipped()
	if err != nil {
		return nil, err
	}
	known, err := actors.Known()
	if err != nil {
		return nil, err
	}
	with, err := comparer()
	if err != nil {
		return nil, err
	}
	d := &desk.Desk{Record: db.Record(), Engine: engineVersion, Weights: w, Also: otherNames(known), Known: knownNames(known), Country: countries(known), Now: now, CheckDraft: with.Check,
		CompareReports: func(rs []*dragoman.Reading, tell func(done, of int)) dragoman.Comparison {
			return sideBySide(with, rs, tell)
		}}
	if e != nil {
		e.today = now
		d.Read, d.Again = e.one, e.read
	}
	d.Program = version()
	return d, nil
}

// otherNames gives other names of the actor a name means.
func otherNames(known *actors.Table) func(string) []string {
	return func(name string) []string {
		var out []string
		for _, h := range known.Find(name) {
			out = append(out, h.Entity.Link(), h.Entity.Name)
		}
		return out
	}
}

// knownNames gives the name of whom a link names.
func knownNames(known *actors.Table) func(string) string {
	names := map[string]string{}
	for _, e := range known.Entities() {
		names[e.Link()] = e.Name
	}
	return func(link string) string { return names[link] }
}

// countries finds the country a name or code means: by a name or code of its
// own, not by a city.
func countries(known *actors.Table) func(string) (code, called string, ok bool) {
	return func(name string) (code, called string, ok bool) {
		e, how, ok := known.Country(name)
		if !ok || how != actors.AsName {
			return "", "", false
		}
		return e.Country, e.Name, true
	}
}

// sample fills an empty record with the bundled examples, and gives those the
// record holds.
func (c *serveCmd) sample(ctx context.Context, s streams, db *sqlite.Store, d *desk.Desk, e *engine) (*bundled, error) {
	n, err := db.Count(ctx)
	if err != nil {
		return nil, err
	}
	if n.Reports == 0 && !c.NoSample {
		fmt.Fprintln(s.err, "the record is empty: it opens on the bundled examples, invented reports (`dragoman examples drop` takes them out, --no-sample leaves them out)")
		if err := addExamples(ctx, d, e); err != nil {
			return nil, err
		}
	}
	return bundledIn(ctx, db, d)
}

// addExamples reads the bundled examples into the record.
func addExamples(ctx context.Context, d *desk.Desk, e *engine) error {
	dir, err := os.MkdirTemp("", "dragoman-examples")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if err := os.CopyFS(dir, examples.Files); err != nil {
		return err
	}
	var readings []*dragoman.Reading
	err = eachExample(ctx, dir, func(raw dragoman.Raw) error {
		r, err := e.one(raw)
		readings = append(readings, r)
		return err
	})
	if err != nil {
		return err
	}
	_, err = d.AddAll(ctx, readings)
	return err
}

// eachExample hands on the bundled examples under a folder.
func eachExample(ctx context.Context, dir string, do func(dragoman.Raw) error) error {
	stories, err := filepath.Glob(filepath.Join(dir, "*", "expected.json"))
	if err != nil {
		return err
	}
	for _, path := range stories {
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		var about struct {
			Reports map[string]struct{ Outlet, Published string }
		}
		if err := json.Unmarshal(b, &about); err != nil {
			return err
		}
		for _, name := range slices.Sorted(maps.Keys(about.Reports)) {
			raw, err := exampleRow(ctx, filepath.Dir(path), name, ingest.Options{Outlet: about.Reports[name].Outlet, Published: about.Reports[name].Published})
			if err != nil {
				return err
			}
			raw.Path, raw.Key = "examples/"+filepath.Base(filepath.Dir(path))+"/"+name, sampleKey+name
			if err := do(raw); err != nil {
				return err
			}
		}
	}
	return nil
}

// exampleRow reads one example: a file, or "file#key" for a row of JSONL.
func exampleRow(ctx context.Context, dir, name string, o ingest.Options) (dragoman.Raw, error) {
	file, key, row := strings.Cut(name, "#")
	src := ingest.Files([]string{filepath.Join(dir, file)}, o)
	for {
		raw, err := src.Next(ctx)
		if err != nil || !row || raw.Key == key {
			return raw, err
		}
	}
}
