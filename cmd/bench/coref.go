// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"slices"
	"strings"

	"dragoman"
	"dragoman/compare/sense"
	"dragoman/compare/verify"
	"dragoman/compare/window"
	"dragoman/eval"
	"dragoman/internal/corpus"
	"dragoman/internal/logit"
	"dragoman/lang/en"
	"dragoman/read"
)

// joinAbove is the mean likelihood from which two groups of mentions are one.
const joinAbove = .25

// benchCoref groups the given mentions of events of each given story by what
// happening they tell, and scores the groups by BCubed; word_f1 is that of the
// same word for the same happening. gold is ECB+ rows; a second file is what the
// pair's weights are fitted on, else they are fitted on the other stories of the
// first, in folds (5 where none are given).
func benchCoref(gold []string, folds int, started func()) (int, map[string]any, error) {
	if len(gold) == 0 {
		return 0, nil, errNoGold
	}
	c, err := newChainer()
	if err != nil {
		return 0, nil, err
	}
	tests, err := c.stories(gold[0])
	if err != nil {
		return 0, nil, err
	}
	started()
	var fitted []*chained
	if len(gold) > 1 {
		if fitted, err = c.stories(gold[1]); err != nil {
			return 0, nil, err
		}
		folds = 1
	} else if folds < 2 {
		folds = 5
	}
	truth, found, words := map[string]string{}, map[string]string{}, map[string]string{}
	for f := range folds {
		w := logit.Fit(examples(fitted), 10)
		if len(gold) == 1 {
			w = logit.Fit(examples(outside(tests, folds, f)), 10)
		}
		for i, s := range tests {
			if len(gold) == 1 && s.fold%folds != f {
				continue
			}
			groups := averageLink(s.likelihoods(w), joinAbove)
			for k, m := range s.mentions {
				truth[m.id], found[m.id] = m.chain, fmt.Sprint(i, groups[k])
				words[m.id] = fmt.Sprint(i, m.r.Term(m.head))
			}
		}
	}
	p, r, f1 := eval.Clustering(truth, found)
	_, _, word := eval.Clustering(truth, words)
	return len(truth), map[string]any{"b3_p": p, "b3_r": r, "b3_f1": f1, "word_f1": word}, nil
}

// chained is one story: its mentions of events, and the pairs of them.
type chained struct {
	fold     int // by topic, so that no topic is cut
	mentions []*mention
	pairs    [][2]int
	x        [][]float64
}

// mention is a mention of an event: its words, and the one the rest hangs on.
type mention struct {
	id, chain string
	r         *window.Report
	w         *window.Window // its sentence, nil where it is none that can be compared
	head      int32
	tokens    []int32
}

// chainer reads what happenings are compared by.
type chainer struct {
	reader  *read.Reader
	windows *window.Reader
	model   *verify.Model
	lexicon *sense.Lexicon
}

func newChainer() (c *chainer, err error) {
	c = &chainer{}
	if c.reader, err = read.English(en.Pack()); err != nil {
		return nil, err
	}
	if c.windows, err = window.New(en.Pack()); err != nil {
		return nil, err
	}
	if c.model, err = verify.New(en.Pack()); err != nil {
		return nil, err
	}
	c.lexicon, err = sense.New(en.Pack(), nil)
	return c, err
}

// stories reads the documents of a file, story by story.
func (c *chainer) stories(path string) (out []*chained, err error) {
	docs, err := corpus.ChainedDocs(path)
	if err != nil {
		return nil, err
	}
	at := map[string]*chained{}
	var topics []string
	for i := range docs {
		d := &docs[i]
		if !slices.Contains(topics, d.Topic) {
			topics = append(topics, d.Topic)
		}
		if at[d.Story] == nil {
			at[d.Story] = &chained{fold: slices.Index(topics, d.Topic)}
			out = append(out, at[d.Story])
		}
		at[d.Story].mentions = append(at[d.Story].mentions, c.mentions(d)...)
	}
	for _, s := range out {
		c.pair(s)
	}
	return out, nil
}

