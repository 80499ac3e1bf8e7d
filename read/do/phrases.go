// SPDX-License-Identifier: Apache-2.0

package do

import "dragoman"

// extent is the noun phrase headed by n: its subtree without coordinated
// phrases, relative clauses, its own preposition and marks at its ends.
func (c *clause) extent(n int) [2]int {
	a, b := n, n
	for _, k := range c.kids[n] {
		switch c.rel[k] {
		case dragoman.Conj, dragoman.Cc, dragoman.Case, dragoman.Punct, dragoman.Mark, dragoman.Cop, dragoman.Nsubj, dragoman.Aux, dragoman.Advcl, dragoman.Parataxis, dragoman.Ccomp, dragoman.Obl:
			continue
		case dragoman.Acl:
			if c.finite(k) {
				continue
			}
		}
		if k < n {
			a = min(a, c.left[k])
		} else {
			b = max(b, c.right[k])
		}
	}
	for a < n && c.upos[a] == dragoman.PUNCT {
		a++
	}
	for b > n && (c.upos[b] == dragoman.PUNCT || c.upos[b] == dragoman.CCONJ) {
		b--
	}
	return [2]int{a, b + 1}
}

// finite reports whether a clause has a subject or relative pronoun of its own.
func (c *clause) finite(v int) bool {
	for _, k := range c.kids[v] {
		if c.rel[k] == dragoman.Nsubj || c.rel[k] == dragoman.Mark && c.lemmas[k] != "to" {
			return true
		}
	}
	return false
}

// frameType is the type of the frame of a token, "n" for none.
func (c *clause) frameType(i int) string {
	if x := c.frame(i); x != nil && x.typ != "" {
		return x.typ
	}
	return "n"
}
