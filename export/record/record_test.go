// SPDX-License-Identifier: Apache-2.0

package record

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"dragoman"
)

func TestOffsetsInEveryUnitCutTheSameWords(t *testing.T) {
	text := "Größe 😀 said “no”."
	at := strings.Index(text, "“no”")
	r := &dragoman.Reading{Report: dragoman.Report{ID: "r1", Text: text}}
	span := dragoman.Span{Start: int32(at), End: int32(at + len("“no”"))}
	when := span
	r.Statements = []dragoman.Statement{{ID: "s1", Content: []dragoman.Span{span}}}
	r.Events = []dragoman.Event{{ID: "e1", Trigger: span, When: dragoman.When{Time: &when}}}
	for unit, want := range map[Offsets][2]float64{Bytes: {float64(at), float64(at + 8)}, Runes: {13, 17}, UTF16: {14, 18}} {
		var b bytes.Buffer
		if err := Write(&b, r, Options{Offsets: unit}); err != nil {
			t.Fatal(err)
		}
		var v map[string]any
		if err := json.Unmarshal(b.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		c := v["statements"].([]any)[0].(map[string]any)["content"].([]any)[0].(map[string]any)
		tr := v["events"].([]any)[0].(map[string]any)["when"].(map[string]any)["time"].(map[string]any)
		for _, m := range []map[string]any{c, tr} {
			if m["start"] != want[0] || m["end"] != want[1] {
				t.Errorf("%s: %v, want %v", unit, m, want)
			}
		}
		if strings.Contains(b.String(), "null") {
			t.Errorf("a list is null: %s", b.String())
		}
	}
	if r.Statements[0].Content[0] != span || *r.Events[0].When.Time != span {
		t.Error("writing changed the reading")
	}
	if err := Write(&bytes.Buffer{}, r, Options{Offsets: "words"}); err == nil {
		t.Error("unit words: no error")
	}
}
