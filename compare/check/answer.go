// SPDX-License-Identifier: Apache-2.0

package check

import (
	"slices"

	"dragoman"
	"dragoman/compare/near"
	"dragoman/compare/quote"
	"dragoman/compare/window"
)

// Fixed bounds: shares of a sentence's weight, and how near a word must be that
// stands for another (a squared cosine).
const (
	holdsWhole = .70
	holdsMost  = .65 // from which a passage tells of the same thing, and may stand against it
	holdsPart  = .45
	nearWord   = .15
)

// answer is how one sentence of a report answers a need.
type answer struct {
	c     *Checker
	n     *need
	t     *window.Window
	w     *near.Words
	by    []int32   // for each item the token that answers it best, -1 none
	how   []float64 // how well, 0 to 1
	cover float64   // share of the weight
	carry int32     // the pronoun that opens the passage and stands for the draft's people, -1 none
	verb  int32     // the token that answers the main verb, -1 none
}

func (c *Checker) answer(n *need, t *window.Window, w *near.Words) *answer {
	a := &answer{c: c, n: n, t: t, w: w, verb: -1, carry: opener(t, n), by: make([]int32, len(n.items)), how: make([]float64, len(n.items))}
	var have, all float64
	for k, i := range n.items {
		if a.by[k], a.how[k] = a.find(i); a.how[k] < 1 && a.carry >= 0 && a.carried(i) {
			a.by[k], a.how[k] = a.carry, 1
		}
		weight := n.s.Report.Weight(i)
		have += weight * a.how[k]
		all += weight
		if i == n.main {
			a.verb = a.by[k]
		}
	}
	if all > 0 {
		a.cover = have / all
	}
	return a
}

// find is the token of the passage that answers one of the draft.
func (a *answer) find(i int32) (int32, float64) {
	d, r := a.n.s.Report, a.t.Report
	name := a.n.named(i)
	best, how := int32(-1), 0.0
	number := d.Quantity(i) != nil || d.Tokens[i].UPOS == dragoman.NUM
	for _, q := range a.n.s.Numbers {
		for _, x := range a.t.Numbers {
			if q.Span.Overlaps(d.Tokens[i].Span) && x.Value == q.Value && (x.Max == q.Max || x.Max == 0) {
				return x.Tok, 1
			}
		}
	}
	for j := a.t.First; j < a.t.Last; j++ {
		if !r.Content(j) && r.Actor(j) == 0 {
			continue
		}
		switch {
		case d.Term(i) == r.Term(j) && r.Content(j):
			return j, 1
		case name && (d.Actor(i) != 0 && d.Actor(i) == r.Actor(j) && a.certain(j) || a.land(i, j)):
			return j, 1
		case name || number || r.Tokens[j].UPOS == dragoman.NUM || capital(r, j, a.t.First) || !r.Content(j):
			continue
		case a.c.rivals.apart(d.Tokens[i].Lemma, r.Tokens[j].Lemma):
			continue
		case (d.Tokens[i].UPOS == dragoman.VERB) != (r.Tokens[j].UPOS == dragoman.VERB):
			continue
		}
		if v := float64(a.w.Near(i, j)); v > how && v >= nearWord {
			best, how = j, v
		}
	}
	if how > 0 {
		how = min(1, .5+how)
	}
	return best, how
}

// opener is the pronoun at the head of a passage that stands for several people
// of the sentence before, where these are all whom the draft names and no
// others; -1 where there is none.
func opener(t *window.Window, n *need) int32 {
	r := t.Report
	if t.Sentence == 0 || r.Tokens[t.First].UPOS != dragoman.PRON || r.Tokens[t.First].Rel != dragoman.Nsubj || r.Actor(t.First) != 0 {
		return -1
	}
	before := r.Sentences[t.Sentence-1]
	people := map[string]bool{}
	for _, m := range r.Mentions {
		if m.Kind != dragoman.Person || m.First < before.First || m.Last > before.Last || m.Form != dragoman.Name {
			continue
		}
		people[m.Actor] = true
		if !slices.ContainsFunc(n.items, func(i int32) bool { return n.s.Report.Term(i) == r.Term(m.Last-1) }) {
			return -1
		}
	}
	if len(people) < 2 {
		return -1
	}
	return t.First
}

// carried reports whether a token of the draft's subject stands in the sentence
// before the passage, which its opening pronoun takes up.
func (a *answer) carried(i int32) bool {
	d := a.n.s.Report
	for k := range a.n.items {
		s := a.n.items[k]
		if d.Tokens[s].Head == a.n.main && d.Tokens[s].Rel == dragoman.Nsubj && under(d, i, s) {
			b := *a
			b.t = a.t.Report.Sentences[a.t.Sentence-1]
			_, how := b.find(i)
			return how == 1
		}
	}
	return false
}

// land reports whether two tokens name a country or its people, the same: Norway
// and Norwegian.
func (a *answer) land(i, j int32) bool {
	x, y := country(a.n.s.Report, i), country(a.t.Report, j)
	return x != "" && x == y
}

