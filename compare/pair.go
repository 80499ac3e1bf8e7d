// SPDX-License-Identifier: Apache-2.0

package compare

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"dragoman"
)

// Limits of aligned facts.
const (
	factShare  = 0.42 // dice of the masked terms
	factWeight = 2.2  // weight of the shared masked terms
	pairLimit  = 400000
)

// rarity scales every bag by how rare its terms are among all sentences, so
// that the actors everything is about count little.
func rarity(rs []*report) {
	df := map[string]int{}
	n := 0
	for _, r := range rs {
		for _, s := range r.sentences {
			n++
			for t := range s.bag {
				df[t]++
			}
		}
	}
	weight := func(t string) float64 {
		if n < 8 {
			return 1
		}
		return .45 + .55*math.Log(float64(n)/float64(df[t]))/math.Log(float64(n))
	}
	rescale := func(b bag) {
		for t := range b {
			b[t] = grain(b[t] * weight(t))
		}
	}
	for _, r := range rs {
		for _, s := range r.sentences {
			rescale(s.bag)
			rescale(s.masked)
			for _, f := range s.facts {
				rescale(f.bag)
				rescale(f.masked)
			}
		}
	}
}

// link is two facts that tell one thing.
type link struct {
	a, b  *fact
	score float64
	weak  bool // the predicate of one is but a word of the other
}

// links finds the facts of different reports that tell one thing, best first.
// Facts are looked up by the terms they share.
func links(rs []*report) []link {
	index := map[string][]*fact{}
	var out []link
	tried := 0
	for _, r := range rs {
		for _, f := range r.facts {
			seen := map[*fact]bool{}
			var near []*fact
			for _, t := range keys(f.masked) {
				for _, o := range index[t] {
					if !seen[o] {
						seen[o] = true
						near = append(near, o)
					}
				}
			}
			for _, o := range near {
				if tried++; tried > pairLimit {
					break
				}
				if s, ok := aligned(o, f); ok {
					out = append(out, link{o, f, s, o.pred != f.pred && !used(o, f)})
				}
			}
		}
		for _, f := range r.facts {
			for _, t := range keys(f.masked) {
				if len(index[t]) < 400 {
					index[t] = append(index[t], f)
				}
			}
		}
	}
	slices.SortStableFunc(out, func(x, y link) int {
		if x.weak != y.weak {
			if y.weak {
				return -1
			}
			return 1
		}
		return cmp.Compare(y.score, x.score)
	})
	return out
}

func keys(b bag) []string {
	out := make([]string, 0, len(b))
	for t := range b {
		out = append(out, t)
	}
	slices.Sort(out)
	return out
}

// aligned says whether two facts tell one thing: they share their predicate
// (or each holds the other's), enough other terms, among them what they are
// about, and their subjects and dates do not exclude one another.
func aligned(a, b *fact) (float64, bool) {
	if used(a, b) && !apart(a, b) {
		return .5, true
	}
	if a.pred != b.pred && !(a.masked[b.pred] > 0 && b.masked[a.pred] > 0) {
		if s, ok := retold(a, b); ok {
			return s, true
		}
		// one clause's predicate may be a noun in the other; names must carry it
		if a.masked[b.pred] == 0 && b.masked[a.pred] == 0 || sharedNames(a, b) < 2 || dice(a.masked, b.masked) < .5 {
			return 0, false
		}
	}
	if tally(a, b) || tolled(a, b) {
		return .46, true
	}
	weight := overlap(a.masked, b.masked)
	share := dice(a.masked, b.masked)
	if share < .65 && a.otherPatient(b) || other(a) != other(b) {
		return 0, false
	}
	inside := weight / math.Max(.01, math.Min(a.masked.sum(), b.masked.sum()))
	if a.pred == b.pred && inside >= .4 && weight >= .7*factWeight && about(a, b) && subjectsFit(a, b) && !apart(a, b) {
		return share + .05*weight, true
	}
	if a.pred == b.pred && !apart(a, b) && bare(a, b) {
		return .5, true
	}
	if share >= .4 && a.act(b) {
		return share, true
	}
	if a.pred == b.pred && core(a, b) && !apart(a, b) && (share >= .7 && len(a.masked) > 2 && len(b.masked) > 2 || inside >= .5 && !slices.Contains(light, a.pred)) {
		return share, true
	}
	if weight < factWeight*.6 || share < factShare && !(inside >= .8 && weight >= factWeight) {
		return 0, false
	}
	shared, seen := 0, map[int32]bool{}
	for t := range a.masked {
		if b.masked[t] == 0 || t == a.pred || t == b.pred {
			continue
		}
		if at := a.names[t]; at > 0 { // a name of several words is one thing shared
			if seen[at] {
				continue
			}
			seen[at] = true
		}
		shared++
	}
	if shared < 1 || shared < 2 && (a.pred != b.pred || share < .6) {
		return 0, false
	}
	if weight < factWeight && share < .6 {
		return 0, false
	}
	if !subjectsFit(a, b) || apart(a, b) && share < .6 {
		return 0, false
	}
	return share + .05*weight, true
}

