// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"regexp/syntax"
	"strings"
)

// needs are pieces of text of which every match of an expression holds one, in
// small letters as small writes them; none where no such pieces are known. They
// spare a line the expression, which costs a hundred times as much as to look
// for them (Cox 2012, "Regular Expression Matching with a Trigram Index").
func needs(re *syntax.Regexp) []string {
	switch re.Op {
	case syntax.OpLiteral:
		return []string{small(string(re.Rune))}
	case syntax.OpCharClass:
		return letters(re.Rune)
	case syntax.OpCapture, syntax.OpPlus:
		return needs(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return needs(re.Sub[0])
		}
	case syntax.OpConcat:
		var best []string
		for _, sub := range re.Sub {
			if n := needs(sub); rarer(n, best) {
				best = n
			}
		}
		return best
	case syntax.OpAlternate:
		var all []string
		for _, sub := range re.Sub {
			n := needs(sub)
			if n == nil {
				return nil
			}
			all = append(all, n...)
		}
		return all
	}
	return nil
}

// letters are the characters of a small class, none of a large one.
func letters(ranges []rune) (out []string) {
	for i := 0; i < len(ranges); i += 2 {
		if ranges[i+1]-ranges[i] > 3 || len(out) > 8 {
			return nil
		}
		for r := ranges[i]; r <= ranges[i+1]; r++ {
			out = append(out, small(string(r)))
		}
	}
	return out
}

// rarer reports whether a text is less likely to hold one of n than one of o:
// by the shortest of each, then by how many there are, then the later: a text
// holds full stops rather than what comes after them.
func rarer(n, o []string) bool {
	if n == nil || o == nil {
		return n != nil
	}
	a, b := shortest(n), shortest(o)
	return a > b || a == b && len(n) <= len(o)
}

func shortest(list []string) int {
	least := len(list[0])
	for _, s := range list {
		least = min(least, len(s))
	}
	return least
}

// small writes a text in small letters, those alike that an expression without
// case takes for one another.
func small(s string) string { return strings.ReplaceAll(strings.ToLower(s), "ſ", "s") }

// holds reports whether a text in small letters holds one of some pieces.
func holds(text string, pieces []string) bool {
	for _, p := range pieces {
		if strings.Contains(text, p) {
			return true
		}
	}
	return false
}
