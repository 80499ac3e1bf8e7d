// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"dragoman/internal/corpus"
)

// pagesFor writes articles as pages that name their day, to be gathered.
func pagesFor(t *testing.T, dir string, as []corpus.Article) {
	t.Helper()
	err := os.MkdirAll(dir, 0o700)
	for i, a := range as {
		page := fmt.Sprintf(`<!DOCTYPE html><html><head><title>%s</title><meta property="article:published_time" content="%s"></head><body><article><h1>%[1]s</h1>`, html.EscapeString(a.Title), a.Date)
		for line := range strings.Lines(a.Text[:min(len(a.Text), 1200)]) {
			page += "<p>" + html.EscapeString(strings.ToValidUTF8(line, "")) + "</p>"
		}
		err = errors.Join(err, os.WriteFile(filepath.Join(dir, fmt.Sprintf("%03d.html", i)), []byte(page+"</article></body></html>"), 0o600))
	}
	if err != nil {
		t.Fatal(err)
	}
}

// added serves a record in a process of its own and adds articles over the API,
// two at a time; an answer that the record is busy is asked again.
func added(t *testing.T, record, token string, as []corpus.Article) error {
	server := process(t, record, nil, "serve", "--listen", "127.0.0.1:0", "--no-sample", "--no-gather")
	out, err := server.StdoutPipe()
	if err != nil {
		return err
	}
	if err := server.Start(); err != nil {
		return err
	}
	defer func() { _ = server.Process.Kill(); _ = server.Wait() }()
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		return err
	}
	base := strings.TrimSpace(line)
	var wait sync.WaitGroup
	failed := make([]error, 2)
	for k := range failed {
		wait.Go(func() {
			for i := k; i < len(as) && failed[k] == nil; i += len(failed) {
				failed[k] = addOne(base, token, as[i])
			}
		})
	}
	wait.Wait()
	return errors.Join(failed...)
}

func addOne(base, token string, a corpus.Article) error {
	body, err := json.Marshal(map[string]string{"id": a.ID, "outlet": a.Source, "published": a.Date, "title": a.Title, "text": strings.ToValidUTF8(a.Text[:min(len(a.Text), 1200)], "")})
	if err != nil {
		return err
	}
	for range 20 {
		r, err := http.NewRequest("POST", base+"api/reports", bytes.NewReader(body))
		if err != nil {
			return err
		}
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Authorization", "Bearer "+token)
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			return err
		}
		said, err := io.ReadAll(answer.Body)
		answer.Body.Close()
		switch {
		case err != nil:
			return err
		case answer.StatusCode == http.StatusServiceUnavailable && answer.Header.Get("Retry-After") != "":
			continue
		case answer.StatusCode != http.StatusCreated && answer.StatusCode != http.StatusOK:
			return fmt.Errorf("%s: %s", answer.Status, said)
		}
		return nil
	}
	return errors.New("busy twenty times")
}

// A server that is given reports, a run over the feeds and two imports write to
// one record at once, as processes: each report ends in one story, verify tells
// of nothing, and the stories are those of the same four one after another.
func TestServingProcessesOnOneRecord(t *testing.T) {
	path, err := corpus.Path("news", "stream-2012-2018.jsonl.gz")
	if err != nil {
		t.Skip("needs the stream:", err)
	}
	as, err := corpus.Articles(path)
	if err != nil {
		t.Fatal(err)
	}
	from := slices.IndexFunc(as, func(a corpus.Article) bool { return a.Date >= "2017-05-01" })
	rounds, n := 1, 60
	if soaking() {
		rounds, n = 10, 100
	}
	as = as[from : from+n]
	part := func(k int) (out []corpus.Article) { // of five, so that all days are in each
		for i := k; i < n; i += 5 {
			out = append(out, as[i])
		}
		return out
	}
	dir := t.TempDir()
	first, second, pages := filepath.Join(dir, "first.jsonl"), filepath.Join(dir, "second.jsonl"), filepath.Join(dir, "pages")
	rowsFor(t, first, append(part(0), part(1)...))
	rowsFor(t, second, append(part(1), part(2)...)) // some are in both
	pagesFor(t, pages, part(3))
	work := func(record string) []func() error {
		gone(record)
		code, token := command(t, record, "token", "add", "--scope", "write", "machine")
		if code != exitOK {
			t.Fatal(token)
		}
		token = strings.TrimSpace(token)
		if code, out := command(t, record, "feed", "add", "--outlet", "Post", pages); code != exitOK {
			t.Fatal(out)
		}
		do := func(args ...string) func() error {
			return func() error {
				if out, err := process(t, record, nil, args...).CombinedOutput(); err != nil {
					return fmt.Errorf("%v: %w\n%s", args, err, out)
				}
				return nil
			}
		}
		return []func() error{do("ingest", first), do("ingest", second), do("feed", "run"),
			func() error { return added(t, record, token, part(4)) }}
	}
	alone, record := filepath.Join(dir, "alone.db"), filepath.Join(dir, "r.db")
	for _, do := range work(alone) {
		if err := do(); err != nil {
			t.Fatal(err)
		}
	}
	want := partitionOf(t, alone)
	if reports := strings.Fields(strings.Join(want, " ")); len(reports) != n || len(want) == n {
		t.Fatalf("%d reports in %d stories, want %d reports", len(reports), len(want), n)
	}
	for round := range rounds {
		var wait sync.WaitGroup
		for _, do := range work(record) {
			wait.Go(func() {
				if err := do(); err != nil {
					t.Errorf("round %d: %v", round, err)
				}
			})
		}
		wait.Wait()
		if f := faultsOf(t, record); len(f) > 0 {
			t.Errorf("round %d: %q", round, f)
		}
		if got := partitionOf(t, record); !slices.Equal(got, want) {
			t.Errorf("round %d: %d stories, want %d: %s", round, len(got), len(want), firstApart(got, want))
		}
	}
}
