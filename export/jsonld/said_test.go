// SPDX-License-Identifier: Apache-2.0

package jsonld

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"dragoman"
)

func TestQuotationsAndClaims(t *testing.T) {
	text := `"We won," she said. He said it rained.`
	at := func(s string) []dragoman.Span {
		i := strings.Index(text, s)
		return []dragoman.Span{{Start: int32(i), End: int32(i + len(s))}}
	}
	r := &dragoman.Reading{Report: dragoman.Report{ID: "r1", Text: text, Published: dragoman.Date{Value: "2025-03-01"}}}
	r.Actors = []dragoman.Actor{{ID: "a1", Kind: dragoman.Person, Name: "Liv Aune"}}
	r.Statements = []dragoman.Statement{
		{ID: "s1", Form: "direct", Content: at(`"We won,"`), Speaker: dragoman.Speaker{Actor: "a1", Class: "named"}},
		{ID: "s2", Form: "indirect", Content: at("it rained"), Speaker: dragoman.Speaker{Class: "anonymous"}},
	}
	var b bytes.Buffer
	if n, err := WriteStatements(&b, r); n != 2 || err != nil {
		t.Fatal(n, err)
	}
	var x, y map[string]any
	d := json.NewDecoder(&b)
	if d.Decode(&x) != nil || d.Decode(&y) != nil {
		t.Fatal("no two objects")
	}
	if x["@type"] != "Quotation" || x["isPartOf"] == nil || x["creator"] == nil {
		t.Errorf("quoted: %v", x)
	}
	if y["@type"] != "Claim" || y["appearance"] == nil || y["creator"] != nil || y["text"] != "it rained" {
		t.Errorf("told: %v", y)
	}
}

func TestFirstAppearance(t *testing.T) {
	for _, x := range []struct {
		dates []string
		want  string
	}{
		{[]string{"2025-03-02", "2025-03-01", "2025-03-03"}, "r1"},
		{[]string{"2025-03-01", "2025-03-01T08:00:00Z"}, ""},
		{[]string{"2025-03-01", ""}, ""},
	} {
		var rs []*dragoman.Reading
		c := dragoman.Claim{ID: "c1", Kind: "same"}
		for i, d := range x.dates {
			id := "r" + string(rune('0'+i))
			rs = append(rs, &dragoman.Reading{Report: dragoman.Report{ID: id, Published: dragoman.Date{Value: d}}})
			c.Cells = append(c.Cells, dragoman.Cell{Report: id})
		}
		var b bytes.Buffer
		if n, err := WriteClaims(&b, "st1", &dragoman.Comparison{Claims: []dragoman.Claim{c}}, rs); n != 1 || err != nil {
			t.Fatal(n, err)
		}
		var got struct {
			Type  string `json:"@type"`
			First *struct {
				ID string `json:"@id"`
			} `json:"firstAppearance"`
			Appears []any `json:"appearance"`
		}
		if err := json.Unmarshal(b.Bytes(), &got); err != nil {
			t.Fatal(err)
		}
		first := ""
		if got.First != nil {
			first = strings.TrimPrefix(got.First.ID, "urn:dragoman:report:")
		}
		if first != x.want || len(got.Appears) != len(rs) {
			t.Errorf("%v: first %q, want %q; %d appearances", x.dates, first, x.want, len(got.Appears))
		}
	}
}
