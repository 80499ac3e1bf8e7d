// SPDX-License-Identifier: Apache-2.0

// Package warc reads web archives (WARC 1.0 and 1.1, ISO 28500), plain or of
// gzip members, record after record. A record that is torn, or is not what its
// header says, is an error of its own; the records behind it are read.
package warc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/klauspost/compress/gzip"
)

// Bounds of a record, in bytes, and of a file.
const (
	MaxBlock  = 8 << 20 // a longer block is passed over
	maxLength = 4 << 30 // a header that says more is not believed
	maxHeader = 64 << 10
	maxWaste  = 256 << 20 // of a member, unpacked, that holds no record
	maxFaults = 10_000    // after which a file is given up
	maxTries  = 1_000_000 // the same, of places that look like a member and are none
)

// Record is one record of an archive.
type Record struct {
	Number int    // of the file, from 1; torn ones count
	Offset int64  // of its first byte in the file, of its member in a packed one
	Type   string // response, resource, conversion, request, metadata, warcinfo, revisit ...
	ID     string // WARC-Record-ID without its brackets
	URL    string // WARC-Target-URI
	Date   string // WARC-Date: when it was fetched
	Media  string // Content-Type of the block
	Cut    string // WARC-Truncated: why the block is not whole, "" where it is
	Block  []byte // nil where it was longer than MaxBlock; holds until the next call of Next
	Length int64  // of the block, as the header says
	digest string
}

// Fault is a record that is not read. The reader goes on behind it.
type Fault struct {
	Number int
	Offset int64
	Err    error
}

// Error says what is wrong.
func (f *Fault) Error() string { return f.Err.Error() }

// Unwrap returns the fault.
func (f *Fault) Unwrap() error { return f.Err }

// Reader reads an archive.
type Reader struct {
	file   *tape // as it lies
	stream *tape // the records: file, or what is unpacked of a member
	zip    *gzip.Reader
	packed bool
	opened bool
	inside bool // a member is open
	member int64
	first  bool // no record of the member was read
	waste  int64
	number int
	faults int
	tries  int // places that looked like a member
	done   error
}

// NewReader reads an archive; whether it is packed its first bytes tell.
func NewReader(in io.Reader) *Reader { return &Reader{file: newTape(in)} }

var errMany = errors.New("too many records of this file can't be read: it is given up here")

// Next returns the next record, a *Fault for one that is not read, io.EOF at
// the end, or what ended the reading of the file.
func (r *Reader) Next() (*Record, error) {
	if r.done != nil {
		return nil, r.done
	}
	rec, err := r.next()
	var f *Fault
	if errors.As(err, &f) {
		if r.faults++; r.faults > maxFaults {
			r.done = io.EOF
			return nil, &Fault{r.number, f.Offset, errMany}
		}
	} else if err != nil {
		r.done = err
	}
	return rec, err
}

func (r *Reader) next() (*Record, error) {
	if !r.opened {
		r.opened = true
		r.packed = bytes.Equal(r.file.peek(2), []byte("\x1f\x8b"))
		r.stream = r.file
		if r.packed {
			r.stream = newTape(nil)
		}
	}
	for {
		if r.packed && !r.inside {
			if err := r.open(); err != nil {
				return nil, err
			}
		}
		rec, err := r.record()
		if err == errEnd {
			if !r.packed {
				return nil, r.ended()
			}
			r.inside = false
			if r.stream.err != io.EOF { // the member is torn behind its last record
				return nil, r.torn(fmt.Errorf("the archive is torn: %w", r.stream.err))
			}
			continue
		}
		return rec, err
	}
}

// ended is why a plain file ended.
func (r *Reader) ended() error {
	if r.file.err == nil {
		return io.EOF
	}
	return r.file.err
}

// errEnd is the end of a stream of records.
var errEnd = errors.New("no more records")

