// SPDX-License-Identifier: Apache-2.0

package token

import (
	"unicode"
	"unicode/utf8"

	"dragoman"
)

// maxNotes is how many words a report's notes name, each once.
const maxNotes = 50

// notes leaves a note at the words that do not read as they look: with letters
// of two scripts ("Аssad" with a Cyrillic A), or with marks that nobody sees.
// Such a word is kept as it is, and found by no other spelling.
func notes(r *dragoman.Reading) {
	if plain(r.Text) {
		return
	}
	seen := map[string]bool{}
	for i := range r.Tokens {
		t := r.Tokens[i].Span
		w := t.Of(r.Text)
		if plain(w) {
			continue
		}
		if m := mixed(w); m != "" && !seen[w] && len(seen) < maxNotes {
			seen[w] = true
			r.Note("token", t, m)
		}
	}
}

// plain says whether a text is ASCII.
func plain(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// mixed says what of a word is not as it looks, "" if nothing.
func mixed(w string) string {
	latin, other, hidden := false, "", false
	for i, r := range w {
		switch {
		case r < utf8.RuneSelf:
			latin = latin || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
		case unicode.Is(unicode.Cyrillic, r):
			other = "Cyrillic"
		case lookalike(r):
			other = "Greek"
		case unicode.Is(unicode.Armenian, r):
			other = "Armenian"
		case unicode.Is(unicode.Latin, r):
			latin = true
		case r != 0xad && unicode.Is(unicode.Cf, r) && i > 0: // a soft hyphen is good typography
			hidden = true
		}
	}
	switch {
	case latin && other != "":
		return "letters of two scripts in one word: Latin and " + other
	case latin && hidden:
		return "marks without width inside a word"
	}
	return ""
}

// lookalike holds for Greek letters that are drawn like Latin ones; the others
// stand beside Latin letters in units and formulas.
func lookalike(r rune) bool {
	switch r {
	case 'Α', 'Β', 'Ε', 'Ζ', 'Η', 'Ι', 'Κ', 'Μ', 'Ν', 'Ο', 'Ρ', 'Τ', 'Υ', 'Χ', 'ι', 'ν', 'ο', 'ρ', 'υ', 'ϲ', 'ϳ':
		return true
	}
	return false
}
