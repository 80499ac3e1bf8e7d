// SPDX-License-Identifier: Apache-2.0

package api

import (
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"dragoman/export/table"
)

// formats are what a client may accept. NDJSON and TSV write the items of a
// list, a line each; the cursor of the next page is the last line of NDJSON,
// {"next": ...}, and a comment line of TSV.
func formats() map[string]huma.Format {
	js := huma.Format{Marshal: func(w io.Writer, v any) error {
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		return e.Encode(v)
	}, Unmarshal: json.Unmarshal}
	return map[string]huma.Format{
		"application/json": js, "json": js,
		"application/x-ndjson":      {Marshal: ndjson},
		"text/tab-separated-values": {Marshal: tsv},
	}
}

// items returns the items and cursor of a list; ok is false for another body.
func items(v any) (list reflect.Value, next string, ok bool) {
	x := reflect.Indirect(reflect.ValueOf(v))
	if x.Kind() != reflect.Struct || !x.FieldByName("Items").IsValid() || !x.FieldByName("Next").IsValid() {
		return x, "", false
	}
	return x.FieldByName("Items"), x.FieldByName("Next").String(), true
}

func ndjson(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	list, next, ok := items(v)
	if !ok {
		return e.Encode(v)
	}
	for i := range list.Len() {
		if err := e.Encode(list.Index(i).Interface()); err != nil {
			return err
		}
	}
	if next != "" {
		return e.Encode(map[string]string{"next": next})
	}
	return nil
}

// tsv writes a header and a row an item, quoted as the exports' tables are;
// nested fields are flattened with a dot, lists are JSON.
func tsv(w io.Writer, v any) error {
	list, next, ok := items(v)
	if !ok {
		list = reflect.Append(reflect.MakeSlice(reflect.SliceOf(reflect.TypeOf(v)), 0, 1), reflect.ValueOf(v))
	}
	var names []string
	columns(list.Type().Elem(), "", &names)
	cols := make([]table.Column, len(names))
	for i, n := range names {
		cols[i].Name = n
	}
	t, err := table.NewWriter(w, cols, table.Form{})
	if err != nil {
		return err
	}
	for i := range list.Len() {
		var row []string
		if err := cells(list.Index(i), &row); err != nil {
			return err
		}
		if err := t.Row(row); err != nil {
			return err
		}
	}
	if _, _, err := t.Close(); err != nil {
		return err
	}
	if next != "" {
		if _, err := fmt.Fprintf(w, "# next\t%s\n", next); err != nil {
			return err
		}
	}
	return nil
}

func jsonName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	if name == "" {
		name = f.Name
	}
	return name
}

func columns(t reflect.Type, prefix string, out *[]string) {
	if t.Kind() != reflect.Struct {
		*out = append(*out, strings.TrimSuffix(prefix, "."))
		return
	}
	for i := range t.NumField() {
		f := t.Field(i)
		switch {
		case !f.IsExported() || jsonName(f) == "-":
		case f.Anonymous && f.Type.Kind() == reflect.Struct:
			columns(f.Type, prefix, out)
		default:
			columns(f.Type, prefix+jsonName(f)+".", out)
		}
	}
}

func cells(v reflect.Value, out *[]string) error {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if !f.IsExported() || jsonName(f) == "-" {
				continue
			}
			if err := cells(v.Field(i), out); err != nil {
				return err
			}
		}
	case reflect.Slice, reflect.Map, reflect.Pointer, reflect.Interface:
		if v.IsZero() || v.Kind() == reflect.Slice && v.Len() == 0 {
			*out = append(*out, "")
			return nil
		}
		b, err := json.Marshal(v.Interface())
		if err != nil {
			return err
		}
		*out = append(*out, string(b))
	default:
		*out = append(*out, fmt.Sprint(v.Interface()))
	}
	return nil
}
