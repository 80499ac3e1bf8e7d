// SPDX-License-Identifier: Apache-2.0

package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"dragoman"
	"dragoman/store/layers"
)

// Mend makes again, in one act, all that follows from the readings: columns,
// passages, the full-text index and the indexes of tables. What belongs to
// something that is not there goes, and so do comparisons and stories without
// reports; they are made again by whoever compares and places. What is there
// is taken as it is from now on. Reports whose layers are damaged are left as
// they are, without passages, and told by id.
func (s *Store) Mend(ctx context.Context, laid func(*dragoman.Reading) *dragoman.Reading) (unread []string, err error) {
	err = s.within(ctx, "mending", func(tx *sql.Tx) error {
		for _, q := range []string{
			`DELETE FROM story_reports WHERE report NOT IN (SELECT id FROM reports) OR story NOT IN (SELECT id FROM stories)`,
			`DELETE FROM placements WHERE report NOT IN (SELECT id FROM reports)`,
			`DELETE FROM stories WHERE id NOT IN (SELECT story FROM story_reports)`,
			`DELETE FROM texts WHERE n NOT IN (SELECT n FROM numbered)`,
			`DELETE FROM comparisons`,
			`DELETE FROM passages`,
			`DELETE FROM deeds`, `DELETE FROM sayings`, `DELETE FROM parts`, `DELETE FROM parted`, `DELETE FROM casts`,
			`DELETE FROM copied WHERE report NOT IN (SELECT id FROM reports) OR of NOT IN (SELECT id FROM reports)`,
			`DROP TABLE passages_text`,
			`CREATE VIRTUAL TABLE passages_text USING fts5(text, keys, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2")`,
			`UPDATE sqlite_sequence SET seq = max(seq, coalesce((SELECT max(seq) FROM changes), 0)) WHERE name = 'changes'`,
			`UPDATE sqlite_sequence SET seq = max(seq, coalesce((SELECT max(seq) FROM corrections), 0)) WHERE name = 'corrections'`,
			`REINDEX`,
		} {
			if _, err := tx.ExecContext(ctx, q); err != nil {
				return err
			}
		}
		rows, err := tx.QueryContext(ctx, `SELECT id FROM reports ORDER BY id`)
		if err != nil {
			return err
		}
		ids, err := texts(rows)
		if err != nil {
			return err
		}
		for _, id := range ids {
			ok, err := mend(ctx, tx, id, laid)
			if err != nil {
				return fmt.Errorf("report %s: %w", id, err)
			}
			if !ok {
				unread = append(unread, id)
			}
		}
		return sumAnew(ctx, tx)
	})
	s.nolog = s.nolog && err != nil
	return unread, err
}

// mend makes a report's columns and passages again; ok is false where its
// layers can't be read.
func mend(ctx context.Context, tx *sql.Tx, id string, laid func(*dragoman.Reading) *dragoman.Reading) (ok bool, err error) {
	var packed, text []byte
	var n int64
	err = tx.QueryRowContext(ctx, `SELECT r.layers, n.n, t.text FROM reports r JOIN numbered n ON n.report = r.id JOIN texts t ON t.n = n.n WHERE r.id = ?`, id).Scan(&packed, &n, &text)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	kept, err := layers.Unpack(packed, text)
	if err != nil || kept.ID != id {
		return false, nil
	}
	if _, err := tx.ExecContext(ctx, `UPDATE reports SET key = ?, path = ?, outlet = ?, title = ?, url = ?, published = ?, language = ? WHERE id = ?`,
		kept.Key, kept.Path, kept.Outlet, kept.Title, kept.URL, kept.Published.Value, kept.Language, id); err != nil {
		return false, err
	}
	if _, err := tx.ExecContext(ctx, `UPDATE numbered SET published = ? WHERE n = ?`, kept.Published.Value, n); err != nil {
		return false, err
	}
	over := laid(kept)
	for _, p := range passagesOf(over) {
		if p.span.Start < 0 || p.span.Start > p.span.End || int(p.span.End) > len(over.Text) {
			return false, nil
		}
	}
	return true, index(ctx, tx, n, over)
}
