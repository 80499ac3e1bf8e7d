// SPDX-License-Identifier: Apache-2.0

// Package sieve keeps out what is no statement: contents that say nothing,
// verbs of doing taken for verbs of saying, subjects that cannot speak, and one
// statement read twice. Its word lists are words/sieve.txt.
package sieve

import (
	"strings"

	"dragoman"
	"dragoman/lang"
	"dragoman/read/say/page"
	"dragoman/read/say/voice"
)

// Said is a statement as tokens.
type Said struct {
	Source  page.Range // First < 0: none
	Cue     page.Range // First < 0: a bare quotation
	Head    int32      // token that heads the cue, -1 none
	Content []page.Range
}

// Sieve is the lists. Read-only.
type Sieve struct {
	sources *voice.Words
	kinds   map[string]map[string]bool // kind of words/sieve.txt: lemmas
	endings []string
}

// kinds are the kinds of words in words/sieve.txt beside the endings.
var kinds = []string{"mute", "clausal", "saying", "inert", "personal", "suffered", "receiving", "after", "spoken", "evidence", "called", "plain", "future", "purposed", "setting"}

func (s *Sieve) is(kind, lemma string) bool { return s.kinds[kind][lemma] }

// New loads words/sieve.txt.
func New(pack *lang.Pack, sources *voice.Words) (*Sieve, error) {
	lines, err := pack.Words("sieve")
	if err != nil {
		return nil, err
	}
	s := &Sieve{sources: sources, kinds: map[string]map[string]bool{}}
	for _, k := range kinds {
		s.kinds[k] = map[string]bool{}
	}
	for _, l := range lines {
		if len(l.Columns) != 2 {
			return nil, l.Errorf("%d columns, want kind and words", len(l.Columns))
		}
		words := strings.Fields(l.Columns[1])
		if l.Columns[0] == "ending" {
			s.endings = append(s.endings, words...)
			continue
		}
		kind, ok := s.kinds[l.Columns[0]]
		if !ok {
			return nil, l.Errorf("no kind %q (ending, %s)", l.Columns[0], strings.Join(kinds, ", "))
		}
		for _, w := range words {
			kind[w] = true
		}
	}
	return s, nil
}

// Look is what the rules see of a statement, for the features of the model that
// judges it: each a yes or no.
func (s *Sieve) Look(p *page.Page, d Said) []bool {
	if d.Cue.First < 0 || d.Head < 0 {
		return nil
	}
	c := weigh(p, d.Content)
	return []bool{
		s.deed(p, d, c), s.doing(p, d), s.listed(p, d), s.noun(p, d), s.dumb(p, d.Source), s.strange(p, d.Source),
		s.paper(p, d.Source), s.Passive(p, d), s.Firm(p, d), complement(p, d.Content), c.clause, c.verb, c.points,
		c.full == 0, c.words <= 2, c.words <= 4, c.quoted > 0, c.quoted > 3,
	}
}

// Deed reports whether a statement is a deed, whatever else speaks for it.
func (s *Sieve) Deed(p *page.Page, d Said) bool { return s.deed(p, d, weigh(p, d.Content)) }

// Keeps reports whether something is said: stance is what the cue does, framed
// whether a rule of rules/stance.txt says so. Quotations of more than three
// words are always kept.
func (s *Sieve) Keeps(p *page.Page, d Said, stance dragoman.Stance, framed bool) bool {
	if d.Cue.First < 0 || d.Head < 0 {
		return true
	}
	c := weigh(p, d.Content)
	if c.quoted > 3 {
		return true
	}
	switch {
	case s.deed(p, d, c):
		return false
	case c.full == 0 && c.quoted == 0:
		return points(stance) && c.points || p.Lemma(d.Head, page.Say) && c.verb && c.words >= 4
	case d.Source.First < 0 && !s.Firm(p, d):
		return false // "which appears to"
	case c.clause && (complement(p, d.Content) || s.listed(p, d)):
		return p.Lemma(d.Head, page.Say) || !s.dumb(p, d.Source)
	}
	verb := p.Words[d.Head].Pos == dragoman.VERB && !p.Lemma(d.Head, page.Accord)
	if verb && c.quoted == 0 && d.Source.First < 0 {
		return framed && stance != dragoman.Doubts || judges(stance) // not "was known as", "was not seen at"
	}
	if verb && !framed && s.doing(p, d) && !s.paper(p, d.Source) {
		return false
	}
	if c.words <= 2 && c.quoted == 0 && !s.is("saying", p.R.Tokens[d.Head].Lemma) && (stance == dragoman.Asserts || stance == dragoman.Reports || stance == dragoman.Asks) {
		return false
	}
	if c.words <= 4 && c.quoted == 0 && !c.verb && !framed && p.Lemma(d.Head, page.Telling) {
		return false // "claimed the port authority"
	}
	if c.verb && p.Lemma(d.Head, page.Say) {
		return true // whoever says so: "proponents say much would be lost"
	}
	return !s.dumb(p, d.Source) && (!verb || c.quoted > 0 || !s.strange(p, d.Source))
}

