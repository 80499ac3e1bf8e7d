// SPDX-License-Identifier: Apache-2.0

package sqlite

import (
	"database/sql"
	"encoding/binary"
	"fmt"

	"dragoman"
)

// told tells whether the tables of what is told hold of a report what its
// reading, corrected, tells.
func (c *check) told(n int64, over *dragoman.Reading, all []passage) (same bool, err error) {
	base, end := n<<placeBits, (n+1)<<placeBits
	want := tellingsOf(n, over, all)
	for table, rows := range map[string][][]any{"deeds": want.deeds, "sayings": want.sayings, "casts": want.casts} {
		left := map[string]int{}
		for _, row := range rows {
			if table != "casts" {
				row = append([]any{base + row[0].(int64)}, row[1:]...)
			}
			left[rowText(row)]++
		}
		where, args := ` WHERE id >= ? AND id < ?`, []any{base, end}
		if table == "casts" {
			where, args = ` WHERE n = ?`, []any{n}
		}
		err := c.each(`SELECT `+told[table]+` FROM `+table+where, func(r *sql.Rows) error {
			row := make([]any, len(rows0(rows, table)))
			to := make([]any, len(row))
			for i := range row {
				to[i] = &row[i]
			}
			if err := r.Scan(to...); err != nil {
				return err
			}
			left[rowText(row)]--
			return nil
		}, args...)
		if err != nil {
			return false, err
		}
		for _, n := range left {
			if n != 0 {
				return false, nil
			}
		}
	}
	return c.parts(n, dayNumber(over.Published.Value), want.parts)
}

// rows0 is a row of a table's width.
func rows0(rows [][]any, table string) []any {
	if len(rows) > 0 {
		return rows[0]
	}
	n := 1
	for _, b := range []byte(told[table]) {
		if b == ',' {
			n++
		}
	}
	return make([]any, n)
}

// rowText is a row as text, numbers alike whatever their type.
func rowText(row []any) string { return fmt.Sprintf("%q", fmt.Sprint(row...)) + fmt.Sprint(len(row)) }

// parts compares who has what part in a report's passages.
func (c *check) parts(n, day int64, want map[partRow]bool) (same bool, err error) {
	whos := map[int64]bool{}
	for p := range want {
		whos[p.who] = true
	}
	var kept []byte
	if err := c.q.QueryRowContext(c.ctx, `SELECT coalesce((SELECT whos FROM parted WHERE n = ? AND day = ?), x'')`, n, day).Scan(&kept); err != nil {
		return false, err
	}
	if len(kept) != 8*len(whos) {
		return false, nil
	}
	for ; len(kept) >= 8; kept = kept[8:] {
		if !whos[int64(binary.BigEndian.Uint64(kept))] {
			return false, nil
		}
	}
	left, extra := len(want), false
	for who := range whos {
		err := c.each(`SELECT id, part, what FROM parts WHERE who = ? AND part IN (0, 1, 2, 3) AND day = ? AND id >= ? AND id < ?`, func(r *sql.Rows) error {
			var id int64
			var part, what int
			if err := r.Scan(&id, &part, &what); err != nil {
				return err
			}
			if want[partRow{who, id - n<<placeBits, dragoman.Part(part), what}] {
				left--
			} else {
				extra = true
			}
			return nil
		}, who, day, n<<placeBits, (n+1)<<placeBits)
		if err != nil {
			return false, err
		}
	}
	return left == 0 && !extra, nil
}
