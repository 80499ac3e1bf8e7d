// SPDX-License-Identifier: Apache-2.0

// Package stories fits the weights that group reports into stories.
package stories

import (
	"cmp"
	"slices"
	"strings"

	"dragoman/eval"
	"dragoman/internal/boost"
	"dragoman/internal/corpus"
	"dragoman/internal/logit"
	"dragoman/story"
)

// l2 is the penalty on the weights.
const l2 = 0.5

// Stream is a feed read once: the articles in order with their vectors.
type Stream struct {
	Articles []corpus.Article
	prepared []story.Prepared
}

// Read reads the words of a feed in its order.
func Read(articles []corpus.Article) *Stream {
	s := story.NewStream(&story.Weights{})
	out := &Stream{Articles: articles}
	for i := range articles {
		out.prepared = append(out.prepared, s.Read(articles[i].Report()))
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
	st := story.NewStream(w)
	out := map[string]string{}
	for i, p := range s.prepared {
		if use(i) {
			out[p.ID] = st.Place(p).Story
			for _, c := range st.Closed() {
				for _, r := range c.Reports {
					out[r] = c.ID
				}
			}
		}
	}
	for _, c := range st.Flush() {
		for _, r := range c.Reports {
			out[r] = c.ID
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
	st := story.NewStream(&story.Weights{Weights: make([]float64, len(story.Features()))})
	var out []logit.Example
	for i, p := range s.prepared {
		g := s.Articles[i].Gold
		if g == "" || !use(i) {
			continue
		}
		for _, pair := range st.Force(p, g) {
			out = append(out, logit.Example{X: slices.Clone(pair.X[:]), Yes: pair.Story == g})
		}
	}
	return out
}

// Mixed is Examples on a feed where most articles carry no label: those are
// placed by weights, the labelled ones among them are forced. Comparisons with
// stories that hold no labelled article are left out, since nobody judged them.
func (s *Stream) Mixed(w *story.Weights, use func(i int) bool) []logit.Example {
	st := story.NewStream(w)
	var out []logit.Example
	for i, p := range s.prepared {
		g := s.Articles[i].Gold
		if !use(i) {
			continue
		}
		if g == "" {
			st.Place(p)
			st.Closed()
			continue
		}
		for _, pair := range st.Force(p, g) {
			if pair.Story != "" {
				out = append(out, logit.Example{X: slices.Clone(pair.X[:]), Yes: pair.Story == g})
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
		for i, p := range s.prepared {
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
	return out
}

// shape of the trees laid over the logistic.
var shape = boost.Options{Trees: 30, Depth: 3, Rate: .1, L2: 10, Leaf: 15}

// joins is the threshold in log odds. One tuned to a feed follows its noise,
// and drifts on a full feed, where merging with unlabelled articles costs
// nothing. From here to .25 the labelled feed's F1 moves by .002 and the full
// one's falls by .007.
const joins = -0.25

// Fit fits a logistic to the labelled articles for which use is true and to
// more examples, and trees over it. The threshold is not fitted.
func (s *Stream) Fit(more []logit.Example, use func(i int) bool) *story.Weights {
	rows := append(s.Examples(use), more...)
	w := &story.Weights{Names: story.Features(), Weights: logit.Fit(rows, l2), Threshold: joins}
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

// FitBoth fits on a labelled feed and on a full one that holds it.
func FitBoth(labelled, full *Stream, inLabelled, inFull func(i int) bool) *story.Weights {
	rows := len(labelled.Examples(inLabelled))
	apart := full.Apart(topics, inFull)
	for i := range apart {
		apart[i].Weight = min(1, apartShare*float64(rows)/float64(len(apart)))
	}
	w := labelled.Fit(apart, inLabelled)
	return labelled.Fit(append(apart, full.Mixed(w, inFull)...), inLabelled)
}
