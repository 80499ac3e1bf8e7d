// SPDX-License-Identifier: Apache-2.0

package parquet

import (
	"bytes"
	"testing"

	pq "github.com/parquet-go/parquet-go"

	"dragoman/export/table"
)

func TestRoundTrip(t *testing.T) {
	columns := []table.Column{{Name: "Event ID", Type: "string"}, {Name: "Latitude", Type: "number"}, {Name: "Dead", Type: "integer"}, {Name: "CAMEO", Type: "string"}, {Name: "Day", Type: "date"}}
	var b bytes.Buffer
	w := New(&b, columns, map[string]string{"version": "7"})
	for _, r := range [][]string{{"e1", "48.5", "3", "0874", "1970-02-01"}, {"e2", "", "", "", ""}} {
		if err := w.Row(r); err != nil {
			t.Fatal(err)
		}
	}
	if n, err := w.Close(); n != 2 || err != nil {
		t.Fatal(n, err)
	}
	f, err := pq.OpenFile(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range f.Schema().Columns() {
		if c[0] != columns[i].Name {
			t.Errorf("column %d is %q, want %q", i, c[0], columns[i].Name)
		}
	}
	rows := make([]pq.Row, 2)
	if n, _ := f.RowGroups()[0].Rows().ReadRows(rows); n != 2 {
		t.Fatalf("%d rows, want 2", n)
	}
	if rows[0][3].String() != "0874" || rows[0][1].Double() != 48.5 || rows[0][4].Int32() != 31 || !rows[1][1].IsNull() || !rows[1][3].IsNull() || !rows[1][4].IsNull() || !rows[1][2].IsNull() {
		t.Errorf("rows %v", rows)
	}
	if d := f.Schema().Fields()[4].Type().String(); d != "DATE" {
		t.Errorf("the day is typed %v, want a date", d)
	}
	if v, ok := f.Lookup("dragoman.version"); v != "7" || !ok {
		t.Errorf("the file says it is of version %q", v)
	}
	for _, bad := range [][]string{{"e3", "north", "", "", ""}, {"e3", "", "", "", "2025-03"}} {
		if err := w.Row(bad); err == nil {
			t.Errorf("written, though a field is none of its type: %q", bad)
		}
	}
}
