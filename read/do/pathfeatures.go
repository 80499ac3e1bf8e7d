// SPDX-License-Identifier: Apache-2.0

package do

import (
	"dragoman"
	"dragoman/read/do/frame"
)

// pathFeatures are what the trees show of the pair: the predicates that govern
// the source and the target, what role each plays there, and the way between.
func (p *Pairs) pathFeatures(v *view, add func(uint32, string)) {
	r := v.r
	c := p.clauseOf(r, v)
	if c == nil || !c.Parsed {
		return
	}
	off := c.First - v.base
	head := func(x [2]int) int {
		a, b := x[0]-off, x[1]-off
		if b <= a || a < 0 || b > len(c.Head) {
			return -1
		}
		for i := a; i < b; i++ {
			if h := c.Head[i]; (h < a || h >= b) && c.Rel[i] != dragoman.Punct && c.Rel[i] != dragoman.Case {
				return i
			}
		}
		return a
	}
	s, t := head(v.s), head(v.t)
	ps := p.chain(c, s, "s", add)
	pt := p.chain(c, t, "t", add)
	if len(ps) == 0 || len(pt) == 0 {
		return
	}
	// the lowest predicate above both, and the first above either that has a frame
	for _, a := range ps {
		for _, b := range pt {
			if a == b {
				add(tPath, "lca "+c.Lemmas[a])
				add(tPath, "lca "+c.Role(s)+" "+c.Role(t)+" "+c.Lemmas[a])
				if fr := c.Frame(a); fr != nil && fr.Type != "" {
					ops := c.Operators(a)
					x := frame.Compose(p.ontology, ops, fr.Type)
					add(tPath, "lcaf "+fr.Type+" "+fr.Mode)
					add(tPath, "lcac "+x)
					add(tPath, "lcar "+c.Role(s)+" "+c.Role(t)+" "+x)
				}
				return
			}
		}
	}
}

// chain are the predicates above token i, nearest first; features name the
// nearest three.
func (p *Pairs) chain(c *frame.Clause, i int, end string, add func(uint32, string)) (out []int) {
	if i < 0 {
		return nil
	}
	n, _ := c.Phrase(i)
	role := c.Role(n)
	add(tGov, end+role)
	for g := c.Head[n]; g >= 0 && len(out) < 6; g = c.Head[g] {
		out = append(out, g)
		k := len(out)
		if k > 3 {
			continue
		}
		where := end + string(rune('0'+k))
		add(tGov, where+" "+c.Lemmas[g])
		add(tGov, where+role+" "+c.Lemmas[g])
		voice := ""
		if c.Passive[g] {
			voice = "passive"
			add(tGov, where+voice+role)
		}
		if fr := c.Frame(g); fr != nil && fr.Type != "" {
			x := frame.Compose(p.ontology, c.Operators(g), fr.Type)
			add(tArg, where+fr.Type)
			add(tArg, where+" c "+x)
			add(tArg, where+voice+role+" c "+x)
		}
	}
	return out
}

// clauseOf is the clause of the sentence that holds the source, or else the
// target; nil where neither is found.
func (p *Pairs) clauseOf(r *dragoman.Reading, v *view) *frame.Clause {
	at := -1
	if v.s[1] > v.s[0] {
		at = v.base + v.s[0]
	} else if v.t[1] > v.t[0] {
		at = v.base + v.t[0]
	}
	if at < 0 {
		return nil
	}
	n := r.SentenceAt(r.Tokens[at].Start)
	if n < 0 {
		return nil
	}
	return frame.NewClause(p.frames, r, int(r.Sentences[n].First), int(r.Sentences[n].Last))
}
