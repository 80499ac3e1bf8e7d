// SPDX-License-Identifier: Apache-2.0

package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"dragoman"
	"dragoman/store/layers"
)

// Search finds passages. next is the cursor of the next page, "" at the end. A
// mistake in the query is a *query.Error.
func (s *Store) Search(ctx context.Context, q dragoman.Search) (hits []dragoman.Hit, next string, err error) {
	match, err := matching(q.Query, q.Also)
	if err != nil {
		return nil, "", err
	}
	limit := q.Limit
	if limit <= 0 {
		limit = 50
	}
	limit = min(limit, 1000)
	latest, date, id := "", "", int64(0)
	if q.After != "" {
		if date, id, err = splitCursor(q.After); err != nil {
			return nil, "", err
		}
		latest = date
	} else if err := s.on().QueryRowContext(ctx, `SELECT coalesce((SELECT published FROM reports WHERE (published = '') = 0 ORDER BY published DESC LIMIT 1), '')`).Scan(&latest); err != nil {
		return nil, "", s.fail("search", err)
	}
	// The newest are wanted: what many passages match is looked for in the
	// latest month first, then in its year, then everywhere.
	for _, n := range []int{7, 4, 0} {
		if len(latest) < n || q.First && n > 0 {
			continue
		}
		m := match
		if n > 0 {
			m = "(" + match + `) AND keys : "` + key("date", latest[:n]) + `"`
		}
		var ids []int64
		if hits, ids, err = s.newest(ctx, m, q.After != "", date, id, limit+1, q.First); err != nil {
			return nil, "", s.fail("search", err)
		}
		if len(hits) > limit {
			hits = hits[:limit]
			return hits, fmt.Sprintf("%s|%d", hits[limit-1].Published, ids[limit-1]), s.cut(ctx, hits, ids)
		}
		if n == 0 {
			return hits, "", s.cut(ctx, hits, ids)
		}
	}
	return nil, "", nil
}

// newest returns the newest passages that match, or the oldest where first is
// true, at most limit, without their texts: after a place in the order, where there is one.
func (s *Store) newest(ctx context.Context, match string, after bool, date string, id int64, limit int, first bool) (hits []dragoman.Hit, ids []int64, err error) {
	// The page's passages are chosen first; only they are looked at further.
	chosen, args := `SELECT f.rowid AS id, n.published AS published, n.report AS report FROM passages_text f JOIN numbered n ON n.n = f.rowid >> 20 WHERE f.passages_text MATCH ?`, []any{match}
	beyond, way := `<`, `DESC`
	if first {
		beyond, way = `>`, `ASC`
	}
	if after {
		chosen, args = chosen+` AND (n.published, f.rowid) `+beyond+` (?, ?)`, append(args, date, id)
	}
	rows, err := s.on().QueryContext(ctx, `SELECT p.id, c.report, r.outlet, r.title, c.published, p.kind, p.ref, p.first, p.last
		FROM (`+chosen+` ORDER BY 2 `+way+`, 1 `+way+` LIMIT ?) c JOIN passages p ON p.id = c.id JOIN reports r ON r.id = c.report
		ORDER BY c.published `+way+`, c.id `+way, append(args, limit)...)
	if err != nil {
		return nil, nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var h dragoman.Hit
		var id int64
		var kind int
		if err := rows.Scan(&id, &h.Report, &h.Outlet, &h.Title, &h.Published, &kind, &h.Ref, &h.Span.Start, &h.Span.End); err != nil {
			return nil, nil, err
		}
		h.Kind = kinds[kind]
		hits, ids = append(hits, h), append(ids, id)
	}
	return hits, ids, rows.Err()
}

// Tally counts the passages a search finds, by report.
func (s *Store) Tally(ctx context.Context, q dragoman.Search) (map[string]int, error) {
	match, err := matching(q.Query, q.Also)
	if err != nil {
		return nil, err
	}
	rows, err := s.on().QueryContext(ctx, `SELECT n.report, c.count FROM (SELECT rowid >> 20 AS n, count(*) AS count FROM passages_text WHERE passages_text MATCH ? GROUP BY 1) c JOIN numbered n ON n.n = c.n`, match)
	if err != nil {
		return nil, s.fail("tally", err)
	}
	defer rows.Close()
	out := map[string]int{}
	for rows.Next() {
		var id string
		var n int
		if err := rows.Scan(&id, &n); err != nil {
			return nil, s.fail("tally", err)
		}
		out[id] = n
	}
	if err := rows.Err(); err != nil {
		return nil, s.fail("tally", err)
	}
	return out, nil
}

// cut cuts the passages out of their texts, and gives claims their stories.
func (s *Store) cut(ctx context.Context, hits []dragoman.Hit, ids []int64) error {
	texts := map[int64]string{}
	for i := range hits {
		h, n := &hits[i], ids[i]>>placeBits
		if _, ok := texts[n]; !ok {
			var err error
			if texts[n], err = s.text(ctx, n); err != nil {
				return s.fail("text of report "+h.Report, err)
			}
		}
		if h.Span.Start < 0 || h.Span.Start > h.Span.End || int(h.Span.End) > len(texts[n]) {
			return s.fail("report "+h.Report, fmt.Errorf("passage %d does not lie in the text: the record is damaged", ids[i]))
		}
		h.Text = h.Span.Of(texts[n])
		if h.Kind == "claim" {
			err := s.on().QueryRowContext(ctx, `SELECT story FROM story_reports WHERE report = ?`, h.Report).Scan(&h.Story)
			if err != nil && !errors.Is(err, sql.ErrNoRows) {
				return s.fail("story of report "+h.Report, err)
			}
		}
	}
	return nil
}

// text returns the text of a report by its number.
func (s *Store) text(ctx context.Context, n int64) (string, error) {
	var z []byte
	if err := s.on().QueryRowContext(ctx, `SELECT text FROM texts WHERE n = ?`, n).Scan(&z); err != nil {
		return "", err
	}
	b, err := layers.Expand(z)
	return string(b), err
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
