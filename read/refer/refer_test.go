// SPDX-License-Identifier: Apache-2.0

package refer_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dragoman"
	"dragoman/internal/marked"
	"dragoman/lang/en"
	"dragoman/read/parse"
	"dragoman/read/refer"
	"dragoman/read/sent"
	"dragoman/read/tag"
	"dragoman/read/token"
)

type doer interface{ Do(*dragoman.Reading) }

// stages are those before reference, but for names, which the tests mark.
var stages = sync.OnceValue(func() (out []doer) {
	p := en.Pack()
	must := func(d doer, err error) {
		if err != nil {
			panic(err)
		}
		out = append(out, d)
	}
	t, err := token.New(p)
	must(t, err)
	s, err := sent.New(p)
	must(s, err)
	g, err := tag.New(p)
	must(g, err)
	q, err := parse.New(p)
	must(q, err)
	r, err := refer.New(p)
	must(r, err)
	return out
})

var kinds = map[string]dragoman.Kind{"per": dragoman.Person, "org": dragoman.Organisation, "loc": dragoman.PlaceKind, "grp": dragoman.Group}

// read reads a text whose names are marked {per|…}, {org|…}, {loc|…}, {grp|…}.
func read(t *testing.T, s string) (*dragoman.Reading, []marked.Mark) {
	t.Helper()
	text, marks, err := marked.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	r := &dragoman.Reading{Report: dragoman.Report{ID: "r1", Text: text}}
	all := stages()
	for _, d := range all[:len(all)-1] {
		d.Do(r)
	}
	for _, m := range marks {
		kind, ok := kinds[m.Label]
		if !ok {
			continue
		}
		a, b := r.TokenAt(int32(m.Start)), r.TokenAt(int32(m.End-1))+1
		r.Mentions = append(r.Mentions, dragoman.Mention{Span: dragoman.Span{Start: int32(m.Start), End: int32(m.End)}, First: int32(a), Last: int32(b), Kind: kind, Form: dragoman.Name})
	}
	all[len(all)-1].Do(r)
	return r, marks
}

// show lists the actors: name, gender, mentions, roles.
func show(r *dragoman.Reading) (out []string) {
	for _, a := range r.Actors {
		s := a.Name
		if a.Gender != "" {
			s += " (" + a.Gender + ")"
		}
		var m []string
		for _, x := range a.Mentions {
			m = append(m, x.Of(r.Text))
		}
		s += ": " + strings.Join(m, ", ")
		for _, x := range a.Roles {
			s += "; " + x.Title
		}
		out = append(out, s)
	}
	return out
}