func country(r *window.Report, i int32) string {
	if !r.IsName(i) {
		return ""
	}
	for _, m := range r.Mentions {
		if m.First > i || m.Last <= i || m.Kind != dragoman.Country && m.Kind != dragoman.Group {
			continue
		}
		if x := r.Reading.Actor(m.Actor); x != nil {
			return x.Country
		}
	}
	return ""
}

// certain reports whether a token surely stands for its actor: by a name, or by
// a pronoun where nobody else it could mean was named shortly before.
func (a *answer) certain(j int32) bool {
	r := a.t.Report
	if r.Tokens[j].UPOS != dragoman.PRON {
		return true
	}
	key, gender, who := r.Actor(j), "", map[string]bool{}
	for i := range r.Actors {
		if window.ActorKey(&r.Actors[i]) == key {
			gender = r.Actors[i].Gender
		}
	}
	from := r.Sentences[max(0, a.t.Sentence-1)].First
	for _, m := range r.Mentions {
		if m.Kind != dragoman.Person || m.Form == dragoman.Pronoun || m.Last <= from || m.First >= j {
			continue
		}
		x := r.Reading.Actor(m.Actor)
		if x != nil && x.Gender != "" && gender != "" && x.Gender != gender {
			continue
		}
		who[m.Actor] = true
	}
	return len(who) < 2
}

// hole reports whether a name or number of the draft has no answer.
func (a *answer) hole() bool {
	d := a.n.s.Report
	for k, i := range a.n.items {
		if a.how[k] < 1 && (a.n.named(i) || d.Quantity(i) != nil || d.Tokens[i].UPOS == dragoman.NUM || d.Date(i) != nil) {
			return true
		}
	}
	return false
}

// clash reports whether a word of the draft that is not itself in the passage
// excludes one that is, or whether the draft has a "not" and the passage none.
func (a *answer) clash() bool {
	d, r := a.n.s.Report, a.t.Report
	for k, i := range a.n.items {
		for j := a.t.First; a.how[k] < 1 && j < a.t.Last; j++ {
			if a.c.rivals.apart(d.Tokens[i].Lemma, r.Tokens[j].Lemma) {
				return true
			}
		}
	}
	for _, m := range []window.Mark{window.Deny, window.Unsure, window.Nobody} {
		if x, y := a.t.Marks[m], a.n.s.Marks[m]; x.Last > x.First && y.Last == y.First {
			return true // somebody denies it, or leaves it open, in the same breath
		}
	}
	if a.t.Negations != a.n.s.Negations && slices.Contains(a.how, 0) {
		return true // a "not" that may be of the word without an answer
	}
	return a.n.negated() && a.t.Negations == 0 && a.t.Refusals == 0
}

// supports reports whether the passage holds the whole sentence.
func (a *answer) supports() bool {
	return a.cover >= holdsWhole && !a.hole() && !a.clash() && a.done() && a.opposed() == "" && a.holders() != other && a.standing()
}

// done reports whether the passage tells that it was done, by whom the draft
// says: its main verb is answered, and the subject of that answers the draft's.
func (a *answer) done() bool {
	if a.n.main < 0 {
		return true
	}
	return a.verb >= 0 && a.actedBy() && a.doneTo()
}

// partly reports whether the passage holds a part of the sentence: what is told,
// and no other holder's words.
func (a *answer) partly() bool {
	return a.cover >= holdsPart && a.done() && a.holders() != other && a.standing()
}

// opposes names the slot in which the passage stands against the sentence, ""
// where it does not: it must tell of the same thing, with the names of the
// draft.
func (a *answer) opposes() string {
	answered := 0
	for _, h := range a.how {
		if h > 0 {
			answered++
		}
	}
	if a.cover < holdsMost || answered < 3 || a.holders() == other || a.verb >= 0 && !a.actedBy() || a.n.main >= 0 && a.verb < 0 && !a.opposites() {
		return ""
	}
	why := a.opposed()
	if k := slices.Index(a.n.items, a.n.main); why == "status" && k >= 0 && a.how[k] < 1 {
		return "" // another verb: what is not said of it is not said of this
	}
	d := a.n.s.Report
	for k, i := range a.n.items {
		if a.how[k] < 1 && a.n.named(i) && d.Tokens[i].UPOS != dragoman.NUM && d.Quantity(i) == nil && d.Date(i) == nil {
			return ""
		}
	}
	return why
}

// opposed names what stands against the sentence: a number of the same thing, a
// date, a "not", a word's opposite, a plan told as done.
func (a *answer) opposed() string {
	switch {
	case a.numbersPart():
		return "number"
	case a.datesPart():
		return "date"
	case a.turned():
		return "status"
	case a.opposites():
		return "word"
	case a.firmer():
		return "status"
	}
	return ""
}

// numbersPart reports whether the passage gives another number of what the
// draft counts, where each gives one.
func (a *answer) numbersPart() bool {
	for _, x := range a.n.s.Numbers {
		if x.Noun == 0 || a.t.Values.Has(bits(x.Value)) || a.n.s.Report.Date(x.Tok) != nil {
			continue
		}
		k := slices.IndexFunc(a.t.Numbers, func(y window.Number) bool { return y.Noun == x.Noun && y.Unit == x.Unit })
		if k >= 0 && alone(a.n.s.Numbers, x.Noun) && alone(a.t.Numbers, x.Noun) && !fits(&x.Quantity, &a.t.Numbers[k].Quantity) {
			return true
		}
	}
	return false
}

