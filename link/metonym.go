// SPDX-License-Identifier: Apache-2.0

package link

import (
	"sort"
	"strings"

	"dragoman"
	"dragoman/know/actors"
)

// metonyms splits the mentions in which a capital stands for its government
// ("Damascus asked ...", "Ankara's stance") from those in which it is a place
// ("met in Damascus"): the former become mentions, of form metonym, of an actor
// for the government, in statements and events too. The place keeps the rest.
func (l *Linker) metonyms(r *dragoman.Reading) {
	type government struct {
		actors.Entity
		name     string
		mentions []dragoman.ActorMention
	}
	var govs []*government
	of := map[string]int{}                // actor id → government
	moved := map[string][]dragoman.Span{} // actor id → the mentions it loses, in text order
	for i := range r.Actors {
		a := &r.Actors[i]
		if a.Kind == dragoman.Person || a.Kind == dragoman.Work || a.Kind == dragoman.EventKind {
			continue
		}
		e, ok := l.capital(a.Name)
		if !ok {
			continue
		}
		if u, has := l.unions[strings.ToLower(a.Name)]; has && !l.names(r, e.Country) {
			e = u
		}
		left := a.Mentions[:0:0]
		for _, m := range a.Mentions {
			if m.Form != dragoman.Metonym && (m.Form != dragoman.Name || !l.speaks(r, m.Span)) {
				left = append(left, m)
				continue
			}
			g, ok := of[a.ID]
			if !ok {
				g = len(govs)
				of[a.ID], govs = g, append(govs, &government{Entity: e, name: a.Name})
			}
			m.Form = dragoman.Metonym
			govs[g].mentions = append(govs[g].mentions, m)
			moved[a.ID] = append(moved[a.ID], m.Span)
		}
		a.Mentions = left
	}
	for _, g := range govs {
		r.Actors = append(r.Actors, dragoman.Actor{
			ID: g.Link(), Kind: dragoman.Organisation, Name: g.name, Link: g.Link(), Country: g.Country, CountryBasis: dragoman.ByName, Sector: g.Sector,
			Variants: []string{g.name}, Mentions: g.mentions, Roles: []dragoman.Role{},
			Why: "\"" + g.name + "\", the capital, stands for " + the(g.Name) + " where it acts or speaks",
		})
	}
	if len(govs) == 0 {
		return
	}
	rename(r, func(old string, at dragoman.Span) string {
		spans := moved[old]
		i := sort.Search(len(spans), func(i int) bool { return spans[i].Start >= at.Start })
		if i < len(spans) && spans[i].End <= at.End {
			return govs[of[old]].Link()
		}
		return old
	})
	for i := range r.Mentions {
		m := &r.Mentions[i]
		if m.Form == dragoman.Name && m.Actor != "" {
			for _, g := range govs {
				if g.Link() == m.Actor {
					m.Form = dragoman.Metonym
				}
			}
		}
	}
	drop(r)
}

// drop removes actors that have no mention left.
func drop(r *dragoman.Reading) {
	out := r.Actors[:0:0]
	for _, a := range r.Actors {
		if len(a.Mentions) > 0 {
			out = append(out, a)
		}
	}
	r.Actors = out
}

// names says whether the report names a country other than by its capital.
func (l *Linker) names(r *dragoman.Reading, country string) bool {
	for i := range r.Actors {
		for _, h := range l.known.Find(r.Actors[i].Name) {
			if h.Entity.Country == country && h.As != actors.AsCapital && h.Kind != dragoman.Person && !h.Near {
				return true
			}
		}
	}
	return false
}

// capital finds the government of the country a name is the capital of.
func (l *Linker) capital(name string) (actors.Entity, bool) {
	for _, h := range l.known.Find(name) {
		if h.As == actors.AsCapital && h.Kind == dragoman.Country && h.Sector == "" {
			return l.known.Key(h.Key + ".GOV")
		}
	}
	return actors.Entity{}, false
}

// speaks says whether a place name stands where an actor stands: it is the
// subject of a verb that places have no use for, or the places stage says so;
// it stands behind no preposition.
func (l *Linker) speaks(r *dragoman.Reading, at dragoman.Span) bool {
	if dateline(r, at) {
		return false
	}
	first := r.TokenAt(at.Start)
	end := first
	for end < len(r.Tokens) && r.Tokens[end].End <= at.End {
		end++
	}
	if i := sort.Search(len(r.Places), func(i int) bool { return r.Places[i].End > at.Start }); i < len(r.Places) && r.Places[i].Start < at.End {
		if r.Places[i].Use == "metonym" && !modifies(r, first, end) {
			return true
		}
	}
	for i := first; i < end; i++ {
		t := &r.Tokens[i]
		if t.Head < 0 || int(t.Head) >= first && int(t.Head) < end {
			continue
		}
		if t.Rel == dragoman.Conj && r.Tokens[t.Head].Head >= 0 { // "Moscow and Damascus agreed"
			t = &r.Tokens[t.Head]
		}
		h := &r.Tokens[t.Head]
		if h.UPOS != dragoman.VERB || preposed(r, first) {
			return false
		}
		return t.Rel == dragoman.Nsubj && l.words.Has("act", h.Lemma) || t.Rel == dragoman.Obj && l.words.Has("address", h.Lemma)
	}
	return false
}

// modifies says whether the name at tokens [first, end) stands before a noun as
// its modifier: a Moscow suburb is no act of a government.
func modifies(r *dragoman.Reading, first, end int) bool {
	for i := first; i < end; i++ {
		t := &r.Tokens[i]
		if int(t.Head) >= end && (t.Rel == dragoman.Compound || t.Rel == dragoman.Amod) {
			return true
		}
	}
	return false
}

// dateline says whether a place name opens the report as where it was written:
// it is so marked, or in capitals before a mark, or the text begins with it and
// a colon or dash behind it.
func dateline(r *dragoman.Reading, at dragoman.Span) bool {
	if k, ok := r.InFurniture(at.Start); ok && k == dragoman.Dateline {
		return true
	}
	w := at.Of(r.Text)
	rest := strings.TrimLeft(r.Text[at.End:], " ")
	if strings.TrimSpace(r.Text[:at.Start]) == "" && (strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, "- ") || strings.HasPrefix(rest, "--") || strings.HasPrefix(rest, "—") || strings.HasPrefix(rest, "–")) {
		return true
	}
	return w == strings.ToUpper(w) && (rest == "" || strings.ContainsAny(rest[:1], ",-:(/") || strings.HasPrefix(rest, "—") || strings.HasPrefix(rest, "–"))
}

// preposed says whether a preposition stands right before a token.
func preposed(r *dragoman.Reading, first int) bool {
	return first > 0 && r.Tokens[first-1].UPOS == dragoman.ADP
}
