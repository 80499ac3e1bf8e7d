// SPDX-License-Identifier: Apache-2.0

package say

import (
	"strings"

	"dragoman"
	"dragoman/read/say/page"
	"dragoman/read/say/voice"
)

const opener = 12 // tokens of who speaks, before the colon

// colons makes statements of "Minister: Talks have failed" in headlines, and of
// the turns of an interview ("Anna Ruiz: We had no fuel"), that no cue was
// found in: before the colon somebody who can speak, after it a clause or a
// quotation. A turn is one of two at least, and by a person's name.
func colons(p *page.Page, words *voice.Words, drafts []draft) []draft {
	taken := make([]bool, len(p.Paras))
	known := 0 // turns that have a draft
	for i := range drafts {
		d := &drafts[i]
		if d.cue.First >= 0 && d.source.First >= 0 && d.source.Last == d.cue.First && p.R.Tokens[d.cue.First].Of(p.R.Text) == ":" && person(p, d.source.Last-1) {
			known++
		}
		taken[p.Words[d.first()].Para] = true
		for _, t := range d.pieces {
			taken[p.Words[t.First].Para] = true
		}
	}
	var turns []draft
	for n, t := range p.Paras {
		title := n == 0 && p.Title
		f := p.R.Sentences[p.Words[t.First].Sent].Furniture
		if taken[n] || f != "" && f != dragoman.Headline {
			continue
		}
		d, ok := colon(p, t)
		switch last := d.source.Last - 1; {
		case !ok:
		case title && speaks(p, words, last):
			drafts = append(drafts, d)
		case !title && person(p, last):
			turns = append(turns, d)
		}
	}
	if len(turns) > 0 && len(turns)+known > 1 {
		drafts = append(drafts, turns...)
	}
	return drafts
}

// colon reads a paragraph as somebody, a colon, and what he says.
func colon(p *page.Page, t page.Range) (draft, bool) {
	first := t.First
	for first < t.Last && p.Words[first].Shape == 4 {
		first++
	}
	for i := first + 1; i < t.Last && i < first+7; i++ {
		if w := &p.Words[i-1]; w.Pos == dragoman.VERB || w.Pos == dragoman.AUX {
			return draft{}, false
		}
		if p.R.Tokens[i].Of(p.R.Text) != ":" {
			continue
		}
		said := page.Range{First: i + 1, Last: t.Last}
		for said.Last > said.First && p.Words[said.Last-1].Shape == 4 {
			said.Last--
		}
		for said.First < said.Last && p.Words[said.First].Shape == 4 {
			said.First++
		}
		verbal := false
		for k := said.First; k < said.Last; k++ {
			verbal = verbal || p.Words[k].Pos == dragoman.VERB || p.Words[k].Pos == dragoman.AUX || p.Words[k].Quote > 0
		}
		d := draft{cue: page.Range{First: i, Last: i + 1}, head: i, source: page.Range{First: first, Last: i}, pieces: []page.Range{said}}
		return d, verbal && said.Last-said.First >= 3
	}
	return draft{}, false
}

// announced finds who is named before the colon that a quotation follows, in
// its sentence or at the end of the paragraph before: "- Anna Ruiz, mayor: “…”",
// "And from Governor Ruiz:".
func announced(p *page.Page, t page.Range) (cue, source page.Range, ok bool) {
	i := t.First - 1
	for i >= 0 && p.Words[i].Mark != 0 {
		i--
	}
	if i < 1 || p.R.Tokens[i].Of(p.R.Text) != ":" || p.Words[t.First].Para-p.Words[i].Para > 1 {
		return none, none, false
	}
	from := max(i-opener, p.R.Sentences[p.Words[i].Sent].First)
	for k := len(p.R.Mentions) - 1; k >= 0; k-- {
		m := &p.R.Mentions[k]
		if m.First >= i {
			continue
		}
		if m.First < from {
			break
		}
		if m.Form == dragoman.Name && (m.Kind == dragoman.Person || m.Kind == dragoman.Organisation && m.Last == i) {
			last := m.Last
			if p.Words[last].Shape == 4 && last < i && m.Kind == dragoman.Person && !verb(p, page.Range{First: m.First, Last: i}) {
				last = i // "Anna Ruiz, mayor"
			}
			return page.Range{First: i, Last: i + 1}, page.Range{First: m.First, Last: last}, true
		}
	}
	if name, ok := label(p, i); ok {
		return page.Range{First: i, Last: i + 1}, name, true
	}
	if s := p.R.Sentences[p.Words[i].Sent].First; i-s > 0 && i-s <= 3 && p.Words[t.First].Sent == p.Words[i].Sent && !verb(p, page.Range{First: s, Last: i}) && (p.Words[i-1].Pos == dragoman.NOUN || p.R.Tokens[i-1].XPOS == "JJ") && p.R.Tokens[s].XPOS == "DT" {
		return page.Range{First: i, Last: i + 1}, page.Range{First: s, Last: i}, true // "A third: “…”"
	}
	return none, none, false
}

// longestLabel is how many tokens a name before a colon may have.
const longestLabel = 4

// label is the name that begins the paragraph whose colon is token i, where the
// recogniser of names saw none: words with a capital up to the colon, or up to a
// comma and what he is ("Ola Lie, doctor:").
func label(p *page.Page, i int32) (page.Range, bool) {
	first := p.Paras[p.Words[i].Para].First
	for first < i && p.Words[first].Shape == 4 {
		first++
	}
	last := first
	for last < i && p.Words[last].Pos == dragoman.PROPN && p.Words[last].Shape != 4 {
		last++
	}
	name := page.Range{First: first, Last: last}
	if last == first || last-first > longestLabel || i-first > opener || last < i && p.Words[last].Shape != 4 || verb(p, page.Range{First: first, Last: i}) {
		return none, false
	}
	return name, true
}

// person reports whether token i ends a person's name.
func person(p *page.Page, i int32) bool {
	for k := range p.R.Mentions {
		if m := &p.R.Mentions[k]; m.First <= i && i < m.Last && m.Kind == dragoman.Person && m.Form == dragoman.Name {
			return true
		} else if m.First > i {
			break
		}
	}
	return false
}

// speaks reports whether token i is a name, or a noun for somebody.
func speaks(p *page.Page, words *voice.Words, i int32) bool {
	if words.Person(strings.ToLower(p.R.Tokens[i].Lemma)) {
		return true
	}
	for k := range p.R.Mentions {
		if m := &p.R.Mentions[k]; m.First <= i && i < m.Last {
			return m.Kind == dragoman.Person || m.Kind == dragoman.Organisation || m.Kind == dragoman.Country
		} else if m.First > i {
			break
		}
	}
	return false
}
