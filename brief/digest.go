// SPDX-License-Identifier: Apache-2.0

package brief

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dragoman"
)

// Digest is the stories of a day, those of most independent origins first.
type Digest struct {
	Day     string          `json:"day"`
	Counts  dragoman.Counts `json:"counts"`
	Stories []Digested      `json:"stories"`
}

// Digested is a story in a digest: one stored passage, and every disagreement.
type Digested struct {
	Story         string                  `json:"story"`
	Title         string                  `json:"title"`
	Counts        dragoman.Counts         `json:"counts"`
	Lead          *dragoman.BriefSentence `json:"lead"` // null where no passage will do
	Disagreements []dragoman.Claim        `json:"disagreements"`
	Reports       []dragoman.Compared     `json:"reports"`
}

// Add takes a story with its comparison into the digest.
func (d *Digest) Add(st dragoman.Story, c *dragoman.Comparison, from Sources) {
	b := Make(c, from, Options{Sentences: 1})
	x := Digested{Story: st.ID, Title: st.Title, Counts: c.Counts, Disagreements: b.Disagreements, Reports: c.Reports}
	if x.Title == "" {
		x.Title = b.Title
	}
	if len(b.Sentences) > 0 {
		x.Lead = &b.Sentences[0]
	}
	d.Stories = append(d.Stories, x)
	d.Counts.Reports += c.Counts.Reports
	d.Counts.Origins += c.Counts.Origins
	d.Counts.Events += c.Counts.Events
	d.Counts.Statements += c.Counts.Statements
	slices.SortStableFunc(d.Stories, func(a, b Digested) int {
		return cmp.Or(cmp.Compare(b.Counts.Origins, a.Counts.Origins), cmp.Compare(b.Counts.Reports, a.Counts.Reports), cmp.Compare(a.Story, b.Story))
	})
}

// Sheet lays a digest out: a section a story, its passage, then who parts on
// what.
func (d *Digest) Sheet() *Sheet {
	s := &Sheet{Title: "Digest of " + d.Day, Note: total(d.Counts)}
	for _, x := range d.Stories {
		head := x.Title
		if head == "" {
			head = "Untitled story " + x.Story
		}
		sec := Section{Head: head}
		if x.Lead != nil {
			sec.Lines = append(sec.Lines, Line{Text: x.Lead.Text, Cites: receipts(x.Lead.Cites)})
		}
		for _, c := range x.Disagreements {
			var at []dragoman.Receipt
			for _, y := range c.Cells {
				at = append(at, dragoman.Receipt{Report: y.Report, Span: y.Spans[0]})
			}
			sec.Lines = append(sec.Lines, Line{Bold: kindTitle[c.Kind] + " (" + c.Why + "):", Text: c.Label + sides(c, names(x.Reports)), Cites: receipts(at)})
		}
		if len(x.Disagreements) == 0 {
			sec.Lines = append(sec.Lines, Line{Text: "Disagreements: none found."})
		}
		sec.Lines = append(sec.Lines, Line{Text: total(x.Counts) + " · " + x.Story})
		s.Sections = append(s.Sections, sec)
	}
	return s
}

// sides says in a few words who parts: the value each cell gives, else who
// holds it how, each with its report; at most four.
func sides(c dragoman.Claim, name map[string]string) string {
	var out []string
	for _, x := range c.Cells[:min(4, len(c.Cells))] {
		s := x.Value
		if s == "" {
			s = holder(x, name[x.Report])
		}
		if !strings.Contains(s, name[x.Report]) {
			s += " (" + name[x.Report] + ")"
		}
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	if len(out) == 0 {
		return ""
	}
	return " — " + strings.Join(out, " / ")
}

// receipts writes citations as [report id:start-end].
func receipts(cs []dragoman.Receipt) string {
	out := ""
	for _, c := range cs {
		out += fmt.Sprintf("[%s:%d-%d]", c.Report, c.Start, c.End)
	}
	return out
}
