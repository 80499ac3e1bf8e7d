// SPDX-License-Identifier: Apache-2.0

package sqlite

import (
	"context"
	"strings"

	"dragoman"
)

// Outlets returns the outlets of the record, the busiest first.
func (s *Store) Outlets(ctx context.Context) ([]dragoman.Outlet, error) {
	rows, err := s.on().QueryContext(ctx, `SELECT outlet, count(*), coalesce(min(nullif(published, '')), ''), max(published) FROM reports GROUP BY outlet ORDER BY count(*) DESC, outlet`)
	if err != nil {
		return nil, s.fail("outlets", err)
	}
	defer rows.Close()
	out := []dragoman.Outlet{}
	for rows.Next() {
		var o dragoman.Outlet
		if err := rows.Scan(&o.Name, &o.Reports, &o.First, &o.Last); err != nil {
			return nil, s.fail("outlets", err)
		}
		out = append(out, o)
	}
	if err := rows.Err(); err != nil {
		return nil, s.fail("outlets", err)
	}
	return out, nil
}

// DaysBeside returns the days nearest to a day on which reports were
// published, before and after it; "" where there is none.
func (s *Store) DaysBeside(ctx context.Context, day string) (before, after string, err error) {
	err = s.on().QueryRowContext(ctx, `SELECT coalesce((SELECT substr(published, 1, 10) FROM reports WHERE (published = '') = 0 AND published < ?1 ORDER BY published DESC LIMIT 1), ''),
		coalesce((SELECT substr(published, 1, 10) FROM reports WHERE (published = '') = 0 AND published > ?1 || '~' ORDER BY published LIMIT 1), '')`, day).Scan(&before, &after)
	if err != nil {
		return "", "", s.fail("days beside "+day, err)
	}
	return before, after, nil
}

// ReportsOf returns a page of an outlet's reports, the latest first, without
// text and layers, after a cursor. next is "" at the end.
func (s *Store) ReportsOf(ctx context.Context, outlet, after string, limit int) (out []dragoman.Report, next string, err error) {
	cond, args := `outlet = ?`, []any{outlet}
	if after != "" {
		date, id, ok := strings.Cut(after, "|")
		if !ok {
			return nil, "", dragoman.ErrCursor
		}
		cond, args = cond+` AND (published, id) < (?, ?)`, append(args, date, id)
	}
	limit = min(max(limit, 1), 1000)
	rows, err := s.on().QueryContext(ctx, `SELECT id, key, path, outlet, title, url, published, language, NULL FROM reports WHERE `+cond+` ORDER BY published DESC, id DESC LIMIT ?`, append(args, limit+1)...)
	if err != nil {
		return nil, "", s.fail("reports of "+outlet, err)
	}
	if out, err = reports(rows); err != nil {
		return nil, "", s.fail("reports of "+outlet, err)
	}
	if len(out) > limit {
		out = out[:limit]
		next = out[limit-1].Published.Value + "|" + out[limit-1].ID
	}
	return out, next, nil
}

// Months counts an outlet's reports by month of publication, undated ones
// under "".
func (s *Store) Months(ctx context.Context, outlet string) (months []string, counts []int, err error) {
	rows, err := s.on().QueryContext(ctx, `SELECT substr(published, 1, 7), count(*) FROM reports WHERE outlet = ? GROUP BY 1 ORDER BY 1`, outlet)
	if err != nil {
		return nil, nil, s.fail("months of "+outlet, err)
	}
	defer rows.Close()
	for rows.Next() {
		var m string
		var n int
		if err := rows.Scan(&m, &n); err != nil {
			return nil, nil, s.fail("months of "+outlet, err)
		}
		months, counts = append(months, m), append(counts, n)
	}
	if err := rows.Err(); err != nil {
		return nil, nil, s.fail("months of "+outlet, err)
	}
	return months, counts, nil
}
