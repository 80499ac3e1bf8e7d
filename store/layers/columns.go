// SPDX-License-Identifier: Apache-2.0

package layers

import (
	"encoding/binary"
	"errors"
	"strings"

	"dragoman"
)

// columns are tokens field by field, which packs far better than token by
// token. Numbers are varints; those that may be negative in zigzag.
type columns struct {
	Count  int
	Gap    []byte // start, from the end of the token before
	Len    []byte
	Cut    []byte // 2 x bytes to cut from the word's end for its lemma, +1 where the word's case is kept
	Suffix []byte // length, then bytes to put there
	UPOS   []byte // a byte each
	Rel    []byte
	Head   []byte // 0 root, 1 not parsed, else 2 + distance from the token
	XPOS   []byte // length, then bytes
}

func columnsOf(ts []dragoman.Token, text string) columns {
	c := columns{Count: len(ts)}
	end := int64(0)
	for i, t := range ts {
		c.Gap = binary.AppendVarint(c.Gap, int64(t.Start)-end)
		c.Len = binary.AppendVarint(c.Len, int64(t.End)-int64(t.Start))
		end = int64(t.End)
		cut, suffix := lemmaOf(word(t.Span, text), t.Lemma)
		c.Cut = binary.AppendUvarint(c.Cut, cut)
		c.Suffix = appendString(c.Suffix, suffix)
		c.UPOS = append(c.UPOS, byte(t.UPOS))
		c.Rel = append(c.Rel, byte(t.Rel))
		switch t.Head {
		case dragoman.Root:
			c.Head = append(c.Head, 0)
		case dragoman.Unparsed:
			c.Head = append(c.Head, 1)
		default:
			d := int64(t.Head) - int64(i)
			c.Head = binary.AppendUvarint(c.Head, 2+uint64(d<<1^d>>63))
		}
		c.XPOS = appendString(c.XPOS, t.XPOS)
	}
	return c
}

// word is the text of a span, "" where the span is none of the text's.
func word(s dragoman.Span, text string) string {
	if s.Start < 0 || s.Start > s.End || int(s.End) > len(text) {
		return ""
	}
	return s.Of(text)
}

// lemmaOf says how a lemma is made of its word: in small letters or as
// written, bytes cut from the end and others put there.
func lemmaOf(word, lemma string) (cut uint64, suffix string) {
	small := strings.ToLower(word)
	n, m := common(small, lemma), common(word, lemma)
	if m > n {
		return uint64(len(word)-m)<<1 | 1, lemma[m:]
	}
	return uint64(len(small)-n) << 1, lemma[n:]
}

func common(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

var errColumn = errors.New("a column of tokens is damaged")

// reader takes a column apart; what does not fit sets bad.
type reader struct {
	b   []byte
	bad bool
}

func (r *reader) int() int64 {
	v, n := binary.Varint(r.b)
	return v * int64(r.skip(n))
}

func (r *reader) uint() uint64 {
	v, n := binary.Uvarint(r.b)
	return v * uint64(r.skip(n))
}

// skip goes past n bytes; 0 says that they are not there.
func (r *reader) skip(n int) int {
	if n <= 0 || n > len(r.b) {
		r.bad, r.b = true, nil
		return 0
	}
	r.b = r.b[n:]
	return 1
}

func (r *reader) string() string {
	n := r.uint()
	if n > uint64(len(r.b)) {
		r.bad = true
		return ""
	}
	s := string(r.b[:n])
	r.b = r.b[n:]
	return s
}

// tokens is columnsOf's inverse.
func (c columns) tokens(text string) ([]dragoman.Token, error) {
	if c.Count == 0 {
		return nil, nil
	}
	if c.Count < 0 || c.Count != len(c.UPOS) || c.Count != len(c.Rel) {
		return nil, errColumn
	}
	gap, length, cuts, suffixes, heads, xpos := &reader{b: c.Gap}, &reader{b: c.Len}, &reader{b: c.Cut}, &reader{b: c.Suffix}, &reader{b: c.Head}, &reader{b: c.XPOS}
	tags := map[string]string{} // one string a tag
	out := make([]dragoman.Token, c.Count)
	end := int64(0)
	for i := range out {
		t := &out[i]
		start := end + gap.int()
		end = start + length.int()
		t.Start, t.End = int32(start), int32(end)
		t.UPOS, t.Rel = dragoman.UPOS(c.UPOS[i]), dragoman.Rel(c.Rel[i])
		w, cut := word(t.Span, text), cuts.uint()
		if t.UPOS > dragoman.X || t.Rel > dragoman.Xcomp {
			return nil, errColumn
		}
		if cut&1 == 0 {
			w = strings.ToLower(w)
		}
		if cut>>1 > uint64(len(w)) {
			return nil, errColumn
		}
		t.Lemma = w[:len(w)-int(cut>>1)] + suffixes.string()
		switch h := heads.uint(); h {
		case 0:
			t.Head = dragoman.Root
		case 1:
			t.Head = dragoman.Unparsed
		default:
			h -= 2
			t.Head = int32(int64(i) + (int64(h>>1) ^ -int64(h&1)))
		}
		x := xpos.string()
		if tags[x] == "" {
			tags[x] = x
		}
		t.XPOS = tags[x]
	}
	for _, r := range []*reader{gap, length, cuts, suffixes, heads, xpos} {
		if r.bad {
			return nil, errColumn
		}
	}
	return out, nil
}

// each puts every column through f.
func (c columns) each(f func([]byte) ([]byte, error)) (columns, error) {
	for _, p := range []*[]byte{&c.Gap, &c.Len, &c.Cut, &c.Suffix, &c.UPOS, &c.Rel, &c.Head, &c.XPOS} {
		if len(*p) == 0 {
			continue
		}
		b, err := f(*p)
		if err != nil {
			return c, err
		}
		*p = b
	}
	return c, nil
}
