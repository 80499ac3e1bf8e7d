// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"dragoman"
	"dragoman/compare"
	"dragoman/eval"
	"dragoman/lang/en"
)

// benchCheck holds drafts against their reports and scores the verdicts; gold
// is JSONL {id, report, draft, holds}, plain or gzipped. BENCH_SHOW=1 prints
// what is judged wrong on stderr.
func benchCheck(gold []string, _ int, started func()) (int, map[string]any, error) {
	reader, err := newStoryReader()
	if err != nil {
		return 0, nil, err
	}
	with, err := compare.New(en.Pack())
	if err != nil {
		return 0, nil, err
	}
	var d eval.Drafts
	n := 0
	started()
	for _, path := range gold {
		f, err := os.Open(path)
		if err != nil {
			return 0, nil, err
		}
		defer f.Close()
		var in io.Reader = f
		if strings.HasSuffix(path, ".gz") {
			if in, err = gzip.NewReader(f); err != nil {
				return 0, nil, fmt.Errorf("%s: %w", path, err)
			}
		}
		read := map[string]*dragoman.Reading{}
		lines := bufio.NewScanner(in)
		lines.Buffer(nil, 16<<20)
		for lines.Scan() {
			var row struct {
				ID, Report, Draft string
				Holds             bool
			}
			if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
				return n, nil, fmt.Errorf("%s, row %d: %w", path, n+1, err)
			}
			r := read[row.Report]
			if r == nil {
				if r, err = reader.read(plain("report.txt", row.Report)); err != nil {
					return n, nil, fmt.Errorf("%s, row %d: %w", path, n+1, err)
				}
				read[row.Report] = r
			}
			draft, err := reader.read(plain("draft.md", row.Draft))
			if err != nil {
				return n, nil, fmt.Errorf("%s, row %d: %w", path, n+1, err)
			}
			got := with.Check(draft, []*dragoman.Reading{r})
			var verdicts []string
			for _, s := range got.Sentences {
				verdicts = append(verdicts, s.Verdict)
				if os.Getenv("BENCH_SHOW") != "" && ((s.Verdict == "supported") != row.Holds) {
					fmt.Fprintln(os.Stderr, row.Holds, s.Verdict, s.Why, s.Missing, row.Draft)
				}
			}
			d.Add(row.Holds, verdicts)
			n++
		}
		if err := lines.Err(); err != nil {
			return n, nil, err
		}
	}
	return n, d.Metrics(), nil
}

func plain(path, text string) dragoman.Raw {
	media := "text/plain"
	if strings.HasSuffix(path, ".md") {
		media = "text/markdown"
	}
	return dragoman.Raw{Path: path, Media: media, Charset: "utf-8", Bytes: []byte(text)}
}
