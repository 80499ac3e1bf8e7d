// SPDX-License-Identifier: Apache-2.0

package when

import "dragoman"

// point is a date or clock time as the words give it, before it is resolved
// against a reference day. Zero means not given, but for the clock's fields.
type point struct {
	unit  byte // finest date unit: C E Y h Q S(eason) M W K D; 0 where only a clock time is given
	year  int
	words bool // the year, decade or century is given, so nothing is taken from the reference
	bc    bool

	decade, century              int // decade: year/10; century: its first two digits
	month, day, wday             int
	quarter, half, season, week  int
	fiscal                       string // FY, SY
	rel                          byte   // unit of an offset from the reference, 0 none
	relN                         int
	dir                          int  // -1 last, 1 this, 2 next; 0 by tense
	mention                      bool // the reference is the last date mentioned, not publication
	told                         bool // the day told last, if within a week, else that of publication
	until                        bool // "until" stands before
	same                         bool // "the same month a year ago": as fine as the date told last
	ahead                        bool // the words around look forward ("until Friday")
	hol                          *holiday
	nth, nthCount                int // the nth (from the end if negative) nthUnit of it
	nthUnit                      byte
	shift                        []amount // "two days after"
	sign                         int
	mod, part                    string
	clock, zoned                 bool
	hour, min, sec, ampm, offset int // min and sec are -1 where not given; ampm 1 am, 2 pm
	ref                          string
	anchor                       dragoman.Span
	anchored                     bool
}

// amount is a number of units; n < 0 is an unknown number.
type amount struct {
	n    float64
	unit byte
}

// expr is a matched expression.
type expr struct {
	first, last int    // words [first, last)
	kind        string // DATE, TIME, DURATION, SET
	p           point
	q           *point // the end of a range
	mid         int    // the word after the first end of a range
	ranged      bool
	dur         []amount
	rel         int // a duration that lies before (-1) or after (1) the reference
	freq        string
	quant       string
	mod         string
	vague       bool
	bound       string // TIMEX3 mod of the words before it, in dialogue: BEFORE, AFTER, ...
}
