// SPDX-License-Identifier: Apache-2.0

package do

import (
	"dragoman"
)

// pathFeatures are what the trees show of the pair: the predicates that govern
// the source and the target, what role each plays there, and the way between.
func (p *Pairs) pathFeatures(v *view, add func(uint32, string)) {
	r := v.r
	c := p.clauseOf(r, v)
	if c == nil || !c.parsed {
		return
	}
	off := c.first - v.base
	head := func(x [2]int) int {
		a, b := x[0]-off, x[1]-off
		if b <= a || a < 0 || b > len(c.head) {
			return -1
		}
		for i := a; i < b; i++ {
			if h := c.head[i]; (h < a || h >= b) && c.rel[i] != dragoman.Punct && c.rel[i] != dragoman.Case {
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
				add(tPath, "lca "+c.lemmas[a])
				add(tPath, "lca "+c.role(s)+" "+c.role(t)+" "+c.lemmas[a])
				if fr := c.frame(a); fr != nil && fr.typ != "" {
					ops := c.operators(a)
					x := compose(p.ontology, ops, fr.typ)
					add(tPath, "lcaf "+fr.typ+" "+fr.mode)
					add(tPath, "lcac "+x)
					add(tPath, "lcar "+c.role(s)+" "+c.role(t)+" "+x)
				}
				return
			}
		}
	}
}

// chain are the predicates above token i, nearest first; features name the
// nearest three.
func (p *Pairs) chain(c *clause, i int, end string, add func(uint32, string)) (out []int) {
	if i < 0 {
		return nil
	}
	n, _ := c.phrase(i)
	role := c.role(n)
	add(tGov, end+role)
	for g := c.head[n]; g >= 0 && len(out) < 6; g = c.head[g] {
		out = append(out, g)
		k := len(out)
		if k > 3 {
			continue
		}
		where := end + string(rune('0'+k))
		add(tGov, where+" "+c.lemmas[g])
		add(tGov, where+role+" "+c.lemmas[g])
		voice := ""
		if c.passive[g] {
			voice = "passive"
			add(tGov, where+voice+role)
		}
		if fr := c.frame(g); fr != nil && fr.typ != "" {
			x := compose(p.ontology, c.operators(g), fr.typ)
			add(tArg, where+fr.typ)
			add(tArg, where+" c "+x)
			add(tArg, where+voice+role+" c "+x)
		}
	}
	return out
}

// clauseOf is the clause of the sentence that holds the source, or else the
// target; nil where neither is found.
func (p *Pairs) clauseOf(r *dragoman.Reading, v *view) *clause {
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
	return newClause(p.frames, r, int(r.Sentences[n].First), int(r.Sentences[n].Last))
}

// operators are the marks of what token i stands under: its auxiliaries and
// negations, and the operator verbs above it, up to three clauses up.
func (c *clause) operators(i int) string {
	out := ""
	put := func(w string) {
		if m := operators[w]; m != "" {
			out += m
		}
	}
	for _, k := range c.kids[i] {
		switch c.rel[k] {
		case dragoman.Aux, dragoman.Advmod, dragoman.Mark, dragoman.Det:
			put(c.lemmas[k])
			if k > 0 && c.lemmas[k-1] == "no" && (c.lemmas[k] == "long" || c.lemmas[k] == "longer") {
				put("no") // "would no longer defend"
			}
		}
	}
	for g, n := i, 0; n < 3; n++ {
		h := c.head[g]
		if h < 0 {
			break
		}
		if c.rel[g] == dragoman.Nsubj && c.passive[h] && n == 0 {
			put(c.lemmas[h]) // "the visit was postponed"
			return out
		}
		switch c.rel[g] {
		case dragoman.Xcomp, dragoman.Ccomp, dragoman.Obj:
			put(c.lemmas[h])
		case dragoman.Obl, dragoman.Nmod:
			if operators[c.lemmas[h]] != "end" { // "met to ease tension": the talks are not eased
				put(c.lemmas[h])
			}
		case dragoman.Acl:
			put(c.lemmas[h])
			return out
		case dragoman.Conj, dragoman.Advcl:
		default:
			return out
		}
		for _, k := range c.kids[h] {
			if c.rel[k] == dragoman.Aux && c.rel[g] != dragoman.Advcl && c.rel[g] != dragoman.Ccomp {
				put(c.lemmas[k])
			}
		}
		g = h
	}
	return out
}
