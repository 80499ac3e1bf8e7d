// SPDX-License-Identifier: Apache-2.0

package sqlite

import (
	"context"
	"database/sql"
	sqldriver "database/sql/driver"
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"maps"
	"math"
	"slices"
	"strings"
	"sync"

	driver "modernc.org/sqlite"
)

// What can't be derived from anything else in the record is summed: for each
// of these tables, the exclusive or of a hash of every row. Triggers that only
// this program's connections have keep the sums; a row that was changed by
// damage, or by another program, shows as a sum that is not that of its rows.
var summed = map[string][]string{
	"reports":       {"id", "key", "path", "outlet", "title", "url", "published", "language", "layers"},
	"numbered":      {"n", "report", "published", "indexed", "statements", "events"},
	"texts":         {"n", "text"},
	"changes":       {"seq", "at", "what", "noun", "id", "reason"},
	"corrections":   {"seq", "kind", "report", "target", "value", "spans", "author", "at", "reason"},
	"placements":    {"report", "story", "day", "dated"},
	"stories":       {"id", "title", "first", "last", "origins", "why"},
	"story_reports": {"report", "story", "place"},
	"snapshots":     {"hash", "media", "body"},
	"feeds":         {"url", "title", "outlet", "etag", "modified", "checked", "next", "state", "error", "failures"},
	"items":         {"feed", "id", "url", "title", "published", "html", "state", "tries", "next", "report", "error"},
	"pages":         {"url", "outlet", "etag", "modified", "hash", "report", "checked", "next", "looks"},
	"tokens":        {"id", "name", "salt", "hash", "scopes", "created", "revoked", "expires"},
	"idempotency":   {"key", "token", "request", "status", "answer", "at"},
	"comparisons":   {"story", "key", "json", "layout", "sheet"},
	"watches":       {"id", "json"},
	"alerts":        {"seq", "watch", "key", "at", "story", "cites", "why"},
	"deliveries":    {"alert", "way", "state", "tries", "next", "error"},
	"marks":         {"reader", "story", "star", "seen"},
	"visits":        {"reader", "at", "version", "was", "before", "ended"},

	"copied": {"report", "of"},

	docsize: {"id", "origin"}, // which part of the full-text index a row is in: taking it out hangs on it
}

// docsize is the table of the full-text index's rows, which are summed by the many
// (sumWords): a trigger for each makes SQLite bring the index up to date for each.
const docsize = "passages_text_docsize"

// driverName is the driver whose connections keep the sums.
const driverName = "dragoman-sqlite"

var register = sync.OnceValue(func() error {
	d := &driver.Driver{}
	if err := d.RegisterDeterministicScalarFunction("sum_with", -1, sumWith); err != nil {
		return err
	}
	d.RegisterConnectionHook(func(c driver.ExecQuerierContext, _ string) error {
		_, err := c.ExecContext(context.Background(), sumTriggers(), nil)
		return err
	})
	sql.Register(driverName, d)
	return nil
})

// sumWith(sum, values...) is the sum with a row put in, or taken out.
func sumWith(_ *driver.FunctionContext, args []sqldriver.Value) (sqldriver.Value, error) {
	sum, ok := args[0].(int64)
	if !ok {
		return nil, fmt.Errorf("a sum is %T", args[0])
	}
	h := fnv.New64a()
	var b [9]byte
	for _, a := range args[1:] {
		switch x := a.(type) {
		case nil:
			b[0] = 0
			h.Write(b[:1])
		case int64:
			b[0] = 1
			binary.LittleEndian.PutUint64(b[1:], uint64(x))
			h.Write(b[:])
		case float64:
			b[0] = 2
			binary.LittleEndian.PutUint64(b[1:], math.Float64bits(x))
			h.Write(b[:])
		case string:
			b[0] = 3
			binary.LittleEndian.PutUint64(b[1:], uint64(len(x)))
			h.Write(b[:])
			h.Write([]byte(x))
		case []byte:
			b[0] = 4
			binary.LittleEndian.PutUint64(b[1:], uint64(len(x)))
			h.Write(b[:])
			h.Write(x)
		default:
			return nil, fmt.Errorf("a value of type %T has no sum", a)
		}
	}
	return sum ^ int64(h.Sum64()), nil
}

// sumTriggers make the triggers of one connection.
func sumTriggers() string {
	var b strings.Builder
	for _, table := range slices.Sorted(maps.Keys(summed)) {
		if table == docsize {
			continue
		}
		cols := summed[table]
		step := func(row string) string {
			return fmt.Sprintf("UPDATE sums SET sum = sum_with(sum, %s.%s) WHERE name = '%s';", row, strings.Join(cols, ", "+row+"."), table)
		}
		for when, body := range map[string]string{"INSERT": step("NEW"), "DELETE": step("OLD"), "UPDATE": step("OLD") + step("NEW")} {
			fmt.Fprintf(&b, "CREATE TEMP TRIGGER sum_%s_%s AFTER %s ON main.%s BEGIN %s END;\n", table, when, when, table, body)
		}
	}
	return b.String()
}

// sumWords puts the rows of the full-text index from an id to before another into
// its sum, after they were written; before they are deleted it takes them out.
func sumWords(ctx context.Context, q querier, from, to int64) error {
	sum, err := sumOf(ctx, q, docsize+` WHERE id >= ? AND id < ?`, from, to)
	if err != nil || sum == 0 {
		return err
	}
	_, err = q.ExecContext(ctx, `UPDATE sums SET sum = (sum | ?1) & ~(sum & ?1) WHERE name = ?2`, sum, docsize)
	return err
}

// sumOf is the sum of a table's rows as they are, of all or of those that a
// condition after its name chooses.
func sumOf(ctx context.Context, q querier, table string, args ...any) (sum int64, err error) {
	name, _, _ := strings.Cut(table, " ")
	rows, err := q.QueryContext(ctx, `SELECT sum_with(0, `+strings.Join(summed[name], ", ")+`) FROM `+table, args...)
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	for rows.Next() {
		var x int64
		if err := rows.Scan(&x); err != nil {
			return 0, err
		}
		sum ^= x
	}
	return sum, rows.Err()
}

// sumAnew takes the rows as they are for what they should be.
func sumAnew(ctx context.Context, q querier) error {
	for _, table := range slices.Sorted(maps.Keys(summed)) {
		sum, err := sumOf(ctx, q, table)
		if err != nil {
			return err
		}
		if _, err := q.ExecContext(ctx, `INSERT INTO sums (name, sum) VALUES (?,?) ON CONFLICT (name) DO UPDATE SET sum = excluded.sum`, table, sum); err != nil {
			return err
		}
	}
	return nil
}
