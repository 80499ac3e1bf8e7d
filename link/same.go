// SPDX-License-Identifier: Apache-2.0

package link

import (
	"strings"

	"dragoman"
	"dragoman/know/actors"
)

// MayBeOne says whether two actors of two reports may be one, and on what
// evidence. Linked actors are one exactly if their links are equal. Others need
// a full name of two words or more in common, and a kind, country, sector and
// gender that do not contradict. It never says that they are one: namesakes exist.
func (l *Linker) MayBeOne(a, b *dragoman.Actor) (why string, ok bool) {
	switch {
	case a.Link != "" && a.Link == b.Link:
		return "both link to " + a.Link, true
	case a.Link != "" || b.Link != "":
		return "", false
	case a.Kind != b.Kind, differ(a.OwnCountry(), b.OwnCountry()), differ(a.Gender, b.Gender):
		return "", false
	}
	for _, x := range namesOf(a) {
		f := actors.Fold(l.bare(x))
		if strings.Count(f, " ") == 0 {
			continue
		}
		for _, y := range namesOf(b) {
			if actors.Fold(l.bare(y)) == f {
				return "both are named \"" + l.bare(x) + "\"", true
			}
		}
	}
	return "", false
}

func differ(a, b string) bool { return a != "" && b != "" && a != b }
