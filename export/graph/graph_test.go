// SPDX-License-Identifier: Apache-2.0

package graph

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"dragoman"
)

func TestGraph(t *testing.T) {
	text := "Syldavia & Borduria met. Rebels struck."
	at := func(s string) dragoman.Span {
		i := strings.Index(text, s)
		return dragoman.Span{Start: int32(i), End: int32(i + len(s))}
	}
	r := &dragoman.Reading{Report: dragoman.Report{ID: "r1", Text: text, Outlet: `Klow "Gazette" <1>` + "\x01"}}
	r.Actors = []dragoman.Actor{{ID: "a1", Name: "Syldavia & Co", Kind: dragoman.Country, Country: "SYL", CountryBasis: dragoman.BySetting}, {ID: "a2", Name: "Borduria", Kind: dragoman.Country, Country: "BOR"}}
	r.Events = []dragoman.Event{
		{ID: "e1", Trigger: at("met"), PLOVER: "CONSULT", Actors: []dragoman.Participant{{Actor: "a1", Span: at("Syldavia")}, {Actor: "a2", Span: at("Borduria")}}},
		{ID: "e2", Trigger: at("struck"), PLOVER: "ASSAULT", Actors: []dragoman.Participant{{Span: at("Rebels")}}, Recipients: []dragoman.Participant{{Actor: "a1", Span: at("Syldavia")}}},
	}
	var g Graph
	g.Add(r)
	if g.Edges() != 2 || g.Open != 1 || len(g.nodes) != 2 {
		t.Errorf("%d edges, %d left out, %d nodes; want 2, 1, 2", g.Edges(), g.Open, len(g.nodes))
	}
	if g.nodes[0].values[1] != "" {
		t.Errorf("a country only the report is set in is the actor's: %q", g.nodes[0].values)
	}
	for name, write := range map[string]func(io.Writer) error{"graphml": g.GraphML, "gexf": g.GEXF} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		count := map[string]int{}
		for d := xml.NewDecoder(&b); ; {
			tok, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if s, ok := tok.(xml.StartElement); ok {
				count[s.Name.Local]++
			}
		}
		if count["node"] != 2 || count["edge"] != 2 {
			t.Errorf("%s: %d nodes and %d edges, want 2 and 2", name, count["node"], count["edge"])
		}
	}
}
