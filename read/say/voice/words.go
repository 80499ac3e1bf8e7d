// SPDX-License-Identifier: Apache-2.0

// Package voice tells who speaks: it resolves the source of each statement to
// an actor of the reading, or to a class where the source bears no name. Where
// two readings are near, both are kept with the margin between them.
package voice

import (
	"strings"

	"dragoman/lang"
)

// The classes of a speaker (dragoman.Speaker.Class).
const (
	Named     = "named"
	Anonymous = "anonymous"
	Generic   = "generic"
	Outlet    = "outlet"
	Document  = "document"
	Unknown   = "unknown"
	Nobody    = "nobody" // "no official", "none of them"
)

// The kinds of source nouns beside the classes: an outlet and an organisation
// spoken of by a common noun.
const (
	Media = "media"
	Body  = "body"
)

// Words is the list of source nouns, words/sources.txt. Read-only.
type Words struct{ class map[string]string }

// New loads the list.
func New(pack *lang.Pack) (*Words, error) {
	lines, err := pack.Words("sources")
	if err != nil {
		return nil, err
	}
	w := &Words{map[string]string{}}
	for _, l := range lines {
		if len(l.Columns) != 2 {
			return nil, l.Errorf("%d columns, want class and words", len(l.Columns))
		}
		switch l.Columns[0] {
		case Anonymous, Generic, Document, Media, Body:
		default:
			return nil, l.Errorf("no class %q", l.Columns[0])
		}
		for _, x := range strings.Fields(l.Columns[1]) {
			if _, ok := w.class[x]; !ok {
				w.class[x] = l.Columns[0]
			}
		}
	}
	return w, nil
}

// Person reports whether a lemma is a noun for somebody, or for a body, that
// can speak.
func (w *Words) Person(lemma string) bool {
	c := w.class[lemma]
	return c == Anonymous || c == Body
}

// Human reports whether a word is a noun for people, certain or not.
func (w *Words) Human(word string) bool {
	return w.class[word] == Anonymous || w.class[word] == Generic
}

// Class is the class of a noun for a source, "" for none.
func (w *Words) Class(lemma string) string { return w.class[lemma] }

// Known reports whether a lemma is a noun for a source of any class.
func (w *Words) Known(lemma string) bool { return w.class[lemma] != "" }

// Paper reports whether a lemma is a noun for a document.
func (w *Words) Paper(lemma string) bool { return w.class[lemma] == Document }
