// SPDX-License-Identifier: Apache-2.0

package brief

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"dragoman"
)

// CheckFails reports whether a check found a sentence that is contradicted or
// unsupported, or a quotation that is not held, changed, or another speaker's.
func CheckFails(c *dragoman.Check) bool {
	for _, s := range c.Sentences {
		if s.Verdict == "contradicted" || s.Verdict == "unsupported" {
			return true
		}
	}
	for _, q := range c.Quotations {
		if q.Verdict != "exact" {
			return true
		}
	}
	return false
}

// CheckText writes a check for people: each sentence of the draft with its
// verdict, the passages, and what is missing.
func CheckText(w io.Writer, draft *dragoman.Reading, c *dragoman.Check, reports []dragoman.Compared, from Sources, s Style) error {
	p := &printer{bufio.NewWriter(w), s, names(reports), from}
	colour := map[string]string{"supported": green, "exact": green, "partly": yellow, "variant": yellow, "contradicted": red, "unsupported": red, "other speaker": red, "not held": red}
	tally := map[string]int{}
	for _, x := range c.Sentences {
		tally[x.Verdict]++
		head := x.Verdict
		if x.Why != "" {
			head += " (" + x.Why + ")"
		}
		p.para("", "", colour[x.Verdict], head+" "+where(x.Span))
		p.para("  ", "  ", "", x.Of(draft.Text))
		p.receipts(x.Cites)
		if len(x.Missing) > 0 && x.Verdict != "supported" {
			p.para("    missing: ", "      ", "", strings.Join(x.Missing, ", "))
		}
	}
	for _, q := range c.Quotations {
		head := "quotation: " + q.Verdict
		if q.Verdict == "other speaker" {
			head += ": " + q.Speaker
		}
		p.para("", "", colour[q.Verdict], head+" "+where(q.Span))
		p.para("  ", "  ", "", "“"+q.Of(draft.Text)+"”")
		p.receipts(q.Cites)
	}
	fmt.Fprintf(p.w, "\n%d supported, %d partly, %d contradicted, %d unsupported; %d quotations\n", tally["supported"], tally["partly"], tally["contradicted"], tally["unsupported"], len(c.Quotations))
	return p.w.Flush()
}

func (p *printer) receipts(cs []dragoman.Receipt) {
	for _, r := range cs {
		p.para("    = ", "      ", dim, p.names[r.Report]+" "+where(r.Span)+" "+p.from.Passage(r.Report, r.Span))
	}
}

// SARIF writes what does not hold as SARIF 2.1.0, for editorial pipelines.
// Lines and columns count from 1, columns in UTF-16 units as SARIF has them.
func SARIF(w io.Writer, draft *dragoman.Reading, c *dragoman.Check, from Sources) error {
	type m = map[string]any
	var results []m
	add := func(rule, level, text string, at dragoman.Span, cites []dragoman.Receipt) {
		line, col := position(draft.Text, at.Start)
		endLine, endCol := position(draft.Text, at.End)
		related := []m{}
		for _, r := range cites {
			uri := r.Report
			if x := from[r.Report]; x != nil && x.Path != "" {
				uri = x.Path
			}
			related = append(related, m{"physicalLocation": m{"artifactLocation": m{"uri": uri}, "region": m{"byteOffset": r.Start, "byteLength": r.Len()}}, "message": m{"text": from.Passage(r.Report, r.Span)}})
		}
		results = append(results, m{"ruleId": rule, "level": level, "message": m{"text": text},
			"locations":        []m{{"physicalLocation": m{"artifactLocation": m{"uri": draft.Path}, "region": m{"startLine": line, "startColumn": col, "endLine": endLine, "endColumn": endCol}}}},
			"relatedLocations": related})
	}
	for _, s := range c.Sentences {
		switch s.Verdict {
		case "contradicted":
			add("contradicted", "error", "A report holds otherwise ("+s.Why+").", s.Span, s.Cites)
		case "unsupported":
			add("unsupported", "warning", "No report holds this. Missing: "+strings.Join(s.Missing, ", "), s.Span, s.Cites)
		case "partly":
			add("partly", "note", "Held in part. Missing: "+strings.Join(s.Missing, ", "), s.Span, s.Cites)
		}
	}
	for _, q := range c.Quotations {
		switch q.Verdict {
		case "not held":
			add("quotation-not-held", "error", "No report holds this quotation.", q.Span, q.Cites)
		case "other speaker":
			add("quotation-other-speaker", "error", "The reports give this quotation to "+q.Speaker+".", q.Span, q.Cites)
		case "variant":
			add("quotation-variant", "warning", "The reports word this quotation otherwise.", q.Span, q.Cites)
		}
	}
	if results == nil {
		results = []m{}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(m{"version": "2.1.0", "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
		"runs": []m{{"tool": m{"driver": m{"name": "dragoman check", "rules": rules()}}, "results": results}}})
}

func rules() []map[string]any {
	var out []map[string]any
	for _, id := range []string{"contradicted", "unsupported", "partly", "quotation-not-held", "quotation-other-speaker", "quotation-variant"} {
		out = append(out, map[string]any{"id": id})
	}
	return out
}

// position is the line and column of a byte of text.
func position(text string, at int32) (line, col int) {
	before := text[:min(int(at), len(text))]
	line = 1 + strings.Count(before, "\n")
	if i := strings.LastIndexByte(before, '\n'); i >= 0 {
		before = before[i+1:]
	}
	col = 1
	for len(before) > 0 {
		r, n := utf8.DecodeRuneInString(before)
		if col++; r > 0xffff {
			col++
		}
		before = before[n:]
	}
	return line, col
}
