// SPDX-License-Identifier: Apache-2.0

package check

import (
	"cmp"
	"slices"

	"dragoman"
	"dragoman/compare/near"
	"dragoman/compare/quote"
	"dragoman/compare/window"
	"dragoman/lang"
)

// Checker holds drafts against reports. It is read-only and safe for concurrent
// use.
type Checker struct {
	windows *window.Reader
	rivals  *rivals
}

// New makes a checker of a language pack: words/check.txt and what the windows
// need.
func New(pack *lang.Pack, w *window.Reader) (*Checker, error) {
	r, err := newRivals(pack)
	if err != nil {
		return nil, err
	}
	return &Checker{w, r}, nil
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
	words := make([]*near.Words, len(rs))
	for i, r := range rs {
		words[i] = near.NewWords(d, r)
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

// tells reports whether a sentence has a verb, as headings have not.
func tells(s *window.Window) bool {
	for i := s.First; i < s.Last; i++ {
		if p := s.Report.Tokens[i].UPOS; p == dragoman.VERB || p == dragoman.AUX {
			return true
		}
	}
	return false
}

// sentence judges one sentence of the draft: it is supported where each of its
// clauses is, contradicted where one is.
func (c *Checker) sentence(s *window.Window, rs []*window.Report, words []*near.Words, quotes []dragoman.CheckedQuotation) dragoman.CheckedSentence {
	out := dragoman.CheckedSentence{Span: s.Span, Cites: []dragoman.Receipt{}, Missing: []string{}}
	told := map[string]int{}
	whole, needs := c.needs(s)
	if _, verdict, _ := c.clause(whole, rs, words); verdict == "supported" || verdict == "contradicted" || len(needs) == 0 {
		needs = []*need{whole}
	}
	for _, n := range needs {
		a, verdict, why := c.clause(n, rs, words)
		told[verdict]++
		if verdict == "contradicted" && out.Why == "" {
			out.Why = why
		}
		if a == nil {
			out.Missing = append(out.Missing, n.words()...)
			continue
		}
		out.Missing = append(out.Missing, a.missing()...)
		if at := (dragoman.Receipt{Report: a.t.Report.ID, Span: a.t.Span}); verdict != "unsupported" && !slices.Contains(out.Cites, at) {
			out.Cites = append(out.Cites, at)
		}
	}
	out.Missing = out.Missing[:min(len(out.Missing), listed)]
	switch {
	case told["contradicted"] > 0:
		out.Verdict = "contradicted"
	case told["supported"] == len(needs):
		out.Verdict = "supported"
	case told["supported"]+told["partly"] > 0:
		out.Verdict = "partly"
	default:
		out.Verdict = "unsupported"
	}
	lower(&out, quotes)
	return out
}

// clause judges what one clause asks, and gives the passage that decides.
func (c *Checker) clause(n *need, rs []*window.Report, words []*near.Words) (best *answer, verdict, why string) {
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
		if a.supports() {
			return a, "supported", ""
		}
	}
	for _, a := range all {
		if why := a.opposes(); why != "" {
			return a, "contradicted", why
		}
	}
	if len(all) == 0 {
		return nil, "unsupported", ""
	}
	if all[0].partly() {
		return all[0], "partly", ""
	}
	return all[0], "unsupported", ""
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