// Firm reports whether the cue is one of saying: a listed verb, noun or
// adjective, or no verb at all ("according to", a colon).
func (s *Sieve) Firm(p *page.Page, d Said) bool {
	if d.Cue.First < 0 || d.Head < 0 || weigh(p, d.Content).quoted > 3 {
		return true
	}
	if p.Words[d.Head].Pos != dragoman.VERB || p.Lemma(d.Head, page.Accord) {
		return p.Words[d.Head].Pos != dragoman.AUX
	}
	if f := d.Content[0].First; p.Words[f].Pos == dragoman.SCONJ && p.Is(f, page.That) {
		return true
	}
	return s.listed(p, d)
}

// doing reports whether the verb of a cue does rather than says, given that no
// clause follows.
func (s *Sieve) doing(p *page.Page, d Said) bool {
	clausal := false
	for i := d.Cue.First; i < d.Cue.Last; i++ {
		clausal = clausal || p.Words[i].Pos == dragoman.VERB && s.is("clausal", p.R.Tokens[i].Lemma)
	}
	return clausal && !s.noun(p, d) || !s.listed(p, d)
}

// listed reports whether a word of the cue stands in the cue list.
func (s *Sieve) listed(p *page.Page, d Said) bool {
	for i := d.Cue.First; i < d.Cue.Last; i++ {
		if p.Words[i].Cue != 0 || s.is("saying", p.R.Tokens[i].Lemma) {
			return true
		}
	}
	return false
}

// noun reports whether a cue noun stands in the cue: "issued a warning".
func (s *Sieve) noun(p *page.Page, d Said) bool {
	for i := d.Cue.First; i < d.Cue.Last; i++ {
		if p.Words[i].Cue != 0 && p.Words[i].Pos == dragoman.NOUN {
			return true
		}
	}
	return false
}

// noun is the noun at the head of a source, or what its tree puts there where
// it has none; -1 without a source.
func noun(p *page.Page, src page.Range) int32 {
	if src.First < 0 {
		return -1
	}
	head := top(p, src)
	if head >= 0 && p.Words[head].Pos != dragoman.NOUN {
		head = behind(p, src, head)
	}
	return head
}

// dumb reports whether a source is headed by a noun that cannot speak.
func (s *Sieve) dumb(p *page.Page, src page.Range) bool {
	head := noun(p, src)
	if head < 0 {
		return false
	}
	lemma := strings.ToLower(p.R.Tokens[head].Lemma)
	if p.Lemma(head, page.This) {
		return true
	}
	if s.sources.Known(lemma) || bears(p, src) {
		return false
	}
	for k := range p.R.Mentions {
		if m := &p.R.Mentions[k]; m.First >= src.Last {
			break
		} else if m.First <= head && head < m.Last && m.Form == dragoman.Name {
			return false
		}
	}
	if s.is("mute", lemma) {
		return true
	}
	for _, e := range s.endings {
		if len(lemma) > len(e)+3 && strings.HasSuffix(lemma, e) {
			return true
		}
	}
	return false
}

// bears reports whether a source ends with a person's name, whatever its tree
// has for its head: "immigration and human rights attorney Ana Ruiz".
func bears(p *page.Page, src page.Range) bool {
	for k := range p.R.Mentions {
		if m := &p.R.Mentions[k]; m.First >= src.Last {
			break
		} else if m.First > src.First && m.Last == src.Last && m.Kind == dragoman.Person && m.Form == dragoman.Name && p.Words[m.First-1].Pos == dragoman.NOUN {
			return true
		}
	}
	return false
}

// strange reports whether a source is headed by a common noun that is not known
// to speak: "the code", "her skills".
func (s *Sieve) strange(p *page.Page, src page.Range) bool {
	head := noun(p, src)
	if head < 0 {
		return false
	}
	for k := range p.R.Mentions {
		if m := &p.R.Mentions[k]; m.First >= src.Last {
			break
		} else if m.First <= head && head < m.Last || m.First >= src.First && m.Form == dragoman.Name && m.Kind != dragoman.PlaceKind {
			return false
		}
	}
	low := strings.ToLower(p.R.Tokens[head].Of(p.R.Text))
	return !s.sources.Known(low) && !s.sources.Known(strings.ToLower(p.R.Tokens[head].Lemma))
}

// subject reports whether a verb has a subject of its own.
func subject(p *page.Page, v int32) bool {
	for k := p.Words[v].Left; k < v; k++ {
		if p.Words[k].Head == v && p.Words[k].Rel == dragoman.Nsubj {
			return true
		}
	}
	return false
}

// behind is what a pronoun alone as a source stands for, of those that mean no
// person: the noun before "which", or "this" itself; -1 for any other.
func behind(p *page.Page, src page.Range, head int32) int32 {
	if src.Last-src.First != 1 {
		return -1
	}
	if !p.Is(head, page.Thing) {
		return -1
	}
	if v := p.Words[head].Head; v >= 0 && p.Words[v].Rel == dragoman.Acl {
		if n := p.Words[v].Head; n >= 0 && p.Words[n].Pos == dragoman.NOUN {
			return n
		}
		return -1
	}
	if p.R.Tokens[head].XPOS == "DT" {
		return head
	}
	return -1
}

