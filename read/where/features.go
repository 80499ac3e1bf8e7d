// SPDX-License-Identifier: Apache-2.0

package where

import (
	"math"
	"slices"
	"strings"

	"dragoman/know/gaz"
)

// The local features of a candidate: what it is, and what stands beside its
// name.
const (
	fPop           = iota // log10 of the population
	fTop                  // no candidate has more inhabitants
	fCountry              // a country
	fAdmin1               // a first-level unit
	fAdmin2               // a second-level unit
	fOwn                  // a region, sea, base, ... of our own list
	fCapital              // PPLC
	fSeat1                // PPLA
	fSeat2                // PPLA2 to PPLA5
	fPart                 // PPLX, a part of a town
	fTown                 // another populated place
	fSmall                // a place of unknown or under 2,000 inhabitants
	fPrimary              // the name is its main name
	fComma                // ", X" follows, and X holds the candidate
	fCommaNot             // ", X" follows, and X is a place that does not hold it
	fUnitWord             // a word for a unit is in the name or follows it, and the candidate is a unit
	fUnitWordNot          // the same, and it is none
	fCityWord             // a word for a town follows, and it is a town
	fTLD                  // its country is that of the report's address
	fNamedCountry         // its country is named in the report (log of the times)
	fNamedAdmin1          // its first-level unit is named
	fNamedAdmin2          // its second-level unit is named
	fAbbrev               // a name of capitals or with full stops, and a country or first-level unit
	fTownOfCountry        // a town whose name is also a country's
	fTownOfAdmin1         // a town whose name is also a first-level unit's
	fTopRatio             // log10 of the share of its population in that of the most populous
	fAlias                // the name is another name of it, and the main name of a bigger one
	fHolder               // behind "Name, " and before a stop or comma: a country or first-level unit
	nLocal
)

// The soft features of a candidate: where the other names of the report are,
// as the pass before has it.
const (
	sCountry      = iota // share of the other names in its country
	sAdmin1              // share in its first-level unit
	sAdmin2              // share in its second-level unit
	sNearest             // nearness of the nearest other name, 1 at 0 km, 0 far off
	sNear50              // another name lies within 50 km
	sNear161             // another name lies within 161 km
	sMean                // mean nearness of the other names
	sBesideAdmin1        // the name before or after it in the text is in its first-level unit
	sBesideAdmin2        // ... within 100 km
	sBesideIn            // ... in its country
	sPopCountry          // log10 of the population times sCountry
	sContinent           // nearness of the other names on the scale of a continent
	sTaken               // another name of the report most likely means this very place
	nSoft
)

// FeatureNames are the names of the weights, pass by pass, as the model file
// writes them.
var featureNames = [...]string{
	"pop", "top", "country", "admin1", "admin2", "own", "capital", "seat1", "seat2", "part", "town", "small", "primary",
	"comma", "comma-not", "unit-word", "unit-word-not", "city-word", "tld", "named-country", "named-admin1", "named-admin2",
	"abbrev", "town-of-country", "town-of-admin1", "top-ratio", "alias", "holder",
	"in-country", "in-admin1", "in-admin2", "nearest", "near-50", "near-161", "mean", "beside-admin1", "beside-100",
	"beside-country", "pop-country", "continent", "taken",
}

// locals fills the local features of every candidate.
func (t *T) locals(d *document) {
	named := map[gaz.Ref]float64{}
	for _, g := range d.groups {
		for _, c := range g.cands {
			if c.Class == 'A' {
				named[c.Ref] += float64(len(g.mentions))
			}
		}
	}
	for _, g := range d.groups {
		top, country, admin1, main := 0, false, false, -1
		for _, c := range g.cands {
			if c.primary {
				main = max(main, c.Population)
			}
			top = max(top, c.Population)
			country = country || c.Precision == "country"
			admin1 = admin1 || c.Code == "ADM1"
		}
		holders, units, towns := t.beside(d, g)
		held := make([]bool, len(g.cands)) // a comma says nothing where it holds no candidate: it parts a list
		for i := range g.cands {
			for _, hs := range holders {
				held[i] = held[i] || t.holds(hs, &g.cands[i].Place)
			}
		}
		holder := d.holder(g)
		short := len(g.name) <= 6 && (strings.Contains(g.name, ".") || strings.ToUpper(g.name) == g.name)
		for i := range g.cands {
			c := &g.cands[i]
			kindFeatures(c, top)
			f := &c.local
			if held[i] {
				f[fComma] = 1
			} else if slices.Contains(held, true) {
				f[fCommaNot] = 1
			}
			set(f, fHolder, holder && (c.Precision == "country" || c.Code == "ADM1"))
			set(f, fAlias, !c.primary && main >= c.Population)
			set(f, fUnitWord, units && c.Class == 'A')
			set(f, fUnitWordNot, units && c.Class != 'A')
			set(f, fCityWord, towns && c.Class == 'P')
			set(f, fTLD, d.tld != "" && d.tld == c.Country)
			set(f, fAbbrev, short && (c.Precision == "country" || c.Code == "ADM1"))
			set(f, fTownOfCountry, country && c.Class == 'P')
			set(f, fTownOfAdmin1, admin1 && c.Class == 'P')
			if r, ok := t.gaz.Country(c.Country); ok && r.Ref != c.Ref {
				f[fNamedCountry] = math.Log1p(named[r.Ref])
			}
			if c.Admin1 != gaz.NoRef && c.Admin1 != c.Ref {
				f[fNamedAdmin1] = math.Log1p(named[c.Admin1])
			}
			if c.Admin2 != gaz.NoRef && c.Admin2 != c.Ref {
				f[fNamedAdmin2] = math.Log1p(named[c.Admin2])
			}
		}
	}
}

