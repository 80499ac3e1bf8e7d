// SPDX-License-Identifier: Apache-2.0

package dragoman

import (
	"context"
	"fmt"
)

// Raw is one report as it came in, before its text is taken out.
type Raw struct {
	Path      string // file, URL or "-" for standard input
	Record    int    // line of a JSONL file, from 1; 0 where the file is one report
	Key       string // the id the input gave
	Outlet    string
	Title     string
	URL       string
	Published string // as given; extract checks it
	Media     string // text/plain, text/markdown, text/html
	Charset   string // as the transport declared it; "" is unknown
	Bytes     []byte
}

// Source gives reports one after the other.
type Source interface {
	// Next returns the next report, or io.EOF after the last. An *InputError
	// tells of one bad record: the source goes on after it.
	Next(ctx context.Context) (Raw, error)
}

// InputError is a record that could not be read: where it is, what is wrong,
// and what to do about it.
type InputError struct {
	Path   string
	Record int   // line or record, from 1; 0 is none
	Offset int64 // byte of the file or text; -1 is none
	Err    error
	Hint   string // what the user can do; may be ""
}

// Error says path, record, byte, fault and hint on one line.
func (e *InputError) Error() string {
	s := e.Path
	if e.Record > 0 {
		s += fmt.Sprintf(":%d", e.Record)
	}
	if e.Offset >= 0 {
		s += fmt.Sprintf(": byte %d", e.Offset)
	}
	s += ": " + e.Err.Error()
	if e.Hint != "" {
		s += " (" + e.Hint + ")"
	}
	return s
}

// Unwrap returns the fault.
func (e *InputError) Unwrap() error { return e.Err }
