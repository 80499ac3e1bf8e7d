// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dragoman"
)

// builder puts the text of an article together, block by block.
type builder struct {
	tree      *tree
	updated   []string // words that say a date is that of a change
	text      []byte
	furniture []dragoman.Furniture
	title     string
	prose     int // bytes of blocks that are no furniture
}

var blockKinds = map[atom.Atom]dragoman.FurnitureKind{
	atom.H1: dragoman.CrossHeading, atom.H2: dragoman.CrossHeading, atom.H3: dragoman.CrossHeading,
	atom.H4: dragoman.CrossHeading, atom.H5: dragoman.CrossHeading, atom.H6: dragoman.CrossHeading,
	atom.Figcaption: dragoman.Caption, atom.Caption: dragoman.Caption, atom.P: "", atom.Li: "", atom.Ul: "", atom.Ol: "",
	atom.Blockquote: "", atom.Pre: "", atom.Figure: "", atom.Table: "", atom.Tbody: "", atom.Thead: "", atom.Tr: "",
	atom.Td: "", atom.Th: "", atom.Div: "", atom.Section: "", atom.Article: "", atom.Main: "", atom.Header: "", atom.Dl: "", atom.Dd: "", atom.Dt: "",
	atom.Center: "", atom.Form: "", atom.Fieldset: "", atom.Address: "", atom.Hr: "", atom.Body: "", atom.Details: "", atom.Summary: "", atom.Hgroup: "",
}

// unseen are marks that show nothing: soft hyphens, blanks of no width.
var unseen = strings.NewReplacer("\u00ad", "", "\u200b", "", "\u2060", "", "\ufeff", "")

func (b *builder) block(s string, kind dragoman.FurnitureKind) {
	s = strings.Join(strings.Fields(unseen.Replace(s)), " ")
	if s == "" || strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0 {
		return
	}
	if kind != dragoman.Headline && len(b.text) < 4096 && sameTitle(b.title, s) {
		return // the page prints its title again at the head of the article
	}
	if len(b.text) > 0 && !b.initial(s) {
		b.text = append(b.text, "\n\n"...)
	}
	start := int32(len(b.text))
	b.text = append(b.text, s...)
	if kind != "" {
		b.furniture = append(b.furniture, dragoman.Furniture{Span: dragoman.Span{Start: start, End: int32(len(b.text))}, Kind: kind})
	} else {
		b.prose += len(s)
	}
}

// initial: the block before is one capital letter, set large, of which s goes on.
func (b *builder) initial(s string) bool {
	at := strings.LastIndexByte(string(b.text[max(0, len(b.text)-8):]), '\n')
	if at < 0 {
		return false
	}
	last := string(b.text[max(0, len(b.text)-8)+at+1:])
	r, n := utf8.DecodeRuneInString(last)
	next, _ := utf8.DecodeRuneInString(s)
	if n != len(last) || !unicode.IsUpper(r) || !unicode.IsLower(next) {
		return false
	}
	if k := len(b.furniture); k > 0 && int(b.furniture[k-1].End) == len(b.text) {
		b.furniture = b.furniture[:k-1]
	}
	return true
}

// sameTitle: a line is the title, or the title without the site's name.
func sameTitle(title, line string) bool {
	title, line = strings.ToLower(title), strings.ToLower(line)
	rest, ok := strings.CutPrefix(title, line)
	if title != "" && len(line) < len(title)+60 && strings.HasSuffix(line, title) {
		return true // behind a trail of sections
	}
	if !ok || line == "" {
		return false
	}
	rest = strings.TrimSpace(rest)
	return rest == "" || strings.ContainsAny(rest[:1], "|-:»") || strings.HasPrefix(rest, "–") || strings.HasPrefix(rest, "—") || strings.HasPrefix(rest, "·")
}

// walk puts every lowest block element down as a block; loose text between
// blocks is a block too.
func (b *builder) walk(n *html.Node, kind dragoman.FurnitureKind) {
	var loose strings.Builder
	flush := func() {
		b.block(loose.String(), kind)
		loose.Reset()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			loose.WriteString(c.Data)
		case c.Type != html.ElementNode || b.linkList(c):
		case c.DataAtom == atom.Br:
			if lineEnds(loose.String(), c) {
				flush()
			} else {
				loose.WriteByte(' ')
			}
		case b.tree.block[c]:
			flush()
			k := blockKinds[c.DataAtom]
			if k == "" || kind == dragoman.Caption {
				k = kind
			}
			b.walk(c, k)
		case c.DataAtom == atom.Time && blockTime(c):
			flush()
			b.block(timeText(c), b.timeKind(c))
		default:
			textOf(c, &loose)
		}
	}
	flush()
}

// linkList: a list, or a block without prose, that is mostly links.
func (b *builder) linkList(n *html.Node) bool {
	letters, linked := b.tree.letters[n], b.tree.linked[n]
	if !b.tree.block[n] || b.tree.prose[n] > 0 || letters == 0 {
		return false
	}
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Figcaption, atom.Td, atom.Th, atom.Tr, atom.Tbody, atom.Thead, atom.Blockquote:
		return false
	}
	return linked*5 > letters*4
}

// lineEnds: a line break ends a paragraph where another follows, or where the
// text before ends a sentence, or the text behind does not go on in small
// letters.
func lineEnds(before string, br *html.Node) bool {
	if endsSentence(strings.TrimSpace(before)) {
		return true
	}
	for c := br.NextSibling; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Br {
			return true
		}
		if c.Type == html.TextNode {
			if s := strings.TrimSpace(c.Data); s != "" {
				r, _ := utf8.DecodeRuneInString(s)
				return !unicode.IsLower(r) && !unicode.IsPunct(r)
			}
			continue
		}
		return c.DataAtom != atom.A && c.DataAtom != atom.Em && c.DataAtom != atom.I
	}
	return true
}

// blockTime: a time that stands alone between blocks, as live reports have it.
func blockTime(n *html.Node) bool {
	for _, c := range [2]*html.Node{n.PrevSibling, n.NextSibling} {
		if c != nil && c.Type == html.TextNode && strings.TrimSpace(c.Data) != "" {
			return false
		}
	}
	return true
}

// timeKind: a time before the prose is the report's own, one within it heads an
// entry of a live report. One of a change is not the report's.
func (b *builder) timeKind(n *html.Node) dragoman.FurnitureKind {
	if b.prose == 0 && !saysUpdated(n, b.updated) {
		return dragoman.Boilerplate
	}
	return dragoman.CrossHeading
}

// timeText is what a time shows, or the date it stands for.
func timeText(n *html.Node) string {
	var b strings.Builder
	textOf(n, &b)
	if s := strings.TrimSpace(b.String()); s != "" {
		return s
	}
	return attr(n, "datetime")
}

// textOf writes a node's text, with line breaks as blanks.
func textOf(n *html.Node, b *strings.Builder) {
	if n.Type == html.TextNode {
		b.WriteString(n.Data)
	}
	if n.DataAtom == atom.Br {
		b.WriteByte(' ')
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		textOf(c, b)
	}
}
