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
			if sp, ok := r.media(i, head); ok {
				return sp
			}
		}
		if class == Anonymous || class == Generic {
			if sp, ok := r.role(head, lemma, name); ok {
				return sp
			}
		}
	}
	switch class {
	case "media":
		return dragoman.Speaker{Name: name, Class: Anonymous}
	case "body":
		if r.hasName(s) || owned {
			return dragoman.Speaker{Name: name, Class: Named}
		}
		return dragoman.Speaker{Name: name, Class: Anonymous}
	case Generic, Document:
		return dragoman.Speaker{Name: name, Class: class}
	case Anonymous:
		if plural && !r.hasName(s) && !definite && r.bare(s, head) && !counted(lemma) {
			return dragoman.Speaker{Name: name, Class: Generic}
		}
		return dragoman.Speaker{Name: name, Class: Anonymous}
	}
	switch {
	case r.p.Words[head].Pos == dragoman.PROPN:
		return dragoman.Speaker{Name: name, Class: Named}
	case t.XPOS == "NNS":
		return dragoman.Speaker{Name: name, Class: Generic}
	}
	return dragoman.Speaker{Name: name, Class: Unknown}
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

// counted are nouns whose bare plural still means certain people: "officials
// said" is somebody, "analysts say" is nobody in particular.
func counted(lemma string) bool {
	switch lemma {
	case "official", "source", "diplomat", "aide", "witness", "eyewitness", "investigator", "prosecutor", "negotiator", "medic", "insider":
		return true
	}
	return false
}

// bare reports whether nothing before the head says which or how many.
func (r *room) bare(s page.Range, head int32) bool {
	for k := s.First; k < head; k++ {
		if w := &r.p.Words[k]; w.Pos == dragoman.NUM || w.Pos == dragoman.DET {
			return false
		}
	}
	return true
}

func (r *room) hasName(s page.Range) bool {
	for k := s.First; k < s.Last; k++ {
		if m := r.at[k]; m >= 0 && r.mentions[m].Form != dragoman.Pronoun {
			return true
		}
	}
	return false
}

// role finds the actor whom the report has given the role the noun names: "the
// analyst". Two such actors are both kept, the one named last first.
func (r *room) role(head int32, noun, text string) (dragoman.Speaker, bool) {
	here := r.p.R.Tokens[head].Start
	best, second := -1, -1
	var at, at2 int32
	for a := range r.p.R.Actors {
		x := &r.p.R.Actors[a]
		if x.Kind != dragoman.Person {
			continue
		}
		for k := range x.Roles {
			if x.Roles[k].Start >= here || !hasWord(x.Roles[k].Title, noun) {
				continue
			}
			when := r.lastBefore(x, here)
			switch {
			case best == a:
			case best < 0 || when > at:
				second, at2 = best, at
				best, at = a, when
			case second < 0 || when > at2:
				second, at2 = a, when
			}
		}
	}
	if best < 0 {
		return dragoman.Speaker{}, false
	}
	sp := r.of(r.p.R.Actors[best].ID, text)
	if second >= 0 {
		sp.Second = r.p.R.Actors[second].ID
		sp.Margin = margin(here-at, here-at2)
	}
	return sp, true
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
		case "Times", "Post", "News", "TV", "Radio", "Journal", "Daily", "Guardian", "Telegraph", "Herald", "Tribune", "Globe", "Mirror", "Mail", "Standard", "Independent", "Observer", "Reuters", "AFP", "AP", "Bloomberg", "BBC", "CNN", "CNBC", "NBC", "ABC", "CBS", "NPR", "Jazeera", "Arabiya", "Haaretz", "TASS", "Tass", "Interfax", "Xinhua", "Economist", "Spiegel", "Monde", "Figaro", "Bild", "Zeitung", "Gazette", "Chronicle", "Courier", "Press", "Weekly", "Magazine", "Review", "Today", "Politico", "Axios", "Agency", "Broadcasting", "Anadolu", "Yonhap", "Kyodo", "Novosti", "Sputnik", "RIA", "TRT", "Wire":
			return true
		}
	}
	return false
}
