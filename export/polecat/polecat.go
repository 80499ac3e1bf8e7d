// SPDX-License-Identifier: Apache-2.0

// Package polecat writes events as POLECAT's TSV of 40 columns, and as our own
// events table: the same 40, then what POLECAT has no column for (status,
// holders, offsets). Actor and recipient lists are expanded to dyads.
package polecat

import (
	_ "embed"
	"fmt"
	"io"
	"strings"
	"time"

	"dragoman"
	"dragoman/export/table"
)

//go:embed columns.tsv
var columns string

//go:embed ours.tsv
var ours string

// Columns are POLECAT's 40 columns, in its order.
func Columns() []table.Column { return table.Columns(columns) }

// OurColumns are the 40 and then ours.
func OurColumns() []table.Column { return append(Columns(), table.Columns(ours)...) }

// Writer writes readings as a table.
type Writer struct {
	*table.Writer
	ours    bool
	version string
}

// New writes the 40 columns; events that are not told as having taken place
// are left out, as there is no column that would say so.
func New(w io.Writer, version string, form table.Form) (*Writer, error) {
	t, err := table.NewWriter(w, Columns(), form)
	return &Writer{t, false, version}, err
}

// NewOurs writes the 40 columns and ours, for every event.
func NewOurs(w io.Writer, version string, form table.Form) (*Writer, error) {
	t, err := table.NewWriter(w, OurColumns(), form)
	return &Writer{t, true, version}, err
}

// Add writes the events of one reading, a row a dyad.
func (w *Writer) Add(r *dragoman.Reading) error {
	for _, row := range Rows(r, w.ours, w.version) {
		if err := w.Row(row); err != nil {
			return err
		}
	}
	return nil
}

// Rows are the rows of a reading's events.
func Rows(r *dragoman.Reading, ours bool, version string) (out [][]string) {
	for i := range r.Events {
		e := &r.Events[i]
		if !ours && !table.Happened(e) {
			continue
		}
		for _, d := range table.Dyads(e) {
			row := row(r, e, d, version)
			if ours {
				row = append(row, ourFields(r, e, d)...)
			}
			out = append(out, row)
		}
	}
	return out
}

var quads = [...]string{"", "VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT"}

func quad(q int) string {
	if q < 0 || q >= len(quads) {
		return ""
	}
	return quads[q]
}

func row(r *dragoman.Reading, e *dragoman.Event, d table.Dyad, version string) []string {
	a, b := table.PartyOf(r, d.Actor), table.PartyOf(r, d.Recipient)
	raw, geo := "", ""
	if e.Where.Span != nil {
		raw = e.Where.Span.Of(r.Text)
	}
	if e.Where.GeoNames != 0 {
		geo = fmt.Sprint(e.Where.GeoNames)
	}
	day := r.Published.Value
	day = day[:min(len(day), len(time.DateOnly))]
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		day = "" // a month or a year is no day
	}
	return []string{
		e.ID, table.Day(e.When), e.PLOVER, e.Mode, fmt.Sprintf("%g", e.Intensity), quad(e.Quad), strings.Join(e.Contexts, "; "),
		a.Name, a.Country, "", a.Sector, a.Sector, a.Title, a.Raw, a.Wikidata,
		b.Name, b.Country, "", b.Sector, b.Sector, b.Title, b.Raw, b.Wikidata,
		e.Where.Place, table.City(r, e.Where), "", table.Unit(r, e.Where), e.Where.Country, table.Float(e.Where.Lat), table.Float(e.Where.Lon), geo, raw, table.Precision(r, e.Where),
		r.Outlet, day, table.Names(r, dragoman.Person), table.Names(r, dragoman.Organisation), table.Names(r, dragoman.Country, dragoman.PlaceKind),
		r.Language, version,
	}
}

// ourFields are the columns of ours.tsv.
func ourFields(r *dragoman.Reading, e *dragoman.Event, d table.Dyad) []string {
	a, b := table.PartyOf(r, d.Actor), table.PartyOf(r, d.Recipient)
	var holders, stances []string
	for _, h := range e.AccordingTo {
		name := h.Holder
		if x := r.Actor(h.Holder); x != nil {
			name = x.Name
		}
		holders = append(holders, table.Clean(name))
		stances = append(stances, string(h.Stance))
	}
	sentence := r.SentenceAt(e.Trigger.Start)
	size := func(kind string) string {
		for _, s := range e.Sizes {
			if s.Kind == kind {
				return fmt.Sprintf("%g", s.Value)
			}
		}
		return ""
	}
	day, dayBasis := table.Dated(r, e)
	at, atBasis := table.Placed(r, e)
	near := table.Precision(r, at)
	if atBasis == "set_in" {
		near = "country"
	}
	return []string{
		string(e.Status), strings.Join(holders, "; "), strings.Join(stances, "; "),
		r.ID, r.Key, r.URL, fmt.Sprint(sentence), fmt.Sprint(e.Trigger.Start), fmt.Sprint(e.Trigger.End), e.Trigger.Of(r.Text), fmt.Sprint(len(e.Mentions)),
		a.ID, a.Start, a.End, b.ID, b.Start, b.End, e.CAMEO,
		e.When.Value, e.When.Earliest, e.When.Latest, e.When.Basis, e.Where.Basis,
		size("dead"), size("injured"), size("arrested"), size("troops"), e.Why,
		a.CountryBasis, b.CountryBasis, day, dayBasis, at.Place, at.Country, table.Float(at.Lat), table.Float(at.Lon), near, atBasis,
	}
}
