// SPDX-License-Identifier: Apache-2.0

// Package do reads events: who did what to whom, in PLOVER and CAMEO.
//
// Every word that could tell an event is proposed (propose), a model keeps and
// types it (rank), another chooses who did it to whom (who), and the tellings
// of one happening are brought together (settle). Pairs types the relation of a
// given source and target; Main tags the parties of a sentence's main event.
package do

import (
	"fmt"
	"slices"
	"strings"

	"dragoman"
	"dragoman/internal/maxent"
	"dragoman/lang"
	"dragoman/read/do/frame"
	"dragoman/read/do/propose"
	"dragoman/read/do/rank"
	"dragoman/read/do/scene"
	"dragoman/read/do/settle"
	"dragoman/read/do/who"
)

// Models are the models of the coder.
type Models struct {
	rank.Ranker
	who.Chooser
	settle.Settler
}

// ModelNames are the files of the models, in the order OpenModels takes them.
var ModelNames = [...]string{"event-keep", "event-type", "event-actor", "event-recipient", "event-one", "event-whole"}

// OpenModels opens the bytes of the six model files.
func OpenModels(files [6][]byte) (*Models, error) {
	var m [6]*maxent.Model
	for i, b := range files {
		var err error
		if m[i], err = maxent.Open(b); err != nil {
			return nil, fmt.Errorf("model %q: %w", ModelNames[i], err)
		}
	}
	return join(m), nil
}

func join(m [6]*maxent.Model) *Models {
	return &Models{rank.New(m[0], m[1]), who.New(m[2], m[3]), settle.Settler{Pair: m[4], Event: m[5]}}
}

// Coder codes events. Read-only, safe for concurrent use.
type Coder struct {
	*scene.Knowledge
	models       *Models
	least, alone float64
}

// Least is the likelihood from which a cluster of tellings is an event. It is
// set where precision is three in four on reports held out.
const Least = .55

// LeastAlone is Least of a sentence or two alone: where there is no report to
// weigh them in, more is told.
const LeastAlone = 0.33

// New loads the lexicons and the models.
func New(pack *lang.Pack) (*Coder, error) {
	k, err := scene.Load(pack)
	if err != nil {
		return nil, err
	}
	var m [6]*maxent.Model
	for i, name := range ModelNames {
		if m[i], err = lang.Open(pack, name, maxent.Open); err != nil {
			return nil, err
		}
	}
	return &Coder{k, join(m), Least, LeastAlone}, nil
}

// NewWith makes a coder of knowledge and models of the caller's, for training
// and folds. An event needs a likelihood of least.
func NewWith(k *scene.Knowledge, m *Models, least float64) *Coder { return &Coder{k, m, least, least} }

// longest is how many tokens of a sentence the coder takes on: longer ones are
// lists or noise.
const longest = 250

// Scene lays out a reading. It needs parses; mentions, actors, times and
// statements are used where they are there.
func (k *Coder) Scene(r *dragoman.Reading) *scene.Scene { return Scene(k.Knowledge, r) }

// Scene lays out a reading with the sentences events are read from.
func Scene(k *scene.Knowledge, r *dragoman.Reading) *scene.Scene {
	sporty := sporty(k, r)
	s := k.New(r, func(n int) bool {
		s := &r.Sentences[n]
		return sporty || offTopic(k, r, s) || s.Furniture != "" && s.Furniture != dragoman.Headline || s.Last-s.First < 3 || s.Last-s.First > longest
	})
	s.Single = len(r.Sentences) <= few
	return s
}

// offTopic reports whether a sentence is about sport or markets, whose verbs
// (beat, hit, retreat, rally) are no events: two words of sport, the count of a
// match beside a word of winning ("won 3-0"; courts and polls count votes), three words of markets.
func offTopic(k *scene.Knowledge, r *dragoman.Reading, s *dragoman.Sentence) bool {
	sport, market, win, other := 0, 0, 0, 0
	for i := s.First; i < s.Last; i++ {
		l := frame.Lemma(r, int(i))
		for _, set := range k.Lex.Words.Of(l) {
			switch k.Lex.Words.Name(set) {
			case "sport":
				sport++
			case "market":
				market++
			case "victory":
				win++
			case "poll", "court":
				other++
			}
		}
	}
	return sport >= 2 || market >= 3 || win > 0 && other == 0 && tally(r, s)
}

// tally reports whether a sentence tells the count of a match: "3-0".
func tally(r *dragoman.Reading, s *dragoman.Sentence) bool {
	small := func(s string) bool {
		return s != "" && len(s) < 3 && !strings.ContainsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
	}
	word := func(i int32) string { return strings.ReplaceAll(r.Tokens[i].Of(r.Text), "–", "-") }
	for i := s.First; i < s.Last; i++ {
		w := word(i)
		if w == "-" && i > s.First && i+1 < s.Last && small(word(i-1)) && small(word(i+1)) {
			return true
		}
		if a, b, ok := strings.Cut(w, "-"); ok && small(a) && small(b) {
			return true
		}
	}
	return false
}

// few is how many sentences are no report, in which place and repetition say
// something.
const few = 2

// sporty reports whether a report is about sport: one word in fifty, and six
// at least, is one of sport.
func sporty(k *scene.Knowledge, r *dragoman.Reading) bool {
	n := 0
	for i := range r.Tokens {
		if k.Lex.Words.Is("sport", r.Tokens[i].Lemma) {
			n++
		}
	}
	return n >= 6 && n*50 >= len(r.Tokens)
}

// Tellings are the candidates of a scene that could be events, with their
// parties.
func (m *Models) Tellings(s *scene.Scene) (out []*settle.Telling) {
	f := who.NewFinder(s)
	for _, x := range m.Ranker.Score(s, propose.All(s), settle.Floor(s)) {
		out = append(out, settle.Tell(s, x, m.Choose(s, f, x.Candidate, s.Lex.Ontology.Types[x.Type].Name)))
	}
	return
}

// Clusters are the happenings of a scene with how likely each is an event.
func (m *Models) Clusters(s *scene.Scene) []settle.Cluster {
	list := m.Merge(s, m.Tellings(s))
	m.Judge(s, list)
	return list
}

// Do codes the events of a reading. Status is what the words of the clause
// alone say, and AccordingTo empty, for the stage hold to set.
func (k *Coder) Do(r *dragoman.Reading) {
	r.Events = []dragoman.Event{}
	s := k.Scene(r)
	for n := range r.Sentences {
		if t := &r.Sentences[n]; t.Furniture == "" && t.Last-t.First > longest {
			r.Note("do", t.Span, "sentence too long to code events of")
		}
	}
	r.Events = k.Events(s, k.models.Clusters(s))
}

// Events are the clusters that are likely enough, in the order of their first
// word: the headline's first.
func (k *Coder) Events(s *scene.Scene, list []settle.Cluster) []dragoman.Event {
	out := []dragoman.Event{}
	for i := range list {
		if list[i].P >= k.enough(s) {
			out = append(out, k.event(s, &list[i]))
		}
	}
	slices.SortStableFunc(out, func(a, b dragoman.Event) int { return int(a.Mentions[0].Start - b.Mentions[0].Start) })
	return out
}

func (k *Coder) enough(s *scene.Scene) float64 {
	if s.Single {
		return k.alone
	}
	return k.least
}
