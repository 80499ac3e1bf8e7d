// SPDX-License-Identifier: Apache-2.0

// Package say finds who says what: it makes the statements of a reading.
//
// The rooms inside: page lays the reading out, cue finds the words that say
// that somebody says, bind gives each its source and content.
package say

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"

	"dragoman"
	"dragoman/internal/linear"
	"dragoman/lang"
	"dragoman/read/say/bind"
	"dragoman/read/say/cue"
	"dragoman/read/say/page"
	"dragoman/read/say/sieve"
	"dragoman/read/say/stance"
	"dragoman/read/say/voice"
)

// keepBonus is added to the score of dropping a cue, in the binder's unit (127
// is a weight of 16 updates). Chosen on the dev set.
const keepBonus = 250

// Sayer makes statements. It is safe for concurrent use.
type Sayer struct {
	lex    *page.Lexicon
	tagger *cue.Tagger
	binder *bind.Binder
	rules  *stance.Rules
	words  *voice.Words
	sieve  *sieve.Sieve
	judge  *linear.Model // is it said; nil: the rules alone
}

// New loads the words and rules of statements and the models cue, bind and said
// of a pack.
func New(pack *lang.Pack) (*Sayer, error) {
	m, err := lang.Open(pack, "cue", linear.Open)
	if err != nil {
		return nil, err
	}
	tagger, err := cue.New(m)
	if err != nil {
		return nil, err
	}
	ranker, err := lang.Open(pack, "bind", linear.OpenFlat)
	if err != nil {
		return nil, err
	}
	s, err := With(pack, tagger, bind.New(ranker))
	if err != nil {
		return nil, err
	}
	s.judge, err = lang.Open(pack, "said", linear.Open)
	return s, err
}

// With makes a Sayer of models at hand that keeps what the rules keep, for
// trainers.
func With(pack *lang.Pack, tagger *cue.Tagger, binder *bind.Binder) (*Sayer, error) {
	lex, err := page.NewLexicon(pack)
	if err != nil {
		return nil, err
	}
	s := &Sayer{lex: lex, tagger: tagger, binder: binder}
	if s.rules, err = stance.New(pack, lex); err != nil {
		return nil, err
	}
	if s.words, err = voice.New(pack); err != nil {
		return nil, err
	}
	if s.sieve, err = sieve.New(pack, s.words); err != nil {
		return nil, err
	}
	return s, nil
}

// Do makes the statements of a reading that has tokens and sentences; tags and
// parses are used where they are there.
func (s *Sayer) Do(r *dragoman.Reading) {
	p := page.New(r, s.lex)
	for _, o := range p.Odd {
		r.Note("say", o, "a quotation mark that pairs with none")
	}
	drafts := slices.DeleteFunc(s.all(p), func(d draft) bool { return !s.keeps(p, d) })
	drafts = once(p, drafts)
	passed(p, drafts)
	ownWords(p, drafts)
	slices.SortStableFunc(drafts, func(a, b draft) int { return cmp.Compare(a.first(), b.first()) })
	r.Statements = make([]dragoman.Statement, 0, len(drafts))
	for _, d := range drafts {
		r.Statements = append(r.Statements, statement(p, d))
	}
	s.tell(p, drafts)
}

// all are the drafts of a page, said or not.
func (s *Sayer) all(p *page.Page) []draft {
	labels := s.tagger.Label(p)
	drafts := s.owners(p, hearsay(p, tweets(p, colons(p, s.words, s.orphans(p, s.drafts(p, labels))))))
	return slices.DeleteFunc(drafts, func(d draft) bool { return len(d.pieces) == 0 || credit(p, d) })
}

// said reports whether a draft says something, by the rules of the sieve.
func (s *Sayer) said(p *page.Page, d draft) bool {
	if d.head < 0 {
		return true
	}
	x := stanced(d)
	what, _, framed := s.rules.Of(p, x)
	return s.sieve.Keeps(p, sieved(d), what, framed)
}

func stanced(d draft) stance.Said {
	return stance.Said{Source: d.source, Cue: d.cue, Head: d.head, Content: d.pieces}
}

func sieved(d draft) sieve.Said {
	return sieve.Said{Source: d.source, Cue: d.cue, Head: d.head, Content: d.pieces}
}

// credit reports whether a draft is a credit line: "Photo: Harbour News".
func credit(p *page.Page, d draft) bool {
	if d.cue.First < 0 || d.cue.Last-d.cue.First != 1 || p.Words[d.cue.First].Shape != 4 || d.source.First < 0 || d.source.Last-d.source.First > 3 {
		return false
	}
	if w := &p.Words[d.source.First]; w.Shape == 2 && d.source.First == p.Paras[w.Para].First && !(w.Para == 0 && p.Title) {
		return true // "OSLO: …"
	}
	for i := d.source.First; i < d.source.Last; i++ {
		if p.Is(i, page.Credit) {
			return true
		}
	}
	return false
}

