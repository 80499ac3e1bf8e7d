// SPDX-License-Identifier: Apache-2.0

package slot

import (
	"math"

	"dragoman"
	"dragoman/compare/near"
	"dragoman/compare/window"
)

// asked are the marks that set sides apart, and the kind of difference each is.
var asked = []struct {
	mark window.Mark
	kind string
}{{window.Nobody, "denied"}, {window.Deny, "denied"}, {window.Unsure, "differs"}, {window.Plan, "differs"}}

// EvidenceNames are the features of a mark that one of two sentences has.
var EvidenceNames = []string{
	"nobody", "deny", "unsure", "plan", "shared", "shared-odds", "opposed-odds", "soft", "aligned", "answered-after", "answered-before", "verb-met", "other-blames", "own-blames", "contrast",
	"speaker", "speaker-clash", "spoken", "near-equal", "negation-odd", "short", "long", "verb", "stance", "quoted", "other-told", "cosine", "subjects", "later", "gap",
	"met", "met-back", "told", "by-other", "by-in-other", "by-known", "target", "target-actors", "other-denies", "other-unsure", "other-plans", "headline",
}

// Evidence is a mark that one of two sentences has and the other has not, and
// its features for the head that weighs it.
type Evidence struct {
	Difference
	Mark window.Mark
	X    []float64
}

// Evidence lists the marks of a pair that may set it apart.
func (p *Pair) Evidence() []Evidence {
	var out []Evidence
	for n, a := range asked {
		x, y := p.A.Marks[a.mark], p.B.Marks[a.mark]
		if (x.Last > 0) == (y.Last > 0) {
			continue
		}
		d := Difference{Why: "status", Kind: a.kind}
		own, other, m := p.A, p.B, x
		if x.Last == 0 {
			own, other, m = p.B, p.A, y
		}
		v := value(own.Report, m.First, m.Last)
		if x.Last > 0 {
			d.A = v
		} else {
			d.B = v
		}
		if differ, _ := p.later(); differ && (a.mark == window.Plan || a.mark == window.Unsure) {
			d.Kind = "update"
		}
		features := p.evidence(n, own, other, m)
		d.Met, d.By = features[atMet], m.Statement
		out = append(out, Evidence{d, a.mark, features})
	}
	return out
}

func (p *Pair) evidence(n int, own, other *window.Window, m window.Marked) []float64 {
	kind := make([]float64, len(asked))
	kind[n] = 1
	answered := func(i, j int32) float64 { return p.answered(own, other, i, j) }
	verb := own.Report.Tokens[m.First].UPOS == dragoman.VERB || own.Report.Tokens[m.Last-1].UPOS == dragoman.VERB
	both := own.Statement != nil && other.Statement != nil
	cos := near.Cosine(p.A, p.B)
	differ, _ := p.later()
	la, lb := float64(len(own.Content)), float64(len(other.Content))
	out := append(kind, 0, 0, 0, p.Soft, p.align, answered(m.Last, min(m.Last+24, own.Last)), answered(max(own.First, m.First-24), m.First),
		p.verbMet(own, other, m), truth(other.Marks[window.Blame].Last > 0), truth(own.Marks[window.Blame].Last > 0), truth(p.A.Marks[window.Contrast].Last > 0)+truth(p.B.Marks[window.Contrast].Last > 0),
		truth(both && own.Speaker == other.Speaker), truth(both && own.Speaker != other.Speaker), min(float64(p.A.Spoken.Shared(p.B.Spoken)), 6), truth(cos > .8),
		truth(own.Negations%2 != other.Negations%2), math.Log1p(min(la, lb)), math.Log1p(max(la, lb)), truth(verb), truth(m.Stance), max(own.Quoted, other.Quoted), truth(other.Statement == nil), cos,
		float64(p.A.Subjects.Shared(p.B.Subjects)), truth(differ), max(p.Context.RowGap, p.Context.ColumnGap))
	out = append(out, p.aimed(own, other, m)...)
	SetOdds(out, p.Shared, p.Opposed)
	return out
}

