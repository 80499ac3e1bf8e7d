// SPDX-License-Identifier: Apache-2.0

package table

import (
	"bytes"
	"encoding/csv"
	"slices"
	"testing"
)

// What is written is read again by a reader of RFC 4180, row for row.
func TestWriterQuotes(t *testing.T) {
	columns := []Column{{Name: "who", Type: "string"}, {Name: "n", Type: "number"}, {Name: "words", Type: "string"}}
	rows := [][]string{
		{`"We shall see," she said`, "-3", "a, b"},
		{`"`, "", `say "no"`},
		{`a 12" shell`, "", `b`}, // R takes the mark for the beginning of a quotation
		{"=SUM(A1)", "1", "-- so they say"},
		{"@mayor", "", `+1 "for" it`},
	}
	for _, form := range []Form{{}, {CSV: true}, {Guard: true}, {CSV: true, Guard: true}} {
		var b bytes.Buffer
		w, err := NewWriter(&b, columns, form)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			if err := w.Row(r); err != nil {
				t.Fatal(err)
			}
		}
		if _, _, err := w.Close(); err != nil {
			t.Fatal(err)
		}
		read := csv.NewReader(&b)
		if !form.CSV {
			read.Comma = '\t' // strict: a mark inside a field that is not quoted is an error
		}
		got, err := read.ReadAll()
		if err != nil {
			t.Fatalf("%+v: %v", form, err)
		}
		if len(got) != 1+len(rows) {
			t.Fatalf("%+v: %d rows of %d came back", form, len(got)-1, len(rows))
		}
		for i, r := range rows {
			want := slices.Clone(r)
			if form.Guard && i == 3 {
				want[0], want[2] = "'=SUM(A1)", "'-- so they say"
			}
			if form.Guard && i == 4 {
				want[0], want[2] = "'@mayor", `'+1 "for" it`
			}
			if !slices.Equal(got[i+1], want) {
				t.Errorf("%+v: %q, want %q", form, got[i+1], want)
			}
		}
	}
}

func TestCSVEndsRowsAsRFC4180(t *testing.T) {
	var b bytes.Buffer
	w, err := NewWriter(&b, []Column{{Name: "a, b", Type: "string"}, {Name: "c", Type: "string"}}, Form{CSV: true})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if want := "\"a, b\",c\r\n"; b.String() != want {
		t.Errorf("%q, want %q", b.String(), want)
	}
}
