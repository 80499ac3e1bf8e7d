// SPDX-License-Identifier: Apache-2.0

// Package parquet writes tables as Parquet, zstd-compressed, in the order of
// their columns: strings, doubles, 64-bit integers and dates. An empty field is
// null. The file's metadata name the engine and hold the Frictionless schema.
package parquet

import (
	"fmt"
	"io"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

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

// New starts a file of the columns given. What it is about goes into its
// key-value metadata, each name behind "dragoman.".
func New(w io.Writer, columns []table.Column, about map[string]string) *Writer {
	fields := make([]reflect.StructField, len(columns))
	for i, c := range columns {
		f := reflect.StructField{Name: fmt.Sprintf("F%d", i), Type: reflect.TypeFor[*string]()}
		tag := strings.ReplaceAll(c.Name, ",", " ")
		switch c.Type {
		case "date":
			f.Type = reflect.TypeFor[*int32]()
			tag += ",date"
		case "number":
			f.Type = reflect.TypeFor[*float64]()
		case "integer":
			f.Type = reflect.TypeFor[*int64]()
		}
		f.Tag = reflect.StructTag(fmt.Sprintf("parquet:%q", tag))
		fields[i] = f
	}
	t := reflect.StructOf(fields)
	schema := pq.SchemaOf(reflect.New(t).Interface())
	options := []pq.WriterOption{schema, pq.Compression(&pq.Zstd)}
	for _, name := range slices.Sorted(maps.Keys(about)) {
		options = append(options, pq.KeyValueMetadata("dragoman."+name, about[name]))
	}
	if f, err := table.Schema(columns); err == nil { // names and words always encode
		options = append(options, pq.KeyValueMetadata("frictionless.schema", string(f)))
	}
	return &Writer{columns, t, pq.NewGenericWriter[any](w, options...), 0}
}

// Row writes one row; its length must be the number of columns.
func (w *Writer) Row(fields []string) error {
	if len(fields) != len(w.columns) {
		return fmt.Errorf("row %d has %d fields, the table %d columns", w.rows+1, len(fields), len(w.columns))
	}
	w.rows++
	v := reflect.New(w.row).Elem()
	for i, f := range fields {
		if f = table.Clean(f); f == "" {
			continue
		}
		x, err := value(f, w.columns[i].Type)
		if err != nil {
			return fmt.Errorf("row %d, %s: %w", w.rows, w.columns[i].Name, err)
		}
		v.Field(i).Set(x)
	}
	_, err := w.out.Write([]any{v.Addr().Interface()})
	return err
}

// value points to a field as its column's type has it; a date is days since
// 1970.
func value(f, typ string) (reflect.Value, error) {
	switch typ {
	case "number":
		x, err := strconv.ParseFloat(f, 64)
		if err != nil {
			return reflect.Value{}, fmt.Errorf("%q is no number", f)
		}
		return reflect.ValueOf(&x), nil
	case "integer":
		x, err := strconv.ParseInt(f, 10, 64)
		if err != nil {
			return reflect.Value{}, fmt.Errorf("%q is no integer", f)
		}
		return reflect.ValueOf(&x), nil
	case "date":
		d, err := time.Parse(time.DateOnly, f)
		if err != nil {
			return reflect.Value{}, fmt.Errorf("%q is no day", f)
		}
		x := int32(d.Unix() / (24 * 60 * 60)) // midnight, so a whole number of days
		return reflect.ValueOf(&x), nil
	}
	return reflect.ValueOf(&f), nil
}

// Close writes the footer and returns the number of rows.
func (w *Writer) Close() (rows int, err error) { return w.rows, w.out.Close() }
