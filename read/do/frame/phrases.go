// SPDX-License-Identifier: Apache-2.0

package frame

import "dragoman"

// Extent is the noun phrase headed by n: its subtree without coordinated
// phrases, relative clauses, its own preposition and marks at its ends.
func (c *Clause) Extent(n int) [2]int {
	a, b := n, n
	for _, k := range c.Kids[n] {
		switch c.Rel[k] {
		case dragoman.Conj, dragoman.Cc, dragoman.Case, dragoman.Punct, dragoman.Mark, dragoman.Cop, dragoman.Nsubj, dragoman.Aux, dragoman.Advcl, dragoman.Parataxis, dragoman.Ccomp, dragoman.Obl:
			continue
		case dragoman.Acl:
			if c.finite(k) {
				continue
			}
		}
		if k < n {
			a = min(a, c.Left[k])
		} else {
			b = max(b, c.Right[k])
		}
	}
	for a < n && c.UPOS[a] == dragoman.PUNCT {
		a++
	}
	for b > n && (c.UPOS[b] == dragoman.PUNCT || c.UPOS[b] == dragoman.CCONJ) {
		b--
	}
	return [2]int{a, b + 1}
}

// finite reports whether a clause has a subject or relative pronoun of its own.
func (c *Clause) finite(v int) bool {
	for _, k := range c.Kids[v] {
		if c.Rel[k] == dragoman.Nsubj || c.Rel[k] == dragoman.Mark && !c.is("infinitive", k) {
			return true
		}
	}
	return false
}

// FrameType is the type of the frame of a token, "n" for none.
func (c *Clause) FrameType(i int) string {
	if x := c.Frame(i); x != nil && x.Type != "" {
		return x.Type
	}
	return "n"
}
