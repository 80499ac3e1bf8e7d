// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"dragoman"
	"dragoman/correct"
	"dragoman/export/person"
	"dragoman/export/table"
	"dragoman/lang/en"
	"dragoman/read/do"
	"dragoman/read/hold"
)

type explainCmd struct {
	inputFlags
	recordFlags
	JSON  bool     `help:"JSON instead of text: what is said of it, by name."`
	ID    string   `arg:"" help:"Id of an event (e…) or statement (s…), or its beginning."`
	Files []string `arg:"" optional:"" name:"file" help:"Reports it is in; without any, the record."`
}

// Run says what made an event or statement, and what was dropped beside it.
func (c *explainCmd) Run(ctx context.Context, s streams) error {
	var r *dragoman.Reading
	var cs []dragoman.Correction
	var err error
	if len(c.Files) > 0 {
		r, err = c.inFiles(ctx, s)
	} else {
		r, cs, err = c.inRecord(ctx)
	}
	if err != nil {
		return missing(err)
	}
	coder, err := do.New(en.Pack())
	if err != nil {
		return err
	}
	holds, err := hold.New(en.Pack())
	if err != nil {
		return err
	}
	pairs, err := do.NewPairs(en.Pack())
	if err != nil {
		return err
	}
	x := &explainer{r: r, corrections: cs, coder: coder, pairs: pairs, holds: holds}
	for i := range r.Events {
		if e := &r.Events[i]; strings.HasPrefix(e.ID, c.ID) {
			x.event(e)
		}
	}
	for i := range r.Statements {
		if st := &r.Statements[i]; strings.HasPrefix(st.ID, c.ID) {
			x.statement(st)
		}
	}
	if c.JSON {
		out := bufio.NewWriter(s.out)
		if err := writeJSON(out, x.out); err != nil {
			return err
		}
		return out.Flush()
	}
	return x.text(s.out)
}

func (c *explainCmd) inFiles(ctx context.Context, s streams) (*dragoman.Reading, error) {
	var found *dragoman.Reading
	whole := ""
	_, err := c.each(ctx, s, c.Files, func(r *dragoman.Reading) error {
		for _, id := range idsOf(r) {
			switch {
			case !strings.HasPrefix(id, c.ID) || id == whole && found.ID == r.ID:
			case whole != "" && whole != id:
				return fmt.Errorf("%q: %w", c.ID, dragoman.ErrAmbiguous)
			default:
				found, whole = r, id
			}
		}
		return nil
	})
	if err == nil && found == nil {
		err = exitError{exitUnread, fmt.Sprintf("%q: no event or statement of these reports", c.ID)}
	}
	return found, err
}

func idsOf(r *dragoman.Reading) (out []string) {
	for i := range r.Events {
		out = append(out, r.Events[i].ID)
	}
	for i := range r.Statements {
		out = append(out, r.Statements[i].ID)
	}
	return out
}

func (c *explainCmd) inRecord(ctx context.Context) (*dragoman.Reading, []dragoman.Correction, error) {
	db, err := c.open(ctx)
	if err != nil {
		return nil, nil, err
	}
	defer db.Close()
	all, err := db.Corrections(ctx, "", true)
	if err != nil {
		return nil, nil, err
	}
	report, whole, err := db.Holding(ctx, c.ID)
	for _, x := range all { // what a person took out stands nowhere else
		if errors.Is(err, dragoman.ErrNotFound) && x.Target == c.ID && x.Report != "" {
			report, whole, err = x.Report, c.ID, nil
		}
	}
	if err != nil {
		return nil, nil, err
	}
	c.ID = whole
	r, err := db.Reading(ctx, report)
	if err != nil {
		return nil, nil, err
	}
	out, _ := correct.Lay(r, all)
	var cs []dragoman.Correction
	rejected := true
	for _, id := range idsOf(out) {
		rejected = rejected && id != whole
	}
	for _, x := range all {
		if x.Target == whole {
			cs = append(cs, x)
		}
	}
	if rejected { // a person took it out: it is still explained, as it was read
		out = r
	}
	return out, cs, nil
}

