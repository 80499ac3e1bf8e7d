// SPDX-License-Identifier: Apache-2.0

package sqlite

import (
	"context"
	"fmt"

	"dragoman"
)

// Holding returns the report that holds an event or statement, and the whole
// id; id may be cut to a prefix that only one has.
func (s *Store) Holding(ctx context.Context, id string) (report, whole string, err error) {
	rows, err := s.db.QueryContext(ctx, `SELECT id, report FROM events WHERE id >= ?1 AND id < ?2 UNION SELECT id, report FROM statements WHERE id >= ?1 AND id < ?2 ORDER BY 1, 2 LIMIT 2`, id, id+"g")
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
