// SPDX-License-Identifier: Apache-2.0

// Package person writes a reading for a person to read: on a terminal, or as
// one self-contained HTML page with its spans lit.
package person

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"dragoman"
)

// Style says what the terminal can show.
type Style struct {
	Colour bool
	Width  int // columns; under 20 counts as 80
}

type printer struct {
	w   io.Writer
	r   *dragoman.Reading
	s   Style
	err error
}

// Text writes a reading: what it is, its text with what was said underlined,
// then who, what was said, what was done, when and where, and the notes.
func Text(w io.Writer, r *dragoman.Reading, s Style) error {
	if s.Width < 20 {
		s.Width = 80
	}
	p := &printer{w: w, r: r, s: s}
	p.head()
	p.text()
	p.actors()
	p.statements()
	p.events()
	p.times()
	p.notes()
	p.printf("\n")
	return p.err
}

func (p *printer) printf(format string, a ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format, a...)
	}
}

const (
	bold      = "\x1b[1m"
	dim       = "\x1b[2m"
	underline = "\x1b[4m"
	plain     = "\x1b[0m"
)

func (p *printer) in(style, s string) string {
	if !p.s.Colour || s == "" {
		return s
	}
	return style + s + plain
}

func (p *printer) head() {
	r := p.r
	title := r.Title
	if title == "" {
		title = "(no title)"
	}
	date := r.Published.Value
	if date == "" {
		date = "date unknown"
	}
	p.printf("%s\n", p.in(bold, clean(title)))
	var parts []string
	for _, s := range []string{r.Outlet, date, r.Path, r.ID} {
		if s != "" {
			parts = append(parts, clean(s))
		}
	}
	p.printf("%s\n", p.in(dim, strings.Join(parts, " · ")))
}

// text prints the prose, wrapped, with the contents of statements underlined.
func (p *printer) text() {
	lit := make([]bool, len(p.r.Text)+1)
	for _, s := range p.r.Statements {
		for _, c := range s.Content {
			for i := c.Start; i < c.End; i++ {
				lit[i] = true
			}
		}
	}
	para := int32(-1)
	col := 0
	for _, s := range p.r.Sentences {
		if s.Para != para {
			if para >= 0 {
				p.printf("\n")
			}
			para, col = s.Para, 0
			p.printf("\n")
		}
		for at := s.Start; at < s.End; {
			word, next := nextWord(p.r.Text, at, s.End)
			if word.Len() > 0 {
				n := utf8.RuneCountInString(word.Of(p.r.Text))
				if col > 0 && col+1+n > p.s.Width {
					p.printf("\n")
					col = 0
				} else if col > 0 {
					p.printf(" ")
					col++
				}
				col += n
				p.word(word, lit, s.Furniture != "")
			}
			at = next
		}
	}
	p.printf("\n")
}

func (p *printer) word(w dragoman.Span, lit []bool, furniture bool) {
	if !p.s.Colour {
		p.printf("%s", clean(w.Of(p.r.Text)))
		return
	}
	for a := w.Start; a < w.End; {
		b := a
		for b < w.End && lit[b] == lit[a] {
			b++
		}
		s := clean(p.r.Text[a:b])
		switch {
		case lit[a]:
			s = p.in(underline, s)
		case furniture:
			s = p.in(dim, s)
		}
		p.printf("%s", s)
		a = b
	}
}

// nextWord is the next run of bytes without blanks, and where to go on.
func nextWord(text string, at, end int32) (dragoman.Span, int32) {
	for at < end && blank(text[at]) {
		at++
	}
	to := at
	for to < end && !blank(text[to]) {
		to++
	}
	return dragoman.Span{Start: at, End: to}, to
}

func blank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// clean drops control characters, so that a hostile text can't steer a
// terminal, and puts blanks for line ends.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return ' '
		case r < 0x20 || r == 0x7f || r >= 0x80 && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069:
			return -1
		}
		return r
	}, s)
}
