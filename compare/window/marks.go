// SPDX-License-Identifier: Apache-2.0

package window

import (
	"strings"

	"dragoman"
)

// Mark is a kind of words that set two sides against one another.
type Mark int

// The kinds of marks, each a kind of words/compare.txt.
const (
	Deny     Mark = iota // denies, disputes, rules out
	Unsure               // not clear, no confirmation, declined, investigating
	Plan                 // not done yet: will, plans, may
	Blame                // accuses, alleges, suspects
	Contrast             // but, although
	Nobody               // a negative holder: "no expert believes"
	Marks                // how many there are
)

var markNames = [Marks]string{"deny", "unsure", "plan", "blame", "contrast", "nobody"}

// Asked is the kind a reader who judges a mark is asked about: what nobody holds
// is denied.
func (m Mark) Asked() string {
	if m == Nobody {
		m = Deny
	}
	return markNames[m]
}

// stanceMarks are the marks a statement's stance gives the sentence it stands in.
var stanceMarks = map[dragoman.Stance]Mark{
	dragoman.Denies: Deny, dragoman.Doubts: Unsure, dragoman.Declines: Unsure, dragoman.LeavesOpen: Unsure, dragoman.Unconfirmed: Unsure,
	dragoman.Rejects: Deny, dragoman.Accuses: Blame,
}

// Marked is where a mark stands; Last is 0 where it does not.
type Marked struct {
	First, Last int32   // tokens [First, Last)
	Stance      bool    // the reading of a statement gave it
	Target      []int32 // content tokens of what the mark bears on, which may stand in another sentence
	Told        bool    // the target is what a statement is of, not only what stands near the mark
	By          uint64  // key of whose mark it is; 0 unknown

	Statement *dragoman.Statement // that denies or doubts and whose cue the mark is, nil where none's
}

// phrases are the entries of a kind that have several words, by their first.
func (r *Reader) phrases(kind string) map[string][][]string {
	out := map[string][][]string{}
	for w := range r.kinds[kind] {
		if p := strings.Split(w, "_"); len(p) > 1 {
			out[p[0]] = append(out[p[0]], p)
		}
	}
	return out
}

// mark finds the first words of each kind in a sentence.
func (r *Reader) mark(w *Window) {
	rep := w.Report
	for i := w.First; i < w.Last; i++ {
		for m := range Nobody {
			n := r.marked(rep, m, i, w.Last)
			if n == 0 {
				continue
			}
			at := m
			switch {
			case m != Deny:
			case r.undergone(rep, i):
				continue // "was denied a licence" denies nothing that is told
			case r.negatedBefore(w, i):
				at = Unsure // "did not rule out" leaves open
			}
			if w.Marks[at].Last == 0 {
				w.Marks[at] = Marked{First: i, Last: i + n}
			}
		}
		if w.Marks[Nobody].Last == 0 && r.holdsNobody(rep, i, w) {
			w.Marks[Nobody] = Marked{First: i, Last: i + 1}
		}
	}
	for i := range rep.Statements {
		s := &rep.Statements[i]
		m, ok := stanceMarks[s.Stance]
		if !ok || w.Marks[m].Last > 0 {
			continue
		}
		for _, c := range s.Cue {
			if w.Has(c) {
				i := int32(rep.TokenAt(c.Start))
				w.Marks[m] = Marked{First: i, Last: max(i+1, int32(rep.TokenAt(c.End-1))+1), Stance: true}
			}
		}
	}
	for m := range w.Marks {
		if w.Marks[m].Last > 0 {
			w.aim(&w.Marks[m])
		}
	}
}

const (
	reach  = 24 // tokens before or after a mark that are looked at for what it bears on
	aimed  = 2  // content words a target has at least
	beside = 4  // tokens between a mark and the cue of the statement it belongs to
)

