// SPDX-License-Identifier: Apache-2.0

package webannotation

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"dragoman"
)

// Every name is one of the recommendation's or has our prefix: a name that is
// neither is lost when the annotation is read as linked data.
func TestEveryTermIsKnown(t *testing.T) {
	text := "Größe: Liv Aune said it rained."
	at := func(s string) []dragoman.Span {
		i := strings.Index(text, s)
		return []dragoman.Span{{Start: int32(i), End: int32(i + len(s))}}
	}
	r := &dragoman.Reading{Report: dragoman.Report{ID: "r1", Text: text, URL: "https://example.org/1", Language: "en"}}
	r.Actors = []dragoman.Actor{{ID: "a1", Name: "Liv Aune", Link: "Q42"}}
	r.Statements = []dragoman.Statement{{ID: "s1", Source: at("Liv Aune"), Cue: at("said"), Content: at("it rained"), Within: "s0",
		Speaker: dragoman.Speaker{Actor: "a1", Name: "Liv Aune", Class: "named", Second: "a2", Margin: .5}, Stance: dragoman.Asserts, Form: "indirect", Tier: "speech", Status: dragoman.Occurred}}
	var b bytes.Buffer
	if n, err := Write(&b, r); n != 1 || err != nil {
		t.Fatal(n, err)
	}
	var x map[string]any
	if err := json.Unmarshal(b.Bytes(), &x); err != nil {
		t.Fatal(err)
	}
	delete(x, "@context")
	known := map[string]bool{}
	for _, n := range strings.Fields("id type motivation generator name body value format purpose source target language via selector start end exact prefix suffix") {
		known[n] = true
	}
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, y := range v {
				walk(y)
			}
		case map[string]any:
			for n, y := range v {
				if !known[n] && !strings.HasPrefix(n, "dragoman:") {
					t.Errorf("%q is no term of the recommendation and has no prefix", n)
				}
				walk(y)
			}
		}
	}
	walk(x)
	s := x["dragoman:speaker"].(map[string]any)
	if s["id"] != "urn:dragoman:actor:a1" || s["dragoman:name"] != "Liv Aune" {
		t.Errorf("speaker %v", s)
	}
	start := x["target"].([]any)[0].(map[string]any)["selector"].([]any)[0].(map[string]any)["start"]
	if want := float64(len([]rune(text[:strings.Index(text, "it rained")]))); start != want {
		t.Errorf("start %v, want %v code points", start, want)
	}
}
