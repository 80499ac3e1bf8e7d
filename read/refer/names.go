// SPDX-License-Identifier: Apache-2.0

package refer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dragoman"
	"dragoman/know/actors"
)

// take copies the mentions, folds their names and notes the title before each.
func (r *Resolver) take(d *document) {
	r.lands(d)
	families, counts := r.families(d), d.counts()
	for _, m := range d.Mentions {
		m.Kind = d.kind(m, counts)
		if m.Form == dragoman.Name && d.family(m, families) {
			m.Kind = dragoman.Group
		} else if m.Form == dragoman.Name && r.surname(d, m, families) {
			m.Kind = dragoman.Person
		}
		if m.First < 0 || m.Last > int32(len(d.Tokens)) || m.First >= m.Last {
			continue
		}
		if m.Form == dragoman.Nominal && m.Kind == dragoman.Person {
			d.nouns = append(d.nouns, noun{m.Last - 1, r.titles[strings.ToLower(d.text(m.Last-1))].gender, m})
		}
		if m.Form != dragoman.Name {
			continue
		}
		if d.nobody(m) {
			continue
		}
		if k, ok := d.InFurniture(m.Start); ok && k == dragoman.Dateline && m.Kind == dragoman.Organisation {
			continue // the agency that wrote it does nothing in it
		}
		x := mention{Mention: m, entity: -1, sentence: d.sentence[m.First]}
		if m.Kind == dragoman.Person {
			for x.First < x.Last-1 && r.isTitle(d, x.First) { // a title inside is none of the name
				x.taken = append(x.taken, strings.ToLower(d.text(x.First)))
				if g := r.titles[strings.ToLower(d.text(x.First))].gender; g != "" {
					x.gender = g
				}
				x.First++
			}
			x.Start = d.Tokens[x.First].Start
			if x.First > 0 {
				if g := r.titles[strings.ToLower(d.text(x.First-1))].gender; g != "" && d.sentence[x.First-1] == x.sentence {
					x.gender = g
				}
				if x.First > 1 && d.text(x.First-1) == "." {
					x.gender = r.titles[strings.ToLower(d.text(x.First-2))].gender
				}
			}
		}
		x.words = r.nameWords(x.Span.Of(d.Text), m.Kind)
		x.ending = r.ending(x.Span.Of(d.Text), m.Kind)
		if len(x.words) == 0 {
			x.words = []string{strings.ToLower(x.Span.Of(d.Text))}
		}
		x.title = x.Kind == dragoman.Person && x.Last-x.First == 1 && r.isTitle(d, x.First) && !d.surnamed(x.First, families)
		for t := x.First; t < x.Last; t++ {
			d.of[t] = int32(len(d.mentions))
		}
		d.mentions = append(d.mentions, x)
	}
}

// nobody says whether what was taken for a name is none: a pronoun, a weekday,
// the "Photo" of a caption.
func (d *document) nobody(m dragoman.Mention) bool {
	w := strings.TrimSuffix(m.Of(d.Text), ".")
	return d.words.Has("no name", w) && (len(w) == 1 || w != strings.ToUpper(w)) // "US", "IT" may be names
}

// isTitle says whether a token inside a person's name is a title.
func (r *Resolver) isTitle(d *document, t int32) bool {
	w := d.text(t)
	if w == "." {
		return t > 0 && r.titles[strings.ToLower(d.text(t-1))].sort != ""
	}
	k, ok := r.titles[strings.ToLower(w)]
	if !ok {
		return false
	}
	if _, name := r.given[strings.ToLower(w)]; name {
		return false
	}
	return k.honours() || k.sort == "rank" || k.sort == "office"
}

// nameWords folds a name into the words that are compared.
func (r *Resolver) nameWords(s string, kind dragoman.Kind) []string {
	var buf [160]byte
	if len(s) > 120 {
		s = s[:120]
	}
	s = strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s")
	words := strings.Fields(string(actors.AppendFold(buf[:0], s)))
	if kind != dragoman.Person { // "U. S." is "US"
		for len(words) > 1 && len(words[0]) <= len(words[1]) && len(words[1]) == 1 {
			words = append([]string{words[0] + words[1]}, words[2:]...)
		}
	}
	if kind == dragoman.Person {
		words = r.personWords(words)
	} else if kind == dragoman.Organisation {
		for len(words) > 1 && r.words.Has("firm", words[len(words)-1]) {
			words = words[:len(words)-1]
		}
		if len(words) > 2 {
			if short, ok := r.short[words[0]+" "+words[1]]; ok {
				words = append([]string{short}, words[2:]...)
			}
		}
	}
	return words
}

