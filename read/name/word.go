// SPDX-License-Identifier: Apache-2.0

package name

import (
	"unicode"
	"unicode/utf8"

	"dragoman/internal/clusters"
	"dragoman/internal/linear"
)

// flags say what a token looks like, and what the word lists know of it.
type flags uint16

const (
	isCapital   flags = 1 << iota // begins with a capital, or has one inside (iPhone)
	isCaps                        // letters, all capitals, at least two
	isDigit                       // has a digit
	isWord                        // has a letter
	isInitial                     // first word of its sentence, or of a quotation in it
	isHeading                     // in a sentence set as a heading: Most Words Begin So
	isSingle                      // one letter
	isGivenM                      // a given name of men
	isGivenF                      // of women
	isTitle                       // a title or office, any case
	isCandidate                   // may be part of a name
	isLink                        // may stand inside a name without a capital
	isShouted                     // in a sentence all in capitals
)

// word is a token as the features see it.
type word struct {
	text            string
	form, low       uint32 // hashes of the token as written, and in lower case
	shape           uint32
	suf2, suf3, pre uint32
	class           uint32
	p6, p8, p12     uint32 // prefixes of the class's tree path
	flags           flags
	known           uint32 // what the tables know of the token alone (see tables)
	cover           uint32 // and of the longer names it lies in
	seen            seen   // what the rest of the document shows of the word
}

// lexicon is what the word lists know of single words, by lower-case hash.
type lexicon map[uint32]flags

// look fills in what is known of one token by itself.
func (w *word) look(text string, cl *clusters.Clusters, lex lexicon) {
	*w = word{text: text}
	w.form = linear.Hash(1, text)
	low, shape := uint32(2166136261), uint32(0)
	last, run := byte(0), 0
	upper, lower := 0, 0
	for i, r := range text {
		c := byte('.')
		switch {
		case r < utf8.RuneSelf && r >= 'a' && r <= 'z':
			c, lower = 'a', lower+1
		case r < utf8.RuneSelf && r >= 'A' && r <= 'Z':
			c, upper = 'A', upper+1
			r += 'a' - 'A'
		case r >= '0' && r <= '9':
			c = '0'
			w.flags |= isDigit
		case r < utf8.RuneSelf || !unicode.IsLetter(r):
		case unicode.IsUpper(r):
			c, upper = 'A', upper+1
			r = unicode.ToLower(r)
		default:
			c, lower = 'a', lower+1
		}
		low = (low ^ uint32(r)) * 16777619
		if c != last {
			run = 0
		}
		if run++; run <= 2 && i < 40 {
			shape = linear.Mix(shape, uint32(c))
		}
		last = c
	}
	w.low, w.shape = linear.Mix(low, 3), shape
	n := upper + lower
	if n > 0 {
		w.flags |= isWord
	}
	if upper > 0 {
		w.flags |= isCapital
	}
	if upper > 1 && lower == 0 {
		w.flags |= isCaps
	}
	if n == 1 && len(text) <= 2 {
		w.flags |= isSingle
	}
	w.flags |= lex[w.low]
	w.suf2, w.suf3, w.pre = end(text, 2), end(text, 3), linear.Hash(4, text[:min(3, len(text))])
	if id := cl.Of(text); id != 0 {
		w.class = uint32(id)
		w.p6, w.p8, w.p12 = cl.Prefix(id, 6), cl.Prefix(id, 8), cl.Prefix(id, 12)
	}
}

func end(s string, n int) uint32 { return linear.Hash(5+uint32(n), s[max(0, len(s)-n):]) }

// lowHash is the lower-case hash look gives a text.
func lowHash(text string) uint32 {
	low := uint32(2166136261)
	for _, r := range text {
		low = (low ^ uint32(unicode.ToLower(r))) * 16777619
	}
	return linear.Mix(low, 3)
}

// links are tokens without a capital that names have inside them.
var links = []string{
	"of", "and", "for", "the", "de", "bin", "in", "del", "on", "al", "to", "la", "an", "y", "los", "e", "is", "o", "with", "u", "from", "da", "do",
	"dos", "das", "les", "le", "el", "against", "ul", "ur", "ad", "van", "von", "der", "den", "du", "des", "di", "ibn", "ben", "bint", "abu", "s", "ā", "n", "i", "d", "l",
	"-", "–", ".", ",", "’", "'", "'s", "’s", "&", "(", ")", ":", "/", "‘", "+", "´", "“", "”", "\"", "ke", "ka", "a", "at", "or", "cho", "t",
}

// tails are nouns without a capital that may end a name.
var tails = []string{
	"province", "party", "region", "mine", "district", "county", "river", "station", "dam", "hospital", "village", "upazila", "complex", "plant",
	"airport", "port", "prison", "palace", "bridge", "government", "court", "embassy", "city", "state", "university", "island", "project", "company", "alliance",
}

// heads are words without a capital that may begin a name.
var heads = []string{"southern", "northern", "sub", "the", "north", "east", "west", "south", "al", "el", "western", "eastern", "e", "bin", "ibn", "de", "van", "von", "non", "bp", "afrol", "central"}
