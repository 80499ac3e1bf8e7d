// SPDX-License-Identifier: Apache-2.0

package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"dragoman"
)

// mailbox reads the mails of an mbox file (RFC 4155, with or without quoted
// "From " lines): each begins with a line "From " behind an empty line.
func mailbox(path string, f io.ReadCloser) many {
	m := &mails{path: path, in: bufio.NewReaderSize(f, 1<<16), empty: true}
	return func() (dragoman.Raw, error) {
		raw, err := m.next()
		if err == io.EOF {
			f.Close()
		}
		return raw, err
	}
}

type mails struct {
	path    string
	in      *bufio.Reader
	number  int   // of the mail, from 1
	at      int64 // bytes taken
	start   int64 // of the mail
	begun   bool  // its "From " line was taken
	empty   bool  // the line before was
	part    bool  // what was taken last did not end its line
	ended   bool
	stopped error
}

var fromLine = []byte("From ")

// next reads one mail.
func (m *mails) next() (dragoman.Raw, error) {
	if m.stopped != nil {
		return dragoman.Raw{}, m.stopped
	}
	var b []byte
	long := false
	for !m.ended {
		line, err := m.in.ReadSlice('\n')
		starts := m.empty && !m.part && bytes.HasPrefix(line, fromLine)
		m.at += int64(len(line))
		m.empty = err == nil && !m.part && len(bytes.TrimRight(line, "\r\n")) == 0
		m.part = err == bufio.ErrBufferFull
		switch {
		case err == io.EOF:
			m.ended = true
		case err != nil && err != bufio.ErrBufferFull:
			m.stopped = io.EOF
			return dragoman.Raw{}, fault(m.path, err, "what stands before was read")
		}
		if starts {
			if m.part {
				m.skipLine()
			}
			if !m.begun && len(bytes.TrimSpace(b)) > 0 {
				m.stopped = io.EOF
				return dragoman.Raw{}, fault(m.path, errors.New("not a mailbox: it does not begin with a line \"From \""), "one mail goes by .eml")
			}
			given, at := m.begun, m.start
			m.begun, m.start = true, m.at
			if given {
				return m.mail(b, at, long)
			}
			continue
		}
		if !long {
			if quoted := bytes.TrimLeft(line, ">"); len(quoted) < len(line) && bytes.HasPrefix(quoted, fromLine) {
				line = line[1:]
			}
			if b = append(b, line...); len(b) > MaxReport {
				b, long = nil, true
			}
		}
	}
	m.stopped = io.EOF
	if !m.begun {
		if len(bytes.TrimSpace(b)) == 0 && !long {
			return dragoman.Raw{}, io.EOF
		}
		return dragoman.Raw{}, fault(m.path, errors.New("not a mailbox: it does not begin with a line \"From \""), "one mail goes by .eml")
	}
	return m.mail(b, m.start, long)
}

// skipLine takes what is left of a line.
func (m *mails) skipLine() {
	for {
		part, err := m.in.ReadSlice('\n')
		m.at += int64(len(part))
		m.part = err == bufio.ErrBufferFull
		if err != bufio.ErrBufferFull {
			return
		}
	}
}

func (m *mails) mail(b []byte, at int64, long bool) (dragoman.Raw, error) {
	m.number++
	if long {
		return dragoman.Raw{}, recordFault(m.path, m.number, at, fmt.Errorf("the mail is longer than %d MB", MaxReport>>20))
	}
	raw, err := letter(m.path, b)
	if err != nil {
		var in *dragoman.InputError
		if errors.As(err, &in) {
			in.Record, in.Offset = m.number, at
		}
		return dragoman.Raw{}, err
	}
	raw.Record = m.number
	return raw, nil
}

// isMailbox: the bytes begin with a mail's "From " line and a header.
func isMailbox(head []byte) bool {
	_, rest, ok := bytes.Cut(head, []byte("\n"))
	name, _, colon := bytes.Cut(rest, []byte(":"))
	return ok && colon && len(name) > 0 && len(name) < 60 && !bytes.ContainsAny(name, " \t\r\n")
}
