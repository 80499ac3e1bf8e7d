// SPDX-License-Identifier: Apache-2.0

// Package icews writes events in the 20 columns of the ICEWS event tables.
package icews

import (
	_ "embed"
	"fmt"
	"io"
	"strings"

	"dragoman"
	"dragoman/export/table"
	"dragoman/know/actors"
	"dragoman/know/ontology"
)

//go:embed sectors.tsv
var sectors string // PLOVER sector, and how ICEWS says it

//go:embed columns.tsv
var columns string

// Columns are the 20 columns of ICEWS, in its order.
func Columns() []table.Column { return table.Columns(columns) }

// Writer writes readings as a table.
type Writer struct {
	*table.Writer
	ontology  *ontology.Ontology
	countries map[string]string // code → how it is written; nil: as the code
	sectors   map[string]string
}

// New starts a table. Events that are not told as having taken place are left
// out: there is no column that would say so. named writes countries and sectors
// by their names, as ICEWS' own files do, not by their codes.
func New(w io.Writer, form table.Form, named bool) (*Writer, error) {
	o, err := ontology.Load()
	if err != nil {
		return nil, err
	}
	x := &Writer{ontology: o}
	if named {
		known, err := actors.Known()
		if err != nil {
			return nil, err
		}
		x.countries, x.sectors = known.Countries(), map[string]string{}
		for _, l := range strings.Split(strings.TrimSpace(sectors), "\n") {
			code, name, _ := strings.Cut(l, "\t")
			x.sectors[code] = name
		}
	}
	x.Writer, err = table.NewWriter(w, Columns(), form)
	return x, err
}

// as is a code, or its name where there is one.
func as(names map[string]string, code string) string {
	if n := names[code]; n != "" {
		return n
	}
	return code
}

// Add writes the events of one reading, a row a dyad.
func (w *Writer) Add(r *dragoman.Reading) error {
	for i := range r.Events {
		e := &r.Events[i]
		if !table.Happened(e) || e.CAMEO == "" {
			continue
		}
		code, _ := w.ontology.Code(e.CAMEO)
		for _, d := range table.Dyads(e) {
			a, b := table.PartyOf(r, d.Actor), table.PartyOf(r, d.Recipient)
			err := w.Row([]string{
				e.ID, table.Day(e.When), a.Name, as(w.sectors, a.Sector), as(w.countries, a.Country), code.Name, e.CAMEO, fmt.Sprintf("%g", code.Goldstein),
				b.Name, as(w.sectors, b.Sector), as(w.countries, b.Country), r.ID, fmt.Sprint(r.SentenceAt(e.Trigger.Start) + 1), r.Outlet,
				table.City(r, e.Where), "", table.Unit(r, e.Where), as(w.countries, e.Where.Country), table.Float(e.Where.Lat), table.Float(e.Where.Lon),
			})
			if err != nil {
				return err
			}
		}
	}
	return nil
}
