// SPDX-License-Identifier: Apache-2.0

package say

import (
	"dragoman"
	"dragoman/read/say/bind"
	"dragoman/read/say/page"
)

// clausal makes a draft of a verb of saying that the ranker dropped though a
// clause hangs on it that nothing else tells: "said the group lost ground",
// "…, noting that the well was dry". held is the content each token lies in.
func (s *Sayer) clausal(p *page.Page, q bind.Cue, held []page.Range, drafts []draft) (draft, bool) {
	w := &p.Words[q.Head]
	c := s.lex.Class(w.Cue)
	if c.Kind != page.VerbKind || c.Tier != page.Speech && !thought(p, q, c.Stance) || w.Pos != dragoman.VERB || w.Quote > 0 || held[q.Head].Last != 0 {
		return draft{}, false
	}
	v := said(p, q)
	t := none
	if v >= 0 {
		t = page.Range{First: max(p.Words[v].Left, q.Last), Last: p.Words[v].Right}
	} else if v = wished(p, q, c.Stance); v >= 0 {
		t = page.Range{First: q.Last, Last: p.Words[v].Right}
	} else {
		return draft{}, false
	}
	for t.First < t.Last && p.Words[t.First].Shape == 4 && p.Words[t.First].Mark == 0 {
		t.First++
	}
	for t.Last > t.First && p.Words[t.Last-1].Shape == 4 {
		t.Last--
	}
	if t.Last-t.First < 3 || p.Words[t.Last-1].Sent != w.Sent || busy(held, t) {
		return draft{}, false
	}
	src := source(p, q.Head, subjectOf(p, q))
	told := p.Is(t.First, page.That) || p.Is(t.First, page.Whether)
	switch x := p.R.Tokens[q.Head].XPOS; {
	case src.First >= 0 && (x != "VBG" || has(p, q.Head, dragoman.Aux)):
	case x == "VBG" && (told || v >= 0 && has(p, v, dragoman.Nsubj) && c.Stance == dragoman.Asserts) && sharer(p, drafts, q) || w.Rel == dragoman.Conj && told && sharer(p, drafts, q):
		src = none
	default:
		return draft{}, false
	}
	d := draft{cue: page.Range{First: q.First, Last: q.Last}, head: q.Head, source: src, pieces: []page.Range{t}, from: clausal}
	return d, !s.sieve.Passive(p, sieved(d))
}

// said is the verb of the clause after a cue that hangs on it with "that" or a
// subject of its own, or -1.
func said(p *page.Page, q bind.Cue) int32 {
	for i := q.Last; i < p.Words[q.Head].Right; i++ {
		if w := &p.Words[i]; w.Head == q.Head && w.Rel == dragoman.Ccomp && (has(p, i, dragoman.Nsubj) || has(p, i, dragoman.Mark)) {
			return i
		}
	}
	return -1
}

// wished is the verb of the infinitive after a cue of asking, ordering or
// promising that hangs on it or on whom it is said to ("appealed to donors to
// fund"), or -1.
func wished(p *page.Page, q bind.Cue, stance dragoman.Stance) int32 {
	switch stance {
	case dragoman.Requests, dragoman.Demands, dragoman.Orders, dragoman.Pledges, dragoman.Threatens:
	default:
		return -1
	}
	for i := q.Last; i < p.Words[q.Head].Right; i++ {
		w := &p.Words[i]
		if p.R.Tokens[i].XPOS != "VB" || !infinitive(p, i, q.Last) {
			continue
		}
		if h := w.Head; h == q.Head || h > q.Head && h < i && p.Words[h].Head == q.Head {
			return i
		}
	}
	return -1
}

// infinitive reports whether "to" stands before a verb, from token first on, as a
// word of its own.
func infinitive(p *page.Page, v, first int32) bool {
	for i := max(first, v-4); i < v; i++ {
		if p.R.Tokens[i].XPOS == "TO" && p.Words[i].Head == v {
			return true
		}
	}
	return false
}

// thought reports whether a verb of belief or fear has a clause with "that":
// "some believe that it came too soon".
func thought(p *page.Page, q bind.Cue, stance dragoman.Stance) bool {
	return (stance == dragoman.Believes || stance == dragoman.Fears) && int(q.Last) < len(p.Words) && p.Is(q.Last, page.That) && p.Words[q.Last].Rel == dragoman.Mark
}

// subjectOf is the subject of a cue before it, or none.
func subjectOf(p *page.Page, q bind.Cue) page.Range {
	for i := p.Words[q.Head].Left; i < q.First; i++ {
		if w := &p.Words[i]; w.Head == q.Head && w.Rel == dragoman.Nsubj {
			t := page.Range{First: w.Left, Last: min(w.Right, q.First)}
			for t.Last > t.First+1 && p.Words[t.Last-1].Shape == 4 {
				t.Last--
			}
			return t
		}
	}
	return none
}

