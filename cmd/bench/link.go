// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"os"
	"strings"
	"time"

	"dragoman/eval"
	"dragoman/internal/corpus"
	"dragoman/know/actors"
	"dragoman/know/gaz"
	"dragoman/lang/en"
	"dragoman/link"
)

// benchLink scores countries and sectors of actor phrases. The gold's sector is
// its first code; where it has none and asks for a country, no sector is scored.
// Its UNK and JNK (unknown, no actor) ask for no sector; sector_as_written is the
// score where they count as codes.
// DRAGOMAN_MISSES=1 prints each miss on stderr.
func benchLink(gold []string, _ int, started func()) (int, map[string]any, error) {
	table, err := actors.Known()
	if err != nil {
		return 0, nil, err
	}
	places, err := gaz.Embedded()
	if err != nil {
		return 0, nil, err
	}
	l, err := link.New(en.Pack(), table, link.Towns(places))
	if err != nil {
		return 0, nil, err
	}
	var rows []corpus.ActorTest
	for _, path := range gold {
		r, err := corpus.ActorTests(path)
		if err != nil {
			return 0, nil, err
		}
		rows = append(rows, r...)
	}
	started()
	var s eval.LinkScores
	var written eval.Codes
	n := 0
	for _, row := range rows {
		c := l.Phrase(row.Text, queryDay(row.Args["query_date"]))
		country := row.Gold.Country
		if country == nil {
			country = row.Gold.CC
		}
		if country != nil {
			s.Country.Add(*country, c.Country)
		}
		if row.Gold.Code1 != nil {
			s.Sector.Add(told(*row.Gold.Code1), told(c.Sector))
			written.Add(*row.Gold.Code1, c.Sector)
		}
		if country != nil || row.Gold.Code1 != nil {
			n++
		}
		if os.Getenv("DRAGOMAN_MISSES") != "" && (country != nil && *country != c.Country || row.Gold.Code1 != nil && *row.Gold.Code1 != c.Sector) {
			fmt.Fprintf(os.Stderr, "%s: %q got %s/%s %s (%s)\n", row.ID, row.Text, c.Country, c.Sector, c.Name, c.Why)
		}
	}
	return n, map[string]any{
		"country": s.Country.Accuracy(), "sector": s.Sector.Accuracy(), "sector_as_written": written.Accuracy(),
		"country_misses": misses(s.Country), "sector_misses": misses(s.Sector),
	}, nil
}

// told is a code that tells a sector, "" for those that tell there is none.
func told(code string) string {
	if code == "UNK" || code == "JNK" {
		return ""
	}
	return code
}

func misses(c eval.Codes) map[string]int {
	return map[string]int{"n": c.N, "missing": c.Missing, "spurious": c.Spurious, "wrong": c.Wrong}
}

// setDay is the day rows without a date are read as of: about when the set was made.
const setDay = "2022-07-01"

// queryDay reads the dates of the set, which are quoted and come in two forms.
func queryDay(s string) actors.Day {
	if s = strings.Trim(s, `'"`); s == "" {
		s = setDay
	}
	if t, err := time.Parse("2 January 2006", s); err == nil {
		s = t.Format("2006-01-02")
	}
	d, err := actors.ParseDay(s)
	if err != nil {
		return actors.Day{}
	}
	return d
}