// personWords drops articles and what comes after a name, and evens out
// spellings: Shara, Sharaa, al-Shara'a are one.
func (r *Resolver) personWords(words []string) []string {
	out := words[:0]
	for _, w := range words {
		if !r.words.Has("name article", w) && !r.words.Has("name ending", w) {
			out = append(out, loose(w))
		}
	}
	return out
}

// ending is what a person's name has after it that sets a son apart from his
// father, "" where it has nothing.
func (r *Resolver) ending(s string, kind dragoman.Kind) string {
	s = strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s")
	i := strings.LastIndexByte(s, ' ')
	if kind != dragoman.Person || i < 0 {
		return ""
	}
	if w := strings.ToLower(strings.Trim(s[i+1:], ".,")); r.words.Has("name ending", w) {
		return w
	}
	return ""
}

// loose makes doubled letters single and o for ou and oo, i for ee and y.
func loose(w string) string {
	if len(w) < 4 {
		return w
	}
	b := make([]byte, 0, len(w))
	for i := 0; i < len(w); i++ {
		c := w[i]
		if n := len(b); n > 0 && b[n-1] == c {
			continue
		}
		if n := len(b); n > 0 && c == 'u' && b[n-1] == 'o' {
			b[n-1] = 'u'
			continue
		}
		if c == 'y' && i > 0 {
			c = 'i'
			if n := len(b); n > 0 && b[n-1] == 'i' {
				continue
			}
		}
		b = append(b, c)
	}
	return string(b)
}

// persons groups the mentions of people: full names first, wherever they
// stand, then shorter ones, each to the last full name before it.
func (r *Resolver) persons(d *document) {
	for i := range d.mentions {
		m := &d.mentions[i]
		if m.Kind != dragoman.Person || len(m.words) < 2 {
			continue
		}
		e := int32(-1)
		last := m.words[len(m.words)-1]
		for _, c := range d.byWord[last] {
			if x := &d.entities[c]; x.ending == m.ending && r.samePerson(m.words, x.words) && agree(m.gender, x) {
				e = c
			}
		}
		if e < 0 {
			for _, c := range d.byWord[m.words[0]] {
				if x := &d.entities[c]; x.ending == m.ending && r.samePerson(m.words, x.words) && agree(m.gender, x) {
					e = c
				}
			}
		}
		if e < 0 {
			d.start(int32(i))
		} else {
			d.join(int32(i), e)
		}
	}
	for i := range d.entities {
		r.guessGender(&d.entities[i])
		d.entities[i].last = d.entities[i].first
	}
	r.shortNames(d)
}

// guessGender reads the gender off the given name, unless a title showed it.
func (r *Resolver) guessGender(e *entity) {
	if e.gender == "" && e.kind == dragoman.Person && len(e.words) > 1 {
		if g := r.given[e.words[0]]; g == "m" || g == "f" {
			e.gender = g
		}
	}
}

// outerWord is what a short name that is the first or last word of a full name
// before it has over one from its midst: "Humaid" is sooner Humaid Nuri than
// Ammar bin Humaid.
const outerWord = 1 << 24