// drafts binds the cues. The annotators of the training data seldom marked a
// statement inside another's content, so that the binder drops most of them; a
// strong verb there is read off the tree.
func (s *Sayer) drafts(p *page.Page, labels []cue.Label) []draft {
	g := s.chosen(p, labels)
	for _, q := range g.dropped {
		if d, ok := s.told(p, q); ok && !s.busy(p, g.out, d) {
			g.add(d)
		}
	}
	for _, q := range g.left {
		bound := g.held[q.Head]
		if bound.Last == 0 || g.held[q.First] != bound {
			continue
		}
		if c, ok := bind.Tree(p, q, bound); ok {
			d := drafted(p, q, c)
			d.from = nested
			if s.sieve.Passive(p, sieved(d)) {
				d.source = none
			}
			g.out = append(g.out, d)
		}
	}
	for _, q := range g.dropped {
		if d, ok := s.clausal(p, q, g.held, g.out); ok {
			g.add(d)
		}
	}
	g.out = relayed(p, g.out)
	near := bySentence(p, g.out)
	for k := range g.out {
		cut(p, g.out, near, k)
	}
	return g.out
}

// gathered is the drafts of a page as they are found.
type gathered struct {
	out     []draft
	left    []bind.Cue   // strong verbs that the ranker dropped
	dropped []bind.Cue   // all that it dropped, or that say nothing as it has them
	held    []page.Range // the content a token lies in
}

func (g *gathered) add(d draft) {
	g.out = append(g.out, d)
	for _, t := range d.pieces {
		for i := t.First; i < t.Last; i++ {
			g.held[i] = t
		}
	}
}

// chosen are the drafts as the ranker has them.
func (s *Sayer) chosen(p *page.Page, labels []cue.Label) *gathered {
	var search bind.Search
	g := &gathered{held: make([]page.Range, len(p.Words))}
	for _, q := range bind.All(p, labels) {
		if f := p.R.Sentences[p.Words[q.Head].Sent].Furniture; f != "" && f != dragoman.Headline {
			continue
		}
		search.Drop = keepBonus
		if silent(p, q.Head) {
			search.Drop = -1 << 20
		}
		c, score := s.binder.Bind(&search, p, labels, q)
		if c == bind.Empty {
			if s.strong(p, q.Head) {
				g.left = append(g.left, q)
			}
			g.dropped = append(g.dropped, q)
			continue
		}
		d := drafted(p, q, c)
		d.from, d.margin = bound, score-search.Empty
		if len(d.pieces) == 0 || !s.said(p, d) {
			g.dropped = append(g.dropped, q)
		}
		if q.First > 0 && p.R.Tokens[q.First-1].Of(p.R.Text) == "," && c[bind.Left].First < 0 && c[bind.Right].First >= 0 && !verb(p, c[bind.Right]) {
			if o, ok := s.told(p, q); ok {
				d = o // "…, warned the agency"
			}
		}
		if s.sieve.Passive(p, sieved(d)) {
			d.source = none
		}
		g.add(d)
	}
	return g
}

// silent reports whether a verb is of an answer that was not given: "did not
// respond to a request". The ranker would drop it.
func silent(p *page.Page, i int32) bool {
	if !p.Lemma(i, page.Answer) {
		return false
	}
	for k := max(p.Words[i].Left, i-4); k < i; k++ {
		if p.Words[k].Head == i && p.Lemma(k, page.Never) {
			return true
		}
	}
	return false
}

// busy reports whether another draft says something in the sentence of d.
func (s *Sayer) busy(p *page.Page, drafts []draft, d draft) bool {
	for i := len(drafts) - 1; i >= 0; i-- {
		if e := &drafts[i]; e.head >= 0 && p.Words[e.head].Sent == p.Words[d.head].Sent && len(e.pieces) > 0 && s.said(p, *e) {
			return true
		}
	}
	return false
}

// strong reports whether a verb inside another's content makes a statement of
// its own: "had promised", "denied", "told".
func (s *Sayer) strong(p *page.Page, i int32) bool {
	if p.Words[i].Pos != dragoman.VERB {
		return false
	}
	switch s.lex.Class(p.Words[i].Cue).Stance {
	case dragoman.Denies, dragoman.Rejects, dragoman.Pledges, dragoman.Accuses, dragoman.Demands, dragoman.Threatens, dragoman.Warns, dragoman.Declines, dragoman.Orders, dragoman.Confirms:
		return true
	}
	return p.Lemma(i, page.Speak)
}

