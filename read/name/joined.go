// SPDX-License-Identifier: Apache-2.0

package name

import "slices"

// joined makes one of two names that a hyphen or a possessive joins to a known
// one: "African-American", "Martha's Vineyard".
func (n *Namer) joined(x []word, found []Span) []Span {
	for i := 0; i+1 < len(found); i++ {
		a, b := &found[i], found[i+1]
		if b.First != a.Last+1 || b.Last-a.First > maxKnown {
			continue
		}
		switch x[a.Last].text {
		case "-":
			if a.Label != group || b.Label != group || n.probe(x, a.First, b.Last) == 0 {
				continue
			}
		case "'s", "’s":
			if a.Label != person && a.Label != place || b.Label != place || !n.site(x, a.First, b.Last) {
				continue
			}
			a.Label = place
		default:
			continue
		}
		a.Last = b.Last
		found = slices.Delete(found, i+1, i+2)
	}
	return found
}

// site says whether the gazetteer has tokens [a,b) as one name.
func (n *Namer) site(x []word, a, b int) bool {
	var name []byte
	for i := a; i < b; i++ {
		if i > a && x[i].text != "'s" && x[i].text != "’s" {
			name = append(name, ' ')
		}
		name = append(name, x[i].text...)
	}
	return n.places.Probe(string(name)).Known
}
