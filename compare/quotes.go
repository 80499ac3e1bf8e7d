// SPDX-License-Identifier: Apache-2.0

package compare

import (
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"dragoman"
)

// Limits of quotations that are aligned.
const (
	quoteWords = 5    // words a quotation must have
	draftWords = 3    // words a quotation of a draft must have to be looked for
	quoteShare = 0.72 // words in order shared, over the shorter one
)

// quotation is words in quotation marks and whom they are given to.
type quotation struct {
	r       *report
	span    dragoman.Span // without the marks
	words   []string
	speaker string // "" unknown
	actor   string // id, "" unknown
	cue     string
	doubt   bool // the speaker was a near choice
}

// quotations reads the quotations of a report of at least so many words.
func (r *report) quotations(least int) []quotation {
	var out []quotation
	open := int32(-1)
	for i := range r.Tokens {
		w := r.Tokens[i].Of(r.Text)
		switch {
		case w == "“" || w == "``" || w == `"` && open < 0:
			open = int32(i) + 1
		case (w == "”" || w == "''" || w == `"`) && open >= 0:
			out = r.quotation(out, open, int32(i), least)
			open = -1
		}
		if open >= 0 && int32(i)-open > 150 {
			open = -1
		}
	}
	return out
}

func (r *report) quotation(out []quotation, i, j int32, least int) []quotation {
	q := quotation{r: r}
	for k := i; k < j; k++ {
		if r.Tokens[k].UPOS != dragoman.PUNCT && r.words[k] != "" {
			q.words = append(q.words, r.words[k])
		}
	}
	if len(q.words) < least {
		return out
	}
	q.span = dragoman.Span{Start: r.Tokens[i].Start, End: r.Tokens[j-1].End}
	if k, in := r.InFurniture(q.span.Start); in && k != dragoman.Headline {
		return out
	}
	r.speaker(&q, i, j)
	return append(out, q)
}

// speaker finds whom a quotation is given to: from the statement whose content
// holds most of it, else from the name beside a verb of saying just outside.
func (r *report) speaker(q *quotation, i, j int32) {
	for s := range r.Statements {
		st := &r.Statements[s]
		for _, c := range st.Content {
			if !c.Overlaps(q.span) || st.Tier == "attitude" {
				continue
			}
			n := min(c.End, q.span.End) - max(c.Start, q.span.Start)
			if 2*int(n) < q.span.Len() {
				continue
			}
			q.speaker, q.actor = st.Speaker.Name, st.Speaker.Actor
			if a := r.Actor(q.actor); a != nil {
				q.speaker = a.Name
			}
			for _, src := range st.Source {
				if q.speaker == "" {
					q.speaker, q.actor = r.named(src)
				}
			}
			// who is named within the words is seldom who says them
			q.doubt = st.Speaker.Second != "" && st.Speaker.Margin < .25 || slices.Contains(q.words, lastWord(fold(q.speaker)))
			if len(st.Cue) > 0 {
				q.cue = st.Cue[0].Of(r.Text)
			}
			if q.speaker != "" {
				return
			}
		}
	}
	lex := words()
	// after the quotation: "...," X said / said X; before it: X said: "..."
	for _, dir := range []int32{1, -1} {
		at := j + 1
		if dir < 0 {
			at = i - 2
		}
		for k, step := at, 0; k >= 0 && int(k) < len(r.Tokens) && step < 12; k, step = k+dir, step+1 {
			if w := r.words[k]; w == "." || strings.Contains(r.Tokens[k].Of(r.Text), "\n") {
				break
			}
			if !lex.is("say", strings.ToLower(r.Tokens[k].Lemma)) || r.Tokens[k].UPOS != dragoman.VERB {
				continue
			}
			q.cue = r.words[k]
			if name := r.nameBy(k); name != "" {
				q.speaker = name
				return
			}
		}
	}
}

// nameBy is the name that is the subject of a verb of saying, or stands beside
// it within six tokens, the nearer side first.
func (r *report) nameBy(verb int32) string {
	for _, k := range r.kids[verb] {
		if r.Tokens[k].Rel == dragoman.Nsubj {
			lo, hi := r.extent(k, 0)
			if n := r.nameIn(lo, hi+1); n != "" {
				return n
			}
		}
	}
	for step := int32(1); step <= 6; step++ {
		for _, k := range []int32{verb - step, verb + step} {
			if k < 0 || int(k) >= len(r.Tokens) {
				continue
			}
			if w := r.words[k]; step == 1 && (w == "he" || w == "she" || w == "they" || w == "it") {
				name, _ := r.named(r.Tokens[k].Span)
				return name
			}
			if n := r.nameIn(k, k+1); n != "" && r.isName[k] {
				return n
			}
		}
	}
	return ""
}

// nameIn is the name of the last person named in tokens [i, j), "" where none is.
func (r *report) nameIn(i, j int32) string {
	best := ""
	for _, m := range r.Mentions {
		if m.First >= j || m.Last <= i || m.Kind != dragoman.Person {
			continue
		}
		if a := r.Actor(m.Actor); a != nil {
			best = a.Name
		} else if m.Form != dragoman.Pronoun {
			best = m.Of(r.Text)
		}
	}
	return best
}

