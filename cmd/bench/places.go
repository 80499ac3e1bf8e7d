// SPDX-License-Identifier: Apache-2.0

package main

import (
	"math"
	"path/filepath"
	"strings"

	"dragoman"
	"dragoman/eval"
	"dragoman/internal/corpus"
	"dragoman/know/gaz"
	"dragoman/lang/en"
	"dragoman/read"
	"dragoman/read/where"
	fit "dragoman/train/where"
)

// places scores place names resolved from gold mentions (LGL, GeoVirus). The
// shipped ranker is fitted on these two sets, so that acc161 and country are
// in-sample there; with folds, the scores that begin with "folds_" come from weights
// fitted on the other documents of the files given, a score a file.
func places(gold []string, folds int, started func()) (int, map[string]any, error) {
	var docs []corpus.PlacesDoc
	var sets []string // of each document
	for _, p := range gold {
		d, err := corpus.Places(p)
		if err != nil {
			return 0, nil, err
		}
		docs = append(docs, d...)
		for range d {
			sets = append(sets, filepath.Base(p))
		}
	}
	table, err := gaz.Embedded()
	if err != nil {
		return 0, nil, err
	}
	metrics := map[string]any{}
	if folds > 1 {
		s, err := foldPlaces(table, docs, sets, folds)
		if err != nil {
			return 0, nil, err
		}
		for set, v := range s {
			name, _, _ := strings.Cut(set, ".")
			metrics["folds_acc161_"+name], metrics["folds_auc_"+name] = v.Acc161(), v.AUC()
			if v.Countries > 0 {
				metrics["folds_country_"+name] = v.Country()
			}
		}
	}
	shipped, err := where.New(en.Pack())
	if err != nil {
		return 0, nil, err
	}
	started()
	var s eval.PlaceScores
	for _, d := range docs {
		scorePlaces(&s, shipped, table, d)
	}
	metrics["acc161"], metrics["auc"], metrics["coverage"] = s.Acc161(), s.AUC(), s.Coverage()
	if s.Countries > 0 {
		metrics["country"] = s.Country()
	}
	found, err := detectPlaces(shipped, docs)
	if err != nil {
		return 0, nil, err
	}
	metrics["detection_f1"], metrics["detection_precision"], metrics["detection_recall"] = found.F1(), found.Precision(), found.Recall()
	metrics["fitted_on"] = "lgl, geovirus"
	return s.N, metrics, nil
}

func foldPlaces(table *gaz.Table, docs []corpus.PlacesDoc, sets []string, folds int) (map[string]*eval.PlaceScores, error) {
	blank, err := where.Untrained(en.Pack())
	if err != nil {
		return nil, err
	}
	scores := map[string]*eval.PlaceScores{}
	for _, s := range sets {
		scores[s] = &eval.PlaceScores{}
	}
	for k := range folds {
		var train []corpus.PlacesDoc
		for i, d := range docs {
			if i%folds != k {
				train = append(train, d)
			}
		}
		t := blank.With(fit.Fit(blank, train), where.Passes)
		for i, d := range docs {
			if i%folds == k {
				scorePlaces(scores[sets[i]], t, table, d)
			}
		}
	}
	return scores, nil
}

// detectPlaces reads the articles with the shipped reader and compares spans.
// Demonyms, which one set marks and the other does not, are left out of both
// sides, and so are places inside other names.
func detectPlaces(t *where.T, docs []corpus.PlacesDoc) (c eval.Counts, err error) {
	reader, err := read.English(en.Pack())
	if err != nil {
		return c, err
	}
	for _, d := range docs {
		r := reader.Read(dragoman.Report{Text: d.Text, URL: d.URL})
		var want, got []dragoman.Span
		names, _ := fit.Names(d)
		for i, choice := range t.Resolve(d.Text, d.URL, names) {
			if !choice.Demonym {
				want = append(want, names[i].Span)
			}
		}
		for _, p := range r.Places {
			if p.Use == where.Literal || p.Use == where.Metonym {
				got = append(got, p.Span)
			}
		}
		c = c.Plus(eval.Spans(want, got))
	}
	return c, nil
}

// scorePlaces resolves the gold mentions of a document, all of them as
// context, and scores those the gold resolves.
func scorePlaces(s *eval.PlaceScores, t *where.T, table *gaz.Table, d corpus.PlacesDoc) {
	names, _ := fit.Names(d)
	choices := t.Resolve(d.Text, d.URL, names)
	for i, g := range d.Toponyms {
		if g.Lat == nil || g.Lon == nil {
			continue
		}
		gold := eval.GoldPlace{GeoNames: g.GeoNames, Lat: *g.Lat, Lon: *g.Lon, Country: countryCode(table, g.Country)}
		s.Add(gold, t.Place(d.Text, dragoman.Span{Start: g.Start, End: g.End}, choices[i]))
	}
}

// countryCode is the ISO 3166 alpha-3 code of an English country name.
func countryCode(table *gaz.Table, name string) string {
	best, pop := "", math.MinInt
	for _, p := range table.Lookup(name) {
		if p.Precision == "country" && p.GeoNames != 0 && p.Population > pop {
			best, pop = p.Country3, p.Population
		}
	}
	return best
}
