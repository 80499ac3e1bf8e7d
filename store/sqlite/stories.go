// SPDX-License-Identifier: Apache-2.0

package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"dragoman"
)

// PutStories implements dragoman.Record.
func (s *Store) PutStories(ctx context.Context, put []dragoman.Story, drop []string, at, reason string) error {
	return s.within(ctx, "putting stories", func(tx *sql.Tx) error {
		for _, id := range drop {
			if err := unclaim(ctx, tx, id); err != nil {
				return fmt.Errorf("story %s: %w", id, err)
			}
			if _, err := tx.ExecContext(ctx, `DELETE FROM stories WHERE id = ?`, id); err != nil {
				return fmt.Errorf("story %s: %w", id, err)
			}
			if err := note(ctx, tx, at, "withdrawn", "story", id, reason); err != nil {
				return err
			}
		}
		// what leaves a story leaves it before it enters another
		for _, st := range put {
			if err := leave(ctx, tx, st); err != nil {
				return fmt.Errorf("story %s: %w", st.ID, err)
			}
		}
		for _, st := range put {
			there, err := enter(ctx, tx, st)
			if err != nil {
				return fmt.Errorf("story %s: %w", st.ID, err)
			}
			if err := note(ctx, tx, at, map[bool]string{true: "changed", false: "added"}[there], "story", st.ID, reason); err != nil {
				return err
			}
		}
		return nil
	})
}

// leave takes out of a story the reports it has no more; what was compared of
// it is to be compared again.
func leave(ctx context.Context, tx *sql.Tx, st dragoman.Story) error {
	if err := unclaim(ctx, tx, st.ID); err != nil {
		return err
	}
	list, err := json.Marshal(st.Reports)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `DELETE FROM story_reports WHERE story = ? AND report NOT IN (SELECT value FROM json_each(?))`, st.ID, string(list))
	return err
}

// enter puts a story's row, and its reports into it; there tells whether it
// was there. A report of another story is refused.
func enter(ctx context.Context, tx *sql.Tx, st dragoman.Story) (there bool, err error) {
	if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM stories WHERE id = ?`, st.ID).Scan(&there); err != nil {
		return false, err
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO stories (id, title, first, last, origins, why) VALUES (?,?,?,?,?,?)
		ON CONFLICT (id) DO UPDATE SET title = excluded.title, first = excluded.first, last = excluded.last, origins = excluded.origins, why = excluded.why`,
		st.ID, st.Title, st.First, st.Last, st.Origins, st.Why); err != nil {
		return false, err
	}
	for i, r := range st.Reports {
		res, err := tx.ExecContext(ctx, `INSERT INTO story_reports (report, story, place) VALUES (?,?,?)
			ON CONFLICT (report) DO UPDATE SET place = excluded.place WHERE story = excluded.story`, r, st.ID, i)
		if err != nil {
			return false, fmt.Errorf("report %s: %w", r, err)
		}
		if n, err := res.RowsAffected(); err != nil || n == 0 {
			return false, errors.Join(fmt.Errorf("report %s is in another story", r), err)
		}
	}
	return there, nil
}

// Place implements dragoman.Record.
func (s *Store) Place(ctx context.Context, placed []dragoman.Placement) error {
	return s.within(ctx, "placing reports", func(tx *sql.Tx) error {
		for _, p := range placed {
			if _, err := tx.ExecContext(ctx, `INSERT INTO placements (report, story, day, dated) VALUES (?,?,?,?)
				ON CONFLICT (report) DO UPDATE SET story = excluded.story, day = excluded.day, dated = excluded.dated`, p.Report, p.Story, p.Day, p.Dated); err != nil {
				return fmt.Errorf("report %s: %w", p.Report, err)
			}
		}
		return nil
	})
}

