// SPDX-License-Identifier: Apache-2.0

package actors

import "dragoman"

// Mask says what a name can mean in the actor file: bit 1<<s for every sense s
// but AsName, and for that sense the bits below, by the kind of the entity.
type Mask uint16

// The bits of names.
const (
	NamesOrganisation Mask = 1 << (iota + 9)
	NamesCountry
	NamesGroup
	NamesPerson
	NamesPlace
)

// Probe says what a folded name (see AppendFold) can mean, capitals apart. It
// allocates nothing. Cost: one look-up a layer.
func (t *Table) Probe(folded []byte) (m Mask) {
	for u := t; u != nil; u = u.under {
		l := find(u, secAlias, folded)
		for i := range l.n {
			p := l.get(i)
			s := Sense(p >> 20 & senseMask)
			if s != AsName {
				m |= 1 << s
				continue
			}
			switch u.entity(p & indexMask).Kind {
			case dragoman.Organisation:
				m |= NamesOrganisation
			case dragoman.Country:
				m |= NamesCountry
			case dragoman.Group:
				m |= NamesGroup
			case dragoman.Person:
				m |= NamesPerson
			default:
				m |= NamesPlace
			}
		}
		if m != 0 {
			return m
		}
	}
	return m
}
