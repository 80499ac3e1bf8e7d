// SPDX-License-Identifier: Apache-2.0

// Package name finds names in text and says of what kind they are: persons,
// organisations, places, facilities, groups, events and works. A linear
// semi-Markov model (Sarawagi & Cohen 2004) decides whole names at once, over
// word forms, word classes, what the rest of the document shows of a word, and
// word lists. It runs twice: the second time it also sees what it found
// elsewhere in the document.
//
// Only stretches of tokens with capitals, and what links them, are decided;
// the rest is outside names without a look at the model. Time is linear in
// the text.
package name

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"dragoman/internal/clusters"
	"dragoman/internal/linear"
	"dragoman/know/actors"
	"dragoman/know/gaz"
	"dragoman/lang"
)

// Namer finds names. It is safe for concurrent use.
type Namer struct {
	clusters     *clusters.Clusters
	lexicon      lexicon
	heads, tails map[uint32]bool
	edges        map[string]side
	actors       *actors.Table
	places       *gaz.Table
	model        linear.Scorer
	join         [states][8][labels]int32
	scratch      sync.Pool
}

// scratch is what one document is read with.
type scratch struct {
	words    []word
	bounds   []int // sentence i is words[bounds[i]:bounds[i+1]]
	seen     sight
	features []uint32
	lattice  lattice
	out      []Span
	ends     []int          // where the names of each sentence end in out
	heard    map[uint32]int // labels of the names found, for sentences in capitals
	loud     []Span

	known     []uint32 // of a run: by token*maxName + length-1, what the tables know
	fold      []byte
	texts     []string
	sentences [][]string
}

// New loads the model and the word lists of a pack.
func New(pack *lang.Pack) (*Namer, error) {
	n, err := Untrained(pack)
	if err != nil {
		return nil, err
	}
	m, err := lang.Open(pack, "names", linear.Open)
	if err != nil {
		return nil, err
	}
	if got, want := len(m.Classes()), classes; got != want {
		return nil, fmt.Errorf("names: the model has %d classes, this reader %d (make models builds it)", got, want)
	}
	n.SetModel(m)
	return n, nil
}

// Untrained is a Namer without a model: it makes features, for training.
func Untrained(pack *lang.Pack) (*Namer, error) {
	cl, err := lang.Open(pack, "clusters", clusters.Open)
	if err != nil {
		return nil, err
	}
	lex, err := words(pack)
	if err != nil {
		return nil, err
	}
	known, err := actors.Known()
	if err != nil {
		return nil, err
	}
	places, err := gaz.Embedded()
	if err != nil {
		return nil, err
	}
	n := &Namer{clusters: cl, lexicon: lex, actors: known, places: places, heads: map[uint32]bool{}, tails: map[uint32]bool{}}
	for _, w := range heads {
		n.heads[lowHash(w)] = true
	}
	for _, w := range tails {
		n.tails[lowHash(w)] = true
	}
	if n.edges, err = edges(pack); err != nil {
		return nil, err
	}
	n.scratch.New = func() any { return &scratch{} }
	return n, nil
}

// SetModel gives the Namer its model, before it is used.
func (n *Namer) SetModel(m linear.Scorer) {
	n.model = m
	var f []uint32
	for s := range states {
		for l := range 8 {
			var out [classes]int32
			f = joinFeatures(f[:0], s, l)
			m.Score(f, out[:])
			copy(n.join[s][l][:], out[whole:])
		}
	}
}

func words(pack *lang.Pack) (lexicon, error) {
	lex := lexicon{}
	given, err := pack.Words("given-names")
	if err != nil {
		return nil, err
	}
	for _, l := range given {
		if len(l.Columns) != 2 {
			return nil, l.Errorf("want a gender and names")
		}
		f, ok := map[string]flags{"m": isGivenM, "f": isGivenF, "u": isGivenM | isGivenF}[l.Columns[0]]
		if !ok {
			return nil, l.Errorf("gender %q is not m, f or u", l.Columns[0])
		}
		for _, w := range strings.Fields(l.Columns[1]) {
			lex[lowHash(w)] |= f
		}
	}
	titles, err := pack.Words("titles")
	if err != nil {
		return nil, err
	}
	for _, l := range titles {
		lex[lowHash(l.Columns[0])] |= isTitle
	}
	for _, w := range links {
		lex[lowHash(w)] |= isLink
	}
	return lex, nil
}

