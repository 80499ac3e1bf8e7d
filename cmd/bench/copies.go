// SPDX-License-Identifier: Apache-2.0

package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"

	"dragoman"
	"dragoman/internal/corpus"
	"dragoman/story"
)

var errNoGold = errors.New("no gold given: name at least one file")

// Bounds of the copies bench.
const (
	copyArticles = 1500 // originals taken from the files, evenly
	copySeed     = 7
)

// benchCopies perturbs articles of the files (JSONL with text) with a fixed
// seed and asks which texts are copies. Each original gets one copy of each
// kind: words changed, dropped or added at a rate (0 to .4), cut to its first
// two fifths, wrapped in another article's paragraphs, paragraphs shuffled.
// precision: links that are between an article and its own copies, of all
// links in which a copy takes part (originals of one file may truly copy one
// another and are not judged). recall: copies linked to their family. The
// copies are a day later; origin_direction is the share of the links between an
// original and its own copy that point at the original, and of undated ones.
func benchCopies(gold []string, _ int, started func()) (int, map[string]any, error) {
	var all []corpus.Article
	for _, path := range gold {
		as, err := corpus.Articles(path)
		if err != nil {
			return 0, nil, err
		}
		for _, a := range as {
			if len(strings.Fields(a.Text)) >= 120 {
				all = append(all, a)
			}
		}
	}
	if len(all) < 20 {
		return 0, nil, errNoGold
	}
	rng := rand.New(rand.NewPCG(copySeed, 0))
	step := max(1, len(all)/copyArticles)
	var originals []corpus.Article
	for i := 0; i < len(all) && len(originals) < copyArticles; i += step {
		originals = append(originals, all[i])
	}
	originals = distinct(originals)
	fillers := originals[len(originals)*8/10:] // stand in no link of their own
	originals = originals[:len(originals)*8/10]
	type made struct {
		family int
		kind   string
	}
	var reports []*dragoman.Report
	about := map[string]made{}
	add := func(family int, kind, text string, dated bool) {
		r := &dragoman.Report{ID: fmt.Sprintf("r%d-%s", family, kind), Outlet: originals[family].Source, Title: originals[family].Title, Text: text}
		if kind != "" { // a copy of one's own is told otherwise, see story.Copies
			r.Outlet = "Perturbed Post"
		}
		if dated {
			day := "2018-01-01"
			if kind != "" {
				day = "2018-01-02"
			}
			r.Published = dragoman.Date{Value: day, Precision: "day", Basis: "given"}
		}
		about[r.ID] = made{family, kind}
		reports = append(reports, r)
	}
	for i, a := range originals {
		// one kind an original in turn, so that no family is linked through a sibling
		k := copyKinds[i%len(copyKinds)]
		dated := i/len(copyKinds)%2 == 0
		add(i, "", a.Text, dated)
		add(i, k.name, k.make(a.Text, fillers[i/len(copyKinds)%len(fillers)].Text, rng), dated)
	}
	rng.Shuffle(len(reports), func(i, j int) { reports[i], reports[j] = reports[j], reports[i] })
	started()
	copies := story.Copies(reports)

	right, wrong, forward, backward := 0, 0, map[bool]int{}, map[bool]int{}
	linked, total := map[string]int{}, map[string]int{}
	hit := map[int]bool{}
	byID := map[string]*dragoman.Report{}
	for _, r := range reports {
		byID[r.ID] = r
	}
	for _, c := range copies {
		a, b := about[c.Report], about[c.Of]
		switch {
		case a.family == b.family:
			right++
			hit[a.family] = true
			dated := byID[c.Report].Published.Value != ""
			if b.kind == "" {
				forward[dated]++
			} else {
				backward[dated]++
			}
		case a.kind == "wrapped" && b.kind == "wrapped":
			// both may hold paragraphs of one filler
		case a.kind != "" || b.kind != "":
			wrong++
		}
	}
	for i := range originals {
		k := copyKinds[i%len(copyKinds)].name
		total[k]++
		if hit[i] {
			linked[k]++
		}
	}
	byKind, n := map[string]float64{}, 0
	for k, t := range total {
		byKind[k] = float64(linked[k]) / float64(t)
		n += linked[k]
	}
	return len(reports), map[string]any{
		"precision": ratio(right, right+wrong), "recall": ratio(n, len(originals)), "recall_by_kind": byKind,
		"origin_direction": ratio(forward[true], forward[true]+backward[true]), "origin_direction_undated": ratio(forward[false], forward[false]+backward[false]),
	}, nil
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// distinct drops articles that share a tenth or more of their text with an
// earlier one, so that what is left are no copies.
func distinct(as []corpus.Article) []corpus.Article {
	seen := map[string]int{}
	var out []corpus.Article
	for _, a := range as {
		ws := strings.Fields(strings.ToLower(a.Text))
		hits := map[int]int{}
		for i := 0; i+7 < len(ws); i++ {
			if at, ok := seen[strings.Join(ws[i:i+8], " ")]; ok {
				hits[at]++
			}
		}
		copied := false
		for _, n := range hits {
			copied = copied || n*10 > len(ws)
		}
		if copied {
			continue
		}
		for i := 0; i+7 < len(ws); i++ {
			seen[strings.Join(ws[i:i+8], " ")] = len(out)
		}
		out = append(out, a)
	}
	return out
}

type copyKind struct {
	name string
	make func(text, other string, rng *rand.Rand) string
}

var copyKinds = []copyKind{
	{"same", func(t, _ string, _ *rand.Rand) string { return t }},
	{"edits-05", editor(.05)},
	{"edits-10", editor(.10)},
	{"edits-20", editor(.20)},
	{"edits-30", editor(.30)},
	{"edits-40", editor(.40)},
	{"cut", func(t, _ string, rng *rand.Rand) string {
		ws := strings.Fields(t)
		return editor(.10)(strings.Join(ws[:len(ws)*2/5], " "), "", rng)
	}},
	{"wrapped", func(t, other string, rng *rand.Rand) string {
		o := paragraphs(other)
		return strings.Join(o[:(len(o)+1)/2], "\n\n") + "\n\n" + editor(.10)(t, "", rng) + "\n\n" + strings.Join(o[(len(o)+1)/2:], "\n\n")
	}},
	{"shuffled", func(t, _ string, rng *rand.Rand) string {
		p := paragraphs(editor(.05)(t, "", rng))
		rng.Shuffle(len(p), func(i, j int) { p[i], p[j] = p[j], p[i] })
		return strings.Join(p, "\n\n")
	}},
}

func paragraphs(t string) []string { return strings.Split(t, "\n\n") }

// editor changes about rate of the words: a third each are replaced by another
// word of the text, dropped, or followed by one.
func editor(rate float64) func(string, string, *rand.Rand) string {
	return func(t, _ string, rng *rand.Rand) string {
		all := strings.Fields(t)
		var paras []string
		for _, p := range paragraphs(t) {
			var out []string
			for _, w := range strings.Fields(p) {
				if rng.Float64() >= rate {
					out = append(out, w)
					continue
				}
				other := all[rng.IntN(len(all))]
				switch rng.IntN(3) {
				case 0:
					out = append(out, other)
				case 1:
					out = append(out, w, other)
				}
			}
			paras = append(paras, strings.Join(out, " "))
		}
		return strings.Join(paras, "\n\n")
	}
}
