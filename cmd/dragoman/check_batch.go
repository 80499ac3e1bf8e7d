// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"dragoman"
	"dragoman/brief"
	"dragoman/extract"
)

// Bounds of a row of a batch.
const (
	rowBytes = 16 << 20
	rowTexts = 100
)

// texts is one text, or a list of them.
type texts []string

// UnmarshalJSON takes a string or an array of strings.
func (t *texts) UnmarshalJSON(b []byte) error {
	var one string
	if json.Unmarshal(b, &one) == nil {
		*t = texts{one}
		return nil
	}
	var many []string
	if err := json.Unmarshal(b, &many); err != nil {
		return fmt.Errorf("against is neither a text nor a list of texts")
	}
	*t = many
	return nil
}

// draftRow is a row of a batch.
type draftRow struct {
	ID      json.RawMessage `json:"id"`
	Draft   string          `json:"draft"`
	Against texts           `json:"against"`
}

// checkedRow is what is written for a row: its id as given and its check, whose
// receipts name the texts by their place in against, from 0.
type checkedRow struct {
	ID json.RawMessage `json:"id"`
	dragoman.Check
}

// batch checks the rows of a JSONL file. A bad row is told on stderr with its
// number and the rest is done.
func (c *checkCmd) batch(ctx context.Context, s streams) error {
	if len(c.Against)+len(c.More) > 0 {
		return exitError{exitUsage, "check --batch takes the reports from its rows, not from --against"}
	}
	in, err := s.open(c.Draft)
	if err != nil {
		return err
	}
	defer in.Close()
	e, err := newEngine(extract.Options{Charset: c.Charset, Language: c.Language}, c.Actors)
	if err != nil {
		return err
	}
	with, err := comparer()
	if err != nil {
		return err
	}
	out := bufio.NewWriter(s.out)
	rows := bufio.NewReaderSize(in, 1<<16)
	bad, found := 0, false
	for n := 1; ; n++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		line, long, err := rowOf(rows)
		if err == io.EOF && len(line) == 0 && !long {
			break
		}
		if err != nil && err != io.EOF {
			return err
		}
		if strings.TrimSpace(string(line)) == "" && !long {
			continue
		}
		fault := func(what string) {
			bad++
			fmt.Fprintf(s.err, "%s: row %d: %s\n", c.Draft, n, what)
		}
		if long {
			fault(fmt.Sprintf("longer than %d bytes; left out", rowBytes))
			continue
		}
		var row draftRow
		if err := json.Unmarshal(line, &row); err != nil {
			fault("no row {id, draft, against}: " + err.Error())
			continue
		}
		switch {
		case strings.TrimSpace(row.Draft) == "":
			fault("no draft")
			continue
		case len(row.Against) == 0:
			fault("nothing to hold the draft against")
			continue
		case len(row.Against) > rowTexts:
			fault(fmt.Sprintf("%d texts to hold it against; at most %d", len(row.Against), rowTexts))
			continue
		}
		got := checkedRow{ID: row.ID, Check: with.Check(e.text("draft", row.Draft), e.texts(row.Against))}
		if len(got.ID) == 0 {
			got.ID = json.RawMessage("null")
		}
		found = found || brief.CheckFails(&got.Check)
		b, err := json.Marshal(got)
		if err != nil {
			return err
		}
		out.Write(append(b, '\n'))
		if err := out.Flush(); err != nil {
			return err
		}
	}
	switch {
	case bad > 0:
		return exitError{code: exitUnread}
	case found:
		return exitError{code: exitFound}
	}
	return nil
}

// rowOf is the next line; long says that it was longer than rowBytes and was
// passed over.
func rowOf(r *bufio.Reader) (line []byte, long bool, err error) {
	for {
		part, err := r.ReadSlice('\n')
		if len(line)+len(part) > rowBytes {
			line, long = nil, true
		}
		if !long {
			line = append(line, part...)
		}
		if err != bufio.ErrBufferFull {
			return line, long, err
		}
	}
}

// text reads one text, whatever its language.
func (e *engine) text(id, text string) *dragoman.Reading {
	return e.read(dragoman.Report{ID: id, Language: "en", Text: strings.ToValidUTF8(text, "\ufffd")})
}

func (e *engine) texts(all []string) (out []*dragoman.Reading) {
	for i, t := range all {
		out = append(out, e.text(fmt.Sprint(i), t))
	}
	return out
}
