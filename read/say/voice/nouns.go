// SPDX-License-Identifier: Apache-2.0

package voice

import (
	"strings"

	"dragoman"
	"dragoman/read/say/page"
)

// noun classes a source that bears no name by its head noun.
func (r *room) noun(i int, head int32, s page.Range, name string) dragoman.Speaker {
	t := &r.p.R.Tokens[head]
	lemma := strings.ToLower(t.Lemma)
	if lemma == "pm" || lemma == "premier" {
		lemma = "prime" // as in "Prime Minister Dahl"
	}
	class := r.class[r.low(head)] // "analysts" is generic where "analyst" is not
	if class == "" {
		class = r.class[lemma]
	}
	if class == "" && r.p.Words[head].Pos != dragoman.PROPN {
		if k := r.lastNoun(s); k >= 0 && k != head {
			head, t = k, &r.p.R.Tokens[k]
			lemma = strings.ToLower(t.Lemma)
			if class = r.class[r.low(k)]; class == "" {
				class = r.class[lemma]
			}
		}
	}
	if lemma == "figure" && head > s.First {
		switch r.low(head - 1) {
		case "opposition", "public", "political", "leading", "senior", "religious", "media", "key", "prominent", "military", "business":
			class = Anonymous
		}
	}
	if partOf(lemma) {
		for k := head + 1; k+1 < s.Last; k++ {
			if n := r.lastNoun(page.Range{First: k + 1, Last: s.Last}); r.low(k) == "of" && n >= 0 {
				class = r.class[strings.ToLower(r.p.R.Tokens[n].Lemma)]
				break
			}
		}
	}
	if class == Document && utterance(lemma) {
		if sp, ok := r.owner(s, head); ok {
			return sp
		}
	}
	definite, owned := false, false
	for k := s.First; k < s.Last && k <= head; k++ {
		switch r.low(k) {
		case "the", "that", "this", "his", "her", "its", "their":
			definite = true
		case "'s", "’s":
			owned = true
		}
	}
	plural := t.XPOS == "NNS" || t.XPOS == "NNPS"
	if definite && !plural {
		if class == "media" {
			if sp, ok := r.paper(i); ok {
				return sp
			}
			if sp, ok := r.media(i, head); ok {
				return sp
			}
		}
		if class == Anonymous || class == Generic {
			if sp, ok := r.role(i, head, lemma, name); ok {
				return sp
			}
			if sp, ok := r.turn(i, lemma, name); ok && !r.hasPerson(s) {
				return sp
			}
			if sp, ok := r.only(head, s); ok {
				return sp
			}
		}
		if class == "body" && !owned && !r.hasName(s) {
			if sp, ok := r.entourage(head, s); ok {
				return sp
			}
			if sp, ok := r.short(i, head); ok {
				return sp
			}
			if sp, ok := r.body(i, head); ok {
				return sp
			}
		}
	}
	switch class {
	case "media":
		if r.hasName(s) {
			return dragoman.Speaker{Name: name, Class: Named}
		}
		return dragoman.Speaker{Name: name, Class: Anonymous}
	case "body":
		if r.hasName(s) || owned {
			return dragoman.Speaker{Name: name, Class: Named}
		}
		return dragoman.Speaker{Name: name, Class: Anonymous}
	case Generic, Document:
		if class == Generic && r.hasName(s) && r.dwellers(lemma) {
			class = Anonymous
		}
		return dragoman.Speaker{Name: name, Class: class}
	case Anonymous:
		return dragoman.Speaker{Name: name, Class: Anonymous}
	}
	switch {
	case r.p.Words[head].Pos == dragoman.NOUN && agent(lemma):
		return dragoman.Speaker{Name: name, Class: Anonymous}
	case r.p.Words[head].Pos == dragoman.PROPN:
		return dragoman.Speaker{Name: name, Class: Named}
	case t.XPOS == "NNS":
		return dragoman.Speaker{Name: name, Class: Generic}
	}
	return dragoman.Speaker{Name: name, Class: Unknown}
}

// agent reports whether a noun is made as those for people are: "forecaster",
// "pediatrician".
func agent(lemma string) bool {
	for _, end := range []string{"er", "or", "ist", "ian", "man", "woman", "men", "women", "eer"} {
		if len(lemma) > len(end)+3 && strings.HasSuffix(lemma, end) {
			return true
		}
	}
	return false
}

