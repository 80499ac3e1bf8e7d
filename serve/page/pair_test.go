// SPDX-License-Identifier: Apache-2.0

package page

import (
	"testing"

	"dragoman"
)

// deed is an event from one side to another on a day.
func deed(id int64, day, from, to, plover string, quad int, status dragoman.Status, report string) dragoman.Deed {
	return dragoman.Deed{Told: dragoman.Told{ID: id, Report: report, Origin: report, Outlet: "Post " + report, Published: day}, Day: day, PLOVER: plover, Quad: quad, Status: status,
		Doers: []dragoman.Side{{Key: from, Name: from}}, Targets: []dragoman.Side{{Key: to, Name: to}}}
}

func pairOf(deeds []dragoman.Deed, ask PairAsked) *Pair {
	all := Happenings(deeds, func(d *dragoman.Deed) (Way, bool) {
		if d.Doers[0].Key == "A" {
			return Forth, true
		}
		return Back, true
	})
	for _, h := range all {
		h.Tellers()
	}
	return MakePair([2]string{"A", "B"}, all, ask)
}

// One happening told by several reports is one; both ways on a day are listed
// as one and counted as two; weeks without any stay in the chart; what is
// planned or denied turns nothing.
func TestPair(t *testing.T) {
	deeds := []dragoman.Deed{
		deed(1, "2025-03-03", "A", "B", "AGREE", 1, dragoman.Occurred, "r1"),
		deed(2, "2025-03-03", "A", "B", "AGREE", 1, dragoman.Occurred, "r2"),
		deed(3, "2025-03-03", "B", "A", "AGREE", 1, dragoman.Occurred, "r1"),
		deed(4, "2025-04-08", "B", "A", "ASSAULT", 4, dragoman.Occurred, "r3"),
		deed(5, "2025-04-09", "B", "A", "ACCUSE", 3, dragoman.Occurred, "r3"),
		deed(6, "2025-04-10", "A", "B", "AID", 2, dragoman.Planned, "r3"),
		deed(7, "2025-04-10", "A", "B", "ASSAULT", 4, dragoman.Negated, "r4"),
		deed(8, "", "A", "B", "AID", 2, dragoman.Occurred, "r4"),
	}
	p := pairOf(deeds, PairAsked{})
	if p.Events != 7 || p.Reports != 4 || len(p.List) != 6 || p.Passages != 8 || p.Undated != 1 {
		t.Errorf("%d events in %d reports, %d listed in %d passages, %d undated", p.Events, p.Reports, len(p.List), p.Passages, p.Undated)
	}
	if n := len(p.Bins); n != 6 || p.Bins[0].Start != "2025-03-03" || !p.Bins[1].empty() || p.Bins[5].Done[1] != [2]int{1, 1} || p.Bins[5].Planned[0] != 1 || p.Bins[5].Denied[1] != 1 {
		t.Errorf("the weeks are %+v", p.Bins)
	}
	if len(p.Turns) != 2 || p.Turns[0].To != "cooperation" || p.Turns[1].To != "conflict" || p.Turns[1].Day != "2025-04-07" || p.Turns[1].Happening.Tag != "attacks" {
		t.Errorf("the turns are %+v", p.Turns)
	}
	if bold, _ := p.Lede(); bold != "Turned to conflict since the week of 7 April 2025" {
		t.Errorf("in words: %q", bold)
	}
	if h := p.List[len(p.List)-2]; h.Way != Both || len(h.Told) != 2 {
		t.Errorf("both ways: %+v", h)
	}
	if q := pairOf(deeds, PairAsked{Way: "back", From: "2025-04-01", To: "2025-04-08"}); q.Events != 3 || len(q.List) != 1 {
		t.Errorf("one way: %d events, %d listed", q.Events, len(q.List))
	}
	if q := pairOf(nil, PairAsked{}); len(q.Bins) != 0 {
		t.Errorf("of nothing: %+v", q.Bins)
	}
	far := append(deeds, deed(9, "0300-01-01", "A", "B", "AID", 2, dragoman.Occurred, "r9"))
	if q := pairOf(far, PairAsked{}); len(q.Bins) > mostBins {
		t.Errorf("an event of another age makes %d weeks", len(q.Bins))
	}
}

// What outlets call an actor is told over time, the title most give first.
func TestActorTitles(t *testing.T) {
	cast := func(outlet, day, title string) dragoman.Cast {
		return dragoman.Cast{Key: "k", Name: "Iva Renn", Outlet: outlet, Published: day, Variants: map[string]int{"Iva Renn": 1, "Renn": 2}, Titles: []dragoman.Role{{Title: title}}}
	}
	a := MakeActor("k", []dragoman.Cast{cast("Post", "2025-03-01", "minister"), cast("Post", "2025-02-01", "deputy  minister"), cast("Post", "2025-01-01", "deputy minister"), cast("Mail", "2025-02-02", "Minister")}, map[string]int{"2025-03-01": 1, "2025-01-01": 2, "": 1}, nil)
	if len(a.Titles) != 2 || len(a.Titles[0].Spans) != 2 || a.Titles[0].Spans[0] != (TitleSpan{"deputy minister", "2025-01-01", "2025-02-01"}) {
		t.Errorf("titles: %+v", a.Titles)
	}
	if a.Called[0].Title != "Minister" || len(a.Called[0].Outlets) != 2 || a.Names[0] != (NameCount{"Renn", 8, 2}) || a.Reports != 4 || len(a.Weeks) != 9 {
		t.Errorf("called %+v, names %+v, %d reports, %d weeks", a.Called, a.Names, a.Reports, len(a.Weeks))
	}
}

// The same words of two outlets stand together, and who else they are given to
// is told; fragments are left out.
func TestUtterances(t *testing.T) {
	say := func(text, speaker, report, origin, form string) *dragoman.Saying {
		return &dragoman.Saying{Told: dragoman.Told{Report: report, Origin: origin, Outlet: report, Text: text}, Speaker: dragoman.Side{Key: speaker, Name: speaker}, Form: form}
	}
	u := Utterances([]*dragoman.Saying{say("“We asked for a road.”", "Renn", "r1", "r1", "direct"), say("We asked for a road", "Holm", "r2", "r2", "direct"), say("We asked for a road!", "Renn", "r3", "r1", "direct"), say("him", "Renn", "r1", "r1", "indirect")}, 5)
	if len(u) != 1 || len(u[0].Told) != 2 || u[0].Copies != 1 || len(u[0].Others) != 1 || u[0].Others[0] != "Holm" {
		t.Errorf("%d: %+v", len(u), u[0])
	}
}
