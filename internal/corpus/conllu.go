// SPDX-License-Identifier: Apache-2.0

package corpus

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"dragoman"
)

// Word is a syntactic word of a treebank.
type Word struct {
	Form, Lemma string
	UPOS        dragoman.UPOS
	XPOS        string
	Head        int // 1-based within the sentence, 0 is the root
	Rel         dragoman.Rel
	SpaceAfter  bool
	Misc        string // as written, "_" where empty
}

// Multi is a multiword token: words [First, Last) of the sentence, 0-based,
// written together as Form.
type Multi struct {
	First, Last int
	Form        string
	SpaceAfter  bool
}

// Tree is one sentence of a treebank.
type Tree struct {
	ID     string
	Text   string // of the "# text" line
	NewPar bool   // a paragraph begins here
	Words  []Word
	Multis []Multi
}

// Doc is one document of a treebank.
type Doc struct {
	ID    string
	Meta  map[string]string // of "# meta::key = value" lines
	Trees []Tree
}

// CoNLLU reads a treebank in CoNLL-U (https://universaldependencies.org/format).
// Empty nodes are skipped. Sentences before the first "# newdoc" make a
// document without an id.
func CoNLLU(path string) ([]Doc, error) {
	b, err := ReadFile(path)
	if err != nil {
		return nil, err
	}
	var docs []Doc
	var t Tree
	flush := func() {
		if len(t.Words) > 0 {
			if len(docs) == 0 {
				docs = append(docs, Doc{Meta: map[string]string{}})
			}
			d := &docs[len(docs)-1]
			d.Trees = append(d.Trees, t)
		}
		t = Tree{}
	}
	for n, line := range bytes.Split(b, []byte("\n")) {
		s := strings.TrimRight(string(line), "\r")
		switch {
		case s == "":
			flush()
		case s[0] == '#':
			key, value, _ := strings.Cut(strings.TrimSpace(s[1:]), "=")
			key, value = strings.TrimSpace(key), strings.TrimSpace(value)
			switch {
			case key == "newdoc id" || key == "newdoc":
				docs = append(docs, Doc{ID: value, Meta: map[string]string{}})
				t.NewPar = true
			case strings.HasPrefix(key, "newpar"):
				t.NewPar = true
			case key == "sent_id":
				t.ID = value
			case key == "text":
				t.Text = value
			case strings.HasPrefix(key, "meta::") && len(docs) > 0:
				docs[len(docs)-1].Meta[key[6:]] = value
			}
		default:
			if err := t.line(s); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", path, n+1, err)
			}
		}
	}
	flush()
	return docs, nil
}

// line adds a token line.
func (t *Tree) line(s string) error {
	c := strings.Split(s, "\t")
	if len(c) != 10 {
		return fmt.Errorf("%d columns, want 10", len(c))
	}
	space := !strings.Contains(c[9], "SpaceAfter=No")
	if strings.Contains(c[0], ".") {
		return nil
	}
	if a, b, ok := strings.Cut(c[0], "-"); ok {
		first, err1 := strconv.Atoi(a)
		last, err2 := strconv.Atoi(b)
		if err1 != nil || err2 != nil || first != len(t.Words)+1 || last < first {
			return fmt.Errorf("range %q out of place", c[0])
		}
		t.Multis = append(t.Multis, Multi{first - 1, last, c[1], space})
		return nil
	}
	id, err := strconv.Atoi(c[0])
	if err != nil || id != len(t.Words)+1 {
		return fmt.Errorf("word %q out of order", c[0])
	}
	head, err := strconv.Atoi(c[6])
	if err != nil {
		return fmt.Errorf("head %q is no number", c[6])
	}
	pos, err := dragoman.ParseUPOS(c[3])
	if err != nil {
		return err
	}
	rel, err := dragoman.ParseRel(c[7])
	if err != nil {
		return err
	}
	t.Words = append(t.Words, Word{c[1], c[2], pos, c[4], head, rel, space, c[9]})
	return nil
}
