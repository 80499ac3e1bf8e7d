// SPDX-License-Identifier: Apache-2.0

// Package query parses the search language: words, "exact phrases", "near
// words"~10, AND OR NOT, brackets and fields.
//
//	expr   = and { "OR" and }
//	and    = unary { [ "AND" ] unary }
//	unary  = [ "NOT" | "-" ] unary | "(" expr ")" | term
//	term   = [ field ":" ] ( word | phrase ) | phrase "~" number
//
// Words are matched without case. AND, OR and NOT are operators in capitals
// only. date: takes a day, month or year, or a range: date:2025-10-01..2025-10-15.
package query

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Kind is what a node of the tree does.
type Kind int

// The kinds.
const (
	Word   Kind = iota // Text is one word; a word's end "*" stands for any ending
	Phrase             // Text is words in this order, side by side
	Near               // Text is words, at most Distance words apart, in any order
	Field              // Field has the value Text
	And                // all of Of
	Or                 // one of Of
	Not                // not Of[0]
)

// Node is one node of a parsed query.
type Node struct {
	Kind     Kind
	Text     string
	Field    string
	Distance int
	At       int // byte of the query it starts at
	Of       []*Node
}

// Error is a mistake in a query, and the byte it stands at.
type Error struct {
	Query   string
	At      int
	Message string
}

// Error says the mistake, with the query and a pointer under it.
func (e *Error) Error() string {
	return fmt.Sprintf("%s\n  %s\n  %s^", e.Message, e.Query, strings.Repeat(" ", utf8.RuneCountInString(e.Query[:e.At])))
}

// Bounds on a query.
const (
	maxLen   = 4096
	maxDepth = 40
	maxNear  = 100
)

type parser struct {
	s      string
	at     int
	depth  int
	fields []string
}

// Parse parses a query. fields are the field names allowed. An empty query is
// an error; the error is an *Error.
func Parse(s string, fields []string) (*Node, error) {
	p := &parser{s: s, fields: fields}
	if len(s) > maxLen {
		return nil, p.fault(maxLen, fmt.Sprintf("the query is longer than %d bytes", maxLen))
	}
	if !utf8.ValidString(s) {
		return nil, &Error{strings.ToValidUTF8(s, "?"), 0, "the query is not UTF-8"}
	}
	if i := strings.IndexByte(s, 0); i >= 0 {
		return nil, &Error{strings.ReplaceAll(s, "\x00", "?"), i, "the query holds a NUL"}
	}
	p.blank()
	if p.at == len(s) {
		return nil, p.fault(0, "the query is empty")
	}
	n, err := p.or()
	if err != nil {
		return nil, err
	}
	if p.at < len(s) {
		return nil, p.fault(p.at, "this bracket closes nothing")
	}
	return n, nil
}

func (p *parser) fault(at int, message string) *Error { return &Error{p.s, min(at, len(p.s)), message} }

func (p *parser) blank() {
	for p.at < len(p.s) {
		r, n := utf8.DecodeRuneInString(p.s[p.at:])
		if !unicode.IsSpace(r) {
			return
		}
		p.at += n
	}
}

// operator takes an operator in capitals that stands alone.
func (p *parser) operator(op string) bool {
	rest := p.s[p.at:]
	if !strings.HasPrefix(rest, op) {
		return false
	}
	if after := rest[len(op):]; after != "" && after[0] != ' ' && after[0] != '(' && after[0] != '\t' && after[0] != ')' {
		return false
	}
	p.at += len(op)
	p.blank()
	return true
}

func (p *parser) or() (*Node, error) {
	at := p.at
	n, err := p.and()
	if err != nil {
		return nil, err
	}
	of := []*Node{n}
	for {
		op := p.at
		if !p.operator("OR") {
			break
		}
		if p.at == len(p.s) {
			return nil, p.fault(op, "nothing follows OR")
		}
		if n, err = p.and(); err != nil {
			return nil, err
		}
		of = append(of, n)
	}
	return join(Or, of, at), nil
}

func join(k Kind, of []*Node, at int) *Node {
	if len(of) == 1 {
		return of[0]
	}
	return &Node{Kind: k, Of: of, At: at}
}

func (p *parser) and() (*Node, error) {
	at := p.at
	var of []*Node
	for {
		n, err := p.unary()
		if err != nil {
			return nil, err
		}
		of = append(of, n)
		op := p.at
		if p.operator("AND") {
			if p.at == len(p.s) {
				return nil, p.fault(op, "nothing follows AND")
			}
			continue
		}
		if p.at == len(p.s) || p.s[p.at] == ')' {
			break
		}
		save := p.at
		if p.operator("OR") {
			p.at = save
			break
		}
	}
	return join(And, of, at), nil
}