// alone reports whether there is one number of a thing.
func alone(ns []window.Number, noun uint64) bool {
	n := 0
	for _, x := range ns {
		if x.Noun == noun {
			n++
		}
	}
	return n == 1
}

// datesPart reports whether both have one date and these exclude one another.
func (a *answer) datesPart() bool {
	if len(a.n.s.Times) != 1 || len(a.t.Times) != 1 {
		return false
	}
	x, y := a.n.s.Times[0], a.t.Times[0]
	return !x.Time.Vague && !y.Time.Vague && (x.To < y.From || y.To < x.From)
}

// opposites reports whether a word of the draft without an answer has its
// opposite in its place in the passage: under the word that answers the one it
// hangs on, or for the main verb a verb with the same subject.
func (a *answer) opposites() bool {
	d, r := a.n.s.Report, a.t.Report
	for k, i := range a.n.items {
		if a.how[k] == 1 {
			continue
		}
		for j := a.t.First; j < a.t.Last; j++ {
			if slices.Contains(a.by, j) || !a.c.rivals.apart(d.Tokens[i].Lemma, r.Tokens[j].Lemma) {
				continue
			}
			if i == a.n.main && r.Tokens[j].UPOS == dragoman.VERB {
				b := *a
				if b.verb = j; b.actedBy() {
					return true
				}
			}
			if h := slices.Index(a.n.items, d.Tokens[i].Head); h >= 0 && a.by[h] >= 0 && a.by[h] == r.Tokens[j].Head {
				return true
			}
		}
	}
	return false
}

// missing lists the words of the draft without an answer, as written.
func (a *answer) missing() []string {
	out := []string{}
	d := a.n.s.Report
	for k, i := range a.n.items {
		if w := d.Tokens[i].Of(d.Text); a.how[k] == 0 && !slices.Contains(out, w) && len(out) < listed {
			out = append(out, w)
		}
	}
	return out
}

// holding is how the holders of a draft's sentence and of a passage stand.
type holding int

const (
	open  holding = iota // the draft names none
	same                 // the same
	other                // another, or nobody
)

// holders compares who says it: where the draft names somebody, the passage
// must be said by the same.
func (a *answer) holders() holding {
	if a.n.holder == "" || !a.n.plain() {
		return open // or told as a deed, whose doer and verb must be answered
	}
	r := a.t.Report
	for k := range r.Statements {
		st := &r.Statements[k]
		if st != a.t.Statement && !slices.ContainsFunc(append(st.Cue, st.Content...), a.t.Overlaps) {
			continue
		}
		name, key := st.Speaker.Name, uint64(0)
		if x := r.Reading.Actor(st.Speaker.Actor); x != nil {
			name, key = x.Name, window.ActorKey(x)
		}
		if key != 0 && key == a.n.actor || quote.SamePerson(name, a.n.holder) || a.described(st) {
			return same
		}
	}
	for k := range r.Statements {
		if st := &r.Statements[k]; st.Speaker.Name != "" && slices.ContainsFunc(st.Cue, a.t.Has) {
			return other // the passage names who says it
		}
	}
	if a.worded() {
		return same
	}
	return other
}

// worded reports whether the passage has the words in which the draft says who
// says it, the same verb on the same subject.
func (a *answer) worded() bool {
	d, r := a.n.s.Report, a.t.Report
	in := func(at dragoman.Span) (out []int32) {
		for i := int32(d.TokenAt(at.Start)); int(i) < len(d.Tokens) && d.Tokens[i].Start < at.End; i++ {
			if d.Content(i) {
				out = append(out, i)
			}
		}
		return out
	}
	for _, src := range append(a.n.held.Source, a.n.held.Cue...) {
		for _, i := range in(src) {
			found := false
			for j := a.t.First; j < a.t.Last; j++ {
				found = found || d.Term(i) == r.Term(j)
			}
			if !found {
				return false
			}
		}
	}
	return len(a.n.held.Source) > 0
}

// described reports whether the source of a statement holds every word with
// content of the draft's source: "the mayor" and "Mayor Liv Aune".
func (a *answer) described(st *dragoman.Statement) bool {
	d, r := a.n.s.Report, a.t.Report
	any := false
	for _, src := range a.n.held.Source {
		for i := int32(d.TokenAt(src.Start)); int(i) < len(d.Tokens) && d.Tokens[i].Start < src.End; i++ {
			if !d.Content(i) {
				continue
			}
			any = true
			if !slices.ContainsFunc(st.Source, func(x dragoman.Span) bool {
				for j := int32(r.TokenAt(x.Start)); int(j) < len(r.Tokens) && r.Tokens[j].Start < x.End; j++ {
					if r.Term(j) == d.Term(i) {
						return true
					}
				}
				return false
			}) {
				return false
			}
		}
	}
	return any
}
