// SPDX-License-Identifier: Apache-2.0

package link

import "dragoman"

// spokeIn gives, by actor, the country a person without one is to be taken for
// where the report says that he spoke in its capital, and names it beside: "Foreign Minister Ana Prado
// told reporters in Quito". Whose country is not told is at home there; a visitor
// is introduced by it.
func (l *Linker) spokeIn(r *dragoman.Reading) map[string]string {
	out, named := map[string]string{}, map[string]bool{}
	for i := range r.Actors {
		if a := &r.Actors[i]; a.Kind == dragoman.Country {
			named[a.Country] = true
		}
	}
	for i := range r.Statements {
		s := &r.Statements[i]
		if s.Speaker.Actor == "" || len(s.Cue) == 0 {
			continue
		}
		k := r.SentenceAt(s.Cue[0].Start)
		if k < 0 {
			continue
		}
		for _, p := range r.Places {
			if p.Start < s.Cue[0].End || p.End > r.Sentences[k].End || !named[p.Country] || out[s.Speaker.Actor] != "" || !l.capitalOf(p.Of(r.Text), p.Country) || !l.beside(r, s.Cue[0].End, p.Start) {
				continue
			}
			out[s.Speaker.Actor] = p.Country
		}
	}
	return out
}

// beside says whether nothing but who was told, and "in", stands between a cue
// and a place.
func (l *Linker) beside(r *dragoman.Reading, from, to int32) bool {
	first, last := r.TokenAt(from), r.TokenAt(to)
	if last-first > 4 || last == first || !l.words.Has("speaks in", r.Tokens[last-1].Of(r.Text)) {
		return false
	}
	for t := first; t < last-1; t++ {
		switch r.Tokens[t].UPOS {
		case dragoman.NOUN, dragoman.DET, dragoman.ADJ:
		default:
			return false
		}
	}
	return true
}

// capitalOf says whether a name is that of the capital of a country.
func (l *Linker) capitalOf(name, country string) bool {
	e, ok := l.capital(name)
	return ok && e.Country == country
}