func (p *parser) unary() (*Node, error) {
	if p.depth++; p.depth > maxDepth {
		return nil, p.fault(p.at, "the query nests too deep")
	}
	defer func() { p.depth-- }()
	at := p.at
	minus := strings.HasPrefix(p.s[p.at:], "-") && len(p.s) > p.at+1 && p.s[p.at+1] != ' '
	if minus {
		p.at++
	}
	if minus || p.operator("NOT") {
		if p.at == len(p.s) {
			return nil, p.fault(at, "nothing follows NOT")
		}
		n, err := p.unary()
		if err != nil {
			return nil, err
		}
		return &Node{Kind: Not, Of: []*Node{n}, At: at}, nil
	}
	for _, op := range []string{"AND", "OR"} {
		if p.operator(op) {
			return nil, p.fault(at, "nothing stands before "+op)
		}
	}
	switch {
	case p.at == len(p.s):
		return nil, p.fault(p.at, "a word is missing here")
	case p.s[p.at] == '(':
		return p.bracket()
	case p.s[p.at] == ')':
		return nil, p.fault(p.at, "this bracket closes nothing")
	case p.s[p.at] == '"':
		return p.phrase()
	}
	return p.term()
}

func (p *parser) bracket() (*Node, error) {
	at := p.at
	p.at++
	p.blank()
	if p.at < len(p.s) && p.s[p.at] == ')' {
		return nil, p.fault(at, "nothing is in these brackets")
	}
	n, err := p.or()
	if err != nil {
		return nil, err
	}
	if p.at == len(p.s) || p.s[p.at] != ')' {
		return nil, p.fault(at, "this bracket is not closed")
	}
	p.at++
	p.blank()
	return n, nil
}

// phrase takes "words", and "words"~N.
func (p *parser) phrase() (*Node, error) {
	at := p.at
	end := strings.IndexByte(p.s[at+1:], '"')
	if end < 0 {
		return nil, p.fault(at, "this quotation mark is not closed")
	}
	n := &Node{Kind: Phrase, Text: strings.Join(strings.Fields(p.s[at+1:at+1+end]), " "), At: at}
	if strings.IndexFunc(n.Text, letterOrDigit) < 0 {
		return nil, p.fault(at, "nothing is between these quotation marks")
	}
	p.at = at + end + 2
	if strings.HasPrefix(p.s[p.at:], "~") {
		from := p.at
		p.at++
		for p.at < len(p.s) && p.s[p.at] >= '0' && p.s[p.at] <= '9' && n.Distance <= maxNear {
			n.Distance = n.Distance*10 + int(p.s[p.at]-'0')
			p.at++
		}
		if n.Distance == 0 || n.Distance > maxNear {
			return nil, p.fault(from, fmt.Sprintf("~ takes a number of words, 1 to %d", maxNear))
		}
		n.Kind = Near
	}
	p.blank()
	return n, nil
}

func letterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// term takes a word, or field:value.
func (p *parser) term() (*Node, error) {
	at := p.at
	for p.at < len(p.s) {
		r, n := utf8.DecodeRuneInString(p.s[p.at:])
		if unicode.IsSpace(r) || r == '(' || r == ')' || r == '"' {
			break
		}
		p.at += n
		if r == ':' {
			if name := p.s[at : p.at-1]; plausible(name) {
				return p.field(at, name)
			}
		}
	}
	word := p.s[at:p.at]
	p.blank()
	if strings.IndexFunc(word, letterOrDigit) < 0 {
		return nil, p.fault(at, "this is no word")
	}
	return &Node{Kind: Word, Text: word, At: at}, nil
}

// plausible tells a field's name from a clock time or an address.
func plausible(name string) bool {
	return name != "" && strings.IndexFunc(name, func(r rune) bool { return !unicode.IsLetter(r) }) < 0 && name != "http" && name != "https"
}

func (p *parser) field(at int, name string) (*Node, error) {
	name = strings.ToLower(name)
	if !slices.Contains(p.fields, name) {
		return nil, p.fault(at, fmt.Sprintf("there is no field %q (there are %s)", name, strings.Join(p.fields, ", ")))
	}
	if p.at < len(p.s) && p.s[p.at] == '"' {
		n, err := p.phrase()
		if err != nil {
			return nil, err
		}
		if n.Kind == Near {
			return nil, p.fault(at, "a field takes no ~")
		}
		return &Node{Kind: Field, Field: name, Text: n.Text, At: at}, nil
	}
	from := p.at
	for p.at < len(p.s) && !strings.ContainsRune(" \t()\"", rune(p.s[p.at])) {
		p.at++
	}
	if p.at == from {
		return nil, p.fault(at, name+": needs a value right after the colon")
	}
	n := &Node{Kind: Field, Field: name, Text: p.s[from:p.at], At: at}
	p.blank()
	return n, nil
}

// String writes the tree in full brackets, for tests and for explaining.
func (n *Node) String() string {
	switch n.Kind {
	case Word:
		return n.Text
	case Phrase:
		return `"` + n.Text + `"`
	case Near:
		return fmt.Sprintf(`"%s"~%d`, n.Text, n.Distance)
	case Field:
		return n.Field + ":" + n.Text
	case Not:
		return "NOT(" + n.Of[0].String() + ")"
	}
	var parts []string
	for _, o := range n.Of {
		parts = append(parts, o.String())
	}
	return map[Kind]string{And: "AND", Or: "OR"}[n.Kind] + "(" + strings.Join(parts, " ") + ")"
}
