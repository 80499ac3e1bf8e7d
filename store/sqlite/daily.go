// SPDX-License-Identifier: Apache-2.0

package sqlite

import (
	"context"

	"dragoman"
)

// OfDay implements dragoman.Daily.
func (s *Store) OfDay(ctx context.Context, day string) ([]dragoman.Dated, error) {
	rows, err := s.on().QueryContext(ctx, `SELECT n.report, r.outlet, r.title, n.published, coalesce(s.story, ''), coalesce(c.of, n.report) FROM numbered n JOIN reports r ON r.id = n.report
		LEFT JOIN story_reports s ON s.report = n.report LEFT JOIN copied c ON c.report = n.report WHERE n.published >= ? AND n.published < ? ORDER BY n.published, n.report`, day, day+"~")
	if err != nil {
		return nil, s.fail("reports of "+day, err)
	}
	defer rows.Close()
	var out []dragoman.Dated
	for rows.Next() {
		var d dragoman.Dated
		if err := rows.Scan(&d.Report, &d.Outlet, &d.Title, &d.Published, &d.Story, &d.Origin); err != nil {
			return nil, s.fail("reports of "+day, err)
		}
		out = append(out, d)
	}
	if err := rows.Err(); err != nil {
		return nil, s.fail("reports of "+day, err)
	}
	return out, nil
}

// DoneOn implements dragoman.Daily.
func (s *Store) DoneOn(ctx context.Context, day string, limit int) ([]dragoman.Deed, error) {
	return s.someDeeds(ctx, `SELECT 0, `+ofDeed+` FROM numbered d CROSS JOIN deeds x ON x.id >= d.n << 20 AND x.id < (d.n + 1) << 20`+
		` WHERE d.published >= ? AND d.published < ? AND +x.status = 'occurred' AND x.doers <> '' ORDER BY d.published DESC, x.id DESC LIMIT ?`, day, day+"~", limit)
}

// Ahead implements dragoman.Daily.
func (s *Store) Ahead(ctx context.Context, since, day string, limit int) ([]dragoman.Deed, error) {
	return s.someDeeds(ctx, `SELECT 0, `+ofDeed+` FROM numbered d CROSS JOIN deeds x ON x.id >= d.n << 20 AND x.id < (d.n + 1) << 20`+
		` WHERE d.published >= ? AND d.published < ? AND x.day > ? AND +x.status IN ('planned', 'threatened', 'requested') ORDER BY x.day, d.published DESC, x.id LIMIT ?`, since, day+"~", day, limit)
}

func (s *Store) someDeeds(ctx context.Context, q string, args ...any) ([]dragoman.Deed, error) {
	rows, err := s.on().QueryContext(ctx, q, args...)
	if err != nil {
		return nil, s.fail("acts of a day", err)
	}
	out, err := deeds(rows)
	if err != nil {
		return nil, s.fail("acts of a day", err)
	}
	var told []*dragoman.Told
	for i := range out {
		told = append(told, &out[i].Told)
	}
	return out, s.Fill(ctx, told, dragoman.ThePassage)
}

// SaidOn implements dragoman.Daily.
func (s *Store) SaidOn(ctx context.Context, day string, limit int) ([]dragoman.Saying, error) {
	rows, err := s.on().QueryContext(ctx, `SELECT 0, `+ofSaying+` FROM numbered d CROSS JOIN sayings x ON x.id >= d.n << 20 AND x.id < (d.n + 1) << 20`+
		` WHERE d.published >= ? AND d.published < ? AND +x.class = 'named' ORDER BY d.published DESC, x.id DESC LIMIT ?`, day, day+"~", limit)
	if err != nil {
		return nil, s.fail("words of a day", err)
	}
	out, err := sayings(rows)
	if err != nil {
		return nil, s.fail("words of a day", err)
	}
	var told []*dragoman.Told
	for i := range out {
		told = append(told, &out[i].Told)
	}
	return out, s.Fill(ctx, told, dragoman.ThePassage)
}
