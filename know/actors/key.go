// SPDX-License-Identifier: Apache-2.0

package actors

import (
	"slices"
	"strings"

	"dragoman"
)

// Key names an actor across reports: by its link in the actor file; where no
// file knows it, by a name that means one actor in any report (a body's with its
// country, a person's of two words or more); else by its id, which is of its
// report alone.
func Key(a *dragoman.Actor) string {
	if a.Link != "" {
		return a.Link
	}
	named := slices.ContainsFunc(a.Mentions, func(m dragoman.ActorMention) bool { return m.Form == dragoman.Name })
	f := Fold(a.Name)
	switch {
	case !named || f == "":
		return a.ID
	case a.Kind == dragoman.Person:
		if len(strings.Fields(f)) < 2 {
			return a.ID
		}
		return f
	}
	if c := a.OwnCountry(); c != "" {
		return f + "/" + c
	}
	return f
}