func (r *Resolver) shortNames(d *document) {
	seen := map[string]int32{}  // single-word actors
	owner := map[string]int32{} // who a short name was used for before
	with := r.titled(d)
	for i := range d.mentions {
		m := &d.mentions[i]
		if m.Kind != dragoman.Person {
			continue
		}
		if m.entity >= 0 {
			d.entities[m.entity].last = int32(i)
			continue
		}
		if m.title {
			continue
		}
		w := m.words[0]
		best, rank := int32(-1), -1
		for _, c := range d.byWord[w] {
			x := &d.entities[c]
			if x.kind != dragoman.Person || !agree(m.gender, x) || len(x.words) < 2 || m.ending != "" && m.ending != x.ending {
				continue
			}
			k := 0 // a later full name is the worst
			if x.first < int32(i) {
				k = 1 + 4*int(x.last)
			} else {
				k = -4 * int(x.first)
			}
			if outer := w == x.words[len(x.words)-1] || w == x.words[0]; outer && k > 0 {
				k += outerWord
			}
			if d.relative(x) || x.ending != m.ending {
				k -= outerWord
			}
			switch w {
			case x.words[len(x.words)-1]:
				k += 3
			case x.words[0]:
				k += 1
			}
			if best < 0 || k > rank {
				best, rank = c, k
			}
		}
		// "President Otieno" is who is called president with a full name.
		if e, ok := r.byTitle(d, m, with); ok && best >= 0 && agree(m.gender, &d.entities[e]) {
			best = e
			delete(owner, w)
		}
		// A namesake takes the short name over only right after its full name.
		if o, ok := owner[w]; ok && best >= 0 && o != best && agree(m.gender, &d.entities[o]) && d.mentions[d.entities[best].last].sentence < m.sentence-1 {
			best = o
		}
		if best >= 0 {
			owner[w] = best
		}
		if best < 0 {
			if e, ok := seen[w]; ok && agree(m.gender, &d.entities[e]) {
				best = e
			}
		}
		if best < 0 {
			best = d.misspelt(m)
		}
		if best < 0 {
			best = d.start(int32(i))
			if g := r.given[w]; d.entities[best].gender == "" && (g == "m" || g == "f") && len(m.words) == 1 {
				d.entities[best].gender = g
			}
			seen[w] = best
		} else {
			d.join(int32(i), best)
		}
		d.entities[best].last = int32(i)
	}
}

// relative says whether a person was brought in as another's: "his brother, George
// Dahl". Such a one seldom takes the family name over.
func (d *document) relative(x *entity) bool {
	i := d.mentions[x.first].First - 1
	if i > 0 && d.text(i) == "," {
		i--
	}
	return i > 0 && d.sentence[i] == d.mentions[x.first].sentence && d.is("kin", i) && (d.Tokens[i-1].XPOS == "PRP$" || d.Tokens[i-1].XPOS == "POS" || d.Tokens[i-1].UPOS == dragoman.ADJ)
}

// titleNames joins mentions that are but a title ("the Secretary") to the
// person last named with it, else to one another.
func (r *Resolver) titleNames(d *document) {
	with := map[string]int32{} // who was last named with a title
	for i := range d.mentions {
		m := &d.mentions[i]
		if m.Kind != dragoman.Person {
			continue
		}
		if m.entity >= 0 {
			for _, w := range m.taken {
				with[w] = m.entity
			}
			for t := m.First - 1; t >= 0 && t >= m.First-3 && d.sentence[t] == m.sentence && r.isTitle(d, t); t-- {
				with[strings.ToLower(d.text(t))] = m.entity
			}
			continue
		}
		w := m.words[0]
		if e, ok := with[w]; ok {
			d.join(int32(i), e)
		} else {
			with[w] = d.start(int32(i))
		}
	}
}

func agree(gender string, e *entity) bool {
	return gender == "" || e.gender == "" || gender == e.gender || !e.sure && e.gender == "u"
}

// samePerson says whether two names of two words or more are one person's: the
// same surname and forenames that do not speak against it.
func (r *Resolver) samePerson(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < 2 || otherInitial(a, b) {
		return false
	}
	x, y := a[len(a)-1], b[len(b)-1]
	if x == y && r.sameFirst(a[0], b[0]) || len(x) > 4 && a[0] == b[0] && nearly(x, y) {
		return true
	}
	// All words of the shorter in order in the longer: "Kim Jong" in "Kim Jong Un".
	j := 0
	for _, w := range b {
		if j < len(a) && a[j] == w {
			j++
		}
	}
	return j == len(a)
}

// otherInitial says whether two names of one first and last word have initials
// in the middle that tell them apart: "Kari H. Holm" and "Kari T. Holm".
func otherInitial(a, b []string) bool {
	if len(a) < 3 || len(b) < 3 || a[0] != b[0] || a[len(a)-1] != b[len(b)-1] {
		return false
	}
	x, y := a[1], b[1]
	return (len(x) == 1 || len(y) == 1) && x[0] != y[0]
}

// nearly says whether two words differ by one letter, and not the first, or
// by two neighbours that changed places.
func nearly(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 || a[0] != b[0] {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		return i == len(a) || a[i+1:] == b[i+1:] || i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
	}
	return a[i:] == b[i+1:]
}

