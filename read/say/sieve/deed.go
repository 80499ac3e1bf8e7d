// SPDX-License-Identifier: Apache-2.0

package sieve

import (
	"strings"

	"dragoman"
	"dragoman/read/say/page"
)

// deed reports whether the cue, as it stands among its words, says nothing.
func (s *Sieve) deed(p *page.Page, d Said, c weight) bool {
	lemma := p.R.Tokens[d.Head].Lemma
	switch {
	case s.is("inert", lemma) && !s.listed(p, d):
		return true // "that ensures that", but "seems confident that"
	case s.is("spoken", lemma) && !c.clause && c.quoted == 0 && !words(p, d.Content[0]):
		return true // "accepted defeat", "submitted his resignation"
	case s.is("evidence", lemma) && s.strange(p, d.Source):
		return true // "the clashes suggest that": nobody's words
	case p.Words[d.Head].Pos == dragoman.NOUN && d.Source.First < 0 && !s.listed(p, d):
		return true
	case s.unsaid(p, d, c):
		return true
	case p.Lemma(d.Cue.First, page.Accord) && c.quoted == 0 && s.dumb(p, d.Source):
		return true // "according to the norms"
	case s.is("setting", lemma) && p.R.Tokens[d.Head].XPOS == "VBG" && d.Cue.First == d.Head && !c.clause && c.quoted == 0:
		return true // "speaking about the flood, she said"
	case c.quoted == 0 && predicate(p, d):
		return true // "her address centered on": what is told of the address
	case expletive(p, d):
		return true // "it is worth mentioning that": the writer's own
	case c.quoted == 0 && modal(p, d):
		return true // "the show will open", with a verb for "show"
	case s.is("purposed", lemma) && p.R.Tokens[d.Head].XPOS == "VBN" && c.quoted == 0:
		return true // "a law aimed at", "is intended to"
	case p.R.Tokens[d.Head].XPOS == "VBN" && d.Source.First < 0 && p.Words[d.Head].Rel == dragoman.Amod && p.Words[d.Head].Head >= d.Cue.Last && c.quoted == 0:
		return true // "said company"
	case s.is("called", lemma) && d.Source.First < 0 && p.R.Tokens[d.Head].XPOS == "VBN":
		return true // "a rate known as"
	case p.Words[d.Head].Pos == dragoman.AUX && !s.listed(p, d):
		return true
	case p.Lemma(d.Head, page.Swear) && d.Head+1 < d.Cue.Last && p.Lemma(d.Head+1, page.In):
		return true // "was sworn in as"
	case s.is("plain", lemma) && c.quoted == 0 && !s.noun(p, d) && !complement(p, d.Content):
		return true // "found a house that was empty"
	case hyphened(p, d.Cue.First):
		return true // "so-called"
	case p.Lemma(d.Cue.First, page.Be) && purpose(p, d.Cue):
		return true // "was changed to show"
	case p.R.Tokens[d.Cue.First].XPOS == "TO" || d.Cue.First == d.Head && p.R.Tokens[d.Head].XPOS == "VB" && p.R.Tokens[max(0, d.Head-1)].XPOS == "TO":
		return true // "to show cause": not said yet
	case p.Lemma(d.Head, page.Say) && p.R.Tokens[d.Head].XPOS == "VBN" && transition(p, d.Head):
		return true // "that being said"
	case p.R.Tokens[d.Head].XPOS == "VB" && d.Head > 0 && p.R.Tokens[d.Head-1].XPOS == "TO" && p.Is(d.Cue.First, page.Never):
		return true // "not to mention"
	case c.quoted == 0 && conditional(p, d.Head):
		return true // "if one wants to"
	case c.quoted == 0 && asked(p, d):
		return true // "Did he order the raid?"
	case p.Words[d.Head].Pos == dragoman.PROPN && abbreviated(p, d.Head):
		return true // "Gen. Ruiz"
	case p.Words[d.Head].Rel == dragoman.Compound && p.Words[d.Head].Head == d.Cue.Last && !s.somebody(p, d.Source):
		return true // "an arrest support team"
	case p.Words[d.Head].Pos == dragoman.NOUN && loose(p, d):
		return true // "with a view to", "little wonder"
	case s.is("personal", lemma) && s.person(p, d.Content[0]):
		return true // "welcomed the guests", "questioned two men"
	}
	if c.quoted == 0 && !c.verb && c.words <= 3 && p.Words[d.Content[0].First].Pos == dragoman.ADP && p.Words[d.Head].Pos == dragoman.VERB {
		return true // "pointed out to Ruiz"
	}
	return s.adverbial(p, d.Content) || c.words <= 6 && nameless(p, d.Content)
}

