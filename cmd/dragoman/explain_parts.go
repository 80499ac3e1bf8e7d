// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"slices"
	"strings"

	"dragoman"
	"dragoman/export/person"
	"dragoman/export/table"
	"dragoman/lang"
	"dragoman/lang/en"
	"dragoman/read/do"
)

const unknown = "unknown: the text gives none that could be tied to it"

func (x *explainer) event(e *dragoman.Event) {
	x.head("event", e.ID, e.Trigger)
	typ := e.PLOVER
	if e.Mode != "" {
		typ += "/" + e.Mode
	}
	x.line("type", "%s, CAMEO %s, quad %d, intensity %g", typ, orDash(e.CAMEO), e.Quad, e.Intensity)
	x.line("rule", "%s%s", orDash(e.Why), rows(e.Why))
	if typ, share, own, ok := x.pairs.Opinion(x.r, e); ok {
		x.line("opinion", "the pair typer, which is no part of coding: %s %.2f, this type %.2f", typ, share, own)
	}
	if len(e.Contexts) > 0 {
		x.line("contexts", "%s (words of the sentence)", strings.Join(e.Contexts, ", "))
	}
	for _, m := range e.Mentions {
		if m != e.Trigger {
			x.line("mention", "«%s» %s: told of the same happening", m.Of(x.r.Text), at(m))
		}
	}
	x.parties("actor", e.Actors)
	x.parties("recipient", e.Recipients)
	x.when(e.When)
	x.where(e)
	for _, s := range e.Sizes {
		x.line("size", "%s %s%g «%s» %s", s.Kind, prefix(s.Approx), s.Value, s.Of(x.r.Text), at(s.Span))
	}
	x.status(e)
	x.chain(e.AccordingTo)
	x.corrected()
	x.notes(e.Trigger)
	x.considered(e)
}

func prefix(s string) string {
	if s == "" {
		return ""
	}
	return s + " "
}

func (x *explainer) parties(name string, list []dragoman.Participant) {
	if len(list) == 0 {
		x.line(name, "none found")
	}
	for _, p := range list {
		x.line(name, "«%s» %s → %s", p.Of(x.r.Text), at(p.Span), x.actor(p.Actor))
	}
}

func (x *explainer) when(w dragoman.When) {
	switch {
	case w.Value == "":
		x.line("when", unknown)
	case w.Time != nil:
		x.line("when", "%s (%s) from «%s» %s", w.Value, w.Basis, w.Time.Of(x.r.Text), at(*w.Time))
	case w.Basis == "publication":
		x.line("when", "%s (publication): no time in the clause; the report's date, %s, %s", w.Value, x.r.Published.Value, orDash(x.r.Published.Basis))
	default:
		x.line("when", "%s (%s)", w.Value, w.Basis)
	}
}

func (x *explainer) where(e *dragoman.Event) {
	w := e.Where
	if w.Place == "" {
		x.line("where", unknown)
		return
	}
	known := "not in the gazetteer by a sure reading"
	if w.GeoNames != 0 {
		known = fmt.Sprintf("GeoNames %d", w.GeoNames)
	}
	from := ""
	if w.Span != nil {
		from = fmt.Sprintf(" from «%s» %s", w.Span.Of(x.r.Text), at(*w.Span))
	}
	x.line("where", "%s %s (%s)%s, %s", w.Place, w.Country, w.Basis, from, known)
}

// status tells the words that settle it, and what the model says beside them.
func (x *explainer) status(e *dragoman.Event) {
	t := x.r.TokenAt(e.Trigger.Start)
	if t >= len(x.r.Tokens) {
		x.line("status", "%s", e.Status)
		return
	}
	status, score, why := x.holds.Status(x.r, t)
	reason := "no word around it says otherwise"
	switch {
	case len(why) == 1 && why[0] == "model":
		reason = "by the model: no word settles it"
	case len(why) > 0:
		reason = "by «" + strings.Join(why, "», «") + "»"
	}
	if status != e.Status {
		reason += fmt.Sprintf("; the words alone give %s, the date, the holders or the coder %s", status, e.Status)
	}
	x.line("status", "%s: %s; the model's score is %+.2f, from -3 (did not happen) to +3 (did)", e.Status, reason, score)
}

// considered tells, of the event's own sentence, every word that could have told
// an event, what the models made of it, and who was preferred to whom.
func (x *explainer) considered(e *dragoman.Event) {
	n := x.r.SentenceAt(e.Trigger.Start)
	if n < 0 || len(x.r.Tokens) == 0 {
		return
	}
	list, reason := x.coder.Considered(x.r, n)
	if reason != "" {
		x.line("dropped", "%s", reason)
	}
	for _, c := range list {
		name, end := "dropped", "too unlikely to be looked at further"
		switch {
		case slices.Contains(e.Mentions, c.Span):
			name, end = "candidate", fmt.Sprintf("its happening %.2f, over %.2f", c.Event, c.Least)
		case x.mentioned(c.Span):
			continue
		case c.Event > 0:
			end = fmt.Sprintf("its happening %.2f, under %.2f", c.Event, c.Least)
		}
		x.line(name, "«%s» %s (%s%s): an event %.2f; %s %.2f before %s %.2f; %s", c.Of(x.r.Text), at(c.Span), c.Why, rows(c.Why), c.Keep, c.Types[0].Type, c.Types[0].Share, c.Types[1].Type, c.Types[1].Share, end)
		if c.Span == e.Trigger {
			x.preferred("who", c.Actor)
			x.preferred("whom", c.Recipient)
		}
	}
}

