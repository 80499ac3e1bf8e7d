// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"dragoman"
	"dragoman/internal/query"
)

type searchCmd struct {
	recordFlags
	JSON  bool     `help:"JSON, a hit a line."`
	Limit int      `default:"50" help:"How many hits; 0 for all."`
	Query []string `arg:"" help:"Words, \"exact phrases\", \"near words\"~10, AND OR NOT, brackets, fields (actor: speaker: stance: type: status: place: outlet: date: kind:)."`
}

// Run searches the record.
func (c *searchCmd) Run(ctx context.Context, s streams) error {
	db, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	q := dragoman.Search{Query: strings.Join(c.Query, " "), Limit: 500}
	n := 0
	for {
		if c.Limit > 0 {
			q.Limit = min(500, c.Limit-n)
		}
		hits, next, err := db.Search(ctx, q)
		var qe *query.Error
		if errors.As(err, &qe) {
			return exitError{exitUsage, qe.Error()}
		}
		if err != nil {
			return err
		}
		for _, h := range hits {
			if err := writeHit(s, h, c.JSON); err != nil {
				return err
			}
		}
		n += len(hits)
		if next == "" || c.Limit > 0 && n >= c.Limit {
			if next != "" {
				fmt.Fprintf(s.err, "%d hits shown; there are more (--limit 0 shows all)\n", n)
			}
			return nil
		}
		q.After = next
	}
}

func writeHit(s streams, h dragoman.Hit, asJSON bool) error {
	if asJSON {
		return json.NewEncoder(s.out).Encode(h)
	}
	date := h.Published
	if date == "" {
		date = "undated"
	}
	_, err := fmt.Fprintf(s.out, "%s  %s  %s  %s [%d–%d]\n    %s\n", date, orDash(h.Outlet), h.Kind, h.Report, h.Span.Start, h.Span.End, strings.Join(strings.Fields(h.Text), " "))
	return err
}

func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}
