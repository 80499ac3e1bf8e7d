// SPDX-License-Identifier: Apache-2.0

// Package stance tells what a speaker does with what he says: the class of
// the cue, whether it is negated, and the form of the content. The classes are
// words/cues.txt, the frames rules/stance.txt.
package stance

import (
	"strings"

	"dragoman"
	"dragoman/lang"
	"dragoman/read/say/page"
)

// Rule is one frame and its examples.
type Rule struct {
	Stance  dragoman.Stance
	Tier    string
	Yes, No string // sentences with the cue marked
	Line    lang.Line

	words   [][]string // lemmas in order, each with its alternatives
	negated bool
	class   dragoman.Stance // "@asserts": any cue of that class
	content string
}

// Rules are the frames in order. Read-only.
type Rules struct {
	list []Rule
	lex  *page.Lexicon
}

var forms = map[string]bool{"-": true, "to": true, "wewill": true, "must": true, "that": true, "ing": true, "whether": true, "question": true, "quote": true, "claim": true, "grant": true, "cause": true}

// New loads rules/stance.txt. A rule without both examples is refused.
func New(pack *lang.Pack, lex *page.Lexicon) (*Rules, error) {
	lines, err := pack.Rules("stance")
	if err != nil {
		return nil, err
	}
	r := &Rules{lex: lex}
	for _, l := range lines {
		if len(l.Columns) != 6 {
			return nil, l.Errorf("%d columns, want stance, tier, cue, content, yes, no", len(l.Columns))
		}
		x := Rule{Stance: dragoman.Stance(l.Columns[0]), Tier: l.Columns[1], content: l.Columns[3], Yes: l.Columns[4], No: l.Columns[5], Line: l}
		if x.Yes == "" || x.No == "" {
			return nil, l.Errorf("a rule needs an example that it fits and one that it does not")
		}
		if !forms[x.content] {
			return nil, l.Errorf("no form of content %q", x.content)
		}
		cue := l.Columns[2]
		if c, ok := strings.CutPrefix(cue, "@"); ok {
			x.class = dragoman.Stance(c)
		} else {
			cue, x.negated = strings.CutPrefix(cue, "!")
			for _, w := range strings.Fields(cue) {
				x.words = append(x.words, strings.Split(w, "|"))
			}
		}
		r.list = append(r.list, x)
	}
	return r, nil
}

// List returns the rules, for running their examples.
func (r *Rules) List() []Rule { return r.list }

// Said is a statement as tokens.
type Said struct {
	Source  page.Range // First < 0: none
	Cue     page.Range
	Head    int32
	Content []page.Range
}

// Of gives the stance and the tier of a statement, and whether a rule fits it.
// Cost: a few words around the cue against each rule.
func (r *Rules) Of(p *page.Page, s Said) (stance dragoman.Stance, tier string, framed bool) {
	if s.Cue.First < 0 {
		return dragoman.Asserts, page.Speech, false
	}
	stance, tier = r.class(p, s)
	if i := r.Fit(p, s); i >= 0 {
		stance, tier, framed = r.list[i].Stance, r.list[i].Tier, true
		if x := &r.list[i]; x.class != "" && p.Lemma(s.Cue.First, page.Accord) {
			stance, tier = dragoman.Asserts, page.Speech // who passes on a pledge makes none
		}
	} else if Negated(p, s) {
		stance = dragoman.LeavesOpen // what is not said is not held
	}
	if quoted(p, s) {
		tier = page.Speech
	}
	return stance, tier, framed
}

// Fit returns the first rule that fits, or -1.
func (r *Rules) Fit(p *page.Page, s Said) int {
	class, _ := r.class(p, s)
	neg := Negated(p, s)
	for i := range r.list {
		x := &r.list[i]
		if x.class != "" && (x.class != class || neg) || x.class == "" && (x.negated != neg || !matches(p, s, x.words)) {
			continue
		}
		if x.content == "-" || form(p, s, x.content) {
			return i
		}
	}
	return -1
}

// class is what the cue list says of the cue: of its head, or of the noun
// under a light verb.
func (r *Rules) class(p *page.Page, s Said) (dragoman.Stance, string) {
	head := p.Words[s.Head].Cue
	if head == 0 || p.Lemma(s.Head, page.Light) {
		for i := s.Cue.Last - 1; i >= s.Cue.First; i-- {
			if c := p.Words[i].Cue; c != 0 && i != s.Head {
				head = c
				break
			}
		}
	}
	if head == 0 {
		return dragoman.Asserts, page.Speech
	}
	c := r.lex.Class(head)
	return c.Stance, c.Tier
}

// matches reports whether the lemmas stand in order in the cue or right after
// it, the first in the cue, with at most three words between two.
func matches(p *page.Page, s Said, words [][]string) bool {
	last := min(s.Cue.Last+2, p.Paras[p.Words[s.Head].Para].Last)
	for i := max(s.Cue.First-1, 0); i < s.Cue.Last; i++ {
		if i < s.Cue.First && len(words) == 1 || !is(p, i, words[0]) {
			continue
		}
		if p.Words[i].Rel == dragoman.Aux && p.Lemma(i, page.Have) {
			continue // "has said the question is settled" has no question
		}
		at, ok := i, true
		for _, w := range words[1:] {
			j := at + 1
			for j < last && j <= at+4 && !is(p, j, w) {
				j++
			}
			if ok = j < last && j <= at+4; !ok {
				break
			}
			at = j
		}
		if ok && at >= s.Cue.First {
			return true
		}
	}
	return false
}

func is(p *page.Page, i int32, words []string) bool {
	lemma := p.R.Tokens[i].Lemma
	for _, w := range words {
		if strings.EqualFold(w, lemma) || len(w) == len(lemma)+1 && w[len(w)-1] == 'e' && strings.EqualFold(w[:len(w)-1], lemma) {
			return true // a lemma may have lost its e
		}
	}
	return false
}
