// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"errors"
	"fmt"
	"strings"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dragoman"
)

// Bounds on a hostile page.
const (
	maxDepth = 300     // nested elements
	maxNodes = 400_000 // nodes of the tree
	minProse = 60      // bytes of prose that make an article
)

// page finds the article of an HTML page and its metadata. The text is the
// title, then the article's blocks, a line each, blank lines between.
func (x *Extractor) page(rep *dragoman.Report, source string) (err error) {
	defer func() { // a library's panic on a hostile page is an error of this page
		if p := recover(); p != nil {
			err = fmt.Errorf("the page can't be taken apart: %v", p)
		}
	}()
	doc, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return fmt.Errorf("not HTML: %w", err)
	}
	if depth, nodes := sizeOf(doc); depth > maxDepth || nodes > maxNodes {
		return fmt.Errorf("the page nests %d deep with %d nodes (at most %d and %d)", depth, nodes, maxDepth, maxNodes)
	}
	meta := metaOf(doc)
	meta.fill(rep)
	res, err := trafilatura.ExtractDocument(doc, trafilatura.Options{ExcludeComments: true, HtmlDateMode: trafilatura.Disabled})
	if err != nil {
		return fmt.Errorf("no article found: %w", err)
	}
	if rep.Title == "" {
		rep.Title = strings.TrimSpace(res.Metadata.Title)
	}
	var b builder
	if rep.Title != "" {
		b.block(rep.Title, dragoman.Headline)
	}
	b.walk(res.ContentNode, "")
	if len(b.text) == 0 || b.prose < minProse {
		return errors.New("no article found in the page")
	}
	rep.Text = string(b.text)
	rep.Furniture = b.furniture
	x.plainWithin(rep)
	return nil
}

// plainWithin adds what the line rules find in blocks the page's markup did
// not mark.
func (x *Extractor) plainWithin(rep *dragoman.Report) {
	marked := rep.Furniture
	title := rep.Title
	rep.Furniture = nil
	x.plain(rep, 0)
	rep.Title = title
	found := rep.Furniture
	rep.Furniture = marked
	for _, f := range found {
		clash := f.Kind == dragoman.Headline
		for _, m := range marked {
			clash = clash || m.Overlaps(f.Span)
		}
		if !clash {
			rep.Furniture = append(rep.Furniture, f)
		}
	}
	sortFurniture(rep.Furniture)
}

func sizeOf(doc *html.Node) (depth, nodes int) {
	type at struct {
		n *html.Node
		d int
	}
	todo := []at{{doc, 0}}
	for len(todo) > 0 && nodes <= maxNodes {
		t := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		nodes++
		depth = max(depth, t.d)
		for c := t.n.FirstChild; c != nil; c = c.NextSibling {
			todo = append(todo, at{c, t.d + 1})
		}
	}
	return depth, nodes
}

// builder puts the text together, block by block.
type builder struct {
	text      []byte
	furniture []dragoman.Furniture
	prose     int // bytes of blocks that are no furniture
}

func (b *builder) block(s string, kind dragoman.FurnitureKind) {
	s = strings.Join(strings.Fields(s), " ")
	if s == "" {
		return
	}
	if kind != dragoman.Headline && len(b.furniture) > 0 && b.furniture[0].Kind == dragoman.Headline && s == b.furniture[0].Of(string(b.text)) {
		return // the page prints its title again at the head of the article
	}
	if len(b.text) > 0 {
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

var blockKinds = map[atom.Atom]dragoman.FurnitureKind{
	atom.H1: dragoman.CrossHeading, atom.H2: dragoman.CrossHeading, atom.H3: dragoman.CrossHeading,
	atom.H4: dragoman.CrossHeading, atom.H5: dragoman.CrossHeading, atom.H6: dragoman.CrossHeading,
	atom.Figcaption: dragoman.Caption, atom.P: "", atom.Li: "", atom.Blockquote: "", atom.Pre: "",
	atom.Td: "", atom.Th: "", atom.Div: "", atom.Section: "", atom.Article: "", atom.Dd: "", atom.Dt: "",
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
		k, isBlock := blockKinds[c.DataAtom]
		switch {
		case c.Type == html.TextNode:
			loose.WriteString(c.Data)
		case c.Type != html.ElementNode:
		case c.DataAtom == atom.Br:
			flush()
		case isBlock || hasBlock(c):
			flush()
			if k == "" {
				k = kind
			}
			b.walk(c, k)
		default:
			textOf(c, &loose)
		}
	}
	flush()
}

func hasBlock(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			if _, ok := blockKinds[c.DataAtom]; ok || hasBlock(c) {
				return true
			}
		}
	}
	return false
}

func textOf(n *html.Node, b *strings.Builder) {
	if n.Type == html.TextNode {
		b.WriteString(n.Data)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		textOf(c, b)
	}
}
