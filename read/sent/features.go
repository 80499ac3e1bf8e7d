// SPDX-License-Identifier: Apache-2.0

package sent

import (
	"unicode"
	"unicode/utf8"

	"dragoman"
	"dragoman/internal/linear"
)

// kind is the rough look of a token.
type kind uint32

const (
	none kind = iota
	small
	capital
	upper  // two capitals or more
	letter // one capital
	digits
	mixed // letters and digits
	stop  // . ! ? … and runs of them
	open
	closing
	quote // straight quotation marks
	dash
	colon
	comma
	bullet
	otherMark
	abbreviation // letters and a full stop
)

// form is what the features see of a token.
type form struct {
	hash uint32
	kind kind
	size uint32 // length in bytes, at most 7
}

func formOf(s string) form {
	k := kindOf(s)
	h := uint32(2166136261)
	for i := 0; i < len(s) && i < 32; i++ {
		c := s[i]
		switch {
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		case c >= '0' && c <= '9':
			c = '0'
		}
		h = (h ^ uint32(c)) * 16777619
	}
	return form{h, k, uint32(min(7, len(s)))}
}

func kindOf(s string) kind {
	r, n := utf8.DecodeRuneInString(s)
	switch {
	case unicode.IsLetter(r):
		switch {
		case s[len(s)-1] == '.':
			return abbreviation
		case !unicode.IsUpper(r):
			return small
		case n == len(s):
			return letter
		}
		second, _ := utf8.DecodeRuneInString(s[n:])
		if unicode.IsUpper(second) {
			return upper
		}
		return capital
	case unicode.IsDigit(r):
		if c := s[len(s)-1]; c >= '0' && c <= '9' {
			return digits
		}
		return mixed
	}
	switch r {
	case '.', '!', '?', '…', '。', '！', '？', '؟', '।':
		return stop
	case '(', '[', '{', '“', '‘', '«', '„':
		return open
	case ')', ']', '}', '”', '’', '»':
		return closing
	case '"', '\'':
		if n < len(s) && s[1] >= 'a' {
			return small // 's
		}
		return quote
	case '-', '–', '—':
		return dash
	case ':', ';':
		return colon
	case ',':
		return comma
	case '•', '*', '·', '▪', '●', '■', '>', '|', '◆', '►':
		return bullet
	}
	return otherMark
}

// window is the text as the features see it.
type window struct {
	text   string
	tokens []dragoman.Token
	forms  []form
	first  int // first token of the present sentence
}

func (w *window) at(i int) form {
	if i < 0 || i >= len(w.forms) {
		return form{}
	}
	return w.forms[i]
}

// candidate says whether a sentence may begin at token i, which stands in one
// paragraph with the token before it, gap between them.
func (w *window) candidate(i int, gap string) bool {
	a, b := w.forms[i-1].kind, w.forms[i].kind
	if gap == "" {
		return (a == stop || a == closing && i > 1 && w.forms[i-2].kind == stop) && (b == capital || b == open || b == upper || b == quote)
	}
	switch a {
	case dash:
		return false
	case bullet:
		return i-w.first > 1
	case closing:
		return w.text[w.tokens[i-1].Start] != ']' || w.forms[w.first].kind == open || !w.weak(i) // not in "says [Ann] Hale"
	case stop, quote, abbreviation, colon, otherMark:
		return true
	}
	return b != small && b != comma && b != stop && b != closing
}

// weak says whether no stop or colon stands before token i, quotation marks
// and brackets looked over.
func (w *window) weak(i int) bool {
	inside := false // a pair of brackets that holds a number: "it." [23]
	for j := i - 1; j >= max(w.first, i-6); j-- {
		switch k := w.forms[j].kind; {
		case k == stop || k == colon || k == abbreviation:
			return false
		case k == closing:
			inside = true
		case k == open:
			inside = false
		case k == quote || inside && k == digits:
		default:
			return true
		}
	}
	return true
}

// features of the gap before token i.
func (w *window) features(i int, out []uint32) []uint32 {
	a2, a, b, b2, b3 := w.at(i-2), w.at(i-1), w.at(i), w.at(i+1), w.at(i+2)
	if i-2 < w.first {
		a2 = form{}
	}
	length := uint32(min(i-w.first, 12))
	if length == 12 && i-w.first > 40 {
		length = 13
	}
	glued := uint32(0)
	if w.tokens[i-1].End == w.tokens[i].Start {
		glued = 1
	}
	attached := uint32(0) // is the token before written on to the one before it
	if i >= 2 && w.tokens[i-2].End == w.tokens[i-1].Start {
		attached = 1
	}
	quotes, prior := w.state(i)
	add := func(template uint32, values ...uint32) {
		h := template*2654435761 + 0x5e17
		for _, v := range values {
			h = linear.Mix(h, v)
		}
		out = append(out, h)
	}
	add(0)
	add(1, a.hash)
	add(2, b.hash)
	add(3, a.hash, b.hash)
	add(4, uint32(a.kind), uint32(b.kind))
	add(5, uint32(a2.kind), uint32(a.kind), uint32(b.kind))
	add(6, uint32(a.kind), uint32(b.kind), uint32(b2.kind))
	add(7, uint32(a2.kind), uint32(a.kind), uint32(b.kind), uint32(b2.kind))
	add(8, a.hash, uint32(b.kind))
	add(9, uint32(a.kind), b.hash)
	add(10, a2.hash, a.hash)
	add(11, b.hash, b2.hash)
	add(12, uint32(a.kind), uint32(b.kind), length)
	add(13, uint32(a.kind), uint32(b.kind), attached, glued, quotes)
	add(14, a2.hash, uint32(a.kind), uint32(b.kind))
	add(15, uint32(a.kind), uint32(b.kind), b2.hash)
	add(16, uint32(a.kind), uint32(b.kind), uint32(b2.kind), uint32(b3.kind))
	add(17, a.hash, uint32(b.kind), uint32(b2.kind))
	add(18, uint32(a.kind), a.size, uint32(b.kind), b.size)
	add(19, uint32(a2.kind), a2.size, uint32(a.kind), uint32(b.kind))
	add(20, prior, uint32(a.kind), uint32(b.kind))
	add(21, quotes, length, uint32(a.kind))
	add(22, uint32(w.at(w.first).kind), w.at(w.first).hash, uint32(a.kind), uint32(b.kind))
	add(23, uint32(w.at(w.first).kind), length, uint32(b.kind), prior)
	return out
}

// state looks back over the sentence, at most 40 tokens: is a bracket or
// quotation open (1 quote, 2 bracket), and how many words in it are small,
// capitalised or numbers (as coarse shares).
func (w *window) state(i int) (quotes, prior uint32) {
	q, br, smalls, caps := 0, 0, 0, 0
	for j := max(w.first, i-40); j < i; j++ {
		switch w.forms[j].kind {
		case quote:
			q ^= 1
		case open:
			br++
		case closing:
			br--
		case small:
			smalls++
		case capital, upper, letter:
			caps++
		}
	}
	if q == 1 {
		quotes = 1
	}
	if br > 0 {
		quotes |= 2
	}
	prior = uint32(min(smalls, 3))*4 + uint32(min(caps, 3))
	return quotes, prior
}
