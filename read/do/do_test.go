// SPDX-License-Identifier: Apache-2.0

package do_test

import (
	"fmt"
	"reflect"
	"strings"
	"syscall"
	"testing"

	"dragoman"
	"dragoman/internal/corpus"
	"dragoman/lang/en"
	"dragoman/read"
	"dragoman/read/do"
)

func reader(t testing.TB) *read.Reader {
	t.Helper()
	r, err := read.English(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// show prints events as the examples write them.
func show(r *dragoman.Reading) string {
	var out []string
	list := func(l []dragoman.Participant) string {
		var s []string
		for _, p := range l {
			s = append(s, p.Of(r.Text))
		}
		return strings.Join(s, " + ")
	}
	for _, e := range r.Events {
		typ := e.PLOVER
		if e.Mode != "" {
			typ += "/" + e.Mode
		}
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s > %s", typ, list(e.Actors), list(e.Recipients))))
	}
	if out == nil {
		return "-"
	}
	return strings.Join(out, " | ")
}

// right is the share of the examples that must come out as told. The coder is
// made of models, which learn from the examples and from more than those.
const right = 0.8

func TestExamples(t *testing.T) {
	r := reader(t)
	lines, err := en.Pack().Rules("events")
	if err != nil {
		t.Fatal(err)
	}
	ok := 0
	for _, l := range lines {
		got := show(r.Read(dragoman.Report{ID: "r1", Text: l.Columns[0]}))
		if got == l.Columns[1] {
			ok++
			continue
		}
		t.Log(l.Errorf("%s\n got  %s\n want %s", l.Columns[0], got, l.Columns[1]))
	}
	if share := float64(ok) / float64(len(lines)); share < right {
		t.Errorf("%d of %d examples come out as told, %.3f; want %.2f", ok, len(lines), share, right)
	}
}

// One happening told twice is one event with two mentions.
func TestMentionsOfOneHappening(t *testing.T) {
	e := []dragoman.Event{}
	r := reader(t).Read(dragoman.Report{ID: "r1", Text: "Turkey attacked Syria on Monday. Turkey attacked Syria with tanks, officials said."})
	e = append(e, r.Events...)
	if len(e) != 1 || len(e[0].Mentions) != 2 {
		t.Errorf("%d events, first has %d mentions; want 1 with 2", len(e), len(e[0].Mentions))
	}
}

// Two deeds of one kind are two events, and words about a deed are not the deed:
// no one is given what another did.
func TestTwoHappenings(t *testing.T) {
	r := reader(t).Read(dragoman.Report{ID: "r1", Text: "Gunmen attacked a market in Mali on Monday, killing 14 traders. The army denied that it had bombed a village on Sunday. France condemned the attack on the market. Peru and Chile held talks in Lima last week."})
	army, france := false, false
	for _, e := range r.Events {
		for _, m := range e.Mentions {
			switch m.Of(r.Text) {
			case "bombed":
				army = true
				if len(e.Mentions) > 1 && e.Mentions[0].Of(r.Text) == "attacked" {
					t.Error("the denied bombing and the attack were read as one")
				}
			case "condemned":
				france = true
				if e.PLOVER == "ASSAULT" {
					t.Error("a condemnation was read as the attack")
				}
			case "attacked":
				for _, p := range e.Actors {
					if a := r.Actor(p.Actor); a != nil && a.Name == "France" {
						t.Error("France was made the attacker")
					}
				}
			}
		}
	}
	if !army || !france {
		t.Errorf("bombed coded: %v, condemned coded: %v", army, france)
	}
}

func TestSameReadingTwice(t *testing.T) {
	r := reader(t)
	text := "Russia and Ukraine held talks in Geneva. Protesters clashed with police in Nairobi, and 12 people were killed. Iran freed two prisoners."
	a, b := r.Read(dragoman.Report{ID: "r", Text: text}), r.Read(dragoman.Report{ID: "r", Text: text})
	if !reflect.DeepEqual(a.Events, b.Events) {
		t.Error("two readings of one text differ")
	}
}

// A sentence without end, or of nothing but event words, costs its length.
func TestHostileText(t *testing.T) {
	r := reader(t)
	for _, text := range []string{
		strings.Repeat("attack ", 4000),
		strings.Repeat("Russia and ", 3000) + "attacked Ukraine.",
		strings.Repeat("the rebels who attacked ", 2000),
		"\x00\xff\xfe attacked", "",
	} {
		r.Read(dragoman.Report{ID: "r", Text: text})
	}
}

// Forty reports of world news, every twentieth, by processor time (collector and
// all), which holds on a busy machine.
func BenchmarkCoder(b *testing.B) {
	path, err := corpus.Path("news", "worldnews.jsonl.gz")
	if err != nil {
		b.Skip(err)
	}
	lines, err := corpus.JSONL[dragoman.Report](path)
	if err != nil {
		b.Skip(err)
	}
	r := reader(b)
	k, err := do.New(en.Pack())
	if err != nil {
		b.Fatal(err)
	}
	var list []*dragoman.Reading
	sentences := 0
	for i := 0; i < len(lines) && len(list) < 40; i += 20 {
		x := r.Read(dragoman.Report{ID: lines[i].ID, Text: lines[i].Text})
		list, sentences = append(list, x), sentences+len(x.Sentences)
	}
	b.ReportAllocs()
	var before, after syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &before); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		for _, x := range list {
			k.Do(x)
		}
	}
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &after); err != nil {
		b.Fatal(err)
	}
	spent := after.Utime.Nano() + after.Stime.Nano() - before.Utime.Nano() - before.Stime.Nano()
	b.ReportMetric(float64(sentences*b.N)/(float64(spent)/1e9), "sentences/cpu-s")
}

// The typer's opinion of an event is of its own sentence, wherever that stands.
func TestOpinion(t *testing.T) {
	p, err := do.NewPairs(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	r := reader(t)
	ask := func(text string) (string, float64, float64) {
		x := r.Read(dragoman.Report{ID: "r", Text: text})
		e := x.Events[len(x.Events)-1]
		typ, share, own, ok := p.Opinion(x, &e)
		if !ok || e.PLOVER != "ACCUSE" {
			t.Fatalf("%s: no opinion of %s", text, e.PLOVER)
		}
		return typ, share, own
	}
	typ, share, own := ask("Norway accused Chad of fraud.")
	typ2, share2, own2 := ask("Peru and Chile met in Lima on Monday. Norway accused Chad of fraud.")
	if typ != "ACCUSE" || share != own || share < .5 {
		t.Errorf("%s %.2f, own %.2f", typ, share, own)
	}
	if typ2 != typ || share2 != share || own2 != own {
		t.Errorf("behind another sentence: %s %.2f, own %.2f", typ2, share2, own2)
	}
	x := r.Read(dragoman.Report{ID: "r", Text: "Lawmakers condemned the attack."})
	x.Events[0].Recipients = nil
	if _, _, _, ok := p.Opinion(x, &x.Events[0]); ok {
		t.Error("an opinion of one side")
	}
}
