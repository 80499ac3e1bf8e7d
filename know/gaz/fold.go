// SPDX-License-Identifier: Apache-2.0

package gaz

import (
	"strings"
	"unicode/utf8"

	"github.com/cespare/xxhash/v2"
	"golang.org/x/text/unicode/norm"
)

// Key is the hash of a folded name.
type Key uint64

// maxFold bounds a folded name, in bytes; a longer one is cut. The longest
// folded name of the table has 71.
const maxFold = 96

// KeyOf folds a name and hashes it, without allocating.
func KeyOf(name string) Key {
	var buf [maxFold]byte
	return Key(xxhash.Sum64(fold(buf[:0], name)))
}

// Fold returns a name as look-ups see it: lower case, without diacritics,
// apostrophes, ʿ and ʾ, full stops, a leading "the" or the Arabic article
// before a hyphen ("al-Bab", "Deir ez-Zor"), with other marks as one blank and
// "st", "mt", "ft" spelt out. What is shown is never folded.
func Fold(name string) string {
	var buf [maxFold]byte
	return string(fold(buf[:0], name))
}

// umlauts are how ä, ö and ü, and ø and å, are spelt where a keyboard has none.
var umlauts = strings.NewReplacer("ae", "a", "oe", "o", "ue", "u", "aa", "a")

// Unspelt is a folded name without the spelt-out umlauts in it: "thuringen" for
// "Thueringen"; ok is false where it has none. Look-ups try it last.
func Unspelt(name string) (folded string, ok bool) {
	f := Fold(name)
	folded = umlauts.Replace(f)
	return folded, folded != f
}

// fold appends the folded name to an empty dst of capacity maxFold.
func fold(dst []byte, name string) []byte {
	word := 0 // where the present word starts in dst
	for i := 0; i < len(name) && len(dst) < maxFold-8; {
		c := name[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
				dst = append(dst, c)
			case 'A' <= c && c <= 'Z':
				dst = append(dst, c+'a'-'A')
			case c == '.' || c == '\'' || c == '`':
			case c == '-' && isArticle(dst[word:]) && i < len(name):
				dst = dst[:word]
			default:
				dst, word = endWord(dst, word)
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(name[i:])
		switch {
		case r == '’' || r == '‘' || r == 'ʿ' || r == 'ʾ' || r == 'ʻ' || r == 'ʼ' || r == 'ʹ' || r == '′' || r == 'ʽ' || r == '´':
		case r == '‐' || r == '‑' || r == '–' || r == 0xA0 || r == 0x202F:
			if isArticle(dst[word:]) && r != 0xA0 && r != 0x202F {
				dst = dst[:word]
			} else {
				dst, word = endWord(dst, word)
			}
		default:
			dst = foldRune(dst, r)
		}
		i += n
	}
	dst, _ = endWord(dst, word)
	if n := len(dst); n > 0 && dst[n-1] == ' ' {
		dst = dst[:n-1]
	}
	if len(dst) > 4 && string(dst[:4]) == "the " {
		dst = dst[:copy(dst, dst[4:])]
	}
	return dst
}

// endWord closes the word that starts at word: shortened words are spelt out,
// and one blank follows.
func endWord(dst []byte, word int) ([]byte, int) {
	switch string(dst[word:]) {
	case "":
		return dst, word
	case "st":
		dst = append(dst[:word], "saint"...)
	case "ste":
		dst = append(dst[:word], "sainte"...)
	case "mt":
		dst = append(dst[:word], "mount"...)
	case "ft":
		dst = append(dst[:word], "fort"...)
	}
	dst = append(dst, ' ')
	return dst, len(dst)
}

// isArticle reports whether a folded word is a form of the Arabic article.
func isArticle(w []byte) bool {
	switch string(w) {
	case "al", "el", "ul", "ad", "ed", "an", "en", "ar", "er", "as", "es", "at", "et", "az", "ez", "ash", "esh", "adh", "ath", "edh", "eth":
		return true
	}
	return false
}

// letters that Unicode does not take apart.
func foldRune(dst []byte, r rune) []byte {
	switch r {
	case 'ß':
		return append(dst, "ss"...)
	case 'ø', 'Ø':
		return append(dst, 'o')
	case 'ł', 'Ł':
		return append(dst, 'l')
	case 'đ', 'Đ', 'ð', 'Ð':
		return append(dst, 'd')
	case 'þ', 'Þ':
		return append(dst, "th"...)
	case 'æ', 'Æ':
		return append(dst, "ae"...)
	case 'œ', 'Œ':
		return append(dst, "oe"...)
	case 'ı', 'İ':
		return append(dst, 'i')
	case 'ə', 'Ə':
		return append(dst, 'e')
	case 'ħ', 'Ħ':
		return append(dst, 'h')
	}
	if r >= 0x300 && r < 0x370 { // combining marks
		return dst
	}
	var b [utf8.UTFMax]byte
	d := norm.NFD.Properties(b[:utf8.EncodeRune(b[:], r)]).Decomposition()
	if d == nil {
		return utf8.AppendRune(dst, r)
	}
	if c := d[0]; c < utf8.RuneSelf {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		return append(dst, c)
	}
	return append(dst, d...)
}
