// SPDX-License-Identifier: Apache-2.0

package watch

import (
	"fmt"
	"io"
	"strings"

	"dragoman/export/atom"
	"dragoman/serve/page"
)

// Atom writes alerts as a feed. base is the desk's address, self the feed's
// path; made is when there was none yet, RFC 3339.
func Atom(w io.Writer, title, base, self, made string, told []Told) error {
	f := atom.Feed{Title: title, ID: base + self, Made: made, Self: base + self, Page: base + "/watch"}
	for _, t := range told {
		e := atom.Entry{Title: t.Title, ID: fmt.Sprintf("%s/watch/%s/%d", base, t.Watch, t.Seq), Updated: t.At, Link: base + Link(t), Text: atomText(t, base)}
		for _, s := range t.Sources {
			e.Sources = append(e.Sources, s.URL)
		}
		f.Add(e)
	}
	return f.Write(w)
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
