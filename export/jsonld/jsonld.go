// SPDX-License-Identifier: Apache-2.0

// Package jsonld writes events as schema.org Actions in JSON-LD, statements as
// Quotations and Claims, and claims as Claims, one a line. Who did it is the agent, to whom the object; the status is the action
// status only where schema.org has a word for it, and always stands in
// dragoman:status. The passage and the chain of holders go with each.
package jsonld

import (
	"encoding/json"
	"fmt"
	"io"

	"dragoman"
	"dragoman/export/table"
)

// context is schema.org, and a prefix for what it has no word for.
var context = []any{"https://schema.org", map[string]string{"dragoman": "urn:dragoman:vocabulary:"}}

type action struct {
	Context  []any    `json:"@context"`
	ID       string   `json:"@id"`
	Type     string   `json:"@type"`
	Name     string   `json:"name"`
	Text     string   `json:"description"`
	Status   string   `json:"actionStatus,omitempty"`
	Start    string   `json:"startTime,omitempty"`
	End      string   `json:"endTime,omitempty"`
	Agent    []thing  `json:"agent,omitempty"`
	Object   []thing  `json:"object,omitempty"`
	Location *place   `json:"location,omitempty"`
	Subject  article  `json:"subjectOf"`
	PLOVER   string   `json:"dragoman:plover"`
	CAMEO    string   `json:"dragoman:cameo,omitempty"`
	Held     string   `json:"dragoman:status"`
	By       []holder `json:"dragoman:accordingTo"`
	Start8   int32    `json:"dragoman:start"` // bytes of the report's text
	End8     int32    `json:"dragoman:end"`
}

type thing struct {
	Type   string `json:"@type"`
	ID     string `json:"@id,omitempty"`
	Name   string `json:"name"`
	SameAs string `json:"sameAs,omitempty"`
}

type place struct {
	Type    string   `json:"@type"`
	ID      string   `json:"@id,omitempty"`
	Name    string   `json:"name"`
	Geo     *geo     `json:"geo,omitempty"`
	Address *address `json:"address,omitempty"`
}

// address is where a place lies; its country is ISO 3166 alpha-2.
type address struct {
	Type    string `json:"@type"`
	Region  string `json:"addressRegion,omitempty"`
	Country string `json:"addressCountry"`
}

type geo struct {
	Type string  `json:"@type"`
	Lat  float64 `json:"latitude"`
	Lon  float64 `json:"longitude"`
}

type article struct {
	Type      string `json:"@type"`
	ID        string `json:"@id"`
	Headline  string `json:"headline,omitempty"`
	URL       string `json:"url,omitempty"`
	Published string `json:"datePublished,omitempty"`
	Publisher *thing `json:"publisher,omitempty"`
}

type holder struct {
	Type   string `json:"@type"`
	Name   string `json:"name"`
	Stance string `json:"dragoman:stance"`
}

// statuses are those schema.org has a word for. What is denied or negated did
// not fail: it has none.
var statuses = map[dragoman.Status]string{
	dragoman.Occurred: "CompletedActionStatus", dragoman.Historical: "CompletedActionStatus", dragoman.Ongoing: "ActiveActionStatus",
	dragoman.Planned: "PotentialActionStatus", dragoman.Requested: "PotentialActionStatus", dragoman.Threatened: "PotentialActionStatus", dragoman.Hypothetical: "PotentialActionStatus",
}

// types are schema.org's for kinds of actors.
var types = map[dragoman.Kind]string{dragoman.Person: "Person", dragoman.Organisation: "Organization", dragoman.Group: "Organization", dragoman.Country: "Country",
	dragoman.PlaceKind: "Place", dragoman.Facility: "Place", dragoman.EventKind: "Event", dragoman.Work: "CreativeWork"}

// Write writes the events of a report and returns how many. iso2 gives the
// alpha-2 code of a country's alpha-3 one.
func Write(w io.Writer, r *dragoman.Reading, iso2 map[string]string) (int, error) {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	for i := range r.Events {
		if err := out.Encode(of(r, &r.Events[i], iso2)); err != nil {
			return i, err
		}
	}
	return len(r.Events), nil
}

func of(r *dragoman.Reading, e *dragoman.Event, iso2 map[string]string) action {
	x := action{Context: context, ID: "urn:dragoman:event:" + r.ID + ":" + e.ID, Type: "Action", Name: e.Trigger.Of(r.Text), Text: e.Trigger.Of(r.Text), Status: statuses[e.Status], PLOVER: e.PLOVER, CAMEO: e.CAMEO,
		Held: string(e.Status), By: []holder{}, Start: e.When.Earliest, End: e.When.Latest, Agent: things(r, e.Actors), Object: things(r, e.Recipients), Start8: e.Trigger.Start, End8: e.Trigger.End,
		Subject: articleOf(&r.Report)}
	if n := r.SentenceAt(e.Trigger.Start); n >= 0 {
		x.Text = r.Sentences[n].Of(r.Text)
	}
	for _, h := range e.AccordingTo {
		name := h.Holder
		if a := r.Actor(name); a != nil {
			name = a.Name
		}
		x.By = append(x.By, holder{"Thing", name, string(h.Stance)})
	}
	if l := e.Where; l.Place != "" {
		x.Location = &place{Type: "Place", Name: l.Place}
		if l.GeoNames != 0 {
			x.Location.ID = fmt.Sprintf("https://sws.geonames.org/%d/", l.GeoNames)
		}
		if country := iso2[l.Country]; country != "" {
			x.Location.Address = &address{"PostalAddress", table.Unit(r, l), country}
		}
		if l.Lat != nil && l.Lon != nil {
			x.Location.Geo = &geo{"GeoCoordinates", *l.Lat, *l.Lon}
		}
	}
	return x
}

// things are the parties of an event; one without a name keeps its words.
func things(r *dragoman.Reading, ps []dragoman.Participant) []thing {
	var out []thing
	for _, p := range ps {
		a := r.Actor(p.Actor)
		if a == nil {
			if p.Len() > 0 && !table.Pronouns(r, p.Span) {
				out = append(out, thing{Type: "Thing", Name: p.Of(r.Text)})
			}
			continue
		}
		if a.Name == "" {
			continue
		}
		out = append(out, thingOf(a))
	}
	return out
}

// thingOf is an actor.
func thingOf(a *dragoman.Actor) thing {
	t := thing{Type: types[a.Kind], ID: "urn:dragoman:actor:" + a.ID, Name: a.Name}
	if t.Type == "" {
		t.Type = "Thing"
	}
	if len(a.Link) > 1 && a.Link[0] == 'Q' && a.Link[1] >= '0' && a.Link[1] <= '9' {
		t.SameAs = "http://www.wikidata.org/entity/" + a.Link
	}
	return t
}

// articleOf is a report.
func articleOf(r *dragoman.Report) article {
	out := article{Type: "NewsArticle", ID: "urn:dragoman:report:" + r.ID, Headline: r.Title, URL: r.URL, Published: r.Published.Value}
	if r.Outlet != "" {
		out.Publisher = &thing{Type: "Organization", Name: r.Outlet}
	}
	return out
}
