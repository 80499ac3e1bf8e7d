// SPDX-License-Identifier: Apache-2.0

package brief

import (
	"strings"

	"dragoman"
)

// labelled is how many bytes of a passage a question holds.
const labelled = 160

// disputes turns disagreements into questions, with an answer for each holder
// and value.
func disputes(cs []dragoman.Claim, from Sources, name map[string]string) []dragoman.Dispute {
	out := []dragoman.Dispute{}
	for _, c := range cs {
		d := dragoman.Dispute{Claim: c.ID, Question: Question(c), Answers: []dragoman.Answer{}}
		shown, _ := Shown(c)
		for _, x := range shown.Cells {
			if len(x.Spans) == 0 {
				continue
			}
			if x.Status == dragoman.Negated && c.Kind != "denied" && c.Why != "status" {
				x.Status = "" // a "not" somewhere in it is not what they part on
			}
			a := dragoman.Answer{Who: holder(x, name[x.Report]), Sign: signs[sign(c.Kind, x)], Value: x.Value, Words: from.around(x), Cites: []dragoman.Receipt{{Report: x.Report, Span: x.Spans[0]}}}
			if named := words()["holder"][x.Holder] == "" && x.Holder != ""; named {
				a.Who += ", in " + name[x.Report]
			}
			if i := sameAnswer(d.Answers, a); i >= 0 {
				d.Answers[i].Cites = append(d.Answers[i].Cites, a.Cites...)
				continue
			}
			d.Answers = append(d.Answers, a)
		}
		out = append(out, d)
	}
	return out
}

// signs names each sign in a word.
var signs = map[string]string{"●": "says", "◌": "passed on", "◇": "planned", "◐": "open", "✕": "denies"}

func sameAnswer(as []dragoman.Answer, a dragoman.Answer) int {
	for i := range as {
		if as[i].Words == a.Words && as[i].Sign == a.Sign && as[i].Value == a.Value {
			return i
		}
	}
	return -1
}

// around is the passage of a cell: its first span, widened to the sentence
// where that is short, so that no fragment stands alone.
func (s Sources) around(c dragoman.Cell) string {
	return s.Passage(c.Report, s.widened(c.Report, c.Spans[0]))
}

// widened is the sentence a span lies in, where it lies in one of up to 320
// bytes; else the span. A quotation that the sentence cuts is taken whole with
// its marks where it lies beside it.
func (s Sources) widened(report string, at dragoman.Span) dragoman.Span {
	r := s[report]
	if r == nil {
		return at
	}
	i := r.SentenceAt(at.Start)
	if i < 0 || !r.Sentences[i].Has(at) || r.Sentences[i].Len() > 320 {
		return at
	}
	return marks(r.Text, r.Sentences[i].Span)
}

// marks widens a span by a quotation mark that stands against one of its ends
// and that the other side of the pair, inside it, lacks.
func marks(text string, at dragoman.Span) dragoman.Span {
	in := at.Of(text)
	for _, m := range [][2]string{{"“", "”"}, {"\"", "\""}, {"‘", "’"}} {
		if !odd(in, m[0], m[1]) {
			continue
		}
		if strings.HasPrefix(text[at.End:], m[1]) {
			at.End += int32(len(m[1]))
			return at
		}
		if strings.HasSuffix(text[:at.Start], m[0]) {
			at.Start -= int32(len(m[0]))
			return at
		}
	}
	return at
}

// odd reports whether a text has a mark that pairs with none.
func odd(in, open, shut string) bool {
	if open == shut {
		return strings.Count(in, open)%2 == 1
	}
	return strings.Count(in, open) != strings.Count(in, shut)
}

// trimmed is a label as it stands in a question: blanks joined, no mark at its
// end, cut at a word where it is long.
func trimmed(s string) string {
	s = strings.Trim(strings.Join(strings.Fields(clean(s)), " "), " .,;:!?\"“”")
	if len(s) <= labelled {
		return s
	}
	i := strings.LastIndexByte(s[:labelled], ' ')
	if i < 0 {
		return strings.ToValidUTF8(s[:labelled], "") + "…"
	}
	return strings.TrimRight(s[:i], " ,;:") + "…"
}
