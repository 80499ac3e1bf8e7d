// SPDX-License-Identifier: Apache-2.0

package stix

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"dragoman"
)

func reading(id, published string, status dragoman.Status) *dragoman.Reading {
	lat, lon := 13.5, 2.1
	r := &dragoman.Reading{Report: dragoman.Report{ID: id, Title: "Raid", Outlet: "Sahel News", Text: "Police raided Dosso."}}
	r.Published = dragoman.Date{Value: published}
	r.Sentences = []dragoman.Sentence{{Span: dragoman.Span{Start: 0, End: 20}}}
	r.Actors = []dragoman.Actor{{ID: "a1", Kind: dragoman.Organisation, Name: "Police"}}
	r.Events = []dragoman.Event{{ID: "e1", Trigger: dragoman.Span{Start: 7, End: 13}, PLOVER: "ASSAULT", Status: status,
		Actors: []dragoman.Participant{{Actor: "a1"}, {Actor: ""}}, AccordingTo: []dragoman.Holder{{Holder: "outlet", Stance: dragoman.Asserts}},
		Where: dragoman.Where{Place: "Dosso", Country: "NER", Lat: &lat, Lon: &lon}}}
	return r
}

func bundle(t *testing.T, rs ...*dragoman.Reading) (map[string][]map[string]any, *Writer, string) {
	t.Helper()
	var b bytes.Buffer
	w, err := New(&b, map[string]string{"NER": "NE"})
	for _, r := range rs {
		if err == nil {
			_, err = w.Add(r)
		}
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	var x struct {
		Type, ID string
		Objects  []map[string]any
	}
	if err := json.Unmarshal(b.Bytes(), &x); err != nil {
		t.Fatalf("%v\n%s", err, b.String())
	}
	id := regexp.MustCompile(`^[a-z-]+--[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)
	known, by := map[string]bool{}, map[string][]map[string]any{}
	for _, o := range x.Objects {
		known[o["id"].(string)] = true
		by[o["type"].(string)] = append(by[o["type"].(string)], o)
		if !id.MatchString(o["id"].(string)) || !strings.HasPrefix(o["id"].(string), o["type"].(string)+"--") || o["spec_version"] != "2.1" || o["created"] == nil {
			t.Errorf("no valid object: %v", o)
		}
	}
	if x.Type != "bundle" || !id.MatchString(x.ID) {
		t.Errorf("bundle %q %q", x.Type, x.ID)
	}
	for _, o := range by["relationship"] {
		if !known[o["source_ref"].(string)] || !known[o["target_ref"].(string)] {
			t.Errorf("a relationship hangs: %v", o)
		}
	}
	for _, o := range by["report"] {
		for _, ref := range o["object_refs"].([]any) {
			if !known[ref.(string)] {
				t.Errorf("a report refers to what is not there: %v", ref)
			}
		}
	}
	return by, w, b.String()
}

func TestBundle(t *testing.T) {
	by, w, first := bundle(t, reading("r1", "2025-05-06", dragoman.Occurred), reading("r2", "2025-05-06T10:00:00+02:00", dragoman.Negated), reading("r3", "2025-05", dragoman.Occurred))
	if w.Undated != 1 || len(by["report"]) != 2 || len(by["incident"]) != 2 || len(by["identity"]) != 1 || len(by["location"]) != 1 {
		t.Errorf("%d undated, %v", w.Undated, by)
	}
	if p := by["report"][1]["published"]; p != "2025-05-06T08:00:00.000Z" {
		t.Errorf("published %v", p)
	}
	kinds := map[string]int{}
	for _, o := range by["relationship"] {
		kinds[o["relationship_type"].(string)]++
	}
	if kinds["attributed-to"] != 1 || kinds["related-to"] != 1 || kinds["located-at"] != 2 {
		t.Errorf("what did not happen is laid on nobody: %v", kinds)
	}
	if _, _, again := bundle(t, reading("r1", "2025-05-06", dragoman.Occurred), reading("r2", "2025-05-06T10:00:00+02:00", dragoman.Negated), reading("r3", "2025-05", dragoman.Occurred)); again != first {
		t.Error("the same readings gave other bytes")
	}
}

func TestEmptyBundleIsValid(t *testing.T) {
	if by, _, _ := bundle(t); len(by) != 0 {
		t.Errorf("%v", by)
	}
}
