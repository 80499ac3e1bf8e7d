// SPDX-License-Identifier: Apache-2.0

// Package gdelt writes events in the 61 columns of GDELT 2.0's event table:
// tab-separated, without a header unless one is asked for.
package gdelt

import (
	"crypto/sha256"
	_ "embed"
	"encoding/binary"
	"fmt"
	"io"
	"strings"
	"time"

	"dragoman"
	"dragoman/export/table"
	"dragoman/know/actors"
	"dragoman/know/ontology"
)

//go:embed columns.tsv
var columns string

//go:embed fips.tsv
var fips string // ISO 3166 alpha-3 and FIPS 10-4, after GeoNames countryInfo

// Columns are GDELT's 61 columns, in its order.
func Columns() []table.Column { return table.Columns(columns) }

// Options say where rows follow GDELT's own files rather than ours.
type Options struct {
	Numeric bool // GLOBALEVENTID is a whole number, as loaders of a fixed schema ask
	FIPS    bool // countries of places are FIPS 10-4, as GDELT has them, not ISO 3166
}

// Writer writes readings as a table.
type Writer struct {
	*table.Writer
	options  Options
	ontology *ontology.Ontology
	fips     map[string]string // alpha-3 → FIPS
	names    map[string]string // alpha-3 → English name
}

// New starts a table. Events that are not told as having taken place are left
// out: there is no column that would say so.
func New(w io.Writer, form table.Form, options Options) (*Writer, error) {
	o, err := ontology.Load()
	if err != nil {
		return nil, err
	}
	known, err := actors.Known()
	if err != nil {
		return nil, err
	}
	x := &Writer{options: options, ontology: o, fips: map[string]string{}, names: known.Countries()}
	for _, l := range strings.Split(strings.TrimSpace(fips), "\n") {
		iso, code, _ := strings.Cut(l, "\t")
		x.fips[iso] = code
	}
	x.Writer, err = table.NewWriter(w, Columns(), form)
	return x, err
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

// quadClass is GDELT's: 1 to 4 by runs of CAMEO roots (docs/decisions/gdelt.md).
func quadClass(code string) string {
	switch root := code[:2]; {
	case root <= "05":
		return "1"
	case root <= "08":
		return "2"
	case root <= "13":
		return "3"
	}
	return "4"
}

// id is the id of a dyad of an event: ours and its number, or a positive number
// of 63 bits made from that, which two dyads of a million events share with a
// chance of one in a million.
func (w *Writer) id(event string, n int) string {
	id := fmt.Sprintf("%s-%d", event, n)
	if !w.options.Numeric {
		return id
	}
	sum := sha256.Sum256([]byte(id))
	return fmt.Sprint(binary.BigEndian.Uint64(sum[:8]) >> 1)
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
	out := []string{w.id(e.ID, n), sqlDate, month, year, fraction}
	out = append(out, actor(table.PartyOf(r, d.Actor))...)
	out = append(out, actor(table.PartyOf(r, d.Recipient))...)
	out = append(out, root, e.CAMEO, base, e.CAMEO[:2], quadClass(e.CAMEO), fmt.Sprintf("%g", code.Goldstein), fmt.Sprint(len(e.Mentions)), "1", "1", "")
	out = append(out, w.place(r, partyPlace(r, d.Actor))...)
	out = append(out, w.place(r, partyPlace(r, d.Recipient))...)
	out = append(out, w.place(r, e.Where)...)
	return append(out, added(r), r.URL)
}

// geoType is GDELT's Geo_Type: 1 a country, 2 and 3 a state and a town of
// the United States, 5 and 4 those of the rest of the world; 0 where it is not
// known what a place is.
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
	return "0"
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
func (w *Writer) place(r *dragoman.Reading, at dragoman.Where) []string {
	if at.Place == "" {
		return []string{"0", "", "", "", "", "", "", ""}
	}
	id, country := "", at.Country
	if at.GeoNames != 0 {
		id = fmt.Sprint(at.GeoNames)
	}
	if w.options.FIPS {
		country = w.fips[country]
	}
	return []string{geoType(table.Precision(r, at), at.Country), w.fullName(r, at), country, "", "", table.Float(at.Lat), table.Float(at.Lon), id}
}

// fullName is a place with its first-level unit and country, as far as they are
// known: "Mitrovo, Lower Vale, Syldavia".
func (w *Writer) fullName(r *dragoman.Reading, at dragoman.Where) string {
	out := at.Place
	for _, s := range []string{table.Unit(r, at), w.names[at.Country]} {
		if s != "" && s != at.Place {
			out += ", " + s
		}
	}
	return out
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
