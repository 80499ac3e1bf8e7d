// SPDX-License-Identifier: Apache-2.0

package read

import (
	"fmt"
	"slices"
	"strings"

	"dragoman"
)

// Layer is one kind of result a stage makes and later stages need.
type Layer string

// The layers of a reading.
const (
	Text       Layer = "text" // always there
	Tokens     Layer = "tokens"
	Sentences  Layer = "sentences"
	Tags       Layer = "tags"
	Parses     Layer = "parses"
	Mentions   Layer = "mentions"
	Actors     Layer = "actors"
	Times      Layer = "times"
	Quantities Layer = "quantities"
	Places     Layer = "places"
	Statements Layer = "statements"
	Events     Layer = "events"
	Holders    Layer = "holders"
)

// Stage is one step of reading: a function that needs some layers and makes
// others. Do never fails: where it is not sure, it leaves a Note at the span.
// Do must be safe for concurrent use on different readings, and must depend on
// nothing but the reading: no clock, no chance, no map order.
type Stage struct {
	Name  string
	Needs []Layer
	Makes []Layer
	Do    func(*dragoman.Reading)
}

// Reader runs stages in order. It is safe for concurrent use.
type Reader struct{ stages []Stage }

// NewReader checks that every stage's needs are made by an earlier one.
func NewReader(stages ...Stage) (*Reader, error) {
	made := []Layer{Text}
	for _, s := range stages {
		for _, n := range s.Needs {
			if !slices.Contains(made, n) {
				return nil, fmt.Errorf("stage %s: needs %s, which no earlier stage makes", s.Name, n)
			}
		}
		made = append(made, s.Makes...)
	}
	return &Reader{stages}, nil
}

// Read runs every stage over a report.
func (r *Reader) Read(report dragoman.Report) *dragoman.Reading {
	if strings.Contains(report.Text, shy) {
		return r.unbroken(report)
	}
	out := &dragoman.Reading{Report: report}
	for _, s := range r.stages {
		s.Do(out)
	}
	return out
}

// Stages returns the stages, for timing them one by one.
func (r *Reader) Stages() []Stage { return r.stages }