// unsaid reports whether a cue is of the future, with what it will be about: "will
// explain the rules", "will consider whether".
func (s *Sieve) unsaid(p *page.Page, d Said, c weight) bool {
	if c.quoted > 0 || !will(p, d.Cue) {
		return false
	}
	if c.clause && !p.Is(d.Content[0].First, page.Whether) {
		return false
	}
	return p.Lemma(d.Head, page.Telling) || s.is("future", p.R.Tokens[d.Head].Lemma)
}

// expletive reports whether a source is the "it" of a clause that nobody says:
// "it is worth noting that".
func expletive(p *page.Page, d Said) bool {
	i := d.Source.First
	return i >= 0 && d.Source.Last == i+1 && p.Is(i, page.It) && i+2 <= d.Head && p.Lemma(i+1, page.Be) &&
		(p.Words[i].Rel == dragoman.Expl || p.Words[i+2].Pos == dragoman.ADJ)
}

// predicate reports whether what is said is but the verb of which a cue noun is the
// subject.
func predicate(p *page.Page, d Said) bool {
	i := d.Content[0].First
	if p.Words[d.Head].Pos != dragoman.NOUN || i < d.Cue.Last || p.Words[i].Pos != dragoman.VERB {
		return false
	}
	return p.Words[d.Head].Rel == dragoman.Nsubj && p.Words[d.Head].Head == i
}

// modal reports whether right after a cue what is said begins with an auxiliary,
// and so has no subject: the cue is the noun before it.
func modal(p *page.Page, d Said) bool {
	t := d.Content[0]
	return t.First == d.Cue.Last && d.Source.First >= 0 && d.Source.Last <= d.Cue.First && p.R.Tokens[t.First].XPOS == "MD"
}

// asked reports whether a cue outside quotation marks stands in a question with
// its auxiliary before the source.
func asked(p *page.Page, d Said) bool {
	if d.Source.First < 0 || d.Source.Last > d.Head || p.Words[d.Head].Quote > 0 {
		return false
	}
	s := &p.R.Sentences[p.Words[d.Head].Sent]
	if p.R.Tokens[s.Last-1].Of(p.R.Text) != "?" {
		return false
	}
	for i := s.First; i < d.Source.First; i++ {
		if w := &p.Words[i]; w.Head == d.Head && w.Rel == dragoman.Aux {
			return true
		}
	}
	return false
}

// transition reports whether a participle ends what only leads on: "that said".
func transition(p *page.Page, v int32) bool {
	first := p.R.Sentences[p.Words[v].Sent].First
	return v <= first+2 && p.Is(first, page.That)
}

// conditional reports whether a verb stands under "if": it is not said to be so.
func conditional(p *page.Page, v int32) bool {
	for i := p.Words[v].Left; i < v; i++ {
		if w := &p.Words[i]; w.Head == v && w.Rel == dragoman.Mark && p.Is(i, page.If) {
			return true
		}
	}
	return false
}

// words reports whether a content is headed by a noun for something said: "the
// offer", "a petition".
func words(p *page.Page, t page.Range) bool {
	head := top(p, t)
	return head >= 0 && p.Words[head].Cue != 0 && p.Words[head].Pos == dragoman.NOUN
}

// will reports whether a cue is of the future.
func will(p *page.Page, cue page.Range) bool {
	for i := cue.First; i < cue.Last; i++ {
		if p.R.Tokens[i].XPOS == "MD" && p.Lemma(i, page.Will) {
			return true
		}
	}
	return false
}

// purpose reports whether a cue goes from a verb of doing to an infinitive.
func purpose(p *page.Page, cue page.Range) bool {
	for i := cue.First + 2; i < cue.Last; i++ {
		if p.R.Tokens[i].XPOS == "TO" && p.R.Tokens[i-1].XPOS == "VBN" && p.Words[i-1].Cue == 0 {
			return true
		}
	}
	return false
}

// hyphened reports whether a hyphen joins token i to the one before.
func hyphened(p *page.Page, i int32) bool {
	return i > 0 && p.R.Tokens[i-1].End == p.R.Tokens[i].Start && p.R.Tokens[i-1].Of(p.R.Text) == "-"
}

