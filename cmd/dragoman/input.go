// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"time"

	"dragoman"
	"dragoman/extract"
	"dragoman/ingest"
	"dragoman/serve/desk"
)

// inputFlags are the flags of every command that reads reports.
type inputFlags struct {
	Published string               `placeholder:"DATE" help:"Publication date of reports that name none (YYYY-MM-DD)."`
	Outlet    string               `placeholder:"NAME" help:"Outlet of reports that name none."`
	Charset   string               `placeholder:"NAME" help:"Charset of texts that are not UTF-8 and declare none."`
	Language  string               `placeholder:"CODE" help:"Read as this language instead of finding it out (en)."`
	Map       map[string]string    `placeholder:"OURS=THEIRS" help:"Field names of rows, e.g. --map text=body; in objects --map text=doc.body, of tables without names --map text=#3."`
	Actors    string               `placeholder:"FILE" type:"path" help:"Actor file of your own, laid over the one inside (docs/formats/actors.md)."`
	held      func(id string) bool // reports that need no reading; nil is none
	there     int                  // how many were of those
	passed    *passed              // where an earlier run of the same call was stopped; nil is not kept
	fetch     func(dragoman.Raw)   // takes what has an address and no text; nil is nobody
	today     func() time.Time     // see engine
	Workers   int                  `placeholder:"N" help:"Reports read at once; the output is the same for any number. Default: one a core."`
}

// collected is what came of the inputs: readings in input order, and how many
// records were not read.
type collected struct {
	readings []*dragoman.Reading
	unread   int
}

// result is what a command that needs no more than its reports returns.
func (c *collected) result() error {
	if c.unread > 0 {
		return exitError{code: exitUnread}
	}
	return nil
}

// each reads every report of paths and hands the readings to f in input order.
// What can't be read is said on stderr, a line each, and counted.
func (in *inputFlags) each(ctx context.Context, s streams, paths []string, f func(*dragoman.Reading) error) (unread int, err error) {
	if in.Published != "" {
		if _, err := extract.ParseDate(in.Published); err != nil {
			return 0, exitError{exitUsage, fmt.Sprintf("--published %q: %v", in.Published, err)}
		}
	}
	e, err := newEngine(extract.Options{Charset: in.Charset, Language: in.Language}, in.Actors)
	if err != nil {
		return 0, err
	}
	o := ingest.Options{Published: in.Published, Outlet: in.Outlet, Map: in.Map, Stdin: s.in, Addresses: in.fetch != nil}
	if in.passed != nil {
		o.Skip = in.passed.skip
	}
	if err := o.Check(); err != nil {
		return 0, exitError{exitUsage, err.Error()}
	}
	src := ingest.Files(paths, o)
	workers := in.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	e.held, e.today, in.there = in.held, in.today, 0
	p := newProgress(s.err, "reports read", 0)
	if total := ingest.Size(paths); total > 0 {
		p.of, p.part = megabytes(total), func(int) float64 { return float64(src.Taken()) / float64(total) }
	}
	done := 0
	for r := range parallel(ctx, src, workers, func(raw dragoman.Raw, err error) outcome { return e.outcome(raw, err, in.Language != "") }) {
		done++
		p.at(done)
		for _, fault := range r.faults {
			fmt.Fprintln(s.err, fault)
		}
		if r.fatal != nil {
			return unread, r.fatal
		}
		switch {
		case r.held:
			in.there++
		case r.address != nil:
			in.fetch(*r.address)
		case r.reading == nil:
			unread++
		default:
			if err := f(r.reading); err != nil {
				return unread, err
			}
		}
		if in.passed != nil {
			if err := in.passed.one(r.path, r.reading == nil && !r.held); err != nil {
				return unread, err
			}
		}
	}
	return unread, ctx.Err()
}

// all collects every reading.
func (in *inputFlags) all(ctx context.Context, s streams, paths []string) (*collected, error) {
	c := &collected{}
	unread, err := in.each(ctx, s, paths, func(r *dragoman.Reading) error {
		c.readings = append(c.readings, r)
		return nil
	})
	c.unread = unread
	return c, err
}

// outcome is what came of one record of the input.
type outcome struct {
	path    string            // of its file
	reading *dragoman.Reading // nil: not read
	address *dragoman.Raw     // not read because it is a page to be fetched
	held    bool              // not read because it is there already
	faults  []error
	fatal   error
}

// outcome extracts and reads one record. forced reads any language.
func (e *engine) outcome(raw dragoman.Raw, err error, forced bool) (o outcome) {
	path := raw.Path
	var in *dragoman.InputError
	if errors.As(err, &in) {
		path = in.Path
	}
	defer func() { o.path = path }()
	if err == nil && raw.Bytes == nil && raw.URL != "" {
		return outcome{address: &raw}
	}
	if err != nil {
		if in != nil {
			return outcome{faults: []error{err}}
		}
		return outcome{fatal: err}
	}
	rep, warnings, err := e.extract.Report(raw)
	if err != nil {
		return outcome{faults: append(warnings, err)}
	}
	if rep.Language != "" && rep.Language != e.pack.Code && !forced {
		return outcome{faults: append(warnings, &dragoman.InputError{Path: raw.Path, Record: raw.Record, Offset: -1,
			Err:  fmt.Errorf("the text is not English (it looks like %s)", rep.Language),
			Hint: "only English is read so far; --language en reads it all the same"})}
	}
	note := e.dated(&rep)
	if e.held != nil && e.held(rep.ID) {
		return outcome{held: true, faults: warnings}
	}
	r := e.read(rep)
	if note != "" {
		r.Note(desk.DateStage, dragoman.Span{}, note)
	}
	return outcome{reading: r, faults: warnings}
}