// tell fills in who speaks, what is done by it, and how statements hang
// together.
func (s *Sayer) tell(p *page.Page, drafts []draft) {
	out := p.R.Statements
	outer := nest(p, drafts)
	var passing []int
	list := make([]voice.Said, len(drafts))
	for i, d := range drafts {
		list[i] = voice.Said{Source: d.source, Cue: d.cue, Head: d.head, Content: d.pieces, Within: outer[i]}
		out[i].Stance, out[i].Tier, _ = s.rules.Of(p, stanced(d))
		if d.from == apart && d.head >= 0 && p.Is(d.head, page.Relays) {
			out[i].Stance = dragoman.Reports
		}
		if stance.Negated(p, stanced(d)) {
			out[i].Polarity = dragoman.Negative
		}
		if !s.sieve.Firm(p, sieved(d)) {
			out[i].Tier = page.Attitude
		}
		if k := outer[i]; k >= 0 && d.head >= 0 && p.Words[d.head].Pos == dragoman.VERB && !p.Lemma(d.head, page.Accord) && drafts[k].cue.First >= 0 && p.Lemma(drafts[k].cue.First, page.Accord) {
			passing = append(passing, k)
		}
		if outer[i] >= 0 {
			out[i].Within = out[outer[i]].ID
		}
	}
	for _, k := range passing {
		out[k].Stance = dragoman.Reports // "…, she said, according to X"
	}
	speakers, addressees := s.words.Resolve(p, list)
	for i := range out {
		out[i].Speaker, out[i].Addressee = speakers[i][0], addressees[i]
		if len(speakers[i]) > 1 {
			out[i].Speakers = speakers[i]
		}
		if out[i].Stance == dragoman.Reports && s.owns(p, drafts[i], out[i].Speaker) {
			out[i].Stance = dragoman.Asserts
		}
		if k := about(p, s.lex, drafts, outer, out, i); k >= 0 {
			out[i].About = out[k].ID
		}
	}
}

// owns reports whether what a cue of reporting gives is the speaker's own: a
// person indicates and reports for himself, a paper and a study do not.
func (s *Sayer) owns(p *page.Page, d draft, who dragoman.Speaker) bool {
	if d.head < 0 || p.Words[d.head].Pos != dragoman.VERB || d.source.First < 0 || !p.Lemma(d.head, page.Show) {
		return false
	}
	for i := range p.R.Actors {
		if a := &p.R.Actors[i]; a.ID == who.Actor && who.Actor != "" {
			return a.Kind == dragoman.Person
		}
	}
	return false
}

// id names a statement by its report, where its cue stands and what it says, so
// that a second reading of the same bytes gives the same name.
func id(r *dragoman.Reading, at dragoman.Span) string {
	h := fnv.New64a()
	fmt.Fprintf(h, "%s|%d|%d|%s", r.ID, at.Start, at.End, at.Of(r.Text))
	return fmt.Sprintf("s%016x", h.Sum64())
}

// statement turns a draft into spans.
func statement(p *page.Page, d draft) dragoman.Statement {
	x := dragoman.Statement{Source: []dragoman.Span{}, Cue: []dragoman.Span{}, Content: []dragoman.Span{}, When: dragoman.When{Basis: "unknown"}}
	if d.cue.First >= 0 {
		x.Cue = append(x.Cue, span(p, d.cue))
	}
	if d.source.First >= 0 {
		x.Source = append(x.Source, span(p, d.source))
	}
	in, out := 0, 0
	for _, c := range d.pieces {
		x.Content = append(x.Content, quoted(p, c))
		for i := c.First; i < c.Last; i++ {
			switch w := &p.Words[i]; {
			case w.Shape == 4:
			case w.Quote > 0:
				in++
			default:
				out++
			}
		}
	}
	if d.cue.First >= 0 {
		x.ID = id(p.R, x.Cue[0])
	} else {
		x.ID = id(p.R, x.Content[0])
	}
	switch {
	case in == 0:
		x.Form = "indirect"
	case out == 0:
		x.Form = "direct"
	default:
		x.Form = "mixed"
	}
	return x
}

func span(p *page.Page, t page.Range) dragoman.Span {
	return dragoman.Span{Start: p.R.Tokens[t.First].Start, End: p.R.Tokens[t.Last-1].End}
}

// quoted is the span of a content, with the quotation marks around it and the
// punctuation before the closing one, or the bracket that closes one within.
func quoted(p *page.Page, t page.Range) dragoman.Span {
	n := int32(len(p.Words))
	if t.Last < n && p.R.Tokens[t.Last].Of(p.R.Text) == ")" {
		open := 0
		for i := t.First; i < t.Last; i++ {
			switch p.R.Tokens[i].Of(p.R.Text) {
			case "(":
				open++
			case ")":
				open--
			}
		}
		if open > 0 {
			t.Last++
		}
	}
	if t.First > 0 && p.Words[t.First-1].Mark == 1 {
		t.First--
	}
	for k := t.Last; k < n && k < t.Last+3 && p.Words[k].Shape == 4; k++ {
		if p.Words[k].Mark == 2 && p.Words[k].Para == p.Words[t.First].Para && p.Words[t.Last-1].Quote > 0 {
			t.Last = k + 1
			break
		}
	}
	return span(p, t)
}
