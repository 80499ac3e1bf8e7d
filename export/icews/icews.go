// SPDX-License-Identifier: Apache-2.0

// Package icews writes events in the 20 columns of the ICEWS event tables.
package icews

import (
	_ "embed"
	"fmt"
	"io"

	"dragoman"
	"dragoman/export/table"
	"dragoman/know/ontology"
)

//go:embed columns.tsv
var columns string

// Columns are the 20 columns of ICEWS, in its order.
func Columns() []table.Column { return table.Columns(columns) }

// Writer writes readings as a table.
type Writer struct {
	*table.Writer
	ontology *ontology.Ontology
}

// New starts a table. Events that are not told as having taken place are left
// out: there is no column that would say so.
func New(w io.Writer, form table.Form) (*Writer, error) {
	o, err := ontology.Load()
	if err != nil {
		return nil, err
	}
	t, err := table.NewWriter(w, Columns(), form)
	return &Writer{t, o}, err
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
				e.ID, table.Day(e.When), a.Name, a.Sector, a.Country, code.Name, e.CAMEO, fmt.Sprintf("%g", code.Goldstein),
				b.Name, b.Sector, b.Country, r.ID, fmt.Sprint(r.SentenceAt(e.Trigger.Start) + 1), r.Outlet,
				table.City(r, e.Where), "", "", e.Where.Country, table.Float(e.Where.Lat), table.Float(e.Where.Lon),
			})
			if err != nil {
				return err
			}
		}
	}
	return nil
}
