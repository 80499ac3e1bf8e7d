// SPDX-License-Identifier: Apache-2.0

package ingest

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"dragoman"
)

// csv reads records under a first line of names. Where the user maps our fields
// to columns by number (#1 is the first), there is no such line.
func (r *rows) csv(comma rune) func() (dragoman.Raw, error) {
	var c *csv.Reader
	limited := &budget{in: r.in, left: MaxReport}
	var names []string
	some := false // rows
	return func() (dragoman.Raw, error) {
		if c == nil {
			if _, err := r.firstByte(); err != nil {
				return r.end(err, "")
			}
			c = csv.NewReader(limited)
			c.Comma, c.FieldsPerRecord, c.LazyQuotes = r.comma(comma), -1, false
		}
		for names == nil && !r.numbered() {
			first, err := c.Read()
			if err != nil {
				return r.end(err, "the first line names the fields")
			}
			names = slices.Clone(first)
			for i := range names {
				names[i] = strings.TrimSpace(names[i])
			}
			if err := r.mapped(names); err != nil {
				return r.end(err, "")
			}
		}
		limited.left = MaxReport
		record, err := c.Read()
		var bad *csv.ParseError
		switch {
		case errors.As(err, &bad):
			r.line = bad.StartLine
			return dragoman.Raw{}, r.fault(-1, bad.Err, "a field with quotes or line ends in it stands in quotes, quotes in it doubled")
		case err == io.EOF && !some && names != nil && !r.knows(names):
			r.line = 1
			return r.end(fmt.Errorf("the file has one line, and it names no field that is known: %.200s", strings.Join(names, ", ")), "in a table without names columns go by number: --map text=#3")
		case err != nil:
			return r.end(err, "")
		}
		some = true
		r.line, _ = c.FieldPos(0)
		m := map[string]any{}
		for i, v := range record {
			name := "#" + strconv.Itoa(i+1)
			if names != nil && i >= len(names) {
				break
			}
			if names != nil {
				name = names[i]
			}
			if !utf8.ValidString(v) {
				return dragoman.Raw{}, r.fault(-1, fmt.Errorf("field %q is not UTF-8", name), "convert the file to UTF-8")
			}
			m[name] = v
		}
		return r.row(m)
	}
}

// comma is what parts the fields: in a .csv, what its first line has most of.
func (r *rows) comma(usual rune) rune {
	head, _ := r.in.Peek(r.in.Size())
	line, _, _ := bytes.Cut(head, []byte("\n"))
	if usual != ',' {
		return usual
	}
	best, most := usual, bytes.Count(line, []byte(","))
	for _, c := range ";\t|" {
		if n := bytes.Count(line, []byte(string(c))); n > most {
			best, most = c, n
		}
	}
	return best
}

// knows: one of some columns is a field of ours by its name.
func (r *rows) knows(names []string) bool {
	m := map[string]any{}
	for _, n := range names {
		m[n] = "x"
	}
	return r.field(m, "text") != "" || r.field(m, "html") != "" || r.field(m, "url") != ""
}

// numbered: the user maps to columns by number.
func (r *rows) numbered() bool {
	for _, theirs := range r.fields {
		if strings.HasPrefix(theirs, "#") {
			if _, err := strconv.Atoi(theirs[1:]); err == nil {
				return true
			}
		}
	}
	return false
}

// mapped: the table has the columns the user maps ours to.
func (r *rows) mapped(names []string) error {
	for _, theirs := range sortedValues(r.fields) {
		if !slices.Contains(names, theirs) {
			shown := strings.Join(names[:min(len(names), 20)], ", ")
			return fmt.Errorf("there is no column %q, to which --map maps: there are %.300s; in a table without names columns go by #1, #2", theirs, shown)
		}
	}
	return nil
}

func sortedValues(m map[string]string) (out []string) {
	for _, v := range m {
		out = append(out, v)
	}
	slices.Sort(out)
	return out
}