func TestActors(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"{grp|Russian} Foreign Minister {per|Sergei Karpov} met {per|Kari Holm}, a {loc|Nairobi}-based analyst, on Monday. {per|Karpov} said he was pleased. She thanked the minister.",
			[]string{"Russian: Russian", "Sergei Karpov (m): Sergei Karpov, Karpov, he, the minister; Russian Foreign Minister", "Kari Holm (f): Kari Holm, She; Nairobi-based analyst", "Nairobi: Nairobi"}},
		{"King {per|Otieno} met {per|Stephen King} on Monday. The king smiled, and the prince left.", // no dignity of who is only called so
			[]string{"Otieno (m): Otieno, The king", "Stephen King (m): Stephen King"}},
		{"Cardinal {per|Holm} wrote to Queen {per|Maria Otieno}. The cardinal thanked the Queen.",
			[]string{"Holm (m): Holm, The cardinal", "Maria Otieno (f): Maria Otieno, the Queen"}},
		{"The {org|Lake Victoria Fisheries Board} ({org|LVFB}) closed the lake. {org|LVFB} officials left.",
			[]string{"Lake Victoria Fisheries Board: Lake Victoria Fisheries Board, LVFB, LVFB"}},
		{"{per|Omar al-Sharaa} spoke. {per|Al Sharaa} left, and {per|Sharaa} did not return.",
			[]string{"Omar al-Sharaa (m): Omar al-Sharaa, Al Sharaa, Sharaa"}},
		{"Mr {per|Adeyemi} and Mrs {per|Adeyemi} voted. The {loc|United States} protested; the {loc|US} envoy left.",
			[]string{"Adeyemi (m): Adeyemi", "Adeyemi (f): Adeyemi", "United States: United States, US"}},
		{"{per|Nabil Bello}, a spokesman for {grp|Kenyan} president {per|Samuel Otieno}, called it a crime. He left.",
			[]string{"Nabil Bello (m): Nabil Bello, He; spokesman for Kenyan president Samuel Otieno", "Kenyan: Kenyan", "Samuel Otieno (m): Samuel Otieno; Kenyan president"}},
		{"President {per|Samuel Otieno} spoke. {per|Maria Otieno} sang. President {per|Otieno} left.",
			[]string{"Samuel Otieno (m): Samuel Otieno, Otieno; President", "Maria Otieno (f): Maria Otieno"}},
		{"{per|Samuel H. Otieno} was the father of {per|Samuel K. Otieno}.",
			[]string{"Samuel H. Otieno (m): Samuel H. Otieno", "Samuel K. Otieno (m): Samuel K. Otieno"}},
		{"{per|Samuel Otieno Jr.} met a lawyer. {per|Otieno Jr.} left. President {per|Samuel Otieno} praised his son. {per|Otieno} smiled.",
			[]string{"Samuel Otieno Jr. (m): Samuel Otieno Jr., Otieno Jr.", "Samuel Otieno (m): Samuel Otieno, his, Otieno; President"}},
		{"{per|Samuel Otieno Sr.} spoke. {per|Otieno} left.",
			[]string{"Samuel Otieno Sr. (m): Samuel Otieno Sr., Otieno"}},
		{"{per|Samuel Otieno} spoke. {loc|Otieno} sang in {loc|Otieno}. {per|Ottieno} left.",
			[]string{"Samuel Otieno (m): Samuel Otieno, Otieno, Ottieno", "Otieno: Otieno"}},
		{"{per|Samuel Karpovich} spoke. {per|Karpowich} left.",
			[]string{"Samuel Karpovich (m): Samuel Karpovich, Karpowich"}},
		{"{per|Samuel Otieno} spoke. {per|Samuel Otieno} sang on the {loc|Samuel Otieno} show.",
			[]string{"Samuel Otieno (m): Samuel Otieno, Samuel Otieno, Samuel Otieno"}},
		{"{grp|Batwa} farmers and {grp|Batwa} women met. {org|Batwa} leaders spoke.",
			[]string{"Batwa: Batwa, Batwa, Batwa"}},
		{"{per|Samuel Otieno} spoke. The {org|Otienos} left.",
			[]string{"Samuel Otieno (m): Samuel Otieno", "Otienos: Otienos"}},
		{"{per|Samuel Otieno} spoke. {per|Otieno} left. {per|Maria Otieno}, his daughter, wept. The sun set. It was dark. {per|Otieno} came back.",
			[]string{"Samuel Otieno (m): Samuel Otieno, Otieno, his, Otieno", "Maria Otieno (f): Maria Otieno; daughter"}},
		{"The {org|Osman Group} is small. The {org|Nile Bank} sold its office, and the bank was closed.",
			[]string{"Osman Group: Osman Group", "Nile Bank: Nile Bank, its, the bank"}},
		{"A woman was hurt in {loc|Lagos}. She is recovering.",
			[]string{"Lagos: Lagos"}},
		{"The head of the {org|Port Authority}, {per|Tunde Bello}, said the port would open. {per|Ada Obi} is a lawyer.",
			[]string{"Port Authority: Port Authority", "Tunde Bello (m): Tunde Bello; head of the Port Authority", "Ada Obi: Ada Obi; lawyer"}},
		{"{per|Ann King}, 10, took part. {per|King} sang for the {per|King}.",
			[]string{"Ann King (f): Ann King, King", "King: King"}},
		{"The {org|Hill Valley Wind Energy Board} ({org|Hvweb}) met the {org|Nile Bank} ({org|Rivets}) in {loc|Oslo} ({org|Rubes}) and the {org|Ministry of Town Planning} ({org|MoTP}).",
			[]string{"Hill Valley Wind Energy Board: Hill Valley Wind Energy Board, Hvweb", "Nile Bank: Nile Bank, Rivets", "Oslo: Oslo", "Rubes: Rubes", "Ministry of Town Planning: Ministry of Town Planning, MoTP"}},
		{"{per|Samuel Karpovich} spoke. {per|Kaprovich} left.",
			[]string{"Samuel Karpovich (m): Samuel Karpovich, Kaprovich"}},
		{"President {per|Samuel Otieno} met Vice President {per|Tunde Bello}. He thanked the president and the vice president.",
			[]string{"Samuel Otieno (m): Samuel Otieno, He, the president; President", "Tunde Bello (m): Tunde Bello, the vice president; Vice President"}},
		{"{loc|Lagos} - After President {per|Samuel Otieno} spoke, the Kenyan ambassador to {loc|Nigeria} {per|Tunde Bello} left.",
			[]string{"Lagos: Lagos", "Samuel Otieno (m): Samuel Otieno; President", "Nigeria: Nigeria", "Tunde Bello (m): Tunde Bello; Kenyan ambassador to Nigeria"}},
		{"{per|Samuel Otieno} spoke first. Saying that he had voted, {per|Tunde Bello} left.",
			[]string{"Samuel Otieno (m): Samuel Otieno", "Tunde Bello (m): he, Tunde Bello"}},
		{"{per|Tunde Bello}, resident of {loc|Lagos} and {per|Kari Holm} (16) left. {per|Ada Obi}, a lawyer at the {org|Nile Bank} ({org|NB}), stayed.",
			[]string{"Tunde Bello (m): Tunde Bello; resident of Lagos", "Lagos: Lagos", "Kari Holm (f): Kari Holm", "Ada Obi: Ada Obi; lawyer at the Nile Bank", "Nile Bank: Nile Bank, NB"}},
		{"Minister of the Interior {per|Samuel Otieno} met the Attorney General, Mr {per|Tunde Bello}, on Monday.",
			[]string{"Samuel Otieno (m): Samuel Otieno; Minister of the Interior", "Tunde Bello (m): Tunde Bello; Attorney General"}},
		{"Deputy Minister of Mines and Energy, {per|Ada Obi} said so. {per|Samuel Otieno}, commander of the fleet and his men, met His Majesty {per|Karim}.",
			[]string{"Ada Obi: Ada Obi; Deputy Minister of Mines and Energy", "Samuel Otieno (m): Samuel Otieno, his; commander of the fleet", "Karim (m): Karim"}},
		{"The {org|Congress} met the {org|SEC} ({org|The Securities and Exchange Commission}). The {org|Hill Congress} left; the {org|Congress} did not.",
			[]string{"Congress: Congress, Congress", "The Securities and Exchange Commission: SEC, The Securities and Exchange Commission", "Hill Congress: Hill Congress"}},
		{"{loc|Kenya} is large. Rain fell on the country. The city of {loc|Kisumu} was spared, and the city slept.",
			[]string{"Kenya: Kenya, the country", "Kisumu: Kisumu, the city"}},
		{"{loc|Kisumu} and {loc|Lagos} are far apart. The city slept. {loc|Kenya} and {loc|Chad} met in a country far away. They left the country.",
			[]string{"Kisumu: Kisumu", "Lagos: Lagos", "Kenya: Kenya", "Chad: Chad"}},
		{"{loc|Kisumu} slept. {loc|Kisumu} woke. People of {loc|Kisumu} saw {loc|Lagos}. They left the town.",
			[]string{"Kisumu: Kisumu, Kisumu, Kisumu, the town", "Lagos: Lagos"}},
		{"{org|Hill Travel Prize} is old. {per|Hill Travel Prize} winners and {grp|Hill Travel Prize} guests saw the {org|Hill Travel Prize}; the {org|Hill Travel Prize} grew.",
			[]string{"Hill Travel Prize: Hill Travel Prize, Hill Travel Prize, Hill Travel Prize, Hill Travel Prize, Hill Travel Prize"}},
		{"{loc|LAGOS} - Rain fell on {loc|Lagos}. The {org|UN} left.",
			[]string{"Lagos: LAGOS, Lagos", "UN: UN"}},
		{"A girl was hurt. Officer {per|Tunde Bello} said: “He is well.”",
			[]string{"Tunde Bello (m): Tunde Bello; Officer"}},
	} {
		r, _ := read(t, c.text)
		if d := cmp.Diff(c.want, show(r)); d != "" {
			t.Errorf("%s\n%s", c.text, d)
		}
	}
}