// Passive reports whether a source is only the subject of a passive cue, of
// whom or to whom something is said: "the jet is said to", "residents are told".
func (s *Sieve) Passive(p *page.Page, d Said) bool {
	if d.Head < 0 || p.R.Tokens[d.Head].XPOS != "VBN" || d.Source.First < 0 {
		return false
	}
	if d.Head > 0 && p.Is(d.Head-1, page.Before) && s.is("suffered", p.R.Tokens[d.Head].Lemma) {
		return true // "when asked whether"
	}
	if d.Source.First > d.Cue.First {
		// "reported from Khargone", but "ordered by the court"
		return d.Source.First >= d.Cue.Last && p.Lemma(d.Source.First-1, page.FromAt) && s.is("suffered", p.R.Tokens[d.Head].Lemma)
	}
	if p.Words[d.Head].Rel == dragoman.Acl && bare(p, d.Cue.First, d.Head) && !subject(p, d.Head) && s.is("suffered", p.R.Tokens[d.Head].Lemma) {
		return true // "a lake known as", "men believed to be"
	}
	be := false
	for i := d.Cue.First; i < d.Head; i++ {
		be = be || p.Lemma(i, page.Be)
	}
	if !be {
		return false
	}
	return s.is("suffered", p.R.Tokens[d.Head].Lemma) || s.dumb(p, d.Source)
}

// bare reports whether nothing but adverbs stands before the head of a cue.
func bare(p *page.Page, first, head int32) bool {
	for i := first; i < head; i++ {
		if p.Words[i].Pos != dragoman.ADV {
			return false
		}
	}
	return true
}

// paper reports whether a source is headed by a noun for a document or a body.
func (s *Sieve) paper(p *page.Page, src page.Range) bool {
	if src.First < 0 {
		return false
	}
	head := top(p, src)
	return head >= 0 && s.sources.Paper(strings.ToLower(p.R.Tokens[head].Lemma))
}

// top is the first token of a range whose head lies outside of it, or -1.
func top(p *page.Page, t page.Range) int32 {
	for i := t.First; i < t.Last; i++ {
		if h := p.Words[i].Head; (h < t.First || h >= t.Last) && p.Words[i].Shape != 4 {
			return i
		}
	}
	return -1
}

// points reports whether a stance is taken towards something said before: "he
// denied it".
func points(stance dragoman.Stance) bool {
	switch stance {
	case dragoman.Denies, dragoman.Rejects, dragoman.Unconfirmed, dragoman.Confirms, dragoman.Doubts, dragoman.Criticises, dragoman.Praises, dragoman.Agrees, dragoman.LeavesOpen, dragoman.Declines, dragoman.Apologises:
		return true
	}
	return false
}

// judges reports whether a stance is a judgement that is told without a judge:
// "was criticised for".
func judges(stance dragoman.Stance) bool {
	return stance == dragoman.Criticises || stance == dragoman.Praises || stance == dragoman.Accuses
}

// weight is what a content is made of.
type weight struct {
	words, full, quoted int  // tokens but punctuation; nouns, names, verbs, adjectives, numbers; inside quotation marks
	clause              bool // a verb with a subject, or "that", "to", "whether" first, or a verb form first
	verb                bool // any verb
	points              bool // a pronoun that points back
}

func weigh(p *page.Page, content []page.Range) (c weight) {
	words := false // is a quotation more than a name
	for _, t := range content {
		first := true
		for i := t.First; i < t.Last; i++ {
			w := &p.Words[i]
			if w.Shape == 4 {
				continue
			}
			c.words++
			if w.Quote > 0 {
				c.quoted++
				words = words || w.Shape == 0 && w.Pos != dragoman.ADP && w.Pos != dragoman.DET && w.Pos != dragoman.CCONJ
			}
			switch w.Pos {
			case dragoman.VERB, dragoman.AUX:
				c.verb = true
				if w.Pos == dragoman.VERB {
					c.full++
				}
			case dragoman.NOUN, dragoman.PROPN, dragoman.ADJ, dragoman.NUM:
				c.full++
			case dragoman.PRON:
				c.points = c.points || p.Is(i, page.Points)
			}
			if w.Rel == dragoman.Nsubj && w.Head >= t.First && w.Head < t.Last {
				c.clause = true
			}
			if first {
				switch w.Pos {
				case dragoman.SCONJ, dragoman.PART, dragoman.VERB, dragoman.AUX:
					c.clause = true
				}
			}
			first = false
		}
	}
	if !words && c.quoted > 3 && c.quoted < c.words {
		c.quoted = 0
	}
	c.clause = c.clause && (c.full > 0 || c.quoted > 0)
	return c
}
