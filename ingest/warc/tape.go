// SPDX-License-Identifier: Apache-2.0

package warc

import "io"

// tape reads a stream and can go back to a place it held, as long as that is
// no more than maxHeld bytes behind.
type tape struct {
	src  io.Reader
	buf  []byte
	pos  int   // next byte in buf
	base int64 // offset of buf[0] in the stream
	held int   // index in buf that is kept; -1 is none
	err  error // of src, io.EOF at its end
}

// maxHeld is how far a tape goes back, in bytes.
const maxHeld = 16 << 20

const chunk = 64 << 10

func newTape(src io.Reader) *tape { return &tape{src: src, held: -1} }

// reset begins a new stream with the buffer of the old one.
func (t *tape) reset(src io.Reader) { *t = tape{src: src, buf: t.buf[:0], held: -1} }

// hold keeps the place the tape is at, in place of the one before.
func (t *tape) hold() { t.held = t.pos }

// back returns to an offset of the stream; ok is false where it is not kept.
func (t *tape) back(to int64) (ok bool) {
	i := to - t.base
	if t.held < 0 || i < int64(t.held) || i > int64(len(t.buf)) {
		return false
	}
	t.pos = int(i)
	return true
}

// at is the offset of the next byte.
func (t *tape) at() int64 { return t.base + int64(t.pos) }

// fill reads more; false is the end of the stream, or a fault.
func (t *tape) fill() bool {
	if t.err != nil {
		return false
	}
	if t.held >= 0 && t.pos-t.held > maxHeld {
		t.held = -1
	}
	from := t.pos
	if t.held >= 0 {
		from = t.held
	}
	if from > 0 && from >= len(t.buf)/2 {
		n := copy(t.buf, t.buf[from:])
		t.buf, t.pos, t.base = t.buf[:n], t.pos-from, t.base+int64(from)
		if t.held >= 0 {
			t.held = 0
		}
	}
	if cap(t.buf)-len(t.buf) < chunk {
		grown := make([]byte, len(t.buf), 2*cap(t.buf)+chunk)
		copy(grown, t.buf)
		t.buf = grown
	}
	for tries := 0; ; tries++ {
		n, err := t.src.Read(t.buf[len(t.buf):cap(t.buf)])
		t.buf = t.buf[:len(t.buf)+n]
		t.err = err
		switch {
		case n > 0:
			return true
		case err == nil && tries == 100:
			t.err = io.ErrNoProgress
			return false
		case err != nil:
			return false
		}
	}
}

// ReadByte makes inflating take no byte too many.
func (t *tape) ReadByte() (byte, error) {
	if t.pos == len(t.buf) && !t.fill() {
		return 0, t.err
	}
	t.pos++
	return t.buf[t.pos-1], nil
}

func (t *tape) Read(p []byte) (int, error) {
	if t.pos == len(t.buf) && !t.fill() {
		return 0, t.err
	}
	n := copy(p, t.buf[t.pos:])
	t.pos += n
	return n, nil
}

// peek returns the next n bytes without taking them, fewer at the end. They
// hold until the next call.
func (t *tape) peek(n int) []byte {
	for len(t.buf)-t.pos < n && t.fill() {
	}
	return t.buf[t.pos:min(len(t.buf), t.pos+n)]
}

// skip passes over n bytes and returns how many there were.
func (t *tape) skip(n int64) (skipped int64) {
	for skipped < n {
		if t.pos == len(t.buf) && !t.fill() {
			break
		}
		step := int(min(n-skipped, int64(len(t.buf)-t.pos)))
		t.pos += step
		skipped += int64(step)
	}
	return skipped
}

// line returns the next line without its end, at most most bytes of it; ok is
// false where it is longer, or the stream ends before its end.
func (t *tape) line(most int) (line []byte, ok bool) {
	for n := 0; ; {
		have := t.buf[t.pos:]
		for ; n < len(have); n++ {
			if have[n] == '\n' {
				t.pos += n + 1
				if n > 0 && have[n-1] == '\r' {
					n--
				}
				return have[:n], true
			}
			if n == most {
				return nil, false
			}
		}
		if !t.fill() {
			return nil, false
		}
	}
}
