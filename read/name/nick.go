// SPDX-License-Identifier: Apache-2.0

package name

import "slices"

// nicked joins the parts of a person's name around a nickname in quotation
// marks: Ferdinand “Bongbong” Marcos, whichever parts were found by themselves.
func nicked(x []word, found []Span) []Span {
	for i := 0; i+1 < len(found); i++ {
		a, b := &found[i], found[i+1]
		if a.Label != person || x[a.First].flags&isCapital == 0 || marked(x, a.First) {
			continue
		}
		if b.Label != person || quotes(x, a.First, b.First) != 2 || b.First-a.First > 6 || !marked(x, b.First-1) {
			if i+2 >= len(found) { // the nickname was a name of its own
				continue
			}
			if b = found[i+2]; b.Label != person || quotes(x, a.First, b.First) != 2 || b.First-a.First > 6 || !marked(x, b.First-1) {
				continue
			}
			found = slices.Delete(found, i+1, i+2)
			a = &found[i]
		}
		a.Last = b.Last
		found = slices.Delete(found, i+1, i+2)
	}
	return found
}

// marked reports whether token i is a quotation mark.
func marked(x []word, i int) bool {
	switch x[i].text {
	case "\"", "“", "”", "‘", "’", "'", "``", "''", "«", "»":
		return true
	}
	return false
}

// quotes counts the quotation marks of tokens [a,b), where all else are words
// with a capital; -1 where something else stands there.
func quotes(x []word, a, b int) (n int) {
	for i := a; i < b; i++ {
		switch {
		case marked(x, i):
			n++
		case x[i].flags&isCapital == 0:
			return -1
		}
	}
	return
}
