// SPDX-License-Identifier: Apache-2.0

package timeline

import (
	"slices"

	"dragoman"
)

// home is what a time dates.
type home struct {
	head   int32 // token of the verb or the noun
	span   dragoman.Span
	phrase bool // a noun and what stands with it
	said   bool // an act of saying
}

const (
	longest = 24 // tokens of a phrase, at most
	deepest = 40 // steps up or down a tree
)

// home finds what a time dates; ok is false where the sentence tells nothing.
func (p *page) home(t date) (h home, ok bool) {
	s := p.SentenceAt(t.at.Start)
	if s < 0 || p.Sentences[s].First >= p.Sentences[s].Last {
		return home{}, false
	}
	i := p.top(int32(p.TokenAt(t.at.Start)), t.at)
	if t.distance {
		return p.counted(i, t.at), true
	}
	if k := p.cue(t.Span); k >= 0 {
		v := p.verb(k)
		if v < 0 {
			v = k
		}
		return home{head: v, span: p.around(p.clause(v), t.at), said: true}, true
	}
	if h, ok := p.noun(i, t.at); ok {
		return h, true
	}
	v := p.verb(i)
	if v < 0 { // no predicate: a list, a line under a picture
		return home{head: i, span: p.Sentences[s].Span, phrase: true}, true
	}
	return home{head: v, span: p.around(p.clause(v), t.at)}, true
}

// counted is what stands after "two days after": a clause, or a noun phrase.
func (p *page) counted(i int32, at dragoman.Span) home {
	v := i
	for range deepest {
		h := p.Tokens[v].Head
		if h < 0 || p.Tokens[h].Start < at.Start {
			break
		}
		v = h
	}
	n := p.Tokens[v].UPOS == dragoman.NOUN || p.Tokens[v].UPOS == dragoman.PROPN
	return home{head: v, span: p.around(p.clause(v), at), phrase: n}
}

// cue is the head of the cue of a statement that was made at a time, -1 where
// there is none.
func (p *page) cue(t dragoman.Span) int32 {
	for _, s := range p.Statements {
		if s.When.Time == nil || *s.When.Time != t || len(s.Cue) == 0 || p.SentenceAt(s.Cue[0].Start) != p.SentenceAt(t.Start) {
			continue
		}
		return p.top(int32(p.TokenAt(s.Cue[0].Start)), s.Cue[0])
	}
	return -1
}

// noun is the phrase of the noun a time hangs on: "the fall of the government
// last year", "Saturday's attack". What stands behind a verb's own object is
// the verb's ("signed an accord on Monday"), so is what stands behind a name ("met
// the envoy in Lima on Monday"), for a name is no happening, and a day behind a
// noun that only goes with the verb ("spoke with officials Sunday").
func (p *page) noun(i int32, at dragoman.Span) (home, bool) {
	h := p.Tokens[i].Head
	for range 4 {
		if h < 0 || p.Tokens[h].UPOS != dragoman.NOUN && p.Tokens[h].UPOS != dragoman.PROPN || p.predicate(h) || h < i && p.Tokens[h].Rel == dragoman.Obj {
			return home{}, false
		}
		lo, hi := p.extent(h, 0)
		lo, hi = p.trim(min(lo, i), max(hi, i), h, true)
		if h < i && (p.Tokens[h].UPOS != dragoman.NOUN || p.alias[h] || p.goesWith(h, i, at)) {
			h = p.Tokens[h].Head
			continue
		}
		if n := hi - lo + 1; n >= 3 && n <= longest {
			return home{head: h, span: p.around(dragoman.Span{Start: p.Tokens[lo].Start, End: p.Tokens[hi].End}, at), phrase: true}, true
		}
		h = p.Tokens[h].Head
	}
	return home{}, false
}

// goesWith reports whether a day behind a noun is the verb's over both: it has
// no preposition of its own, or the noun has one that ties it to the verb.
func (p *page) goesWith(noun, time int32, at dragoman.Span) bool {
	t, ok := p.timeAt(at)
	if !ok || t.Type == "DATE" && t.Precision != "day" {
		return false
	}
	cased := slices.ContainsFunc(p.kids[time], func(k int32) bool { return p.Tokens[k].Rel == dragoman.Case && k < time })
	return !cased || p.Tokens[noun].Rel == dragoman.Obl
}

// timeAt is the time that begins where a span does.
func (p *page) timeAt(at dragoman.Span) (dragoman.Time, bool) {
	i, ok := slices.BinarySearchFunc(p.Times, at.Start, func(t dragoman.Time, start int32) int { return int(t.Start - start) })
	if !ok {
		return dragoman.Time{}, false
	}
	return p.Times[i], true
}

