// SPDX-License-Identifier: Apache-2.0

package actors

import (
	"strings"
	"unicode"

	"dragoman"
)

// A posting is entity index | sense<<20 | flags.
const (
	indexMask = 1<<20 - 1
	senseMask = 15
	flagCap   = 1 << 24 // the text must write it with a capital ("Turkey", not "turkey")
	flagUpper = 1 << 25 // the text must write it in capitals only ("WHO", not "who")
	flagLocal = 1 << 26 // many countries have one of the name ("Supreme Court"): written with ~ behind it
)

// names adds the aliases of an entity.
func (b *builder) names(e *entry, key string) {
	switch e.kind {
	case "agent":
		for _, a := range e.also {
			b.alias(a, key, AsAgent, false)
			b.alias(plural(a), key, AsAgent, false)
		}
		return
	case "city":
		for _, a := range e.also {
			b.alias(a, key, AsCity, false)
		}
		return
	case "drop":
		return
	}
	person := e.kind == "person"
	if e.local {
		b.alias(e.name+"~", key, AsName, person)
	} else {
		b.alias(e.name, key, AsName, person)
	}
	for _, a := range e.also {
		as := AsName
		if person && !strings.ContainsAny(a, " -") {
			as = AsSurname
		}
		b.alias(a, key, as, true)
	}
	if e.surname {
		words := strings.Fields(e.name)
		b.alias(words[len(words)-1], key, AsSurname, false)
	}
	for i, d := range e.demonym {
		b.alias(d, key, AsDemonym, false)
		if i == 0 && len(e.people) == 0 {
			b.alias(peoplePlural(d), key, AsPeople, false)
		}
	}
	for _, p := range e.people {
		b.alias(p, key, AsPeople, false)
	}
	for _, c := range list(e.capital) {
		b.alias(c, key, AsCapital, false)
	}
	for _, c := range e.city {
		b.alias(c, key, AsCity, false)
	}
	if e.kind == "country" {
		b.government(e, key)
	}
}

// government adds the entity that a country's capital and seats stand for.
func (b *builder) government(e *entry, key string) {
	gov := key + ".GOV"
	if _, ok := b.byKey[gov]; ok {
		return // the file has one of its own
	}
	g := &entry{at: e.at, name: "government of " + e.name, sector: "GOV"}
	// A country's government never has too many roles: it has none.
	_ = b.entity(g, gov, dragoman.Organisation, key, 0, 0)
	b.alias(g.name, gov, AsName, false)
	for _, a := range e.also {
		b.alias("government of "+a, gov, AsName, false)
	}
	for _, d := range e.demonym {
		for _, noun := range []string{" government", " regime", " administration"} {
			b.alias(d+noun, gov, AsName, false)
		}
	}
	for _, s := range e.seats {
		b.alias(s, gov, AsSeat, false)
	}
}

// seat adds a building or place that stands for a government or an office.
func (b *builder) seat(e *entry) error {
	if e.of == "" || !b.country(e.of) {
		return e.at.errorf("seat %q needs an \"of CODE\" line", e.name)
	}
	target := e.of + ".GOV"
	if e.target != "" {
		var err error
		if target, err = b.body(e.at, e.target); err != nil {
			return err
		}
	}
	key := b.keyOf[e]
	e.capital = target
	if err := b.entity(e, key, dragoman.Facility, e.of, 0, 0); err != nil {
		return err
	}
	for _, a := range append([]string{e.name}, e.also...) {
		b.alias(a, key, AsSeat, false)
	}
	return nil
}

// alias adds one name of an entity, with its article variants and, for names
// of two words or more, its spelling class.
func (b *builder) alias(a, key string, as Sense, near bool) {
	a, local := strings.CutSuffix(a, "~")
	f := Fold(a)
	if f == "" {
		return
	}
	n := b.maps[secKey][key][0]
	p := n | uint32(as)<<20 | capFlags(a, as)
	if local {
		p |= flagLocal
	}
	b.post(secAlias, f, p)
	for _, v := range articleVariants(a, f) {
		b.post(secAlias, v, p)
	}
	if as == AsName && (near || strings.ContainsAny(a, " -")) {
		if k := skeleton(f, func(w string) string { return b.class[w] }); k != "" {
			b.post(secNear, k, p)
		}
	}
}

// post adds a posting once, and keeps the longest alias of its first word.
func (b *builder) post(sec int, f string, p uint32) {
	for _, q := range b.maps[sec][f] {
		if q&indexMask == p&indexMask {
			return
		}
	}
	b.maps[sec][f] = append(b.maps[sec][f], p)
	if sec != secAlias {
		return
	}
	first, _, _ := strings.Cut(f, " ")
	n := uint32(strings.Count(f, " ") + 1)
	if old := b.maps[secFirst][first]; old == nil || old[0] < n {
		b.maps[secFirst][first] = []uint32{n}
	}
}

// articleVariants writes "al-X" as "el X", and leaves the article out where two
// other words remain ("Bashar Assad").
func articleVariants(a, f string) []string {
	low := strings.ToLower(a)
	if !strings.Contains(low, "l-") && !strings.Contains(low, "s-") && !strings.Contains(low, "h-") {
		return nil
	}
	words := strings.Fields(f)
	var out, bare []string
	for _, w := range words {
		if w != "al" {
			bare = append(bare, w)
		}
	}
	if len(bare) == len(words) {
		return nil
	}
	out = append(out, strings.ReplaceAll(" "+f, " al ", " el ")[1:])
	if len(bare) > 1 {
		out = append(out, strings.Join(bare, " "))
	}
	return out
}

// capFlags reads from the way an alias is written how the text must write it.
func capFlags(a string, as Sense) uint32 {
	if as == AsAgent || as == AsTitle {
		if strings.ToUpper(a) == a && len(a) > 1 {
			return flagUpper
		}
		if unicode.IsUpper([]rune(a)[0]) {
			return flagCap
		}
		return 0
	}
	upper, letters, capital := true, 0, false
	for _, r := range a {
		if unicode.IsUpper(r) {
			capital = true
		}
		if unicode.IsLetter(r) {
			letters++
			upper = upper && unicode.IsUpper(r)
		}
	}
	switch {
	case upper && letters > 1 && letters <= 6 && !strings.Contains(a, " "):
		return flagUpper
	case capital:
		return flagCap
	}
	return 0
}

// plural makes the regular plural of a noun phrase's last word.
func plural(n string) string {
	switch {
	case strings.HasSuffix(n, "man"):
		return n[:len(n)-2] + "en"
	case strings.HasSuffix(n, "person"):
		return n[:len(n)-6] + "people"
	case strings.HasSuffix(n, "s"), strings.HasSuffix(n, "x"), strings.HasSuffix(n, "ch"), strings.HasSuffix(n, "sh"):
		return n + "es"
	case len(n) > 1 && strings.HasSuffix(n, "y") && !strings.ContainsRune("aeiou", rune(n[len(n)-2])):
		return n[:len(n)-1] + "ies"
	}
	return n + "s"
}

// peoplePlural makes the plural of a demonym: Syrians, but the Chinese, the
// British, the Swiss.
func peoplePlural(d string) string {
	for _, end := range []string{"ese", "ish", "ch", "ss", "s", "i Arabian"} {
		if strings.HasSuffix(d, end) {
			return d
		}
	}
	return plural(d)
}
