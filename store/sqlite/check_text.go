// SPDX-License-Identifier: Apache-2.0

package sqlite

import (
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"strings"

	"dragoman"
)

// directory checks that the directory of the full-text index, where a word is
// looked for first, has every page on which a word begins. SQLite's own check
// sees that for all but the last pages of a segment. A page's number says its
// segment in the bits from 37 up (those of deletions are beyond 16 bits), its
// height in the tree in the bits below; its bytes 2 and 3 where its list of
// words begins, which is its end where it has none (fts5_index.c, "FILE FORMAT").
func (c *check) directory() error {
	bad := false
	err := c.each(`SELECT EXISTS (SELECT 1 FROM passages_text_idx i WHERE i.segid = d.id >> 37 AND i.pgno >> 1 = d.id & 0x7fffffff), length(d.block), substr(d.block, 3, 2)
		FROM passages_text_data d WHERE d.id >> 37 BETWEEN 1 AND 0xffff AND d.id >> 31 & 0x3f = 0`, func(r *sql.Rows) error {
		var listed bool
		var length int
		var list []byte
		err := r.Scan(&listed, &length, &list)
		bad = bad || !listed && (len(list) < 2 || int(list[0])<<8|int(list[1]) < length)
		return err
	})
	if bad {
		c.tell(dragoman.Fault{ID: "full-text index", What: "its directory lacks a page: words are not found", Repairable: true})
	}
	return err
}

// averages compares the numbers of rows and of words by column, which ranks hang
// on and the full-text index keeps in its first row, with those of its passages.
// SQLite leaves what was deleted in, so that there may be more.
func (c *check) averages() error {
	var want [3]uint64
	err := c.each(`SELECT sz FROM passages_text_docsize`, func(r *sql.Rows) error {
		var z []byte
		err := r.Scan(&z)
		want[0]++
		for i, n := range numbersIn(z, 2) {
			want[i+1] += n
		}
		return err
	})
	if err != nil {
		return err
	}
	return c.each(`SELECT block FROM passages_text_data WHERE id = 1`, func(r *sql.Rows) error {
		var z []byte
		err := r.Scan(&z)
		if got := numbersIn(z, len(want)); err == nil && (got[0] < want[0] || got[1] < want[1] || got[2] < want[2]) {
			c.tell(dragoman.Fault{ID: "full-text index", What: fmt.Sprintf("it counts %d passages and %d words, there are %d and %d", got[0], got[1]+got[2], want[0], want[1]+want[2]), Repairable: true})
		}
		return err
	})
}

// numbersIn reads n numbers as SQLite packs them: seven bits a byte, the high
// ones first, the last byte without its high bit; 0 where there are none left.
func numbersIn(z []byte, n int) []uint64 {
	out := make([]uint64, n)
	for i := range out {
		for k := 0; len(z) > 0; k++ {
			b := z[0]
			z = z[1:]
			if k == 8 {
				out[i] = out[i]<<8 | uint64(b)
				break
			}
			out[i] = out[i]<<7 | uint64(b&0x7f)
			if b < 0x80 {
				break
			}
		}
	}
	return out
}

// sizes compares how many words the full-text index counts in each passage, and
// in all.
func (c *check) sizes(numbers map[int64]string) error {
	bad := map[int64]bool{}
	if err := c.averages(); err != nil {
		return err
	}
	err := c.each(`SELECT id FROM (SELECT id, sz FROM passages_text_docsize EXCEPT SELECT id, sz FROM temp.expected_docsize)
		UNION SELECT id FROM (SELECT id, sz FROM temp.expected_docsize EXCEPT SELECT id, sz FROM passages_text_docsize)`, func(r *sql.Rows) error {
		var id int64
		err := r.Scan(&id)
		bad[id>>placeBits] = true
		return err
	})
	c.unlike(bad, numbers)
	return err
}

// unlike tells of reports that the full-text index has otherwise.
func (c *check) unlike(bad map[int64]bool, numbers map[int64]string) {
	for _, n := range slices.Sorted(maps.Keys(bad)) {
		id := numbers[n]
		if id == "" {
			id = fmt.Sprintf("report number %d", n)
		}
		c.tell(dragoman.Fault{ID: id, What: "the full-text index has other words than its passages", Repairable: true})
	}
}

// expect enters the words passages should have.
func (c *check) expect(n int64, r *dragoman.Reading, all, claims []passage) error {
	enter := func(id int64, list []passage) error {
		for i, p := range list {
			if p.text == "" && (p.span.Start < 0 || p.span.Start > p.span.End || int(p.span.End) > len(r.Text)) {
				c.tell(dragoman.Fault{ID: r.ID, What: fmt.Sprintf("passage %d does not lie in its text", i)})
				continue
			}
			if _, err := c.q.ExecContext(c.ctx, `INSERT INTO temp.expected (rowid, text, keys) VALUES (?,?,?)`, id+int64(i), p.words(&r.Report), keysOf(p, r.Outlet, r.Published.Value)); err != nil {
				return err
			}
		}
		return nil
	}
	if err := enter(n<<placeBits, all); err != nil {
		return err
	}
	return enter(n<<placeBits+firstClaim, claims)
}

// word is one word in the full-text index.
type word struct {
	term, col string
	doc       int64
	offset    int64
}

// words compares the full-text index with what it should be, both in order.
func (c *check) words(numbers map[int64]string) error {
	const list = `SELECT term, doc, col, offset FROM temp.words_%s`
	have, err := c.q.QueryContext(c.ctx, fmt.Sprintf(list, "have"))
	if err != nil {
		return err
	}
	defer have.Close()
	want, err := c.q.QueryContext(c.ctx, fmt.Sprintf(list, "want"))
	if err != nil {
		return err
	}
	defer want.Close()
	next := func(rows *sql.Rows) (w word, ok bool, err error) {
		if !rows.Next() {
			return w, false, rows.Err()
		}
		return w, true, rows.Scan(&w.term, &w.doc, &w.col, &w.offset)
	}
	bad := map[int64]bool{}
	a, aok, err := next(have)
	if err != nil {
		return err
	}
	b, bok, err := next(want)
	for err == nil && (aok || bok) {
		switch d := order(a, aok, b, bok); {
		case d == 0:
			if a, aok, err = next(have); err == nil {
				b, bok, err = next(want)
			}
		case d < 0:
			bad[a.doc>>placeBits] = true
			a, aok, err = next(have)
		default:
			bad[b.doc>>placeBits] = true
			b, bok, err = next(want)
		}
	}
	c.unlike(bad, numbers)
	return err
}

// order orders words as the index does; one that is not there comes last.
func order(a word, aok bool, b word, bok bool) int {
	switch {
	case !bok:
		return -1
	case !aok:
		return 1
	}
	if d := strings.Compare(a.term, b.term); d != 0 {
		return d
	}
	if a.doc != b.doc {
		return map[bool]int{true: -1, false: 1}[a.doc < b.doc]
	}
	if a.col != b.col { // text before keys
		return strings.Compare(b.col, a.col)
	}
	return int(a.offset - b.offset)
}
