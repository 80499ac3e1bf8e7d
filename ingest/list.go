// SPDX-License-Identifier: Apache-2.0

package ingest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"dragoman"
)

// json reads a JSON file: a list of objects, an object whose one list of
// objects it is ({"articles": [...]}), or one object. Elements are read one
// after the other; a fault in the syntax ends the file, since nothing says
// where the next one begins.
func (r *rows) json() func() (dragoman.Raw, error) {
	limited := &budget{in: r.in, left: MaxReport}
	d := json.NewDecoder(limited)
	d.UseNumber()
	opened := false
	return func() (dragoman.Raw, error) {
		if !opened {
			opened = true
			if c, err := r.firstByte(); err != nil {
				return r.end(err, "")
			} else if c == '{' && r.oneALine() {
				r.next = r.jsonl
				return r.next()
			} else if c == '{' {
				return r.single(d)
			} else if c != '[' {
				return r.end(errors.New("not a JSON list or object"), "a list of objects, a report each; or JSONL, one object a line")
			}
			if _, err := d.Token(); err != nil {
				return r.end(err, "")
			}
		}
		if !d.More() {
			_, err := d.Token()
			if err == nil {
				err = io.EOF
			} else {
				err = fmt.Errorf("the list does not end: %w", err)
			}
			return r.end(err, "the file may be cut off; what stands before was read")
		}
		r.line++
		limited.left = MaxReport
		var v any
		if err := d.Decode(&v); err != nil {
			return r.end(err, "the rest of the file is not read")
		}
		m, ok := v.(map[string]any)
		if !ok {
			return dragoman.Raw{}, r.fault(-1, fmt.Errorf("the element is %s, not an object", kindOf(v)), "each element is one report")
		}
		return r.checked(m)
	}
}

// oneALine: the first line is an object of its own and more follows, so the file
// is JSONL by another name.
func (r *rows) oneALine() bool {
	head, _ := r.in.Peek(r.in.Size())
	line, rest, ok := bytes.Cut(head, []byte("\n"))
	return ok && json.Valid(line) && len(bytes.TrimSpace(rest)) > 0
}

// single reads a file that is one object: a report, or a wrapping of a list.
func (r *rows) single(d *json.Decoder) (dragoman.Raw, error) {
	var m map[string]any
	if err := d.Decode(&m); err != nil {
		return r.end(err, "is it JSONL? Then name it .jsonl")
	}
	if d.More() {
		return r.end(errors.New("more than one JSON value"), "name a file of one object a line .jsonl")
	}
	lists := listsIn(m)
	if len(lists) == 0 { // one deeper: {"articles": {"results": [...]}}
		for _, k := range slices.Sorted(maps.Keys(m)) {
			if in, ok := m[k].(map[string]any); ok {
				lists = append(lists, listsIn(in)...)
			}
		}
	}
	if r.field(m, "text") == "" && r.field(m, "html") == "" && len(lists) == 1 {
		l := lists[0]
		r.next = func() (dragoman.Raw, error) {
			if r.line == len(l) {
				return r.end(io.EOF, "")
			}
			e, ok := l[r.line].(map[string]any)
			r.line++
			if !ok {
				return dragoman.Raw{}, r.fault(-1, errors.New("the element is not an object"), "each element is one report")
			}
			return r.checked(e)
		}
		return r.next()
	}
	r.line++
	r.next = func() (dragoman.Raw, error) { return r.end(io.EOF, "") }
	return r.checked(m)
}

// listsIn are the lists of objects that are fields of an object.
func listsIn(m map[string]any) (out [][]any) {
	for _, k := range slices.Sorted(maps.Keys(m)) {
		if l, ok := m[k].([]any); ok && len(l) > 0 {
			if _, ok := l[0].(map[string]any); ok {
				out = append(out, l)
			}
		}
	}
	return out
}

// checked makes a report of an element whose text is UTF-8; the decoder puts
// U+FFFD for bytes that are none.
func (r *rows) checked(m map[string]any) (dragoman.Raw, error) {
	for _, v := range m {
		if s, ok := v.(string); ok && !utf8.ValidString(s) {
			return dragoman.Raw{}, r.fault(-1, errors.New("not UTF-8"), "JSON is UTF-8: convert the file")
		}
	}
	return r.row(m)
}

// firstByte is the first byte that is no blank or byte order mark; it is not
// taken.
func (r *rows) firstByte() (byte, error) {
	if b, err := r.in.Peek(3); err == nil && string(b) == "\ufeff" {
		r.in.Discard(3)
	}
	for {
		b, err := r.in.Peek(1)
		if err != nil {
			return 0, err
		}
		if !strings.ContainsRune(" \t\r\n", rune(b[0])) {
			return b[0], nil
		}
		r.in.Discard(1)
	}
}

// budget is a reader of so many bytes before more are granted; the decoders
// read ahead, so a row may be a buffer shorter than the budget.
type budget struct {
	in   io.Reader
	left int
}

func (b *budget) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, fmt.Errorf("a row is longer than %d MB", MaxReport>>20)
	}
	n, err := b.in.Read(p[:min(len(p), b.left)])
	b.left -= n
	return n, err
}
