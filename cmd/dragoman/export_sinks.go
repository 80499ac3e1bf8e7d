// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/json"
	"fmt"
	"io"

	"dragoman"
	"dragoman/export/conllu"
	"dragoman/export/flat"
	"dragoman/export/ftm"
	"dragoman/export/gdelt"
	"dragoman/export/icews"
	"dragoman/export/jsonld"
	"dragoman/export/parquet"
	"dragoman/export/plover"
	"dragoman/export/polecat"
	"dragoman/export/record"
	"dragoman/export/stix"
	"dragoman/export/table"
	"dragoman/export/timeml"
	"dragoman/export/webannotation"
	"dragoman/know/actors"
)

// sink takes readings and writes rows of them.
type sink interface {
	Add(*dragoman.Reading) error
	Close() (rows int, err error)
}

// rowWriter is a table being written, as TSV or Parquet.
type rowWriter interface {
	Row(fields []string) error
	Close() (rows int, err error)
}

// tsv is a table.Writer whose hash nobody asks for.
type tsv struct{ *table.Writer }

func (t tsv) Close() (int, error) {
	n, _, err := t.Writer.Close()
	return n, err
}

// tableForm is the form of a format that is rows of text; the guard is refused
// for one that is not, as it would not be heeded.
func tableForm(format string, header, guard bool) (table.Form, error) {
	switch format {
	case "tsv", "csv", "events", "polecat", "gdelt", "icews":
	default:
		if guard {
			return table.Form{}, exitError{exitUsage, fmt.Sprintf("--guard-formulas: %s is no table of text that a spreadsheet opens", format)}
		}
	}
	return table.Form{CSV: format == "csv", Headless: format == "gdelt" && !header, Guard: guard}, nil
}

// newTable starts a table as text or Parquet.
func newTable(w io.Writer, format string, form table.Form, columns []table.Column) (rowWriter, error) {
	if format == "parquet" {
		return parquet.New(w, columns, version()), nil
	}
	t, err := table.NewWriter(w, columns, form)
	return tsv{t}, err
}

// rowsOf writes the rows a function makes of each reading.
type rowsOf struct {
	rowWriter
	rows func(*dragoman.Reading) [][]string
}

func (t rowsOf) Add(r *dragoman.Reading) error {
	for _, row := range t.rows(r) {
		if err := t.Row(row); err != nil {
			return err
		}
	}
	return nil
}

// events is one of the writers of events that expand dyads themselves.
type events struct {
	w interface {
		Add(*dragoman.Reading) error
		Close() (int, string, error)
	}
}

func (t events) Add(r *dragoman.Reading) error { return t.w.Add(r) }
func (t events) Close() (int, error) {
	n, _, err := t.w.Close()
	return n, err
}

// each writes a reading with a function that counts what it wrote.
type each struct {
	add  func(*dragoman.Reading) (int, error)
	end  func() error // may be nil
	rows int
}

func (t *each) Add(r *dragoman.Reading) error {
	n, err := t.add(r)
	t.rows += n
	return err
}

func (t *each) Close() (int, error) {
	if t.end == nil {
		return t.rows, nil
	}
	return t.rows, t.end()
}

// sink is the writer of a noun and format.
func (c *exportCmd) sink(s streams, w io.Writer, f *folder) (sink, error) {
	json := newLines(w)
	isTable := c.Format == "tsv" || c.Format == "csv" || c.Format == "parquet"
	switch {
	case c.What == "events":
		return c.events(s, w)
	case c.What == "actors":
		return c.actors(s, w)
	case c.What == "statements" && isTable:
		t, err := newTable(w, c.Format, c.form, flat.Columns(c.What))
		return rowsOf{t, func(r *dragoman.Reading) (rows [][]string) {
			for i := range r.Statements {
				x := flat.StatementOf(r, &r.Statements[i])
				rows = append(rows, x.Row(r))
			}
			return rows
		}}, err
	case c.Format == "webannotation":
		return &each{add: func(r *dragoman.Reading) (int, error) { return webannotation.Write(w, r) }}, nil
	case c.What == "statements":
		return &each{add: func(r *dragoman.Reading) (int, error) {
			for i := range r.Statements {
				if err := json.Encode(flat.StatementOf(r, &r.Statements[i])); err != nil {
					return i, err
				}
			}
			return len(r.Statements), nil
		}}, nil
	case isTable:
		t, err := newTable(w, c.Format, c.form, flat.Columns(c.What))
		return rowsOf{t, func(r *dragoman.Reading) [][]string { return [][]string{flat.Report(r)} }}, err
	case c.Format == "conllu":
		return &each{add: func(r *dragoman.Reading) (int, error) { return len(r.Sentences), conllu.Write(w, r) }}, nil
	case c.Format == "timeml":
		return timemlSink(w, f)
	}
	return &each{add: func(r *dragoman.Reading) (int, error) { return 1, record.Write(w, r, record.Options{}) }}, nil
}