// sameFirst takes initials and short forms: "J" and "John", "Alex" and
// "Alexander", "Mike" and "Michael".
func (r *Resolver) sameFirst(a, b string) bool {
	if a == b {
		return true
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 1 || len(a) >= 3 && strings.HasPrefix(b, a) {
		return a[0] == b[0]
	}
	return r.short[a] == b || r.short[b] == a
}

// others groups organisations, places, groups, events and works.
func (r *Resolver) others(d *document) {
	for i := range d.mentions {
		m := &d.mentions[i]
		if m.Kind == dragoman.Person {
			continue
		}
		key, country := r.key(d, m)
		e, ok := d.byKey[key]
		if !ok {
			if e = r.alias(d, int32(i)); e < 0 {
				e = d.start(int32(i))
				if country {
					d.entities[e].kind, d.entities[e].country = dragoman.Country, true
				}
			} else {
				d.join(int32(i), e)
			}
			d.byKey[key] = e
			continue
		}
		d.join(int32(i), e)
		if x := &d.entities[e]; country && !x.country { // the country after its people
			x.kind, x.country, x.words, x.best = dragoman.Country, true, m.words, int32(i)
		}
	}
}

// key is what equal names have equal. Countries and peoples have that of the
// actor file.
func (r *Resolver) key(d *document, m *mention) (key string, country bool) {
	class := "n:"
	switch m.Kind {
	case dragoman.Group:
		class = "g:"
	case dragoman.EventKind, dragoman.Work:
		class = "e:"
	}
	name := strings.Join(m.words, " ")
	if land := r.landOf(d, m); land != "" {
		return "n:" + land, false
	}
	if m.Kind == dragoman.Group || m.Kind == dragoman.PlaceKind || m.Kind == dragoman.Country {
		if len(name) <= 40 {
			if land, ok := strings.CutPrefix(name, "republic of "); ok && m.Kind != dragoman.Group {
				name = land
			} else if len(m.words) > 2 && r.words.Has("of", m.words[1]) && m.Kind != dragoman.Group { // "Governorate of Muscat" is "Muscat Governorate"
				name = strings.Join(append(slices.Clone(m.words[2:]), m.words[0]), " ")
			}
			for _, h := range r.known.Find(name) {
				switch {
				case h.Near:
				case class == "g:" && (h.As == actors.AsDemonym || h.As == actors.AsPeople):
					return "g:" + h.Key, false
				case class == "n:" && h.As == actors.AsName && h.Kind == dragoman.Country:
					return "n:" + h.Key, true
				}
			}
		}
	}
	if class == "n:" && len(m.words) > 3 {
		name = r.withoutLinks(m.words)
	}
	if class == "g:" && len(name) > 4 {
		name = strings.TrimSuffix(name, "s")
	}
	return class + name, false
}

// withoutLinks joins the words of a long name but for "of", "and", "for".
func (r *Resolver) withoutLinks(words []string) string {
	var b strings.Builder
	for _, w := range words {
		if !r.words.Has("linking", w) {
			b.WriteByte(' ')
			b.WriteString(w)
		}
	}
	return b.String()
}

// alias finds an earlier actor that a name is another form of, or -1: an
// acronym and its name, a name and its beginning or end.
func (r *Resolver) alias(d *document, i int32) int32 {
	m := &d.mentions[i]
	if m.Kind != dragoman.Organisation && m.Kind != dragoman.Facility && m.Kind != dragoman.EventKind {
		if m.Kind != dragoman.PlaceKind && m.Kind != dragoman.Work {
			return -1
		}
		if e := r.acronym(d, i); e >= 0 || m.Kind == dragoman.PlaceKind || len(m.words) > 1 {
			return e
		}
	}
	if e := r.acronym(d, i); e >= 0 {
		return e
	}
	if len(m.words) == 0 || len(m.words) == 1 && len(m.words[0]) < 3 {
		return -1
	}
	best := int32(-1)
	for _, w := range []string{m.words[0], m.words[len(m.words)-1]} {
		for _, c := range d.byWord[w] {
			x := &d.entities[c]
			if m.Kind == dragoman.Work && x.words[len(x.words)-1] != w { // "the Act", but not "the Internet" of "Internet Explorer"
				continue
			}
			if len(x.words) == 1 && len(m.words) > 1 && m.words[0] != x.words[0] {
				continue // a short name follows the full one: "Congress" first is not Trinamool Congress
			}
			if x.kind == m.Kind && r.partOf(m.words, x.words) && (best < 0 || x.last > d.entities[best].last) {
				best = c
			}
		}
	}
	return best
}

// partOf says whether the shorter of two names begins or ends the longer one
// and tells enough.
func (r *Resolver) partOf(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == len(b) || len(a) == 1 && r.words.Has("weak", a[0]) {
		return false
	}
	begins, ends := true, true
	for i := range a {
		begins = begins && a[i] == b[i]
		ends = ends && a[i] == b[len(b)-len(a)+i]
	}
	if len(a) == 1 && ends && !begins { // "Council" for the Security Council, but not "Washington" for the University of Washington
		return !r.words.Has("house", a[0]) && (len(b) == 2 || !r.words.Has("of", b[len(b)-2]))
	}
	return begins || ends
}

func isAcronym(s string) bool {
	n := 0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			n++
		case r == '.':
		default:
			return false
		}
	}
	return n >= 2 && n <= 8
}

