// SPDX-License-Identifier: Apache-2.0

package actors

import "strings"

// skeleton is the spelling class of a folded name of two words or more: names
// that differ only in how a foreign sound is written fall together
// ("volodymyr zelenskyy", "vladimir" does not). class gives the class of a
// given name listed in data/spelling.txt, or "". Names of one word have none.
func skeleton(folded string, class func(string) string) string {
	words := strings.Fields(folded)
	var b strings.Builder
	n := 0
	for _, w := range words {
		if isArticle(w) && len(words) > 1 {
			continue
		}
		if n++; n > 1 {
			b.WriteByte(' ')
		}
		if c := class(w); c != "" {
			b.WriteString(c)
		} else {
			b.WriteString(sound(w))
		}
	}
	if n < 2 {
		return ""
	}
	return b.String()
}

// sounds rewrites letter groups, the longest first at each place.
var sounds = strings.NewReplacer(
	"sch", "sh", "tch", "ch", "iy", "i", "yy", "i", "yi", "i", "ij", "i", "ey", "i", "ei", "i", "ay", "ai",
	"ou", "u", "oo", "u", "uw", "u", "ee", "i", "ie", "i", "kh", "h", "gh", "g", "dh", "d", "dj", "j", "dzh", "j",
	"ph", "f", "ck", "k", "ks", "x", "q", "k", "y", "i", "o", "u", "e", "i", "w", "v", "ts", "c", "tz", "c",
)

func sound(w string) string {
	s := sounds.Replace(w)
	var b []byte
	for i := range len(s) {
		if len(b) > 0 && b[len(b)-1] == s[i] {
			continue
		}
		b = append(b, s[i])
	}
	if n := len(b); n > 3 && b[n-1] == 'h' && b[n-2] == 'a' {
		b = b[:n-1]
	}
	return string(b)
}
