// SPDX-License-Identifier: Apache-2.0

package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"maps"
	"slices"

	"dragoman"
)

// mostCounted is how many passages of a search are counted.
const mostCounted = 10000

// Facets implements dragoman.Searcher: one pass over what matches, and one over
// its reports.
func (s *Store) Facets(ctx context.Context, q dragoman.Search) (f dragoman.Facets, err error) {
	match, err := matching(q.Query, q.Also)
	if err != nil {
		return f, err
	}
	found, err := s.found(ctx, match, &f)
	if err != nil {
		return f, s.fail("counting what is found", err)
	}
	if err := s.facetsOfReports(ctx, found, &f); err != nil {
		return f, s.fail("counting what is found", err)
	}
	return f, nil
}

// found counts passages by what they are, and gives how many each report has.
func (s *Store) found(ctx context.Context, match string, f *dragoman.Facets) (reports map[int64]int, err error) {
	rows, err := s.on().QueryContext(ctx, `SELECT m.id, p.kind, CASE p.kind WHEN 1 THEN (SELECT stance FROM sayings WHERE id = m.id) WHEN 2 THEN (SELECT plover FROM deeds WHERE id = m.id) END
		FROM (SELECT rowid AS id FROM passages_text WHERE passages_text MATCH ? LIMIT ?) m CROSS JOIN passages p ON p.id = m.id`, match, mostCounted+1)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	reports = map[int64]int{}
	by := [3]map[string]int{{}, {}, {}}
	for rows.Next() {
		if f.Total == mostCounted {
			f.Capped = true
			break
		}
		var id int64
		var kind int
		var what sql.NullString
		if err := rows.Scan(&id, &kind, &what); err != nil {
			return nil, err
		}
		f.Total++
		reports[id>>placeBits]++
		by[0][kinds[kind]]++
		if kind == 1 || kind == 2 {
			by[kind][what.String]++
		}
	}
	f.Kinds, f.Stances, f.Types = counted(by[0]), counted(by[1]), counted(by[2])
	return reports, rows.Err()
}

// facetsOfReports counts passages by outlet and year of their reports.
func (s *Store) facetsOfReports(ctx context.Context, found map[int64]int, f *dragoman.Facets) error {
	list, err := json.Marshal(slices.Sorted(maps.Keys(found)))
	if err != nil {
		return err
	}
	rows, err := s.on().QueryContext(ctx, `SELECT n.n, r.outlet, substr(n.published, 1, 4) FROM json_each(?) j CROSS JOIN numbered n ON n.n = j.value CROSS JOIN reports r ON r.id = n.report`, string(list))
	if err != nil {
		return err
	}
	defer rows.Close()
	outlets, years := map[string]int{}, map[string]int{}
	for rows.Next() {
		var n int64
		var outlet, year string
		if err := rows.Scan(&n, &outlet, &year); err != nil {
			return err
		}
		f.Reports++
		outlets[outlet] += found[n]
		years[year] += found[n]
	}
	f.Outlets, f.Years = counted(outlets), counted(years)
	slices.SortFunc(f.Years, func(a, b dragoman.Counted) int { return cmp.Compare(b.Value, a.Value) })
	return rows.Err()
}

// counted lists counts, the largest first, without what has no value.
func counted(by map[string]int) (out []dragoman.Counted) {
	for _, v := range slices.Sorted(maps.Keys(by)) {
		if v != "" {
			out = append(out, dragoman.Counted{Value: v, Count: by[v]})
		}
	}
	slices.SortStableFunc(out, func(a, b dragoman.Counted) int { return b.Count - a.Count })
	return out
}
