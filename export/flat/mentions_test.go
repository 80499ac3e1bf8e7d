// SPDX-License-Identifier: Apache-2.0

package flat

import (
	"strings"
	"testing"

	"dragoman"
)

// telling is a report of one sentence with one event; its words are tagged by
// capital letter, and lemmas are the words.
func telling(id, text, trigger, plover string, sides ...string) *dragoman.Reading {
	at := func(s string) dragoman.Span {
		i := strings.Index(text, s)
		return dragoman.Span{Start: int32(i), End: int32(i + len(s))}
	}
	r := &dragoman.Reading{Report: dragoman.Report{ID: id, Text: text}}
	r.Sentences = []dragoman.Sentence{{Span: dragoman.Span{Start: 0, End: int32(len(text))}}}
	for _, w := range strings.Fields(text) {
		w = strings.Trim(w, ".")
		r.Tokens = append(r.Tokens, dragoman.Token{Span: at(w), Lemma: w, UPOS: dragoman.PROPN})
	}
	e := dragoman.Event{ID: "e" + id, Trigger: at(trigger), Mentions: []dragoman.Span{at(trigger)}, PLOVER: plover, Status: dragoman.Occurred}
	e.Actors = []dragoman.Participant{{Span: at(sides[0])}}
	if len(sides) > 1 {
		e.Recipients = []dragoman.Participant{{Span: at(sides[1])}}
	}
	r.Events = []dragoman.Event{e}
	return r
}

func TestHappenings(t *testing.T) {
	rs := []*dragoman.Reading{
		telling("1", "Rebels shelled Klow.", "shelled", "ASSAULT", "Rebels", "Klow"),
		telling("2", "Rebels hit Zilep.", "hit", "ASSAULT", "Rebels", "Zilep"),
		telling("3", "Klow blamed Rebels.", "blamed", "ACCUSE", "Klow", "Rebels"),
		telling("4", "Klow bombed Rebels.", "bombed", "ASSAULT", "Klow", "Rebels"),
		telling("5", "Rebels shelled Klow.", "shelled", "ASSAULT", "Rebels", "Klow"),
	}
	all := dragoman.Claim{ID: "c1", Kind: "same"}
	for _, r := range rs {
		all.Cells = append(all.Cells, dragoman.Cell{Report: r.ID, Spans: []dragoman.Span{r.Sentences[0].Span}})
	}
	c := &dragoman.Comparison{Claims: []dragoman.Claim{all}, Copies: []dragoman.Copy{{Report: "5", Of: "1"}}}
	var got []string
	rows := 0
	for _, h := range HappeningsOf("s1", c, rs) {
		var of []string
		for _, e := range h.Events {
			of = append(of, e.Report)
		}
		got = append(got, strings.Join(of, "+"))
		rows += len(h.Rows())
		if h.ID == "e1" && (h.Reports != 3 || h.Origins != 2 || h.Events[2].CopyOf != "1") {
			t.Errorf("%d reports, %d origins, copy of %q; want 3, 2 and 1", h.Reports, h.Origins, h.Events[2].CopyOf)
		}
		for _, row := range h.Rows() {
			if len(row) != len(Columns("mentions")) {
				t.Errorf("a row of %d fields for %d columns", len(row), len(Columns("mentions")))
			}
		}
	}
	// An accusation is no attack; who attacks whom the other way round is another.
	if want := "1+2+5 3 4"; strings.Join(got, " ") != want {
		t.Errorf("happenings %q, want %q", got, want)
	}
	if rows != len(rs) {
		t.Errorf("%d rows, want one a mention", rows)
	}
	if alone := HappeningsOf("", nil, rs); len(alone) != len(rs) {
		t.Errorf("%d happenings without a comparison, want %d", len(alone), len(rs))
	}
}
