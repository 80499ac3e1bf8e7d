// SPDX-License-Identifier: Apache-2.0

// Package stories fits the weights that group reports into stories.
package stories

import (
	"cmp"
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
		st := story.NewStream(&story.Weights{})
		for _, i := range b.Items {
			w.prepared = append(w.prepared, st.Read(articles[i].Report()))
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

// Examples compares each labelled article for which use is true with the
// stories before it, the editors' stories being kept.
func (s *Stream) Examples(use func(i int) bool) []logit.Example {
	return s.Mixed(nil, func(i int) bool { return s.Articles[i].Gold != "" && use(i) })
}

// Mixed is Examples on a feed where most articles carry no label: those are
// placed by weights, the labelled ones among them are forced. Comparisons with
// stories that hold no labelled article are left out, since nobody judged them.
func (s *Stream) Mixed(w *story.Weights, use func(i int) bool) []logit.Example {
	if w == nil {
		w = &story.Weights{Weights: make([]float64, len(story.Features()))}
	}
	var out []logit.Example
	for _, win := range s.windows {
		st := story.NewStream(w)
		for k, i := range win.at {
			g := s.Articles[i].Gold
			if !use(i) {
				continue
			}
			if g == "" {
				st.Place(win.prepared[k])
				st.Closed()
				continue
			}
			for _, pair := range st.Force(win.prepared[k], g) {
				if pair.Story != "" && k >= win.warm {
					out = append(out, logit.Example{X: slices.Clone(pair.X[:]), Yes: pair.Story == g})
				}
			}
		}
	}
	return out
}

// Apart makes examples of reports that share a topic and no story: articles
// about a name, at least two weeks from one another, all put on one day. Every
// pair is a "no". It keeps a feed on one topic from melting into one story.
func (s *Stream) Apart(topics []string, use func(i int) bool) []logit.Example {
	var out []logit.Example
	for _, topic := range topics {
		st := story.NewStream(&story.Weights{Weights: make([]float64, len(story.Features()))})
		last := ""
		for _, win := range s.windows {
			for k := win.warm; k < len(win.at); k++ {
				i, p := win.at[k], win.prepared[k]
				a := &s.Articles[i]
				if !use(i) || !strings.Contains(a.Title, topic) || last != "" && !Weeks(last, a.Date) {
					continue
				}
				last = a.Date
				p.Date = ""
				for _, pair := range st.Force(p, a.ID) {
					out = append(out, logit.Example{X: slices.Clone(pair.X[:])})
				}
			}
		}
	}
	return out
}

// shape of the trees laid over the logistic.
var shape = boost.Options{Trees: 60, Depth: 3, Rate: .1, L2: 10, Leaf: 15}

// joins is the threshold in log odds. It is set by what a full feed needs, where
// reports of one happening are few among many: at -0.25 with half the trees one
// in six of them stood apart from its story. It is not tuned to the labelled
// feed, where it costs precision.
const joins = -0.6

// ease is how far below the threshold two stories may fit that are put
// together: it is a mean of many comparisons, each of which stands against the
// report's own story.
const ease = 0.3

// Fit fits a logistic to the labelled articles for which use is true and to
// more examples, and trees over it. The threshold is not fitted.
func (s *Stream) Fit(more []logit.Example, use func(i int) bool) *story.Weights {
	rows := append(s.Examples(use), more...)
	w := &story.Weights{Names: story.Features(), Weights: logit.Fit(rows, l2), Threshold: joins, Ease: ease}
	over := make([]boost.Row, len(rows))
	for i, r := range rows {
		over[i] = boost.Row{X: r.X, Yes: r.Yes, Weight: r.Weight}
		for k, x := range r.X {
			over[i].Base += w.Weights[k] * x
		}
	}
	w.Trees = boost.Fit(over, shape)
	return w
}

// apartShare is how much the made "no" examples count against the rest.
const apartShare = 0.07

// Topics are the names whose articles are set apart; see Stream.Apart.
var topics = []string{"Syria", "Russia", "Iran", "North Korea", "Israel", "immigration", "Clinton", "Supreme Court", "Brexit", "tax"}

// easeAround is how far below the threshold stories are put together among the
// reports nobody judged, when the full feed is fitted on. A story the judged
// reports are held against is then rather whole than in pieces.
const easeAround = 0.6

// FitBoth fits on a labelled feed and on a full one that holds it.
func FitBoth(labelled, full *Stream, inLabelled, inFull func(i int) bool) *story.Weights {
	rows := len(labelled.Examples(inLabelled))
	apart := full.Apart(topics, inFull)
	for i := range apart {
		apart[i].Weight = min(1, apartShare*float64(rows)/float64(len(apart)))
	}
	w := labelled.Fit(apart, inLabelled)
	w.Ease = easeAround
	return labelled.Fit(append(apart, full.Mixed(w, inFull)...), inLabelled)
}
