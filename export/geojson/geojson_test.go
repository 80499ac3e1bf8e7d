// SPDX-License-Identifier: Apache-2.0

package geojson

import (
	"bytes"
	"encoding/json"
	"testing"

	"dragoman"
)

func TestOnlyPointsAreDots(t *testing.T) {
	lat, lon := 48.5, 9.25
	klow, syldavia := dragoman.Span{Start: 9, End: 13}, dragoman.Span{Start: 26, End: 34}
	r := &dragoman.Reading{Report: dragoman.Report{ID: "r1", Text: "Raid hit Klow. Arrests in Syldavia. Talks went on.", Published: dragoman.Date{Value: "2025-03-02"}}}
	r.Places = []dragoman.Place{{Span: klow, Name: "Klow", Precision: "point"}, {Span: syldavia, Name: "Syldavia", Precision: "country"}}
	r.Events = []dragoman.Event{
		{ID: "e1", Where: dragoman.Where{Place: "Klow", Lat: &lat, Lon: &lon, Span: &klow}},
		{ID: "e2", Where: dragoman.Where{Place: "Syldavia", Lat: &lat, Lon: &lon, Span: &syldavia}},
		{ID: "e3"},
	}
	var b bytes.Buffer
	w, err := New(&b)
	if err == nil {
		_, err = w.Add(r)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	var x struct {
		Type     string
		Features []struct {
			Type, ID string
			Geometry *struct{ Coordinates []float64 }
		}
	}
	if err := json.Unmarshal(b.Bytes(), &x); err != nil {
		t.Fatal(err)
	}
	if len(x.Features) != 3 || x.Features[0].Geometry == nil || x.Features[0].Geometry.Coordinates[0] != lon || x.Features[1].Geometry != nil || x.Features[2].Geometry != nil {
		t.Errorf("want a point for the town (longitude first), none for the country and the unknown:\n%s", b.String())
	}
}
