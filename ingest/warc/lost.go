// SPDX-License-Identifier: Apache-2.0

package warc

import (
	"bytes"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
)

// lost makes a fault of a record and goes to the next one: what begins as one
// from an offset of the stream on, or in the next member.
func (r *Reader) lost(rec *Record, from int64, err error) error {
	f := &Fault{rec.Number, rec.Offset, err}
	if r.packed && (r.first || r.stream.err != nil && r.stream.err != io.EOF) {
		// a member is a record: what else it holds is the body of a page
		return r.torn(err)
	}
	r.stream.back(from) // where it can't, from here
	if !r.seek() && r.packed {
		r.inside = false
	}
	return f
}

// seek goes to the next place at which a record begins: a version and the end
// of its line. False is the end.
func (r *Reader) seek() bool {
	t := r.stream
	for {
		b := t.peek(chunk)
		i := bytes.Index(b, version)
		if i < 0 {
			i = max(0, len(b)-len(version))
			if len(b) < chunk {
				i = len(b)
			}
		}
		t.skip(int64(i))
		if r.waste += int64(i); len(b) == i || r.packed && r.waste > maxWaste {
			return false
		}
		if line := t.peek(len(version) + 3); len(line) > len(version)+1 && begins(line[:len(version)+1]) && (line[len(version)+1] == '\n' || line[len(line)-1] == '\n') {
			return true
		}
		if len(t.peek(len(version)+3)) < len(version)+2 {
			t.skip(int64(len(version) + 3))
			return false
		}
		t.skip(1)
	}
}

// open opens the next member; what lies before it and is none is a fault.
func (r *Reader) open() error {
	t := r.file
	for b := t.peek(1); len(b) == 1 && b[0] == 0; b = t.peek(1) { // padding
		t.skip(1)
	}
	if len(t.peek(1)) == 0 {
		return r.ended()
	}
	r.member = t.at()
	t.hold()
	if err := r.unzip(); err != nil {
		r.number++
		return r.torn(fmt.Errorf("no gzip member begins here: %w", err))
	}
	r.inside, r.first, r.waste = true, true, 0
	return nil
}

// unzip begins to unpack at the place the file is at.
func (r *Reader) unzip() error {
	var err error
	if r.zip == nil {
		r.zip, err = gzip.NewReader(r.file)
	} else {
		err = r.zip.Reset(r.file)
	}
	if err != nil {
		return err
	}
	r.zip.Multistream(false)
	r.stream.reset(r.zip)
	return nil
}

// torn gives a member up and goes to the next that begins with a record.
func (r *Reader) torn(err error) error {
	f := &Fault{r.number, r.member, err}
	r.inside = false
	t := r.file
	if !t.back(r.member + 1) {
		t.hold()
	}
	magic := []byte("\x1f\x8b\x08")
	for {
		b := t.peek(chunk)
		i := bytes.Index(b, magic)
		if i < 0 && len(b) < chunk {
			t.skip(int64(len(b)))
			return f
		}
		if i < 0 {
			t.skip(int64(len(b) - len(magic) + 1))
			continue
		}
		t.skip(int64(i))
		at := t.at()
		t.hold()
		if r.unzip() == nil && bytes.HasPrefix(r.stream.peek(len(version)), version) {
			t.back(at)
			return f
		}
		if r.tries++; r.tries > maxTries {
			r.done = io.EOF
			return &Fault{r.number, r.member, errMany}
		}
		if t.back(at) {
			t.skip(1)
		}
	}
}
