// SPDX-License-Identifier: Apache-2.0

package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"dragoman"
	"dragoman/store/layers"
)

// ReportsByID returns reports with their text and without layers, in the order
// of the ids. An id the record does not hold is an error.
func (s *Store) ReportsByID(ctx context.Context, ids []string) ([]dragoman.Report, error) {
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, s.fail("reports", err)
	}
	rows, err := s.on().QueryContext(ctx, `SELECT r.id, r.key, r.path, r.outlet, r.title, r.url, r.published, r.language, t.text
		FROM json_each(?) j JOIN reports r ON r.id = j.value JOIN numbered n ON n.report = r.id JOIN texts t ON t.n = n.n ORDER BY j.key`, string(list))
	if err != nil {
		return nil, s.fail("reports", err)
	}
	out, err := reports(rows)
	if err != nil {
		return nil, s.fail("reports", err)
	}
	if len(out) != len(ids) {
		return nil, s.fail(fmt.Sprintf("%d of %d reports", len(ids)-len(out), len(ids)), dragoman.ErrNotFound)
	}
	return out, nil
}

// reports scans reports: id, key, path, outlet, title, url, published,
// language, packed text or NULL.
func reports(rows *sql.Rows) ([]dragoman.Report, error) {
	defer rows.Close()
	out := []dragoman.Report{}
	for rows.Next() {
		var r dragoman.Report
		var z []byte
		if err := rows.Scan(&r.ID, &r.Key, &r.Path, &r.Outlet, &r.Title, &r.URL, &r.Published.Value, &r.Language, &z); err != nil {
			return nil, err
		}
		if z != nil {
			text, err := layers.Expand(z)
			if err != nil {
				return nil, fmt.Errorf("text of report %s: %w", r.ID, err)
			}
			r.Text = string(text)
		}
		out = append(out, r)
	}
	return out, rows.Err()
}

// ReportAt returns the report that came from an address last, "" for none.
func (s *Store) ReportAt(ctx context.Context, url string) (id string, err error) {
	err = s.on().QueryRowContext(ctx, `SELECT r.id FROM reports r JOIN changes c ON c.noun = 'report' AND c.id = r.id AND c.what = 'added' WHERE r.url = ? ORDER BY c.seq DESC LIMIT 1`, url).Scan(&id)
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
	rows, err := s.on().QueryContext(ctx, `SELECT id FROM reports r WHERE NOT EXISTS (SELECT 1 FROM placements p WHERE p.report = r.id) ORDER BY published = '', published, id`)
	if err != nil {
		return nil, s.fail("reports without a story", err)
	}
	out, err := texts(rows)
	if err != nil {
		return nil, s.fail("reports without a story", err)
	}
	return out, nil
}