// newLines encodes JSON, an object a line.
func newLines(w io.Writer) *json.Encoder {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e
}

func (c *exportCmd) events(s streams, w io.Writer) (sink, error) {
	switch c.Format {
	case "plover":
		return &each{add: func(r *dragoman.Reading) (int, error) { return len(r.Events), plover.Write(w, r) }}, nil
	case "polecat":
		t, err := polecat.New(w, version(), c.form)
		return events{t}, err
	case "gdelt":
		t, err := gdelt.New(w, c.form)
		return events{t}, err
	case "icews":
		t, err := icews.New(w, c.form)
		return events{t}, err
	}
	switch c.Format {
	case "jsonld":
		return &each{add: func(r *dragoman.Reading) (int, error) { return jsonld.Write(w, r) }}, nil
	case "stix":
		iso2, err := alpha2()
		if err != nil {
			return nil, err
		}
		b, err := stix.New(w, iso2)
		return &each{add: b.Add, end: func() error {
			if b.Undated > 0 {
				fmt.Fprintf(s.err, "%s with no date of publication left out: STIX asks for one\n", number(b.Undated, "report"))
			}
			return b.Close()
		}}, err
	}
	t, err := newTable(w, c.Format, c.form, polecat.OurColumns())
	return rowsOf{t, func(r *dragoman.Reading) [][]string { return polecat.Rows(r, true, version()) }}, err
}

// actors gathers the actors of all readings and writes them at the end.
func (c *exportCmd) actors(s streams, w io.Writer) (sink, error) {
	all := &flat.Actors{}
	out := &each{add: func(r *dragoman.Reading) (int, error) { all.Add(r); return 0, nil }}
	switch c.Format {
	case "tsv", "csv", "parquet":
		t, err := newTable(w, c.Format, c.form, flat.Columns("actors"))
		out.end = func() error {
			for _, a := range all.All() {
				if err := t.Row(a.Row()); err != nil {
					return err
				}
			}
			out.rows, err = t.Close()
			return err
		}
		return out, err
	case "ftm":
		iso2, err := alpha2()
		if err != nil {
			return nil, err
		}
		out.end = func() (err error) {
			without := 0
			if out.rows, without, err = ftm.Write(w, all.All(), iso2); without > 0 {
				fmt.Fprintf(s.err, "%s of kinds FollowTheMoney has no schema for left out\n", number(without, "actor"))
			}
			return err
		}
		return out, nil
	}
	out.end = func() error {
		lines := newLines(w)
		for _, a := range all.All() {
			if err := lines.Encode(a); err != nil {
				return err
			}
			out.rows++
		}
		return nil
	}
	return out, nil
}

// alpha2 gives the alpha-2 code of a country's alpha-3 one.
func alpha2() (map[string]string, error) {
	known, err := actors.Known()
	if err != nil {
		return nil, err
	}
	iso2 := map[string]string{}
	for _, e := range known.Entities() {
		if e.ISO2 != "" {
			iso2[e.Key] = e.ISO2
		}
	}
	return iso2, nil
}

// timemlSink writes a collection to one stream, or a file a report to a folder.
func timemlSink(w io.Writer, f *folder) (sink, error) {
	if f == nil {
		if _, err := io.WriteString(w, timeml.Header+timeml.Open); err != nil {
			return nil, err
		}
		return &each{
			add: func(r *dragoman.Reading) (int, error) { return timeml.Write(w, r) },
			end: func() error { _, err := io.WriteString(w, timeml.Close); return err },
		}, nil
	}
	return &each{add: func(r *dragoman.Reading) (int, error) {
		file, err := f.create(r.ID + ".tml")
		if err != nil {
			return 0, err
		}
		io.WriteString(file, timeml.Header)
		n, err := timeml.Write(file, r)
		return n, file.close(n, err)
	}}, nil
}
