// SPDX-License-Identifier: Apache-2.0

package sqlite

import (
	"context"
	"testing"

	"dragoman"
)

// Whichever row of the full-text index's directory is gone, it is told.
func TestDirectoryIsWhole(t *testing.T) {
	ctx := context.Background()
	s := opened(t, 100)
	q, err := s.db.Conn(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer q.Close()
	do := func(query string, args ...any) {
		t.Helper()
		if _, err := q.ExecContext(ctx, query, args...); err != nil {
			t.Fatal(err)
		}
	}
	told := 0
	c := &check{ctx: ctx, q: q, tell: func(dragoman.Fault) { told++ }}
	checked := func() int {
		t.Helper()
		told = 0
		for _, f := range []func() error{c.pages, c.directory} {
			if err := f(); err != nil {
				t.Fatal(err)
			}
		}
		return told
	}
	if n := checked(); n != 0 {
		t.Fatalf("%d faults in a whole index", n)
	}
	var rows int
	if err := q.QueryRowContext(ctx, `SELECT count(*) FROM passages_text_idx`).Scan(&rows); err != nil || rows < 8 {
		t.Fatalf("%d rows in the directory, want some: %v", rows, err)
	}
	for k := range rows {
		do(`BEGIN`)
		do(`DELETE FROM passages_text_idx WHERE (segid, term) IN (SELECT segid, term FROM passages_text_idx ORDER BY 1, 2 LIMIT 1 OFFSET ?)`, k)
		if checked() == 0 {
			t.Errorf("row %d of the directory gone, and nothing told", k)
		}
		do(`ROLLBACK`)
	}
}
