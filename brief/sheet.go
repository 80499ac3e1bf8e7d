// SPDX-License-Identifier: Apache-2.0

package brief

import (
	"bufio"
	"fmt"
	"html/template"
	"io"
)

// Sheet is a short text in sections, each line of which has its receipts: the
// form in which a digest and the brief of a dyad are written.
type Sheet struct {
	Title, Note string
	Sections    []Section
}

// Section is a part of a sheet.
type Section struct {
	Head  string
	Lines []Line
}

// Line is one line: what is set in bold, the rest, and where it stands.
type Line struct{ Bold, Text, Cites string }

// Write writes a sheet as text, markdown or html.
func (s *Sheet) Write(w io.Writer, format string, style Style) error {
	out := bufio.NewWriter(w)
	switch format {
	case "html":
		if err := sheetPage.Execute(out, s); err != nil {
			return err
		}
	case "markdown":
		fmt.Fprintf(out, "# %s\n\n*%s*\n", md(s.Title), md(s.Note))
		for _, x := range s.Sections {
			fmt.Fprintf(out, "\n## %s\n\n", md(x.Head))
			for _, l := range x.Lines {
				fmt.Fprint(out, "- ")
				if l.Bold != "" {
					fmt.Fprintf(out, "**%s** ", md(l.Bold))
				}
				fmt.Fprintf(out, "%s %s\n", md(l.Text), md(l.Cites))
			}
		}
	default:
		p := &printer{w: out, style: style}
		p.para("", "", bold, s.Title)
		p.para("", "", dim, s.Note)
		for _, x := range s.Sections {
			p.heading(x.Head)
			for _, l := range x.Lines {
				p.para("  ", "    ", "", l.Bold+" "+l.Text+" "+l.Cites)
			}
		}
	}
	return out.Flush()
}

var sheetPage = template.Must(template.New("sheet").Parse(`<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{.Title}}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}small{color:#666}</style>
<h1>{{.Title}}</h1><p><small>{{.Note}}</small></p>
{{range .Sections}}<h2>{{.Head}}</h2><ul>{{range .Lines}}<li>{{if .Bold}}<b>{{.Bold}}</b> {{end}}{{.Text}} <small>{{.Cites}}</small></li>{{end}}</ul>{{end}}
</html>
`))