// abbreviated reports whether a token ends with a full stop.
func abbreviated(p *page.Page, i int32) bool {
	return strings.HasSuffix(p.R.Tokens[i].Of(p.R.Text), ".") || int(i+1) < len(p.Words) && p.R.Tokens[i+1].Start == p.R.Tokens[i].End && p.R.Tokens[i+1].Of(p.R.Text) == "."
}

// somebody reports whether a source is headed by a name, a pronoun or a noun for
// a source.
func (s *Sieve) somebody(p *page.Page, src page.Range) bool {
	if src.First < 0 {
		return false
	}
	head := top(p, src)
	return head < 0 || p.Words[head].Pos != dragoman.NOUN || s.sources.Known(strings.ToLower(p.R.Tokens[head].Lemma))
}

// loose reports whether a cue noun has neither a verb of its own, nor somebody
// whose it is.
func loose(p *page.Page, d Said) bool {
	for i := d.Cue.First; i < d.Cue.Last; i++ {
		if w := &p.Words[i]; w.Pos == dragoman.VERB || w.Pos == dragoman.AUX || w.Pos == dragoman.ADP && (i < d.Head || d.Source.First >= 0) {
			return false
		}
	}
	if d.Source.First < 0 {
		return p.R.Tokens[d.Head].XPOS != "NNS"
	}
	t := top(p, d.Source)
	return t < 0 || p.Words[t].Head != d.Head && d.Source.Last != d.Cue.First
}

// adverbial reports whether a content is only a clause of time, cause or
// contrast: "sang while they worked".
func (s *Sieve) adverbial(p *page.Page, content []page.Range) bool {
	if len(content) != 1 || p.Words[content[0].First].Quote > 0 {
		return false
	}
	t := top(p, content[0])
	return t >= 0 && p.Words[t].Rel == dragoman.Advcl && s.is("after", strings.ToLower(p.R.Tokens[content[0].First].Of(p.R.Text)))
}

// nameless reports whether a content only says that somebody is not to be
// named: "asked not to be identified".
func nameless(p *page.Page, content []page.Range) bool {
	for _, t := range content {
		for i := t.First; i < t.Last; i++ {
			switch {
			case p.Is(i, page.Unnamed):
				return true
			case p.Is(i, page.Identified):
				return i > t.First && p.Lemma(i-1, page.Be)
			}
		}
	}
	return false
}

// person reports whether a content is somebody, and no clause.
func (s *Sieve) person(p *page.Page, t page.Range) bool {
	head := top(p, t)
	if head < 0 || p.Words[t.First].Pos == dragoman.SCONJ {
		return false
	}
	for i := t.First; i < t.Last; i++ {
		if r := p.Words[i].Rel; p.Words[i].Head == head && (r == dragoman.Nsubj || r == dragoman.Cop) {
			return false
		}
	}
	for k := range p.R.Mentions {
		if m := &p.R.Mentions[k]; m.First >= t.Last {
			break
		} else if m.First <= head && head < m.Last {
			return m.Kind == dragoman.Person
		}
	}
	return p.Words[head].Pos == dragoman.NOUN && (s.sources.Human(strings.ToLower(p.R.Tokens[head].Lemma)) || s.sources.Human(strings.ToLower(p.R.Tokens[head].Of(p.R.Text))))
}

// complement reports whether a piece of the content is a clause or a quotation,
// not a noun phrase that merely holds one ("the man who filmed it").
func complement(p *page.Page, content []page.Range) bool {
	for _, t := range content {
		if p.Words[t.First].Quote > 0 {
			return true
		}
		if p.R.Tokens[t.First].XPOS == "WDT" {
			continue // a relative clause
		}
		switch p.Words[t.First].Pos {
		case dragoman.SCONJ, dragoman.PART:
			return true
		}
		for i := t.First; i < t.Last; i++ {
			w := &p.Words[i]
			if w.Shape == 4 || w.Head >= t.First && w.Head < t.Last {
				continue
			}
			switch {
			case w.Pos == dragoman.VERB && p.R.Tokens[i].XPOS != "VBG" || w.Pos == dragoman.AUX || p.R.Tokens[t.First].XPOS == "WRB" || p.R.Tokens[t.First].XPOS == "WP":
				return true
			}
			for k := w.Left; k < w.Right; k++ {
				if r := p.Words[k].Rel; p.Words[k].Head == i && (r == dragoman.Nsubj || r == dragoman.Cop) {
					return true
				}
			}
		}
	}
	return false
}
