// SPDX-License-Identifier: Apache-2.0

package where

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"dragoman"
	"dragoman/know/actors"
	"dragoman/know/gaz"
)

// Bounds, so that hostile text costs linear time.
const (
	maxCands  = 40  // most populous candidates kept of a name
	maxGroups = 250 // distinct names resolved of a report; the rest stay unknown
)

// cand is one place a name can mean.
type cand struct {
	gaz.Place
	x, y, z float64 // unit vector of its point
	primary bool    // the name is its main name
	local   [nLocal]float64
	soft    [nSoft]float64
}

// group is all mentions of one name: one name, one place a report.
type group struct {
	name     string // as first written
	key      string // folded
	mentions []int
	demonym  bool
	cands    []cand
	post     []float64 // probabilities, in order of cands
}

// best is the most probable candidate; the first of equals.
func (g *group) best() int {
	b := 0
	for i, p := range g.post {
		if p > g.post[b] {
			b = i
		}
	}
	return b
}

// document is a report's names with their candidates.
type document struct {
	text   string
	tld    string // ISO alpha-2 of the address, "" if none
	names  []Name
	groups []*group
	of     []*group // group of each name
}

func (t *T) document(text, url string, names []Name) *document {
	d := &document{text: text, tld: country(url), names: names, of: make([]*group, len(names))}
	byKey := map[string]*group{}
	for i, n := range names {
		s := n.Of(text)
		key := gaz.Fold(trimName(s))
		if len(key) == 0 {
			d.of[i] = &group{}
			continue
		}
		g := byKey[key]
		if g == nil {
			g = &group{name: s, key: key}
			byKey[key] = g
			if len(d.groups) < maxGroups {
				t.candidates(g)
			}
			d.groups = append(d.groups, g)
		}
		g.mentions = append(g.mentions, i)
		d.of[i] = g
	}
	t.senses(d)
	return d
}

// candidates looks a group's name up: as a name, as a demonym, then with what
// stands round the name in reports taken off.
func (t *T) candidates(g *group) {
	name := trimName(g.name)
	if ref, ok := t.demonym(name); ok {
		g.demonym = true
		g.add(t.gaz, []gaz.Ref{ref}, name)
		return
	}
	g.add(t.gaz, t.gaz.Append(nil, gaz.KeyOf(name)), name)
	if r, ok := t.aliases[gaz.Fold(name)]; ok && !slices.ContainsFunc(g.cands, func(c cand) bool { return c.Ref == r }) {
		g.add(t.gaz, []gaz.Ref{r}, name)
	}
	if plain, ok := gaz.Unspelt(name); ok && len(g.cands) == 0 {
		g.add(t.gaz, t.gaz.Append(nil, gaz.KeyOf(plain)), plain)
		g.keep(large)
	}
	for cut, want, ok := t.strip(name); ok && len(g.cands) == 0; cut, want, ok = t.strip(cut) {
		if ref, found := t.demonym(cut); found {
			g.add(t.gaz, []gaz.Ref{ref}, cut)
			break
		}
		g.add(t.gaz, t.gaz.Append(nil, gaz.KeyOf(cut)), cut)
		g.keep(want)
	}
}

// keep drops the candidates that do not fit what was taken off the name.
func (g *group) keep(want what) {
	kept := g.cands[:0]
	for _, c := range g.cands {
		big := c.Class == 'A' && c.Code != "ADM2" || c.Class == 'L' || c.Population >= 100_000
		if want == anything || want == large && big || want == unit && c.Class == 'A' || want == town && c.Class == 'P' {
			kept = append(kept, c)
		}
	}
	g.cands = kept
	g.post = g.post[:len(kept)]
}

// demonym is the country or region of a people's name or adjective.
func (t *T) demonym(name string) (gaz.Ref, bool) {
	if r, ok := t.adjs[gaz.Fold(name)]; ok {
		return r, true
	}
	ref, ok := gaz.NoRef, false
	for _, h := range t.people.Find(name) {
		switch {
		case h.Near || h.Entity.ISO2 == "":
		case h.As == actors.AsName:
			return gaz.NoRef, false // the country's own name
		case h.As == actors.AsDemonym || h.As == actors.AsPeople:
			if c, found := t.gaz.Country(h.Entity.ISO2); found && !ok {
				ref, ok = c.Ref, true
			}
		}
	}
	return ref, ok
}

