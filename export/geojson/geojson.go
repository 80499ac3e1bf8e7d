// SPDX-License-Identifier: Apache-2.0

// Package geojson writes events as a GeoJSON FeatureCollection (RFC 7946). An
// event has a point only where its place is one: a country is no dot, and an
// event without a known place keeps its row with a null geometry.
package geojson

import (
	"encoding/json"
	"io"

	"dragoman"
	"dragoman/export/table"
)

// Writer writes one collection.
type Writer struct {
	w io.Writer
	n int
}

// New starts a collection.
func New(w io.Writer) (*Writer, error) {
	_, err := io.WriteString(w, `{"type":"FeatureCollection","features":[`)
	return &Writer{w: w}, err
}

type feature struct {
	Type       string     `json:"type"`
	ID         string     `json:"id"`
	Geometry   *point     `json:"geometry"`
	Properties properties `json:"properties"`
}

type point struct {
	Type        string     `json:"type"`
	Coordinates [2]float64 `json:"coordinates"` // longitude, latitude
}

type properties struct {
	Event         string   `json:"event"`
	PLOVER        string   `json:"plover"`
	Mode          string   `json:"mode,omitempty"`
	CAMEO         string   `json:"cameo,omitempty"`
	Quad          int      `json:"quad"`
	Intensity     float64  `json:"intensity"`
	Status        string   `json:"status"`
	Actors        []string `json:"actors"`
	Recipients    []string `json:"recipients"`
	Date          string   `json:"date,omitempty"`
	DateBasis     string   `json:"date_basis,omitempty"`
	Place         string   `json:"place,omitempty"`
	Country       string   `json:"country,omitempty"`
	Precision     string   `json:"precision,omitempty"`
	GeoNames      int      `json:"geonames,omitempty"`
	Fallback      string   `json:"fallback_place,omitempty"`
	FallbackIn    string   `json:"fallback_country,omitempty"`
	FallbackBasis string   `json:"fallback_place_basis,omitempty"`
	Report        string   `json:"report"`
	Outlet        string   `json:"outlet,omitempty"`
	URL           string   `json:"url,omitempty"`
	Start         int32    `json:"start"` // bytes of the report's text
	End           int32    `json:"end"`
	Text          string   `json:"text"` // the sentence
}

// Add writes the events of a report and returns how many.
func (w *Writer) Add(r *dragoman.Reading) (int, error) {
	for i := range r.Events {
		b, err := json.Marshal(of(r, &r.Events[i]))
		if err != nil {
			return i, err
		}
		if w.n++; w.n > 1 {
			b = append([]byte(",\n"), b...)
		}
		if _, err := w.w.Write(b); err != nil {
			return i, err
		}
	}
	return len(r.Events), nil
}

// Close ends the collection.
func (w *Writer) Close() error {
	_, err := io.WriteString(w.w, "]}\n")
	return err
}

func of(r *dragoman.Reading, e *dragoman.Event) feature {
	day, dayBasis := table.Dated(r, e)
	at, atBasis := table.Placed(r, e)
	p := properties{Event: e.ID, PLOVER: e.PLOVER, Mode: e.Mode, CAMEO: e.CAMEO, Quad: e.Quad, Intensity: e.Intensity, Status: string(e.Status),
		Actors: names(r, e.Actors), Recipients: names(r, e.Recipients), Date: day, DateBasis: dayBasis,
		Place: e.Where.Place, Country: e.Where.Country, Precision: table.Precision(r, e.Where), GeoNames: e.Where.GeoNames,
		Fallback: at.Place, FallbackIn: at.Country, FallbackBasis: atBasis,
		Report: r.ID, Outlet: r.Outlet, URL: r.URL, Start: e.Trigger.Start, End: e.Trigger.End, Text: table.Clean(e.Trigger.Of(r.Text))}
	if n := r.SentenceAt(e.Trigger.Start); n >= 0 {
		p.Text = table.Clean(r.Sentences[n].Of(r.Text))
	}
	out := feature{"Feature", r.ID + ":" + e.ID, nil, p}
	if p.Precision == "point" && e.Where.Lat != nil && e.Where.Lon != nil {
		out.Geometry = &point{"Point", [2]float64{*e.Where.Lon, *e.Where.Lat}}
	}
	return out
}

func names(r *dragoman.Reading, ps []dragoman.Participant) []string {
	out := []string{}
	for i := range ps {
		if n := table.Clean(table.PartyOf(r, &ps[i]).Name); n != "" {
			out = append(out, n)
		}
	}
	return out
}
