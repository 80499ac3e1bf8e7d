// SPDX-License-Identifier: Apache-2.0

package sqlite

import (
	"context"
	"database/sql"
	"strings"

	"dragoman"
	"dragoman/know/actors"
)

// passage is one thing search can find.
type passage struct {
	kind, ref string
	span      dragoman.Span
	fields    []field
}

type field struct{ name, value string }

// passagesOf lists what of a reading can be found: its sentences, statements
// and events, each with its fields.
func passagesOf(r *dragoman.Reading) []passage {
	var out []passage
	names := namesOf(r)
	for i := range r.Sentences {
		s := &r.Sentences[i]
		if s.Furniture != "" && s.Furniture != dragoman.Headline && s.Furniture != dragoman.CrossHeading && s.Furniture != dragoman.Caption {
			continue
		}
		p := passage{kind: "sentence", span: s.Span}
		for _, a := range r.Actors {
			for _, m := range a.Mentions {
				if s.Has(m.Span) {
					p.fields = append(p.fields, names["actor"+a.ID]...)
					break
				}
			}
		}
		for _, pl := range r.Places {
			if s.Has(pl.Span) {
				p.add("place", pl.Name)
				p.add("place", pl.Of(r.Text))
			}
		}
		out = append(out, p)
	}
	for _, s := range r.Statements {
		if len(s.Content) == 0 {
			continue
		}
		p := passage{kind: "statement", ref: s.ID, span: dragoman.Span{Start: s.Content[0].Start, End: s.Content[len(s.Content)-1].End}}
		p.add("stance", string(s.Stance))
		p.add("status", string(s.Status))
		p.add("speaker", s.Speaker.Name)
		p.add("speaker", s.Speaker.Class)
		for _, f := range names["actor"+s.Speaker.Actor] {
			if f.name == "actor" {
				p.add("speaker", f.value)
			}
			p.fields = append(p.fields, f)
		}
		out = append(out, p)
	}
	for _, e := range r.Events {
		p := passage{kind: "event", ref: e.ID, span: e.Trigger}
		if i := r.SentenceAt(e.Trigger.Start); i >= 0 {
			p.span = r.Sentences[i].Span
		}
		p.add("type", e.PLOVER)
		p.add("status", string(e.Status))
		p.add("place", e.Where.Place)
		for _, x := range append(append([]dragoman.Participant{}, e.Actors...), e.Recipients...) {
			p.fields = append(p.fields, names["actor"+x.Actor]...)
		}
		out = append(out, p)
	}
	return out
}

func (p *passage) add(name, value string) {
	if v := actors.Fold(value); v != "" {
		p.fields = append(p.fields, field{name, v})
	}
}

// namesOf gives, by "actor"+id, every name an actor can be searched by: its
// id, its link, its best name and its variants; and its country.
func namesOf(r *dragoman.Reading) map[string][]field {
	out := map[string][]field{}
	for _, a := range r.Actors {
		var p passage
		for _, n := range append([]string{a.ID, a.Link, a.Name}, a.Variants...) {
			p.add("actor", n)
		}
		p.add("country", a.Country)
		out["actor"+a.ID] = p.fields
	}
	return out
}

// index makes a reading findable.
func index(ctx context.Context, tx *sql.Tx, r *dragoman.Reading) error {
	if _, err := tx.ExecContext(ctx, `INSERT INTO texts (report, text) VALUES (?, CAST(? AS BLOB))`, r.ID, r.Text); err != nil {
		return err
	}
	insert, err := tx.PrepareContext(ctx, `INSERT INTO passages (report, kind, ref, first, last) VALUES (?,?,?,?,?)`)
	if err != nil {
		return err
	}
	defer insert.Close()
	words, err := tx.PrepareContext(ctx, `INSERT INTO passages_text (rowid, text) VALUES (?,?)`)
	if err != nil {
		return err
	}
	defer words.Close()
	fields, err := tx.PrepareContext(ctx, `INSERT INTO passage_fields (field, value, passage) VALUES (?,?,?) ON CONFLICT DO NOTHING`)
	if err != nil {
		return err
	}
	defer fields.Close()
	for _, p := range passagesOf(r) {
		res, err := insert.ExecContext(ctx, r.ID, p.kind, p.ref, p.span.Start, p.span.End)
		if err != nil {
			return err
		}
		id, err := res.LastInsertId()
		if err != nil {
			return err
		}
		if _, err := words.ExecContext(ctx, id, strings.ToValidUTF8(p.span.Of(r.Text), " ")); err != nil {
			return err
		}
		for _, f := range p.fields {
			if _, err := fields.ExecContext(ctx, f.name, f.value, id); err != nil {
				return err
			}
		}
	}
	return nil
}
