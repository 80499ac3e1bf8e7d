// SPDX-License-Identifier: Apache-2.0

// Package stories fits the weights that group reports into stories.
package stories

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"dragoman"
	"dragoman/eval"
	"dragoman/internal/boost"
	"dragoman/internal/corpus"
	"dragoman/internal/logit"
	"dragoman/story"
)

// l2 is the penalty on the weights.
const l2 = 0.5

// Stream is a feed read once, block by block as the record is: each block's
// articles with the warm-up before them, in order, with their vectors.
type Stream struct {
	Articles []corpus.Article
	windows  []window
}

// window is the articles of a block and, before them, those of its warm-up.
type window struct {
	at       []int // numbers of the articles
	warm     int   // how many of them are warm-up
	prepared []story.Prepared
}

// Read reads the words of a feed in order of day.
func Read(articles []corpus.Article) *Stream {
	out := &Stream{Articles: articles}
	items := make([]dragoman.Placement, len(articles))
	for i := range articles {
		items[i] = story.Unplaced(articles[i].Report())
	}
	for _, b := range story.Blocks(items) {
		w := window{at: b.Items, warm: b.Warm}
		reader := story.NewReader()
		for _, i := range b.Items {
			w.prepared = append(w.prepared, reader.Read(articles[i].Report()))
		}
		out.windows = append(out.windows, w)
	}
	return out
}

// Fold gives each labelled article one of n folds, contiguous in time and
// never cutting a story; unlabelled ones get the fold of their date.
func (s *Stream) Fold(n int) []int {
	first := map[string]string{}
	for _, a := range s.Articles {
		if d, ok := first[a.Gold]; a.Gold != "" && (!ok || a.Date < d) {
			first[a.Gold] = a.Date
		}
	}
	var golds []string
	for g := range first {
		golds = append(golds, g)
	}
	slices.SortFunc(golds, func(a, b string) int {
		if c := cmp.Compare(first[a], first[b]); c != 0 {
			return c
		}
		return cmp.Compare(a, b)
	})
	fold := map[string]int{}
	bounds := make([]string, n)
	for i, g := range golds {
		f := i * n / len(golds)
		fold[g] = f
		if bounds[f] == "" {
			bounds[f] = first[g]
		}
	}
	out := make([]int, len(s.Articles))
	for i, a := range s.Articles {
		if a.Gold != "" {
			out[i] = fold[a.Gold]
			continue
		}
		for f := n - 1; f > 0; f-- {
			if a.Date >= bounds[f] {
				out[i] = f
				break
			}
		}
	}
	return out
}

// Run places the articles for which use is true and returns the story of each.
func (s *Stream) Run(w *story.Weights, use func(i int) bool) map[string]string {
	out := map[string]string{}
	for _, win := range s.windows {
		g := story.NewWindow(w)
		for k, i := range win.at {
			if use(i) {
				g.Place(win.prepared[k], k < win.warm)
			}
		}
		told := g.Stories(out)
		for k, name := range story.Name(told, nil, nil) {
			for _, r := range told[k].Reports {
				out[r] = name
			}
		}
	}
	return out
}

// Score is BCubed over the labelled articles for which use is true.
func (s *Stream) Score(found map[string]string, use func(i int) bool) (p, r, f1 float64) {
	gold := map[string]string{}
	for i, a := range s.Articles {
		if a.Gold != "" && use(i) {
			gold[a.ID] = a.Gold
		}
	}
	return eval.Clustering(gold, found)
}

// Examples are the pairs of labelled articles near one another, among the
// articles for which use is true: "yes" where the editors put both into one
// story. Pairs with an unlabelled article are left out, since nobody judged
// them; but they count in how a pair stands among the others.
func (s *Stream) Examples(use func(i int) bool) []logit.Example {
	gold := map[string]string{}
	for i, a := range s.Articles {
		if a.Gold != "" && use(i) {
			gold[a.ID] = a.Gold
		}
	}
	var out []logit.Example
	for _, win := range s.windows {
		g := story.NewWindow(&story.Weights{})
		own := map[string]bool{}
		for k, i := range win.at {
			if use(i) {
				g.Place(win.prepared[k], k < win.warm)
				own[s.Articles[i].ID] = k >= win.warm
			}
		}
		g.Pairs(func(a, b string, x []float64) {
			if gold[a] != "" && gold[b] != "" && own[b] {
				out = append(out, logit.Example{X: x, Yes: gold[a] == gold[b]})
			}
		})
	}
	return out
}

