// SPDX-License-Identifier: Apache-2.0

package export

import (
	"fmt"
	"io"
	"strings"

	"dragoman"
	"dragoman/export/atom"
	"dragoman/export/flat"
	"dragoman/export/table"
)

// newFeed is an empty feed of a noun.
func (o *Options) newFeed(noun string) *atom.Feed {
	f := &atom.Feed{ID: "urn:dragoman:feed:" + noun, Title: strings.ToUpper(noun[:1]) + noun[1:], Self: o.Self}
	if q := o.About["query"]; q != "" {
		f.ID, f.Title = f.ID+":"+slug(q), f.Title+": "+q
	}
	return f
}

// slug is a query as a part of a URN.
func slug(s string) string {
	var b strings.Builder
	for _, c := range []byte(s) {
		if c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

// finish writes a feed and says what it left out.
func (o *Options) finish(w io.Writer, f *atom.Feed) (int, error) {
	if f.Undated > 0 {
		o.tell("left out for want of a date, which Atom asks for: %d", f.Undated)
	}
	return f.Len(), f.Write(w)
}

// statementEntry is a statement as an entry of a feed.
func (o *Options) statementEntry(r *dragoman.Reading, s *dragoman.Statement) atom.Entry {
	x := flat.StatementOf(r, s)
	who := s.Speaker.Name
	if who == "" {
		who = s.Speaker.Class
	}
	e := atom.Entry{ID: "urn:dragoman:statement:" + r.ID + ":" + s.ID, Title: fmt.Sprintf("%s: %s", who, s.Stance), Updated: r.Published.Value, Sources: []string{r.URL}, Author: table.Clean(r.Outlet),
		Text: strings.Join(x.Words.Content, " … "), Category: string(s.Stance)}
	if o.Base != "" && len(s.Content) > 0 {
		e.Link = fmt.Sprintf("%s/doc/%s?at=%d-%d#at", o.Base, r.ID, s.Content[0].Start, s.Content[0].End)
	}
	return e
}

// storyEntry is a story as an entry of a feed.
func (o *Options) storyEntry(st dragoman.Story, readings []*dragoman.Reading) atom.Entry {
	s := flat.StoryOf(st, readings)
	var lines []string
	lines = append(lines, fmt.Sprintf("%s, %s, %s, %s", number(len(st.Reports), "report"), number(st.Origins, "origin"), number(s.Events, "event"), number(s.Statements, "statement")))
	e := atom.Entry{ID: "urn:dragoman:story:" + st.ID, Title: flat.Called(st, readings), Updated: st.Last, Published: st.First}
	for _, r := range readings {
		lines = append(lines, strings.TrimSpace(table.Clean(r.Outlet)+": "+table.Clean(r.Title)))
		e.Sources = append(e.Sources, r.URL)
	}
	e.Text = strings.Join(lines, "\n")
	if o.Base != "" {
		e.Link = o.Base + "/s/" + st.ID
	}
	return e
}

// HitEntry is something a search found, as an entry of a feed.
func (o *Options) HitEntry(h *dragoman.Hit) atom.Entry {
	e := atom.Entry{ID: fmt.Sprintf("urn:dragoman:%s:%s:%d-%d", h.Kind, h.Report, h.Span.Start, h.Span.End), Title: table.Clean(h.Title), Updated: h.Published, Author: table.Clean(h.Outlet),
		Text: table.Clean(h.Text), Category: h.Kind}
	if e.Title == "" {
		e.Title = h.Kind
	}
	if o.Base != "" {
		e.Link = fmt.Sprintf("%s/doc/%s?at=%d-%d#at", o.Base, h.Report, h.Span.Start, h.Span.End)
	}
	return e
}

// SearchFeed writes what a search found as a feed.
func SearchFeed(w io.Writer, query string, hits []dragoman.Hit, o Options) error {
	o.About = map[string]string{"query": query}
	f := o.newFeed("search")
	for i := range hits {
		f.Add(o.HitEntry(&hits[i]))
	}
	_, err := o.finish(w, f)
	return err
}
