// SPDX-License-Identifier: Apache-2.0

package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/base32"
	"strings"

	"dragoman"
	"dragoman/know/actors"
)

// indexVersion is raised whenever passagesOf, tellingsOf or key change: reports indexed
// under another are to be indexed again.
const indexVersion = 3

// A passage's id is its report's number, shifted, and its place among the
// report's passages. Claims have places of their own: they come and go with
// comparisons.
const (
	placeBits  = 20
	firstClaim = 1 << 19
)

// kinds are the kinds of passages, as passages.kind numbers them.
var kinds = []string{"sentence", "statement", "event", "claim"}

// passage is one thing search can find.
type passage struct {
	kind   int
	ref    string
	span   dragoman.Span
	text   string // what is searched for words; "" is the span's
	fields []field
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
		p := passage{span: s.Span}
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
		p := passage{kind: 1, ref: s.ID, span: dragoman.Span{Start: s.Content[0].Start, End: s.Content[len(s.Content)-1].End}}
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
		p := passage{kind: 2, ref: e.ID, span: e.Trigger}
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

// key is the word a field's value is indexed under: short, since every
// distinct one is in the index, and of 48 bits.
func key(field, value string) string {
	sum := sha256.Sum256([]byte(field + "\x00" + actors.Fold(value)))
	return base32.HexEncoding.EncodeToString(sum[:6])[:10]
}

// everything is the key all passages have.
var everything = key("", "")

// keysOf are the keys of a passage of a report.
func keysOf(p passage, outlet, published string) string {
	keys := []string{everything, key("kind", kinds[p.kind]), key("outlet", outlet)}
	for _, n := range []int{4, 7, 10} { // year, month, day
		if len(published) >= n {
			keys = append(keys, key("date", published[:n]))
		}
	}
	seen := map[field]bool{}
	for _, f := range p.fields {
		if !seen[f] {
			seen[f] = true
			keys = append(keys, key(f.name, f.value))
		}
	}
	return strings.Join(keys, " ")
}

// index makes a reading findable under its number.
func index(ctx context.Context, tx *sql.Tx, n int64, r *dragoman.Reading) error {
	all, err := lay(ctx, tx, n, r)
	if err != nil {
		return err
	}
	return write(ctx, tx, n<<placeBits, all, &r.Report)
}

// lay keeps the passages of a reading and what it tells under its number, all
// but their words.
func lay(ctx context.Context, tx *sql.Tx, n int64, r *dragoman.Reading) ([]passage, error) {
	if _, err := tx.ExecContext(ctx, `UPDATE numbered SET indexed = ?, statements = ?, events = ? WHERE n = ?`, indexVersion, len(r.Statements), len(r.Events), n); err != nil {
		return nil, err
	}
	all := passagesOf(r)
	all = all[:min(len(all), firstClaim)]
	if err := put(ctx, tx, n<<placeBits, all); err != nil {
		return nil, err
	}
	return all, tell(ctx, tx, n, r, all)
}

// put keeps passages from an id on.
func put(ctx context.Context, tx *sql.Tx, id int64, all []passage) error {
	insert, err := tx.PrepareContext(ctx, `INSERT INTO passages (id, kind, ref, first, last) VALUES (?,?,?,?,?)`)
	if err != nil {
		return err
	}
	defer insert.Close()
	for i, p := range all {
		if _, err := insert.ExecContext(ctx, id+int64(i), p.kind, p.ref, p.span.Start, p.span.End); err != nil {
			return err
		}
	}
	return nil
}

// write puts the words of passages of a report, from an id on, into the
// full-text index. Whoever has many does it at the end: what is written to
// another table in between makes SQLite bring the index up to date.
func write(ctx context.Context, tx *sql.Tx, id int64, all []passage, r *dragoman.Report) error {
	words, err := tx.PrepareContext(ctx, `INSERT INTO passages_text (rowid, text, keys) VALUES (?,?,?)`)
	if err != nil {
		return err
	}
	defer words.Close()
	for i, p := range all {
		if _, err := words.ExecContext(ctx, id+int64(i), p.words(r), keysOf(p, r.Outlet, r.Published.Value)); err != nil {
			return err
		}
	}
	return sumWords(ctx, tx, id, id+int64(len(all)))
}

// words is the text a passage of a report is searched by.
func (p *passage) words(r *dragoman.Report) string {
	text := p.text
	if text == "" {
		text = p.span.Of(r.Text)
	}
	return strings.ToValidUTF8(text, " ")
}

// unindex takes passages away, from an id to before another.
func unindex(ctx context.Context, tx *sql.Tx, from, to int64) error {
	if err := sumWords(ctx, tx, from, to); err != nil {
		return err
	}
	for _, q := range []string{
		`DELETE FROM passages_text WHERE rowid IN (SELECT id FROM passages WHERE id >= ? AND id < ?)`,
		`DELETE FROM passages WHERE id >= ? AND id < ?`,
	} {
		if _, err := tx.ExecContext(ctx, q, from, to); err != nil {
			return err
		}
	}
	return nil
}
