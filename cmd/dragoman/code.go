// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"

	"dragoman"
	"dragoman/export"
	"dragoman/export/gdelt"
	"dragoman/extract"
	"dragoman/know/actors"
	"dragoman/lang/en"
	"dragoman/read/do"
)

type codeCmd struct {
	Pairs   bool   `help:"Rows are {id, text, source, target}: answer {id, plover, quad}, the relation of the given pair."`
	Format  string `enum:"jsonl,plover,polecat,events,csv,parquet,gdelt,icews" default:"jsonl" help:"jsonl (one object a row of input), plover (one record an event), polecat (40 columns), events (the 40, then ours), csv, parquet (the same), gdelt (61) or icews (20)."`
	Header  bool   `help:"A header on gdelt, whose own files have none."`
	Numeric bool   `name:"numeric-ids" help:"gdelt: ids as whole numbers, for loaders of a fixed schema."`
	FIPS    bool   `name:"fips" help:"gdelt: countries of places as FIPS 10-4, as its own files have them."`
	Names   bool   `help:"icews: countries and sectors by name, as its own files have them."`
	Guard   bool   `name:"guard-formulas" help:"Tables: an apostrophe before words that a spreadsheet would run as a formula."`
	Actors  string `placeholder:"FILE" help:"An actor file laid over the built-in one (docs/formats/actors.md)."`
	Workers int    `placeholder:"N" help:"Rows coded at once; the output is the same for any number. Default: one a core."`
	File    string `arg:"" optional:"" default:"-" help:"JSONL rows {id, date, event_text}; - is standard input."`
}

// codeRow is a row as NGEC takes it; text stands for event_text.
type codeRow struct {
	ID        any    `json:"id"`
	Date      string `json:"date"`
	EventText string `json:"event_text"`
	Text      string `json:"text"`
	Outlet    string `json:"outlet"`
	URL       string `json:"url"`
	Source    string `json:"source"`
	Target    string `json:"target"`
}

// key is the id as text; "" where the row has none.
func (r *codeRow) key() string {
	switch id := r.ID.(type) {
	case string:
		return id
	case json.Number:
		return id.String()
	}
	return ""
}

// longestRow is the most bytes a row may have.
const longestRow = 64 << 20

// batch is how many rows are coded before their answers are written, and
// batchBytes the size at which fewer are.
const (
	batch      = 512
	batchBytes = 8 << 20
)

// Run codes the rows.
func (c *codeCmd) Run(ctx context.Context, s streams) error {
	in := s.in
	if c.File != "-" {
		f, err := os.Open(c.File)
		if err != nil {
			return exitError{exitUsage, err.Error()}
		}
		defer f.Close()
		in = f
	}
	e, err := newEngine(extract.Options{Language: "en"}, c.Actors)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(s.out)
	answer, finish, err := c.answers(e, out)
	if err != nil {
		return err
	}
	unread, err := c.each(ctx, s, in, answer)
	if err == nil {
		err = finish()
	}
	if e := out.Flush(); err == nil {
		err = e
	}
	if err != nil {
		return err
	}
	return (&collected{unread: unread}).result()
}

// answers returns what is done with one row (safe for concurrent use, it
// returns what is to be written), and what is done at the end.
func (c *codeCmd) answers(e *engine, out io.Writer) (answer func(*codeRow) func() error, finish func() error, err error) {
	finish = func() error { return nil }
	encode := json.NewEncoder(out)
	encode.SetEscapeHTML(false)
	if c.Pairs {
		p, err := do.NewPairs(en.Pack())
		if err != nil {
			return nil, nil, err
		}
		return func(r *codeRow) func() error {
			typ, quad := p.Type(e.read(dragoman.Report{Text: r.EventText, Language: "en"}), find(r.EventText, r.Source, dragoman.Span{}), find(r.EventText, r.Target, find(r.EventText, r.Source, dragoman.Span{})))
			return func() error {
				return encode.Encode(struct {
					ID     any    `json:"id"`
					PLOVER string `json:"plover"`
					Quad   int    `json:"quad"`
				}{r.ID, typ, quad})
			}
		}, finish, nil
	}
	t, err := c.table(out)
	if err != nil {
		return nil, nil, err
	}
	if t != nil {
		finish = func() error { _, err := t.Close(); return err }
	}
	return func(r *codeRow) func() error {
		reading := e.read(r.report())
		return func() error {
			switch {
			case t != nil:
				return t.Add(reading)
			}
			return encode.Encode(struct {
				ID     any              `json:"id"`
				Date   string           `json:"date,omitempty"`
				Text   string           `json:"text"`
				Actors []dragoman.Actor `json:"actors"`
				Events []dragoman.Event `json:"events"`
				Notes  []dragoman.Note  `json:"notes,omitempty"`
			}{r.ID, r.Date, r.EventText, list(reading.Actors), list(reading.Events), reading.Notes})
		}
	}, finish, nil
}

// table is the export of events that the format names; nil for jsonl.
func (c *codeCmd) table(out io.Writer) (export.Sink, error) {
	format := c.Format
	switch format {
	case "jsonl":
		return nil, nil
	case "events":
		format = "tsv"
	}
	about, err := madeWith()
	if err != nil {
		return nil, err
	}
	known, err := knownActors(c.Actors)
	if err != nil {
		return nil, err
	}
	o := export.Options{Version: version(), About: about, Header: c.Header, Guard: c.Guard, GDELT: gdelt.Options{Numeric: c.Numeric, FIPS: c.FIPS}, ICEWS: c.Names, Names: actors.NewNames(known)}
	if err := o.Check(format); err != nil {
		return nil, exitError{exitUsage, err.Error()}
	}
	return export.New(out, "events", format, o)
}

