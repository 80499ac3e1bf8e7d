// SPDX-License-Identifier: Apache-2.0

package page

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dragoman"
	"dragoman/brief"
)

// Checked is a draft held against the record, as its page shows it.
type Checked struct {
	Words, Reports                  int // of the draft; it was held against
	Held, Partly, Against, Nowhere  int // sentences
	Paras                           []CheckedPara
	Exact, Variant, Others, NotHeld int // quotations
	FirstToMend                     int // number of the first sentence that does not hold; 0 none
	Sentences                       int
}

// CheckedPara is a paragraph of the draft.
type CheckedPara struct{ Sentences []CheckedSentence }

// CheckedSentence is a sentence with its verdict in one reason.
type CheckedSentence struct {
	N       int
	Text    string
	Class   string // ok, part, bad, none: how it is drawn
	Sign           // beside the reason
	Reason  string // "Held, by 3 origins", "Against the record: the number"
	Missing []string
	Cites   []CheckedCite
	Nearest *CheckedCite // where nothing holds it: the sentence that shares most words with it; nil none is near
	Quotes  []CheckedQuote
}

// CheckedCite is a passage that tells of a sentence.
type CheckedCite struct {
	Ref
	At      dragoman.Span
	Text    string
	Dispute string // address of the dispute it stands in; "" none
}

// CheckedQuote is a quotation of a sentence that is not as the reports have it.
type CheckedQuote struct {
	Reason string
	Ops    []Word // what the draft left out or put in
	Cites  []CheckedCite
}

// citesShown is how many passages of a sentence are shown.
const citesShown = 4

var verdictWords = map[string]struct {
	class, reason string
	sign          Sign
}{
	"supported":    {"ok", "Held", Yes},
	"partly":       {"part", "Held in part", Half},
	"contradicted": {"bad", "Against the record", No},
	"unsupported":  {"none", "Not in the record", Mute},
}

// whyWords say what a sentence is contradicted in.
var whyWords = map[string]string{"number": "the number", "date": "the date", "status": "planned or denied, not done", "planned": "planned, not done", "negation": "one says yes, one says no", "opposite": "the opposite word", "speaker": "another said it", "quotation": "another said it", "name": "the name", "place": "the place"}

// MakeChecked makes the page of a check. origin tells which reports are one
// origin; disputed where a passage is disputed.
func MakeChecked(draft *dragoman.Reading, c *dragoman.Check, readings []*dragoman.Reading, origin map[string]string, disputed func(dragoman.Receipt) string) *Checked {
	m := &checkMaker{draft, readings, brief.From(readings), origin, disputed}
	out := &Checked{Words: len(strings.Fields(draft.Text)), Reports: len(readings), Sentences: len(c.Sentences)}
	last := int32(-1)
	for _, s := range c.Sentences {
		v := m.sentence(&s, len(c.Sentences))
		switch v.Class {
		case "ok":
			out.Held++
		case "part":
			out.Partly++
		case "bad":
			out.Against++
		default:
			out.Nowhere++
		}
		for _, q := range c.Quotations {
			if s.Has(q.Span) {
				m.quote(&v, &q)
			}
		}
		para := int32(0)
		if i := draft.SentenceAt(s.Start); i >= 0 {
			para = draft.Sentences[i].Para
		}
		if para != last || len(out.Paras) == 0 {
			out.Paras, last = append(out.Paras, CheckedPara{}), para
		}
		p := &out.Paras[len(out.Paras)-1]
		v.N = out.Held + out.Partly + out.Against + out.Nowhere
		if out.FirstToMend == 0 && (v.Class == "bad" || v.Class == "none") {
			out.FirstToMend = v.N
		}
		p.Sentences = append(p.Sentences, v)
	}
	for _, q := range c.Quotations {
		switch q.Verdict {
		case "exact":
			out.Exact++
		case "variant":
			out.Variant++
		case "other speaker":
			out.Others++
		default:
			out.NotHeld++
		}
	}
	return out
}

