// SPDX-License-Identifier: Apache-2.0

package token

import "strings"

// address finds a web or mail address in the chunk from at on: its start and
// end, or -1, -1. Closing punctuation is left outside.
func (s *scanner) address(at int) (start, end int) {
	c := s.text[at:s.end]
	if i := strings.Index(c, "://"); i > 0 {
		b := i
		for b > 0 && c[b-1] >= 'a' && c[b-1] <= 'z' {
			b--
		}
		if b < i {
			return at + b, at + i + 3 + trimEnd(c[i+3:])
		}
	}
	if i := strings.Index(c, "www."); i >= 0 && len(c) > i+6 && (i == 0 || !isWordByte(c[i-1])) {
		return at + i, at + i + trimEnd(c[i:])
	}
	if i := strings.IndexByte(c, '@'); i > 0 && i < len(c)-1 {
		b, e := i, i+1
		for b > 0 && isMailByte(c[b-1]) {
			b--
		}
		for e < len(c) && isMailByte(c[e]) {
			e++
		}
		e = i + 1 + trimEnd(c[i+1:e])
		if b < i && e > i+1 {
			return at + b, at + e
		}
	}
	return -1, -1
}

// trimEnd returns the length of an address without closing punctuation.
func trimEnd(c string) int {
	n := len(c)
	for i, r := range c { // an address ends at a quotation mark or a bracket
		if r == '"' || r == '<' || r == '>' || r == '”' || r == '“' || r == '’' {
			n = i
			break
		}
	}
	for n > 0 && strings.IndexByte(".,;:!?)]'*", c[n-1]) >= 0 {
		if c[n-1] == ')' && strings.IndexByte(c[:n], '(') >= 0 {
			break
		}
		n--
	}
	return n
}

// domain returns the end of a bare web address (reuters.com/world) whose first
// part is text[p:q] with a full stop at q, or q.
func (s *scanner) domain(p, q, end int) int {
	e := q
	for parts := 0; parts < 5 && e < end && s.text[e] == '.'; parts++ {
		f := e + 1
		for f < end && isWordByte(s.text[f]) {
			f++
		}
		if f == e+1 {
			break
		}
		if s.t.domains[s.text[e+1:f]] && (f == end || s.text[f] != '.' || f+1 == end || !isWordByte(s.text[f+1])) {
			if f < end && s.text[f] == '/' {
				f += trimEnd(s.text[f:end])
			}
			return f
		}
		e = f
	}
	return q
}

func isWordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

func isMailByte(c byte) bool {
	return isWordByte(c) || strings.IndexByte("._%+-", c) >= 0
}