// aim finds what a mark bears on: what the statement is of whose cue it is, or
// the earlier statement that one is about; else the content words after the
// mark, else those before it.
func (w *Window) aim(m *Marked) {
	rep := w.Report
	m.Statement = rep.denying(m.First, m.Last)
	for i := max(w.First, m.First-beside); i < min(w.Last, m.Last+beside) && !m.Told; i++ {
		if s := rep.Cued(i); s != nil {
			m.By = rep.speaker(s)
			if about := rep.Statement(s.About); about != nil {
				m.Target = rep.contentOf(about)
			} else {
				m.Target = rep.contentOf(s)
			}
			m.Told = len(m.Target) > 0
		}
	}
	if m.Told {
		return
	}
	m.Target = rep.contentIn(m.Last, min(w.Last, m.Last+reach))
	if len(m.Target) < aimed {
		m.Target = rep.contentIn(max(w.First, m.First-reach), m.First)
	}
}

// denying is the statement that denies, doubts or leaves open and whose cue
// stands in tokens [i, j); nil where none does.
func (r *Report) denying(i, j int32) *dragoman.Statement {
	for ; i < j; i++ {
		if s := r.Cued(i); s != nil {
			if m, ok := stanceMarks[s.Stance]; ok && m != Blame {
				return s
			}
		}
	}
	return nil
}

// contentOf are the content tokens of what a statement is of.
func (r *Report) contentOf(s *dragoman.Statement) (out []int32) {
	for _, c := range s.Content {
		r.over(c, func(i int32) {
			if r.content[i] {
				out = append(out, i)
			}
		})
	}
	return out
}

// contentIn are the content tokens of [i, j).
func (r *Report) contentIn(i, j int32) (out []int32) {
	for ; i < j; i++ {
		if r.content[i] {
			out = append(out, i)
		}
	}
	return out
}

// undergone reports whether a token is a passive participle.
func (r *Reader) undergone(rep *Report, i int32) bool {
	if rep.Tokens[i].XPOS != "VBN" {
		return false
	}
	for k := max(0, i-4); k < i; k++ {
		if rep.Tokens[k].Head == i && r.Is("passive", rep.Tokens[k].Lemma) {
			return true
		}
	}
	return false
}

// negatedBefore reports whether a negation stands within three tokens before one.
func (r *Reader) negatedBefore(w *Window, i int32) bool {
	for k := max(w.First, i-3); k < i; k++ {
		if r.Is("negation", w.Report.words[k]) {
			return true
		}
	}
	return false
}

// marked is how many tokens from i on are a word or phrase of a kind.
func (r *Reader) marked(rep *Report, m Mark, i, last int32) int32 {
	word, lemma := rep.words[i], rep.Tokens[i].Lemma
	if t := &rep.Tokens[i]; rep.dated[i] != nil || t.UPOS == dragoman.PROPN || t.Rel == dragoman.Amod {
		return 0 // the month of May, the disputed border
	}
	if (r.Is(markNames[m], word) || r.Is(markNames[m], lemma)) && (rep.Tokens[i].UPOS != dragoman.NOUN || r.Is("act", word)) {
		return 1
	}
	for _, first := range []string{word, lemma} {
		for _, p := range r.phrased[m][first] {
			k := int32(1)
			for int(k) < len(p) && i+k < last && (rep.words[i+k] == p[k] || rep.Tokens[i+k].Lemma == p[k]) {
				k++
			}
			if int(k) == len(p) {
				return k
			}
		}
		if first == lemma {
			break
		}
	}
	return 0
}

// holdsNobody reports whether a token denies the subject of a verb of belief:
// "no expert believes", "neither side says".
func (r *Reader) holdsNobody(rep *Report, i int32, w *Window) bool {
	if !r.Is("nobody", rep.words[i]) {
		return false
	}
	s := i
	if rep.Tokens[i].Rel != dragoman.Nsubj {
		if s = rep.Tokens[i].Head; s < w.First || s >= w.Last {
			return false
		}
	}
	h := rep.Tokens[s].Head
	return rep.Tokens[s].Rel == dragoman.Nsubj && h >= w.First && h < w.Last && r.Is("belief", rep.Tokens[h].Lemma)
}
