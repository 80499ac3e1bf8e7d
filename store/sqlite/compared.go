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

// Kept returns what SetKept kept for a story under the key; ok is false where
// there is nothing, or something under another key.
func (s *Store) Kept(ctx context.Context, story, key string) (data []byte, ok bool, err error) {
	err = s.on().QueryRowContext(ctx, `SELECT json FROM comparisons WHERE story = ? AND key = ?`, story, key).Scan(&data)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, false, nil
	}
	if err == nil {
		data, err = layers.Expand(data)
	}
	if err != nil {
		return nil, false, s.fail("comparison of story "+story, err)
	}
	return data, true, nil
}

// SetKept keeps a story's comparison under a key, in place of the one before,
// and makes its claims findable, each at the first passage that makes it.
func (s *Store) SetKept(ctx context.Context, story, key string, data []byte, claims []dragoman.Claim) error {
	return s.within(ctx, "comparison of story "+story, func(tx *sql.Tx) error {
		z, err := layers.Compress(data)
		if err != nil {
			return err
		}
		if err := unclaim(ctx, tx, story); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO comparisons (story, key, json) VALUES (?,?,?) ON CONFLICT (story) DO UPDATE SET key = excluded.key, json = excluded.json`, story, key, z); err != nil {
			return err
		}
		return claim(ctx, tx, claims)
	})
}

// Sheet returns what SetSheet kept beside a story's comparison under the same
// key and layout; ok is false where there is nothing.
func (s *Store) Sheet(ctx context.Context, story, key, layout string) (data []byte, ok bool, err error) {
	err = s.on().QueryRowContext(ctx, `SELECT sheet FROM comparisons WHERE story = ? AND key = ? AND layout = ?`, story, key, layout).Scan(&data)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, false, nil
	}
	if err == nil {
		data, err = layers.Expand(data)
	}
	if err != nil {
		return nil, false, s.fail("page of story "+story, err)
	}
	return data, true, nil
}

// SetSheet keeps what a page shows of a story's comparison beside it.
func (s *Store) SetSheet(ctx context.Context, story, key, layout string, data []byte) error {
	return s.within(ctx, "page of story "+story, func(tx *sql.Tx) error {
		z, err := layers.Compress(data)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `UPDATE comparisons SET layout = ?, sheet = ? WHERE story = ? AND key = ?`, layout, z, story, key)
		return err
	})
}

// Uncompared returns the stories of several reports, at most most of them,
// that have not been compared since they changed.
func (s *Store) Uncompared(ctx context.Context, most int) ([]string, error) {
	rows, err := s.on().QueryContext(ctx, `SELECT story FROM story_reports r WHERE NOT EXISTS (SELECT 1 FROM comparisons c WHERE c.story = r.story) GROUP BY story HAVING count(*) BETWEEN 2 AND ? ORDER BY 1`, most)
	if err != nil {
		return nil, s.fail("stories to be compared", err)
	}
	out, err := texts(rows)
	if err != nil {
		return nil, s.fail("stories to be compared", err)
	}
	return out, nil
}

// claimPassages are what makes claims findable, by report, and the reports in
// order.
func claimPassages(claims []dragoman.Claim) (by map[string][]passage, order []string) {
	by = map[string][]passage{}
	for _, c := range claims {
		if len(c.Cells) == 0 || len(c.Cells[0].Spans) == 0 {
			continue
		}
		p := passage{kind: 3, ref: c.ID, span: c.Cells[0].Spans[0], text: c.Label}
		p.add("type", c.Kind)
		for _, x := range c.Cells {
			p.add("speaker", x.Holder)
			p.add("actor", x.Holder)
			p.add("stance", string(x.Stance))
			p.add("status", string(x.Status))
		}
		r := c.Cells[0].Report
		if by[r] == nil {
			order = append(order, r)
		}
		by[r] = append(by[r], p)
	}
	return by, order
}

// claim makes claims findable.
func claim(ctx context.Context, tx *sql.Tx, claims []dragoman.Claim) error {
	by, order := claimPassages(claims)
	for _, id := range order {
		n, err := number(ctx, tx, id)
		if err != nil {
			return err
		}
		r := dragoman.Report{ID: id}
		var z []byte
		if err := tx.QueryRowContext(ctx, `SELECT r.outlet, r.published, t.text FROM reports r, texts t WHERE r.id = ? AND t.n = ?`, id, n).Scan(&r.Outlet, &r.Published.Value, &z); err != nil {
			return fmt.Errorf("report %s: %w", id, err)
		}
		b, err := layers.Expand(z)
		if err != nil {
			return fmt.Errorf("report %s: %w", id, err)
		}
		r.Text = string(b)
		// a comparison made while the report changed its story left some behind
		if err := unindex(ctx, tx, n<<placeBits+firstClaim, (n+1)<<placeBits); err != nil {
			return fmt.Errorf("claims of report %s: %w", id, err)
		}
		if err := put(ctx, tx, n<<placeBits+firstClaim, by[id]); err != nil {
			return fmt.Errorf("claims of report %s: %w", id, err)
		}
		if err := write(ctx, tx, n<<placeBits+firstClaim, by[id], &r); err != nil {
			return fmt.Errorf("claims of report %s: %w", id, err)
		}
	}
	return nil
}

// unclaim takes the claims of a story's reports away, and its comparison.
func unclaim(ctx context.Context, tx *sql.Tx, story string) error {
	var there int
	if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM comparisons WHERE story = ?`, story).Scan(&there); err != nil || there == 0 {
		return err
	}
	rows, err := tx.QueryContext(ctx, `SELECT CAST(n.n AS TEXT) FROM numbered n JOIN story_reports r ON r.report = n.report WHERE r.story = ?`, story)
	if err != nil {
		return err
	}
	ns, err := texts(rows)
	if err != nil {
		return err
	}
	for _, s := range ns {
		var n int64
		if _, err := fmt.Sscan(s, &n); err != nil {
			return err
		}
		if err := unindex(ctx, tx, n<<placeBits+firstClaim, (n+1)<<placeBits); err != nil {
			return err
		}
	}
	_, err = tx.ExecContext(ctx, `DELETE FROM comparisons WHERE story = ?`, story)
	return err
}

// uncompare takes away what was compared of a report's story.
func uncompare(ctx context.Context, tx *sql.Tx, report string) error {
	var story string
	err := tx.QueryRowContext(ctx, `SELECT story FROM story_reports WHERE report = ?`, report).Scan(&story)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	return unclaim(ctx, tx, story)
}
