// SPDX-License-Identifier: Apache-2.0

package articles

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"dragoman"
)

// Count is how many of how many.
type Count struct{ Right, Of int }

// Share is Right over Of, 0 where Of is 0.
func (c Count) Share() float64 {
	if c.Of == 0 {
		return 0
	}
	return float64(c.Right) / float64(c.Of)
}

func (c *Count) add(right bool) {
	c.Of++
	if right {
		c.Right++
	}
}

// Scores of a set of reports. Recall and Typed are of the core events, Type,
// Status, Who, Whom, Actor and Recipient of those found (that have one), Cross
// of the core events between two countries, Precision of what was told,
// Lured of the lures (a low share is good).
type Scores struct {
	Recall, Precision, Typed, Type, Status, Other, Who, Whom, Actor, Recipient, Cross, Lured Count
}

// joint are the types of which it is a matter of taste who is actor and who
// recipient.
var joint = map[string]bool{"CONSULT": true, "AGREE": true, "COOPERATE": true}

// Joint reports whether both sides do the deed of a type, so that who is actor
// and who recipient is a matter of taste.
func Joint(typ string) bool { return joint[typ] }

// Add scores one report.
func (s *Scores) Add(g Report, r *dragoman.Reading) {
	var told []Telling
	for i := range r.Events {
		e := &r.Events[i]
		told = append(told, Telling{e.PLOVER, append([]dragoman.Span{e.Trigger}, e.Mentions...)})
	}
	pairs := Pair(g.Events, told)
	found := make([]*dragoman.Event, len(g.Events))
	for p, e := range pairs {
		s.Precision.add(e >= 0)
		if e >= 0 {
			found[e] = &r.Events[p]
		}
	}
	for i := range g.Events {
		if e := &g.Events[i]; e.Core {
			s.event(e, found[i], r)
		}
	}
	for _, l := range g.Lures {
		s.Lured.add(slices.ContainsFunc(r.Events, func(e dragoman.Event) bool { return e.Trigger.Overlaps(l) }))
	}
}

func (s *Scores) event(g *Event, p *dragoman.Event, r *dragoman.Reading) {
	s.Recall.add(p != nil)
	s.Typed.add(p != nil && g.right(p.PLOVER))
	wantA, wantR := countriesOf(g.Actors), countriesOf(g.Recipients)
	crosses := joint[g.Type] && len(union(wantA, wantR)) > 1 || len(wantA) > 0 && len(wantR) > 0 && !equal(wantA, wantR)
	if joint[g.Type] {
		wantA = union(wantA, wantR)
		wantR = wantA
	}
	if p == nil {
		if crosses {
			s.Cross.add(false)
		}
		return
	}
	s.Type.add(g.right(p.PLOVER))
	s.status(g, p)
	actors, recipients := p.Actors, p.Recipients
	namesA, namesR := g.Actors, g.Recipients
	if joint[g.Type] {
		actors = append(slices.Clone(p.Actors), p.Recipients...)
		recipients = actors
		namesA = append(slices.Clone(g.Actors), g.Recipients...)
		namesR = namesA
	}
	side(&s.Who, &s.Actor, g.Actors, namesA, wantA, actors, r)
	side(&s.Whom, &s.Recipient, g.Recipients, namesR, wantR, recipients, r)
	if crosses {
		a, b := countries(actors, r), countries(recipients, r)
		s.Cross.add(meet(a, wantA) && meet(b, wantR) && len(union(a, b)) > 1)
	}
}

// side scores one side of an event: own are gold's parties of this side, whose
// presence makes it count, names all that are right.
func side(name, country *Count, own, names []Party, want map[string]bool, said []dragoman.Participant, r *dragoman.Reading) {
	texts := func(l []Party) bool { return slices.ContainsFunc(l, func(p Party) bool { return p.Text != "" }) }
	if texts(own) {
		name.add(slices.ContainsFunc(said, func(p dragoman.Participant) bool {
			a := r.Actor(p.Actor)
			return slices.ContainsFunc(names, func(g Party) bool {
				return g.Text != "" && (a != nil && sameName(a.Name, g.Text) || p.Len() > 0 && sameName(p.Of(r.Text), g.Text))
			})
		}))
	}
	if slices.ContainsFunc(own, func(p Party) bool { return p.Country != "" }) {
		country.add(meet(countries(said, r), want))
	}
}

func (s *Scores) status(g *Event, p *dragoman.Event) {
	ok := map[string]bool{g.Status: true}
	for _, x := range g.AlsoStatus {
		ok[x] = true
	}
	switch {
	case g.Type == "REQUEST" && (ok["occurred"] || ok["requested"]):
		ok["occurred"], ok["requested"] = true, true
	case g.Type == "THREATEN" && (ok["occurred"] || ok["threatened"]):
		ok["occurred"], ok["threatened"] = true, true
	case g.Type == "AGREE" && g.Status == "occurred":
		ok["planned"] = true
	}
	s.Status.add(ok[string(p.Status)])
	if !ok["occurred"] {
		s.Other.add(ok[string(p.Status)])
	}
}

func countriesOf(l []Party) map[string]bool {
	out := map[string]bool{}
	for _, p := range l {
		if p.Country != "" {
			out[p.Country] = true
		}
	}
	return out
}

func countries(l []dragoman.Participant, r *dragoman.Reading) map[string]bool {
	out := map[string]bool{}
	for _, p := range l {
		c := strings.ToUpper(p.Country)
		if a := r.Actor(p.Actor); c == "" && a != nil {
			c = strings.ToUpper(a.Country)
		}
		switch c {
		case "":
			continue
		case "EU", "EUU", "IGO":
			c = "EUR"
		}
		out[c] = true
	}
	return out
}

func union(a, b map[string]bool) map[string]bool {
	out := map[string]bool{}
	for k := range a {
		out[k] = true
	}
	for k := range b {
		out[k] = true
	}
	return out
}

func equal(a, b map[string]bool) bool { return len(a) == len(b) && len(union(a, b)) == len(a) }

func meet(a, b map[string]bool) bool { return len(union(a, b)) < len(a)+len(b) }

// sameName reports whether the words of one name are among those of the other,
// or two words are shared.
func sameName(a, b string) bool {
	x, y := nameWords(a), nameWords(b)
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	shared := len(x) + len(y) - len(union(x, y))
	return shared == len(x) || shared == len(y) || shared >= 2
}

// empty are words that say nothing of whose name it is.
var empty = map[string]bool{"the": true, "of": true, "government": true, "a": true, "an": true}

func nameWords(s string) map[string]bool {
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		if r < unicode.MaxASCII {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	out := map[string]bool{}
	for _, w := range strings.FieldsFunc(strip(b.String()), func(r rune) bool { return r < 'a' || r > 'z' }) {
		if !empty[w] {
			out[w] = true
		}
	}
	return out
}

// strip takes out "al-" and "el-" before a word and "'s" behind one.
func strip(s string) string {
	letter := func(i int) bool {
		return i >= 0 && i < len(s) && (s[i] >= 'a' && s[i] <= 'z' || s[i] >= '0' && s[i] <= '9' || s[i] == '_')
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		rest := s[i:]
		if !letter(i-1) && len(rest) > 2 && (rest[:2] == "al" || rest[:2] == "el") && (rest[2] == '-' || rest[2] == ' ') {
			i += 2
			continue
		}
		if strings.HasPrefix(rest, "'s") && !letter(i+2) {
			i++
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
