// SPDX-License-Identifier: Apache-2.0

package statements

import (
	"math"
	"testing"

	"dragoman"
	"dragoman/internal/corpus"
)

// at finds a phrase of the text as a span.
func at(text, phrase string) dragoman.Span {
	for i := 0; i+len(phrase) <= len(text); i++ {
		if text[i:i+len(phrase)] == phrase {
			return dragoman.Span{Start: int32(i), End: int32(i + len(phrase))}
		}
	}
	panic(phrase)
}

func pair(s dragoman.Span) [2]int32 { return [2]int32{s.Start, s.End} }

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

func TestStatementsByHand(t *testing.T) {
	text := `“We won,” Ana Ruiz said. Bo thinks it rains.`
	gold := corpus.Attributed{Text: text, Attributions: []corpus.Attribution{
		{Source: [][2]int32{pair(at(text, "Ana Ruiz"))}, Cue: [][2]int32{pair(at(text, "said"))}, Content: [][2]int32{pair(at(text, "“We won,”"))}, Form: "direct"},
		{Source: [][2]int32{pair(at(text, "Bo"))}, Cue: [][2]int32{pair(at(text, "thinks"))}, Content: [][2]int32{pair(at(text, "it rains"))}, Form: "indirect"},
	}}
	var s Score
	s.Add(gold, []dragoman.Statement{
		{Source: []dragoman.Span{at(text, "Ana Ruiz")}, Cue: []dragoman.Span{at(text, "said.")}, Content: []dragoman.Span{at(text, "We won")}},
		{Source: []dragoman.Span{at(text, "Ana Ruiz")}, Cue: []dragoman.Span{at(text, "thinks")}, Content: []dragoman.Span{at(text, "rains")}},
		{Cue: []dragoman.Span{at(text, "won")}},
	})
	m := s.Metrics()
	// source: 1 distinct found, 2 gold, 1 right; cue: 3 found, 2 gold, 2
	// right; content: 2, 2, 1; words in content: 4 gold, 3 found, 3 right.
	for name, want := range map[string]float64{
		"source_exact_f1": 2.0 / 3, "cue_exact_f1": 4.0 / 5, "content_exact_f1": 0.5,
		"content_token_f1": 6.0 / 7, "direct_content_recall": 1, "indirect_recall": 0,
		"content_overlap_f1": 1, "whole_exact_f1": 2.0 / 5,
	} {
		if got := m[name].(float64); !near(got, want) {
			t.Errorf("%s = %v, want %v", name, got, want)
		}
	}
}

func TestTrimKeepsACueOfPunctuation(t *testing.T) {
	text := ` : (“so,”) `
	if got := Trim(text, at(text, ": ")); got.Of(text) != ":" {
		t.Errorf("got %q", got.Of(text))
	}
	if got := Trim(text, at(text, "(“so,”) ")); got.Of(text) != "so" {
		t.Errorf("got %q", got.Of(text))
	}
}