// inOrder is the length of the longest common subsequence of two word lists,
// over the length of the shorter, 0 to 1.
func inOrder(a, b []string) float64 {
	row := make([]int, len(b)+1)
	for i := range a {
		prev := 0
		for j := range b {
			old := row[j+1]
			if a[i] == b[j] {
				row[j+1] = prev + 1
			} else {
				row[j+1] = max(row[j], row[j+1])
			}
			prev = old
		}
	}
	return float64(row[len(b)]) / float64(max(1, min(len(a), len(b))))
}

// quotes groups the quotations of all reports by their words.
func quotes(rs []*report) []dragoman.Quote {
	var all []quotation
	for _, r := range rs {
		all = append(all, r.quotations(quoteWords)...)
	}
	index := map[string][]int{} // pairs of neighbouring words → quotations
	group := make([]int, len(all))
	for i := range all {
		group[i] = i
		tried := map[int]bool{}
		ws := all[i].words
		for k := 0; k+1 < len(ws); k++ {
			key := ws[k] + " " + ws[k+1]
			for _, o := range index[key] {
				if tried[o] || group[i] != i || all[o].r == all[i].r {
					continue
				}
				tried[o] = true
				if n := inOrder(all[o].words, ws); n >= quoteShare && (n >= .9 || max(len(ws), len(all[o].words)) <= 2*min(len(ws), len(all[o].words))) && len(ws)*4 > len(all[o].words) {
					group[i] = group[o]
				}
			}
			if p := index[key]; len(p) < 60 {
				index[key] = append(p, i)
			}
		}
	}
	var out []dragoman.Quote
	for i := range all {
		if group[i] != i {
			continue
		}
		var members []*quotation
		for j := range all {
			if group[j] == i {
				members = append(members, &all[j])
			}
		}
		if len(members) > 1 {
			out = append(out, quoteOf(members))
		}
	}
	return out
}

// described reports whether a speaker is told by a nationality or party and a
// common noun ("Kentucky Republican"), and so may be anybody of that kind, or is
// a body, for which a person may have spoken.
func (r *report) described(speaker string) bool {
	for i := range r.Actors {
		if a := &r.Actors[i]; a.Name == speaker {
			return a.Kind != dragoman.Person && len(a.Mentions) > 0
		}
	}
	return false
}

// quoteOf makes the quote of a group: who is its speaker, and what to flag.
func quoteOf(ms []*quotation) dragoman.Quote {
	var q dragoman.Quote
	h := fnv.New64a()
	words, named, doubt := false, []string{}, false
	for _, m := range ms {
		q.Variants = append(q.Variants, dragoman.Variant{Report: m.r.ID, Span: m.span, Speaker: m.speaker, Cue: m.cue})
		fmt.Fprint(h, m.r.ID, m.span)
		words = words || !slices.Equal(m.words, ms[0].words)
		name := isName(m.speaker) && m.speaker != m.r.Outlet && !m.r.described(m.speaker)
		doubt = doubt || m.doubt || !name
		if name && !(m.doubt && len(ms) > 1) && !slices.ContainsFunc(named, func(n string) bool { return samePerson(n, m.speaker) }) {
			named = append(named, m.speaker)
		}
	}
	q.ID = fmt.Sprintf("q%016x", h.Sum64())
	switch {
	case len(named) > 1:
		q.Flag = "speakers-differ"
	case len(named) == 1 && doubt:
		q.Speaker, q.Flag = named[0], "speaker-settled"
	case len(named) == 1:
		q.Speaker = named[0]
	}
	if q.Flag == "" && words {
		q.Flag = "words-differ"
	}
	return q
}

// isName reports whether a speaker is named: it begins with a capital, and is
// no pronoun and no description.
func isName(s string) bool {
	w, _, _ := strings.Cut(s, " ")
	if w == "" || w[0] >= 'a' && w[0] <= 'z' {
		return false
	}
	switch fold(w) {
	case "he", "she", "they", "it", "we", "i", "the", "a", "an", "his", "her", "their", "its", "one", "some", "who":
		return false
	}
	return true
}

// samePerson reports whether two names may be one: they share their last word,
// or one word of a name otherwise within the other.
func samePerson(a, b string) bool {
	x, y := strings.Fields(fold(a)), strings.Fields(fold(b))
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	if acronym(a, b) || acronym(b, a) {
		return true
	}
	// an initial tells nobody apart from who has none: Steven T. Mnuchin
	initial := func(w string) bool { return len(w) == 2 && w[1] == '.' || len(w) == 1 }
	if rest := slices.DeleteFunc(slices.Clone(x), initial); len(rest) > 1 {
		x = rest
	}
	// every word of the shorter is a word of the longer, or the last words agree
	all := true
	for _, w := range x {
		all = all && slices.ContainsFunc(y, func(v string) bool { return alike(w, v) })
	}
	return all || alike(x[len(x)-1], y[len(y)-1])
}

// acronym reports whether a name is made of the initials of another: ICAC and
// Independent Commission Against Corruption.
func acronym(a, b string) bool {
	a = strings.TrimPrefix(strings.TrimPrefix(a, "the "), "The ")
	if len(a) < 2 || a != strings.ToUpper(a) || strings.ContainsAny(a, " .") {
		return false
	}
	var all, main []byte
	for _, w := range strings.Fields(b) {
		c := w[0]
		all = append(all, strings.ToUpper(w[:1])...)
		if c >= 'A' && c <= 'Z' {
			main = append(main, c)
		}
	}
	return string(all) == a || string(main) == a
}