// Drop takes reports out of the record for good. Their stories must have let
// them go before.
func (s *Store) Drop(ctx context.Context, ids []string, at, reason string) error {
	return s.within(ctx, "dropping reports", func(tx *sql.Tx) error {
		for _, id := range ids {
			n, err := number(ctx, tx, id)
			if err != nil {
				return err
			}
			if err := forget(ctx, tx, n, n<<placeBits, (n+1)<<placeBits); err != nil {
				return fmt.Errorf("report %s: %w", id, err)
			}
			if err := uncompare(ctx, tx, id); err != nil {
				return fmt.Errorf("report %s: %w", id, err)
			}
			for _, q := range []string{`DELETE FROM texts WHERE n = (SELECT n FROM numbered WHERE report = ?)`, `DELETE FROM numbered WHERE report = ?`, `DELETE FROM story_reports WHERE report = ?`, `DELETE FROM placements WHERE report = ?`, `DELETE FROM copied WHERE report = ?1 OR of = ?1`, `DELETE FROM reports WHERE id = ?`,
				`DELETE FROM deliveries WHERE alert IN (SELECT a.seq FROM alerts a, json_each(a.cites) c WHERE json_extract(c.value, '$.report') = ?)`,
				`DELETE FROM alerts WHERE seq IN (SELECT a.seq FROM alerts a, json_each(a.cites) c WHERE json_extract(c.value, '$.report') = ?)`} {
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

// forget takes passages [from, to) of a report out of the indexes, and what is
// told of it. Nothing follows a statement that failed: on a failing disk SQLite
// has then ended the act, and what came after would stand alone.
func forget(ctx context.Context, tx *sql.Tx, n, from, to int64) error {
	if err := unindex(ctx, tx, from, to); err != nil {
		return err
	}
	return untell(ctx, tx, n)
}

// Replace puts a new reading in the place of the one the record has of the
// same report. Stories and corrections stay.
func (s *Store) Replace(ctx context.Context, r *dragoman.Reading, at, reason string) error {
	return s.within(ctx, "replacing report "+r.ID, func(tx *sql.Tx) error {
		if err := keep(ctx, tx, r); err != nil {
			return err
		}
		if err := reindex(ctx, tx, r); err != nil {
			return err
		}
		return note(ctx, tx, at, "changed", "report", r.ID, reason)
	})
}

// keep keeps the layers of a report that is in the record.
func keep(ctx context.Context, tx *sql.Tx, r *dragoman.Reading) error {
	n, err := number(ctx, tx, r.ID)
	if err != nil {
		return err
	}
	packed, text, err := layers.Pack(r)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `UPDATE reports SET layers = ? WHERE id = ?`, packed, r.ID); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO texts (n, text) VALUES (?,?) ON CONFLICT DO NOTHING`, n, text)
	return err
}

// Reindex makes a report findable by a reading of it with corrections laid
// over; the reading the record keeps is not touched.
func (s *Store) Reindex(ctx context.Context, r *dragoman.Reading) error {
	return s.within(ctx, "indexing report "+r.ID, func(tx *sql.Tx) error { return reindex(ctx, tx, r) })
}

// reindex indexes a report again; what was compared of it is to be compared
// again.
func reindex(ctx context.Context, tx *sql.Tx, r *dragoman.Reading) error {
	n, err := number(ctx, tx, r.ID)
	if err != nil {
		return err
	}
	if err := forget(ctx, tx, n, n<<placeBits, n<<placeBits+firstClaim); err != nil {
		return err
	}
	if err := uncompare(ctx, tx, r.ID); err != nil {
		return err
	}
	return index(ctx, tx, n, r)
}

// Stale counts the reports that were indexed by another version of the
// program, and gives some of them (at most limit).
func (s *Store) Stale(ctx context.Context, limit int) (ids []string, count int, err error) {
	if err := s.on().QueryRowContext(ctx, `SELECT count(*) FROM numbered WHERE indexed <> ?`, indexVersion).Scan(&count); err != nil {
		return nil, 0, s.fail("counting what is to be indexed", err)
	}
	if count == 0 {
		return nil, 0, nil
	}
	rows, err := s.on().QueryContext(ctx, `SELECT report FROM numbered WHERE indexed <> ? ORDER BY n LIMIT ?`, indexVersion, limit)
	if err != nil {
		return nil, 0, s.fail("reports to be indexed", err)
	}
	ids, err = texts(rows)
	if err != nil {
		return nil, 0, s.fail("reports to be indexed", err)
	}
	return ids, count, nil
}

// texts scans rows of one string each.
func texts(rows *sql.Rows) (out []string, err error) {
	defer rows.Close()
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, rows.Err()
}

// Renew packs and indexes reports again, all or none: kept are readings as the
// record has them, over the same with corrections laid over.
func (s *Store) Renew(ctx context.Context, kept, over []*dragoman.Reading) error {
	return s.within(ctx, "indexing reports again", func(tx *sql.Tx) error {
		for i, r := range kept {
			if err := keep(ctx, tx, r); err != nil {
				return err
			}
			if err := reindex(ctx, tx, over[i]); err != nil {
				return fmt.Errorf("report %s: %w", r.ID, err)
			}
		}
		return nil
	})
}

// Vacuum gives back the space of what was taken away. It needs as much free
// space as the record takes.
func (s *Store) Vacuum(ctx context.Context) error {
	for _, q := range []string{`INSERT INTO passages_text (passages_text) VALUES ('optimize')`, `VACUUM`, `PRAGMA wal_checkpoint(TRUNCATE)`} {
		if _, err := s.on().ExecContext(ctx, q); err != nil {
			return s.fail("giving back space", err)
		}
	}
	return nil
}

// ReportsWith returns the reports that hold an actor, by its id or a name.
func (s *Store) ReportsWith(ctx context.Context, actor string) ([]string, error) {
	rows, err := s.on().QueryContext(ctx, `SELECT report FROM numbered WHERE n IN (SELECT rowid >> 20 FROM passages_text WHERE passages_text MATCH ?) ORDER BY 1`, `keys : "`+key("actor", actor)+`"`)
	if err != nil {
		return nil, s.fail("reports with "+actor, err)
	}
	out, err := texts(rows)
	if err != nil {
		return nil, s.fail("reports with "+actor, err)
	}
	return out, nil
}

// Has tells whether the record holds a report.
func (s *Store) Has(ctx context.Context, id string) (bool, error) {
	var n int
	if err := s.on().QueryRowContext(ctx, `SELECT count(*) FROM reports WHERE id = ?`, id).Scan(&n); err != nil {
		return false, s.fail("report "+id, err)
	}
	return n > 0, nil
}
