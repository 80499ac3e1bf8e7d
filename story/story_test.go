// SPDX-License-Identifier: Apache-2.0

package story

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"dragoman"
)

func report(id, outlet, date, title, text string) *dragoman.Report {
	return &dragoman.Report{ID: id, Outlet: outlet, Title: title, Text: text,
		Published: dragoman.Date{Value: date, Precision: "day", Basis: "given"}}
}

const dam = `Engineers opened the gates of the Marel dam on Monday after three days of rain, the river authority said. Water covered the road to Ostrava and two villages lost power. The authority said the gates would stay open until the lake fell by two metres. Farmers below the dam moved their cattle to higher ground, and the army brought boats to the villages. A spokesman for the authority said nobody had been hurt.`

const vote = `Lawmakers in Harnland rejected a plan to raise the pension age on Monday, the third defeat for the government this year. The plan won 88 votes where it needed 101, the speaker of parliament said. The finance minister said she would present a new plan in autumn. Unions had called a strike for Thursday and said it would go ahead.`

func TestWords(t *testing.T) {
	var got []string
	text := "Mr Lee’s car won't stop. “Paris is far,” he said.\n\nNew York"
	for _, w := range words(text, 0) {
		s := strings.ToLower(text[w.start:w.end])
		if w.name {
			s = "^" + s
		}
		if w.quoted {
			s = `"` + s
		}
		got = append(got, s)
	}
	want := `mr ^lee’s car won't stop "paris "is "far he said new ^york`
	if strings.Join(got, " ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, " "), want)
	}
	a, _ := WordHash("Lee's")
	b, _ := WordHash("lee")
	c, _ := WordHash("lees")
	if a != b || a == c {
		t.Error("a possessive should fold to its word, a plural should not")
	}
}

func TestCopies(t *testing.T) {
	edited := strings.Replace(dam, "three days", "four days", 1)
	rs := []*dragoman.Report{
		report("r1", "Lake Wire", "2025-03-03", "Dam opened", dam),
		report("r2", "Valley Post", "2025-03-04", "Gates opened", "(Lake Wire) "+edited),
		report("r3", "Harn Daily", "2025-03-04", "Pensions", vote),
		report("r4", "Early Bird", "2025-03-02", "Dam", dam[:210]+" More to come from the Early Bird when we know it."),
	}
	got := Copies(rs)
	want := map[string]string{"r2": "r1", "r1": "r4"}
	if len(got) != len(want) {
		t.Fatalf("copies %v, want %v", got, want)
	}
	for _, c := range got {
		if want[c.Report] != c.Of {
			t.Errorf("%s is called a copy of %s (%s)", c.Report, c.Of, c.Why)
		}
	}
	if add := Added(rs[3], rs[0]); len(add) != 0 {
		t.Errorf("added %v: the whole is one paragraph, most of it held", add)
	}
	more := report("r5", "", "", "", dam+"\n\nThe mayor of Ostrava asked the capital for blankets and two pumps.")
	if add := Added(more, rs[0]); len(add) != 1 || !strings.HasPrefix(add[0].Of(more.Text), "The mayor") {
		t.Errorf("added %v, want the last paragraph", add)
	}
}

func TestSharedQuotationIsNoCopy(t *testing.T) {
	q := "“We have waited for eleven years and we will not wait for a twelfth, because the river does not wait and neither does the bank that holds the mortgage on every house in this street,”"
	a := report("r1", "A", "2025-01-01", "", "The mayor spoke in the evening to a hall full of farmers. "+q+" she said. Then the lights failed and people went home through the rain, some of them singing, most of them silent, past the closed mill and the church.")
	b := report("r2", "B", "2025-01-01", "", q+" Mayor Iva Renn told residents. Her party governs with a single vote and her budget has been refused twice this winter; the council meets again next week to decide whether the bridge is built of steel, of wood, or not at all.")
	if c := Copies([]*dragoman.Report{a, b}); len(c) != 0 {
		t.Errorf("reports that quote one speech are called copies: %v", c)
	}
}

func TestStreamGroupsAndIsTheSameTwice(t *testing.T) {
	w, err := Shipped()
	if err != nil {
		t.Fatal(err)
	}
	var rs []*dragoman.Report
	for i, topic := range []string{dam, vote} {
		for j := range 3 {
			ps := strings.SplitAfter(topic, ". ")
			text := strings.Join(append(ps[j:], ps[:j]...), " ")
			rs = append(rs, report(fmt.Sprintf("r%d%d", i, j), "O", "2025-03-03", []string{"Dam gates opened after rain in Ostrava", "Harnland parliament rejects pension plan"}[i], text))
		}
	}
	run := func() string {
		s := NewStream(w)
		for _, r := range rs {
			s.Add(r)
		}
		return fmt.Sprint(s.Flush())
	}
	first := run()
	if n := strings.Count(first, "2025-03-03 2025-03-03"); n != 2 {
		t.Errorf("%d stories, want 2: %s", n, first)
	}
	if again := run(); again != first {
		t.Errorf("a second run differs:\n%s\n%s", first, again)
	}
}

