// SPDX-License-Identifier: Apache-2.0

package dragoman

import "fmt"

// Token is a word or a mark of the text, with its tag, lemma and place in the
// sentence's dependency tree (Universal Dependencies 2).
type Token struct {
	Span
	Lemma string `json:"lemma"`
	UPOS  UPOS   `json:"upos"`
	XPOS  string `json:"xpos,omitempty"` // Penn Treebank tag
	Head  int32  `json:"head"`           // index into Reading.Tokens; -1 is the root of its sentence, -2 not parsed
	Rel   Rel    `json:"deprel"`         // universal relation, no subtype
}

// The values Head takes beside an index.
const (
	Root     int32 = -1 // the token is the root of its sentence
	Unparsed int32 = -2 // the sentence was not parsed
)

// UPOS is a universal part of speech.
type UPOS uint8

// The 17 universal parts of speech; NoPOS is not tagged.
const (
	NoPOS UPOS = iota
	ADJ
	ADP
	ADV
	AUX
	CCONJ
	DET
	INTJ
	NOUN
	NUM
	PART
	PRON
	PROPN
	PUNCT
	SCONJ
	SYM
	VERB
	X
)

var uposNames = [...]string{"", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"}

// Rel is a universal dependency relation without its subtype.
type Rel uint8

// The 37 universal relations; NoRel is not parsed.
const (
	NoRel Rel = iota
	Acl
	Advcl
	Advmod
	Amod
	Appos
	Aux
	Case
	Cc
	Ccomp
	Clf
	Compound
	Conj
	Cop
	Csubj
	Dep
	Det
	Discourse
	Dislocated
	Expl
	Fixed
	Flat
	Goeswith
	Iobj
	List
	Mark
	Nmod
	Nsubj
	Nummod
	Obj
	Obl
	Orphan
	Parataxis
	Punct
	Reparandum
	RootRel
	Vocative
	Xcomp
)

var relNames = [...]string{"", "acl", "advcl", "advmod", "amod", "appos", "aux", "case", "cc", "ccomp", "clf", "compound", "conj", "cop", "csubj", "dep", "det", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nsubj", "nummod", "obj", "obl", "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp"}

func (p UPOS) String() string { return uposNames[p] }
func (r Rel) String() string  { return relNames[r] }

// ParseUPOS reads a tag as CoNLL-U writes it.
func ParseUPOS(s string) (UPOS, error) {
	for i, n := range uposNames {
		if n == s {
			return UPOS(i), nil
		}
	}
	return NoPOS, fmt.Errorf("no universal part of speech %q", s)
}

// ParseRel reads a relation as CoNLL-U writes it; a subtype is dropped.
func ParseRel(s string) (Rel, error) {
	for i := range s {
		if s[i] == ':' {
			s = s[:i]
			break
		}
	}
	for i, n := range relNames {
		if n == s {
			return Rel(i), nil
		}
	}
	return NoRel, fmt.Errorf("no universal relation %q", s)
}

// MarshalText and UnmarshalText give the names in JSON.
func (p UPOS) MarshalText() ([]byte, error) { return []byte(p.String()), nil }
func (r Rel) MarshalText() ([]byte, error)  { return []byte(r.String()), nil }

// UnmarshalText reads the name.
func (p *UPOS) UnmarshalText(b []byte) (err error) { *p, err = ParseUPOS(string(b)); return }

// UnmarshalText reads the name.
func (r *Rel) UnmarshalText(b []byte) (err error) { *r, err = ParseRel(string(b)); return }
