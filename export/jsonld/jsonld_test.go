// SPDX-License-Identifier: Apache-2.0

package jsonld

import (
	"bytes"
	"encoding/json"
	"testing"

	"dragoman"
)

func TestEventsAreActions(t *testing.T) {
	r := &dragoman.Reading{Report: dragoman.Report{ID: "r1", Title: "Raid", Outlet: "Sahel News", Text: "Gunmen raided Dosso.", Published: dragoman.Date{Value: "2025-05-06"}}}
	r.Sentences = []dragoman.Sentence{{Span: dragoman.Span{Start: 0, End: 20}}}
	r.Actors = []dragoman.Actor{{ID: "a1", Kind: dragoman.Country, Name: "Niger", Link: "Q1032"}}
	e := dragoman.Event{ID: "e1", Trigger: dragoman.Span{Start: 7, End: 13}, PLOVER: "ASSAULT", Status: dragoman.Occurred,
		Actors: []dragoman.Participant{{Span: dragoman.Span{Start: 0, End: 6}}}, Recipients: []dragoman.Participant{{Actor: "a1"}}, Where: dragoman.Where{Place: "Dosso", GeoNames: 7, Country: "NER"}}
	no := e
	no.ID, no.Status = "e2", dragoman.Negated
	r.Events = []dragoman.Event{e, no}
	var b bytes.Buffer
	if n, err := Write(&b, r, map[string]string{"NER": "NE"}); n != 2 || err != nil {
		t.Fatal(n, err)
	}
	d := json.NewDecoder(&b)
	var x, y map[string]any
	if err := d.Decode(&x); err != nil {
		t.Fatal(err)
	}
	if err := d.Decode(&y); err != nil {
		t.Fatal(err)
	}
	agent, object := x["agent"].([]any)[0].(map[string]any), x["object"].([]any)[0].(map[string]any)
	if x["@type"] != "Action" || x["actionStatus"] != "CompletedActionStatus" || agent["name"] != "Gunmen" || object["sameAs"] != "http://www.wikidata.org/entity/Q1032" || x["description"] != "Gunmen raided Dosso." {
		t.Errorf("%v", x)
	}
	if _, ok := y["actionStatus"]; ok || y["dragoman:status"] != "negated" {
		t.Errorf("what did not happen is neither completed nor failed: %v", y)
	}
	loc := x["location"].(map[string]any)
	if loc["geo"] != nil || loc["addressCountry"] != nil {
		t.Errorf("a place without a point got one, or an address of its own: %v", loc)
	}
	if a, _ := loc["address"].(map[string]any); a["@type"] != "PostalAddress" || a["addressCountry"] != "NE" {
		t.Errorf("address %v, want a PostalAddress in NE", a)
	}
}