// acronym joins an acronym to the name it stands for, or a name to the acronym
// used before.
func (r *Resolver) acronym(d *document, i int32) int32 {
	m := &d.mentions[i]
	s := m.Span.Of(d.Text)
	short := strings.ToLower(strings.ReplaceAll(s, ".", ""))
	// In brackets right after a name: "(Sawea)" too, if it is its initials.
	if m.Last-m.First == 1 && m.First > 1 && d.text(m.First-1) == "(" && d.of[m.First-2] >= 0 {
		if p := &d.mentions[d.of[m.First-2]]; p.entity >= 0 && p.Kind != dragoman.Person && len(p.words) > 1 && len(short) > 1 && (initials(d, p, short) || len(short) > 2 && p.Kind == m.Kind && m.Kind == dragoman.Organisation && (isAcronym(s) || len(s) < 9 && m.Last < int32(len(d.Tokens)) && d.text(m.Last) == ")")) {
			return p.entity
		}
	}
	if isAcronym(s) {
		for k := i - 1; k >= 0 && k > i-300; k-- {
			p := &d.mentions[k]
			if p.entity < 0 || len(p.words) < 2 || p.Kind == dragoman.Person {
				continue
			}
			if initials(d, p, short) || p.Kind == dragoman.Organisation && len(short) > 2 && r.longer(d, k, short) {
				return p.entity
			}
		}
		return -1
	}
	if len(m.words) > 1 {
		for k := i - 1; k >= 0 && k > i-100; k-- {
			p := &d.mentions[k]
			if p.entity < 0 || len(p.words) != 1 || p.Kind == dragoman.Person {
				continue
			}
			if s := p.Span.Of(d.Text); isAcronym(s) && initials(d, m, strings.ToLower(strings.ReplaceAll(s, ".", ""))) {
				return p.entity
			}
		}
	}
	return -1
}

// maxTail is how many tokens a name may go on for behind what the recogniser took.
const maxTail = 5

// longer says whether a short form spells a mention together with the words
// behind it that a name can go on with ("Democratic Party | for the People",
// DPP), and then takes them into the mention.
func (r *Resolver) longer(d *document, k int32, short string) bool {
	p := &d.mentions[k]
	whole := *p
	for t := p.Last; t < int32(len(d.Tokens)) && t < p.Last+maxTail && d.sentence[t] == p.sentence && d.of[t] < 0; t++ {
		c, _ := utf8.DecodeRuneInString(d.text(t))
		if !unicode.IsUpper(c) {
			if !d.is("linking", t) {
				return false
			}
			continue
		}
		whole.Last = t + 1
		if !initials(d, &whole, short) {
			continue
		}
		p.Last, p.End = t+1, d.Tokens[t].End
		p.words = r.nameWords(p.Span.Of(d.Text), p.Kind)
		for i := p.First; i < p.Last; i++ {
			d.of[i] = k
		}
		d.entities[p.entity].words, d.entities[p.entity].best = p.words, k
		return true
	}
	return false
}

// initials says whether the capitals of a name, or all its initials, spell short.
func initials(d *document, m *mention, short string) bool {
	caps, all, full := 0, 0, true
	first := m.First
	if first+1 < m.Last && d.is("the", first) {
		first++
	}
	for t := first; t < m.Last; t++ {
		c, _ := utf8.DecodeRuneInString(d.text(t))
		low := unicode.ToLower(c)
		if !unicode.IsLetter(c) {
			continue
		}
		if unicode.IsUpper(c) {
			if caps < len(short) && rune(short[caps]) == low {
				caps++
			} else {
				full = false
			}
		}
		if all >= 0 {
			if all < len(short) && rune(short[all]) == low {
				all++
			} else {
				all = -1
			}
		}
	}
	return full && caps == len(short) || all == len(short)
}
