// SPDX-License-Identifier: Apache-2.0

package ingest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"dragoman"
)

// rows reads JSONL, a report a line: id, outlet, published, title, url, and
// text or html. A bad line is an error of its own; the next one is still read.
type rows struct {
	path   string
	file   io.ReadCloser
	in     *bufio.Reader
	fields map[string]string
	line   int
	seen   map[string]int // key to its line
}

func newRows(path string, f io.ReadCloser, fields map[string]string) *rows {
	return &rows{path: path, file: f, in: bufio.NewReaderSize(f, 1<<16), fields: fields, seen: map[string]int{}}
}

func (r *rows) next() (dragoman.Raw, error) {
	for {
		line, long, err := r.readLine()
		if err == io.EOF {
			r.file.Close()
			return dragoman.Raw{}, io.EOF
		}
		if err != nil {
			r.file.Close()
			r.in = bufio.NewReader(bytes.NewReader(nil))
			return dragoman.Raw{}, r.fault(-1, err, "")
		}
		r.line++
		if long {
			return dragoman.Raw{}, r.fault(-1, fmt.Errorf("the line is longer than %d MB", MaxReport>>20), "split the report")
		}
		if r.line == 1 {
			line = bytes.TrimPrefix(line, []byte("\ufeff"))
		}
		if len(bytes.TrimSpace(line)) > 0 {
			return r.row(line)
		}
	}
}

// readLine returns one line without its end; long says that it passed
// MaxReport and was dropped.
func (r *rows) readLine() (line []byte, long bool, err error) {
	for {
		part, err := r.in.ReadSlice('\n')
		if !long {
			line = append(line, part...)
			if len(line) > MaxReport {
				line, long = nil, true
			}
		}
		switch {
		case err == nil:
			return bytes.TrimRight(line, "\r\n"), long, nil
		case errors.Is(err, bufio.ErrBufferFull):
		case err == io.EOF && (len(line) > 0 || long):
			return line, long, nil
		default:
			return nil, false, err
		}
	}
}

func (r *rows) row(line []byte) (dragoman.Raw, error) {
	if !utf8.Valid(line) {
		at := 0
		for at < len(line) {
			c, n := utf8.DecodeRune(line[at:])
			if c == utf8.RuneError && n == 1 {
				break
			}
			at += n
		}
		return dragoman.Raw{}, r.fault(int64(at), errors.New("not UTF-8"), "JSON is UTF-8: convert the file")
	}
	var m map[string]any
	if err := json.Unmarshal(line, &m); err != nil {
		at := int64(-1)
		var syn *json.SyntaxError
		if errors.As(err, &syn) {
			at = syn.Offset
		}
		return dragoman.Raw{}, r.fault(at, fmt.Errorf("not a JSON object: %w", err), "each line is one object")
	}
	raw := dragoman.Raw{Path: r.path, Record: r.line, Media: "text/plain"}
	for _, f := range []struct {
		name string
		to   *string
	}{{"id", &raw.Key}, {"outlet", &raw.Outlet}, {"published", &raw.Published}, {"title", &raw.Title}, {"url", &raw.URL}} {
		v, err := r.text(m, f.name)
		if err != nil {
			return dragoman.Raw{}, err
		}
		*f.to = v
	}
	body, err := r.text(m, "text")
	if err != nil {
		return dragoman.Raw{}, err
	}
	if body == "" {
		if body, err = r.text(m, "html"); err != nil {
			return dragoman.Raw{}, err
		}
		raw.Media = "text/html"
		raw.Charset = "utf-8"
	}
	if body == "" {
		return dragoman.Raw{}, r.fault(-1, errors.New(`the row has neither "text" nor "html"`), "name its field with --map text=FIELD")
	}
	if raw.Key != "" {
		if first, ok := r.seen[raw.Key]; ok {
			return dragoman.Raw{}, r.fault(-1, fmt.Errorf("id %q stands on line %d already", raw.Key, first), "ids are unique in a file")
		}
		r.seen[raw.Key] = r.line
	}
	raw.Bytes = []byte(body)
	return raw, nil
}

// text returns a field as a string; numbers are taken as written.
func (r *rows) text(m map[string]any, name string) (string, error) {
	in := name
	if n, ok := r.fields[name]; ok {
		in = n
	}
	switch v := m[in].(type) {
	case nil:
		return "", nil
	case string:
		return v, nil
	case float64:
		b, _ := json.Marshal(v)
		return string(b), nil
	default:
		return "", r.fault(-1, fmt.Errorf("field %q is a %T, not a string", in, v), "")
	}
}

func (r *rows) fault(at int64, err error, hint string) error {
	return &dragoman.InputError{Path: r.path, Record: r.line, Offset: at, Err: err, Hint: hint}
}