// busy reports whether another content holds a token of a range, and does not
// lie within it.
func busy(held []page.Range, t page.Range) bool {
	for i := t.First; i < t.Last; i++ {
		if h := held[i]; h.Last != 0 && (h.First < t.First || h.Last > t.Last || h == t) {
			return true
		}
	}
	return false
}

const sharing = 60 // drafts looked back at for the verb a cue hangs on

// sharer reports whether another draft's cue in the sentence is what a cue
// without a subject hangs on.
func sharer(p *page.Page, drafts []draft, q bind.Cue) bool {
	for k := len(drafts) - 1; k >= 0 && k >= len(drafts)-sharing; k-- {
		if h := drafts[k].head; h >= 0 && p.Words[h].Sent == p.Words[q.Head].Sent {
			for i, n := p.Words[q.Head].Head, 0; i >= 0 && n < 4; i, n = p.Words[i].Head, n+1 {
				if i == h {
					return true
				}
			}
		}
	}
	return false
}

// sentences are the drafts whose cues stand in each sentence.
type sentences map[int32][]int

func bySentence(p *page.Page, drafts []draft) sentences {
	out := sentences{}
	for i := range drafts {
		if h := drafts[i].head; h >= 0 {
			out[p.Words[h].Sent] = append(out[p.Words[h].Sent], i)
		}
	}
	return out
}

// cut ends a content outside quotation marks before the next cue of the same
// speaker: "said the road was shut, adding that …", "said aid had come and
// claimed that …".
func cut(p *page.Page, drafts []draft, near sentences, k int) {
	d := &drafts[k]
	if d.head < 0 || len(d.pieces) == 0 {
		return
	}
	t := &d.pieces[len(d.pieces)-1]
	if t.First < d.cue.Last || p.Words[t.First].Quote > 0 {
		return
	}
	for _, j := range near[p.Words[d.head].Sent] {
		e := &drafts[j]
		if j == k || e.cue.First <= t.First+1 || e.cue.First >= t.Last || p.Words[e.cue.First].Quote > 0 {
			continue
		}
		w := &p.Words[e.head]
		own := w.Head == d.head && (w.Rel == dragoman.Conj || w.Rel == dragoman.Advcl || w.Rel == dragoman.Acl) ||
			w.Rel == dragoman.Conj && e.source.First >= 0 && e.source.First == d.source.First
		if !own && !(p.R.Tokens[e.head].XPOS == "VBG" && p.R.Tokens[e.cue.First-1].Of(p.R.Text) == "," && w.Cue != 0 && int(e.cue.Last) < len(p.Words)) {
			continue
		}
		if has(p, e.head, dragoman.Nsubj) || e.source.First >= t.First && e.source.First < t.Last && e.source.Last <= e.cue.First && p.Words[e.source.First].Rel == dragoman.Nsubj {
			continue
		}
		if x := p.R.Tokens[e.head].XPOS; (x == "VBN" || x == "VBD") && perfect(p, t.First, e.cue.First) {
			e.source = none // "that the aides have often said so": their words
			continue
		}
		last := e.cue.First
		for last > t.First && (p.Words[last-1].Shape == 4 || p.Words[last-1].Pos == dragoman.CCONJ || p.Words[last-1].Pos == dragoman.ADV) {
			last--
		}
		if last-t.First >= 2 {
			t.Last = last
		}
		if e.source.First >= t.Last && e.source.First < e.cue.First {
			e.source = none // a word of the clause before, not its speaker
		}
	}
}

// perfect reports whether a form of "have" stands among tokens with a subject
// before it, for a participle after them.
func perfect(p *page.Page, first, last int32) bool {
	subject := false
	for i := first; i < last; i++ {
		switch w := &p.Words[i]; {
		case w.Rel == dragoman.Nsubj:
			subject = true
		case p.Lemma(i, page.Have):
			return subject && last-i <= 8 && !verb(p, page.Range{First: i + 1, Last: last})
		}
	}
	return false
}

// passed lets "according to X" after another's words pass on that he said them:
// in "“We will go,” she said, according to X" X tells that she did.
func passed(p *page.Page, drafts []draft) {
	near := bySentence(p, drafts)
	for i := range drafts {
		d := &drafts[i]
		if d.cue.First < 0 || !p.Lemma(d.cue.First, page.Accord) || len(d.pieces) != 1 {
			continue
		}
		t := &d.pieces[0]
		for _, j := range near[p.Words[d.cue.First].Sent] {
			e := &drafts[j]
			if j == i || e.cue.First < t.Last || e.cue.Last > d.cue.First || e.pieces[0] != *t {
				continue
			}
			t.Last = max(e.cue.Last, e.source.Last)
			break
		}
	}
}
