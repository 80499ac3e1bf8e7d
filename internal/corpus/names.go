// SPDX-License-Identifier: Apache-2.0

package corpus

import (
	"bytes"
	"fmt"
	"hash/fnv"
	"path/filepath"
	"strings"
)

// Named is a sentence (in world news, a paragraph) with the names marked in it.
type Named struct {
	Tokens []string
	Names  []NameSpan // in order, not overlapping
}

// NameSpan is a name, tokens [First, Last), with its type as the set calls it.
type NameSpan struct {
	First, Last int
	Type        string
}

// NamedDoc is a document of a names set. ID is "" where the set has none.
type NamedDoc struct {
	ID        string
	Sentences []Named
}

// Names reads a set of names: CoNLL columns (token first, tag last), UNER
// (.iob2: columns 2 and 3) or world news (.tsv: token, then the outer tag; a
// token that is a URL is dropped). Tags are IOB1, IOB2 or BIOES.
func Names(path string) ([]NamedDoc, error) {
	b, err := ReadFile(path)
	if err != nil {
		return nil, err
	}
	ext := filepath.Ext(strings.TrimSuffix(path, ".gz"))
	var docs []NamedDoc
	var tokens, tags []string
	flush := func() {
		if len(tokens) > 0 {
			if len(docs) == 0 {
				docs = append(docs, NamedDoc{})
			}
			d := &docs[len(docs)-1]
			d.Sentences = append(d.Sentences, Named{tokens, nameSpans(tags)})
		}
		tokens, tags = nil, nil
	}
	for n, line := range bytes.Split(b, []byte("\n")) {
		s := strings.TrimRight(string(line), "\r")
		if id, ok := newDocument(s, ext); ok {
			flush()
			docs = append(docs, NamedDoc{ID: id})
			continue
		}
		if strings.TrimSpace(s) == "" {
			flush()
			continue
		}
		if ext != ".conll" && strings.HasPrefix(s, "# ") && !strings.Contains(s, "\t") {
			continue
		}
		token, tag, ok := nameColumns(s, ext)
		if !ok {
			return nil, fmt.Errorf("%s:%d: want a token and a tag, got %q", path, n+1, s)
		}
		if ext == ".tsv" && strings.HasPrefix(token, "http") && strings.Contains(token, "://") {
			continue
		}
		tokens, tags = append(tokens, token), append(tags, tag)
	}
	flush()
	return docs, nil
}

func newDocument(s, ext string) (id string, ok bool) {
	if ext == ".conll" {
		return "", strings.HasPrefix(s, "-DOCSTART-")
	}
	for _, p := range []string{"# doc = ", "# newdoc id = "} {
		if id, ok := strings.CutPrefix(s, p); ok {
			return strings.TrimSpace(id), true
		}
	}
	return "", false
}

func nameColumns(s, ext string) (token, tag string, ok bool) {
	cols := strings.Split(s, "\t")
	if len(cols) == 1 {
		cols = strings.Fields(s)
	}
	switch {
	case ext == ".iob2":
		if len(cols) < 3 {
			return "", "", false
		}
		return cols[1], cols[2], true
	case len(cols) < 2:
		return "", "", false
	case ext == ".tsv":
		return cols[0], strings.TrimSpace(cols[1]), true
	}
	return cols[0], strings.TrimSpace(cols[len(cols)-1]), true
}

// nameSpans reads IOB1, IOB2 and BIOES alike.
func nameSpans(tags []string) []NameSpan {
	var out []NameSpan
	open := -1 // index in out of the name that may go on
	for i, t := range tags {
		if len(t) < 3 || t[1] != '-' {
			open = -1
			continue
		}
		at, kind := t[0], t[2:]
		if open < 0 || out[open].Type != kind || at == 'B' || at == 'S' {
			out = append(out, NameSpan{i, i, kind})
			open = len(out) - 1
		}
		out[open].Last = i + 1
		if at == 'E' || at == 'S' {
			open = -1
		}
	}
	return out
}

// KeptApart says whether a world news document is of the fifth that no model
// is trained on: the FNV-1a hash of its id, modulo 5, is 0.
func KeptApart(doc string) bool {
	h := fnv.New32a()
	h.Write([]byte(doc))
	return h.Sum32()%5 == 0
}
