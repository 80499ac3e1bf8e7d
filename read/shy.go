// SPDX-License-Identifier: Apache-2.0

package read

import (
	"reflect"
	"strings"

	"dragoman"
)

// shy is the soft hyphen, U+00AD: where a word may be broken at a line's end. It
// is no part of the word.
const shy = "\u00ad"

// unbroken reads a report whose words carry soft hyphens: every stage sees the
// text without them, and every span of what they make is laid back over the text
// as it was given. Cost: that of reading, and a walk over the layers.
func (r *Reader) unbroken(report dragoman.Report) *dragoman.Reading {
	given := report.Text
	report.Text = strings.ReplaceAll(given, shy, "")
	back, forth := offsets(given)
	furniture := report.Furniture
	report.Furniture = make([]dragoman.Furniture, len(furniture))
	for i, f := range furniture {
		report.Furniture[i] = dragoman.Furniture{Span: dragoman.Span{Start: forth[f.Start], End: forth[f.End]}, Kind: f.Kind}
	}
	out := &dragoman.Reading{Report: report}
	for _, s := range r.stages {
		s.Do(out)
	}
	seen := map[any]bool{}
	for _, layer := range []any{&out.Sentences, &out.Tokens, &out.Mentions, &out.Actors, &out.Times, &out.Places, &out.Quantities, &out.Statements, &out.Events, &out.Notes} {
		relay(reflect.ValueOf(layer), back, seen)
	}
	out.Text, out.Furniture = given, furniture
	return out
}

// offsets are, for each byte of the text without soft hyphens and its end, the
// byte of the given text, and the other way round. A soft hyphen belongs to the
// byte behind it.
func offsets(given string) (back, forth []int32) {
	forth = make([]int32, len(given)+1)
	for i := 0; i < len(given); i++ {
		forth[i] = int32(len(back))
		if strings.HasPrefix(given[i:], shy) {
			i++
			forth[i] = int32(len(back))
			continue
		}
		back = append(back, int32(i))
	}
	forth[len(given)] = int32(len(back))
	return append(back, int32(len(given))), forth
}

// relay lays every span under a value over the given text. What several point
// to is laid once. A span ends behind its last byte: a soft hyphen after that is
// not in it.
func relay(v reflect.Value, back []int32, seen map[any]bool) {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() || seen[v.Interface()] {
			return
		}
		seen[v.Interface()] = true
		relay(v.Elem(), back, seen)
	case reflect.Slice:
		for i := range v.Len() {
			relay(v.Index(i), back, seen)
		}
	case reflect.Struct:
		if s, ok := v.Addr().Interface().(*dragoman.Span); ok {
			last := max(s.End, s.Start+1) - 1
			end := back[last] + 1
			if s.Len() == 0 {
				end = back[s.Start]
			}
			s.Start, s.End = back[s.Start], end
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				relay(v.Field(i), back, seen)
			}
		}
	}
}