// Placed implements dragoman.Record.
func (s *Store) Placed(ctx context.Context, from, to dragoman.Day) ([]dragoman.Placement, error) {
	rows, err := s.on().QueryContext(ctx, `SELECT p.report, n.published, p.story, p.day, p.dated FROM placements p JOIN numbered n ON n.report = p.report WHERE p.day >= ? AND p.day < ?`, from, to)
	if err != nil {
		return nil, s.fail("placements", err)
	}
	defer rows.Close()
	var out []dragoman.Placement
	for rows.Next() {
		var p dragoman.Placement
		if err := rows.Scan(&p.Report, &p.Published, &p.Story, &p.Day, &p.Dated); err != nil {
			return nil, s.fail("placements", err)
		}
		out = append(out, p)
	}
	if err := rows.Err(); err != nil {
		return nil, s.fail("placements", err)
	}
	return out, nil
}

// PlacedBefore implements dragoman.Record.
func (s *Store) PlacedBefore(ctx context.Context, stories []string, day dragoman.Day) ([]string, error) {
	list, err := json.Marshal(stories)
	if err != nil {
		return nil, s.fail("placements", err)
	}
	rows, err := s.on().QueryContext(ctx, `SELECT j.value FROM json_each(?) j WHERE EXISTS (SELECT 1 FROM placements p WHERE p.story = j.value AND p.day < ?)`, string(list), day)
	if err != nil {
		return nil, s.fail("placements", err)
	}
	out, err := texts(rows)
	if err != nil {
		return nil, s.fail("placements", err)
	}
	return out, nil
}

// LastDay implements dragoman.Record.
func (s *Store) LastDay(ctx context.Context) (d dragoman.Day, ok bool, err error) {
	err = s.on().QueryRowContext(ctx, `SELECT day FROM placements WHERE dated = 1 ORDER BY day DESC LIMIT 1`).Scan(&d)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, false, nil
	}
	if err != nil {
		return 0, false, s.fail("the last day", err)
	}
	return d, true, nil
}

// StoryOf returns the story a report is in; ErrNotFound where it is in none.
func (s *Store) StoryOf(ctx context.Context, report string) (dragoman.Story, error) {
	found, err := s.stories(ctx, `s.id IN (SELECT story FROM story_reports WHERE report = ?)`, report)
	if err != nil {
		return dragoman.Story{}, err
	}
	if len(found) == 0 {
		return dragoman.Story{}, s.fail("story of report "+report, dragoman.ErrNotFound)
	}
	return found[0], nil
}

// Reports returns reports without their layers, by publication, undated last:
// those published on or after since ("" is all); with their text, or without.
func (s *Store) Reports(ctx context.Context, since string, text bool) ([]dragoman.Report, error) {
	body := `NULL`
	if text {
		body = `(SELECT t.text FROM texts t JOIN numbered n ON n.n = t.n WHERE n.report = r.id)`
	}
	rows, err := s.on().QueryContext(ctx, `SELECT id, key, path, outlet, title, url, published, language, `+body+` FROM reports r
		WHERE published >= ? OR published = '' ORDER BY published = '', published, id`, since)
	if err != nil {
		return nil, s.fail("reports", err)
	}
	out, err := reports(rows)
	if err != nil {
		return nil, s.fail("reports", err)
	}
	return out, nil
}

// Count is how much the record holds.
type Count struct{ Reports, Statements, Events, Stories, Corrections, Changes int64 }

// Count counts the record. Changes is the last sequence number.
func (s *Store) Count(ctx context.Context) (c Count, err error) {
	err = s.on().QueryRowContext(ctx, `SELECT (SELECT count(*) FROM reports), (SELECT coalesce(sum(statements), 0) FROM numbered), (SELECT coalesce(sum(events), 0) FROM numbered),
		(SELECT count(*) FROM stories), (SELECT count(*) FROM corrections), (SELECT coalesce(max(seq), 0) FROM changes)`).
		Scan(&c.Reports, &c.Statements, &c.Events, &c.Stories, &c.Corrections, &c.Changes)
	if err != nil {
		return c, s.fail("counting", err)
	}
	return c, nil
}

