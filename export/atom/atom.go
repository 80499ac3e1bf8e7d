// SPDX-License-Identifier: Apache-2.0

// Package atom writes feeds of Atom 1.0 (RFC 4287): of stories, of statements,
// and of whatever else has an id, a title and a date. An entry without a date is
// left out and counted: Atom asks for one, and an unknown date is not made up.
package atom

import (
	"cmp"
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"time"
)

// Feed gathers entries and writes them, the newest first. Memory grows with
// their number.
type Feed struct {
	ID, Title string
	Self      string // where the feed is had; "" is nowhere
	Page      string // of which it is the feed; "" is none
	Made      string // RFC 3339: its date while it has no entry; "" is 1970
	Undated   int    // entries left out
	entries   []entry
	seen      map[string]bool
}

// Entry is what is told of one thing.
type Entry struct {
	ID        string // a URI
	Title     string
	Updated   string   // ISO 8601 day or date-time; a day is its midnight, UTC
	Link      string   // of a page about it; "" is none
	Sources   []string // of the reports it stands in
	Author    string   // "" is the feed's
	Text      string
	Category  string // "" is none
	Published string // as Updated; "" is none
}

type entry struct {
	ID        string    `xml:"id"`
	Title     string    `xml:"title"`
	Updated   string    `xml:"updated"`
	Published string    `xml:"published,omitempty"`
	Author    *author   `xml:"author,omitempty"`
	Links     []link    `xml:"link"`
	Category  *category `xml:"category,omitempty"`
	Content   content   `xml:"content"`
}

type author struct {
	Name string `xml:"name"`
}

type link struct {
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
}

type category struct {
	Term string `xml:"term,attr"`
}

type content struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

// Add gathers an entry; one whose id is there already is the same thing.
func (f *Feed) Add(e Entry) {
	at, ok := moment(e.Updated)
	if !ok {
		f.Undated++
		return
	}
	if f.seen == nil {
		f.seen = map[string]bool{}
	}
	if f.seen[e.ID] {
		return
	}
	f.seen[e.ID] = true
	out := entry{ID: e.ID, Title: e.Title, Updated: at, Content: content{"text", e.Text}}
	if out.Published, ok = moment(e.Published); !ok {
		out.Published = ""
	}
	if e.Author != "" {
		out.Author = &author{e.Author}
	}
	out.Links = links("alternate", e.Link)
	for _, s := range e.Sources {
		out.Links = append(out.Links, links("via", s)...)
	}
	if e.Category != "" {
		out.Category = &category{e.Category}
	}
	f.entries = append(f.entries, out)
}

// links is a link, none where it goes nowhere.
func links(rel, href string) []link {
	if href == "" {
		return nil
	}
	return []link{{rel, href}}
}

// Len is how many entries there are.
func (f *Feed) Len() int { return len(f.entries) }

// Write writes the feed. One without an entry and a day it was made is of the
// year 1970: it has never been updated.
func (f *Feed) Write(w io.Writer) error {
	slices.SortStableFunc(f.entries, func(a, b entry) int {
		if c := strings.Compare(b.Updated, a.Updated); c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	})
	x := struct {
		XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
		ID      string   `xml:"id"`
		Title   string   `xml:"title"`
		Updated string   `xml:"updated"`
		Author  author   `xml:"author"`
		Links   []link   `xml:"link"`
		Entries []entry  `xml:"entry"`
	}{ID: f.ID, Title: f.Title, Updated: cmp.Or(f.Made, "1970-01-01T00:00:00Z"), Author: author{"Dragoman"}, Entries: f.entries}
	if len(f.entries) > 0 {
		x.Updated = f.entries[0].Updated
	}
	x.Links = append(links("self", f.Self), links("alternate", f.Page)...)
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	if err := xml.NewEncoder(w).Encode(x); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// moment is a date as Atom writes it, in UTC.
func moment(v string) (string, bool) {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", time.DateOnly} {
		if t, err := time.Parse(layout, v); err == nil {
			return t.UTC().Format(time.RFC3339), true
		}
	}
	return "", false
}
