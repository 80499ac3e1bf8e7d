// SPDX-License-Identifier: Apache-2.0

package watch

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"dragoman/serve/page"
)

type feed struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	Title   string   `xml:"title"`
	ID      string   `xml:"id"`
	Updated string   `xml:"updated"`
	Author  struct {
		Name string `xml:"name"`
	} `xml:"author"`
	Links   []link  `xml:"link"`
	Entries []entry `xml:"entry"`
}

type link struct {
	Rel  string `xml:"rel,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type entry struct {
	Title   string  `xml:"title"`
	ID      string  `xml:"id"`
	Updated string  `xml:"updated"`
	Links   []link  `xml:"link"`
	Content content `xml:"content"`
}

type content struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

// Atom writes alerts as a feed. base is the desk's address, self the feed's
// path; made is when there was none yet, RFC 3339.
func Atom(w io.Writer, title, base, self, made string, told []Told) error {
	f := feed{Title: title, ID: base + self, Updated: made, Links: []link{{"self", base + self}, {"alternate", base + "/watch"}}}
	f.Author.Name = "Dragoman"
	for _, t := range told {
		f.Updated = max(f.Updated, t.At)
		e := entry{Title: printable(t.Title), ID: fmt.Sprintf("%s/watch/%s/%d", base, t.Watch, t.Seq), Updated: t.At, Links: []link{{"alternate", base + Link(t)}}}
		for _, s := range t.Sources {
			if s.URL != "" {
				e.Links = append(e.Links, link{"via", s.URL})
			}
		}
		e.Content = content{"text", printable(atomText(t, base))}
		f.Entries = append(f.Entries, e)
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	x := xml.NewEncoder(w)
	x.Indent("", " ")
	return x.Encode(f)
}

func atomText(t Told, base string) string {
	var b strings.Builder
	for _, s := range t.Sources {
		fmt.Fprintf(&b, "%s, %s: %s (%s)\n", s.Outlet, page.Told(s.Published, ""), strings.Join(strings.Fields(s.Text), " "), base+s.Link)
	}
	fmt.Fprintf(&b, "Why: you asked to be told of %s.", t.Sentence)
	for _, m := range t.Why {
		fmt.Fprintf(&b, "\n%s: %s", m.Condition, m.Words)
	}
	return b.String()
}

// printable takes out what XML has no place for.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, s)
}
