// SPDX-License-Identifier: Apache-2.0

package actors

import (
	"encoding/binary"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"sort"
	"strings"

	"dragoman"
)

// The layout of a built table, all numbers little-endian uint32: the magic, the
// byte offsets of its sections, then the sections. A string reference is
// offset<<8 | length into the strings. Maps are open-addressed tables of
// key references with their postings.
const (
	magic       = "DRGACT02"
	entitySize  = 12
	roleSize    = 9
	sectionsLen = 8
)

// The sections of a table.
const (
	secStrings = iota
	secEntities
	secRoles
	secAlias  // folded alias → postings
	secNear   // spelling class of a name → postings
	secKey    // entity key → entity
	secOffice // body key "|" title class → roles
	secFirst  // first word of an alias → longest alias in words; spelling word → class
)

// builder gathers the parts of a table.
type builder struct {
	ids     map[string]string // keys of the entries below, by id
	base    *Table            // what references may also point at; nil for the embedded table
	strs    strings.Builder
	seen    map[string]uint32
	ents    []uint32
	roles   []uint32
	maps    [sectionsLen]map[string][]uint32
	byKey   map[string]*entry
	class   map[string]string // spelling classes
	titles  map[string]string // folded title → class
	agents  map[string]string // folded agent noun → sector
	keyOf   map[*entry]string
	aliases map[string][]string // folded name → keys, to resolve bodies
}

// Build makes a table from the text files of a folder.
func Build(files fs.FS) ([]byte, error) {
	names, err := fs.Glob(files, "*.txt")
	if err != nil {
		return nil, err
	}
	sort.Strings(names)
	var src source
	for _, n := range names {
		f, err := files.Open(n)
		if err != nil {
			return nil, err
		}
		err = src.read(f, n)
		f.Close()
		if err != nil {
			return nil, err
		}
	}
	return build(&src, nil)
}

// With lays a user's file over the table: where the file knows a name or a
// key, it alone answers. name is used in errors, which give file and line.
func (t *Table) With(r io.Reader, name string) (*Table, error) {
	var src source
	if err := src.read(r, name); err != nil {
		return nil, err
	}
	b, err := build(&src, t)
	if err != nil {
		return nil, err
	}
	over, err := Open(string(b))
	if err != nil {
		return nil, err
	}
	over.under = t
	return over, nil
}

func build(src *source, base *Table) ([]byte, error) {
	b := &builder{base: base, seen: map[string]uint32{}, byKey: map[string]*entry{}, class: map[string]string{},
		titles: map[string]string{}, agents: map[string]string{}, keyOf: map[*entry]string{}, aliases: map[string][]string{}}
	for i := range b.maps {
		b.maps[i] = map[string][]uint32{}
	}
	for _, words := range src.spell {
		for _, w := range words {
			b.class[Fold(w)] = Fold(words[0])
		}
	}
	for _, e := range src.entries {
		if err := b.name(e); err != nil {
			return nil, err
		}
	}
	for _, e := range src.entries {
		if err := b.add(e); err != nil {
			return nil, err
		}
	}
	for _, w := range slices.Sorted(maps.Keys(b.class)) {
		b.maps[secFirst]["~"+w] = []uint32{b.str(b.class[w])}
	}
	return b.bytes()
}

// known are the keys of the entries below, by their ids.
func (b *builder) known() map[string]string {
	if b.ids == nil {
		b.ids = map[string]string{}
		for _, e := range b.base.Entities() {
			if e.Wikidata != "" {
				b.ids[e.Wikidata] = e.Key
			}
		}
	}
	return b.ids
}

// name gives the entry its key and notes its names, titles and agent nouns.
func (b *builder) name(e *entry) error {
	key := e.key
	switch {
	case key != "":
	case e.kind == "country":
		code, rest, ok := strings.Cut(e.name, " ")
		if !ok || len(code) != 3 {
			return e.at.errorf("a country line is: country CODE Name")
		}
		key, e.name = code, strings.TrimSpace(rest)
	case e.id != "" && b.base != nil && b.known()[e.id] != "":
		key = b.known()[e.id] // who has the id of an embedded entry is that entry
	default:
		key = strings.ReplaceAll(Fold(e.name), " ", "-")
	}
	switch e.kind {
	case "agent":
		if e.sector == "" {
			return e.at.errorf("an agent line needs a sector under it")
		}
		key = "agent:" + key
		for _, a := range e.also {
			if old, ok := b.agents[Fold(a)]; ok && old != e.sector {
				return e.at.errorf("agent noun %q is %s above and %s here", a, old, e.sector)
			}
			b.agents[Fold(a)] = e.sector
		}
	case "title":
		key = "title:" + key
		for _, a := range e.also {
			b.titles[Fold(a)] = Fold(e.also[0])
		}
	case "city":
		key = "city:" + e.of + ":" + key
	case "seat":
		key = "seat:" + key
	case "drop":
		if b.base != nil {
			if _, ok := b.base.Key(e.name); !ok {
				return e.at.errorf("drop: no entry has the key %q", e.name)
			}
		}
		key = "drop:" + e.name
	}
	if key == "" {
		return e.at.errorf("%q has no letters to make a key of", e.name)
	}
	if old, ok := b.byKey[key]; ok {
		return e.at.errorf("%q has the key %s, which %s:%d has too", e.name, key, old.at.file, old.at.line)
	}
	b.byKey[key], b.keyOf[e] = e, key
	for _, a := range append([]string{e.name}, e.also...) {
		f := Fold(strings.TrimSuffix(a, "~"))
		if !slices.Contains(b.aliases[f], key) {
			b.aliases[f] = append(b.aliases[f], key)
		}
	}
	return nil
}

