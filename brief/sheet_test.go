// SPDX-License-Identifier: Apache-2.0

package brief

import (
	"bytes"
	"strings"
	"testing"

	"dragoman"
)

func TestLookTurnsTheArrowByWhatHappened(t *testing.T) {
	rs := []*dragoman.Reading{
		between("r1", "PER", "CHL", "2025-09-01", 2, dragoman.Occurred),
		between("r2", "PER", "CHL", "2025-10-02", 4, dragoman.Occurred),
		between("r3", "CHL", "PER", "2025-10-03", 4, dragoman.Occurred),
		between("r4", "CHL", "PER", "2025-10-04", 2, dragoman.Planned), // planned counts for no balance
	}
	for _, r := range rs[1:3] {
		r.Events[0].PLOVER = "ASSAULT"
	}
	d := Dyads(rs, nil, "PER", "CHL", "month")
	o := Look(rs, &d)
	if o.Arrow != "↓" || o.Balance != -1 || o.Was != 1 || o.Reason != "ASSAULT: 2, was 0" || o.Latest != "2025-10" {
		t.Errorf("outlook %+v", o)
	}
	if len(o.Themes) != 4 || o.Themes[0].Events != 1 {
		t.Errorf("themes %+v", o.Themes)
	}
	if d = Dyads(rs[:1], nil, "PER", "CHL", "month"); Look(rs[:1], &d).Arrow != "" {
		t.Error("one period alone has no arrow")
	}
	for format, want := range map[string]string{"text": "↓ ASSAULT: 2, was 0", "markdown": "**↓ ASSAULT: 2, was 0**", "html": "<b>↓ ASSAULT: 2, was 0</b>"} {
		var out bytes.Buffer
		if err := o.Sheet(From(rs)).Write(&out, format, Style{}); err != nil || !strings.Contains(out.String(), want) {
			t.Errorf("%s: %v, no %q in\n%s", format, err, want, out.String())
		}
	}
}

func TestDigestPutsIndependentOriginsFirstAndKeepsDisagreements(t *testing.T) {
	text := "The council closed the old bridge after a long storm on Sunday."
	r := &dragoman.Reading{Report: dragoman.Report{ID: "r1", Text: text}}
	r.Sentences = []dragoman.Sentence{{Span: dragoman.Span{Start: 0, End: int32(len(text))}}}
	cell := dragoman.Cell{Report: "r1", Spans: []dragoman.Span{{Start: 0, End: 3}}}
	one := dragoman.Comparison{Counts: dragoman.Counts{Reports: 3, Origins: 1}}
	two := dragoman.Comparison{Counts: dragoman.Counts{Reports: 2, Origins: 2}, Reports: []dragoman.Compared{{ID: "r1"}},
		Claims: []dragoman.Claim{{Kind: "denied", Why: "status", Label: "the bridge", Cells: []dragoman.Cell{cell}}}}
	g := Digest{Day: "2025-10-16"}
	g.Add(dragoman.Story{ID: "s1", Title: "Copied"}, &one, Sources{})
	g.Add(dragoman.Story{ID: "s2", Title: "Told twice <b>"}, &two, From([]*dragoman.Reading{r}))
	if g.Stories[0].Story != "s2" || g.Stories[0].Lead == nil || g.Counts.Reports != 5 {
		t.Errorf("digest %+v", g)
	}
	var out bytes.Buffer
	if err := g.Sheet().Write(&out, "html", Style{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Told twice &lt;b&gt;", "Denied (status):", "none found", "[r1:0-63]"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
}