// What an outlet prints under every report makes no copy; an update that keeps
// the first report does, and so do the same passages in another outlet.
func TestPassagesOfOneOutlet(t *testing.T) {
	const house = ` The river authority was set up nine years ago after the great flood, in which forty people died and three towns were cut off for a week. It runs eleven dams and two hundred kilometres of dykes, and its director is named by the government for six years. Its budget has been cut twice, and an audit last spring found that a third of the pumps were older than the engineers who looked after them.`
	first := report("r1", "Valley Post", "2025-03-03", "Dam opened", dam+house)
	other := report("r2", "Valley Post", "2025-03-09", "Pensions", vote+house+" Readers may write to the paper, which is printed at night and sold before dawn at the stations of the line.")
	update := report("r3", "Valley Post", "2025-03-04", "Dam still open", dam+house+" On Tuesday the lake had fallen by one metre.")
	abroad := report("r4", "Harn Daily", "2025-03-09", "Pensions", other.Text)
	if c := Copies([]*dragoman.Report{first, other}); len(c) != 0 {
		t.Errorf("background of one outlet makes a copy: %v", c)
	}
	if c := Copies([]*dragoman.Report{first, update}); len(c) != 1 || c[0].Report != "r3" {
		t.Errorf("an update that keeps the first report: %v", c)
	}
	if c := Copies([]*dragoman.Report{first, abroad}); len(c) != 1 {
		t.Errorf("the same passages in another outlet: %v", c)
	}
}

func TestCites(t *testing.T) {
	a := report("r1", "Lake Wire", "2025-03-03", "", dam)
	b := report("r2", "Valley Post", "2025-03-04", "", "The gates will stay open for a week, an engineer told Lake Wire. Lake Wireless, a shop, was flooded. TASSEL reported nothing. Reuters reported that the army had brought boats (TASS).")
	c := report("r3", "Harn Daily", "2025-03-02", "", "According to the Lake Wire, the pumps are old. Harn Daily reported the same last year.")
	got := Cites([]*dragoman.Report{a, b, c})
	show := func(r *dragoman.Report) string {
		var out []string
		for _, x := range got[r.ID] {
			if s := x.Of(r.Text); s != x.Outlet {
				t.Errorf("%s cites %q at %q", r.ID, x.Outlet, s)
			}
			out = append(out, strings.TrimSuffix(x.Outlet+" "+x.Report, " "))
		}
		return strings.Join(out, ", ")
	}
	for _, x := range []struct {
		r    *dragoman.Report
		want string
	}{{a, ""}, {b, "Lake Wire r1, Reuters, TASS"}, {c, "Lake Wire"}} { // r1 is later than r3
		if s := show(x.r); s != x.want {
			t.Errorf("%s cites %q, want %q", x.r.ID, s, x.want)
		}
	}
}

// unlike is a text that shares no word with another's.
func unlike(i int) string {
	var b strings.Builder
	for j := range 80 {
		fmt.Fprintf(&b, "w%dx%d ", i, j)
	}
	return b.String()
}

// entries counts what a stream holds, table by table.
func entries(s *Stream) map[string]int {
	n := map[string]int{"open": len(s.open), "terms listed": len(s.posts), "touches": len(s.recent), "changed": len(s.fresh), "found": cap(s.at),
		"cells": len(s.freq.words) + len(s.freq.was) + len(s.freq.pairs) + len(s.freq.had)}
	for _, p := range s.posts {
		n["listings"] += cap(p)
	}
	for _, c := range s.open {
		n["members"] += len(c.members)
		for f := range fields {
			n["terms of sums"] += cap(c.sum[f])
		}
	}
	return n
}

// Old stories must leave no trace: what a stream holds after many weeks is
// what it holds after two.
func TestStreamForgets(t *testing.T) {
	w, err := Shipped()
	if err != nil {
		t.Fatal(err)
	}
	s := NewStream(w)
	most := map[string]int{}
	for i := range 3000 {
		day := time.Unix(int64(i/5)*86400, 0).UTC().Format("2006-01-02")
		what := i - i%5/2 // of five reports a day two pairs tell one story each
		s.Add(report(fmt.Sprintf("r%d", i), "O", day, fmt.Sprintf("Ship %d sails to port %d", what, what*7), unlike(what)))
		s.Closed()
		s.Moved()
		for table, n := range entries(s) {
			if i < 100 {
				most[table] = max(most[table], n)
			} else if n > most[table]*11/10 {
				t.Fatalf("after %d reports %d entries in %s; in the first hundred at most %d", i+1, n, table, most[table])
			}
		}
	}
	if n := len(s.open); n > 5*(openDays+2) {
		t.Errorf("%d stories open, want at most a week's", n)
	}
	if s.Flush(); len(s.posts) != 0 || len(s.open) != 0 {
		t.Errorf("%d stories and %d terms left after all were closed", len(s.open), len(s.posts))
	}
}

// A story that never ends keeps its reports' ids, and no more of them than
// memberVectors.
func TestStoryThatNeverEnds(t *testing.T) {
	w, err := Shipped()
	if err != nil {
		t.Fatal(err)
	}
	s := NewStream(w)
	for i := range 600 {
		day := time.Unix(int64(i/2)*86400, 0).UTC().Format("2006-01-02")
		s.Add(report(fmt.Sprintf("r%d", i), "O", day, "Strike at the Marel dam goes on", dam+dam+unlike(i)))
	}
	for _, c := range s.open {
		if len(c.members) > memberVectors || len(c.posted) > postTerms {
			t.Errorf("%d members held, %d terms listed", len(c.members), len(c.posted))
		}
		for f := range fields {
			if len(c.sum[f]) > sumTerms {
				t.Errorf("%d terms in a sum, want at most %d", len(c.sum[f]), sumTerms)
			}
		}
		if c.size > 300 && len(c.reports) != c.size {
			t.Errorf("%d reports of %d", len(c.reports), c.size)
		}
	}
	if n := len(s.open); n > 20 {
		t.Errorf("%d stories, want few", n)
	}
}

func TestHostileText(t *testing.T) {
	for _, s := range []string{"", "\xff\xfe\x00", strings.Repeat("\"", 5000), strings.Repeat("a", 1<<20), "\xe2\x80", "’", strings.Repeat("\xe2\x80\x9c", 1000)} {
		words(s, 0)
		Copies([]*dragoman.Report{{ID: "a", Text: s}, {ID: "b", Text: s}})
	}
}
