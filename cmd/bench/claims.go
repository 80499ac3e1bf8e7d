// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"

	"dragoman"
	"dragoman/compare"
	"dragoman/eval/perturb"
	"dragoman/internal/corpus"
	"dragoman/lang/en"
	"dragoman/read"
)

// Bounds of the claims bench.
const (
	claimPairs = 20 // edited pairs a kind, and untouched pairs and unrelated pairs likewise in all
	claimSeed  = 11
	claimBytes = 6000 // articles are cut to this length at a paragraph
)

// benchClaims measures the comparison by perturbation: each of some articles
// is paraphrased, one controlled edit is made, and the pair is compared.
// recall: edits for which a disagreement of the right slot holds the edited
// sentence. alarms: disagreements per pair in pairs without any edit, half of
// them paraphrases of one article, half two unrelated articles. A file of
// claim pairs (ClaimDiff) gives auc instead.
func benchClaims(gold []string, folds int, started func()) (int, map[string]any, error) {
	if len(gold) == 0 {
		return 0, nil, errNoGold
	}
	out := map[string]any{}
	n := 0
	var articles []corpus.Article
	for _, path := range gold {
		if strings.Contains(path, "claimdiff") {
			k, auc, err := claimDiff(path, folds)
			if err != nil {
				return 0, nil, err
			}
			out["auc"] = auc
			n += k
			continue
		}
		as, err := corpus.Articles(path)
		if err != nil {
			return 0, nil, err
		}
		articles = append(articles, as...)
	}
	if len(articles) == 0 {
		return n, out, nil
	}
	reader, err := read.English(en.Pack())
	if err != nil {
		return 0, nil, err
	}
	started()
	with, err := compare.New(en.Pack())
	if err != nil {
		return 0, nil, err
	}
	b := &claimBench{reader: reader, with: with, articles: articles, rng: rand.New(rand.NewPCG(claimSeed, 0)), verbose: os.Getenv("BENCH_SHOW") != ""}
	b.run()
	out["recall"], out["alarms"] = ratio(b.found, b.edits), float64(b.alarms)/float64(max(1, b.clean))
	byKind, why := map[string]float64{}, map[string]int{}
	for _, k := range perturb.Kinds {
		byKind[k] = ratio(b.foundBy[k], b.editsBy[k])
	}
	for k, c := range b.alarmsBy {
		why[k] = c
	}
	out["recall_by_kind"], out["alarms_by_slot"], out["clean_pairs"] = byKind, why, b.clean
	return n + b.edits + b.clean, out, nil
}

type claimBench struct {
	reader                      *read.Reader
	with                        *compare.Comparer
	articles                    []corpus.Article
	rng                         *rand.Rand
	at                          int
	verbose                     bool
	edits, found, clean, alarms int
	editsBy, foundBy, alarmsBy  map[string]int
}

// next is the next article of a fair length.
func (b *claimBench) next() (corpus.Article, bool) {
	step := max(1, len(b.articles)/997)
	for range len(b.articles) {
		b.at = (b.at + step) % len(b.articles)
		a := b.articles[b.at]
		if len(a.Text) < 1500 {
			continue
		}
		if len(a.Text) > claimBytes {
			a.Text = a.Text[:claimBytes]
			if i := strings.LastIndexByte(a.Text, '\n'); i > 1000 {
				a.Text = a.Text[:i]
			} else if i := strings.LastIndexByte(a.Text, ' '); i > 0 {
				a.Text = a.Text[:i]
			}
		}
		return a, true
	}
	return corpus.Article{}, false
}

func (b *claimBench) read(id, date, text string) *dragoman.Reading {
	r := dragoman.Report{ID: id, Outlet: id, Language: "en", Text: text}
	if date != "" {
		r.Published = dragoman.Date{Value: date, Precision: "day", Basis: "given"}
	}
	return b.reader.Read(r)
}

func (b *claimBench) run() {
	b.editsBy, b.foundBy, b.alarmsBy = map[string]int{}, map[string]int{}, map[string]int{}
	for range claimPairs {
		for _, kind := range perturb.Kinds {
			for range 50 {
				a, ok := b.next()
				if !ok {
					return
				}
				text, e, ok := perturb.Apply(perturb.Paraphrase(a.Text, b.rng), kind, b.rng)
				if !ok {
					continue
				}
				c := b.with.Compare([]*dragoman.Reading{b.read("r1", a.Date, a.Text), b.read("r2", a.Date, text)}, nil)
				b.edits++
				b.editsBy[kind]++
				if holds(c, e) {
					b.found++
					b.foundBy[kind]++
				} else if b.verbose {
					fmt.Fprintf(os.Stderr, "MISSED %s %q -> %q: %s\n", kind, e.From, e.To, text[e.Start:e.End])
				}
				break
			}
		}
	}
	for i := range 2 * claimPairs {
		a, _ := b.next()
		x, y := b.read("r1", a.Date, a.Text), (*dragoman.Reading)(nil)
		if i%2 == 0 {
			y = b.read("r2", a.Date, perturb.Paraphrase(a.Text, b.rng))
		} else {
			o, _ := b.next()
			y = b.read("r2", a.Date, o.Text)
		}
		b.clean++
		for _, c := range b.with.Compare([]*dragoman.Reading{x, y}, nil).Claims {
			if c.Doubtful || c.Kind != "differs" && c.Kind != "denied" && c.Kind != "update" && c.Kind != "incomplete" {
				continue
			}
			b.alarms++
			b.alarmsBy[c.Kind+" "+c.Why]++
			if b.verbose {
				fmt.Fprintf(os.Stderr, "ALARM %s %s\n", c.Kind, c.Why)
				for _, cell := range c.Cells {
					t := x.Text
					if cell.Report == "r2" {
						t = y.Text
					}
					fmt.Fprintf(os.Stderr, "   %s %s %s %q: %s\n", cell.Report, cell.Stance, cell.Status, cell.Value, cell.Spans[0].Of(t))
				}
			}
		}
	}
}

// holds reports whether a comparison holds an edit: a disagreement of its slot
// that touches the edited sentence. An edited speaker may show as a
// name, and a number in a time expression as a date.
func holds(c dragoman.Comparison, e perturb.Edit) bool {
	slot := map[string][]string{"number": {"number", "date"}, "date": {"date"}, "name": {"name", "speaker"}, "title": {"title"}, "negation": {"status"}, "status": {"status"}, "speaker": {"speaker", "name"}}[e.Kind]
	for _, x := range c.Claims {
		if x.Kind == "same" || x.Kind == "adds" {
			continue
		}
		for _, s := range slot {
			if x.Why != s {
				continue
			}
			for _, cell := range x.Cells {
				if cell.Report != "r2" {
					continue
				}
				for _, sp := range cell.Spans {
					if int(sp.Start) < e.End && e.Start < int(sp.End) {
						return true
					}
				}
			}
		}
	}
	return false
}
