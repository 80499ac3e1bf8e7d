// SPDX-License-Identifier: Apache-2.0

package story

import "dragoman"

// Reader makes the vectors of reports, by the frequencies of the words of those
// it read before.
type Reader struct{ freq *Frequencies }

// NewReader starts from the background's frequencies.
func NewReader() *Reader { return &Reader{NewFrequencies()} }

// Read makes what a window needs to place a report, and counts its words. What
// is read once can be placed in many windows, so that several weights can be
// tried on one reading.
func (r *Reader) Read(report *dragoman.Report) Prepared {
	return Prepared{doc: vectors(report, r.freq), ID: report.ID, Date: report.Published.Value}
}

// Prepared is a report read by a Reader: its vectors, and no text.
type Prepared struct {
	doc      *doc
	ID, Date string
}
