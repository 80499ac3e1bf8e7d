// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"strings"

	"dragoman"
)

// blocksOf splits a text, from a byte on, into blocks: lines, or paragraphs
// where a paragraph's lines are wrapped. Blanks at the edges are left out.
func blocksOf(text string, from int32) []dragoman.Span {
	var out []dragoman.Span
	var para []dragoman.Span
	flush := func() {
		if wrapped(text, para) {
			out = append(out, dragoman.Span{Start: para[0].Start, End: para[len(para)-1].End})
		} else {
			out = append(out, para...)
		}
		para = para[:0]
	}
	for at := int(from); at < len(text); {
		end := strings.IndexByte(text[at:], '\n')
		if end < 0 {
			end = len(text)
		} else {
			end += at
		}
		line := text[at:end]
		lead := len(line) - len(strings.TrimLeft(line, " \t\r\u00a0"))
		if body := strings.TrimSpace(line); body == "" {
			flush()
		} else {
			para = append(para, dragoman.Span{Start: int32(at + lead), End: int32(at + lead + len(strings.TrimRight(line[lead:], " \t\r\u00a0")))})
		}
		at = end + 1
	}
	flush()
	return out
}

// wrapped: three lines or more, all but the last between 45 and 100 bytes, and
// most of them not at the end of a sentence.
func wrapped(text string, lines []dragoman.Span) bool {
	if len(lines) < 3 {
		return false
	}
	ends := 0
	for _, l := range lines[:len(lines)-1] {
		if l.Len() < 45 || l.Len() > 100 {
			return false
		}
		if endsSentence(l.Of(text)) {
			ends++
		}
	}
	return ends*2 < len(lines)
}
