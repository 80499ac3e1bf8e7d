// SPDX-License-Identifier: Apache-2.0

package window

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"

	"dragoman/internal/vectors"
	"dragoman/lang"
)

// Reader cuts readings into windows with one language's words. It is
// read-only and safe for concurrent use.
type Reader struct {
	kinds    map[string]map[string]bool // words/compare.txt: kind → words
	suffixes []string
	frequent *frequencies
	table    *vectors.Table
	mean     []float32         // of all vectors
	titles   map[string]string // words/titles.txt: word → sort
	labels   map[string]string // lemma → label
	rivals   map[string]string // label → label
	tolls    map[string]uint64 // word → what became of people counted
	offices  map[string]string // word → office
	degrees  map[string]string // word → what sets two bearers of an office apart
	phrased  [Marks]map[string][][]string
}

// New makes a reader of a language pack: words/compare.txt, and the models
// "frequency" and "vectors".
func New(pack *lang.Pack) (*Reader, error) {
	lines, err := pack.Words("compare")
	if err != nil {
		return nil, err
	}
	r := &Reader{kinds: map[string]map[string]bool{}}
	for _, l := range lines {
		if len(l.Columns) != 2 {
			return nil, l.Errorf("want KIND, a tab and the words, not %d columns", len(l.Columns))
		}
		kind := l.Columns[0]
		if r.kinds[kind] == nil {
			r.kinds[kind] = map[string]bool{}
		}
		for _, w := range strings.Fields(l.Columns[1]) {
			if kind == "suffix" {
				r.suffixes = append(r.suffixes, w)
			}
			r.kinds[kind][w] = true
		}
	}
	if r.titles, err = titleWords(pack); err != nil {
		return nil, err
	}
	if r.frequent, err = lang.Open(pack, "frequency", openFrequencies); err != nil {
		return nil, err
	}
	if r.table, err = lang.Open(pack, "vectors", vectors.Open); err != nil {
		return nil, err
	}
	for m := range r.phrased {
		r.phrased[m] = r.phrases(markNames[m])
	}
	r.labelWords()
	r.tollWords()
	r.offices, r.degrees = r.sorted("office"), r.sorted("degree")
	r.centre()
	return r, nil
}

// Is reports whether a word in lower case is of a kind of words/compare.txt.
func (r *Reader) Is(kind, word string) bool { return r.kinds[kind][word] }

// Stem cuts the end of a lemma, so that "halved" and "halves" meet.
func (r *Reader) Stem(w string) string {
	for _, e := range r.suffixes {
		if strings.HasSuffix(w, e) && len(w)-len(e) >= 3 {
			w = w[:len(w)-len(e)]
			break
		}
	}
	if len(w) > 4 && w[len(w)-1] == 'e' {
		w = w[:len(w)-1]
	}
	return w
}

// frequencies is in how many of a number of documents each word stands.
type frequencies struct {
	docs float64
	of   map[string]float64
}

// openFrequencies reads "WORD, a tab, COUNT" lines; the first is the number of
// documents.
func openFrequencies(b []byte) (*frequencies, error) {
	f := &frequencies{of: map[string]float64{}}
	for i, line := range bytes.Split(bytes.TrimSpace(b), []byte("\n")) {
		word, count, ok := bytes.Cut(line, []byte("\t"))
		n, err := strconv.Atoi(string(count))
		if !ok || err != nil || n < 0 {
			return nil, fmt.Errorf("line %d: want a word, a tab and a count", i+1)
		}
		if i == 0 {
			f.docs = float64(n)
		} else {
			f.of[string(word)] += float64(n)
		}
	}
	return f, nil
}

// weight is the logarithm of the inverse document frequency of a word, or of
// its lemma where the word was never seen; at least .3.
func (f *frequencies) weight(word, lemma string) float64 {
	n, ok := f.of[word]
	if !ok {
		if n, ok = f.of[lemma]; !ok {
			n = 1
		}
	}
	return math.Max(.3, math.Log((f.docs+1)/(n+1)))
}
