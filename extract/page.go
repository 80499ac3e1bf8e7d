// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"errors"
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dragoman"
)

// Bounds on a hostile page. A page of a newspaper nests some thirty deep and
// has some five thousand nodes.
const (
	maxDepth = 300     // nested elements
	maxNodes = 200_000 // nodes of the tree
	minProse = 60      // bytes of prose that make an article
)

// page finds the article of an HTML page and its metadata. The text is the
// title, then the article's blocks, a line each, blank lines between.
func (x *Extractor) page(rep *dragoman.Report, source string) error {
	if tags := strings.Count(source, "<"); tags > maxNodes {
		return fmt.Errorf("the page has %d tags (at most %d)", tags, maxNodes)
	}
	doc, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return fmt.Errorf("not HTML: %w", err)
	}
	if depth, nodes := sizeOf(doc); depth > maxDepth || nodes > maxNodes {
		return fmt.Errorf("the page nests %d deep with %d nodes (at most %d and %d)", depth, nodes, maxDepth, maxNodes)
	}
	meta := metaOf(doc)
	measure(doc).cut(doc, false)
	t := measure(doc)
	body := t.article()
	if body == nil {
		return errors.New("no article found in the page")
	}
	if t.frontPage(body) {
		return errors.New("a front page or a list of reports, not a report")
	}
	meta.within(body, x.updated)
	if meta.title == "" {
		meta.title = titleOf(body, meta.pageTitle)
	}
	meta.fill(rep)
	b := builder{tree: t, updated: x.updated, title: strings.Join(strings.Fields(unseen.Replace(rep.Title)), " ")}
	b.block(rep.Title, dragoman.Headline)
	b.walk(body, "")
	if b.prose < minProse {
		return errors.New("no article found in the page")
	}
	rep.Text = string(b.text)
	rep.Furniture = b.furniture
	if len(rep.Text) <= MaxText { // more is refused
		x.plainWithin(rep)
	}
	return nil
}

// titleOf is the first heading of the first rank near the article; else what
// the page calls itself.
func titleOf(body *html.Node, page string) string {
	for n := body; n != nil; n = n.Parent {
		if h := first(n, atom.H1); h != nil {
			if s := text(h); s != "" {
				return s
			}
		}
	}
	return page
}

// first is the first element of a kind below n, in the order of the page.
func first(n *html.Node, a atom.Atom) *html.Node {
	if n.DataAtom == a {
		return n
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if f := first(c, a); f != nil {
			return f
		}
	}
	return nil
}

// plainWithin adds what the line rules find in blocks the page's markup did
// not mark. Both lists are in order and without overlaps of their own.
func (x *Extractor) plainWithin(rep *dragoman.Report) {
	marked := rep.Furniture
	title := rep.Title
	rep.Furniture = nil
	x.plain(rep, 0)
	rep.Title = title
	found := rep.Furniture
	rep.Furniture = marked
	k := 0
	for _, f := range found {
		for k < len(marked) && marked[k].End <= f.Start {
			k++
		}
		if f.Kind != dragoman.Headline && (k == len(marked) || !marked[k].Overlaps(f.Span)) {
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