// lastNoun is the last noun before a preposition, a comma or a clause: the head
// of a phrase whose tree is wrong.
func (r *room) lastNoun(s page.Range) int32 {
	last := int32(-1)
	for k := s.First; k < s.Last; k++ {
		w := &r.p.Words[k]
		if last >= 0 && (w.Pos == dragoman.ADP || w.Pos == dragoman.SCONJ || w.Shape == 4 || w.Pos == dragoman.PRON) {
			break
		}
		if w.Pos == dragoman.NOUN {
			last = k
		}
	}
	return last
}

func (r *room) hasName(s page.Range) bool {
	for k := s.First; k < s.Last; k++ {
		if m := r.at[k]; m >= 0 && (r.mentions[m].Form == dragoman.Name || r.mentions[m].Form == dragoman.Metonym) {
			return true
		}
	}
	return false
}

func (r *room) hasPerson(s page.Range) bool {
	for k := s.First; k < s.Last; k++ {
		if m := r.at[k]; m >= 0 && r.mentions[m].Kind == dragoman.Person {
			return true
		}
	}
	return false
}

// role finds the actor whom the report has given the role the noun names: "the
// analyst". Of two such actors who has spoken goes before who was only spoken
// of, then who was named last; both are kept.
func (r *room) role(i int, head int32, noun, text string) (dragoman.Speaker, bool) {
	here := r.p.R.Tokens[head].Start
	none := bearer{actor: -1}
	best, second := none, none
	for a := range r.p.R.Actors {
		x := &r.p.R.Actors[a]
		if x.Kind != dragoman.Person || !holdsRole(x, noun, here) && !r.introduced(x, noun, here) {
			continue
		}
		b := bearer{a, r.spoke(i, x.ID), r.lastBefore(x, here)}
		switch {
		case b.before(best):
			best, second = b, best
		case b.before(second):
			second = b
		}
	}
	if best.actor < 0 {
		return dragoman.Speaker{}, false
	}
	sp := r.of(r.p.R.Actors[best.actor].ID, text)
	if second.actor >= 0 {
		sp.Second = r.p.R.Actors[second.actor].ID
		sp.Margin = margin(here-best.at, here-second.at)
	}
	return sp, true
}

// bearer is somebody who bears a role: whether he has spoken, and the byte
// where he was named last.
type bearer struct {
	actor int
	spoke bool
	at    int32
}

func (b bearer) before(o bearer) bool {
	if o.actor < 0 || b.spoke != o.spoke {
		return o.actor < 0 || b.spoke
	}
	return b.at > o.at
}

func holdsRole(x *dragoman.Actor, noun string, here int32) bool {
	for k := range x.Roles {
		if x.Roles[k].Start < here && hasWord(x.Roles[k].Title, noun) {
			return true
		}
	}
	return false
}

// introduced reports whether the words before a name of an actor, in its
// sentence and with no verb between, give him the role: "the Minister of
// Agriculture, Enrique Parada". For "the official" any office will do.
func (r *room) introduced(x *dragoman.Actor, noun string, here int32) bool {
	circle := ""
	switch noun {
	case "official", "expert", "officer", "executive", "politician", "lawyer":
		circle = trade(noun)
	}
	for k := 0; k < len(x.Mentions) && k < 3 && x.Mentions[k].Start < here; k++ {
		if x.Mentions[k].Form != dragoman.Name {
			continue
		}
		first := int32(r.p.R.TokenAt(x.Mentions[k].Start))
		for i := first - 1; i >= 0 && i > first-12; i-- {
			w := &r.p.Words[i]
			if w.Sent != r.p.Words[first].Sent || w.Pos == dragoman.VERB || w.Pos == dragoman.AUX || w.Pos == dragoman.CCONJ || r.at[i] >= 0 && r.mentions[r.at[i]].Kind == dragoman.Person && r.mentions[r.at[i]].Form == dragoman.Name && r.mentions[r.at[i]].Last <= first {
				break
			}
			if low := r.low(i); low == noun || circle != "" && trade(low) == circle {
				return true
			}
		}
	}
	return false
}

