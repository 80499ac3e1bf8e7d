// SPDX-License-Identifier: Apache-2.0

// Package hold says how firmly a proposition stands, and who holds it.
//
// Rules climb the parse from the trigger to the root and apply what they meet:
// negation, modals, conditionals, and the verbs and nouns of words/hold.txt
// ("failed to", "plans to", "a threat of"). A linear model over the same state
// and the words around it gives a score from -3 (did not happen) to +3 (did).
// The rules settle the status; the model speaks where they found nothing.
package hold

import (
	"math"

	"dragoman"
	"dragoman/internal/clusters"
	"dragoman/internal/linear"
	"dragoman/lang"
)

// H reads status and holders. It is safe for concurrent use.
type H struct {
	f     *Features
	model *linear.Model
	mean  [Bins]float64
}

// New loads words/hold.txt, the word classes and the model hold of a pack.
func New(pack *lang.Pack) (*H, error) {
	f, err := LoadFeatures(pack)
	if err != nil {
		return nil, err
	}
	m, err := lang.Open(pack, "hold", linear.Open)
	if err != nil {
		return nil, err
	}
	return With(f, m), nil
}

// LoadFeatures loads what the features need.
func LoadFeatures(pack *lang.Pack) (*Features, error) {
	w, err := LoadWords(pack)
	if err != nil {
		return nil, err
	}
	cl, err := lang.Open(pack, "clusters", clusters.Open)
	if err != nil {
		return nil, err
	}
	return NewFeatures(w, cl), nil
}

// With makes an H of a model at hand, for trainers.
func With(f *Features, m *linear.Model) *H {
	return &H{f: f, model: m, mean: [Bins]float64{-2.87, -1.98, -.84, -.01, 1.38, 2.25, 2.63, 3}}
}

// Score is the model's score of token t, -3 to +3, and the probability of the
// three classes: did not happen (under -0.5), open, happened (2 and over).
func (h *H) Score(r *dragoman.Reading, t int) (score float64, classes [3]float64) {
	s := r.SentenceAt(r.Tokens[t].Start)
	if s < 0 {
		return 0, [3]float64{0, 1, 0}
	}
	c := newClause(h.f.w, r, &r.Sentences[s])
	return h.score(c, t, c.read(t))
}

func (h *H) score(c *clause, t int, st state) (score float64, classes [3]float64) {
	var out [Bins]int32
	var p [Bins]float64
	h.model.Score(h.f.of(c, t, st, make([]uint32, 0, 160)), out[:])
	h.model.Probabilities(out[:], p[:])
	for i, q := range p {
		score += q * h.mean[i]
		switch {
		case i < 3:
			classes[0] += q
		case i < 5:
			classes[1] += q
		default:
			classes[2] += q
		}
	}
	return score, classes
}

// Status is how firmly the event of token t stands as the text tells it: the
// status, the model's score, and the words that made it.
func (h *H) Status(r *dragoman.Reading, t int) (status dragoman.Status, score float64, why []string) {
	status, st, score := h.read(r, t)
	return status, score, st.why
}

// read is Status with the state that the words around the token make.
func (h *H) read(r *dragoman.Reading, t int) (status dragoman.Status, st state, score float64) {
	n := r.SentenceAt(r.Tokens[t].Start)
	if n < 0 || r.Tokens[t].Head == dragoman.Unparsed {
		return dragoman.Occurred, st, 0
	}
	c := newClause(h.f.w, r, &r.Sentences[n])
	st = c.read(t)
	status = st.status()
	score, classes := h.score(c, t, st)
	score = math.Round(score*100) / 100
	if len(st.why) == 0 && status == dragoman.Occurred {
		switch {
		case classes[0] > .75:
			status = dragoman.Hypothetical
			st.note("model")
		case classes[1] > .75:
			status = dragoman.Hypothetical
			st.note("model")
		}
	}
	return status, st, score
}

// Class is the class of the probabilities Score gives: 0 did not happen, 1
// open, 2 happened. The open class is rare and wins from a lower probability:
// its factor was chosen on half of the training data.
func Class(p [3]float64) int {
	p[1] *= openFactor
	best := 2
	for i := range p {
		if p[i] > p[best] {
			best = i
		}
	}
	return best
}

const openFactor = 1.7
