// SPDX-License-Identifier: Apache-2.0

// Package table is what the tables of events share: clean fields, a header,
// the Frictionless schema and the manifest written beside them, and the dyads
// that lists of actors expand to, here and nowhere else.
package table

import (
	"encoding/json"
	"fmt"
	"strings"

	"dragoman"
)

// Column is one column: its name, Frictionless type and what it holds.
type Column struct {
	Name        string `json:"name"`
	Type        string `json:"type"` // string, number, integer, date
	Description string `json:"description,omitempty"`
}

// Columns reads a column list: a name a line, then after tabs its type and
// description; the type is string where not given.
func Columns(list string) []Column {
	var out []Column
	for _, l := range strings.Split(strings.TrimSpace(list), "\n") {
		f := strings.Split(l, "\t")
		c := Column{Name: f[0], Type: "string"}
		if len(f) > 1 && f[1] != "" {
			c.Type = f[1]
		}
		if len(f) > 2 {
			c.Description = f[2]
		}
		out = append(out, c)
	}
	return out
}

// Clean makes a string fit for a field: tabs, newlines and other control
// characters become one blank, and blanks at the ends go.
func Clean(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return r <= ' ' || r == 0x7f || r == 0x85 || r == 0x2028 || r == 0x2029
	}), " ")
}

// Schema is the Frictionless table schema of the columns, as schema.json
// holds it: codes are strings, a missing value is the empty string.
func Schema(columns []Column) ([]byte, error) {
	return indent(struct {
		Schema  string   `json:"$schema"`
		Fields  []Column `json:"fields"`
		Missing []string `json:"missingValues"`
	}{"https://datapackage.org/profiles/2.0/tableschema.json", columns, []string{""}})
}

// Manifest says what a table was made of and with.
type Manifest struct {
	Engine    string            `json:"engine"`
	Version   string            `json:"version"`
	Format    string            `json:"format"`
	Query     string            `json:"query,omitempty"`
	Models    map[string]string `json:"models,omitempty"`    // name → sha256
	Gazetteer string            `json:"gazetteer,omitempty"` // sha256 of the built table
	Actors    string            `json:"actors,omitempty"`    // sha256 of the built actor file
	Schema    string            `json:"schema,omitempty"`    // the standard a format without a schema.json follows
	Inputs    []Input           `json:"inputs,omitempty"`
	Files     []File            `json:"files"`
}

// Input is one report that went in.
type Input struct {
	Report string `json:"report"`
	Key    string `json:"key,omitempty"`
	SHA256 string `json:"sha256"` // of the text
}

// File is one file that came out.
type File struct {
	Name   string `json:"name"`
	Rows   int    `json:"rows"`
	SHA256 string `json:"sha256"`
}

// JSON is the manifest as MANIFEST.json holds it.
func (m Manifest) JSON() ([]byte, error) { return indent(m) }

func indent(v any) ([]byte, error) {
	b, err := json.MarshalIndent(v, "", "  ")
	return append(b, '\n'), err
}

// Happened reports whether an event may stand in a table that has no column
// for its status: it is told as having taken place.
func Happened(e *dragoman.Event) bool {
	switch e.Status {
	case dragoman.Occurred, dragoman.Ongoing, dragoman.Historical, "":
		return true
	}
	return false
}

// Dyad is one actor and one recipient of an event; either may be nil.
type Dyad struct{ Actor, Recipient *dragoman.Participant }

// Dyads expands an event's lists: every actor with every recipient; where
// there is no recipient and several actors (a mutual event), every ordered
// pair of different actors.
func Dyads(e *dragoman.Event) (out []Dyad) {
	switch {
	case len(e.Actors) > 0 && len(e.Recipients) > 0:
		for i := range e.Actors {
			for j := range e.Recipients {
				out = append(out, Dyad{&e.Actors[i], &e.Recipients[j]})
			}
		}
	case len(e.Recipients) > 0:
		for j := range e.Recipients {
			out = append(out, Dyad{nil, &e.Recipients[j]})
		}
	case len(e.Actors) > 1:
		for i := range e.Actors {
			for j := range e.Actors {
				if i != j {
					out = append(out, Dyad{&e.Actors[i], &e.Actors[j]})
				}
			}
		}
	case len(e.Actors) == 1:
		out = append(out, Dyad{&e.Actors[0], nil})
	default:
		out = append(out, Dyad{})
	}
	return out
}

// known is the place among those of the report that an event is set at, or nil.
func known(r *dragoman.Reading, w dragoman.Where) *dragoman.Place {
	if w.Place == "" {
		return nil
	}
	for i := range r.Places {
		if p := &r.Places[i]; w.Span != nil && p.Span == *w.Span || p.GeoNames != 0 && p.GeoNames == w.GeoNames {
			return p
		}
	}
	return nil
}

// Precision is how closely the place of an event is known: point, area,
// country, or "" for unknown.
func Precision(r *dragoman.Reading, w dragoman.Where) string {
	if p := known(r, w); p != nil {
		return p.Precision
	}
	return ""
}

// Unit is the first-level unit the place of an event lies in, "" for unknown.
func Unit(r *dragoman.Reading, w dragoman.Where) string {
	if p := known(r, w); p != nil {
		return p.Admin1
	}
	return ""
}

// City is the place of an event where it is a point, "" where it is an area, a
// country, or not known so closely.
func City(r *dragoman.Reading, w dragoman.Where) string {
	if Precision(r, w) == "point" {
		return w.Place
	}
	return ""
}

// Names joins the names of the actors of some kinds, in order, with "; ".
func Names(r *dragoman.Reading, kinds ...dragoman.Kind) string {
	var out []string
	for _, a := range r.Actors {
		for _, k := range kinds {
			if a.Kind == k {
				out = append(out, Clean(a.Name))
			}
		}
	}
	return strings.Join(out, "; ")
}

// Float prints a coordinate, "" for unknown.
func Float(f *float64) string {
	if f == nil {
		return ""
	}
	return fmt.Sprintf("%g", *f)
}

// Day is the calendar day an event is dated to, "" where the text dates it no
// closer than a month or not at all.
func Day(w dragoman.When) string {
	if len(w.Earliest) >= 10 && len(w.Latest) >= 10 && w.Earliest[:10] == w.Latest[:10] {
		return w.Earliest[:10]
	}
	if len(w.Value) >= 10 && w.Value[4] == '-' && w.Value[7] == '-' && !strings.ContainsAny(w.Value[:10], "WXPT") {
		return w.Value[:10]
	}
	return ""
}