func (g *group) add(table *gaz.Table, refs []gaz.Ref, name string) {
	short := len(name) <= 3 && name != strings.ToUpper(name) && !strings.Contains(name, ".")
	capitals := len(name) == 2 && name == strings.ToUpper(name)
	key := gaz.Fold(name)
	for _, r := range refs {
		c := cand{Place: table.Place(r)}
		c.primary = gaz.Fold(c.Name) == key
		if short && !c.primary || capitals && c.primary && c.Class == 'P' {
			continue // "Or" is not Oregon, "EU" not the town Eu
		}
		if c.HasPoint {
			lat, lon := c.Lat*math.Pi/180, c.Lon*math.Pi/180
			c.x, c.y, c.z = math.Cos(lat)*math.Cos(lon), math.Cos(lat)*math.Sin(lon), math.Sin(lat)
		}
		g.cands = append(g.cands, c)
	}
	if len(g.cands) > maxCands {
		slices.SortStableFunc(g.cands, func(a, b cand) int { return cmp.Compare(b.Population, a.Population) })
		g.cands = g.cands[:maxCands]
	}
	g.post = make([]float64, len(g.cands))
}

// km is the distance on the globe; far when either has no point.
func (c *cand) km(o *cand) float64 {
	if !c.HasPoint || !o.HasPoint {
		return far
	}
	dx, dy, dz := c.x-o.x, c.y-o.y, c.z-o.z
	return 2 * 6371 * math.Asin(min(1, math.Sqrt(dx*dx+dy*dy+dz*dz)/2))
}

const far = 20000 // kilometres

// trimName takes off what a span may hold beside the name.
func trimName(s string) string {
	s = strings.Trim(s, " \t\n,;:()[]\"“”")
	for _, p := range []string{"'s", "’s", "-backed", "-led", "-based", "-controlled", "-held", "-born", "-bound", "-area"} {
		s = strings.TrimSuffix(s, p)
	}
	return s
}

// what a name may mean when a word was taken off it.
type what uint8

const (
	anything what = iota
	large         // countries, regions, large towns: "northern Iraq", "South Los Angeles"
	unit          // "Idlib province"
	town          // "City of Leeds"
)

var wants = map[string]what{"anything": anything, "large": large, "unit": unit, "town": town}

// strip takes one word of direction or kind off a name.
func (t *T) strip(s string) (string, what, bool) {
	for p, want := range t.words["opening"] { // no two of them open one name
		if n := len(p) + 1; len(s) > n && s[n-1] == ' ' && strings.EqualFold(s[:n-1], p) {
			return s[n:], wants[want], true
		}
	}
	first, rest, ok := strings.Cut(s, " ")
	if !ok {
		if first, rest, ok = strings.Cut(s, "-"); !ok {
			return "", anything, false
		}
	}
	first = strings.ToLower(first)
	if full, ok := t.words["short-head"][first]; ok {
		return full + " " + rest, anything, true
	}
	if t.is("compass", first) || t.is("quarter", first) {
		return rest, large, len(rest) > 2
	}
	i := strings.LastIndexAny(s, " -")
	last := strings.ToLower(strings.TrimRight(s[i+1:], "."))
	if full, ok := t.words["short-tail"][last]; ok {
		want := anything
		if t.is("unit-word", strings.ToLower(full)) {
			want = unit
		}
		return s[:i] + " " + full, want, i > 2
	}
	if want, ok := t.words["closing"][last]; ok {
		return s[:i], wants[want], i > 2
	}
	return "", anything, false
}

// country is the country of an address's top-level domain, "" where it has
// none of a country.
func country(url string) string {
	_, host, ok := strings.Cut(url, "://")
	if !ok {
		host = url
	}
	if i := strings.IndexAny(host, "/:?#"); i >= 0 {
		host = host[:i]
	}
	i := strings.LastIndexByte(host, '.')
	tld := strings.ToUpper(host[i+1:])
	switch {
	case i < 0 || len(tld) != 2 || tld == "TV" || tld == "IO" || tld == "ME" || tld == "CO":
		return ""
	case tld == "UK":
		return "GB"
	}
	return tld
}

// after is the text behind a span, at most n bytes, cut at a rune.
func after(text string, s dragoman.Span, n int) string {
	e := min(len(text), int(s.End)+n)
	for e > int(s.End) && e < len(text) && !utf8.RuneStart(text[e]) {
		e--
	}
	return text[s.End:e]
}
