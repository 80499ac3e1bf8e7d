// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"dragoman"
	"dragoman/export"
	"dragoman/export/canon"
	"dragoman/export/flat"
	"dragoman/export/person"
	"dragoman/know/actors"
)

type quotesCmd struct {
	evidenceFlags
	Speaker string   `placeholder:"NAME" help:"Only of this speaker: a name, any known spelling of it, a Wikidata id, or a class (anonymous, generic, document, outlet)."`
	Stance  []string `placeholder:"STANCE" help:"Only with these stances, split by commas: asserts, denies, pledges, demands, accuses, threatens, ..."`
	About   string   `placeholder:"WORDS" help:"Only where the content has all these words, or names this actor."`
	Direct  bool     `help:"Only what stands in quotation marks."`
	Format  string   `enum:"text,jsonl,tsv,csv" default:"text" help:"text (for people), jsonl, tsv or csv: as export statements has them."`
	Guard   bool     `name:"guard-formulas" help:"tsv and csv: an apostrophe before words that a spreadsheet would run as a formula."`
	JSON    bool     `help:"The same as --format jsonl."`
	Files   []string `arg:"" optional:"" name:"file" help:"Reports; without any, the record."`
}

// Run lists statements.
func (c *quotesCmd) Run(ctx context.Context, s streams) error {
	for _, st := range c.Stance {
		if !slices.Contains(stances, dragoman.Stance(st)) {
			return exitError{exitUsage, fmt.Sprintf("--stance %q: want one of %s", st, strings.Join(names(stances), ", "))}
		}
	}
	known, err := actors.Known()
	if err != nil {
		return err
	}
	m := matcher{c, spellings(known, c.Speaker), spellings(known, c.About)}
	out := bufio.NewWriter(s.out)
	rows, lines := export.Table(nil), export.Lines(out)
	if (c.Format == "tsv" || c.Format == "csv") && !c.JSON {
		if rows, err = export.NewTable(out, c.Format, flat.Columns("statements"), export.Options{Guard: c.Guard}); err != nil {
			return err
		}
	}
	one, shown := actors.NewNames(known), 0
	unread, err := c.over(ctx, s, c.Files, "statement", func(r *dragoman.Reading) error {
		r = canon.Lay(r, one)
		for i := range r.Statements {
			st := &r.Statements[i]
			if !m.match(r, st) {
				continue
			}
			shown++
			x := flat.StatementOf(r, st)
			var err error
			switch {
			case rows != nil:
				err = rows.Row(x.Row(r))
			case c.JSON || c.Format == "jsonl":
				err = lines.Encode(x)
			default:
				err = quoteText(out, s, r, st)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	if rows != nil && err == nil {
		_, err = rows.Close()
	}
	if e := out.Flush(); err == nil {
		err = e
	}
	if err != nil {
		return err
	}
	if shown == 0 {
		fmt.Fprintln(s.err, "no statement fits")
	}
	return (&collected{unread: unread}).result()
}

// quoteText prints one statement for people: who, stance, where it stands,
// then its words.
func quoteText(out *bufio.Writer, s streams, r *dragoman.Reading, st *dragoman.Statement) error {
	at, words := dragoman.Span{}, flat.Words(r.Text, st.Content)
	if len(st.Content) > 0 {
		at = dragoman.Span{Start: st.Content[0].Start, End: st.Content[len(st.Content)-1].End}
	}
	to := ""
	if st.Addressee != "" {
		to = " to " + person.Name(r, st.Addressee)
	}
	outlet := cmp.Or(r.Outlet, r.Key, r.Path)
	if _, err := fmt.Fprintf(out, "%s %s%s  ·  %s  %s  %s [%d–%d]\n", person.Speaker(*st), st.Stance, to, orDash(r.Published.Value), orDash(outlet), st.ID, at.Start, at.End); err != nil {
		return err
	}
	col := 0
	for _, w := range strings.Fields(strings.Join(words, " … ")) {
		n := len([]rune(w))
		switch {
		case col == 0:
			out.WriteString("    ")
			col = 4
		case col+1+n > max(s.width, 40):
			out.WriteString("\n    ")
			col = 4
		default:
			out.WriteByte(' ')
			col++
		}
		out.WriteString(w)
		col += n
	}
	_, err := out.WriteString("\n")
	return err
}

// matcher holds what is asked for.
type matcher struct {
	c       *quotesCmd
	speaker []string // folded
	about   []string
}

func (m *matcher) match(r *dragoman.Reading, s *dragoman.Statement) bool {
	c := m.c
	return (len(c.Stance) == 0 || slices.Contains(c.Stance, string(s.Stance))) &&
		(!c.Direct || s.Form != "indirect") &&
		(c.Speaker == "" || s.Speaker.Class == c.Speaker || slices.Contains(m.speaker, actors.Fold(s.Speaker.Name)) || named(r, s.Speaker.Actor, m.speaker)) &&
		(c.About == "" || m.isAbout(r, s))
}

// isAbout reports whether the content has all the words, or a mention of the
// actor they name.
func (m *matcher) isAbout(r *dragoman.Reading, s *dragoman.Statement) bool {
	words := " " + actors.Fold(strings.Join(flat.Words(r.Text, s.Content), " ")) + " "
	all := true
	for _, w := range strings.Fields(actors.Fold(m.c.About)) {
		all = all && strings.Contains(words, w)
	}
	if all {
		return true
	}
	for i := range r.Actors {
		a := &r.Actors[i]
		if !named(r, a.ID, m.about) {
			continue
		}
		for _, mention := range a.Mentions {
			if slices.ContainsFunc(s.Content, func(c dragoman.Span) bool { return c.Has(mention.Span) }) {
				return true
			}
		}
	}
	return false
}

// named reports whether an actor goes by one of some folded names.
func named(r *dragoman.Reading, id string, names []string) bool {
	a := r.Actor(id)
	if a == nil {
		return false
	}
	for _, n := range append([]string{a.ID, a.Link, a.Name}, a.Variants...) {
		if f := actors.Fold(n); f != "" && slices.Contains(names, f) {
			return true
		}
	}
	return false
}

// spellings are a name and the other names of the actor it means, folded.
func spellings(known *actors.Table, name string) []string {
	out := []string{actors.Fold(name)}
	for _, n := range otherNames(known)(name) {
		out = append(out, actors.Fold(n))
	}
	return out
}

// stances are those a statement can have.
var stances = []dragoman.Stance{
	dragoman.Asserts, dragoman.Reports, dragoman.Denies, dragoman.Pledges, dragoman.Demands, dragoman.Requests, dragoman.Proposes, dragoman.Accuses,
	dragoman.Threatens, dragoman.Warns, dragoman.Praises, dragoman.Criticises, dragoman.Predicts, dragoman.Doubts, dragoman.Agrees, dragoman.Declines,
	dragoman.Confirms, dragoman.Asks, dragoman.Orders, dragoman.Expects, dragoman.Wants, dragoman.Believes, dragoman.Fears, dragoman.Apologises, dragoman.LeavesOpen,
	dragoman.Rejects, dragoman.Unconfirmed, dragoman.Investigates,
}

func names(list []dragoman.Stance) (out []string) {
	for _, s := range list {
		out = append(out, string(s))
	}
	return out
}
