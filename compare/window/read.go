// SPDX-License-Identifier: Apache-2.0

package window

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"dragoman"
	"dragoman/internal/quote"
)

// Read cuts a reading into windows. It never fails; a layer that was not read
// is empty. Cost: linear in the text but for sentences of many commas, of which
// each gives at most three windows a cut.
func (r *Reader) Read(rd *dragoman.Reading) *Report {
	out := r.prepare(rd)
	for i := range rd.Sentences {
		s := &rd.Sentences[i]
		if s.Furniture != "" && s.Furniture != dragoman.Headline {
			continue
		}
		w := r.window(out, s.First, s.Last)
		if w == nil || len(w.Content) < 2 {
			continue
		}
		w.Headline = s.Furniture == dragoman.Headline
		w.Sentence = len(out.Sentences)
		out.Sentences = append(out.Sentences, w)
		w.Parts = r.parts(out, w)
		r.mark(w)
		for _, t := range w.Terms {
			out.Postings = append(out.Postings, Posting{t.ID, int32(w.Sentence), t.Weight / w.Norm})
		}
	}
	slices.SortFunc(out.Postings, func(a, b Posting) int {
		return cmp.Or(cmp.Compare(a.Term, b.Term), cmp.Compare(a.Sentence, b.Sentence))
	})
	return out
}

// prepare lays what is known of a report over its tokens.
func (r *Reader) prepare(rd *dragoman.Reading) *Report {
	n := len(rd.Tokens)
	out := &Report{Reading: rd, words: make([]string, n), terms: make([]uint64, n), weights: make([]float64, n), forms: make([]int32, n), content: make([]bool, n),
		actors: make([]uint64, n), names: make([]bool, n), nums: make([]*dragoman.Quantity, n), times: make([]*dragoman.Time, n), dated: make([]*dragoman.Time, n), places: make([]uint64, n), quoted: make([]bool, n),
		said: make([]int32, n), cued: make([]int32, n), events: make([][]int32, n)}
	known := map[string]int32{}
	for i := range rd.Tokens {
		t := &rd.Tokens[i]
		w := fold(t.Of(rd.Text))
		lemma := strings.ToLower(t.Lemma)
		if lemma == "" {
			lemma = w
		}
		out.words[i] = w
		out.weights[i] = r.frequent.weight(w, lemma)
		f, ok := known[w]
		if !ok {
			f = int32(len(out.vectors))
			known[w] = f
			out.vectors = append(out.vectors, r.vector(w))
		}
		out.forms[i] = f
		out.terms[i] = Key(r.term(lemma))
		out.content[i] = r.isContent(t.UPOS, w, lemma)
		out.names[i] = t.UPOS == dragoman.PROPN && w != t.Of(rd.Text)
		out.said[i], out.cued[i] = -1, -1
	}
	out.layActors()
	out.layNumbers()
	out.layStatements()
	for i := range rd.Events {
		for _, m := range rd.Events[i].Mentions {
			if k := rd.TokenAt(m.Start); k < n {
				out.events[k] = append(out.events[k], int32(i))
			}
		}
	}
	found, _ := quote.Pair(rd.Text)
	for _, q := range found {
		out.over(q.Inner, func(i int32) { out.quoted[i] = true })
	}
	return out
}

// fold is a word in lower case with plain apostrophes.
func fold(s string) string { return strings.ReplaceAll(strings.ToLower(s), "’", "'") }

// term is the string a lemma is compared by.
func (r *Reader) term(lemma string) string {
	if c := lemma[0]; c >= '0' && c <= '9' || c == '.' {
		return strings.ReplaceAll(lemma, ",", "")
	}
	return r.Stem(lemma)
}

func (r *Reader) isContent(p dragoman.UPOS, word, lemma string) bool {
	switch p {
	case dragoman.PUNCT, dragoman.DET, dragoman.ADP, dragoman.PRON, dragoman.AUX, dragoman.CCONJ, dragoman.SCONJ, dragoman.PART:
		return false
	}
	return !r.Is("plain", word) && !r.Is("plain", lemma) && strings.ContainsFunc(word, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) })
}

// over calls f for each token that begins in a span.
func (r *Report) over(s dragoman.Span, f func(i int32)) {
	for i := r.TokenAt(s.Start); i < len(r.Tokens) && r.Tokens[i].Start < s.End; i++ {
		f(int32(i))
	}
}

// layActors gives tokens the key of the actor they name: the last word of a
// person's name, else the link, else the name.
func (r *Report) layActors() {
	for i := range r.Actors {
		a := &r.Actors[i]
		k := ActorKey(a)
		for _, m := range a.Mentions {
			r.over(m.Span, func(i int32) { r.actors[i] = k })
		}
	}
	for i := range r.Places {
		p := &r.Places[i]
		if k := r.TokenAt(p.Start); k < len(r.Tokens) {
			r.places[k] = Key(strings.ToLower(p.Name))
		}
	}
}

// ActorKey is what an actor is compared by across reports.
func ActorKey(a *dragoman.Actor) uint64 {
	name := strings.ToLower(a.Name)
	switch {
	case a.Kind == dragoman.Person:
		return Key(lastWord(name))
	case a.Link != "":
		return Key(a.Link)
	}
	return Key(name)
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// layNumbers gives tokens the quantity and the date that begins at them; the
// numbers of a date count nothing.
func (r *Report) layNumbers() {
	for i := range r.Quantities {
		q := &r.Quantities[i]
		if k := r.TokenAt(q.Start); k < len(r.Tokens) {
			r.nums[k] = q
		}
	}
	for i := range r.Times {
		t := &r.Times[i]
		r.over(t.Span, func(i int32) {
			if t.Type == "DATE" || t.Type == "TIME" {
				r.dated[i] = t
			}
			r.nums[i] = nil
		})
		if k := r.TokenAt(t.Start); k < len(r.Tokens) && (t.Type == "DATE" || t.Type == "TIME") && len(t.Earliest) >= 10 {
			r.times[k] = t
		}
	}
}

// layStatements gives tokens the innermost statement they are said in, and the
// one whose cue or source they are.
func (r *Report) layStatements() {
	size := make([]int, len(r.Tokens))
	for i := range r.Statements {
		s := &r.Statements[i]
		n := 0
		for _, c := range s.Content {
			n += c.Len()
		}
		for _, c := range s.Content {
			r.over(c, func(k int32) {
				if r.said[k] < 0 || n <= size[k] {
					r.said[k], size[k] = int32(i), n
				}
			})
		}
		for _, spans := range [][]dragoman.Span{s.Cue, s.Source} {
			for _, c := range spans {
				r.over(c, func(k int32) { r.cued[k] = int32(i) })
			}
		}
	}
}
