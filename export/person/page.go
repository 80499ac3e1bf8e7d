// SPDX-License-Identifier: Apache-2.0

package person

import (
	"bufio"
	"cmp"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"dragoman"
)

//go:embed page.html
var pageSource string

var pageTemplate = template.Must(template.New("page").Funcs(template.FuncMap{
	"speaker": Speaker, "event": Event, "spans": spans, "bytes": bytesOf, "pieces": Pieces, "clean": clean,
}).Parse(pageSource))

// Page writes readings into one self-contained HTML page.
type Page struct {
	w     *bufio.Writer
	begun bool
}

// NewPage starts a page on w.
func NewPage(w io.Writer) *Page { return &Page{w: bufio.NewWriter(w)} }

// Write adds a reading.
func (p *Page) Write(r *dragoman.Reading) error {
	if !p.begun {
		p.begun = true
		if err := pageTemplate.ExecuteTemplate(p.w, "head", r.Title); err != nil {
			return err
		}
	}
	return pageTemplate.ExecuteTemplate(p.w, "report", r)
}

// Close ends the page.
func (p *Page) Close() error {
	if !p.begun {
		if err := pageTemplate.ExecuteTemplate(p.w, "head", ""); err != nil {
			return err
		}
	}
	if err := pageTemplate.ExecuteTemplate(p.w, "foot", nil); err != nil {
		return err
	}
	return p.w.Flush()
}

// Piece is a run of text under the same marks.
type Piece struct {
	Text  string
	Class string // CSS classes, "" for none
	Title string // what a pointer shows
	Para  bool   // a paragraph ends before this piece
	At    bool   // a span asked for begins here
}

type lit struct {
	dragoman.Span
	class, title string
}

// Pieces cuts a report's text at the edges of its spans: sources, cues and
// contents of statements, triggers of events, times, actors, places,
// furniture; and
// of the spans asked for, which have the class "here".
func Pieces(r *dragoman.Reading, here ...dragoman.Span) []Piece {
	var marks []lit
	add := func(s dragoman.Span, class, title string) {
		if s.Start < s.End && s.Start >= 0 && int(s.End) <= len(r.Text) {
			marks = append(marks, lit{s, class, title})
		}
	}
	for _, s := range r.Statements {
		for _, c := range s.Content {
			add(c, "content", fmt.Sprintf("%s %s", Speaker(s), s.Stance))
		}
		for _, c := range s.Cue {
			add(c, "cue", string(s.Stance))
		}
		for _, c := range s.Source {
			add(c, "source", Speaker(s))
		}
	}
	for _, e := range r.Events {
		add(e.Trigger, "event "+string(e.Status), Event(r, e))
	}
	for _, t := range r.Times {
		add(t.Span, "time", t.Value)
	}
	for _, a := range r.Actors {
		for _, m := range a.Mentions {
			add(m.Span, "actor", a.Name)
		}
	}
	for _, p := range r.Places {
		add(p.Span, "place", p.Name)
	}
	for _, f := range r.Furniture {
		add(f.Span, "furniture", string(f.Kind))
	}
	for _, s := range here {
		add(s, "here", "")
	}
	paras := map[int32]bool{}
	last := int32(0)
	for _, s := range r.Sentences {
		if s.Para != last {
			paras[s.Start], last = true, s.Para
		}
	}
	out := cut(r.Text, marks, paras)
	at := int32(0)
	for i := range out {
		for _, s := range here {
			out[i].At = out[i].At || s.Start == at && s.Start < s.End
		}
		at += int32(len(out[i].Text))
	}
	return out
}

func cut(text string, marks []lit, paras map[int32]bool) []Piece {
	edges := []int32{0, int32(len(text))}
	for _, m := range marks {
		edges = append(edges, m.Start, m.End)
	}
	for p := range paras {
		edges = append(edges, p)
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)
	slices.SortStableFunc(marks, func(a, b lit) int { return cmp.Compare(a.Start, b.Start) })
	var out []Piece
	var open []lit
	next := 0
	for i := 0; i+1 < len(edges); i++ {
		open = slices.DeleteFunc(open, func(m lit) bool { return m.End <= edges[i] })
		for next < len(marks) && marks[next].Start <= edges[i] {
			open = append(open, marks[next])
			next++
		}
		p := Piece{Text: text[edges[i]:edges[i+1]], Para: paras[edges[i]]}
		var classes, titles []string
		for _, m := range open {
			if !slices.Contains(classes, m.class) {
				classes = append(classes, m.class)
				titles = append(titles, clean(m.title))
			}
		}
		p.Class, p.Title = strings.Join(classes, " "), strings.Join(titles, " · ")
		out = append(out, p)
	}
	return out
}