// record reads the record the stream is at.
func (r *Reader) record() (*Record, error) {
	t := r.stream
	for b := t.peek(1); len(b) == 1 && (b[0] == '\r' || b[0] == '\n'); b = t.peek(1) {
		t.skip(1)
	}
	if len(t.peek(1)) == 0 {
		if r.packed && t.err != io.EOF && r.first {
			r.number++
			return nil, r.torn(fmt.Errorf("the record is torn: %w", t.err))
		}
		return nil, errEnd
	}
	t.hold()
	start := t.at()
	r.number++
	rec := &Record{Number: r.number, Offset: r.offset(start)}
	if err := r.header(rec); err != nil {
		return nil, r.lost(rec, start+1, err)
	}
	block := t.at()
	if rec.Length > MaxBlock {
		if got := t.skip(rec.Length); got < rec.Length {
			return nil, r.lost(rec, block-1, r.short(got, rec.Length))
		}
	} else if rec.Block = t.peek(int(rec.Length)); int64(len(rec.Block)) < rec.Length {
		return nil, r.lost(rec, block-1, r.short(int64(len(rec.Block)), rec.Length))
	} else {
		t.skip(rec.Length)
	}
	bounded := r.bounded()
	sound, known := false, false
	if rec.Block != nil {
		t.back(block)
		rec.Block = t.peek(int(rec.Length)) // looking on may have moved it
		t.skip(rec.Length)
		sound, known = rec.sound()
	}
	if !bounded && !sound {
		err := errors.New("its Content-Length is not true: no record begins behind it")
		if e := t.err; e != nil && e != io.EOF {
			err = fmt.Errorf("the record is torn: %w", e)
		}
		return nil, r.lost(rec, block-1, err)
	}
	if known && !sound {
		return nil, &Fault{rec.Number, rec.Offset, errors.New("its bytes are not those its digest was made of")}
	}
	r.first, r.waste = false, 0
	return rec, nil
}

// short is the fault of a block that is not all there.
func (r *Reader) short(got, want int64) error {
	err := fmt.Errorf("the record has %d of the %d bytes its header says", got, want)
	if e := r.stream.err; e != nil && e != io.EOF {
		err = fmt.Errorf("%w: %w", err, e)
	}
	return err
}

// offset is where something at an offset of the stream lies in the file.
func (r *Reader) offset(at int64) int64 {
	if r.packed {
		return r.member
	}
	return at
}

var version = []byte("WARC/1.")

// begins tells whether a line without its end is the first of a record.
func begins(line []byte) bool {
	return len(line) == len(version)+1 && bytes.HasPrefix(line, version) && line[len(version)] >= '0' && line[len(version)] <= '9'
}

// header reads the version and the fields of a record.
func (r *Reader) header(rec *Record) error {
	t := r.stream
	line, ok := t.line(100)
	if !ok || !begins(line) {
		return errors.New("no WARC record begins here")
	}
	length, size := "", 0
	for {
		line, ok := t.line(maxHeader - size)
		if !ok {
			return errors.New("the record's header does not end")
		}
		if len(line) == 0 {
			break
		}
		if begins(line[max(0, len(line)-len(version)-1):]) {
			return errors.New("the record is torn: another begins in its header")
		}
		size += len(line)
		name, value, _ := strings.Cut(string(line), ":")
		value = strings.TrimSpace(value)
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "warc-type":
			rec.Type = strings.ToLower(value)
		case "warc-record-id":
			rec.ID = strings.Trim(value, "<>")
		case "warc-target-uri":
			rec.URL = strings.Trim(value, "<>")
		case "warc-date":
			rec.Date = value
		case "warc-truncated":
			rec.Cut = value
		case "warc-block-digest":
			rec.digest = value
		case "content-type":
			rec.Media = value
		case "content-length":
			length = value
		}
	}
	n, err := strconv.ParseInt(length, 10, 64)
	if err != nil || n < 0 || n > maxLength {
		return fmt.Errorf("Content-Length %.30q is no length of a record", length)
	}
	rec.Length = n
	return nil
}

// bounded: behind a block is the end, or another record.
func (r *Reader) bounded() bool {
	t := r.stream
	n := 0
	for n < 64 {
		b := t.peek(n + 1)
		if len(b) <= n {
			return r.packed && t.err == io.EOF || !r.packed
		}
		if b[n] != '\r' && b[n] != '\n' {
			break
		}
		n++
	}
	return bytes.HasPrefix(t.peek(n + len(version))[n:], version)
}
