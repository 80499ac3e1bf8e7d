// SPDX-License-Identifier: Apache-2.0

package sqlite

import (
	"context"

	"dragoman"
)

// Outlets returns the outlets of the record, the busiest first.
func (s *Store) Outlets(ctx context.Context) ([]dragoman.Outlet, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT outlet, count(*), coalesce(min(nullif(published, '')), ''), max(published) FROM reports GROUP BY outlet ORDER BY count(*) DESC, outlet`)
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
