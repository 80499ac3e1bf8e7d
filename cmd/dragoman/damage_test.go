// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	_ "modernc.org/sqlite"

	"dragoman"
	"dragoman/correct"
	"dragoman/store/sqlite"
)

// command runs one command line in this process on a record.
func command(t *testing.T, record string, args ...string) (code int, out string) {
	t.Helper()
	var b bytes.Buffer
	t.Setenv("DRAGOMAN_RECORD", record)
	code = run(context.Background(), args, streams{in: strings.NewReader(""), out: &b, err: &b})
	return code, b.String()
}

// faultsOf checks a record in every way verify does, but for reading its
// reports again; a record that can't be opened is one fault.
func faultsOf(t *testing.T, path string) (out []string) {
	t.Helper()
	ctx := context.Background()
	db, err := sqlite.OpenAsIs(ctx, path)
	if err != nil {
		return []string{err.Error()}
	}
	defer db.Close()
	d, err := deskAsIs(db, nil)
	if err != nil {
		t.Fatal(err)
	}
	tell := func(f dragoman.Fault) { out = append(out, f.ID+": "+f.What) }
	cs, err := db.Corrections(ctx, "", true)
	if err != nil {
		out = append(out, err.Error())
	}
	laid := func(r *dragoman.Reading) *dragoman.Reading {
		over, _ := correct.Lay(r, cs)
		return over
	}
	if err := db.Check(ctx, laid, tell); err != nil {
		out = append(out, err.Error())
	}
	if err := d.CheckStories(ctx, tell); err != nil {
		out = append(out, err.Error())
	}
	return out
}

// said is what a record says: every row of every table, sorted. Columns that
// hold the time of writing, or chance, are left out. An error says that it
// can't be read.
func said(path string, all bool) (map[string][]string, error) {
	db, err := sql.Open("sqlite", "file:"+path+"?mode=ro")
	if err != nil {
		return nil, err
	}
	defer db.Close()
	names, err := column(db, `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('goose_db_version', 'mark', 'passages_text')`)
	if err != nil {
		return nil, err
	}
	out := map[string][]string{}
	for _, table := range names {
		if !all && (strings.HasPrefix(table, "passages_text") || table == "sums") {
			continue
		}
		cols, err := column(db, `SELECT name FROM pragma_table_info(?)`, table)
		if err != nil {
			return nil, err
		}
		if !all {
			cols = slices.DeleteFunc(cols, func(c string) bool {
				return slices.Contains([]string{"at", "created", "revoked", "checked", "next", "salt"}, c) || table == "tokens" && (c == "id" || c == "hash") || table == "feeds" && c == "state" // how the last asking went
			})
		}
		rows, err := column(db, `SELECT quote("`+strings.Join(cols, `") || '|' || quote("`)+`") FROM "`+table+`"`+map[bool]string{true: ` WHERE name IN ('changes', 'corrections')`}[table == "sqlite_sequence"])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", table, err)
		}
		if table == "passages_text_data" { // rows 1 and 10 count; where words are missed for it, that is told
			rows = slices.DeleteFunc(rows, func(r string) bool { return strings.HasPrefix(r, "1|") || strings.HasPrefix(r, "10|") })
		}
		slices.Sort(rows)
		out[table] = rows
	}
	return out, nil
}

