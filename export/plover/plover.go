// SPDX-License-Identifier: Apache-2.0

// Package plover writes events as PLOVER 2.0 records, a JSON object a line.
package plover

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"dragoman"
	"dragoman/export/table"
)

// Record is a PLOVER record. Lists of actors stay lists.
type Record struct {
	ID         string         `json:"id"`
	HasEvent   bool           `json:"has_event"`
	Date       string         `json:"date"` // ISO day, "" where the report does not say
	EndDate    string         `json:"enddate,omitempty"`
	Actor      []Entity       `json:"actor"`
	Recipient  []Entity       `json:"recipient"`
	Event      []string       `json:"event"`
	Auxiliary  []string       `json:"auxiliary_mode"` // historical, future, hypothetical, negation
	Location   *Location      `json:"event_loc,omitempty"`
	EventText  []string       `json:"event_text"` // the trigger of each mention
	QuadCode   int            `json:"quad_code"`
	EventScale float64        `json:"event_scale"`
	Mode       []string       `json:"mode"`
	Context    []string       `json:"context"`
	Link       string         `json:"link,omitempty"`
	Text       string         `json:"text"` // the sentence of the trigger
	TextInfo   map[string]any `json:"text_info"`
	CiteInfo   map[string]any `json:"cite_info"`
	Sizes      map[string]any `json:"sizes,omitempty"`
	Coder      string         `json:"coder"`
	Comment    string         `json:"comment,omitempty"`
}

// Entity is an actor or recipient.
type Entity struct {
	Code           string `json:"code"` // country
	Sector         string `json:"sector"`
	Text           string `json:"entity_text"`
	Identifier     string `json:"identifier_id,omitempty"`
	IdentifierText string `json:"identifier_text,omitempty"`
	Office         string `json:"office,omitempty"`
	Gender         string `json:"gender,omitempty"`
}

// Location is where an event happened.
type Location struct {
	Name     string   `json:"name"`
	Country  string   `json:"country,omitempty"`
	Lat      *float64 `json:"lat,omitempty"`
	Lon      *float64 `json:"lon,omitempty"`
	GeoNames int      `json:"geonames_id,omitempty"`
}

// auxiliary are PLOVER's auxiliary modes for our statuses; what merely took
// place has none.
var auxiliary = map[dragoman.Status]string{
	dragoman.Historical: "historical", dragoman.Planned: "future", dragoman.Requested: "hypothetical",
	dragoman.Threatened: "hypothetical", dragoman.Hypothetical: "hypothetical", dragoman.Negated: "negation",
}

// Write writes the events of one reading.
func Write(w io.Writer, r *dragoman.Reading) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	for i := range r.Events {
		if err := out.Encode(Of(r, &r.Events[i])); err != nil {
			return fmt.Errorf("writing event %s: %w", r.Events[i].ID, err)
		}
	}
	return nil
}

// Of is the record of one event.
func Of(r *dragoman.Reading, e *dragoman.Event) Record {
	p := Record{
		ID: e.ID, HasEvent: true, Date: table.Day(e.When), Event: []string{e.PLOVER},
		Actor: entities(r, e.Actors), Recipient: entities(r, e.Recipients),
		Auxiliary: []string{}, Mode: []string{}, Context: append([]string{}, e.Contexts...),
		QuadCode: e.Quad, EventScale: e.Intensity, Link: r.URL, Coder: "dragoman", Comment: e.Why,
		TextInfo: map[string]any{"report": r.ID, "trigger": e.Trigger, "status": e.Status, "according_to": e.AccordingTo},
		CiteInfo: map[string]any{"outlet": r.Outlet, "title": r.Title, "published": r.Published.Value},
	}
	if len(e.When.Latest) >= 10 && p.Date == "" && len(e.When.Earliest) >= 10 {
		p.Date, p.EndDate = e.When.Earliest[:10], e.When.Latest[:10]
	}
	if e.Mode != "" {
		p.Mode = []string{strings.ToLower(e.Mode)}
	}
	if a := auxiliary[e.Status]; a != "" {
		p.Auxiliary = []string{a}
	}
	if e.Where.Place != "" {
		p.Location = &Location{e.Where.Place, e.Where.Country, e.Where.Lat, e.Where.Lon, e.Where.GeoNames}
	}
	for _, m := range e.Mentions {
		p.EventText = append(p.EventText, table.Clean(m.Of(r.Text)))
	}
	if s := r.SentenceAt(e.Trigger.Start); s >= 0 {
		p.Text = table.Clean(r.Sentences[s].Of(r.Text))
	}
	for _, s := range e.Sizes {
		if p.Sizes == nil {
			p.Sizes = map[string]any{}
		}
		p.Sizes[s.Kind] = s.Value
	}
	return p
}

func entities(r *dragoman.Reading, list []dragoman.Participant) []Entity {
	out := []Entity{}
	for i := range list {
		t := table.PartyOf(r, &list[i])
		e := Entity{Code: t.Country, Sector: t.Sector, Text: table.Clean(t.Raw), Identifier: t.Wikidata, Office: t.Title}
		if a := r.Actor(list[i].Actor); a != nil {
			e.IdentifierText, e.Gender = a.Name, a.Gender
		}
		out = append(out, e)
	}
	return out
}