type checkMaker struct {
	draft    *dragoman.Reading
	readings []*dragoman.Reading
	from     brief.Sources
	origin   map[string]string
	disputed func(dragoman.Receipt) string
}

func (m *checkMaker) sentence(s *dragoman.CheckedSentence, of int) CheckedSentence {
	w, ok := verdictWords[s.Verdict]
	if !ok {
		w = verdictWords["unsupported"]
	}
	v := CheckedSentence{Text: strings.Join(strings.Fields(s.Of(m.draft.Text)), " "), Class: w.class, Sign: w.sign, Reason: w.reason, Cites: m.cites(s.Cites)}
	if s.Verdict != "supported" {
		v.Missing = s.Missing
	}
	if len(v.Cites) == 0 {
		v.Nearest = m.nearest(v.Text)
		if v.Nearest != nil {
			there := strings.ToLower(v.Nearest.Text)
			v.Missing = slices.DeleteFunc(slices.Clone(v.Missing), func(w string) bool { return strings.Contains(there, strings.ToLower(w)) })
		}
	}
	switch s.Verdict {
	case "supported":
		origins := map[string]bool{}
		for _, c := range s.Cites {
			origins[cmp.Or(m.origin[c.Report], c.Report)] = true
		}
		switch n := len(origins); n {
		case 0:
		case 1:
			v.Reason += ", by one origin alone"
		default:
			v.Reason += fmt.Sprintf(", by %d origins", n)
		}
	case "contradicted":
		if s.Why != "" {
			v.Reason += ": " + cmp.Or(whyWords[s.Why], s.Why)
		}
	}
	return v
}

// A sentence is near to one of the draft where they share so many of its longer
// words, and so great a part of them.
const (
	nearWords = 2
	nearPart  = 0.4
)

// nearest is the sentence of the reports that shares most of the longer words of
// a sentence; nil where none shares enough.
func (m *checkMaker) nearest(text string) *CheckedCite {
	said := stems(text)
	var best *dragoman.Reading
	var at dragoman.Span
	most := max(nearWords-1, int(nearPart*float64(len(said))))
	for _, r := range m.readings {
		for _, s := range r.Sentences {
			n := 0
			for w := range stems(s.Of(r.Text)) {
				if said[w] {
					n++
				}
			}
			if n > most {
				best, at, most = r, s.Span, n
			}
		}
	}
	if best == nil {
		return nil
	}
	c := m.cites([]dragoman.Receipt{{Report: best.ID, Span: at}})
	if len(c) == 0 {
		return nil
	}
	return &c[0]
}

func (m *checkMaker) cites(all []dragoman.Receipt) (out []CheckedCite) {
	seen := map[string]bool{}
	for _, c := range all {
		r := m.from[c.Report]
		if r == nil || len(out) == citesShown {
			continue
		}
		text := m.from.Passage(c.Report, c.Span)
		if text == "" || seen[c.Report+text] {
			continue
		}
		seen[c.Report+text] = true
		out = append(out, CheckedCite{Ref{c.Report, cmp.Or(r.Outlet, "no outlet"), r.Published.Value, address(r.URL)}, c.Span, text, m.disputed(c)})
	}
	return out
}

// quote adds what is wrong with a quotation of a sentence.
func (m *checkMaker) quote(v *CheckedSentence, q *dragoman.CheckedQuotation) {
	x := CheckedQuote{Cites: m.cites(q.Cites)}
	switch q.Verdict {
	case "exact":
		return
	case "variant":
		x.Reason = "Quotation worded otherwise"
		if len(x.Cites) > 0 {
			x.Ops = changed(x.Cites[0].Text, strings.Join(strings.Fields(q.Of(m.draft.Text)), " "))
			if !slices.ContainsFunc(x.Ops, func(w Word) bool { return w.Op == "+" }) {
				x.Reason = "Quotation cut, unmarked"
			}
		}
	case "other speaker":
		x.Reason = "The reports give the quotation to " + cmp.Or(q.Speaker, "another")
	default:
		x.Reason = "Quotation not in the record"
	}
	v.Quotes = append(v.Quotes, x)
}