// office mends "the president" that the reading took for somebody who has not
// spoken, where another of that office has; the other reading is kept.
func (r *room) office(i int, head int32, sp *dragoman.Speaker, text string) {
	k := r.at[head]
	if r.mentions[k].Form == dragoman.Name || r.mentions[k].Form == dragoman.Pronoun || r.mentions[k].Kind != dragoman.Person || r.spoke(i, sp.Actor) {
		return
	}
	if o, ok := r.role(i, head, strings.ToLower(r.p.R.Tokens[head].Lemma), text); ok && o.Actor != sp.Actor && r.spoke(i, o.Actor) {
		o.Second, o.Margin = sp.Actor, 0.3
		*sp = o
	}
}

// short resolves "the Administration" to the organisation of whose name it is a
// word: who has spoken before who was only named, then who was named last.
func (r *room) short(i int, head int32) (dragoman.Speaker, bool) {
	here := r.p.R.Tokens[head].Start
	best := bearer{actor: -1}
	for a := range r.p.R.Actors {
		x := &r.p.R.Actors[a]
		if x.Kind != dragoman.Organisation || !strings.Contains(x.Name, " ") || !hasWord(x.Name, r.p.R.Tokens[head].Of(r.p.R.Text)) {
			continue
		}
		if b := (bearer{a, r.spoke(i, x.ID), r.lastBefore(x, here)}); b.at >= 0 && b.before(best) {
			best = b
		}
	}
	if best.actor < 0 {
		return dragoman.Speaker{}, false
	}
	return r.of(r.p.R.Actors[best.actor].ID, ""), true
}

// entourage is a body that is somebody's: "his office", "her campaign". It is
// called by whose it is, where that is known.
func (r *room) entourage(head int32, s page.Range) (dragoman.Speaker, bool) {
	for t := s.First; t < head; t++ {
		if w := r.low(t); w != "his" && w != "her" {
			continue
		}
		sp := dragoman.Speaker{Name: r.p.R.Text[r.p.R.Tokens[t].Start:r.p.R.Tokens[head].End], Class: Anonymous}
		if k := r.at[t]; k >= 0 {
			if a, ok := r.actors[r.mentions[k].Actor]; ok {
				sp = dragoman.Speaker{Name: r.p.R.Actors[a].Name + "'s " + r.p.R.Text[r.p.R.Tokens[t+1].Start:r.p.R.Tokens[head].End], Class: Named}
			}
		}
		return sp, true
	}
	return dragoman.Speaker{}, false
}

// owner is whose an utterance is: "the company’s announcement", "a statement by
// the ministry".
func (r *room) owner(s page.Range, head int32) (dragoman.Speaker, bool) {
	for t := s.First; t < s.Last; t++ {
		k := r.at[t]
		if k < 0 || r.mentions[k].Actor == "" || r.mentions[k].First != t && t != s.First {
			continue
		}
		switch r.mentions[k].Kind {
		case dragoman.Person, dragoman.Organisation, dragoman.Country:
		default:
			continue
		}
		before := t < head
		if !before {
			for i := max(s.First, r.mentions[k].First-2); i < r.mentions[k].First; i++ {
				switch r.low(i) {
				case "by", "from", "of":
					before = true
				}
			}
		}
		if before {
			return r.of(r.mentions[k].Actor, r.mentions[k].Of(r.p.R.Text)), true
		}
	}
	for t := s.First; t < head; t++ {
		if r.p.Words[t].Head != head || t+1 >= head || r.p.R.Tokens[t+1].XPOS != "POS" {
			continue
		}
		if c := r.class[strings.ToLower(r.p.R.Tokens[t].Lemma)]; c == "body" || c == Anonymous {
			return dragoman.Speaker{Name: r.phrase(t), Class: Anonymous}, true
		}
	}
	return dragoman.Speaker{}, false
}

// utterance reports whether a noun for a document is somebody's own words.
func utterance(lemma string) bool {
	switch lemma {
	case "statement", "announcement", "declaration", "communique", "tweet", "post", "message", "letter", "release", "remark", "remarks", "comment", "memo", "email", "e-mail", "note", "manifesto", "editorial":
		return true
	}
	return false
}