// aimed is how what a mark bears on stands to the other sentence.
func (p *Pair) aimed(own, other *window.Window, m window.Marked) []float64 {
	actors := 0.0
	for _, i := range m.Target {
		if k := own.Report.Actor(i); k != 0 && other.Actors.Has(k) {
			actors++
		}
	}
	return []float64{p.met(own, m.Target, other.Content), p.met(other, other.Content, m.Target), truth(m.Told), truth(m.By != 0 && m.By == other.Speaker), truth(m.By != 0 && other.Actors.Has(m.By)), truth(m.By != 0),
		math.Log1p(float64(len(m.Target))), min(actors, 3), truth(other.Marks[window.Deny].Last > 0), truth(other.Marks[window.Unsure].Last > 0), truth(other.Marks[window.Plan].Last > 0), truth(other.Headline)}
}

// met is the share of the weight of tokens of own that the words of the other
// sentence answer.
func (p *Pair) met(own *window.Window, tokens, others []int32) float64 {
	have, all := 0.0, 0.0
	for _, i := range tokens {
		best := float32(0)
		for _, k := range others {
			best = max(best, p.near(own, i, k))
		}
		have += float64(best) * own.Report.Weight(i)
		all += own.Report.Weight(i)
	}
	if all == 0 {
		return 0
	}
	return have / all
}

// answered is the share of the weight of content words in tokens [i, j) of one
// sentence that the other answers; 0 where there are fewer than two.
func (p *Pair) answered(own, other *window.Window, i, j int32) float64 {
	var tokens []int32
	for ; i < j; i++ {
		if own.Report.Content(i) {
			tokens = append(tokens, i)
		}
	}
	if len(tokens) < 2 {
		return 0
	}
	return p.met(own, tokens, other.Content)
}

// near measures a token of own against one of the other sentence, whichever of
// the two comes first.
func (p *Pair) near(own *window.Window, i, k int32) float32 {
	if own == p.A {
		return p.sim.Near(i, k)
	}
	return p.sim.Near(k, i)
}

// verbMet is how near the verb under a mark is to the nearest verb of the other
// sentence that stands under no such mark: the head of an auxiliary, else the
// next verb.
func (p *Pair) verbMet(own, other *window.Window, m window.Marked) float64 {
	v := int32(-1)
	if h := own.Report.Tokens[m.First].Head; own.Report.Tokens[m.First].UPOS == dragoman.AUX && h >= own.First && h < own.Last {
		v = h
	}
	for _, k := range own.VerbToks {
		if v < 0 && k >= m.Last && k < m.Last+6 {
			v = k
		}
	}
	if v < 0 {
		return 0
	}
	best := float32(0)
	for _, k := range other.VerbToks {
		best = max(best, p.near(own, v, k))
	}
	return float64(best)
}

// Where the kind of a plan and the probabilities stand in EvidenceNames.
const (
	atDeny   = 1
	atShared = 4
	atMet    = 30
	atTold   = 32
)

// SetOdds lays other probabilities under a mark.
func SetOdds(x []float64, shared, opposed float64) {
	x[atShared], x[atShared+1], x[atShared+2] = shared, odds(shared), odds(opposed)
}

func odds(p float64) float64 {
	p = min(max(p, 1e-4), 1-1e-4)
	return math.Log(p / (1 - p))
}

// Marked reports whether one of two sentences has a mark that the other has not.
func Marked(p *near.Pair) bool {
	for _, a := range asked {
		if (p.A.Marks[a.mark].Last > 0) != (p.B.Marks[a.mark].Last > 0) {
			return true
		}
	}
	return false
}

// Asked reports whether a pair is asked what sets it apart: it is likely enough
// to be of one thing, or one side denies or doubts and the other does not.
func Asked(p *near.Pair, shared, opposed float64) bool {
	a, b := p.A.Marks[window.Deny], p.B.Marks[window.Deny]
	return shared >= .12 || opposed >= .06 || (a.Last > 0) != (b.Last > 0) && (a.Told || b.Told)
}

// AskedOf is Asked of the features of a mark.
func AskedOf(x []float64) bool {
	return x[atShared] >= .12 || x[atShared+2] >= odds(.06) || x[atDeny] == 1 && x[atTold] == 1
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
