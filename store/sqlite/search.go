// SPDX-License-Identifier: Apache-2.0

package sqlite

import (
	"context"
	"fmt"
	"strings"

	"dragoman"
	"dragoman/internal/query"
	"dragoman/know/actors"
)

// Search finds passages. next is the cursor of the next page, "" at the end. A
// mistake in the query is a *query.Error.
func (s *Store) Search(ctx context.Context, q dragoman.Search) (hits []dragoman.Hit, next string, err error) {
	n, err := query.Parse(q.Query, dragoman.SearchFields)
	if err != nil {
		return nil, "", err
	}
	b := &where{also: q.Also}
	if err := b.node(n); err != nil {
		return nil, "", err
	}
	limit := q.Limit
	if limit <= 0 {
		limit = 50
	}
	limit = min(limit, 1000)
	// The page's passages are chosen first, by what an index covers; only they
	// are cut out of their texts.
	chosen := `SELECT p.id, r.published FROM passages p JOIN reports r INDEXED BY reports_when ON r.id = p.report WHERE ` + b.sql.String()
	args := b.args
	if q.After != "" {
		date, id, err := splitCursor(q.After)
		if err != nil {
			return nil, "", err
		}
		chosen += ` AND (r.published, p.id) < (?, ?)`
		args = append(args, date, id)
	}
	rows, err := s.db.QueryContext(ctx, `SELECT p.id, p.report, r.outlet, r.title, r.published, p.kind, p.ref, p.first, p.last,
		CAST(substr(t.text, p.first + 1, p.last - p.first) AS TEXT)
		FROM (`+chosen+` ORDER BY r.published DESC, p.id DESC LIMIT ?) c
		JOIN passages p ON p.id = c.id JOIN reports r ON r.id = p.report JOIN texts t ON t.report = p.report
		ORDER BY c.published DESC, c.id DESC`, append(args, limit+1)...)
	if err != nil {
		return nil, "", s.fail("search", err)
	}
	defer rows.Close()
	var ids []int64
	for rows.Next() {
		var h dragoman.Hit
		var id int64
		if err := rows.Scan(&id, &h.Report, &h.Outlet, &h.Title, &h.Published, &h.Kind, &h.Ref, &h.Span.Start, &h.Span.End, &h.Text); err != nil {
			return nil, "", s.fail("search", err)
		}
		hits, ids = append(hits, h), append(ids, id)
	}
	if err := rows.Err(); err != nil {
		return nil, "", s.fail("search", err)
	}
	if len(hits) > limit {
		hits = hits[:limit]
		last := hits[limit-1]
		next = fmt.Sprintf("%s|%d", last.Published, ids[limit-1])
	}
	return hits, next, nil
}

func splitCursor(c string) (date string, id int64, err error) {
	date, num, ok := strings.Cut(c, "|")
	if ok {
		_, err = fmt.Sscan(num, &id)
	}
	if !ok || err != nil {
		return "", 0, dragoman.ErrCursor
	}
	return date, id, nil
}

// where builds the condition of a query tree.
type where struct {
	sql  strings.Builder
	args []any
	also func(string) []string
}

func (w *where) put(sql string, args ...any) {
	w.sql.WriteString(sql)
	w.args = append(w.args, args...)
}

func (w *where) node(n *query.Node) error {
	switch n.Kind {
	case query.Word, query.Phrase, query.Near:
		w.put(`p.id IN (SELECT rowid FROM passages_text WHERE passages_text MATCH ?)`, match(n))
		return nil
	case query.Field:
		return w.field(n)
	case query.Not:
		w.put(`NOT (`)
		err := w.node(n.Of[0])
		w.put(`)`)
		return err
	}
	for i, o := range n.Of {
		if i > 0 {
			w.put(map[query.Kind]string{query.And: ` AND `, query.Or: ` OR `}[n.Kind])
		} else {
			w.put(`(`)
		}
		if err := w.node(o); err != nil {
			return err
		}
	}
	w.put(`)`)
	return nil
}

// match writes a term in FTS5's language, everything quoted.
func match(n *query.Node) string {
	quote := func(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
	switch n.Kind {
	case query.Near:
		var parts []string
		for _, f := range strings.Fields(n.Text) {
			parts = append(parts, quote(f))
		}
		return fmt.Sprintf("NEAR(%s, %d)", strings.Join(parts, " "), n.Distance)
	case query.Word:
		if stem, ok := strings.CutSuffix(n.Text, "*"); ok {
			return quote(stem) + " *"
		}
	}
	return quote(n.Text)
}

func (w *where) field(n *query.Node) error {
	switch n.Field {
	case "outlet":
		w.put(`r.outlet = ? COLLATE NOCASE`, n.Text)
	case "kind":
		w.put(`p.kind = ?`, strings.ToLower(n.Text))
	case "date":
		from, to, ok := strings.Cut(n.Text, "..")
		if !ok {
			to = from
		}
		if strings.Trim(from+to, "0123456789-") != "" || from+to == "" {
			return &query.Error{Query: n.Field + ":" + n.Text, At: len(n.Field) + 1, Message: "date: takes YYYY-MM-DD, YYYY-MM or YYYY, or two of them with .. between"}
		}
		w.put(`(r.published >= ? AND r.published < ?)`, from, to+"~")
	default:
		values := []string{actors.Fold(n.Text)}
		if w.also != nil && (n.Field == "actor" || n.Field == "speaker") {
			for _, v := range w.also(n.Text) {
				values = append(values, actors.Fold(v))
			}
		}
		w.put(`p.id IN (SELECT passage FROM passage_fields WHERE field = ? AND value IN (?`+strings.Repeat(`,?`, len(values)-1)+`))`, n.Field)
		for _, v := range values {
			w.args = append(w.args, v)
		}
	}
	return nil
}
