// SPDX-License-Identifier: Apache-2.0

package story

import (
	"fmt"
	"slices"
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

func TestGroupsAndIsTheSameTwice(t *testing.T) {
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
	first := fmt.Sprint(Group(w, rs))
	if n := strings.Count(first, "2025-03-03 2025-03-03"); n != 2 {
		t.Errorf("%d stories, want 2: %s", n, first)
	}
	slices.Reverse(rs)
	if again := fmt.Sprint(Group(w, rs)); again != first {
		t.Errorf("in another order they differ:\n%s\n%s", first, again)
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

// What no later report can reach leaves no words behind.
func TestWindowForgetsWords(t *testing.T) {
	w, err := Shipped()
	if err != nil {
		t.Fatal(err)
	}
	win := NewWindow(w)
	most := 0
	for i := range 3000 {
		what := i - i%5/2 // of five reports a day two pairs tell one story each
		r := report(fmt.Sprintf("r%d", i), "O", onDay(i/5), fmt.Sprintf("Ship %d sails to port %d", what, what*7), unlike(what))
		win.Add(r, false, true)
		listed := 0
		for _, p := range win.posts {
			listed += len(p)
		}
		if i < 100 {
			most = max(most, listed)
		} else if listed > most*11/10 {
			t.Fatalf("after %d reports %d are listed under terms; in the first hundred at most %d", i+1, listed, most)
		}
	}
	held := 0
	for i := range win.items {
		if win.items[i].doc != nil {
			held++
		}
		if n := len(win.items[i].pairs); n > 2*kept {
			t.Errorf("%d pairs of one report", n)
		}
	}
	if held > 5*(reachDays+1) {
		t.Errorf("the words of %d reports held, want those of a week", held)
	}
	if n := len(win.Stories(nil)); n < 1790 || n > 1800 {
		t.Errorf("%d stories, want 1800, or few less", n)
	}
}

// Whatever was asked before, the stories are those of the reports placed, and
// reports without a day move none that has one.
func TestAskingBetweenChangesNothing(t *testing.T) {
	w, err := Shipped()
	if err != nil {
		t.Fatal(err)
	}
	asked, once, dated := NewWindow(w), NewWindow(w), NewWindow(w)
	for i := range 120 {
		what := i % 17
		r := report(fmt.Sprintf("r%03d", i), "O", onDay(i/12), fmt.Sprintf("Ship %d sails", what), dam[i%40:]+unlike(what)+unlike(i))
		asked.Add(r, i < 10, i < 100)
		once.Add(r, i < 10, i < 100)
		if i < 100 {
			dated.Add(r, i < 10, true)
		}
		asked.Stories(nil)
	}
	got, want := fmt.Sprint(asked.Stories(nil)), fmt.Sprint(once.Stories(nil))
	if got != want {
		t.Errorf("asked after each report:\n%s\nasked once:\n%s", got, want)
	}
	var kept []Told
	for _, st := range once.Stories(nil) {
		st.Reports = slices.DeleteFunc(st.Reports, func(id string) bool { return id >= "r100" })
		if len(st.Reports) > 0 {
			kept = append(kept, st)
		}
	}
	if got, want := fmt.Sprint(kept), fmt.Sprint(dated.Stories(nil)); got != want {
		t.Errorf("reports without a day moved others:\n%s\nwithout them:\n%s", got, want)
	}
	for i := range asked.items {
		if id := asked.items[i].id; asked.Why(id) == "" || asked.Why(id) != once.Why(id) {
			t.Errorf("why %s: %q and %q", id, asked.Why(id), once.Why(id))
		}
	}
}

// A thousand copies and more in a day are one story, found in a moment.
func TestManyCopies(t *testing.T) {
	w, err := Shipped()
	if err != nil {
		t.Fatal(err)
	}
	win := NewWindow(w)
	for i := range 1500 {
		win.Add(report(fmt.Sprintf("r%d", i), "O", "2025-03-03", "Dam gates opened after rain in Ostrava", dam), false, true)
	}
	if n := len(win.Stories(nil)); n != 1 {
		t.Errorf("%d stories, want 1", n)
	}
}

func onDay(i int) string { return time.Unix(int64(i)*86400, 0).UTC().Format(time.DateOnly) }

func TestHostileText(t *testing.T) {
	for _, s := range []string{"", "\xff\xfe\x00", strings.Repeat("\"", 5000), strings.Repeat("a", 1<<20), "\xe2\x80", "’", strings.Repeat("\xe2\x80\x9c", 1000)} {
		words(s, 0)
		Copies([]*dragoman.Report{{ID: "a", Text: s}, {ID: "b", Text: s}})
	}
}
