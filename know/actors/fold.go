// SPDX-License-Identifier: Apache-2.0

package actors

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold brings a name to the form names are compared in: lower case; diacritics,
// apostrophes, ʿ, ʾ, stops and zero-width characters dropped; hyphens and every
// other mark a blank; "&" as "and"; an Arabic article before a hyphen as "al"
// (el-, as-, ash-, an-, ...). Blanks are single, none at the ends, and a "the"
// in front is dropped. "organisation", "defence", "centre" are written the
// American way.
func Fold(s string) string { return string(AppendFold(nil, s)) }

// AppendFold appends Fold(s) to dst.
func AppendFold(dst []byte, s string) []byte {
	start := len(dst)
	if ascii(s) {
		dst = foldASCII(dst, s)
	} else {
		dst = foldRunes(dst, s)
	}
	if n := len(dst); n > start && dst[n-1] == ' ' {
		dst = dst[:n-1]
	}
	if len(dst)-start > 4 && string(dst[start:start+4]) == "the " {
		dst = append(dst[:start], dst[start+4:]...)
	}
	spell(dst[start:])
	return dst
}

// spell writes the British spellings that names of bodies have the American
// way, in place: organisation, defence, centre.
func spell(b []byte) {
	for len(b) >= 6 {
		n := bytes.IndexByte(b, ' ')
		if n < 0 {
			n = len(b)
		}
		if w := b[:n]; n >= 6 {
			if w[n-1] == 's' {
				w = w[:n-1]
			}
			switch end := w[len(w)-1]; {
			case end == 'n' && bytes.HasSuffix(w, []byte("isation")):
				w[len(w)-6] = 'z'
			case end == 'e' && bytes.HasSuffix(w, []byte("defence")):
				w[len(w)-2] = 's'
			case end == 'e' && bytes.HasSuffix(w, []byte("centre")):
				copy(w[len(w)-2:], "er")
			}
		}
		b = b[min(n+1, len(b)):]
	}
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func foldASCII(dst []byte, s string) []byte {
	start := len(dst)
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			dst = append(dst, c)
		case 'A' <= c && c <= 'Z':
			dst = append(dst, c+'a'-'A')
		case c == '\'' || c == '.' || c == '`':
		case c == '&':
			dst = append(blank(dst, start), "and "...)
		default:
			if c == '-' {
				dst = article(dst, start)
			}
			dst = blank(dst, start)
		}
	}
	return dst
}

func foldRunes(dst []byte, s string) []byte {
	start := len(dst)
	for _, r := range norm.NFD.String(s) {
		switch {
		case r < utf8.RuneSelf:
			dst = foldASCIIByte(dst, start, byte(r))
		case unicode.Is(unicode.Mn, r), unicode.Is(unicode.Cf, r):
		case dropped(r):
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if t := plain(unicode.ToLower(r)); t != "" {
				dst = append(dst, t...)
			} else {
				dst = utf8.AppendRune(dst, unicode.ToLower(r))
			}
		default:
			if unicode.Is(unicode.Pd, r) {
				dst = article(dst, start)
			}
			dst = blank(dst, start)
		}
	}
	return dst
}

func foldASCIIByte(dst []byte, start int, c byte) []byte {
	switch {
	case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
		return append(dst, c)
	case 'A' <= c && c <= 'Z':
		return append(dst, c+'a'-'A')
	case c == '\'' || c == '.' || c == '`':
		return dst
	case c == '&':
		return append(blank(dst, start), "and "...)
	case c == '-':
		dst = article(dst, start)
	}
	return blank(dst, start)
}

// dropped are the letter-like apostrophes of transliteration.
func dropped(r rune) bool {
	switch r {
	case 'ʿ', 'ʾ', 'ʼ', 'ʻ', 'ʹ', 'ʺ', 'ˈ', '’', '‘', '´', '′':
		return true
	}
	return false
}

// plain is the ASCII form of a letter that has no decomposition; "" if none.
func plain(r rune) string {
	switch r {
	case 'ı':
		return "i"
	case 'ø':
		return "o"
	case 'đ', 'ð':
		return "d"
	case 'ł':
		return "l"
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'þ':
		return "th"
	case 'ə':
		return "a"
	case 'ħ':
		return "h"
	}
	return ""
}

// blank appends a blank unless one stands there, or nothing does.
func blank(dst []byte, start int) []byte {
	if n := len(dst); n > start && dst[n-1] != ' ' {
		return append(dst, ' ')
	}
	return dst
}

// article writes the Arabic article that ends dst as "al".
func article(dst []byte, start int) []byte {
	i := len(dst)
	for i > start && dst[i-1] != ' ' {
		i--
	}
	if isArticle(string(dst[i:])) {
		return append(dst[:i], "al"...)
	}
	return dst
}

func isArticle(w string) bool {
	switch w {
	case "al", "el", "ul", "as", "ash", "an", "ar", "at", "ad", "az":
		return true
	}
	return false
}
