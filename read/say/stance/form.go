// SPDX-License-Identifier: Apache-2.0

package stance

import (
	"dragoman"
	"dragoman/read/say/page"
)

// Negated reports whether the cue is, or its source: "did not say", "has never
// denied", "made no comment", "no expert believes", "neither side confirmed".
func Negated(p *page.Page, s Said) bool {
	if s.Cue.First < 0 || s.Head < 0 {
		return false
	}
	if Nobody(p, s.Source) {
		return true
	}
	for i := s.Head + 1; i < s.Cue.Last; i++ {
		if h := p.Words[i].Head; p.Is(i, page.No) && h > i && h < s.Cue.Last {
			return true
		}
	}
	for i := max(0, s.Cue.First-2); i <= s.Head; i++ {
		if p.Words[i].Sent != p.Words[s.Head].Sent {
			continue
		}
		switch {
		case p.Is(i+1, page.Only):
		case p.Is(i, page.Not):
			if h := p.Words[i].Head; i >= s.Cue.First || h < 0 || h == s.Head || h >= s.Cue.First && h < s.Cue.Last {
				return true
			}
		case p.Is(i, page.No):
			if i >= s.Cue.First {
				return true
			}
		}
	}
	return false
}

// Nobody reports whether a source says that no one of it does: "no official",
// "none of the ministers", "neither Chad nor Sudan".
func Nobody(p *page.Page, src page.Range) bool {
	if src.First < 0 {
		return false
	}
	first := Quantity(p, src)
	if p.Is(first, page.Nobody) {
		return int(first+1) < len(p.Words) && p.R.Tokens[first+1].Of(p.R.Text) != "."
	}
	return src.First > 0 && p.Is(src.First-1, page.Neither) && p.Words[src.First-1].Sent == p.Words[src.First].Sent
}

// Quantity is the first token of a source behind the adverbs that weaken it:
// "virtually no one", "almost none of them".
func Quantity(p *page.Page, src page.Range) int32 {
	first := src.First
	for first+1 < src.Last && p.Words[first].Pos == dragoman.ADV && p.Is(first+1, page.Nobody) {
		first++
	}
	return first
}

// quoted reports whether any of the content stands in quotation marks.
func quoted(p *page.Page, s Said) bool {
	for _, c := range s.Content {
		if p.Words[c.First].Quote > 0 && !p.Words[c.First].Scare {
			return true
		}
	}
	return false
}

// form reports whether the content has the form a rule asks for.
func form(p *page.Page, s Said, want string) bool {
	switch want {
	case "quote":
		return quoted(p, s)
	case "question":
		for _, c := range s.Content {
			if !asks(p, c) {
				return false
			}
		}
		return len(s.Content) > 0
	}
	for _, c := range s.Content {
		if want == "claim" && claim(p, c) || nounOf(p, c, want) || begins(p, s, c, want) {
			return true
		}
	}
	return false
}

// begins looks at the first clause of a content: its first words up to the
// first verb.
func begins(p *page.Page, s Said, c page.Range, want string) bool {
	switch want {
	case "that":
		return p.Is(c.First, page.That)
	case "ing":
		return p.R.Tokens[c.First].XPOS == "VBG"
	case "whether":
		return p.Is(c.First, page.Whether)
	}
	we, will := false, false
	for i := c.First; i < c.Last && i < c.First+14; i++ {
		t := &p.R.Tokens[i]
		switch want {
		case "to":
			if p.Is(i, page.To) && t.UPOS == dragoman.PART && (i == c.First || i <= c.First+8 && under(p, i, s.Head)) {
				return true
			}
			if t.UPOS == dragoman.VERB || t.UPOS == dragoman.AUX || p.Is(i, page.That) {
				return false
			}
		case "wewill":
			if i < c.First+4 && p.Is(i, page.We) {
				we = true
			}
			if we && t.UPOS == dragoman.VERB && p.Lemma(i, page.Private) {
				return false // "I will always remember"
			}
			if we && will && t.UPOS == dragoman.VERB {
				return true
			}
			will = will || we && p.Is(i, page.Will)
			if t.UPOS == dragoman.VERB {
				return false
			}
		case "must":
			switch {
			case t.Rel == dragoman.Expl:
				return false // "there should be no doubt"
			case p.Is(i, page.Must):
				return !been(p, i, c.Last)
			case p.Is(i, page.Is):
				return false
			}
			if t.UPOS == dragoman.VERB {
				return false
			}
		}
	}
	return false
}

// asks reports whether a piece of content is one sentence and a question.
func asks(p *page.Page, c page.Range) bool {
	if p.Words[c.First].Sent != p.Words[c.Last-1].Sent {
		return false // several sentences, of which the last asks
	}
	for i := c.Last; i < int32(len(p.Words)) && i < c.Last+2 && p.Words[i].Shape == 4; i++ {
		if p.R.Tokens[i].Of(p.R.Text) == "?" {
			return true
		}
	}
	return false
}

// claim reports whether a content is told as a fact: a clause with "that", a
// quotation, or a noun for what is told, with its clause or alone.
func claim(p *page.Page, c page.Range) bool {
	return p.Words[c.First].Quote > 0 || p.Is(c.First, page.That) || nounOf(p, c, "claim")
}

// nounOf reports whether a content is headed by a noun of the kind a form asks
// for.
func nounOf(p *page.Page, c page.Range, want string) bool {
	kind, ok := nounForms[want]
	if !ok {
		return false
	}
	for i := c.First; i < c.Last; i++ {
		w := &p.Words[i]
		if w.Pos == dragoman.VERB || w.Pos == dragoman.SCONJ || w.Pos == dragoman.ADP && i > c.First {
			return false
		}
		if w.Pos == dragoman.NOUN && p.Lemma(i, kind) {
			return true
		}
	}
	return false
}

// nounForms are the kinds of nouns that forms of content ask for.
var nounForms = map[string]page.Kind{"claim": page.Told, "grant": page.Granted, "cause": page.Cause}

// been reports whether "should" looks back: "should not have been".
func been(p *page.Page, i, last int32) bool {
	for k := i + 1; k < last && k < i+4; k++ {
		if p.Lemma(k, page.Have) && p.R.Tokens[k].UPOS == dragoman.AUX {
			return true
		}
	}
	return false
}

// under reports whether the verb after "to" hangs on the cue, or on its object.
func under(p *page.Page, to, head int32) bool {
	v := p.Words[to].Head
	if v < 0 || p.Words[v].Head < 0 {
		return false
	}
	h := p.Words[v].Head
	return h == head || p.Words[h].Head == head
}
