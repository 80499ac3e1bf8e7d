// SPDX-License-Identifier: Apache-2.0

package table

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"strings"
)

// Form is how a table is written. The zero value is tab-separated rows with a
// header.
type Form struct {
	CSV      bool // commas and CR LF (RFC 4180), not tabs and LF
	Headless bool // no row of names
	Guard    bool // an apostrophe before words that a spreadsheet would run as a formula
}

// Writer writes rows of fields, UTF-8. A field is quoted where it has to be for
// readers that take quotation marks as RFC 4180 has them: where it holds a mark
// (R takes one inside a field for the beginning of a quotation too), in CSV also
// where it holds a comma. Marks inside a quoted field are doubled.
type Writer struct {
	form    Form
	columns []Column
	out     *bufio.Writer
	sum     hash.Hash
	rows    int
}

// NewWriter writes the header first, unless the form has none.
func NewWriter(w io.Writer, columns []Column, form Form) (*Writer, error) {
	t := &Writer{form: form, columns: columns, sum: sha256.New()}
	t.out = bufio.NewWriter(io.MultiWriter(w, t.sum))
	if form.Headless {
		return t, nil
	}
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.Name
	}
	return t, t.line(names)
}

// Row writes one row; its length must be the number of columns.
func (t *Writer) Row(fields []string) error {
	t.rows++
	return t.line(fields)
}

func (t *Writer) line(fields []string) error {
	if len(fields) != len(t.columns) {
		return fmt.Errorf("row %d has %d fields, the table %d columns", t.rows, len(fields), len(t.columns))
	}
	comma, end := "\t", "\n"
	if t.form.CSV {
		comma, end = ",", "\r\n"
	}
	for i, f := range fields {
		if i > 0 {
			t.out.WriteString(comma)
		}
		t.out.WriteString(t.form.field(Clean(f), t.columns[i].Type))
	}
	_, err := t.out.WriteString(end)
	return err
}

// field is a clean string as it stands in a row. Numbers and dates are never
// guarded: a minus before a number is no formula.
func (f Form) field(s, typ string) string {
	if f.Guard && typ == "string" && s != "" && strings.ContainsRune("=+-@", rune(s[0])) {
		s = "'" + s
	}
	if strings.Contains(s, `"`) || f.CSV && strings.Contains(s, ",") {
		return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	return s
}

// Close flushes. It returns the number of rows and the sha256 of all bytes.
func (t *Writer) Close() (rows int, sum string, err error) {
	err = t.out.Flush()
	return t.rows, hex.EncodeToString(t.sum.Sum(nil)), err
}
