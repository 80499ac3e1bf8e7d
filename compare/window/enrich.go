// SPDX-License-Identifier: Apache-2.0

package window

import (
	"math"

	"dragoman"
)

// enrich fills what the comparison asks of a window beside its terms.
func (r *Reader) enrich(w *Window) {
	rep := w.Report
	var raw, spoken, one, seq []uint64
	quoted := 0
	for i := w.First; i < w.Last; i++ {
		t, word := &rep.Tokens[i], rep.words[i]
		lemma := t.Lemma
		term := rep.terms[i]
		if k := rep.actors[i]; k != 0 {
			w.Actors = append(w.Actors, k)
		}
		if rep.names[i] {
			w.Names = append(w.Names, term)
		}
		if k := rep.places[i]; k != 0 {
			w.Places = append(w.Places, k)
		}
		if q := rep.nums[i]; q != nil {
			noun := r.counted(w, q, i)
			w.Numbers = append(w.Numbers, Number{Quantity: *q, Noun: noun, Tok: i, Toll: q.Unit == "" && rising[noun]})
			w.Values = append(w.Values, math.Float64bits(q.Value))
		}
		if x := rep.times[i]; x != nil {
			to := x.Latest
			if len(to) < 10 {
				to = x.Earliest
			}
			w.Times = append(w.Times, Period{x.Earliest[:10], to[:10], x})
		}
		if r.Is("negation", word) || r.Is("negation", lemma) {
			w.Negations++
		}
		if r.Is("refusal", lemma) {
			w.Refusals++
		}
		if r.Is("hedge", lemma) {
			w.Hedges++
		}
		w.First1 = w.First1 || r.Is("first", word)
		w.Question = w.Question || word == "?"
		switch t.UPOS {
		case dragoman.VERB:
			if rep.content[i] {
				w.Verbs = append(w.Verbs, Term{term, rep.weights[i]})
				w.VerbToks = append(w.VerbToks, i)
			}
			if rep.cued[i] >= 0 {
				w.Cues = append(w.Cues, term)
			}
		case dragoman.NOUN, dragoman.ADJ:
			w.Nouns = append(w.Nouns, term)
		}
		r.role(w, i)
		if rep.content[i] {
			seq = append(seq, term)
		}
		if t.UPOS != dragoman.PUNCT {
			k := Key(word)
			raw = append(raw, k)
			if rep.quoted[i] {
				spoken = append(spoken, k)
				if rep.content[i] {
					one = append(one, k)
				}
			}
		}
		if rep.quoted[i] {
			quoted++
		}
		for _, e := range rep.events[i] {
			w.Classes = append(w.Classes, Key(rep.Events[e].PLOVER))
			w.Stati = append(w.Stati, Key(string(rep.Events[e].Status)))
		}
	}
	for _, s := range []*Set{&w.Actors, &w.Names, &w.Places, &w.Values, &w.Cues, &w.Nouns, &w.Subjects, &w.Objects, &w.Classes, &w.Stati} {
		*s = setOf(*s)
	}
	w.Verbs = distinct(w.Verbs)
	w.Quoted = float64(quoted) / float64(max(1, w.Last-w.First))
	for i := range len(seq) - 1 {
		w.Bigrams = append(w.Bigrams, join(seq[i], seq[i+1]))
	}
	w.Bigrams = setOf(w.Bigrams)
	w.Trigrams, w.Spoken, w.SpokenOne = trigrams(raw), trigrams(spoken), setOf(one)
	w.hold()
}

func trigrams(ws []uint64) Set {
	var out []uint64
	for i := 0; i+2 < len(ws); i++ {
		out = append(out, join(ws[i], ws[i+1], ws[i+2]))
	}
	return setOf(out)
}

// role enters a token as subject or object.
func (r *Reader) role(w *Window, i int32) {
	k := w.Report.actors[i]
	if k == 0 {
		k = w.Report.terms[i]
	}
	switch w.Report.Tokens[i].Rel {
	case dragoman.Nsubj:
		w.Subjects = append(w.Subjects, k)
		w.Passive = w.Passive || r.passive(w.Report, i)
	case dragoman.Obj, dragoman.Iobj, dragoman.Obl:
		w.Objects = append(w.Objects, k)
	}
}

// passive reports whether a subject is that of a passive: its verb is a past
// participle under a word of the kind "passive".
func (r *Reader) passive(rep *Report, i int32) bool {
	h := rep.Tokens[i].Head
	if h < 0 || int(h) >= len(rep.Tokens) || rep.Tokens[h].XPOS != "VBN" {
		return false
	}
	for k := i + 1; k < h; k++ {
		if rep.Tokens[k].Head == h && r.Is("passive", rep.Tokens[k].Lemma) {
			return true
		}
	}
	return false
}

// counted is the key of what a quantity counts: a toll, its noun or unit, else the first noun
// or verb of the next four words, else the verb it hangs on.
func (r *Reader) counted(w *Window, q *dragoman.Quantity, i int32) uint64 {
	rep, last := w.Report, w.Last
	if q.Unit == "" {
		if t := r.toll(rep, i, w); t != 0 {
			return t
		}
	}
	if q.Noun != "" {
		return Key(r.Stem(fold(q.Noun)))
	}
	if q.Unit != "" {
		return Key(q.Unit)
	}
	for k := i + 1; k < min(i+5, last); k++ {
		if p := rep.Tokens[k].UPOS; p == dragoman.NOUN || p == dragoman.VERB {
			return rep.terms[k]
		} else if p == dragoman.PUNCT || p == dragoman.CCONJ {
			break
		}
	}
	for h, step := rep.Tokens[i].Head, 0; h >= 0 && int(h) < len(rep.Tokens) && step < 4; h, step = rep.Tokens[h].Head, step+1 {
		if rep.Tokens[h].UPOS == dragoman.VERB {
			return rep.terms[h]
		}
	}
	return 0
}

// hold finds the statement most of a window is said in, or the one whose cue
// or source stands in it.
func (w *Window) hold() {
	rep := w.Report
	count := map[int32]int{}
	best, n, cue := int32(-1), 0, int32(-1)
	for i := w.First; i < w.Last; i++ {
		if s := rep.said[i]; s >= 0 {
			if count[s]++; count[s] > n {
				best, n = s, count[s]
			}
		}
		if c := rep.cued[i]; c >= 0 && (cue < 0 || c < cue) {
			cue = c
		}
	}
	if best < 0 {
		best = cue
	}
	if best < 0 {
		return
	}
	w.Statement = &rep.Statements[best]
	w.Speaker = rep.speaker(w.Statement)
}

// speaker is the key of who makes a statement; 0 unknown.
func (r *Report) speaker(s *dragoman.Statement) uint64 {
	if a := r.Reading.Actor(s.Speaker.Actor); a != nil {
		return ActorKey(a)
	}
	if s.Speaker.Name != "" {
		return Key(lastWord(fold(s.Speaker.Name)))
	}
	return 0
}
