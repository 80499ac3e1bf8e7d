// SPDX-License-Identifier: Apache-2.0

package export

import (
	"encoding/json"
	"io"

	"dragoman"
	"dragoman/export/parquet"
	"dragoman/export/table"
)

// Table is a table being written, as text or Parquet.
type Table interface {
	Row(fields []string) error
	Close() (rows int, err error)
}

// NewTable starts a table as tsv, csv or parquet.
func NewTable(w io.Writer, format string, columns []table.Column, o Options) (Table, error) {
	if format == "parquet" {
		return parquet.New(w, columns, o.About), nil
	}
	t, err := table.NewWriter(w, columns, o.form(format))
	return text{t}, err
}

// IsTable says whether a format is one of NewTable's.
func IsTable(format string) bool { return format == "tsv" || format == "csv" || format == "parquet" }

// text is a table.Writer whose hash nobody asks for.
type text struct{ *table.Writer }

func (t text) Close() (int, error) {
	n, _, err := t.Writer.Close()
	return n, err
}

// rowsOf writes the rows a function makes of each reading.
type rowsOf struct {
	Table
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

// dyads is one of the writers of events that expand dyads themselves.
type dyads struct {
	w interface {
		Add(*dragoman.Reading) error
		Close() (int, string, error)
	}
}

func (t dyads) Add(r *dragoman.Reading) error { return t.w.Add(r) }
func (t dyads) Close() (int, error) {
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
	err := t.end()
	return t.rows, err
}

// Lines encodes JSON, an object a line.
func Lines(w io.Writer) *json.Encoder {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e
}

// counted writes objects a line and counts them.
type counted struct {
	lines *json.Encoder
	rows  int
}

func (c *counted) put(v any) error {
	c.rows++
	return c.lines.Encode(v)
}

func (c *counted) Close() (int, error) { return c.rows, nil }
