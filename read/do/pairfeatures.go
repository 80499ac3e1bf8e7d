// SPDX-License-Identifier: Apache-2.0

package do

import (
	"strings"

	"dragoman"
	"dragoman/internal/clusters"
	"dragoman/internal/linear"
	"dragoman/read/do/frame"
)

// Feature templates of the pair typer. A number is never used again for
// something else.
const (
	tLemma uint32 = iota + 100
	tLemmaAt
	tBigram
	tBigramAt
	tNear
	tFrame
	tFrameAt
	tFrameMode
	tFrameModal
	tFrameSeq
	tFirst
	tCameo
	tCameoAt
	tCameoPair
	tEnds
	tOrder
	tModal
	tSkip
	tPath
	tGov
	tArg
	tCluster
	tClusterAt
	tComposed
)

// view is a sentence with a source and a target in it, as features see it.
type view struct {
	r      *dragoman.Reading
	lex    *frame.Lexicon
	lemmas []string
	words  []clusters.ID
	upos   []dragoman.UPOS
	base   int    // index in Reading.Tokens of the first
	s, t   [2]int // token ranges within the view; empty where not found
	order  string // "st", "ts", "s", "t", ""
}

// newView lays the view over the sentences that hold the pair.
func newView(f *frame.Lexicon, r *dragoman.Reading, s, t dragoman.Span) *view {
	v := &view{r: r, lex: f}
	first, last := 0, len(r.Tokens)
	v.base = first
	for i := first; i < last; i++ {
		v.lemmas = append(v.lemmas, frame.Lemma(r, i))
		v.upos = append(v.upos, r.Tokens[i].UPOS)
		v.words = append(v.words, f.Clusters.Of(r.Tokens[i].Of(r.Text)))
	}
	v.s, v.t = v.find(s), v.find(t)
	hasS, hasT := v.s[1] > v.s[0], v.t[1] > v.t[0]
	switch {
	case hasS && hasT && v.s[0] <= v.t[0]:
		v.order = "st"
	case hasS && hasT:
		v.order = "ts"
	case hasS:
		v.order = "s"
	case hasT:
		v.order = "t"
	}
	return v
}

func (v *view) find(s dragoman.Span) (out [2]int) {
	if s.Len() <= 0 {
		return
	}
	out[0] = -1
	for i := range v.lemmas {
		if v.r.Tokens[v.base+i].Overlaps(s) {
			if out[0] < 0 {
				out[0] = i
			}
			out[1] = i + 1
		}
	}
	out[0] = max(out[0], 0)
	return
}

// region says where token i stands: "S", "T", "0" before both, "1" between, "2" after.
func (v *view) region(i int) string {
	switch {
	case i >= v.s[0] && i < v.s[1]:
		return "S"
	case i >= v.t[0] && i < v.t[1]:
		return "T"
	}
	a, b := v.s, v.t
	switch v.order {
	case "ts":
		a, b = b, a
	case "s":
		b = a
	case "t":
		a = b
	case "":
		return "1"
	}
	switch {
	case i < a[0]:
		return "0"
	case i < b[0]:
		return "1"
	}
	return "2"
}

// modality joins what stands before token i, within the reach of a verb group.
func (v *view) modality(i int) string {
	out := ""
	for j := max(0, i-5); j < i; j++ {
		if m := v.lex.Operator(v.lemmas[j]); m != "" && !strings.HasSuffix(out, m) && v.region(j) != "S" && v.region(j) != "T" {
			out += m
		}
	}
	return out
}