// list makes a nil list print as [].
func list[T any](l []T) []T {
	if l == nil {
		return []T{}
	}
	return l
}

// report is the row as a report.
func (r *codeRow) report() dragoman.Report {
	h := fnv.New64a()
	io.WriteString(h, r.key()+"\x00"+r.Date+"\x00"+r.EventText)
	rep := dragoman.Report{ID: fmt.Sprintf("r%016x", h.Sum64()), Key: r.key(), Text: r.EventText, Outlet: r.Outlet, URL: r.URL, Language: "en"}
	if d, err := extract.ParseDate(r.Date); err == nil {
		d.Basis = "given"
		rep.Published = d
	}
	return rep
}

// find is the first place of s in text that does not overlap not.
func find(text, s string, not dragoman.Span) dragoman.Span {
	for at := 0; s != "" && at <= len(text); {
		i := strings.Index(text[at:], s)
		if i < 0 {
			break
		}
		span := dragoman.Span{Start: int32(at + i), End: int32(at + i + len(s))}
		if not.Len() == 0 || !span.Overlaps(not) {
			return span
		}
		at += i + 1
	}
	return dragoman.Span{}
}

// each reads rows, has them answered side by side, and writes the answers in
// the rows' order. What is wrong with a line is said on stderr and counted.
func (c *codeCmd) each(ctx context.Context, s streams, in io.Reader, answer func(*codeRow) func() error) (unread int, err error) {
	workers := c.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	lines := bufio.NewReaderSize(in, 1<<16)
	seen := map[[16]byte]int{} // the line of an id, by a hash of it: ids may be long
	for n := 1; err == nil && ctx.Err() == nil; {
		var rows []*codeRow
		for size := 0; len(rows) < batch && size < batchBytes && err == nil; {
			var line []byte
			if line, err = readLine(lines); err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, errLong) {
				return unread, fmt.Errorf("line %d: %w", n, err)
			}
			if len(bytes.TrimSpace(line)) > 0 || errors.Is(err, errLong) {
				row, fault := c.row(line, n, seen)
				if errors.Is(err, errLong) {
					fault, err = err, nil
				}
				if fault != nil {
					fmt.Fprintf(s.err, "line %d: %v\n", n, fault)
					unread++
				}
				if row != nil {
					rows = append(rows, row)
					size += len(line)
				}
			}
			n++
		}
		writes := make([]func() error, len(rows))
		var wait sync.WaitGroup
		for w := range min(workers, len(rows)) {
			wait.Go(func() {
				for i := w; i < len(rows); i += workers {
					writes[i] = answer(rows[i])
				}
			})
		}
		wait.Wait()
		for _, write := range writes {
			if e := write(); e != nil {
				return unread, e
			}
		}
	}
	if errors.Is(err, io.EOF) {
		err = nil
	}
	if err == nil {
		err = ctx.Err()
	}
	return unread, err
}

var errLong = fmt.Errorf("longer than %d bytes", longestRow)

// readLine reads a line of any length; one over longestRow is skipped with
// errLong.
func readLine(r *bufio.Reader) (line []byte, err error) {
	long := false
	for {
		part, err := r.ReadSlice('\n')
		if len(line)+len(part) > longestRow {
			long, line = true, nil
		}
		if !long {
			line = append(line, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			if long && err == nil {
				err = errLong
			}
			return line, err
		}
	}
}

// row reads one line, or says what is wrong with it. A date that is none is
// told, and the row coded without it.
func (c *codeCmd) row(line []byte, n int, seen map[[16]byte]int) (*codeRow, error) {
	r := &codeRow{}
	d := json.NewDecoder(bytes.NewReader(line))
	d.UseNumber()
	if err := d.Decode(r); err != nil {
		return nil, badRow(err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("no JSON object: more stands behind it")
	}
	if r.EventText == "" {
		r.EventText = r.Text
	}
	id := r.key()
	switch {
	case id == "":
		return nil, errors.New("no id")
	case strings.TrimSpace(r.EventText) == "":
		return nil, fmt.Errorf("id %q: no text (event_text, or text)", id)
	case c.Pairs && r.Source == "" && r.Target == "":
		return nil, fmt.Errorf("id %q: neither source nor target", id)
	}
	h := fnv.New128a()
	io.WriteString(h, id)
	key := [16]byte(h.Sum(nil))
	if first, ok := seen[key]; ok {
		return nil, fmt.Errorf("id %q stands already in line %d", id, first)
	}
	seen[key] = n
	if r.Date != "" {
		if _, err := extract.ParseDate(r.Date); err != nil {
			return r, fmt.Errorf("id %q: coded without its date: %w", id, err)
		}
	}
	return r, nil
}

// badRow says in plain words why a line is no row.
func badRow(err error) error {
	var t *json.UnmarshalTypeError
	switch {
	case errors.As(err, &t) && t.Field != "":
		return fmt.Errorf("field %q is a %s, not a %s", t.Field, t.Value, t.Type)
	case errors.As(err, &t):
		return fmt.Errorf("no JSON object: it is a JSON %s", t.Value)
	}
	return fmt.Errorf("no JSON object: %w", err)
}

// version is the version the binary was built as, "(devel)" from a checkout.
func version() string {
	if i, ok := debug.ReadBuildInfo(); ok {
		return i.Main.Version
	}
	return ""
}