// hard is how many of the pairs an article has with those before it are taken,
// where articles are set apart: the nearest.
const hard = 7

// Apart makes examples of articles that share a topic and no story: those about
// a name, at least two weeks from one another, all put on one day. Every pair
// is a "no". It keeps a feed on one topic from melting into one story.
func (s *Stream) Apart(topics []string, use func(i int) bool) []logit.Example {
	var out []logit.Example
	for _, topic := range topics {
		g := story.NewWindow(&story.Weights{})
		last := ""
		for _, win := range s.windows {
			for k := win.warm; k < len(win.at); k++ {
				i, p := win.at[k], win.prepared[k]
				a := &s.Articles[i]
				if !use(i) || !strings.Contains(a.Title, topic) || last != "" && !Weeks(last, a.Date) {
					continue
				}
				last = a.Date
				p.Date = oneDay
				g.Place(p, false)
			}
		}
		taken := map[string]int{}
		g.Pairs(func(_, b string, x []float64) { // the nearest come first
			if taken[b]++; taken[b] <= hard {
				out = append(out, logit.Example{X: x})
			}
		})
	}
	return out
}

// oneDay is the day on which articles on one topic are put.
const oneDay = "2018-01-01"

// shape of the trees laid over the logistic.
var shape = boost.Options{Trees: 60, Depth: 3, Rate: .1, L2: 10, Leaf: 15}

// joins is the threshold in log odds: the mean of the pairs of two stories that
// are put together. Below 0, since two parts of one story are often less near
// to one another than each in itself.
const joins = -0.6

// against is how much, in log odds, a pair may lose by how it stands among the
// others. It is no habit of large stories that each report has few near ones.
const against = 0.75

// Fit fits weights to pairs: to what their reports say of them alone, and to
// all. The threshold is not fitted.
func Fit(rows []logit.Example) *story.Weights {
	names, alone := story.Features()
	own := slices.Clone(rows)
	for i := range own {
		own[i].X = own[i].X[:alone]
	}
	return &story.Weights{Threshold: joins, Against: against, Own: scorer(own, names[:alone]), Full: scorer(rows, names)}
}

// scorer fits a logistic to pairs and trees over it.
func scorer(rows []logit.Example, names []string) story.Scorer {
	s := story.Scorer{Names: names, Weights: logit.Fit(rows, l2)}
	for i, x := range s.Weights {
		s.Weights[i] = math.Round(x*1000) / 1000
	}
	over := make([]boost.Row, len(rows))
	for i, r := range rows {
		over[i] = boost.Row{X: r.X, Yes: r.Yes, Weight: r.Weight}
		for k, x := range r.X {
			over[i].Base += s.Weights[k] * x
		}
	}
	s.Trees = boost.Fit(over, shape)
	return s
}

// apartShare is how much the made "no" examples count against those of the
// labelled feed.
const apartShare = 0.08

// Topics are the names whose articles are set apart; see Stream.Apart.
var topics = []string{"Syria", "Russia", "Iran", "North Korea", "Israel", "immigration", "Clinton", "Supreme Court", "Brexit", "tax"}

// FitBoth fits on a labelled feed and on a full one that holds it.
func FitBoth(labelled, full *Stream, inLabelled, inFull func(i int) bool) *story.Weights {
	rows := labelled.Examples(inLabelled)
	apart := full.Apart(topics, inFull)
	for i := range apart {
		apart[i].Weight = min(1, apartShare*float64(len(rows))/float64(len(apart)))
	}
	return Fit(append(append(rows, full.Examples(inFull)...), apart...))
}