// features of the pair, one hash each.
func (p *Pairs) features(v *view) []uint32 {
	out := make([]uint32, 0, 256)
	add := func(t uint32, s string) { out = append(out, linear.Hash(t, s)) }
	add(tOrder, v.order)
	prev, prevRegion := "<s>", "0"
	var seq []string
	first := true
	for i, l := range v.lemmas {
		reg := v.region(i)
		if reg == "S" || reg == "T" {
			add(tEnds, reg+l)
			if reg != prevRegion {
				add(tBigram, prev+" "+reg)
			}
			prev, prevRegion = reg, reg
			if reg == "T" {
				p.frameFeatures(v, i, reg, add)
			}
			continue
		}
		at := v.order + reg
		add(tLemma, l)
		add(tLemmaAt, at+l)
		if u := v.upos[i]; u == dragoman.VERB || u == dragoman.NOUN && v.words[i] != 0 {
			c := uint32(v.words[i])
			out = append(out, linear.Mix(linear.Hash(tCluster, u.String()), c))
		}
		add(tBigram, prev+" "+l)
		add(tBigramAt, at+prev+" "+l)
		prev, prevRegion = l, reg
		if fr := p.frameFeatures(v, i, at, add); fr != nil && fr.Type != "" {
			if reg == "1" || v.order == "s" && reg == "2" {
				if first {
					add(tFirst, fr.Type+v.modality(i))
					add(tFirst, fr.Type)
					add(tFirst, v.order+fr.Type+fr.Mode)
					add(tComposed, frame.Compose(p.ontology, v.modality(i), fr.Type))
					add(tComposed, v.order+frame.Compose(p.ontology, v.modality(i), fr.Type))
					first = false
				}
			}
			seq = append(seq, fr.Type)
			if n := len(seq); n > 1 {
				add(tFrameSeq, seq[n-2]+seq[n-1])
			}
		}
		p.cameoFeatures(v, i, at, add)
	}
	p.nearFeatures(v, add)
	p.pathFeatures(v, add)
	return out
}

func (p *Pairs) frameFeatures(v *view, i int, at string, add func(uint32, string)) *frame.Frame {
	fr := p.frames.Flat(v.lemmas, v.upos, i)
	if fr == nil || fr.Type == "" {
		return fr
	}
	m := v.modality(i)
	c := frame.Compose(p.ontology, m, fr.Type)
	add(tComposed, "any"+c)
	add(tComposed, at+c)
	add(tFrame, fr.Type)
	add(tFrameAt, at+fr.Type)
	add(tFrameMode, fr.Type+fr.Mode)
	if m != "" {
		add(tFrameModal, m+fr.Type)
		add(tFrameModal, at+m+fr.Type)
	}
	return fr
}

func (p *Pairs) cameoFeatures(v *view, i int, at string, add func(uint32, string)) {
	c := &p.frames.CAMEO
	e, ok := c.Verbs[v.lemmas[i]]
	if !ok || v.upos[i] == dragoman.NOUN || v.upos[i] == dragoman.PROPN {
		return
	}
	add(tCameo, e[0])
	add(tCameoAt, at+e[0])
	add(tCameo, "b "+e[1])
	add(tCameoAt, at+"b "+e[1])
	if m := v.modality(i); m != "" {
		add(tModal, m+e[0])
	}
	for j := i + 1; j < min(len(v.lemmas), i+6); j++ {
		if t := c.Pairs[e[1]+" "+v.lemmas[j]]; t != "" {
			add(tCameoPair, t)
			add(tCameoPair, at+t)
		}
		for _, s := range c.Sets[v.lemmas[j]] {
			if t := c.Pairs[e[1]+" "+s]; t != "" {
				add(tCameoPair, t)
				add(tCameoPair, at+t)
			}
		}
	}
}

// nearFeatures are the words next to the source and the target.
func (p *Pairs) nearFeatures(v *view, add func(uint32, string)) {
	at := func(i int) string {
		if i < 0 || i >= len(v.lemmas) {
			return "<>"
		}
		if g := v.region(i); g == "S" || g == "T" {
			return "<" + g + ">"
		}
		return v.lemmas[i]
	}
	for _, e := range []struct {
		name string
		r    [2]int
	}{{"S", v.s}, {"T", v.t}} {
		if e.r[1] == e.r[0] {
			continue
		}
		for d := 1; d <= 3; d++ {
			add(tNear, e.name+"-"+at(e.r[0]-d))
			add(tNear, e.name+"+"+at(e.r[1]+d-1))
		}
		add(tNear, e.name+"-2"+at(e.r[0]-2)+" "+at(e.r[0]-1))
		add(tNear, e.name+"+2"+at(e.r[1])+" "+at(e.r[1]+1))
		add(tNear, e.name+"-1"+at(e.r[0]-1))
		add(tNear, e.name+"+1"+at(e.r[1]))
	}
}
