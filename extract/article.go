// SPDX-License-Identifier: Apache-2.0

package extract

import (
	_ "embed"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The article of a page is found in two steps. What is no article by its
// element, its role or its name is cut away; then the article is the lowest
// element that holds most of the prose that is left. Prose is text in blocks
// that read as sentences, or are long, and are not links. Each node is looked at a bounded
// number of times, so cost is linear in the page.

// share is the part of a page's prose its article holds at least.
const share = 0.85

// longProse is the length in bytes from which text without the end of a
// sentence, such as that of a page cut off, is prose.
const longProse = 80

//go:embed classes.txt
var classesFile string

// classes are the names of parts that are no article.
type classes struct{ always, other [][]string }

var partNames = parseClasses(classesFile)

func parseClasses(file string) (c classes) {
	for line := range strings.Lines(file) {
		kind, list, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok || strings.HasPrefix(kind, "#") {
			continue
		}
		for _, name := range strings.Fields(list) {
			pieces := strings.Split(name, "+")
			if kind == "always" {
				c.always = append(c.always, pieces)
			} else {
				c.other = append(c.other, pieces)
			}
		}
	}
	return c
}

// tree is a page with what is known of its nodes.
type tree struct {
	prose   map[*html.Node]int  // bytes of prose in a node and below it
	block   map[*html.Node]bool // a block, or an inline element that holds one
	linked  map[*html.Node]int  // bytes of text inside links
	letters map[*html.Node]int  // bytes of text, blanks apart
	body    *html.Node
}

// noArticle are elements that hold no text of an article.
var noArticle = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Iframe: true, atom.Svg: true,
	atom.Nav: true, atom.Footer: true, atom.Aside: true, atom.Button: true, atom.Input: true, atom.Select: true,
	atom.Textarea: true, atom.Dialog: true, atom.Menu: true, atom.Object: true, atom.Embed: true, atom.Canvas: true,
	atom.Head: true, atom.Audio: true, atom.Video: true, atom.Label: true, atom.Math: true, atom.Map: true,
}

var noArticleRole = map[string]bool{
	"navigation": true, "banner": true, "contentinfo": true, "complementary": true, "dialog": true, "alertdialog": true,
	"search": true, "menu": true, "menubar": true, "toolbar": true, "alert": true, "form": true, "tablist": true,
}

// measure fills in what is known of the nodes from the leaves up. It is called
// again after cutting.
func measure(doc *html.Node) *tree {
	t := &tree{prose: map[*html.Node]int{}, block: map[*html.Node]bool{}, linked: map[*html.Node]int{}, letters: map[*html.Node]int{}}
	t.visit(doc, false)
	return t
}

// visit measures a node; depth is bounded by the caller (maxDepth).
func (t *tree) visit(n *html.Node, inLink bool) {
	inLink = inLink || n.DataAtom == atom.A
	if n.DataAtom == atom.Body {
		t.body = n
	}
	if n.Type == html.TextNode {
		t.letters[n] = bytesOfText(n.Data)
		if inLink {
			t.linked[n] = t.letters[n]
		}
		return
	}
	_, isBlock := blockKinds[n.DataAtom]
	isBlock = isBlock || strings.Contains(strings.ReplaceAll(attr(n, "style"), " ", ""), "display:block")
	loose, looseLinked, sentence, inner := 0, 0, false, false
	flush := func() {
		if (loose >= minProse && sentence || loose >= longProse) && looseLinked*3 < loose {
			t.prose[n] += loose
		}
		loose, looseLinked, sentence = 0, 0, false
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && noArticle[c.DataAtom] {
			continue
		}
		t.visit(c, inLink)
		t.letters[n] += t.letters[c]
		t.linked[n] += t.linked[c]
		if t.block[c] {
			flush()
			inner = true
			t.prose[n] += t.prose[c]
			continue
		}
		loose += t.letters[c]
		looseLinked += t.linked[c]
		sentence = sentence || t.letters[c] > 0 && hasStop(c)
	}
	t.block[n] = isBlock || inner
	if t.block[n] || n.Type == html.DocumentNode || n.DataAtom == atom.Body {
		flush()
	}
}

// hasStop: the text of an inline node, or of its own children, has a mark that
// ends sentences.
func hasStop(n *html.Node) bool {
	if n.Type == html.TextNode {
		return strings.ContainsAny(n.Data, ".!?…")
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if hasStop(c) {
			return true
		}
	}
	return false
}