// partOf reports whether a noun is a part of what "of" names after it.
func partOf(lemma string) bool {
	switch lemma {
	case "part", "section", "rest", "half", "version", "page", "paragraph", "chapter", "copy", "draft", "excerpt", "series", "number", "group", "majority", "dozen", "hundred", "handful", "couple":
		return true
	}
	return false
}

// dwellers reports whether the noun, tied to a place, means certain people:
// "residents of Al-Nour".
func (r *room) dwellers(lemma string) bool {
	return lemma == "resident" || lemma == "local" || lemma == "villager" || lemma == "parent" || lemma == "citizen"
}

// only resolves "the former mayor" to the one person named in this sentence or
// the two before it, if there is just one and the noun is no part of a longer
// description. The margin says that it is a guess.
func (r *room) only(head int32, s page.Range) (dragoman.Speaker, bool) {
	if s.Last-s.First > 4 || r.hasName(s) || !office(strings.ToLower(r.p.R.Tokens[head].Lemma)) {
		return dragoman.Speaker{}, false
	}
	c := r.candidates(s.First, "", "")
	if len(c) != 1 || c[0].score < 1/3.0 {
		return dragoman.Speaker{}, false
	}
	sp := r.of(c[0].actor, "")
	sp.Margin = 0.5
	return sp, true
}

// office reports whether a noun is an office or a trade a report gives to whom
// it names; "the source" or "the suspect" may be anybody.
func office(noun string) bool {
	switch noun {
	case "minister", "president", "premier", "mayor", "senator", "governor", "chairman", "chairwoman", "chief", "director", "ambassador", "envoy", "general", "commander", "judge", "professor", "analyst", "economist", "author", "actor", "actress", "singer", "coach", "bishop", "king", "queen", "prince", "princess", "secretary", "manager", "founder", "leader", "diplomat", "historian", "writer", "artist", "politician", "lawmaker", "activist", "scientist", "architect", "captain":
		return true
	}
	return false
}

// body resolves "it" and "the group" to the organisation or country that spoke
// last in this paragraph or the one before, else to the only one that was a
// subject in the sentence before.
func (r *room) body(i int, head int32) (dragoman.Speaker, bool) {
	para := r.p.Words[head].Para
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		o := &r.list[k]
		if o.Head < 0 || para-r.p.Words[o.Head].Para > 1 {
			break
		}
		if o.Within < 0 && r.low(head) == "it" && o.Source.First >= 0 && (r.out[k].Class == Document && r.low(r.head(o.Source)) == "it" || r.class[strings.ToLower(r.p.R.Tokens[r.head(o.Source)].Lemma)] == Document) {
			return r.out[k], true // "the statement said …, it added"
		}
		if a, ok := r.actors[r.out[k].Actor]; ok && o.Within < 0 {
			switch r.p.R.Actors[a].Kind {
			case dragoman.Organisation, dragoman.Country, dragoman.Group:
				if !r.sort(head, &r.p.R.Actors[a]) {
					continue
				}
				return r.of(r.out[k].Actor, ""), true
			}
		}
	}
	here := r.p.Words[head].Sent
	found := ""
	for k := r.before(head); k >= 0; k-- {
		m := &r.mentions[k]
		if m.First < 0 || int(m.First) >= len(r.p.Words) || here-r.p.Words[m.First].Sent > 1 {
			break
		}
		if m.Actor == "" || m.Kind != dragoman.Organisation && m.Kind != dragoman.Country || !r.subject(m) {
			continue
		}
		if a, ok := r.actors[m.Actor]; ok && !r.sort(head, &r.p.R.Actors[a]) {
			continue
		}
		if found != "" && found != m.Actor {
			return dragoman.Speaker{}, false
		}
		found = m.Actor
	}
	if found == "" {
		return dragoman.Speaker{}, false
	}
	return r.of(found, ""), true
}

// sort reports whether "the company" or "the ministry" can be an actor: an
// office of state is no company, and a ministry has the word in its name.
func (r *room) sort(head int32, a *dragoman.Actor) bool {
	noun := strings.ToLower(r.p.R.Tokens[head].Lemma)
	switch noun {
	case "ministry", "court", "university", "hospital", "police", "army", "parliament", "senate", "embassy", "school", "church", "navy", "council", "commission", "committee":
		return hasWord(a.Name, noun)
	case "government", "administration", "military":
		return a.Kind == dragoman.Country || hasWord(a.Name, noun)
	}
	return !firm(noun) || a.Kind == dragoman.Organisation && !public(a.Name)
}

