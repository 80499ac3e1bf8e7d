// SPDX-License-Identifier: Apache-2.0

package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/klauspost/compress/zstd"

	"dragoman"
	"dragoman/store/layers"
)

// A check is one walk through the file, on one connection and in one read
// transaction. What it finds it tells; an error is that it could not go on.
type check struct {
	ctx  context.Context
	q    *sql.Conn
	tell func(dragoman.Fault)
	laid func(*dragoman.Reading) *dragoman.Reading
}

// Check checks that the file is what it says: its pages, its foreign keys, the
// sums of its tables, columns against layers, snapshots against their hashes,
// passages and claims against what they are made of, and the full-text index
// against them. laid lays the corrections in force over a reading. It goes on
// after a fault. It needs room in the folder for temporary files for a second
// full-text index.
func (s *Store) Check(ctx context.Context, laid func(*dragoman.Reading) *dragoman.Reading, tell func(dragoman.Fault)) (err error) {
	q, err := s.db.Conn(ctx)
	if err != nil {
		return s.fail("checking", err)
	}
	c := &check{ctx, q, tell, laid}
	if _, err := q.ExecContext(ctx, `BEGIN`); err != nil {
		return errors.Join(s.fail("checking", err), q.Close())
	}
	defer func() {
		// the transaction and its temporary tables go with the connection
		_, back := q.ExecContext(context.WithoutCancel(ctx), `ROLLBACK`)
		err = errors.Join(err, back, q.Close())
	}()
	for _, part := range []struct {
		id string
		do func() error
	}{
		{"file", c.pages}, {"foreign keys", c.keys}, {"sums", c.sums}, {"numbering", c.numbering}, {"snapshots", c.snapshots},
		{"stories", c.stories}, {"full-text index", c.directory}, {"index", c.index},
	} {
		if err := part.do(); err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			tell(dragoman.Fault{ID: part.id, What: "can't be checked to its end: " + err.Error()})
		}
	}
	return nil
}

