// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"unicode/utf8"

	"dragoman/brief"
	"dragoman/serve/desk"
	"dragoman/serve/page"
)

// checkData is the form of a draft and, where there is one, what came of it.
type checkData struct {
	Text    string
	Against string
	Story   string
	Found   *page.Checked
	Title   string
}

// checkForm asks for a draft.
func (p *pages) checkForm(r *http.Request) (view, error) {
	return view{Template: "check.html", Title: "Check a draft", Nav: "check", Data: &checkData{Story: r.URL.Query().Get("story")}}, nil
}

// check holds a draft against the record and shows each sentence with what the
// record has of it; as=md, json or sarif sends it as a file.
func (p *pages) check(w http.ResponseWriter, r *http.Request) {
	text, err := draftOf(r)
	if err != nil {
		p.fault(w, r, err)
		return
	}
	with := desk.Against{Story: r.FormValue("story")}
	against := r.FormValue("against")
	if against == "record" {
		with.Story = ""
	}
	if n, err := strconv.Atoi(against); err == nil && n > 0 {
		with.Story, with.Days = "", n
	}
	d, err := p.o.Desk.CheckDraftPage(r.Context(), text, with)
	if err != nil {
		p.fault(w, r, err)
		return
	}
	if as := r.FormValue("as"); as != "" {
		if err := sendCheck(w, d, as); err != nil {
			p.fault(w, r, err)
		}
		return
	}
	data := &checkData{Text: text, Against: against, Story: d.Story.ID, Found: d.Page, Title: d.Story.Title}
	p.page(func(*http.Request) (view, error) {
		return view{Template: "check.html", Title: "A draft held against the record", Nav: "check", Data: data}, nil
	})(w, r)
}

// draftOf is the draft of a form: pasted, or a file of plain text.
func draftOf(r *http.Request) (string, error) {
	if err := r.ParseMultipartForm(4 * desk.MostDraft); err != nil && err != http.ErrNotMultipart {
		return "", fmt.Errorf("%w: %v", errForm, err)
	}
	text := r.FormValue("draft")
	if f, head, err := r.FormFile("file"); err == nil {
		defer f.Close()
		if head.Size > 0 {
			b, err := io.ReadAll(io.LimitReader(f, desk.MostDraft+1))
			if err != nil {
				return "", fmt.Errorf("%w: the file could not be read: %v", errForm, err)
			}
			text = string(b)
		}
	}
	if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
		return "", fmt.Errorf("%w: a draft is plain text (UTF-8); save it as .txt first", errForm)
	}
	return strings.ReplaceAll(text, "\r\n", "\n"), nil
}

// sendCheck sends a check as a file.
func sendCheck(w http.ResponseWriter, d *desk.Draft, as string) error {
	var b bytes.Buffer
	media, name := "application/json", "check.json"
	switch as {
	case "json":
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		e.SetIndent("", " ")
		if err := e.Encode(d.Check); err != nil {
			return err
		}
	case "sarif":
		name = "check.sarif"
		if err := brief.SARIF(&b, d.Draft, &d.Check, brief.From(d.Readings)); err != nil {
			return err
		}
	case "md":
		media, name = "text/markdown; charset=utf-8", "check.md"
		cited(&b, d.Page)
	default:
		return fmt.Errorf("%w: there is no form %q: md, json, sarif", errForm, as)
	}
	w.Header().Set("Content-Type", media)
	w.Header().Set("Content-Disposition", `attachment; filename="`+name+`"`)
	_, _ = w.Write(b.Bytes()) // an error means that the reader has gone
	return nil
}

// cited writes the draft with its verdicts and passages as footnotes.
func cited(b *bytes.Buffer, c *page.Checked) {
	for _, p := range c.Paras {
		for i, s := range p.Sentences {
			if i > 0 {
				b.WriteString(" ")
			}
			fmt.Fprintf(b, "%s[^%d]", s.Text, s.N)
		}
		b.WriteString("\n\n")
	}
	for _, p := range c.Paras {
		for _, s := range p.Sentences {
			fmt.Fprintf(b, "[^%d]: %s %s.", s.N, s.Mark, s.Reason)
			for _, x := range s.Cites {
				fmt.Fprintf(b, " %s, %s: “%s”", x.Outlet, page.Told(x.Published, ""), x.Text)
				if x.URL != "" {
					fmt.Fprintf(b, " <%s>", x.URL)
				}
				b.WriteString(".")
			}
			for _, q := range s.Quotes {
				fmt.Fprintf(b, " %s.", q.Reason)
			}
			b.WriteString("\n")
		}
	}
}
