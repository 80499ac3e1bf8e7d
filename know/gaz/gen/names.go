// SPDX-License-Identifier: Apache-2.0

package main

import (
	"strings"
	"unicode"

	"dragoman/know/gaz"
)

// usable reports whether an alternate name of GeoNames is one an English
// report may use: Latin letters, no airport code, no letter-by-letter
// transliteration of a script without vowels.
func usable(s string) bool {
	if len(s) < 2 || len(s) > 40 || strings.ContainsAny(s, "=()0123456789/") || strings.Count(s, " ") > 3 {
		return false
	}
	for _, r := range s {
		if r > 0x24F && !(r >= 0x1E00 && r < 0x1F00) && !strings.ContainsRune("’‘ʿʾʻʼ", r) {
			return false
		}
	}
	if strings.ToUpper(s) == s { // codes of airports
		return false
	}
	if !unicode.IsUpper([]rune(s)[0]) && strings.ToLower(s) == s {
		return false // transliterations in GeoNames are in lower case
	}
	f := gaz.Fold(s)
	if len(f) < 3 {
		return false
	}
	vowels, letters := 0, 0
	for _, r := range f {
		if r >= 'a' && r <= 'z' {
			letters++
			if strings.ContainsRune("aeiouy", r) {
				vowels++
			}
		}
	}
	return vowels*5 >= letters && letters >= 3
}

// article is a name of an Arab country's town without its article, where the
// article stands as a word ("Ar Raqqah": reports write "Raqqa", "al-Raqqa").
func article(s, cc string) []string {
	if !strings.Contains(" AE BH DJ DZ EG EH IQ JO KW LB LY MA MR OM PS QA SA SD SO SS SY TD TN YE ", " "+cc+" ") {
		return nil
	}
	first, rest, ok := strings.Cut(s, " ")
	if !ok || len(rest) < 3 {
		return nil
	}
	switch strings.ToLower(first) {
	case "al", "el", "ar", "as", "ash", "at", "an", "ad", "az", "adh", "ath":
		return []string{rest}
	}
	return nil
}