// The examples of words/refer.txt hold: a text with its names marked, and the
// actors it must have, set apart by " | " ("-" for none).
func TestExamples(t *testing.T) {
	lines, err := en.Pack().Words("refer")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, l := range lines {
		if l.Columns[0] != "example" {
			continue
		}
		n++
		if len(l.Columns) != 3 {
			t.Fatal(l.Errorf("want a text and its actors"))
		}
		r, _ := read(t, l.Columns[1])
		r2 := show(r)
		for i, a := range r.Actors {
			if a.Kind == dragoman.Country {
				r2[i] = "country " + r2[i]
			}
		}
		if len(r2) == 0 {
			r2 = []string{"-"}
		}
		if got := strings.Join(r2, " | "); got != l.Columns[2] {
			t.Error(l.Errorf("%s\n got %s\nwant %s", l.Columns[1], got, l.Columns[2]))
		}
	}
	if n == 0 {
		t.Error("words/refer.txt has no examples")
	}
}

// The agency in a dateline is no actor; where the text names it, it is one.
func TestDatelines(t *testing.T) {
	text := "OSLO, July 18 (Nile News) - Kari Holm told Nile News so."
	r := &dragoman.Reading{Report: dragoman.Report{ID: "r1", Text: text, Furniture: []dragoman.Furniture{{Span: dragoman.Span{Start: 0, End: 28}, Kind: dragoman.Dateline}}}}
	all := stages()
	for _, d := range all[:len(all)-1] {
		d.Do(r)
	}
	for _, w := range []struct {
		name string
		kind dragoman.Kind
	}{{"OSLO", dragoman.PlaceKind}, {"Nile News", dragoman.Organisation}, {"Kari Holm", dragoman.Person}} {
		for at := strings.Index(text, w.name); at >= 0; {
			a, b := r.TokenAt(int32(at)), r.TokenAt(int32(at+len(w.name)-1))+1
			r.Mentions = append(r.Mentions, dragoman.Mention{Span: dragoman.Span{Start: int32(at), End: int32(at + len(w.name))}, First: int32(a), Last: int32(b), Kind: w.kind, Form: dragoman.Name})
			next := strings.Index(text[at+1:], w.name)
			if next < 0 {
				break
			}
			at += 1 + next
		}
	}
	slices.SortFunc(r.Mentions, func(a, b dragoman.Mention) int { return int(a.Start - b.Start) })
	all[len(all)-1].Do(r)
	if d := cmp.Diff([]string{"OSLO: OSLO", "Kari Holm (f): Kari Holm", "Nile News: Nile News"}, show(r)); d != "" {
		t.Error(d)
	}
}