// each scans the rows of a query.
func (c *check) each(query string, scan func(*sql.Rows) error, args ...any) error {
	rows, err := c.q.QueryContext(c.ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

func (c *check) pages() error {
	return c.each(`PRAGMA integrity_check`, func(r *sql.Rows) error {
		var line string
		if err := r.Scan(&line); err != nil || line == "ok" {
			return err
		}
		c.tell(dragoman.Fault{ID: "file", What: line, Repairable: strings.Contains(line, "index")})
		return nil
	})
}

func (c *check) keys() error {
	return c.each(`PRAGMA foreign_key_check`, func(r *sql.Rows) error {
		var table, parent string
		var row, key any
		if err := r.Scan(&table, &row, &parent, &key); err != nil {
			return err
		}
		c.tell(dragoman.Fault{ID: table, What: fmt.Sprintf("row %v belongs to a row of %s that is not there", row, parent),
			Repairable: slices.Contains([]string{"story_reports", "placements", "texts"}, table)})
		return nil
	})
}

func (c *check) sums() error {
	for _, table := range slices.Sorted(maps.Keys(summed)) {
		var want int64
		if err := c.q.QueryRowContext(c.ctx, `SELECT sum FROM sums WHERE name = ?`, table).Scan(&want); err != nil {
			return fmt.Errorf("table %s: %w", table, err)
		}
		got, err := sumOf(c.ctx, c.q, table)
		if err != nil {
			return fmt.Errorf("table %s: %w", table, err)
		}
		if got != want {
			c.tell(dragoman.Fault{ID: "table " + table, What: "a row is not as it was written: it is damaged, or another program wrote to it",
				Repairable: slices.Contains([]string{"copied", "passages_text_docsize"}, table)})
		}
	}
	return nil
}

// numbering checks that numbers that were given are not given again.
func (c *check) numbering() error {
	for _, table := range []string{"changes", "corrections"} {
		var given, highest int64
		err := c.q.QueryRowContext(c.ctx, `SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = ?), 0), coalesce((SELECT max(seq) FROM `+table+`), 0)`, table).Scan(&given, &highest)
		if err != nil {
			return fmt.Errorf("table %s: %w", table, err)
		}
		if given != highest {
			c.tell(dragoman.Fault{ID: "table " + table, What: fmt.Sprintf("its last number is %d, of those given %d", highest, given), Repairable: given < highest})
		}
	}
	return nil
}

func (c *check) snapshots() error {
	z, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(1<<28))
	if err != nil {
		return err
	}
	defer z.Close()
	return c.each(`SELECT hash, body FROM snapshots`, func(r *sql.Rows) error {
		var hash string
		var packed []byte
		if err := r.Scan(&hash, &packed); err != nil {
			return err
		}
		body, err := z.DecodeAll(packed, nil)
		if sum := sha256.Sum256(body); err != nil || hex.EncodeToString(sum[:]) != hash {
			c.tell(dragoman.Fault{ID: "snapshot " + hash, What: "the page is not the one that came"})
		}
		return nil
	})
}

// stories checks that every report is in one story, and placed.
func (c *check) stories() error {
	for _, q := range []struct{ query, what string }{
		{`SELECT id FROM reports r WHERE NOT EXISTS (SELECT 1 FROM story_reports s WHERE s.report = r.id)`, "the report is in no story"},
		{`SELECT report FROM story_reports GROUP BY report HAVING count(*) > 1`, "the report is in several stories"},
		{`SELECT id FROM reports r WHERE NOT EXISTS (SELECT 1 FROM placements p WHERE p.report = r.id AND p.story <> '')`, "the report is not placed"},
		{`SELECT report FROM story_reports s WHERE NOT EXISTS (SELECT 1 FROM stories t WHERE t.id = s.story)`, "the report's story is not there"},
		{`SELECT id FROM stories s WHERE NOT EXISTS (SELECT 1 FROM story_reports r WHERE r.story = s.id)`, "the story has no report"},
	} {
		err := c.each(q.query, func(r *sql.Rows) error {
			var id string
			err := r.Scan(&id)
			if err == nil {
				c.tell(dragoman.Fault{ID: id, What: q.what, Repairable: true})
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// row is a report's columns as they stand.
type row struct {
	n                  int64
	r                  dragoman.Report
	published          string
	indexed            int
	statements, events int
	packed, text       []byte
}

// index checks what follows from the readings.
func (c *check) index() error {
	for _, q := range []string{
		`CREATE VIRTUAL TABLE temp.expected USING fts5(text, keys, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2")`,
		`CREATE VIRTUAL TABLE temp.words_have USING fts5vocab('main', 'passages_text', 'instance')`,
		`CREATE VIRTUAL TABLE temp.words_want USING fts5vocab('temp', 'expected', 'instance')`,
	} {
		if _, err := c.q.ExecContext(c.ctx, q); err != nil {
			return err
		}
	}
	claims, err := c.claims()
	if err != nil {
		return err
	}
	var ids []string
	err = c.each(`SELECT id FROM reports ORDER BY id`, func(r *sql.Rows) error {
		var id string
		err := r.Scan(&id)
		ids = append(ids, id)
		return err
	})
	if err != nil {
		return err
	}
	numbers := map[int64]string{}
	for _, id := range ids {
		n, err := c.report(id, claims[id])
		if err != nil {
			return fmt.Errorf("report %s: %w", id, err)
		}
		numbers[n] = id
	}
	err = c.each(`SELECT DISTINCT id >> 20 FROM passages`, func(r *sql.Rows) error {
		var n int64
		err := r.Scan(&n)
		if err == nil && numbers[n] == "" {
			c.tell(dragoman.Fault{ID: fmt.Sprintf("passages of report number %d", n), What: "there is no such report", Repairable: true})
		}
		return err
	})
	if err != nil {
		return err
	}
	if err := c.sizes(numbers); err != nil {
		return err
	}
	return c.words(numbers)
}

// claims are the passages of the comparisons that are kept, by report.
func (c *check) claims() (map[string][]passage, error) {
	out := map[string][]passage{}
	return out, c.each(`SELECT story, json FROM comparisons`, func(r *sql.Rows) error {
		var story string
		var z []byte
		if err := r.Scan(&story, &z); err != nil {
			return err
		}
		var cmp dragoman.Comparison
		data, err := layers.Expand(z)
		if err == nil {
			err = json.Unmarshal(data, &cmp)
		}
		if err != nil {
			c.tell(dragoman.Fault{ID: "comparison of story " + story, What: err.Error(), Repairable: true})
			return nil
		}
		by, _ := claimPassages(cmp.Claims)
		maps.Copy(out, by)
		return nil
	})
}

// report checks one report's columns and passages, and enters what its words
// should be.
func (c *check) report(id string, claims []passage) (n int64, err error) {
	x := row{r: dragoman.Report{ID: id}}
	r := &x.r
	err = c.q.QueryRowContext(c.ctx, `SELECT r.key, r.path, r.outlet, r.title, r.url, r.published, r.language, r.layers, coalesce(n.n, -1), coalesce(n.published, ''), coalesce(n.indexed, 0), coalesce(n.statements, 0), coalesce(n.events, 0), t.text
		FROM reports r LEFT JOIN numbered n ON n.report = r.id LEFT JOIN texts t ON t.n = n.n WHERE r.id = ?`, id).
		Scan(&r.Key, &r.Path, &r.Outlet, &r.Title, &r.URL, &r.Published.Value, &r.Language, &x.packed, &x.n, &x.published, &x.indexed, &x.statements, &x.events, &x.text)
	if err != nil {
		return 0, err
	}
	bad := func(what string, derived bool) {
		c.tell(dragoman.Fault{ID: id, What: what, Repairable: derived})
	}
	if x.n < 0 || x.text == nil {
		bad("its number or text is not there", false)
		return x.n, nil
	}
	kept, err := layers.Unpack(x.packed, x.text)
	if err != nil {
		bad(err.Error(), false)
		return x.n, nil
	}
	if kept.ID != id {
		bad("its layers are those of report "+kept.ID, false)
		return x.n, nil
	}
	over := c.laid(kept)
	for _, col := range []struct{ name, has, want string }{
		{"key", r.Key, kept.Key}, {"path", r.Path, kept.Path}, {"outlet", r.Outlet, kept.Outlet}, {"title", r.Title, kept.Title}, {"url", r.URL, kept.URL},
		{"publication", r.Published.Value, kept.Published.Value}, {"language", r.Language, kept.Language}, {"publication by number", x.published, kept.Published.Value},
		{"count of statements", fmt.Sprint(x.statements), fmt.Sprint(len(over.Statements))}, {"count of events", fmt.Sprint(x.events), fmt.Sprint(len(over.Events))},
		{"index", fmt.Sprint(x.indexed), fmt.Sprint(indexVersion)},
	} {
		if col.has != col.want {
			bad(fmt.Sprintf("its %s is %q, its layers have %q", col.name, col.has, col.want), true)
		}
	}
	want := map[int64]passage{}
	all := passagesOf(over)
	for i, p := range all[:min(len(all), firstClaim)] {
		want[x.n<<placeBits+int64(i)] = p
	}
	for i, p := range claims {
		want[x.n<<placeBits+firstClaim+int64(i)] = p
	}
	same := true
	err = c.each(`SELECT id, kind, ref, first, last FROM passages WHERE id >= ? AND id < ?`, func(rows *sql.Rows) error {
		var at int64
		var p passage
		if err := rows.Scan(&at, &p.kind, &p.ref, &p.span.Start, &p.span.End); err != nil {
			return err
		}
		w, there := want[at]
		same = same && there && w.kind == p.kind && w.ref == p.ref && w.span == p.span
		delete(want, at)
		return nil
	}, x.n<<placeBits, (x.n+1)<<placeBits)
	if err != nil {
		return x.n, err
	}
	if !same || len(want) > 0 {
		bad("its passages are not those of its reading and comparison", true)
	}
	all = all[:min(len(all), firstClaim)]
	if same, err := c.told(x.n, over, all); err != nil {
		return x.n, err
	} else if !same {
		bad("what is told of it is not what its reading tells", true)
	}
	return x.n, c.expect(x.n, over, all, claims)
}