// retold reports whether two facts of different verbs tell one thing all the
// same: one named subject, and nearly all else alike.
func retold(a, b *fact) (float64, bool) {
	if !a.verb() || !b.verb() || !a.subjName || !b.subjName || len(a.subj) == 0 || len(b.subj) == 0 || a.subj[0] != b.subj[0] || apart(a, b) || a.otherPatient(b) {
		return 0, false
	}
	n := 0
	for t := range a.masked {
		if b.masked[t] > 0 && !slices.Contains(a.subj, t) && t != a.pred && t != b.pred {
			n++
		}
	}
	share := dice(a.masked, b.masked)
	return share, n >= 3 && share >= .6
}

// used reports whether one fact says a thing was used by whom the other says
// did something with it: "police fired tear gas", "police used tear gas".
func used(a, b *fact) bool {
	if a.pred != b.pred && a.pred != "use" && b.pred != "use" || a.obj == "" || a.obj != b.obj || len(a.subj) == 0 || len(b.subj) == 0 || a.subj[0] != b.subj[0] || !a.verb() || !b.verb() {
		return false
	}
	n := 0
	for t := range a.masked {
		if b.masked[t] > 0 && t != a.pred && t != b.pred {
			n++
		}
	}
	return n >= 3
}

// bare reports whether the shorter of two facts of one verb tells no more than
// who did it, or what was done where the sentences share a name: "refused to
// concede", "to annul the result".
func bare(a, b *fact) bool {
	if len(a.masked) > len(b.masked) {
		a, b = b, a
	}
	rest, n := bag{}, 0
	for t, w := range a.masked {
		if !a.nobody || !slices.Contains(a.subj, t) {
			rest[t] = w
			if b.masked[t] > 0 && t != a.pred {
				n++
			}
		}
	}
	if overlap(rest, b.masked) < .9*rest.sum() {
		return false
	}
	if slices.Contains(light, a.pred) || !a.verb() || !b.verb() {
		return false
	}
	if a.obj == "" && len(a.masked) == 2 && a.subjName && b.subjName {
		return slices.ContainsFunc(a.subj, func(t string) bool { return slices.Contains(b.subj, t) })
	}
	if a.obj == "" || a.obj != b.obj {
		return false
	}
	if n > 1 {
		return true
	}
	for t, w := range a.s.masked {
		if w > 0 && b.s.masked[t] > 0 && strings.HasPrefix(t, "~") {
			return true
		}
	}
	return false
}

// otherPatient reports whether two facts of one verb do it to different things:
// each names what, and neither has the other's among its words.
func (f *fact) otherPatient(o *fact) bool {
	x, y := f.patient(), o.patient()
	if l := f.lemma(); l == o.lemma() && (f.passive() && o.obj == "" && !o.passive() || o.passive() && f.obj == "" && !f.passive()) {
		return true // "investors pushed for a split", "he was pushed out by investors"
	}
	return f.pred == o.pred && x != "" && y != "" && x != y && f.bag[y] == 0 && o.bag[x] == 0
}

// patient is the term of what a verb is done to: its object, or the subject of
// a passive; "" where there is none.
func (f *fact) patient() string {
	if f.obj != "" {
		return f.obj
	}
	if f.passive() && len(f.subj) > 0 {
		return f.subj[0]
	}
	return ""
}

// passive reports whether a fact's verb stands in the passive.
func (f *fact) passive() bool {
	r := f.s.r
	return !strings.HasSuffix(r.words[f.head], "ing") && slices.ContainsFunc(r.kids[f.head], func(k int32) bool {
		return r.Tokens[k].Rel == dragoman.Aux && words().is("be", r.words[k])
	})
}