func bytesOfText(s string) int {
	n := 0
	for _, f := range strings.Fields(s) {
		n += len(f) + 1
	}
	return n
}

// cut takes out of the page what is no article.
func (t *tree) cut(n *html.Node, inArticle bool) {
	inArticle = inArticle || n.DataAtom == atom.Article || n.DataAtom == atom.Main
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if c.Type == html.CommentNode || c.Type == html.ElementNode && t.apart(c, inArticle) {
			n.RemoveChild(c)
		} else {
			t.cut(c, inArticle)
		}
		c = next
	}
}

func (t *tree) apart(n *html.Node, inArticle bool) bool {
	if n == t.body || n.DataAtom == atom.Html {
		return false
	}
	if noArticle[n.DataAtom] || hidden(n) {
		return true
	}
	most := t.prose[n]*2 > t.prose[t.body]
	if role := attr(n, "role"); noArticleRole[role] && (!most || role == "dialog" || role == "alertdialog") || attr(n, "aria-modal") == "true" {
		return true
	}
	if n.DataAtom == atom.Header && !inArticle && !most {
		return true
	}
	if n.DataAtom == atom.Form && !most {
		return true
	}
	name := pieces(attr(n, "class") + " " + attr(n, "id"))
	if len(name) == 0 {
		return false
	}
	whole := n.DataAtom == atom.Main || n.DataAtom == atom.Article
	return !whole && named(name, partNames.always) && !(most && t.outweighs(n)) || !whole && !most && named(name, partNames.other)
}

// outweighs: nothing is left of the page without n.
func (t *tree) outweighs(n *html.Node) bool { return t.prose[t.body]-t.prose[n] < minProse }

func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return a.Val != "false"
		case "aria-hidden":
			if a.Val == "true" {
				return true
			}
		case "style":
			s := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			if strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}

// pieces splits names at what is no letter and before capitals inside.
func pieces(s string) map[string]bool {
	out := map[string]bool{}
	var word []rune
	flush := func() {
		if len(word) > 0 {
			out[strings.ToLower(string(word))] = true
			word = word[:0]
		}
	}
	lower := false
	for _, r := range s[:min(len(s), 400)] {
		if !unicode.IsLetter(r) || lower && unicode.IsUpper(r) {
			flush()
		}
		lower = unicode.IsLower(r)
		if unicode.IsLetter(r) {
			word = append(word, r)
		}
	}
	flush()
	return out
}

func named(name map[string]bool, list [][]string) bool {
next:
	for _, pieces := range list {
		for _, p := range pieces {
			if !name[p] {
				continue next
			}
		}
		return true
	}
	return false
}

// article is the lowest element that holds most of the prose; nil where there
// is none.
func (t *tree) article() *html.Node {
	if t.body == nil || t.prose[t.body] < minProse {
		return nil
	}
	at := t.body
	least := int(share * float64(t.prose[t.body]))
	for {
		down := (*html.Node)(nil)
		for c := at.FirstChild; c != nil; c = c.NextSibling {
			if t.block[c] && t.prose[c] >= least {
				down = c
			}
		}
		if down == nil || down.DataAtom == atom.P {
			break
		}
		at = down
	}
	for at.Parent != nil && at != t.body && t.hasTwin(at) {
		at = at.Parent
	}
	return at
}

// hasTwin: prose stands beside n in an element of the same name and class: the
// article goes on there.
func (t *tree) hasTwin(n *html.Node) bool {
	for c := n.Parent.FirstChild; c != nil; c = c.NextSibling {
		if c != n && t.prose[c] > 0 && (c.DataAtom == atom.P || c.DataAtom == n.DataAtom && attr(c, "class") == attr(n, "class")) {
			return true
		}
	}
	return false
}

// frontPage: the page is a list of reports: linked headings, five or more,
// that lead more text than the article's own prose.
func (t *tree) frontPage(n *html.Node) bool {
	heads, linkedHeads := 0, 0
	todo := []*html.Node{n}
	for len(todo) > 0 {
		c := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		switch c.DataAtom {
		case atom.H1, atom.H2, atom.H3, atom.H4:
			heads++
			if t.linked[c]*2 > t.letters[c] || c.Parent != nil && c.Parent.DataAtom == atom.A {
				linkedHeads++
			}
			continue
		}
		for k := c.LastChild; k != nil; k = k.PrevSibling {
			todo = append(todo, k)
		}
	}
	return linkedHeads >= 5 && linkedHeads*4 > heads*3 && t.prose[n] < linkedHeads*600
}