// add writes the entity, its aliases and its roles.
func (b *builder) add(e *entry) error {
	key := b.keyOf[e]
	kind, code := entityKind(e)
	switch e.kind {
	case "title":
		err := b.entity(e, key, kind, "", 0, 0)
		for _, a := range e.also {
			b.alias(a, key, AsTitle, false)
		}
		return err
	case "seat":
		return b.seat(e)
	case "city", "disputed", "org", "group":
		if e.of == "" {
			return e.at.errorf("%s %q needs an \"of CODE\" line", e.kind, e.name)
		}
	}
	country := e.of
	if e.kind == "country" {
		country = key
	}
	if country != "" && !b.country(country) {
		return e.at.errorf("no country or PLOVER code %q", country)
	}
	if code != "" && e.sector == "" {
		e.sector = code
	}
	first := uint32(len(b.roles) / roleSize)
	for _, r := range e.roles {
		if err := b.role(e, key, r); err != nil {
			return err
		}
	}
	if err := b.entity(e, key, kind, country, first, uint32(len(b.roles)/roleSize)); err != nil {
		return err
	}
	b.names(e, key)
	return nil
}

// entityKind gives the noun's kind, and the sector the head word implies.
func entityKind(e *entry) (dragoman.Kind, string) {
	switch e.kind {
	case "country":
		return dragoman.Country, ""
	case "disputed":
		return dragoman.Country, "PRE"
	case "org":
		return dragoman.Organisation, ""
	case "group":
		return dragoman.Group, ""
	case "person":
		return dragoman.Person, ""
	case "city":
		return dragoman.PlaceKind, ""
	}
	return "", ""
}

func (b *builder) country(code string) bool {
	if IsNonState(code) {
		return true
	}
	if e, ok := b.byKey[code]; ok && e.kind == "country" {
		return true
	}
	if b.base != nil {
		e, ok := b.base.Key(code)
		return ok && e.Kind == dragoman.Country
	}
	return false
}

// body finds the country or organisation a role belongs to, by key or by name.
func (b *builder) body(at place, name string) (string, error) {
	if _, ok := b.byKey[name]; ok || IsNonState(name) {
		return name, nil
	}
	if b.base != nil {
		if _, ok := b.base.Key(name); ok {
			return name, nil
		}
	}
	keys := b.aliases[Fold(name)]
	if b.base != nil && len(keys) == 0 {
		for _, h := range b.base.Find(name) {
			if h.As == AsName && h.Kind != dragoman.Person {
				keys = append(keys, h.Key)
			}
		}
	}
	switch len(keys) {
	case 0:
		return "", at.errorf("no country or organisation %q", name)
	case 1:
		return keys[0], nil
	}
	return "", at.errorf("%q may be any of %s: write the key", name, strings.Join(keys, ", "))
}

func (b *builder) role(e *entry, key string, r roleLine) error {
	body, err := b.body(r.at, r.body)
	if err != nil {
		return err
	}
	if r.sector == "" {
		if r.sector = b.sectorOf(r.title, body); r.sector == "" && e.sector == "" {
			return r.at.errorf("title %q tells no sector: write one in brackets, as in [GOV]", r.title)
		}
	}
	open := uint32(0)
	if r.open {
		open = 1
	}
	n := uint32(len(b.roles) / roleSize)
	b.roles = append(b.roles, b.str(key), b.str(body), b.str(r.title), b.str(r.sector),
		uint32(r.from.First), uint32(r.from.Last), uint32(r.until.First), uint32(r.until.Last), open)
	if r.title != "" {
		k := body + "|" + b.titleClass(r.title)
		b.maps[secOffice][k] = append(b.maps[secOffice][k], n)
	}
	return nil
}