func (f *fact) lemma() string { return strings.ToLower(f.s.r.Tokens[f.head].Lemma) }

// other reports whether a fact says that it is of another thing than the one at
// hand: "a similar bill", "an earlier attack".
func other(f *fact) bool {
	r := f.s.r
	if f.subjAt > 0 {
		lo, hi := r.extent(f.subjAt, 0)
		for i := lo; i <= hi; i++ {
			if words().is("other", r.words[i]) {
				return true
			}
		}
	}
	return slices.ContainsFunc(f.toks, func(i int32) bool { return i < f.s.last && i >= f.s.first && words().is("other", f.s.r.words[i]) })
}

// act reports whether two facts have one verb, one subject and one object:
// "gunmen attacked a market".
func (f *fact) act(o *fact) bool {
	return f.pred == o.pred && f.obj != "" && f.obj == o.obj && len(f.subj) > 0 && len(o.subj) > 0 && f.subj[0] == o.subj[0] && !slices.Contains(light, f.pred)
}

// tolled reports whether one of two facts is but a toll ("23 people were
// wounded") and the other counts as many in the same act.
func tolled(a, b *fact) bool {
	if a.pred != b.pred || !a.toll() || !b.toll() || min(len(a.masked), len(b.masked)) > 2 || apart(a, b) {
		return false
	}
	for _, x := range a.nums {
		if y, ok := counterpart(x, a, b); ok && agree(x, y) == "same" && x.value > 2 {
			return true
		}
	}
	return false
}

// core reports whether two facts have one common noun as the head of their
// subjects: "a ransom was paid" and "the ransom that was paid".
func core(a, b *fact) bool {
	return len(a.subj) > 0 && len(b.subj) > 0 && a.subj[0] == b.subj[0] && !a.subjName && !b.subjName
}

// about reports whether two facts share a name and another term beside their
// predicate.
func about(a, b *fact) bool {
	name, other := false, false
	for t := range a.masked {
		if b.masked[t] == 0 || t == a.pred {
			continue
		}
		if a.names[t] > 0 || b.names[t] > 0 {
			name = true
		} else {
			other = true
		}
	}
	return name && other
}

// tally reports whether two facts count the same thing in the same act of the
// same subject: "police arrested 17 people", "29 people were arrested by police".
func tally(a, b *fact) bool {
	if a.pred != b.pred || len(a.nums) == 0 || len(b.nums) == 0 || apart(a, b) || len(a.subj) == 0 || len(b.subj) == 0 {
		return false
	}
	if a.status != b.status && firm(a.status) != firm(b.status) {
		return false
	}
	same := false
	for _, t := range a.subj {
		same = same || slices.Contains(b.subj, t)
	}
	if !same {
		return false
	}
	for _, x := range a.nums {
		if _, ok := counterpart(x, a, b); ok && (x.noun != "" || x.unit != "") {
			return true
		}
	}
	return false
}

func sharedNames(a, b *fact) int {
	n := 0
	for t := range a.names {
		if b.names[t] > 0 {
			n++
		}
	}
	return n
}

// subjectsFit is false where both facts name their subject and the names share
// nothing, and neither's subject is told of in the other.
func subjectsFit(a, b *fact) bool {
	if a.someone && b.subjName || b.someone && a.subjName {
		return false
	}
	if !a.subjName || !b.subjName || len(a.subj) == 0 || len(b.subj) == 0 {
		return true
	}
	for _, t := range a.subj {
		for _, u := range b.subj {
			if t == u || alike(t, u) {
				return true
			}
		}
	}
	// the Kremlin, Moscow and the president act for one state
	return a.power != "" && a.power == b.power && (a.powerSelf || b.powerSelf)
}

// group is facts that tell one thing, the first of which all others align with.
type group struct {
	facts []*fact
	score float64
}

// firm is how firmly a fact stands, for telling a later state from an earlier.
func firm(s dragoman.Status) int {
	switch s {
	case dragoman.Occurred, dragoman.Ongoing, dragoman.Historical:
		return 3
	case dragoman.Planned, dragoman.Threatened:
		return 1
	case dragoman.Requested:
		return 2
	}
	return 0
}