// StoriesPage returns stories of a day or range, the latest first: those whose
// last report was published from..to ("" is open), at most limit, after a
// cursor. next is "" at the end.
func (s *Store) StoriesPage(ctx context.Context, from, to, after string, limit int) (out []dragoman.Story, next string, err error) {
	cond, args := `1`, []any{}
	if from != "" {
		cond, args = cond+` AND s.last >= ?`, append(args, from)
	}
	if to != "" {
		cond, args = cond+` AND s.first < ?`, append(args, to+"~")
	}
	if after != "" {
		last, id, ok := strings.Cut(after, "|")
		if !ok {
			return nil, "", dragoman.ErrCursor
		}
		cond, args = cond+` AND (s.last < ? OR s.last = ? AND s.id > ?)`, append(args, last, last, id)
	}
	limit = min(max(limit, 1), 1000)
	out, err = s.storiesUpTo(ctx, limit+1, cond, args...)
	if err == nil && len(out) > limit {
		out = out[:limit]
		next = out[limit-1].Last + "|" + out[limit-1].ID
	}
	return out, next, err
}

// Placements returns where the machine placed every report.
func (s *Store) Placements(ctx context.Context) (map[string]string, error) {
	rows, err := s.on().QueryContext(ctx, `SELECT report, story FROM placements`)
	if err != nil {
		return nil, s.fail("placements", err)
	}
	defer rows.Close()
	out := map[string]string{}
	for rows.Next() {
		var r, st string
		if err := rows.Scan(&r, &st); err != nil {
			return nil, s.fail("placements", err)
		}
		out[r] = st
	}
	if err := rows.Err(); err != nil {
		return nil, s.fail("placements", err)
	}
	return out, nil
}

// Version is the number of the last change.
func (s *Store) Version(ctx context.Context) (n int64, err error) {
	if err := s.on().QueryRowContext(ctx, `SELECT coalesce(max(seq), 0) FROM changes`).Scan(&n); err != nil {
		return 0, s.fail("version", err)
	}
	return n, nil
}

// State is the number of the last change with the sum of the comparisons.
func (s *Store) State(ctx context.Context) (state string, err error) {
	err = s.on().QueryRowContext(ctx, `SELECT (SELECT coalesce(max(seq), 0) FROM changes) || '.' || (SELECT coalesce(max(sum), 0) FROM sums WHERE name = 'comparisons')`).Scan(&state)
	if err != nil {
		return "", s.fail("state", err)
	}
	return state, nil
}

// ReportsPage returns reports without layers and text, by publication (undated
// first), at most limit after a cursor. next is "" at the end.
func (s *Store) ReportsPage(ctx context.Context, after string, limit int) (out []dragoman.Report, next string, err error) {
	date, id, ok := strings.Cut(after, "|")
	if after != "" && !ok {
		return nil, "", dragoman.ErrCursor
	}
	limit = min(max(limit, 1), 1000)
	rows, err := s.on().QueryContext(ctx, `SELECT id, key, path, outlet, title, url, published, language FROM reports
		WHERE ? = '' OR (published, id) > (?, ?) ORDER BY published, id LIMIT ?`, after, date, id, limit+1)
	if err != nil {
		return nil, "", s.fail("reports", err)
	}
	defer rows.Close()
	for rows.Next() {
		r := dragoman.Report{Furniture: []dragoman.Furniture{}}
		if err := rows.Scan(&r.ID, &r.Key, &r.Path, &r.Outlet, &r.Title, &r.URL, &r.Published.Value, &r.Language); err != nil {
			return nil, "", s.fail("reports", err)
		}
		out = append(out, r)
	}
	if err := rows.Err(); err != nil {
		return nil, "", s.fail("reports", err)
	}
	if len(out) > limit {
		out = out[:limit]
		next = out[limit-1].Published.Value + "|" + out[limit-1].ID
	}
	return out, next, nil
}