func (b *builder) titleClass(title string) string {
	f := Fold(title)
	if c, ok := b.titles[f]; ok {
		return c
	}
	if b.base != nil {
		return b.base.titleClass(f)
	}
	return f
}

// sectorOf finds the sector of a title: its body's where that has one, else by
// its longest ending that is an agent noun.
func (b *builder) sectorOf(title, body string) string {
	if e, ok := b.byKey[body]; ok && e.sector != "" {
		return e.sector // an organisation's: its president is of its sector
	}
	f := Fold(title)
	for _, prep := range []string{" of ", " for ", " to ", " in ", " at "} {
		if i := strings.Index(f, prep); i > 0 {
			if s, ok := b.agents[f]; ok {
				return sectorOrNone(s)
			}
			f = f[:i]
		}
	}
	for s := f; s != ""; {
		if sec, ok := b.agents[s]; ok && sec != "none" {
			return sec
		}
		if b.base != nil {
			if sec, weak, ok := b.base.Agent(s); ok && !weak {
				return sec
			}
		}
		_, s, _ = strings.Cut(s, " ")
	}
	if b.base != nil {
		if e, ok := b.base.Key(body); ok {
			return e.Sector
		}
	}
	return ""
}

func sectorOrNone(s string) string {
	if s == "none" {
		return ""
	}
	return s
}

func (b *builder) entity(e *entry, key string, kind dragoman.Kind, country string, first, end uint32) error {
	n := uint32(len(b.ents) / entitySize)
	b.maps[secKey][key] = []uint32{n}
	weak := uint32(0)
	if e.weak {
		weak = 1
	}
	demonym := ""
	if len(e.demonym) > 0 {
		demonym = e.demonym[0]
	}
	b.ents = append(b.ents, b.str(key), b.str(e.name), b.str(e.id), b.str(string(kind)), b.str(country),
		b.str(sectorOrNone(e.sector)), b.str(e.gender)|weak<<31, b.str(e.iso2), b.str(e.plover), b.str(list(e.capital)[0]), b.str(demonym), first<<12|(end-first))
	if end-first >= 1<<12 {
		return e.at.errorf("more than %d roles", 1<<12-1)
	}
	return nil
}

// str interns a string of at most 255 bytes.
func (b *builder) str(s string) uint32 {
	if len(s) > 255 {
		s = strings.ToValidUTF8(s[:255], "")
	}
	if r, ok := b.seen[s]; ok {
		return r
	}
	r := uint32(b.strs.Len())<<8 | uint32(len(s))
	b.strs.WriteString(s)
	b.seen[s] = r
	return r
}

// bytes writes the table.
func (b *builder) bytes() ([]byte, error) {
	var secs [sectionsLen][]uint32
	secs[secEntities], secs[secRoles] = b.ents, b.roles
	for i := secAlias; i < sectionsLen; i++ {
		secs[i] = b.hash(b.maps[i])
	}
	if b.strs.Len() >= 1<<23 {
		return nil, fmt.Errorf("the actor file's strings exceed %d bytes", 1<<23)
	}
	out := []byte(magic)
	at := len(magic) + 4*(sectionsLen+1)
	head := make([]uint32, 0, sectionsLen+1)
	var bodyPart []byte
	pad := (4 - b.strs.Len()%4) % 4
	for i := range secs {
		head = append(head, uint32(at+len(bodyPart)))
		if i == secStrings {
			bodyPart = append(bodyPart, b.strs.String()...)
			bodyPart = append(bodyPart, make([]byte, pad)...)
			continue
		}
		for _, v := range secs[i] {
			bodyPart = binary.LittleEndian.AppendUint32(bodyPart, v)
		}
	}
	head = append(head, uint32(at+len(bodyPart)))
	for _, v := range head {
		out = binary.LittleEndian.AppendUint32(out, v)
	}
	return append(out, bodyPart...), nil
}

// hash lays out a map: the number of slots, a pair (key, first posting) a
// slot, then the postings, each list led by its length.
func (b *builder) hash(m map[string][]uint32) []uint32 {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	slots := 4
	for slots < 2*len(keys) {
		slots *= 2
	}
	out := make([]uint32, 1+2*slots)
	out[0] = uint32(slots)
	for _, k := range keys {
		i := int(hashString(k)) & (slots - 1)
		for out[2+2*i] != 0 {
			i = (i + 1) & (slots - 1)
		}
		out[1+2*i], out[2+2*i] = b.str(k), uint32(len(out))
		out = append(out, uint32(len(m[k])))
		out = append(out, m[k]...)
	}
	return out
}

// hashString is FNV-1a.
func hashString(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h ^ h>>15
}
