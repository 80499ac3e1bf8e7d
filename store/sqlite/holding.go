// SPDX-License-Identifier: Apache-2.0

package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"dragoman"
)

// Holding returns the report that holds an event or statement, and the whole
// id; id may be cut to a prefix that only one has.
func (s *Store) Holding(ctx context.Context, id string) (report, whole string, err error) {
	rows, err := s.on().QueryContext(ctx, `SELECT p.ref, n.report FROM passages p JOIN numbered n ON n.n = p.id >> 20
		WHERE p.ref <> '' AND p.ref >= ? AND p.ref < ? AND p.kind IN (1, 2) ORDER BY 1, 2 LIMIT 2`, id, id+"g")
	if err != nil {
		return "", "", s.fail("looking for "+id, err)
	}
	defer rows.Close()
	n := 0
	for rows.Next() {
		if n++; n > 1 {
			return "", "", fmt.Errorf("%q: %w", id, dragoman.ErrAmbiguous)
		}
		if err := rows.Scan(&whole, &report); err != nil {
			return "", "", s.fail("looking for "+id, err)
		}
	}
	if err := rows.Err(); err != nil {
		return "", "", s.fail("looking for "+id, err)
	}
	if n == 0 {
		return "", "", fmt.Errorf("%q: %w", id, dragoman.ErrNotFound)
	}
	return report, whole, nil
}

// ClaimStory returns the story of a claim that was made findable, "" for none.
func (s *Store) ClaimStory(ctx context.Context, claim string) (story string, err error) {
	err = s.on().QueryRowContext(ctx, `SELECT r.story FROM passages p JOIN numbered n ON n.n = p.id >> 20 JOIN story_reports r ON r.report = n.report WHERE p.ref <> '' AND p.ref = ? AND p.kind = 3 LIMIT 1`, claim).Scan(&story)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	if err != nil {
		return "", s.fail("story of claim "+claim, err)
	}
	return story, nil
}
