// SPDX-License-Identifier: Apache-2.0

package hold

// falsified reports whether what the clause of token t tells is called false:
// "reports that it bombed the port were wrong", "it is not true that it did".
// It goes by the order of the words, for such sentences are often parsed amiss.
func (c *clause) falsified(t int) bool {
	told, that := false, -1
	for i := c.first; i < t; i++ {
		if c.has(i, cThat) {
			if c.calledFalse(i - 1) {
				return true
			}
			told, that = i > c.first && c.is(i-1, cTold), i
		}
	}
	if !told || that+1 >= t {
		return false
	}
	for i := t + 1; i < c.last && !c.is(i, cSay) && !c.has(i, cThat); i++ {
		if c.calledFalse(i) {
			return true
		}
	}
	return false
}

// calledFalse reports whether a predicate, with its "be" at most three words
// before it, says that something is false.
func (c *clause) calledFalse(i int) bool {
	if i < c.first || !c.is(i, cFalse|cTrue) {
		return false
	}
	not := false
	for k := i - 1; k >= max(c.first, i-3); k-- {
		switch {
		case c.has(k, cNegation):
			not = true
		case c.tok(k).Lemma != "" && c.w[c.tok(k).Lemma]&cBe != 0:
			return not != c.is(i, cFalse)
		}
	}
	return false
}