// mentions reads a document, a sentence a paragraph, and finds the tokens of
// its mentions of events.
func (c *chainer) mentions(d *corpus.Chained) (out []*mention) {
	var text strings.Builder
	spans := map[[2]int]dragoman.Span{}
	for _, s := range d.Sentences {
		if text.Len() > 0 {
			text.WriteString("\n\n")
		}
		for i, t := range s.Tokens {
			if i > 0 && !strings.ContainsAny(t[:1], ".,;:!?%)'’") {
				text.WriteByte(' ')
			}
			from := text.Len()
			text.WriteString(t)
			spans[[2]int{s.N, i}] = dragoman.Span{Start: int32(from), End: int32(text.Len())}
		}
	}
	r := c.windows.Read(c.reader.Read(dragoman.Report{ID: d.ID, Language: "en", Text: text.String()}))
	for k, g := range d.Mentions {
		if g.Kind != "event" {
			continue
		}
		m := &mention{id: fmt.Sprint(d.ID, "/", k), chain: d.Story + "/" + g.Chain, r: r}
		for _, t := range g.Tokens {
			at := spans[[2]int{g.Sentence, t}]
			for i := r.TokenAt(at.Start); i < len(r.Tokens) && r.Tokens[i].Start < at.End; i++ {
				m.tokens = append(m.tokens, int32(i))
			}
		}
		if len(m.tokens) == 0 {
			continue // no word of it was read
		}
		slices.Sort(m.tokens)
		m.tokens = slices.Compact(m.tokens)
		m.head = m.tokens[0]
		if i := slices.IndexFunc(m.tokens, func(i int32) bool { return !slices.Contains(m.tokens, r.Tokens[i].Head) }); i >= 0 {
			m.head = m.tokens[i]
		}
		for _, s := range r.Sentences {
			if m.head >= s.First && m.head < s.Last {
				m.w = s
			}
		}
		out = append(out, m)
	}
	return out
}

// outside are the stories that are not of a fold.
func outside(all []*chained, folds, f int) (out []*chained) {
	for _, s := range all {
		if s.fold%folds != f {
			out = append(out, s)
		}
	}
	return out
}

func examples(all []*chained) (rows []logit.Example) {
	for _, s := range all {
		for k, p := range s.pairs {
			rows = append(rows, logit.Example{X: s.x[k], Yes: s.mentions[p[0]].chain == s.mentions[p[1]].chain})
		}
	}
	return rows
}

// likelihoods is how likely each two mentions tell one happening.
func (s *chained) likelihoods(w []float64) [][]float64 {
	out := make([][]float64, len(s.mentions))
	for i := range out {
		out[i] = make([]float64, len(s.mentions))
	}
	for k, p := range s.pairs {
		v := logit.Probability(w, s.x[k])
		out[p[0]][p[1]], out[p[1]][p[0]] = v, v
	}
	return out
}

// averageLink joins the two groups whose members are likeliest one in the mean,
// as long as that is above a bound, and gives each item its group. like is
// symmetric. Cost: the cube of the items.
func averageLink(like [][]float64, above float64) []int {
	n := len(like)
	sum := make([][]float64, n)
	size, group := make([]int, n), make([]int, n)
	for i := range n {
		sum[i], size[i], group[i] = slices.Clone(like[i]), 1, i
	}
	for {
		a, b, best := -1, -1, above
		for i := range n {
			for j := i + 1; size[i] > 0 && j < n; j++ {
				if size[j] == 0 {
					continue
				}
				if v := sum[i][j] / float64(size[i]*size[j]); v > best {
					a, b, best = i, j, v
				}
			}
		}
		if a < 0 {
			return group
		}
		size[a], size[b] = size[a]+size[b], 0
		for k := range n {
			sum[a][k] += sum[b][k]
			sum[k][a] = sum[a][k]
			if group[k] == b {
				group[k] = a
			}
		}
	}
}
