// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dragoman"
)

// kindsFile holds small reports and what must come of them, a kind of fault
// under each heading; its own head explains the form.
const kindsFile = "testdata/kinds.txt"

// TestKinds reads every report of testdata/kinds.txt and holds it against what
// a careful reader would take from it.
func TestKinds(t *testing.T) {
	list := kinds(t)
	if len(list) < 120 {
		t.Fatalf("%d reports in %s", len(list), kindsFile)
	}
	rows := filepath.Join(t.TempDir(), "kinds.jsonl")
	var b bytes.Buffer
	for _, k := range list {
		line, err := json.Marshal(map[string]string{"text": k.text, "date": k.day})
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(line, '\n'))
	}
	if err := os.WriteFile(rows, b.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	if code := run(context.Background(), []string{"read", "--json", rows}, streams{out: &out, err: &errs}); code != exitOK {
		t.Fatalf("exit code %d: %s", code, errs.String())
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != len(list) {
		t.Fatalf("%d readings of %d reports", len(lines), len(list))
	}
	for i, k := range list {
		var r reading
		if err := json.Unmarshal([]byte(lines[i]), &r); err != nil {
			t.Fatal(err)
		}
		for _, w := range k.wants {
			if got, ok := r.meets(w); !ok {
				t.Errorf("%s:%d: %s\n want %s\n got  %s", kindsFile, k.line, k.text, w, got)
			}
		}
	}
}

// kind is a small report and what is wanted of it.
type kind struct {
	line      int
	text, day string
	wants     []string
}

func kinds(t *testing.T) (out []kind) {
	b, err := os.ReadFile(kindsFile)
	if err != nil {
		t.Fatal(err)
	}
	for n, l := range strings.Split(string(b), "\n") {
		switch {
		case l == "" || l[0] == '#':
		case l[0] == '\t':
			out[len(out)-1].wants = append(out[len(out)-1].wants, l[1:])
		default:
			k := kind{line: n + 1, text: strings.ReplaceAll(l, `\n`, "\n"), day: "2026-11-23"}
			if day, text, ok := strings.Cut(k.text, "\t"); ok {
				k.day, k.text = day, text
			}
			out = append(out, k)
		}
	}
	return
}

// reading is what of a reading is looked at. Mentions and participants carry
// byte ranges alone; names are looked up.
type reading struct {
	Text       string
	Sentences  []dragoman.Span
	Actors     []dragoman.Actor
	Places     []dragoman.Place
	Times      []dragoman.Time
	Statements []dragoman.Statement
	Events     []dragoman.Event
}

// meets reports whether a reading has what a line asks for, and shows what it
// has of that sort.
func (r *reading) meets(want string) (got string, ok bool) {
	verb, rest, _ := strings.Cut(want, " ")
	var all []string
	switch verb {
	case "said", "unsaid":
		all = r.said()
	case "event", "noevent", "when":
		for i := range r.Events {
			all = append(all, r.event(&r.Events[i]))
		}
	case "actor":
		for _, a := range r.Actors {
			all = append(all, strings.TrimSpace(fmt.Sprintf("%s: %s %s", a.Name, a.Kind, a.Country)))
		}
	case "place":
		for _, p := range r.Places {
			all = append(all, p.Name+" "+p.Country)
		}
	case "time":
		for _, x := range r.Times {
			all = append(all, x.Of(r.Text)+" = "+x.Value)
		}
	case "sentences":
		all = []string{fmt.Sprint(len(r.Sentences))}
	}
	some := slices.ContainsFunc(all, func(x string) bool { return fits(x, rest) })
	if strings.HasPrefix(verb, "un") || strings.HasPrefix(verb, "no") {
		some = !some
	}
	return strings.Join(all, "\n      "), some
}

// fits reports whether the parts of a pattern, set apart by "*", stand in a line
// one after another, the first at its beginning and the last at its end; "a/b"
// in braces is either.
func fits(line, pattern string) bool {
	if a, rest, ok := strings.Cut(pattern, "{"); ok {
		either, after, _ := strings.Cut(rest, "}")
		return slices.ContainsFunc(strings.Split(either, "/"), func(x string) bool { return fits(line, a+x+after) })
	}
	parts := strings.Split(pattern, "*")
	if !strings.HasPrefix(line, parts[0]) || !strings.HasSuffix(line, parts[len(parts)-1]) {
		return false
	}
	for _, p := range parts {
		i := strings.Index(line, p)
		if i < 0 {
			return false
		}
		line = line[i+len(p):]
	}
	return true
}

// said are the statements: speakers, stance, content.
func (r *reading) said() (out []string) {
	for _, s := range r.Statements {
		who := []string{r.speaker(&s.Speaker)}
		if len(s.Speakers) > 0 {
			who = who[:0]
			for i := range s.Speakers {
				who = append(who, r.speaker(&s.Speakers[i]))
			}
		}
		var what []string
		for _, c := range s.Content {
			what = append(what, c.Of(r.Text))
		}
		out = append(out, fmt.Sprintf("%s %s: %s", strings.Join(who, " + "), s.Stance, strings.Join(what, " … ")))
	}
	return
}

func (r *reading) speaker(s *dragoman.Speaker) string {
	if n := r.name(s.Actor); n != "" {
		return n
	}
	return cmp.Or(s.Name, s.Class)
}

func (r *reading) name(id string) string {
	for i := range r.Actors {
		if r.Actors[i].ID == id && id != "" {
			return r.Actors[i].Name
		}
	}
	return ""
}

// event is a line of an event: type, parties, status, day, the word that tells it.
func (r *reading) event(e *dragoman.Event) string {
	list := func(l []dragoman.Participant) string {
		var out []string
		for _, p := range l {
			name := r.name(p.Actor)
			if t := p.Of(r.Text); name == "" || t != name && p.Len() > 0 {
				name = strings.TrimPrefix(name+" ("+t+")", " ")
			}
			out = append(out, name)
		}
		return strings.Join(out, " + ")
	}
	return fmt.Sprintf("%s: %s > %s; %s; %s; %s", e.PLOVER, list(e.Actors), list(e.Recipients), e.Status, e.When.Value, e.Trigger.Of(r.Text))
}
