// SPDX-License-Identifier: Apache-2.0

package compare

import (
	"testing"

	"dragoman"
	"dragoman/lang/en"
)

func TestAgree(t *testing.T) {
	for _, c := range []struct {
		a, b number
		want string
	}{
		{number{value: 14}, number{value: 14}, "same"},
		{number{value: 14}, number{value: 19}, "differs"},
		{number{value: 14, scope: "at-least"}, number{value: 16}, "more_specific"},
		{number{value: 14, scope: "at-least"}, number{value: 40}, "differs"},
		{number{value: 52}, number{value: 52.4}, "more_specific"},
		{number{value: 8000, scope: "about"}, number{value: 8300}, "more_specific"},
		{number{value: 8000, scope: "about"}, number{value: 25000}, "differs"},
		{number{value: 40, top: 50}, number{value: 45}, "more_specific"},
	} {
		if got := agree(c.a, c.b); got != c.want {
			t.Errorf("%v and %v: %s, want %s", c.a, c.b, got, c.want)
		}
		if got := agree(c.b, c.a); got != c.want {
			t.Errorf("%v and %v, turned: %s, want %s", c.b, c.a, got, c.want)
		}
	}
}

func TestValue(t *testing.T) {
	for w, want := range map[string]float64{"twenty-three": 23, "1,200": 1200, "52.4": 52.4, "$40": 40, "six": 6} {
		if got, ok := value(w); !ok || got != want {
			t.Errorf("%q reads as %v %v, want %v", w, got, ok, want)
		}
	}
	for _, w := range []string{"", "may", "2nd", "twenty-old", "-", "$"} {
		if got, ok := value(w); ok {
			t.Errorf("%q reads as the number %v", w, got)
		}
	}
}

func TestSkeletonJoinsSpellingsOnly(t *testing.T) {
	for _, p := range [][2]string{{"tartus", "tartous"}, {"sharaa", "al-shara"}, {"hmeimim", "hmeimim's"}, {"qaddafi", "qadafi"}} {
		if !alike(p[0], p[1]) {
			t.Errorf("%s and %s should be one name", p[0], p[1])
		}
	}
	for _, p := range [][2]string{{"iran", "iraq"}, {"oslo", "brno"}, {"li", "lu"}} {
		if alike(p[0], p[1]) {
			t.Errorf("%s and %s should be two names", p[0], p[1])
		}
	}
}

func TestIntervals(t *testing.T) {
	at := func(a, b string) dragoman.Time { return dragoman.Time{Earliest: a, Latest: b} }
	for _, c := range []struct {
		a, b dragoman.Time
		want string
	}{
		{at("2025-03-03", "2025-03-03"), at("2025-03-03", "2025-03-03"), "same"},
		{at("2025-03-03", "2025-03-03"), at("2025-03-04", "2025-03-04"), "differs"},
		{at("2025-03-01", "2025-03-31"), at("2025-03-04", "2025-03-04"), "more_specific"},
		{at("", ""), at("2025-03-04", "2025-03-04"), "same"},
	} {
		if got := intervals(c.a, c.b); got != c.want {
			t.Errorf("%v and %v: %s, want %s", c.a, c.b, got, c.want)
		}
	}
}

// comparer makes a comparer of the shipped models.
func comparer(t *testing.T) *Comparer {
	t.Helper()
	c, err := New(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestEmptyAndUnread(t *testing.T) {
	cmp := comparer(t)
	c := cmp.Compare(nil, nil)
	if c.Claims == nil || c.Quotes == nil || c.Timeline == nil || c.Copies == nil {
		t.Error("lists of an empty comparison should be empty, not null")
	}
	c = cmp.Compare([]*dragoman.Reading{{Report: dragoman.Report{ID: "r1", Text: "No layer was read here."}}, {Report: dragoman.Report{ID: "r2"}}}, nil)
	if len(c.Claims) != 0 || c.Counts.Reports != 2 {
		t.Errorf("unread reports gave %v", c)
	}
}

// Every list of the lexicon must hold what the code asks for by name.
func TestLexiconHasItsKinds(t *testing.T) {
	lex := words()
	for _, kind := range []string{"concept", "say", "deny", "anaphor", "status", "negation", "exclusive", "rank", "office", "unique", "stop"} {
		if len(lex[kind]) == 0 {
			t.Errorf("no words of kind %q", kind)
		}
	}
	for w, s := range lex["status"] {
		switch s {
		case "planned", "hypothetical", "requested", "threatened":
		default:
			t.Errorf("%q has the status %q, which is none", w, s)
		}
	}
	if lex.concept("extradition") != lex.concept("handover") || lex.concept("killed") == lex.concept("wounded") {
		t.Error("concepts: extradition and handover should be one, killed and wounded two")
	}
}