// firm reports whether a noun is one for a business.
func firm(noun string) bool {
	switch noun {
	case "company", "firm", "airline", "retailer", "carmaker", "manufacturer", "operator", "corporation", "startup", "start-up", "lender", "insurer", "studio", "brand", "chain":
		return true
	}
	return false
}

// public reports whether a name is one of an office of state, or of a body that
// is no business.
func public(name string) bool {
	for _, w := range strings.Fields(name) {
		switch strings.ToLower(w) {
		case "police", "ministry", "agency", "court", "university", "parliament", "senate", "council", "army", "committee", "commission", "party", "government", "department", "office", "nations", "union":
			return true
		}
	}
	return false
}

func (r *room) subject(m *dragoman.Mention) bool {
	for t := m.First; t < m.Last && int(t) < len(r.p.Words); t++ {
		if r.p.Words[t].Rel == dragoman.Nsubj {
			return true
		}
	}
	return false
}

// before is the last mention that begins before token i, or -1.
func (r *room) before(i int32) int {
	lo, hi := 0, len(r.mentions)
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		if r.mentions[m].First < i {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo - 1
}

func hasWord(title, noun string) bool {
	for _, w := range strings.Fields(title) {
		if strings.EqualFold(strings.Trim(w, ",.'’"), noun) {
			return true
		}
	}
	return false
}

// lastBefore is where an actor is mentioned last before byte here.
func (r *room) lastBefore(x *dragoman.Actor, here int32) int32 {
	lo, hi := 0, len(x.Mentions)
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		if x.Mentions[m].Start < here {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo == 0 {
		return -1
	}
	return x.Mentions[lo-1].Start
}

// margin compares two distances: 0 when equal, near 1 when the second is far.
func margin(near, far int32) float64 {
	if far <= 0 || near >= far {
		return 0
	}
	return 1 - float64(max(near, 1))/float64(far)
}

// media resolves "the newspaper" to the outlet named last: an organisation
// that was spoken to, quoted, or whose name says that it is one.
func (r *room) media(i int, head int32) (dragoman.Speaker, bool) {
	for k := i - 1; k >= 0 && k >= i-12; k-- {
		if a, ok := r.actors[r.out[k].Actor]; ok && mediaName(r.p.R.Actors[a].Name) {
			return r.of(r.out[k].Actor, ""), true
		}
	}
	here := r.p.R.Tokens[head].Start
	n := len(r.mentions)
	for n > 0 && r.mentions[n-1].Start >= here {
		n--
	}
	for k := n - 1; k >= 0 && k >= n-60; k-- {
		m := &r.mentions[k]
		if (m.Kind == dragoman.Organisation || m.Kind == dragoman.Work) && mediaName(m.Of(r.p.R.Text)) {
			return r.of(m.Actor, m.Of(r.p.R.Text)), true
		}
	}
	return dragoman.Speaker{}, false
}

func mediaName(s string) bool {
	for _, w := range strings.Fields(s) {
		switch strings.Trim(w, ",.") {
		case "Prensa", "Nación", "Clarín", "Folha", "Globo", "País", "Mundo", "Kommersant", "Asahi", "Yomiuri", "Mainichi", "Star", "Hürriyet", "Ahram", "Times", "Post", "News", "TV", "Radio", "Journal", "Daily", "Guardian", "Telegraph", "Herald", "Tribune", "Globe", "Mirror", "Mail", "Standard", "Independent", "Observer", "Reuters", "AFP", "AP", "Bloomberg", "BBC", "CNN", "CNBC", "NBC", "ABC", "CBS", "NPR", "Jazeera", "Arabiya", "Haaretz", "TASS", "Tass", "Interfax", "Xinhua", "Economist", "Spiegel", "Monde", "Figaro", "Bild", "Zeitung", "Gazette", "Chronicle", "Courier", "Press", "Weekly", "Magazine", "Review", "Today", "Politico", "Axios", "Agency", "Broadcasting", "Anadolu", "Yonhap", "Kyodo", "Novosti", "Sputnik", "RIA", "TRT", "Wire":
			return true
		}
	}
	return false
}
