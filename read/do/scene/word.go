// SPDX-License-Identifier: Apache-2.0

package scene

import (
	"slices"

	"dragoman"
	"dragoman/internal/vectors"
	"dragoman/read/do/frame"
)

// Word is what a scene knows of a lemma: looked up once, however often the
// report has it.
type Word struct {
	Vec           vectors.Vec // empty where not Known
	Known         bool
	Sets          []int // numbers of the word sets it is in, ascending
	Count         int   // how often the report has it
	Early, Titled bool  // it stands in the first two sentences, in the headline

	centres, kinds  []float32 // nearness to each, nil while not asked for
	topic           float32
	topical         bool // topic is set
	sector          string
	sectored        bool // sector is set
	verbal, nominal answer
}

// Word is that of token i of a clause of the scene.
func (s *Scene) Word(c *frame.Clause, i int) *Word { return s.words[c.First+i] }

// Themes are the word sets counted in each sentence.
var Themes = [...]string{"violence", "accident", "war", "poll", "court", "survey", "family", "market", "sport"}

// Themed is how many words of each of Themes the sentence n has, which must
// have a clause.
func (s *Scene) Themed(n int) *[len(Themes)]int {
	if s.themed[n] == nil {
		x := new([len(Themes)]int)
		c := s.Clauses[n]
		for i := range c.Lemmas {
			for _, set := range s.Word(c, i).Sets {
				if t := s.themes[set]; t > 0 {
					x[t-1]++
				}
			}
		}
		s.themed[n] = x
	}
	return s.themed[n]
}

// count gathers the words and what the report speaks of.
func (s *Scene) count() {
	sum := make([]float32, s.Vectors.Dim())
	known := make(map[string]*Word, len(s.R.Tokens)/3)
	var room []Word // words are made a hundred at a time
	for n, c := range s.Clauses {
		if c == nil {
			continue
		}
		title := s.R.Sentences[n].Furniture == dragoman.Headline
		for i, l := range c.Lemmas {
			w := known[l]
			if w == nil {
				if len(room) == 0 {
					room = make([]Word, 100)
				}
				w, room = &room[0], room[1:]
				w.Sets = s.Lex.Words.Of(l)
				w.Vec, w.Known = s.Vectors.Of(l)
				known[l] = w
			}
			s.words[c.First+i] = w
			w.Count++
			w.Early = w.Early || n < 2
			w.Titled = w.Titled || title
			if u := c.UPOS[i]; u == dragoman.NOUN || u == dragoman.VERB || u == dragoman.PROPN {
				for d, x := range w.Vec.V {
					sum[d] += float32(int8(x)) * w.Vec.Scale
				}
			}
		}
	}
	s.topic = unit(sum)
}

// ToCentres are a word's nearness to the words of each type, in the ontology's
// order, -1 to 1.
func (s *Scene) ToCentres(w *Word) []float32 {
	if w.centres == nil {
		w.centres = nearness(w.Vec, s.centres)
	}
	return w.centres
}

// ToKinds are a word's nearness to the words of each kind of party, -1 to 1.
func (s *Scene) ToKinds(w *Word) []float32 {
	if w.kinds == nil {
		w.kinds = nearness(w.Vec, s.kinds)
	}
	return w.kinds
}

// ToTopic is a word's nearness to what the report speaks of, -1 to 1.
func (s *Scene) ToTopic(w *Word) float32 {
	if !w.topical {
		w.topical, w.topic = true, near(w.Vec, s.topic)
	}
	return w.topic
}

// Sector is that of the lemma of token i of a clause as an agent noun; see
// frame.Lexicon.Sector.
func (s *Scene) Sector(c *frame.Clause, i int) string {
	w := s.Word(c, i)
	if !w.sectored {
		w.sectored, w.sector = true, s.Lex.Sector(c.Lemmas[i])
	}
	return w.sector
}

// answer is a yes or no that is asked for once.
type answer uint8

const (
	unasked answer = iota
	yes
	no
)

func (a *answer) of(f func() bool) bool {
	if *a == unasked {
		if *a = no; f() {
			*a = yes
		}
	}
	return *a == yes
}

// Verbal reports whether the lemma of token i is a verb that has a frame or
// stands in the CAMEO dictionary.
func (s *Scene) Verbal(c *frame.Clause, i int) bool {
	return s.Word(c, i).verbal.of(func() bool { return s.told(c.Lemmas[i]) })
}

// Nominal reports whether the lemma of token i is a noun that has a frame or is
// derived of a verb that could tell an event.
func (s *Scene) Nominal(c *frame.Clause, i int) bool {
	return s.Word(c, i).nominal.of(func() bool {
		l := c.Lemmas[i]
		return len(s.Lex.Nouns(l)) > 0 || slices.ContainsFunc(s.Lex.Derived(l), s.told)
	})
}

func (s *Scene) told(verb string) bool {
	frames, hints := s.Lex.Verbs(verb)
	_, cameo := s.Lex.CAMEO.Verbs[verb]
	return len(frames)+len(hints) > 0 || cameo
}
