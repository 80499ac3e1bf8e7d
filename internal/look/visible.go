// SPDX-License-Identifier: Apache-2.0

package look

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Visible is a word without the marks in it that have no width: soft hyphens,
// joiners, marks of direction. A word without any, or of nothing else, is
// returned as it is.
func Visible(s string) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			if strings.IndexFunc(s[i:], hidden) < 0 {
				return s
			}
			if v := strings.Map(func(r rune) rune {
				if hidden(r) {
					return -1
				}
				return r
			}, s); v != "" {
				return v
			}
			return s
		}
	}
	return s
}

func hidden(r rune) bool { return r == 0xad || r > 0x2000 && unicode.Is(unicode.Cf, r) }
