// SPDX-License-Identifier: Apache-2.0

package check

import (
	"cmp"
	"slices"

	"dragoman"
	"dragoman/compare/near"
	"dragoman/compare/quote"
	"dragoman/compare/sense"
	"dragoman/compare/window"
	"dragoman/lang"
)

// Checker holds drafts against reports. It is read-only and safe for concurrent
// use.
type Checker struct {
	windows *window.Reader
	rivals  *rivals
	words   *sense.Lexicon
}

// New makes a checker of a language pack: words/check.txt and what the windows
// need.
func New(pack *lang.Pack, w *window.Reader) (*Checker, error) {
	r, err := newRivals(pack)
	if err != nil {
		return nil, err
	}
	x, err := sense.New(pack, r.doers)
	if err != nil {
		return nil, err
	}
	return &Checker{w, r, x}, nil
}

// looked is how many passages of all reports are set against a sentence.
const looked = 12

// Check holds a draft against readings: for each of its sentences the passages
// that hold it, what of it they lack, and where they contradict it; for each of
// its quotations whether and from whom the reports have it. Headings and
// captions of the draft are left out. Cost: the sentences of the draft times
// those of the reports that share a word.
func (c *Checker) Check(draft *dragoman.Reading, readings []*dragoman.Reading) dragoman.Check {
	out := dragoman.Check{Sentences: []dragoman.CheckedSentence{}, Quotations: []dragoman.CheckedQuotation{}}
	d := c.windows.Read(draft)
	var rs []*window.Report
	var held []quote.Quotation
	for _, r := range readings {
		rs = append(rs, c.windows.Read(r))
		held = append(held, quote.Read(r)...)
	}
	words := make([]*side, len(rs))
	mine := c.words.Of(d)
	for i, r := range rs {
		words[i] = &side{near.NewWords(d, r), sense.Beside(mine, c.words.Of(r))}
	}
	for _, q := range quote.Read(draft) {
		if len(q.Words) >= fewest {
			out.Quotations = append(out.Quotations, quotation(&q, held))
		}
	}
	for _, s := range d.Sentences {
		if !s.Headline && tells(s) {
			out.Sentences = append(out.Sentences, c.sentence(s, rs, words, out.Quotations))
		}
	}
	return out
}

// side is a draft's words beside a report's.
type side struct {
	*near.Words
	*sense.Pair
}

// tells reports whether a sentence has a verb, as headings have not.
func tells(s *window.Window) bool {
	for i := s.First; i < s.Last; i++ {
		if p := s.Report.Tokens[i].UPOS; p == dragoman.VERB || p == dragoman.AUX {
			return true
		}
	}
	return false
}

// found is what one need found: the passage that decides, the verdict, and the
// slot of a contradiction.
type found struct {
	n       *need
	a       *answer // nil where nothing was near
	verdict string
	why     string
}

// sentence judges one sentence of the draft: it is supported where one passage
// holds the whole of it. Else its clauses are looked for one by one: one that is
// contradicted contradicts the sentence, and what passages hold of it is told,
// with a receipt each, as a part.
func (c *Checker) sentence(s *window.Window, rs []*window.Report, words []*side, quotes []dragoman.CheckedQuotation) dragoman.CheckedSentence {
	out := dragoman.CheckedSentence{Span: s.Span, Cites: []dragoman.Receipt{}, Missing: []string{}, Verdict: "unsupported"}
	whole, clauses := c.needs(s)
	all := []found{c.find(whole, clauses, rs, words)}
	if v := all[0].verdict; v != "supported" && v != "contradicted" && len(clauses) > 0 {
		all = nil
		for _, n := range clauses {
			all = append(all, c.find(n, nil, rs, words))
		}
	}
	for _, f := range all {
		switch {
		case f.verdict == "contradicted" || out.Verdict == "contradicted":
			out.Verdict = "contradicted"
		case f.verdict == "supported" && len(all) == 1:
			out.Verdict = "supported"
		case f.verdict != "unsupported":
			out.Verdict = "partly"
		}
		if f.verdict == "contradicted" && out.Why == "" {
			out.Why = f.why
		}
		if f.a == nil {
			out.Missing = append(out.Missing, f.n.words()...)
			continue
		}
		out.Missing = append(out.Missing, f.a.missing()...)
		if at := (dragoman.Receipt{Report: f.a.t.Report.ID, Span: f.a.t.Span}); f.verdict != "unsupported" && !slices.Contains(out.Cites, at) {
			out.Cites = append(out.Cites, at)
		}
	}
	out.Missing = out.Missing[:min(len(out.Missing), listed)]
	lower(&out, quotes)
	return out
}

// find looks for the passage that decides what a need asks: one that supports
// it, clause by clause where these are given; else one that contradicts it; else
// the nearest.
func (c *Checker) find(n *need, clauses []*need, rs []*window.Report, words []*side) found {
	var all []*answer
	for i, r := range rs {
		for _, t := range r.Sentences {
			if near.Cosine(n.s, t) > 0 || len(n.s.Values) > 0 && n.s.Values.Shared(t.Values) > 0 {
				all = append(all, c.answer(n, t, words[i]))
			}
		}
	}
	slices.SortStableFunc(all, func(a, b *answer) int { return cmp.Compare(b.cover, a.cover) })
	all = all[:min(len(all), looked)]
	for _, a := range all {
		if a.supports(clauses) {
			return found{n, a, "supported", ""}
		}
	}
	for _, a := range all {
		if why := a.opposes(); why != "" {
			return found{n, a, "contradicted", why}
		}
	}
	switch {
	case len(all) == 0:
		return found{n, nil, "unsupported", ""}
	case all[0].partly():
		return found{n, all[0], "partly", ""}
	}
	return found{n, all[0], "unsupported", ""}
}

// lower takes a verdict down to that of the quotations in the sentence: words
// that nobody wrote, or that another said, are not supported by the words
// beside them.
func lower(s *dragoman.CheckedSentence, quotes []dragoman.CheckedQuotation) {
	for _, q := range quotes {
		if !s.Span.Overlaps(q.Span) {
			continue
		}
		most := 2*q.Span.Len() >= s.Span.Len()
		switch {
		case q.Verdict == "other speaker":
			s.Verdict, s.Why, s.Cites = "contradicted", "speaker", q.Cites
		case s.Verdict == "contradicted":
		case q.Verdict == "not held" && most:
			s.Verdict, s.Cites = "unsupported", []dragoman.Receipt{}
		case q.Verdict == "not held" && s.Verdict == "supported":
			s.Verdict = "partly"
		case (q.Verdict == "exact" || q.Verdict == "variant" && s.Verdict != "supported") && most && s.Verdict != "supported":
			// most of the sentence is the quotation, and its speaker is known to be the one
			if q.Verdict == "exact" && q.Speaker != "" {
				s.Verdict, s.Cites, s.Missing = "supported", q.Cites, []string{}
			} else if s.Verdict == "unsupported" {
				s.Verdict, s.Cites = "partly", q.Cites
			}
		}
	}
}
