// SPDX-License-Identifier: Apache-2.0

package extract

import (
	_ "embed"
	"strings"
	"unicode"
)

//go:embed languages.txt
var languages string

// Language tells a text's language by its commonest small words, of the first
// 4 KB: ISO 639-1, or "" where it can't be told. Writing that is mostly not
// Latin gives the script's commonest news language only where the script has
// one of its own (el, he, th, ko, ja), else "und".
func Language(text string) string {
	head := text[:min(len(text), 4096)]
	letters, latin := 0, 0
	script := map[string]int{}
	for _, r := range head {
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		switch {
		case unicode.Is(unicode.Latin, r):
			latin++
		case unicode.Is(unicode.Greek, r):
			script["el"]++
		case unicode.Is(unicode.Hebrew, r):
			script["he"]++
		case unicode.Is(unicode.Thai, r):
			script["th"]++
		case unicode.Is(unicode.Hangul, r):
			script["ko"]++
		case unicode.Is(unicode.Hiragana, r), unicode.Is(unicode.Katakana, r):
			script["ja"]++
		}
	}
	if letters == 0 {
		return ""
	}
	if latin*2 < letters {
		for _, l := range []string{"el", "he", "th", "ko", "ja"} {
			if script[l]*5 > letters {
				return l
			}
		}
	}
	return byWords(head, latin*2 < letters)
}

// leastWords is how many small words tell a language.
const leastWords = 3

func byWords(head string, other bool) string {
	words := strings.FieldsFunc(strings.ToLower(head), func(r rune) bool { return !unicode.IsLetter(r) })
	count := map[string]int{}
	for _, w := range words {
		count[w]++
	}
	best, most, second := "", 0, 0
	for line := range strings.Lines(languages) {
		code, list, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok || strings.HasPrefix(code, "#") {
			continue
		}
		n := 0
		for _, w := range strings.Fields(list) {
			n += count[w]
		}
		if n > most {
			best, most, second = code, n, most
		} else if n > second {
			second = n
		}
	}
	switch {
	case len(words) < 8 || most < leastWords:
		return ""
	case most*14 >= len(words) && most > second:
		return best
	case other:
		return "und"
	}
	return ""
}