// explained is what is known of how an event or statement came about.
type explained struct {
	Kind   string          `json:"kind"` // event, statement
	ID     string          `json:"id"`
	Report string          `json:"report"`
	Says   []explainedLine `json:"says"`
}

// explainedLine is one thing said of it: type, rule, actor, when, ...
type explainedLine struct {
	Name string `json:"name"`
	Text string `json:"text"`
	more bool   // goes on with the name before
}

// explainer gathers what is known of how a reading came about.
type explainer struct {
	out         []explained
	r           *dragoman.Reading
	corrections []dragoman.Correction
	coder       *do.Coder
	pairs       *do.Pairs
	holds       *hold.H
}

func (x *explainer) line(name, format string, a ...any) {
	e := &x.out[len(x.out)-1]
	l := explainedLine{Name: name, Text: table.Clean(fmt.Sprintf(format, a...))}
	if name == "" && len(e.Says) > 0 {
		l.Name, l.more = e.Says[len(e.Says)-1].Name, true
	}
	e.Says = append(e.Says, l)
}

// text writes what was gathered for people.
func (x *explainer) text(w io.Writer) error {
	out := bufio.NewWriter(w)
	for _, e := range x.out {
		fmt.Fprintf(out, "%s %s\n", e.Kind, e.ID)
		for _, l := range e.Says {
			name := l.Name
			if l.more {
				name = ""
			}
			fmt.Fprintf(out, "%-14s%s\n", name, l.Text)
		}
	}
	return out.Flush()
}

// head names the report and shows the sentence with a span marked.
func (x *explainer) head(what, id string, mark dragoman.Span) {
	x.out = append(x.out, explained{Kind: what, ID: id, Report: x.r.ID})
	x.line("report", "%s  %s  %s  %s", x.r.ID, orDash(x.r.Published.Value), orDash(x.r.Outlet), x.r.Title)
	if n := x.r.SentenceAt(mark.Start); n >= 0 {
		s := x.r.Sentences[n]
		end := max(s.End, mark.End)
		x.line("sentence", "%s«%s»%s", x.r.Text[s.Start:mark.Start], mark.Of(x.r.Text), x.r.Text[mark.End:end])
	}
}

func at(s dragoman.Span) string { return fmt.Sprintf("[%d–%d]", s.Start, s.End) }

// actor tells who a span is and why.
func (x *explainer) actor(id string) string {
	a := x.r.Actor(id)
	if a == nil {
		return "not known by name"
	}
	out := a.Name + " (" + string(a.Kind)
	for _, s := range []string{a.Country, a.Sector, a.Link} {
		if s != "" {
			out += " " + s
		}
	}
	if out += ")"; a.Why != "" {
		out += ": " + a.Why
	}
	return out
}

func (x *explainer) corrected() {
	for _, c := range x.corrections {
		value := ""
		if len(c.Value) > 0 && string(c.Value) != "null" {
			value = string(c.Value) + " "
		}
		x.line("corrected", "%s by %s, %s: %s%s", c.Kind, c.Author, c.At, value, c.Reason)
	}
}

// notes are the remarks stages left in the sentences of a span.
func (x *explainer) notes(s dragoman.Span) {
	n := x.r.SentenceAt(s.Start)
	for _, note := range x.r.Notes {
		if n >= 0 && note.Overlaps(x.r.Sentences[n].Span) {
			x.line("note", "%s %s: %s", note.Stage, at(note.Span), note.Message)
		}
	}
}

// chain tells the holders, from the outlet inward.
func (x *explainer) chain(list []dragoman.Holder) {
	for i, h := range list {
		name := "according to"
		if i > 0 {
			name = ""
		}
		why := ""
		if st := x.r.Statement(h.Statement); st != nil && len(st.Cue) > 0 {
			why = fmt.Sprintf(" — statement %s, cue «%s» %s", st.ID, st.Cue[0].Of(x.r.Text), at(st.Cue[0]))
		}
		x.line(name, "%s %s%s", person.Name(x.r, h.Holder), h.Stance, why)
	}
}
