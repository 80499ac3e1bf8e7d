// SPDX-License-Identifier: Apache-2.0

// Package parquet writes tables as Parquet, zstd-compressed, in the order of
// their columns. An empty field is null in a column of numbers, and an empty
// string elsewhere.
package parquet

import (
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"

	pq "github.com/parquet-go/parquet-go"

	"dragoman/export/table"
)

// Writer writes rows.
type Writer struct {
	columns []table.Column
	row     reflect.Type
	out     *pq.GenericWriter[any]
	rows    int
}

// New starts a file of the columns given.
func New(w io.Writer, columns []table.Column) *Writer {
	fields := make([]reflect.StructField, len(columns))
	for i, c := range columns {
		f := reflect.StructField{Name: fmt.Sprintf("F%d", i), Type: reflect.TypeFor[string](), Tag: reflect.StructTag(fmt.Sprintf("parquet:%q", strings.ReplaceAll(c.Name, ",", " ")))}
		switch c.Type {
		case "number":
			f.Type = reflect.TypeFor[*float64]()
		case "integer":
			f.Type = reflect.TypeFor[*int64]()
		}
		fields[i] = f
	}
	t := reflect.StructOf(fields)
	schema := pq.SchemaOf(reflect.New(t).Interface())
	return &Writer{columns, t, pq.NewGenericWriter[any](w, schema, pq.Compression(&pq.Zstd)), 0}
}

// Row writes one row; its length must be the number of columns.
func (w *Writer) Row(fields []string) error {
	if len(fields) != len(w.columns) {
		return fmt.Errorf("row %d has %d fields, the table %d columns", w.rows+1, len(fields), len(w.columns))
	}
	w.rows++
	v := reflect.New(w.row).Elem()
	for i, f := range fields {
		switch w.columns[i].Type {
		case "number":
			if f != "" {
				x, err := strconv.ParseFloat(f, 64)
				if err != nil {
					return fmt.Errorf("row %d, %s: %q is no number", w.rows, w.columns[i].Name, f)
				}
				v.Field(i).Set(reflect.ValueOf(&x))
			}
		case "integer":
			if f != "" {
				x, err := strconv.ParseInt(f, 10, 64)
				if err != nil {
					return fmt.Errorf("row %d, %s: %q is no integer", w.rows, w.columns[i].Name, f)
				}
				v.Field(i).Set(reflect.ValueOf(&x))
			}
		default:
			v.Field(i).SetString(table.Clean(f))
		}
	}
	_, err := w.out.Write([]any{v.Addr().Interface()})
	return err
}

// Close writes the footer and returns the number of rows.
func (w *Writer) Close() (rows int, err error) { return w.rows, w.out.Close() }
