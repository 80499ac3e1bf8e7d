// SPDX-License-Identifier: Apache-2.0

package refer

import (
	"strings"

	"dragoman"
)

// count is how often a name is taken for a person, for a people, and for what
// has a name of its own beside them; body, place, facility are parts of other.
type count struct{ person, group, other, body, place, facility int }

// most is the kind that more than half of the names have, "" if none has.
func (c count) most() dragoman.Kind {
	all := c.person + c.group + c.other
	for _, k := range [...]struct {
		n    int
		kind dragoman.Kind
	}{{c.person, dragoman.Person}, {c.group, dragoman.Group}, {c.body, dragoman.Organisation}, {c.place, dragoman.PlaceKind}, {c.facility, dragoman.Facility}} {
		if 2*k.n > all {
			return k.kind
		}
	}
	return ""
}

// counts counts the kinds of every name, in lower case; a people's name without
// its plural.
func (d *document) counts() map[string]count {
	out := map[string]count{}
	for _, m := range d.Mentions {
		if m.Form != dragoman.Name {
			continue
		}
		k := d.nameKey(m)
		c := out[k]
		switch m.Kind {
		case dragoman.Person:
			c.person++
		case dragoman.Group:
			c.group++
		default:
			c.other++
			switch m.Kind {
			case dragoman.Organisation:
				c.body++
			case dragoman.PlaceKind:
				c.place++
			case dragoman.Facility:
				c.facility++
			}
		}
		out[k] = c
	}
	return out
}

func (d *document) nameKey(m dragoman.Mention) string {
	w := strings.ToLower(m.Of(d.Text))
	w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
	if m.Last-m.First == 1 && len(w) > 4 {
		w = strings.TrimSuffix(w, "s")
	}
	return w
}

// kind evens out what the recogniser took one name for: a name of two words or
// more is what it mostly was; a single word that mostly was a
// people's is one, not a person's or a body's.
func (d *document) kind(m dragoman.Mention, counts map[string]count) dragoman.Kind {
	if m.Form != dragoman.Name || m.Kind == dragoman.EventKind || m.Kind == dragoman.Country {
		return m.Kind
	}
	switch c := counts[d.nameKey(m)]; {
	case m.Last-m.First > 1 && m.Kind != dragoman.Work && c.most() != "":
		return c.most()
	case m.Last-m.First == 1 && c.group > c.person+c.other && (m.Kind == dragoman.Person || m.Kind == dragoman.Organisation):
		return dragoman.Group
	}
	return m.Kind
}
