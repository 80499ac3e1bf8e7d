// SPDX-License-Identifier: Apache-2.0

package story

// word is one word of a text, folded to a hash.
type word struct {
	hash       uint32 // of the word in lower case, without a final 's
	start, end int32  // bytes of the text
	para       int32  // paragraph, from 0
	name       bool   // begins with a capital and does not open a sentence
	quoted     bool   // stands inside quotation marks
	digit      bool   // begins with a digit
}

// words splits text into words in one pass over its bytes; at most limit words
// (0 is all). Letters beyond ASCII count as letters and keep their case.
// Quotation marks are paired within a paragraph.
func words(text string, limit int) []word {
	out := make([]word, 0, min(len(text)/6+1, 4096))
	opens, quoted := true, false
	para := int32(0)
	for i := 0; i < len(text); {
		c := text[i]
		if !letter(text, i) {
			switch {
			case c == '.' || c == '!' || c == '?' || c == ':' || c == '\n':
				opens = true
				if c == '\n' {
					if quoted = false; i > 0 && len(out) > 0 && out[len(out)-1].para == para {
						para++
					}
				}
			case c == '"':
				quoted = !quoted
				opens = opens || quoted
			}
			n := 1
			if mark(text, i) {
				n = 3
				switch text[i+2] {
				case 0x9C:
					quoted, opens = true, true
				case 0x9D:
					quoted = false
				}
			}
			i += n
			continue
		}
		start := i
		h := uint32(2166136261)
		for i < len(text) && letter(text, i) {
			b := text[i]
			if 'A' <= b && b <= 'Z' {
				b |= 0x20
			}
			h = (h ^ uint32(b)) * 16777619
			i++
		}
		// an apostrophe inside a word: a possessive is dropped, the rest kept
		if n := apostrophe(text, i); n > 0 && i+n < len(text) && letter(text, i+n) {
			j := i + n
			for j < len(text) && letter(text, j) {
				j++
			}
			if tail := text[i+n : j]; tail != "s" && tail != "S" {
				for _, b := range []byte(tail) {
					h = (h ^ uint32(b|0x20)) * 16777619
				}
			}
			i = j
		}
		h ^= h >> 15
		first := text[start]
		out = append(out, word{
			hash: h, start: int32(start), end: int32(i), para: para,
			name:   'A' <= first && first <= 'Z' && !opens,
			quoted: quoted,
			digit:  '0' <= first && first <= '9',
		})
		opens = false
		if limit > 0 && len(out) == limit {
			break
		}
	}
	return out
}

func letter(s string, i int) bool {
	c := s[i]
	if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' {
		return true
	}
	return c >= 0x80 && !mark(s, i) && !(i > 0 && mark(s, i-1)) && !(i > 1 && mark(s, i-2)) && c != 0xC2
}

// mark reports a general punctuation mark (U+2000 to U+206F) at byte i.
func mark(s string, i int) bool {
	return s[i] == 0xE2 && i+2 < len(s) && (s[i+1] == 0x80 || s[i+1] == 0x81)
}

// apostrophe returns the length in bytes of an apostrophe at i, or 0.
func apostrophe(s string, i int) int {
	switch {
	case i >= len(s):
		return 0
	case s[i] == '\'':
		return 1
	case mark(s, i) && s[i+1] == 0x80 && s[i+2] == 0x99:
		return 3
	}
	return 0
}
