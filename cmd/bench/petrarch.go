// SPDX-License-Identifier: Apache-2.0

package main

import (
	"strings"

	"dragoman"
	"dragoman/internal/corpus"
	"dragoman/know/ontology"
	"dragoman/lang/en"
	"dragoman/read"
)

// petrarchRow is a unit record of PETRARCH-1: a sentence and the CAMEO codes
// it must give between actors of an invented world.
type petrarchRow struct {
	Category string `json:"category"`
	Text     string `json:"text"`
	Gold     []struct {
		Source string `json:"source"`
		Target string `json:"target"`
		Code   string `json:"code"`
	} `json:"gold"`
}

// agreement counts the gold events of a category, and those that some event of
// the reading agrees with in CAMEO code, root and quad class; dyad counts those
// whose root and both sides agree. Empty counts records without gold events,
// silent those of them that gave none.
type agreement struct {
	Gold   int `json:"gold"`
	Code   int `json:"code"`
	Root   int `json:"root"`
	Quad   int `json:"quad"`
	Dyad   int `json:"dyad"`
	Empty  int `json:"empty"`
	Silent int `json:"silent"`
}

// benchPetrarch reads the records and counts agreement by category: a report
// of what changed, not a score to reach.
func benchPetrarch(gold []string, _ int, started func()) (int, map[string]any, error) {
	reader, err := read.English(en.Pack())
	if err != nil {
		return 0, nil, err
	}
	o, err := ontology.Load()
	if err != nil {
		return 0, nil, err
	}
	n := 0
	by := map[string]*agreement{"all": {}}
	started()
	for _, path := range gold {
		rows, err := corpus.JSONL[petrarchRow](path)
		if err != nil {
			return 0, nil, err
		}
		n += len(rows)
		for _, row := range rows {
			if by[row.Category] == nil {
				by[row.Category] = &agreement{}
			}
			r := reader.Read(dragoman.Report{ID: "p", Text: row.Text})
			for _, a := range []*agreement{by["all"], by[row.Category]} {
				a.add(o, r, row)
			}
		}
	}
	metrics := map[string]any{}
	for k, a := range by {
		metrics[k] = *a
	}
	return n, metrics, nil
}

func (a *agreement) add(o *ontology.Ontology, r *dragoman.Reading, row petrarchRow) {
	if len(row.Gold) == 0 {
		a.Empty++
		if len(r.Events) == 0 {
			a.Silent++
		}
	}
	for _, g := range row.Gold {
		a.Gold++
		code, root, quad, dyad := false, false, false, false
		want, known := o.PLOVER(g.Code)
		for i := range r.Events {
			e := &r.Events[i]
			same := len(g.Code) > 1 && strings.HasPrefix(e.CAMEO, g.Code[:2])
			code = code || e.CAMEO == g.Code
			root = root || same
			quad = quad || known && o.Quad(want.Type) == e.Quad
			all := append(e.Actors[:len(e.Actors):len(e.Actors)], e.Recipients...)
			dyad = dyad || same && spelt(r, all, g.Source) && spelt(r, all, g.Target)
		}
		for _, x := range []struct {
			is bool
			n  *int
		}{{code, &a.Code}, {root, &a.Root}, {quad, &a.Quad}, {dyad, &a.Dyad}} {
			if x.is {
				*x.n++
			}
		}
	}
}

// spelt reports whether a word of some participant begins with the first three
// letters of an actor code: the invented countries are in no actor file, and
// their codes are the beginnings of their names.
func spelt(r *dragoman.Reading, list []dragoman.Participant, code string) bool {
	if len(code) < 3 {
		return false
	}
	for _, p := range list {
		for _, w := range strings.Fields(strings.ToUpper(p.Of(r.Text))) {
			if strings.HasPrefix(w, code[:3]) {
				return true
			}
		}
	}
	return false
}
