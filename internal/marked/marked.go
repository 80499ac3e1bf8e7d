// SPDX-License-Identifier: Apache-2.0

// Package marked reads the test notation in which the answers stand inside the
// sentence: `{who|Lavrov} {cue|denied} it.` is the text "Lavrov denied it."
// with a span named who and a span named cue. Marks nest. A label may carry a
// value: `{time=2025-10-15|Wednesday}`. A backslash keeps the next byte.
package marked

import (
	"fmt"
	"strings"
)

// Mark is one marked span, in bytes of the plain text, half-open.
type Mark struct {
	Label, Value string
	Start, End   int
}

// Parse returns the plain text and its marks in order of their start, outer
// marks first.
func Parse(s string) (text string, marks []Mark, err error) {
	var b strings.Builder
	var open []int
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '\\':
			if i++; i == len(s) {
				return "", nil, fmt.Errorf("byte %d: nothing follows the backslash", i-1)
			}
			b.WriteByte(s[i])
		case '{':
			n := strings.IndexByte(s[i:], '|')
			if n < 0 {
				return "", nil, fmt.Errorf("byte %d: no | after {", i)
			}
			label, value, _ := strings.Cut(s[i+1:i+n], "=")
			open = append(open, len(marks))
			marks = append(marks, Mark{label, value, b.Len(), -1})
			i += n
		case '}':
			if len(open) == 0 {
				return "", nil, fmt.Errorf("byte %d: } closes nothing", i)
			}
			marks[open[len(open)-1]].End = b.Len()
			open = open[:len(open)-1]
		default:
			b.WriteByte(c)
		}
	}
	if len(open) > 0 {
		return "", nil, fmt.Errorf("mark %q is not closed", marks[open[0]].Label)
	}
	return b.String(), marks, nil
}