// preferred tells which phrases were taken for a party, and which came next.
func (x *explainer) preferred(name string, list []do.LikedSpot) {
	for _, p := range list {
		how := "came next"
		if p.Chosen {
			how = "chosen"
		}
		x.line(name, "«%s» %s %s: %.2f (%s)", p.Of(x.r.Text), at(p.Span), how, p.P, p.From)
	}
}

// mentioned reports whether a word is a mention of some event all the same.
func (x *explainer) mentioned(s dragoman.Span) bool {
	return slices.ContainsFunc(x.r.Events, func(e dragoman.Event) bool { return slices.Contains(e.Mentions, s) })
}

func (x *explainer) statement(s *dragoman.Statement) {
	mark := dragoman.Span{}
	for _, l := range [][]dragoman.Span{s.Cue, s.Content, s.Source} {
		if len(l) > 0 {
			mark = l[0]
			break
		}
	}
	x.head("statement", s.ID, mark)
	x.spans("source", s.Source)
	x.spans("cue", s.Cue)
	x.spans("content", s.Content)
	x.line("speaker", "%s, class %s: %s", person.Speaker(*s), s.Speaker.Class, x.actor(s.Speaker.Actor))
	if s.Speaker.Second != "" {
		x.line("runner-up", "%s, behind by %g of 1", x.actor(s.Speaker.Second), s.Speaker.Margin)
	}
	if s.Addressee != "" {
		x.line("addressee", "%s", x.actor(s.Addressee))
	}
	cue := "no cue: the stance of a quotation without one"
	if len(s.Cue) > 0 {
		cue = "by the cue «" + s.Cue[0].Of(x.r.Text) + "»" + x.lemma(s.Cue[0])
	}
	x.line("stance", "%s (%s): %s", s.Stance, s.Tier, cue)
	x.line("form", "%s", s.Form)
	x.when(s.When)
	x.line("status", "%s: what the words inside the content make of its own proposition", s.Status)
	for _, l := range [][2]string{{"within", s.Within}, {"about", s.About}} {
		if o := x.r.Statement(l[1]); o != nil && len(o.Content) > 0 {
			x.line(l[0], "statement %s of %s: %s", o.ID, person.Speaker(*o), o.Content[0].Of(x.r.Text))
		}
	}
	for i := range x.r.Events {
		e := &x.r.Events[i]
		for _, h := range e.AccordingTo {
			if h.Statement == s.ID {
				x.line("holds event", "%s %s «%s» %s", e.ID, e.PLOVER, e.Trigger.Of(x.r.Text), at(e.Trigger))
			}
		}
	}
	x.corrected()
	x.notes(mark)
}

func (x *explainer) spans(name string, list []dragoman.Span) {
	if len(list) == 0 {
		x.line(name, "none")
	}
	for _, s := range list {
		x.line(name, "«%s» %s", s.Of(x.r.Text), at(s))
	}
}

// lemma is the rows of the cue list a cue's words stand in.
func (x *explainer) lemma(cue dragoman.Span) string {
	var where []string
	for i := x.r.TokenAt(cue.Start); i < len(x.r.Tokens) && x.r.Tokens[i].Start < cue.End; i++ {
		l := strings.ToLower(x.r.Tokens[i].Lemma)
		lines, err := en.Pack().Words("cues")
		if err != nil {
			return ""
		}
		for _, row := range lines {
			if l != "" && len(row.Columns) > 3 && row.Columns[0] == "verb" && slices.Contains(strings.Fields(row.Columns[3]), l) {
				where = append(where, fmt.Sprintf("%s:%d", row.File, row.Number))
			}
		}
	}
	if len(where) == 0 {
		return ""
	}
	return " (" + strings.Join(where[:min(3, len(where))], ", ") + ")"
}

// rows are the lines of the lexicons that a frame comes from, in brackets.
func rows(why string) string {
	why, _, _ = strings.Cut(why, ";")
	var out []string
	for _, part := range strings.Split(why, " + ") {
		kind, rest, _ := strings.Cut(part, " ")
		if kind == "pattern" {
			if l, ok := patternRow(rest); ok {
				out = append(out, fmt.Sprintf("%s:%d", l.File, l.Number))
			}
			continue
		}
		name := map[string]string{"verb": "event-verbs", "noun": "event-nouns"}[kind]
		lines, err := en.Pack().Words(name)
		if name == "" || err != nil {
			continue
		}
		if l, ok := row(lines, kind, rest); ok {
			out = append(out, fmt.Sprintf("%s:%d", l.File, l.Number))
		}
	}
	if len(out) == 0 {
		return ""
	}
	return " (" + strings.Join(out, ", ") + ")"
}

// patternRow is the line of a pattern.
func patternRow(name string) (lang.Line, bool) {
	lines, err := en.Pack().Rules("event-patterns")
	if err != nil {
		return lang.Line{}, false
	}
	for _, l := range lines {
		if l.Columns[0] == name {
			return l, true
		}
	}
	return lang.Line{}, false
}

func row(lines []lang.Line, kind, frame string) (lang.Line, bool) {
	for _, l := range lines {
		of := ""
		if kind == "verb" && len(l.Columns) > 1 && l.Columns[1] != "-" {
			of = " " + l.Columns[1]
		}
		for _, lemma := range strings.Split(l.Columns[0], ",") {
			if table.Clean(lemma)+of == frame {
				return l, true
			}
		}
	}
	return lang.Line{}, false
}
