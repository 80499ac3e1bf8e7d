// SPDX-License-Identifier: Apache-2.0

package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dragoman"
)

// maxChunk is the longest run without a space that is looked at as one, in
// bytes. Longer runs are cut, so that no token is longer.
const maxChunk = 1024

// maxTokens is how many tokens one such run makes before what is left of it is
// one: a megabyte of quotation marks is not a million tokens. No run of the
// treebanks has half as many.
const maxTokens = 128

// scanner cuts one text. text[:end] is what the present chunk may see.
type scanner struct {
	t    *Tokenizer
	text string
	out  []dragoman.Token
	end  int // of the chunk
	seg  int // end of the segment
}

// segment cuts text[at:to], which holds no edge of furniture.
func (s *scanner) segment(at, to int) {
	s.seg = to
	for at < to {
		r, n := s.rune(at, to)
		if isSpace(r) {
			at += n
			continue
		}
		s.end = at + n
		for s.end < to && s.end-at < maxChunk {
			r, n := s.rune(s.end, to)
			if isSpace(r) {
				break
			}
			s.end += n
		}
		s.chunk(at)
		at = s.end
	}
}

// rune decodes the rune at i, looking no further than to.
func (s *scanner) rune(i, to int) (rune, int) {
	if c := s.text[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	r, n := utf8.DecodeRuneInString(s.text[i:to])
	if hiddenBlank(r) && i > 0 && i+n < to && isLatin(s.text[i-1]) && isLatin(s.text[i+n]) {
		r = 0x2060 // inside a word nobody sees it, and it joins
	}
	return r, n
}

// hiddenBlank holds for what separates without being seen.
func hiddenBlank(r rune) bool {
	return r == 0x200b || r == 0x200e || r == 0x200f || r == 0xfeff
}

func isLatin(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

func (s *scanner) emit(start, end int) {
	if start < end {
		s.out = append(s.out, dragoman.Token{
			Span: dragoman.Span{Start: int32(start), End: int32(end)}, Head: dragoman.Unparsed,
		})
	}
}

// chunk cuts one run without spaces, text[at:s.end].
func (s *scanner) chunk(at int) {
	if smileys[s.text[at:s.end]] {
		s.emit(at, s.end)
		return
	}
	url, urlEnd := s.address(at)
	first := len(s.out)
	for p := at; p < s.end; {
		if len(s.out)-first >= maxTokens {
			s.emit(p, s.end)
			return
		}
		if p == url {
			s.emit(p, urlEnd)
			p = urlEnd
			continue
		}
		r, n := s.rune(p, s.end)
		if isWordRune(r) {
			p = s.word(p, url)
			continue
		}
		q := s.mark(p, r, n)
		if p < url && q > url {
			q = url
		}
		s.emit(p, q)
		p = q
	}
}

// mark returns the end of the mark at p: a run of one repeated mark is one
// token, but brackets, commas and quotation marks stand alone.
func (s *scanner) mark(p int, r rune, n int) int {
	q := p + n
	switch {
	case r == '.' || r == '…':
		for q < s.end {
			c, m := s.rune(q, s.end)
			if c != '.' && c != '…' {
				break
			}
			q += m
		}
	case r == '!' || r == '?':
		for q < s.end && (s.text[q] == '!' || s.text[q] == '?') {
			q++
		}
	case r == '@' || r == '#' && q < s.end && !isDigit(s.text[q]) && s.text[q] != '#':
		for q < s.end {
			c, m := s.rune(q, s.end)
			if !isWordRune(c) {
				break
			}
			q += m
		}
	case strings.ContainsRune("-=*_~+<>|#/\\–—$", r):
		for q < s.end {
			c, m := s.rune(q, s.end)
			if c != r {
				break
			}
			q += m
		}
	case isApostrophe(r):
		if q < s.end {
			return s.apostrophe(p, q, r)
		}
	}
	return q
}

// apostrophe returns the end of the token that begins with an apostrophe not
// written on to a word: a doubled one, '99, 'em, or the mark alone.
func (s *scanner) apostrophe(p, q int, r rune) int {
	next, n := s.rune(q, s.end)
	if next == r {
		return q + n
	}
	e := q
	for e < s.end {
		c, m := s.rune(e, s.end)
		if !isWordRune(c) {
			break
		}
		e += m
	}
	tail := s.text[q:e]
	if n := len(s.out); n > 0 && int(s.out[n-1].End) == p && s.t.clitics[tail] {
		return e
	}
	year := len(tail) >= 2 && len(tail) <= 3 && isDigit(tail[0]) && isDigit(tail[1]) && (len(tail) == 2 || tail[2] == 's')
	if year || s.t.fronts[tail] && r != '‘' {
		return e
	}
	return q
}

var smileys = map[string]bool{
	":)": true, ":(": true, ";)": true, ":D": true, ":P": true, ":-)": true,
	":-(": true, ";-)": true, ":-D": true, "^_^": true, "<3": true, ":/": true,
}

// isSpace holds for what stands between tokens: blanks, controls, and the
// invisible marks that neither join letters nor are letters.
func isSpace(r rune) bool {
	if r < utf8.RuneSelf {
		return r <= ' ' || r == 0x7f
	}
	switch {
	case r >= 0x2000 && r <= 0x200b, r == 0x200e, r == 0x200f, r >= 0x2028 && r <= 0x202f,
		r == 0x205f, r >= 0x2066 && r <= 0x206f, r == 0x3000, r == 0xfeff, r >= 0x80 && r <= 0xa0:
		return true
	}
	return false
}

// isWordRune holds for letters, digits, combining marks and joiners.
func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	if r == 0x200c || r == 0x200d || r == 0x2060 || r == 0xad {
		return true
	}
	return unicode.IsLetter(r) && r != 'ʼ' && r != 'ʻ' || unicode.IsDigit(r) || unicode.IsMark(r)
}

// isApostrophe holds for the marks used as one, quotation marks among them.
func isApostrophe(r rune) bool {
	return r == '\'' || r == '’' || r == '‘' || r == 'ʼ' || r == 'ʻ' || r == '`'
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
