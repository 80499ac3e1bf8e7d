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

// rows reads a file of reports: id, outlet, published, title, url, and text or
// html. A bad row is an error of its own; the next one is still read.
type rows struct {
	path   string
	file   io.Closer
	in     *bufio.Reader
	next   func() (dragoman.Raw, error) // by the file's format
	fields map[string]string
	pages  bool           // a row with an address and no text is given too
	line   int            // of the file, or the count of the record
	seen   map[string]int // key to its line
}

// newRows reads rows of a format: application/jsonl, application/json, text/csv
// or text/tab-separated-values.
func newRows(path, format string, f io.ReadCloser, o Options) *rows {
	r := &rows{path: path, file: f, in: bufio.NewReaderSize(f, 1<<16), fields: o.Map, pages: o.Addresses, seen: map[string]int{}}
	switch format {
	case "application/json":
		r.next = r.json()
	case "text/csv":
		r.next = r.csv(',')
	case "text/tab-separated-values":
		r.next = r.csv('\t')
	default:
		r.next = r.jsonl
	}
	return r
}

// end closes the file and says that there is no more, or why.
func (r *rows) end(err error, hint string) (dragoman.Raw, error) {
	r.file.Close()
	r.next = func() (dragoman.Raw, error) { return dragoman.Raw{}, io.EOF }
	if err == io.EOF {
		return dragoman.Raw{}, io.EOF
	}
	return dragoman.Raw{}, r.fault(-1, err, hint)
}

// jsonl reads the next line that is not empty.
func (r *rows) jsonl() (dragoman.Raw, error) {
	for {
		line, long, err := r.readLine()
		if err != nil {
			return r.end(err, "")
		}
		r.line++
		if long {
			return dragoman.Raw{}, r.fault(-1, fmt.Errorf("the line is longer than %d MB", MaxReport>>20), "split the report")
		}
		if r.line == 1 {
			line = bytes.TrimPrefix(line, []byte("\ufeff"))
		}
		if len(bytes.TrimSpace(line)) > 0 {
			return r.object(line)
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

func (r *rows) object(line []byte) (dragoman.Raw, error) {
	if !utf8.Valid(line) {
		return dragoman.Raw{}, r.fault(int64(invalidAt(line)), errors.New("not UTF-8"), "JSON is UTF-8: convert the file")
	}
	var m map[string]any
	d := json.NewDecoder(bytes.NewReader(line))
	d.UseNumber()
	err := d.Decode(&m)
	if err == io.ErrUnexpectedEOF {
		err = errors.New("the line ends inside it")
	}
	at := d.InputOffset()
	if err == nil {
		if _, more := d.Token(); more != io.EOF {
			err = errors.New("something stands behind the object")
		}
	}
	if err != nil {
		var syn *json.SyntaxError
		if errors.As(err, &syn) {
			at = syn.Offset
		}
		return dragoman.Raw{}, r.fault(at, fmt.Errorf("not a JSON object: %w", err), "each line is one object")
	}
	return r.row(m)
}

// invalidAt is the first byte that is not UTF-8.
func invalidAt(b []byte) int {
	at := 0
	for at < len(b) {
		c, n := utf8.DecodeRune(b[at:])
		if c == utf8.RuneError && n == 1 {
			break
		}
		at += n
	}
	return at
}

func (r *rows) fault(at int64, err error, hint string) error {
	return &dragoman.InputError{Path: r.path, Record: r.line, Offset: at, Err: err, Hint: hint}
}