// analyse fills s with the words of a document.
func (n *Namer) analyse(s *scratch, document [][]string) {
	tokens := 0
	for _, sentence := range document {
		tokens += len(sentence)
	}
	s.words, s.bounds = slices.Grow(s.words[:0], tokens), append(s.bounds[:0], 0)
	for _, sentence := range document {
		for _, t := range sentence {
			s.words = append(s.words, word{})
			s.words[len(s.words)-1].look(t, n.clusters, n.lexicon)
		}
		s.bounds = append(s.bounds, len(s.words))
	}
	s.seen.reset()
	for i := range document {
		x := s.words[s.bounds[i]:s.bounds[i+1]]
		n.sentenceFlags(x)
		n.gather(&s.seen, x)
	}
	for i := range s.words {
		if s.words[i].flags&isCandidate != 0 {
			s.words[i].seen = *s.seen.at(s.words[i].low)
		}
	}
}

// Find returns the names of each sentence of a document.
func (n *Namer) Find(document [][]string) [][]Span {
	s := n.scratch.Get().(*scratch)
	defer n.scratch.Put(s)
	n.analyse(s, document)
	out := make([][]Span, len(document))
	n.find(s, func(i int, found []Span) { out[i] = append([]Span(nil), found...) })
	return out
}

// find decides the analysed document; f gets each sentence's names in order,
// and must not keep them.
func (n *Namer) find(s *scratch, f func(sentence int, found []Span)) {
	sentence := func(i int) []word { return s.words[s.bounds[i]:s.bounds[i+1]] }
	s.out, s.ends = s.out[:0], s.ends[:0]
	loud := false
	for i := range len(s.bounds) - 1 {
		x := sentence(i)
		if len(x) > 0 && x[0].flags&isShouted != 0 {
			loud = true
		} else {
			runs(x, func(a, b int) { n.decide(s, x, a, b) })
		}
		s.ends = append(s.ends, len(s.out))
	}
	if loud {
		s.heard = map[uint32]int{}
		from := 0
		for i, to := range s.ends {
			s.remember(sentence(i), s.out[from:to])
			from = to
		}
	}
	from := 0
	for i, to := range s.ends {
		x := sentence(i)
		if len(x) > 0 && x[0].flags&isShouted != 0 {
			n.hear(s, x)
			f(i, s.loud)
			continue
		}
		f(i, n.tidy(x, s.out[from:to:to]))
		from = to
	}
}

// decide appends the names of one run to s.out.
func (n *Namer) decide(s *scratch, x []word, a, b int) {
	l := &s.lattice
	l.reset(b - a)
	n.lookUp(s, x, a, b)
	for i := a; i < b; i++ {
		s.features = tokenFeatures(s.features[:0], x, i)
		n.model.Score(s.features, l.token[i-a][:])
		l.lefts[i-a] = left(x, i)
	}
	var scores [classes]int32
	wholes(x, a, b, func(i, j int) {
		s.features = wholeFeatures(s.features[:0], x, i, j, s.known[(i-a)*maxName+j-i-1])
		clear(scores[:])
		n.model.Score(s.features, scores[:])
		at := (i-a)*maxName + j - i - 1
		copy(l.span[at][:], scores[whole:])
		l.usable[at] = true
	})
	s.out = l.decode(s.out, a, &n.join)
}

// wholes calls f for every stretch of a run that may be a name.
func wholes(x []word, a, b int, f func(i, j int)) {
	for i := a; i < b; i++ {
		if !mayBegin(&x[i]) {
			continue
		}
		capital := false
		for j := i + 1; j <= b && j-i <= maxName; j++ {
			capital = capital || x[j-1].flags&isCapital != 0
			if j == i+1 && x[i].text[0] >= '0' && x[i].text[0] <= '9' { // "8CUP", "3D"
				continue
			}
			if capital && mayEnd(&x[j-1]) {
				f(i, j)
			}
		}
	}
}