// trim cuts marks and words that only join from the edges of what stands around
// a head. The prepositions before a noun go, those of a clause's own parts stay.
func (p *page) trim(lo, hi, head int32, noun bool) (int32, int32) {
	for lo < head {
		t := &p.Tokens[lo]
		switch t.UPOS {
		case dragoman.PUNCT, dragoman.CCONJ, dragoman.SCONJ:
		case dragoman.ADP:
			if !noun && t.Head >= 0 && p.Tokens[t.Head].Rel == dragoman.Obl {
				return lo, p.close(hi, head)
			}
		default:
			return lo, p.close(hi, head)
		}
		lo++
	}
	return lo, p.close(hi, head)
}

// close leaves out the marks at the end.
func (p *page) close(hi, head int32) int32 {
	for hi > head && p.Tokens[hi].UPOS == dragoman.PUNCT {
		hi--
	}
	return hi
}

// predicate reports whether a token is what a clause says of its subject.
func (p *page) predicate(i int32) bool {
	t := &p.Tokens[i]
	if t.UPOS == dragoman.VERB || t.Head == dragoman.Root {
		return true
	}
	switch t.Rel {
	case dragoman.Ccomp, dragoman.Advcl, dragoman.Parataxis, dragoman.RootRel:
		return true
	}
	return slices.ContainsFunc(p.kids[i], func(k int32) bool { return p.Tokens[k].Rel == dragoman.Cop })
}

// verb is the predicate over a token, itself included, that is no complement of
// another: "is scheduled to vote" for "vote"; -1 where there is none.
func (p *page) verb(i int32) int32 {
	for range deepest {
		if i < 0 {
			return -1
		}
		t := &p.Tokens[i]
		if p.predicate(i) && (t.Rel != dragoman.Xcomp || t.Head < 0) {
			if t.UPOS != dragoman.VERB && t.UPOS != dragoman.AUX && !slices.ContainsFunc(p.kids[i], func(k int32) bool { return p.Tokens[k].Rel == dragoman.Cop || p.Tokens[k].Rel == dragoman.Nsubj }) {
				if t.Head < 0 {
					return -1
				}
			} else {
				return i
			}
		}
		i = t.Head
	}
	return -1
}

// clause is the span of a predicate without the clauses that hang on it; what
// is said stays with the saying where it follows it, and the noun of a relative
// clause stands before it.
func (p *page) clause(v int32) dragoman.Span {
	lo, hi := p.reach(v, v, 0)
	if t := &p.Tokens[v]; t.Rel == dragoman.Acl && t.Head >= 0 && t.Head < v {
		a, _ := p.extent(t.Head, 0)
		lo = min(lo, a)
	}
	lo, hi = p.trim(lo, hi, v, false)
	return dragoman.Span{Start: p.Tokens[lo].Start, End: p.Tokens[hi].End}
}

// reach is the first and the last token of what belongs to a predicate.
func (p *page) reach(v, i int32, depth int) (lo, hi int32) {
	lo, hi = i, i
	if depth > deepest {
		return
	}
	for _, k := range p.kids[i] {
		t := &p.Tokens[k]
		switch t.Rel {
		case dragoman.Advcl, dragoman.Parataxis:
			continue
		case dragoman.Acl:
			if t.UPOS == dragoman.VERB && k > i+12 {
				continue
			}
		case dragoman.Ccomp:
			if k < v {
				continue
			}
		case dragoman.Conj, dragoman.Cc:
			if i == v {
				continue
			}
		}
		a, b := p.reach(v, k, depth+1)
		lo, hi = min(lo, a), max(hi, b)
	}
	return
}

// extent is the first and last token of a noun's phrase, without clauses,
// appositions and what is joined to it.
func (p *page) extent(i int32, depth int) (lo, hi int32) {
	lo, hi = i, i
	if depth > deepest {
		return
	}
	for _, k := range p.kids[i] {
		switch p.Tokens[k].Rel {
		case dragoman.Punct, dragoman.Acl, dragoman.Appos, dragoman.Conj, dragoman.Cc, dragoman.Parataxis, dragoman.Advcl, dragoman.Ccomp, dragoman.Nsubj, dragoman.Cop:
			continue
		}
		a, b := p.extent(k, depth+1)
		lo, hi = min(lo, a), max(hi, b)
	}
	return
}

// around widens a span to hold another, within the sentence of that.
func (p *page) around(s, at dragoman.Span) dragoman.Span {
	in := p.Sentences[p.SentenceAt(at.Start)].Span
	return dragoman.Span{Start: max(in.Start, min(s.Start, at.Start)), End: min(in.End, max(s.End, at.End))}
}

// under reports whether token i is token v or hangs under it.
func (p *page) under(i, v int32) bool {
	for range deepest {
		if i == v {
			return true
		}
		if i < 0 {
			return false
		}
		i = p.Tokens[i].Head
	}
	return false
}

// top is the token of a span whose head lies outside it.
func (p *page) top(i int32, s dragoman.Span) int32 {
	for j := i; int(j) < len(p.Tokens) && p.Tokens[j].Start < s.End; j++ {
		if h := p.Tokens[j].Head; h < 0 || !s.Has(p.Tokens[h].Span) {
			return j
		}
	}
	return min(i, int32(len(p.Tokens)-1))
}
