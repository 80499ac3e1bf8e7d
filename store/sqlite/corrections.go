// SPDX-License-Identifier: Apache-2.0

package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"

	"dragoman"
)

// note writes one entry of the change feed.
func note(ctx context.Context, tx *sql.Tx, at, what, noun, id, reason string) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO changes (at, what, noun, id, reason) VALUES (?,?,?,?,?)`, at, what, noun, id, reason)
	return err
}

// Changes returns the change feed after a sequence number, in order, at most
// limit entries (1 to 10,000).
func (s *Store) Changes(ctx context.Context, after int64, limit int) ([]dragoman.Change, error) {
	rows, err := s.on().QueryContext(ctx, `SELECT seq, at, what, noun, id, reason FROM changes WHERE seq > ? ORDER BY seq LIMIT ?`, after, min(max(limit, 1), 10000))
	if err != nil {
		return nil, s.fail("changes", err)
	}
	defer rows.Close()
	out := []dragoman.Change{}
	for rows.Next() {
		var c dragoman.Change
		if err := rows.Scan(&c.Seq, &c.At, &c.What, &c.Noun, &c.ID, &c.Reason); err != nil {
			return nil, s.fail("changes", err)
		}
		out = append(out, c)
	}
	if err := rows.Err(); err != nil {
		return nil, s.fail("changes", err)
	}
	return out, nil
}

// Correct adds a correction and returns it with its number. Author, reason and
// time are needed; an undo must name a correction that is there, is no undo,
// and is not undone.
func (s *Store) Correct(ctx context.Context, c dragoman.Correction) (dragoman.Correction, error) {
	if c.Author == "" || c.Reason == "" || c.At == "" || c.Target == "" || c.Kind == "" {
		return c, s.fail("correcting", errors.New("kind, target, author, time and reason are all needed"))
	}
	if c.Value == nil {
		c.Value = json.RawMessage("null")
	}
	spans, err := json.Marshal(c.Spans)
	if err != nil {
		return c, s.fail("correcting", err)
	}
	err = s.within(ctx, "correcting "+c.Target, func(tx *sql.Tx) error {
		if c.Kind == dragoman.Undo {
			if err := undoable(ctx, tx, c.Target); err != nil {
				return err
			}
		}
		res, err := tx.ExecContext(ctx, `INSERT INTO corrections (kind, report, target, value, spans, author, at, reason) VALUES (?,?,?,?,?,?,?,?)`,
			string(c.Kind), c.Report, c.Target, string(c.Value), string(spans), c.Author, c.At, c.Reason)
		if err != nil {
			return err
		}
		if c.Seq, err = res.LastInsertId(); err != nil {
			return err
		}
		return note(ctx, tx, c.At, "added", "correction", strconv.FormatInt(c.Seq, 10), string(c.Kind)+" of "+c.Target)
	})
	return c, err
}

func undoable(ctx context.Context, tx *sql.Tx, target string) error {
	seq, err := strconv.ParseInt(target, 10, 64)
	if err != nil {
		return fmt.Errorf("an undo names a correction's number, not %q", target)
	}
	var kind string
	err = tx.QueryRowContext(ctx, `SELECT kind FROM corrections WHERE seq = ?`, seq).Scan(&kind)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return fmt.Errorf("correction %d: %w", seq, dragoman.ErrNotFound)
	case err != nil:
		return err
	case kind == string(dragoman.Undo):
		return fmt.Errorf("correction %d is an undo itself: make the correction again instead: %w", seq, dragoman.ErrConflict)
	}
	var n int
	if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM corrections WHERE kind = 'undo' AND target = ?`, target).Scan(&n); err != nil {
		return err
	}
	if n > 0 {
		return fmt.Errorf("correction %d is undone already: %w", seq, dragoman.ErrConflict)
	}
	return nil
}

// Corrections returns corrections in order: of one report, or of all where
// report is "". inForce leaves out what was undone, and the undos.
func (s *Store) Corrections(ctx context.Context, report string, inForce bool) ([]dragoman.Correction, error) {
	q := `SELECT seq, kind, report, target, value, spans, author, at, reason FROM corrections c WHERE (? = '' OR report = ?)`
	if inForce {
		q += ` AND kind <> 'undo' AND NOT EXISTS (SELECT 1 FROM corrections u WHERE u.kind = 'undo' AND u.target = CAST(c.seq AS TEXT))`
	}
	rows, err := s.on().QueryContext(ctx, q+` ORDER BY seq`, report, report)
	if err != nil {
		return nil, s.fail("corrections", err)
	}
	defer rows.Close()
	out := []dragoman.Correction{}
	for rows.Next() {
		var c dragoman.Correction
		var value, spans string
		if err := rows.Scan(&c.Seq, &c.Kind, &c.Report, &c.Target, &value, &spans, &c.Author, &c.At, &c.Reason); err != nil {
			return nil, s.fail("corrections", err)
		}
		c.Value = json.RawMessage(value)
		if err := json.Unmarshal([]byte(spans), &c.Spans); err != nil {
			return nil, s.fail(fmt.Sprintf("correction %d", c.Seq), err)
		}
		out = append(out, c)
	}
	if err := rows.Err(); err != nil {
		return nil, s.fail("corrections", err)
	}
	return out, nil
}
