// SPDX-License-Identifier: Apache-2.0

// Package record writes readings as JSON: one object a report, the schema of
// docs/formats/record.md. Offsets are bytes, code points or UTF-16 units.
package record

import (
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"unicode/utf8"

	"dragoman"
)

// Offsets is the unit of the spans written.
type Offsets string

// The units.
const (
	Bytes Offsets = "byte"
	Runes Offsets = "rune"  // code points, for Python and R
	UTF16 Offsets = "utf16" // for JavaScript, Java, C#
)

// Options says how readings are written.
type Options struct {
	Offsets Offsets // "" is Bytes
	Tokens  bool    // write the token layer
}

// Write writes one reading and a newline. Lists that are empty are written as
// [], never null.
func Write(w io.Writer, r *dragoman.Reading, o Options) error {
	at, err := offsets(r.Text, o.Offsets)
	if err != nil {
		return err
	}
	out := copyOf(reflect.ValueOf(*r), at).Interface().(dragoman.Reading)
	if !o.Tokens {
		out.Tokens = nil
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	if err := e.Encode(out); err != nil {
		return fmt.Errorf("writing report %s: %w", r.ID, err)
	}
	return nil
}

// offsets maps a byte offset of text to the unit; nil maps nothing.
func offsets(text string, o Offsets) (func(int32) int32, error) {
	switch o {
	case "", Bytes:
		return nil, nil
	case Runes, UTF16:
	default:
		return nil, fmt.Errorf("offsets %q: want byte, rune or utf16", o)
	}
	m := make([]int32, len(text)+1)
	n := int32(0)
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		for j := range size {
			m[i+j] = n
		}
		n++
		if o == UTF16 && r >= 0x10000 {
			n++
		}
		i += size
	}
	m[len(text)] = n
	return func(b int32) int32 { return m[min(max(b, 0), int32(len(text)))] }, nil
}

var spanType = reflect.TypeFor[dragoman.Span]()

// copyOf copies a value deeply, with its spans mapped and its nil slices made
// empty. The nouns hold structs, slices, pointers and plain values only.
func copyOf(v reflect.Value, at func(int32) int32) reflect.Value {
	switch v.Kind() {
	case reflect.Struct:
		out := reflect.New(v.Type()).Elem()
		out.Set(v)
		if v.Type() == spanType {
			if at != nil {
				s := v.Interface().(dragoman.Span)
				out.Set(reflect.ValueOf(dragoman.Span{Start: at(s.Start), End: at(s.End)}))
			}
			return out
		}
		for i := range v.NumField() {
			switch v.Field(i).Kind() {
			case reflect.Struct, reflect.Slice, reflect.Pointer:
				out.Field(i).Set(copyOf(v.Field(i), at))
			}
		}
		return out
	case reflect.Slice:
		out := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			out.Index(i).Set(copyOf(v.Index(i), at))
		}
		return out
	case reflect.Pointer:
		if v.IsNil() {
			return v
		}
		out := reflect.New(v.Type().Elem())
		out.Elem().Set(copyOf(v.Elem(), at))
		return out
	}
	return v
}
