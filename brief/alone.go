// SPDX-License-Identifier: Apache-2.0

package brief

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dragoman"
)

// told is what one origin alone tells.
type told struct {
	report string
	copies []string
	lines  []dragoman.BriefSentence
}

// byOrigin groups additions by the report that makes them, in the order of the
// reports: each as the sentence it stands in, whole sentences before others.
func byOrigin(b *dragoman.Brief, from Sources) []told {
	by := map[string]*told{}
	for _, c := range b.Additions {
		if len(c.Cells) == 0 || len(c.Cells[0].Spans) == 0 {
			continue
		}
		x := c.Cells[0]
		g := by[x.Report]
		if g == nil {
			g = &told{report: x.Report}
			by[x.Report] = g
		}
		for _, y := range c.Cells[1:] {
			if y.Report != x.Report && !slices.Contains(g.copies, y.Report) {
				g.copies = append(g.copies, y.Report)
			}
		}
		at := from.widened(x.Report, x.Spans[0])
		l := dragoman.BriefSentence{Text: from.spoken(x.Report, at), Kind: "addition", Cites: []dragoman.Receipt{{Report: x.Report, Span: at}}}
		if len(strings.Fields(l.Text)) >= 4 && !slices.ContainsFunc(g.lines, func(o dragoman.BriefSentence) bool { return o.Text == l.Text }) {
			g.lines = append(g.lines, l)
		}
	}
	var out []told
	for _, r := range b.Reports {
		g := by[r.ID]
		if g == nil || len(g.lines) == 0 {
			continue
		}
		if x := from[r.ID]; x != nil {
			rd := newReader(x)
			alone := func(l dragoman.BriefSentence) int {
				i := x.SentenceAt(l.Cites[0].Start)
				if i >= 0 && rd.fits(x.Sentences[i]) {
					return 0
				}
				return 1
			}
			slices.SortStableFunc(g.lines, func(a, b dragoman.BriefSentence) int { return alone(a) - alone(b) })
		}
		out = append(out, *g)
	}
	return out
}

// spoken is a passage as a reader can take it alone: one that lies within a
// quotation in marks and after its speaker; "" where the report names none, or
// where the passage cuts a quotation.
func (s Sources) spoken(report string, at dragoman.Span) string {
	r, text := s[report], s.Passage(report, at)
	if r == nil || newReader(r).whole(at) {
		return text
	}
	for i := range r.Statements {
		st := &r.Statements[i]
		in := slices.ContainsFunc(st.Content, func(c dragoman.Span) bool { return 2*(min(c.End, at.End)-max(c.Start, at.Start)) > int32(at.Len()) })
		if !in || st.Speaker.Name == "" || slices.ContainsFunc(append(st.Cue, st.Source...), at.Overlaps) {
			continue
		}
		who := st.Speaker.Name
		if a := r.Actor(st.Speaker.Actor); a != nil {
			who = a.Name
		}
		return who + ": “" + strings.Trim(text, "“”\", ") + "”"
	}
	return ""
}

// agreements are the agreed passages a reader can take alone, each once, with
// their receipts.
func agreements(cs []dragoman.Claim, from Sources) []dragoman.BriefSentence {
	var out []dragoman.BriefSentence
	at := map[string]int{}
	for _, c := range cs {
		if len(c.Cells) == 0 {
			continue
		}
		t := from.clearest(c)
		first, _ := utf8.DecodeRuneInString(t)
		if t == "" || unicode.IsLower(first) || len(strings.Fields(t)) < fewest/2 {
			continue
		}
		if i, ok := at[t]; ok {
			for _, r := range firsts(c) {
				if !slices.Contains(out[i].Cites, r) {
					out[i].Cites = append(out[i].Cites, r)
				}
			}
			continue
		}
		at[t] = len(out)
		out = append(out, dragoman.BriefSentence{Text: t, Kind: "agreement", Cites: firsts(c)})
	}
	return out
}

// clearest is the passage of a claim a reader can take alone: the first whole
// sentence that leans on nothing, else the longest of the passages.
func (s Sources) clearest(c dragoman.Claim) string {
	best := ""
	for _, x := range c.Cells {
		if len(x.Spans) == 0 {
			continue
		}
		at := s.widened(x.Report, x.Spans[0])
		if r := s[x.Report]; r != nil {
			if i := r.SentenceAt(at.Start); i >= 0 && r.Sentences[i].Start == at.Start && newReader(r).fits(r.Sentences[i]) {
				return s.Passage(x.Report, at)
			}
		}
		if t := s.spoken(x.Report, at); len(t) > len(best) {
			best = t
		}
	}
	return best
}

// fullest is the longest variant of a quotation, as text.
func fullest(q dragoman.Quote, from Sources) string {
	best := ""
	for _, v := range q.Variants {
		if t := from.Passage(v.Report, v.Span); len(t) > len(best) {
			best = t
		}
	}
	return strings.TrimRight(best, ",")
}

// said is who says a quotation, and what the reports do with it, in words.
func said(q dragoman.Quote) string {
	out := q.Speaker
	if t := words()["flag"][q.Flag]; t != "" {
		if out != "" {
			out += "; "
		}
		out += t
	}
	if out != "" {
		return "— " + out
	}
	return ""
}

func or(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// readable keeps the moments a reader can take alone, one whose words lean or
// begin within a sentence as the sentence that tells it.
func readable(ms []dragoman.Moment, from Sources) []dragoman.Moment {
	out := []dragoman.Moment{}
	for _, m := range ms {
		first, _ := utf8.DecodeRuneInString(m.Label)
		if ws := strings.Fields(m.Label); len(ws) >= 3 && !unicode.IsLower(first) && !leans(ws[0]) {
			out = append(out, m)
			continue
		}
		for _, e := range m.Evidence {
			r := from[e.Report]
			if r == nil {
				continue
			}
			if i := r.SentenceAt(e.Start); i >= 0 && newReader(r).fits(r.Sentences[i]) {
				m.Label = from.Passage(e.Report, r.Sentences[i].Span)
				out = append(out, m)
				break
			}
		}
	}
	return out
}
