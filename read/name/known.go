// SPDX-License-Identifier: Apache-2.0

package name

import "dragoman/know/actors"

// maxKnown is how many tokens a name looked up in the tables may have.
const maxKnown = 6

// The bits of the gazetteer, above those of actors.Mask.
const (
	knownCountry = 1 << (iota + 16)
	knownAdmin
	knownOwn
	knownCity
	knownBig // at least 100,000 people
)

// lookUp fills in s.known for the run [a,b) of a sentence, and what its
// tokens show of it.
func (n *Namer) lookUp(s *scratch, x []word, a, b int) {
	if k := (b - a) * maxName; cap(s.known) < k {
		s.known = make([]uint32, 2*k)
	}
	for i := a; i < b; i++ {
		x[i].cover = 0
	}
	for i := a; i < b; i++ {
		out := s.known[(i-a)*maxName:][:maxName]
		n.knownFrom(s, x, i, b, out)
		x[i].known = out[0]
		for m := 2; m <= maxKnown; m++ {
			v := sort(out[m-1])
			if v == 0 {
				continue
			}
			x[i].cover |= v
			for j := i + 1; j < i+m-1; j++ {
				x[j].cover |= v << 8
			}
			x[i+m-1].cover |= v << 16
		}
	}
}

// sort folds what is known into six bits, for the tokens of longer names.
func sort(v uint32) (out uint32) {
	const people = uint32(actors.NamesPerson) | 1<<actors.AsSurname
	const lands = uint32(actors.NamesCountry) | 1<<actors.AsCapital | 1<<actors.AsCity | knownCountry
	for i, m := range [6]uint32{uint32(actors.NamesOrganisation), people, lands, knownAdmin | knownOwn | knownCity, uint32(actors.NamesGroup) | 1<<actors.AsDemonym | 1<<actors.AsPeople, 1 << actors.AsSeat} {
		if v&m != 0 {
			out |= 1 << i
		}
	}
	return out
}

// knownFrom says what the tables know of the names that begin at token i and end
// before token b: out[m-1] is that of m tokens.
func (n *Namer) knownFrom(s *scratch, x []word, i, b int, out []uint32) {
	clear(out)
	buf := s.fold[:0]
	for m := 0; m < maxKnown && i+m < b; m++ {
		if m > 0 {
			buf = append(buf, ' ')
		}
		buf = append(buf, x[i+m].text...)
		if len(buf) > 90 {
			break
		}
		if x[i+m].flags&(isWord|isDigit) == 0 && x[i+m].text != "." {
			continue
		}
		var folded [128]byte
		v := uint32(n.actors.Probe(actors.AppendFold(folded[:0], string(buf))))
		if h := n.places.Probe(string(buf)); h.Known {
			if h.Country {
				v |= knownCountry
			}
			if h.Admin {
				v |= knownAdmin
			}
			if h.Own {
				v |= knownOwn
			}
			if h.City {
				v |= knownCity
				if h.Population >= 100000 {
					v |= knownBig
				}
			}
		}
		out[m] = v
	}
	s.fold = buf
}