func set(f *[nLocal]float64, i int, on bool) {
	if on {
		f[i] = 1
	}
}

// kindFeatures are what a candidate is, on its own.
func kindFeatures(c *cand, top int) {
	f := &c.local
	f[fPop] = math.Log10(float64(c.Population + 1))
	f[fTopRatio] = math.Log10(float64(c.Population+1)) - math.Log10(float64(top+1))
	set(f, fTop, c.Population == top)
	set(f, fPrimary, c.primary)
	set(f, fSmall, c.Class == 'P' && c.Population < 2000)
	switch {
	case c.Precision == "country":
		f[fCountry] = 1
	case c.Code == "ADM1":
		f[fAdmin1] = 1
	case c.Code == "ADM2":
		f[fAdmin2] = 1
	case c.GeoNames == 0 || c.Class != 'P':
		f[fOwn] = 1
	case c.Code == "PPLC":
		f[fCapital] = 1
	case c.Code == "PPLA":
		f[fSeat1] = 1
	case strings.HasPrefix(c.Code, "PPLA"):
		f[fSeat2] = 1
	case c.Code == "PPLX":
		f[fPart] = 1
	default:
		f[fTown] = 1
	}
}

// beside reads what follows the mentions of a group: the places named behind a
// comma or in brackets, and whether words for a unit or a town are there.
func (t *T) beside(d *document, g *group) (holders [][]gaz.Ref, units, towns bool) {
	for k, m := range g.mentions {
		if k == 8 {
			break
		}
		n := d.names[m]
		tail := after(d.text, n.Span, 48)
		tail = strings.TrimPrefix(strings.TrimPrefix(tail, "'s"), "’s")
		if refs := t.holderAt(d, m); len(refs) > 0 {
			holders = append(holders, refs)
		}
		word, _, _ := strings.Cut(strings.TrimLeft(tail, " "), " ")
		units = units || t.kindWord("unit-word", word) || t.inList(tail) || t.kindWord("unit-word", g.key[strings.LastIndexByte(g.key, ' ')+1:])
		towns = towns || t.kindWord("town-word", word)
	}
	return holders, units, towns
}

// holder reports whether a mention of a group stands where a country or unit
// stands: behind another name and a comma, before a stop, comma or bracket.
func (d *document) holder(g *group) bool {
	for k, m := range g.mentions {
		if k == 8 {
			break
		}
		if m == 0 || d.names[m].Start-d.names[m-1].End != 2 || d.text[d.names[m-1].End] != ',' {
			continue
		}
		if tail := after(d.text, d.names[m].Span, 1); tail == "" || strings.Contains(",.;)\n", tail) {
			return true
		}
	}
	return false
}

// kindWord reports whether a word, marks behind it looked over, is of a kind.
func (t *T) kindWord(kind, w string) bool {
	return t.is(kind, strings.ToLower(strings.TrimRight(w, ".,;:")))
}

// inList reports whether a list of names goes on and ends in "counties" or
// "provinces".
func (t *T) inList(tail string) bool {
	for len(tail) > 0 {
		word, rest, _ := strings.Cut(strings.TrimLeft(tail, " ,"), " ")
		plain := strings.ToLower(word)
		if k := strings.IndexFunc(plain, func(r rune) bool { return r < 'a' || r > 'z' }); k >= 0 {
			plain = plain[:k]
		}
		switch {
		case t.is("unit-words", plain):
			return true
		case t.is("join", word) || word != "" && word[0] >= 'A' && word[0] <= 'Z' && !strings.Contains(word, "."):
			tail = rest
		default:
			return false
		}
	}
	return false
}

// container looks up the name that begins s: up to four words, the longest
// that is a country or unit, "Okla." and "W. Va." too.
func (t *T) container(s string) []gaz.Ref {
	if s == "" || s[0] < 'A' || s[0] > 'Z' {
		return nil
	}
	var ends []int
	for i := 0; i < len(s) && len(ends) < 4; i++ {
		if c := s[i]; c == ' ' || c == ',' || c == ')' || c == ']' || c == ';' || c == '\n' || c == ':' || c == '"' {
			ends = append(ends, i)
			if c != ' ' {
				break
			}
		} else if i == len(s)-1 {
			ends = append(ends, len(s))
		}
	}
	for k := len(ends) - 1; k >= 0; k-- {
		name := trimName(s[:ends[k]])
		if len(name) > 3 {
			name = strings.TrimSuffix(name, ".")
		}
		if len(name) < 2 || len(name) < 4 && name != strings.ToUpper(name) && !strings.Contains(s[:ends[k]], ".") {
			continue
		}
		var out []gaz.Ref
		for _, r := range t.gaz.Append(nil, gaz.KeyOf(name)) {
			p := t.gaz.Place(r)
			if p.Code == "ADM2" && !t.kindWord("unit-word", name[strings.LastIndexByte(name, ' ')+1:]) {
				continue // "Hamilton, Madison and Greene": a list
			}
			if p.Class == 'A' || p.Class == 'L' {
				out = append(out, r)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// holds reports whether one of the places is a unit or country of p.
func (t *T) holds(in []gaz.Ref, p *gaz.Place) bool {
	for _, r := range in {
		h := t.gaz.Place(r)
		if r != p.Ref && (r == p.Admin1 || r == p.Admin2 || h.Precision == "country" && h.Country == p.Country && p.Country != "") {
			return true
		}
	}
	return false
}
