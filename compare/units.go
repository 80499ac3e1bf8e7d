// SPDX-License-Identifier: Apache-2.0

package compare

import (
	"math"
	"slices"
	"strings"

	"dragoman"
)

// report is a reading with what the comparison works on.
type report struct {
	*dragoman.Reading
	n         int      // number of the report, from 0
	words     []string // folded form of each token: lower case, no diacritics of quotation
	terms     []string // concept of each token, "" where it does not count
	isName    []bool   // token lies in a name
	extra     []string // the name a pronoun or description stands for, at its last token
	sentences []*sentence
	facts     []*fact
	kids      [][]int32
}

// sentence is a sentence of prose.
type sentence struct {
	r           *report
	i           int // index into Reading.Sentences
	first, last int32
	span        dragoman.Span
	bag         bag // all terms
	masked      bag // terms without numbers, dates, titles and words of status
	facts       []*fact
	nums        []number
	twins       []*sentence // its near twins in other reports
	matched     bool        // some claim holds it with another report
	denialTold  bool        // its denial stands in a claim already
}

// bag is terms and their weights.
type bag map[string]float64

// grain rounds a weight to a 1024th, so that sums of weights are exact and the
// order in which a bag is walked changes nothing.
func grain(w float64) float64 { return math.Round(w*1024) / 1024 }

func (b bag) sum() float64 {
	s := 0.0
	for _, w := range b {
		s += w
	}
	return s
}

// overlap is the weight of the terms two bags share.
func overlap(a, b bag) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	s := 0.0
	for t, w := range a {
		if x, ok := b[t]; ok {
			s += min(w, x)
		}
	}
	return s
}

// dice is twice the overlap over both weights, 0 to 1.
func dice(a, b bag) float64 {
	n := a.sum() + b.sum()
	if n == 0 {
		return 0
	}
	return 2 * overlap(a, b) / n
}

// prepare reads a reading into sentences and facts. Furniture is left out.
func prepare(n int, rd *dragoman.Reading) *report {
	r := &report{Reading: rd, n: n}
	r.words = make([]string, len(rd.Tokens))
	r.terms = make([]string, len(rd.Tokens))
	r.isName = make([]bool, len(rd.Tokens))
	r.extra = make([]string, len(rd.Tokens))
	for _, m := range rd.Mentions {
		if m.Form == dragoman.Pronoun || m.Form == dragoman.Nominal {
			if a := rd.Actor(m.Actor); a != nil && m.Last > 0 && int(m.Last) <= len(r.extra) && a.Kind != dragoman.Group {
				if w := lastWord(fold(a.Name)); len(w) > 3 {
					r.extra[m.Last-1] = "~" + skeleton(w)
				}
			}
			continue
		}
		for t := max(0, m.First); t < min(m.Last, int32(len(r.isName))); t++ {
			r.isName[t] = true
		}
	}
	lex := words()
	for i := range rd.Tokens {
		t := &rd.Tokens[i]
		w := fold(t.Of(rd.Text))
		r.words[i] = w
		if t.UPOS == dragoman.PUNCT || w == "" || w[0] == '\'' {
			continue
		}
		lemma := strings.ToLower(t.Lemma)
		if lemma == "" || r.isName[i] {
			lemma = w
		}
		if lex.is("stop", w) || lex.is("stop", lemma) || r.isName[i] && (w == "al" || w == "el") {
			continue
		}
		if r.isName[i] && len(w) > 3 && t.UPOS != dragoman.NUM && lex.concept(w) == w {
			r.terms[i] = "~" + skeleton(w)
			continue
		}
		if c := lex.concept(w); c != w && t.UPOS != dragoman.ADV {
			r.terms[i] = c
		} else if t.UPOS == dragoman.ADV {
			r.terms[i] = w // "close to", no closing
		} else {
			r.terms[i] = lex.concept(stem(lemma))
		}
	}
	r.kids = make([][]int32, len(rd.Tokens))
	for i := range rd.Tokens {
		if h := rd.Tokens[i].Head; h >= 0 && int(h) < len(r.kids) {
			r.kids[h] = append(r.kids[h], int32(i))
		}
	}
	for i := range rd.Sentences {
		s := &rd.Sentences[i]
		if s.Furniture != "" && s.Furniture != dragoman.Headline || s.Last-s.First < 4 || s.Last-s.First > 250 {
			continue
		}
		if s.Furniture == dragoman.Headline || i == 0 && s.Of(rd.Text) == rd.Title {
			continue // a headline repeats the report in short
		}
		r.addSentence(i, s)
	}
	return r
}

func (r *report) addSentence(i int, s *dragoman.Sentence) {
	out := &sentence{r: r, i: i, first: s.First, last: s.Last, span: s.Span}
	out.bag, out.masked = r.bagOf(s.First, s.Last)
	if len(out.bag) < 3 && (r.n >= 0 || len(out.masked) == 0) { // of a draft each sentence is held
		return
	}
	out.nums = r.numbers(s.First, s.Last)
	out.facts = r.clauses(out)
	r.sentences = append(r.sentences, out)
	r.facts = append(r.facts, out.facts...)
}

// bagOf weighs the terms of tokens [first, last): names most, then nouns and
// verbs. masked leaves out what may be a slot's filler.
func (r *report) bagOf(first, last int32) (all, masked bag) {
	all, masked = bag{}, bag{}
	lex := words()
	for i := first; i < last; i++ {
		if x := r.extra[i]; x != "" {
			all[x], masked[x] = 1, 1
		}
		t := r.terms[i]
		if t == "" {
			continue
		}
		w := 1.0
		switch p := r.Tokens[i].UPOS; {
		case r.isName[i] || p == dragoman.PROPN:
			w = 1.4
		case p == dragoman.ADV || p == dragoman.ADJ:
			w = .6
		case p != dragoman.NOUN && p != dragoman.VERB && p != dragoman.NUM:
			w = .4
		}
		w = grain(w)
		all[t] = w
		word := r.words[i]
		if r.Tokens[i].UPOS == dragoman.NUM || lex.is("status", word) && (r.Tokens[i].UPOS != dragoman.VERB && r.Tokens[i].UPOS != dragoman.NOUN || lex.concept(word) == word) || lex.is("negation", word) || lex.is("say", t) || lex.is("rank", word) || dateWord(word) {
			continue
		}
		masked[t] = w
	}
	return all, masked
}

// stem takes the commonest endings off, so that a mistaken lemma still meets
// its word. It is for looking up only.
func stem(w string) string {
	switch {
	case len(w) > 5 && strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y"
	case len(w) > 4 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is"):
		return w[:len(w)-1]
	}
	return w
}

// fold lowers ASCII letters and straightens apostrophes.
func fold(w string) string {
	w = strings.ToLower(w)
	if strings.ContainsRune(w, '’') {
		w = strings.ReplaceAll(w, "’", "'")
	}
	return w
}

var dateWords = []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tomorrow", "tonight",
	"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
	"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "jan.", "feb.", "aug.", "sept.", "oct.", "nov.", "dec."}

func dateWord(w string) bool { return slices.Contains(dateWords, w) }
