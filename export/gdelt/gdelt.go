// SPDX-License-Identifier: Apache-2.0

// Package gdelt writes events in the 61 columns of GDELT 2.0's event table:
// tab-separated, without a header unless one is asked for.
package gdelt

import (
	_ "embed"
	"fmt"
	"io"
	"strings"
	"time"

	"dragoman"
	"dragoman/export/table"
	"dragoman/know/ontology"
)

//go:embed columns.tsv
var columns string

// Columns are GDELT's 61 columns, in its order.
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
		for n, d := range table.Dyads(e) {
			if err := w.Row(w.row(r, e, d, n)); err != nil {
				return err
			}
		}
	}
	return nil
}

// sectors maps PLOVER sectors to CAMEO types, where the two differ.
var sectors = map[string]string{"JRN": "MED", "MED": "HLH", "PTY": "PTY", "PRE": "OPP", "PRM": "REB", "UNK": ""}

// known are the country codes of PLOVER that CAMEO keeps in the group column.
var known = map[string]bool{"IGO": true, "NGO": true, "IMG": true, "MNC": true, "UNO": true, "NGM": true, "EUR": true, "ISM": true}

// actor is the ten columns of an actor.
func actor(p table.Party) []string {
	typ, ok := sectors[p.Sector]
	if !ok {
		typ = p.Sector
	}
	country, group := p.Country, ""
	if known[country] {
		country, group = "", country
	}
	return []string{country + group + typ, strings.ToUpper(p.Name), country, group, "", "", "", typ, "", ""}
}

// quadClass is GDELT's: 1 to 4 by CAMEO root, 01 and 02 counted as 1.
func quadClass(code string) string {
	switch root := code[:2]; {
	case root <= "05":
		return "1"
	case root <= "08":
		return "2"
	case root <= "13" || root == "16":
		return "3"
	}
	return "4"
}

func (w *Writer) row(r *dragoman.Reading, e *dragoman.Event, d table.Dyad, n int) []string {
	day := table.Day(e.When)
	sqlDate, month, year, fraction := "", "", "", ""
	if t, err := time.Parse(time.DateOnly, day); err == nil {
		sqlDate, month, year = t.Format("20060102"), t.Format("200601"), t.Format("2006")
		fraction = fmt.Sprintf("%.4f", float64(t.Year())+float64(t.YearDay()-1)/365)
	}
	base := e.CAMEO
	if len(base) > 3 {
		base = base[:3]
	}
	code, _ := w.ontology.Code(e.CAMEO)
	root := "0"
	if s := r.SentenceAt(e.Trigger.Start); s >= 0 && r.Sentences[s].Para == 0 {
		root = "1"
	}
	out := []string{fmt.Sprintf("%s-%d", e.ID, n), sqlDate, month, year, fraction}
	out = append(out, actor(table.PartyOf(r, d.Actor))...)
	out = append(out, actor(table.PartyOf(r, d.Recipient))...)
	out = append(out, root, e.CAMEO, base, e.CAMEO[:2], quadClass(e.CAMEO), fmt.Sprintf("%g", code.Goldstein), fmt.Sprint(len(e.Mentions)), "1", "1", "")
	out = append(out, place(r, partyPlace(r, d.Actor))...)
	out = append(out, place(r, partyPlace(r, d.Recipient))...)
	out = append(out, place(r, e.Where)...)
	return append(out, added(r), r.URL)
}

// geoType is GDELT's Geo_Type: 1 a country, 2 and 3 a state and a town of
// the United States, 5 and 4 those of the rest of the world.
func geoType(precision, country string) string {
	switch {
	case precision == "point" && country == "USA":
		return "3"
	case precision == "point":
		return "4"
	case precision == "area" && country == "USA":
		return "2"
	case precision == "area":
		return "5"
	case precision == "country":
		return "1"
	}
	return ""
}

// partyPlace is the place that the words for a party name: Kharkiv in "the city
// of Kharkiv", Chad in "the army of Chad". A party without one has none: where
// it was is not guessed from where the event was.
func partyPlace(r *dragoman.Reading, p *dragoman.Participant) (w dragoman.Where) {
	if p == nil {
		return w
	}
	for i := range r.Places {
		if x := &r.Places[i]; p.Has(x.Span) && x.Precision != "" {
			return dragoman.Where{Place: x.Name, Span: &x.Span, GeoNames: x.GeoNames, Lat: x.Lat, Lon: x.Lon, Country: x.Country}
		}
	}
	return w
}

// place is the eight columns of a place.
func place(r *dragoman.Reading, w dragoman.Where) []string {
	if w.Place == "" {
		return []string{"0", "", "", "", "", "", "", ""}
	}
	id := ""
	if w.GeoNames != 0 {
		id = fmt.Sprint(w.GeoNames)
	}
	return []string{geoType(table.Precision(r, w), w.Country), w.Place, w.Country, "", "", table.Float(w.Lat), table.Float(w.Lon), id}
}

// added is DATEADDED: when the report was fetched, else published, in digits.
func added(r *dragoman.Reading) string {
	for _, s := range []string{r.Fetched, r.Published.Value} {
		if t, err := time.Parse(time.RFC3339, s); err == nil {
			return t.UTC().Format("20060102150405")
		}
		if t, err := time.Parse(time.DateOnly, s); err == nil {
			return t.Format("20060102150405")
		}
	}
	return ""
}