func column(db *sql.DB, query string, args ...any) (out []string, err error) {
	rows, err := db.Query(query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, rows.Err()
}

// apart names the tables two records differ in.
func apart(a, b map[string][]string) (out []string) {
	for table, rows := range a {
		if !slices.Equal(rows, b[table]) {
			out = append(out, fmt.Sprintf("%s (%d and %d rows)", table, len(rows), len(b[table])))
		}
	}
	slices.Sort(out)
	return out
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	b, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, b, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// filled is a record with something in every table.
func filled(t *testing.T, path string) {
	t.Helper()
	ctx := context.Background()
	if code, out := command(t, path, "examples", "add"); code != exitOK {
		t.Fatal(out)
	}
	db, err := sqlite.Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	d, err := deskOver(ctx, db, nil)
	if err != nil {
		t.Fatal(err)
	}
	stories, err := db.Stories(ctx)
	if err != nil {
		t.Fatal(err)
	}
	_, err = d.Correct(ctx, dragoman.Correction{Kind: dragoman.MergeStories, Target: stories[0].ID, Value: fmt.Appendf(nil, `{"into":%q}`, stories[1].ID), Author: "ana", Reason: "one storm"})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.CompareNew(ctx, func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	feed := dragoman.Feed{URL: "https://post.example/feed", Outlet: "Post"}
	item := dragoman.FeedItem{Feed: feed.URL, ID: "1", URL: "https://post.example/1", State: "read", Report: stories[0].Reports[0]}
	body := []byte("<p>The road is open.")
	snap := &dragoman.Snapshot{Hash: fmt.Sprintf("%x", sha256.Sum256(body)), Media: "text/html", Body: body}
	_, err = db.AddFeed(ctx, feed)
	must := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	must(err)
	_, err = db.FeedAsked(ctx, feed, []dragoman.FeedItem{item})
	must(err)
	must(d.ItemDone(ctx, item, nil, snap, &dragoman.Page{URL: item.URL, Report: item.Report, Next: "2026-01-01T00:00:00Z"}))
	_, err = db.AddToken(ctx, "ana", []string{"read"}, "2026-01-01T00:00:00Z", "")
	must(err)
	must(db.Answer(ctx, "ana", "k", "request", 201, []byte("{}"), "2026-01-01T00:00:00Z"))
}

// Whatever is changed behind the program's back, a row or a byte of the file,
// is told by verify; what follows from the readings is made again.
func TestDamageIsTold(t *testing.T) {
	dir := t.TempDir()
	whole, path := filepath.Join(dir, "whole.db"), filepath.Join(dir, "r.db")
	filled(t, whole)
	if f := faultsOf(t, whole); len(f) > 0 {
		t.Fatalf("a whole record: %q", f)
	}
	want, err := said(whole, true)
	if err != nil {
		t.Fatal(err)
	}
	rows, flips := 50, 50
	if testing.Short() {
		rows, flips = 25, 10
	}
	rnd := rand.New(rand.NewPCG(4, 25))
	tried, told := 0, 0
	damage := func(what string) {
		t.Helper()
		got, err := said(path, true)
		if err == nil && len(apart(want, got)) == 0 && len(apart(got, want)) == 0 {
			return // a byte nothing says
		}
		tried++
		if f := faultsOf(t, path); len(f) > 0 {
			told++
		} else {
			t.Errorf("%s: nothing is told; apart in %q", what, apart(want, got))
		}
	}
	for range rows {
		copyFile(t, whole, path)
		damage(damageRow(t, path, rnd))
		for _, tail := range []string{"-wal", "-shm"} {
			os.Remove(path + tail)
		}
	}
	for range flips {
		copyFile(t, whole, path)
		damage(damageByte(t, path, rnd))
		for _, tail := range []string{"-wal", "-shm"} {
			os.Remove(path + tail)
		}
	}
	t.Logf("%d corruptions, %d told", tried, told)
	if tried < 25 {
		t.Errorf("only %d corruptions", tried)
	}
}

// damageRow changes or deletes one row, as another program would.
func damageRow(t *testing.T, path string, rnd *rand.Rand) string {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	tables, err := column(db, `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('goose_db_version', 'mark', 'passages_text', 'passages_text_config')`)
	if err != nil {
		t.Fatal(err)
	}
	for {
		table := tables[rnd.IntN(len(tables))]
		cols, err := column(db, `SELECT name FROM pragma_table_info(?)`, table)
		if err != nil {
			t.Fatal(err)
		}
		col := cols[rnd.IntN(len(cols))]
		pick := fmt.Sprintf(` WHERE "%s" IN (SELECT "%s" FROM "%s" ORDER BY 1 LIMIT 1 OFFSET abs(%d %% (SELECT max(1, count(*)) FROM "%s")))`, cols[0], cols[0], table, rnd.IntN(1000), table)
		q := fmt.Sprintf(`UPDATE "%s" SET "%s" = CASE typeof("%s") WHEN 'integer' THEN "%s" + 1 WHEN 'blob' THEN CAST(substr("%s", 1, length("%s") - 1) AS BLOB) ELSE "%s" || 'x' END`, table, col, col, col, col, col, col) + pick
		if rnd.IntN(4) == 0 {
			q = fmt.Sprintf(`DELETE FROM "%s"`, table) + pick
		}
		res, err := db.Exec(q)
		if err != nil {
			continue // a constraint
		}
		if n, _ := res.RowsAffected(); n > 0 {
			return q
		}
	}
}

// damageByte changes one byte of the file.
func damageByte(t *testing.T, path string, rnd *rand.Rand) string {
	t.Helper()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	st, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	at := rnd.Int64N(st.Size())
	b := make([]byte, 1)
	if _, err := f.ReadAt(b, at); err != nil {
		t.Fatal(err)
	}
	b[0] ^= byte(1 + rnd.IntN(255))
	if _, err := f.WriteAt(b, at); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("byte %d", at)
}

// What follows from the readings is made again, and is what it was.
func TestRepair(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "r.db")
	filled(t, path)
	want, err := said(path, false)
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range []string{
		`UPDATE reports SET title = 'another', outlet = ''`,
		`UPDATE numbered SET events = 99`,
		`DELETE FROM passages WHERE id % 3 = 0`,
		`DELETE FROM passages_text WHERE rowid % 5 = 0`,
		`DELETE FROM story_reports WHERE place > 0`,
		`UPDATE stories SET title = 'another', origins = 7`,
		`DELETE FROM placements WHERE day % 2 = 0`,
		`UPDATE comparisons SET json = x'00'`,
	} {
		if _, err := db.Exec(q); err != nil {
			t.Fatal(q, err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	code, out := command(t, path, "verify", "--records")
	if code != exitUnread || !strings.Contains(out, "--repair makes it again") {
		t.Errorf("exit code %d: %s", code, out)
	}
	if code, out = command(t, path, "verify", "--records", "--repair"); code != exitOK {
		t.Errorf("exit code %d: %s", code, out)
	}
	got, err := said(path, false)
	if err != nil {
		t.Fatal(err)
	}
	delete(want, "changes") // mending tells what it changed
	delete(want, "sqlite_sequence")
	if d := apart(want, got); len(d) > 0 {
		t.Errorf("after the repair: apart in %q", d)
	}
}
