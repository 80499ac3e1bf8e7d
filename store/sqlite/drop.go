// SPDX-License-Identifier: Apache-2.0

package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"dragoman"
	"dragoman/know/actors"
	"dragoman/store/layers"
)

// ReportsByID returns reports with their text and without layers, in the order
// of the ids. An id the record does not hold is an error.
func (s *Store) ReportsByID(ctx context.Context, ids []string) ([]dragoman.Report, error) {
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, s.fail("reports", err)
	}
	rows, err := s.db.QueryContext(ctx, `SELECT r.id, r.key, r.path, r.outlet, r.title, r.url, r.published, r.language, CAST(t.text AS TEXT)
		FROM json_each(?) j JOIN reports r ON r.id = j.value JOIN texts t ON t.report = r.id ORDER BY j.key`, string(list))
	if err != nil {
		return nil, s.fail("reports", err)
	}
	defer rows.Close()
	var out []dragoman.Report
	for rows.Next() {
		var r dragoman.Report
		if err := rows.Scan(&r.ID, &r.Key, &r.Path, &r.Outlet, &r.Title, &r.URL, &r.Published.Value, &r.Language, &r.Text); err != nil {
			return nil, s.fail("reports", err)
		}
		out = append(out, r)
	}
	if err := rows.Err(); err != nil {
		return nil, s.fail("reports", err)
	}
	if len(out) != len(ids) {
		return nil, s.fail(fmt.Sprintf("%d of %d reports", len(ids)-len(out), len(ids)), dragoman.ErrNotFound)
	}
	return out, nil
}

// ReportAt returns the report that came from an address last, "" for none.
func (s *Store) ReportAt(ctx context.Context, url string) (id string, err error) {
	err = s.db.QueryRowContext(ctx, `SELECT r.id FROM reports r JOIN changes c ON c.noun = 'report' AND c.id = r.id AND c.what = 'added' WHERE r.url = ? ORDER BY c.seq DESC LIMIT 1`, url).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	if err != nil {
		return "", s.fail("report of "+url, err)
	}
	return id, nil
}

// Unplaced returns the reports no story has taken yet, by publication.
func (s *Store) Unplaced(ctx context.Context) ([]string, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT id FROM reports r WHERE NOT EXISTS (SELECT 1 FROM placements p WHERE p.report = r.id) ORDER BY published = '', published, id`)
	if err != nil {
		return nil, s.fail("reports without a story", err)
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, s.fail("reports without a story", err)
		}
		out = append(out, id)
	}
	if err := rows.Err(); err != nil {
		return nil, s.fail("reports without a story", err)
	}
	return out, nil
}

// Drop takes reports out of the record for good. Their stories must have let
// them go before.
func (s *Store) Drop(ctx context.Context, ids []string, at, reason string) error {
	return s.within(ctx, "dropping reports", func(tx *sql.Tx) error {
		for _, id := range ids {
			if err := unread(ctx, tx, id); err != nil {
				return fmt.Errorf("report %s: %w", id, err)
			}
			for _, q := range []string{`DELETE FROM story_reports WHERE report = ?`, `DELETE FROM placements WHERE report = ?`, `DELETE FROM reports WHERE id = ?`} {
				if _, err := tx.ExecContext(ctx, q, id); err != nil {
					return fmt.Errorf("report %s: %w", id, err)
				}
			}
			if err := note(ctx, tx, at, "withdrawn", "report", id, reason); err != nil {
				return err
			}
		}
		return nil
	})
}

// unread takes away all that was read from a report.
func unread(ctx context.Context, tx *sql.Tx, id string) error {
	for _, q := range []string{
		`DELETE FROM passages_text WHERE rowid IN (SELECT id FROM passages WHERE report = ?)`,
		`DELETE FROM passages WHERE report = ?`, `DELETE FROM texts WHERE report = ?`,
		`DELETE FROM statements WHERE report = ?`, `DELETE FROM events WHERE report = ?`,
		`DELETE FROM comparisons WHERE story IN (SELECT story FROM story_reports WHERE report = ?)`,
	} {
		if _, err := tx.ExecContext(ctx, q, id); err != nil {
			return err
		}
	}
	return nil
}

// Replace puts a new reading in the place of the one the record has of the
// same report. Stories and corrections stay.
func (s *Store) Replace(ctx context.Context, r *dragoman.Reading, at, reason string) error {
	return s.within(ctx, "replacing report "+r.ID, func(tx *sql.Tx) error {
		packed, err := layers.Pack(r)
		if err != nil {
			return err
		}
		res, err := tx.ExecContext(ctx, `UPDATE reports SET layers = ? WHERE id = ?`, packed, r.ID)
		if err != nil {
			return err
		}
		if n, err := res.RowsAffected(); err != nil || n == 0 {
			return errors.Join(err, dragoman.ErrNotFound)
		}
		if err := unread(ctx, tx, r.ID); err != nil {
			return err
		}
		if err := layered(ctx, tx, r); err != nil {
			return err
		}
		return note(ctx, tx, at, "changed", "report", r.ID, reason)
	})
}

// Reindex makes a report findable by a reading of it with corrections laid
// over; the reading the record keeps is not touched.
func (s *Store) Reindex(ctx context.Context, r *dragoman.Reading) error {
	return s.within(ctx, "indexing report "+r.ID, func(tx *sql.Tx) error {
		if err := unread(ctx, tx, r.ID); err != nil {
			return err
		}
		return layered(ctx, tx, r)
	})
}

// ReportsWith returns the reports that hold an actor, by its id or a name.
func (s *Store) ReportsWith(ctx context.Context, actor string) ([]string, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT DISTINCT p.report FROM passage_fields f JOIN passages p ON p.id = f.passage WHERE f.field = 'actor' AND f.value = ? ORDER BY 1`, actors.Fold(actor))
	if err != nil {
		return nil, s.fail("reports with "+actor, err)
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, s.fail("reports with "+actor, err)
		}
		out = append(out, id)
	}
	if err := rows.Err(); err != nil {
		return nil, s.fail("reports with "+actor, err)
	}
	return out, nil
}

// Has tells whether the record holds a report.
func (s *Store) Has(ctx context.Context, id string) (bool, error) {
	var n int
	if err := s.db.QueryRowContext(ctx, `SELECT count(*) FROM reports WHERE id = ?`, id).Scan(&n); err != nil {
		return false, s.fail("report "+id, err)
	}
	return n > 0, nil
}
