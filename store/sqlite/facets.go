// SPDX-License-Identifier: Apache-2.0

package sqlite

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"dragoman"
)

// mostCounted is how many passages of a search are counted.
const mostCounted = 20000

// Facets implements dragoman.Searcher: one pass over what matches.
func (s *Store) Facets(ctx context.Context, q dragoman.Search) (f dragoman.Facets, err error) {
	match, err := matching(q.Query, q.Also)
	if err != nil {
		return f, err
	}
	rows, err := s.on().QueryContext(ctx, `SELECT n.report, r.outlet, substr(n.published, 1, 4), p.kind, coalesce(s.stance, ''), coalesce(d.plover, '')
		FROM (SELECT rowid AS id FROM passages_text WHERE passages_text MATCH ? LIMIT ?) m JOIN passages p ON p.id = m.id JOIN numbered n ON n.n = m.id >> 20
		JOIN reports r ON r.id = n.report LEFT JOIN sayings s ON s.id = m.id LEFT JOIN deeds d ON d.id = m.id`, match, mostCounted+1)
	if err != nil {
		return f, s.fail("counting what is found", err)
	}
	defer rows.Close()
	reports := map[string]bool{}
	by := [5]map[string]int{{}, {}, {}, {}, {}}
	for rows.Next() {
		if f.Total == mostCounted {
			f.Capped = true
			break
		}
		var report, outlet, year, stance, plover string
		var kind int
		if err := rows.Scan(&report, &outlet, &year, &kind, &stance, &plover); err != nil {
			return f, s.fail("counting what is found", err)
		}
		f.Total++
		reports[report] = true
		for i, v := range []string{kinds[kind], outlet, year, stance, plover} {
			by[i][v]++
		}
	}
	if err := rows.Err(); err != nil {
		return f, s.fail("counting what is found", err)
	}
	f.Reports = len(reports)
	for i, to := range []*[]dragoman.Counted{&f.Kinds, &f.Outlets, &f.Years, &f.Stances, &f.Types} {
		*to = counted(by[i])
	}
	slices.SortFunc(f.Years, func(a, b dragoman.Counted) int { return cmp.Compare(b.Value, a.Value) })
	return f, nil
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