func TestActorIDsAreStable(t *testing.T) {
	s := "{per|Kari Holm} met {per|Omar Said}. {per|Holm} left."
	a, _ := read(t, s)
	b, _ := read(t, s)
	if d := cmp.Diff(a.Actors, b.Actors); d != "" {
		t.Error(d)
	}
	if a.Actors[0].ID == a.Actors[1].ID || len(a.Actors[0].ID) != 17 {
		t.Errorf("ids %q and %q", a.Actors[0].ID, a.Actors[1].ID)
	}
	for _, m := range a.Mentions {
		if x := a.Actor(m.Actor); x == nil || !slices.ContainsFunc(x.Mentions, func(y dragoman.ActorMention) bool { return y.Span == m.Span }) {
			t.Errorf("mention %q is not listed by its actor", m.Of(a.Text))
		}
	}
}

func TestSpeakersOwnI(t *testing.T) {
	r, marks := read(t, "“{c|I told my aides to go to the copper mine},” {per|Kari Holm} said. I was there.")
	c := dragoman.Span{Start: int32(marks[0].Start), End: int32(marks[0].End)}
	r.Statements = []dragoman.Statement{{ID: "s1", Form: "direct", Content: []dragoman.Span{c}, Speaker: dragoman.Speaker{Actor: r.Actors[0].ID, Class: "named"}}}
	p := stages()
	p[len(p)-1].(*refer.Resolver).Speakers(r)
	if got, want := show(r)[0], "Kari Holm (f): I, my, Kari Holm"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if !slices.IsSortedFunc(r.Mentions, func(a, b dragoman.Mention) int { return int(a.First - b.First) }) {
		t.Error("mentions are out of order")
	}
}

func TestHostileTextIsReadInLinearTime(t *testing.T) {
	var b strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&b, "{per|Aa Holm} and {org|Holm %d Board} saw him, the minister, he. ", i)
	}
	r, _ := read(t, b.String())
	if len(r.Actors) < 3000 {
		t.Errorf("%d actors", len(r.Actors))
	}
}
