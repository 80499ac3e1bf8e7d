// SPDX-License-Identifier: Apache-2.0

// Package graph writes who did what to whom as a network, in GraphML and in
// GEXF 1.2: a node an actor, a directed edge an event between two of them.
package graph

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"dragoman"
	"dragoman/export/table"
)

// Graph gathers nodes and edges. The zero value is empty. Memory grows with
// the number of edges.
type Graph struct {
	nodes []node
	edges []edge
	seen  map[string]bool
	// Open counts the dyads left out: one of their sides is nobody known.
	Open int
}

type node struct {
	id, label string
	values    []string // as nodeAttributes
}

type edge struct {
	id, from, to, label string
	values              []string // as edgeAttributes
}

// attribute is a column of nodes or edges: its name and type, string, double or
// integer.
type attribute struct{ name, typ string }

var (
	nodeAttributes = []attribute{{"kind", "string"}, {"country", "string"}, {"sector", "string"}, {"wikidata", "string"}}
	edgeAttributes = []attribute{{"event", "string"}, {"plover", "string"}, {"mode", "string"}, {"cameo", "string"}, {"quad", "integer"}, {"intensity", "double"},
		{"status", "string"}, {"date", "string"}, {"date_basis", "string"}, {"place", "string"}, {"country", "string"}, {"report", "string"}, {"outlet", "string"}, {"url", "string"}, {"trigger", "string"}}
)

// Add gathers the events of a report.
func (g *Graph) Add(r *dragoman.Reading) {
	if g.seen == nil {
		g.seen = map[string]bool{}
	}
	for i := range r.Events {
		e := &r.Events[i]
		for n, d := range table.Dyads(e) {
			from, to := g.node(r, d.Actor), g.node(r, d.Recipient)
			if from == "" || to == "" {
				g.Open++
				continue
			}
			day, basis := table.Dated(r, e)
			g.edges = append(g.edges, edge{fmt.Sprintf("%s-%d", e.ID, n), from, to, strings.ToLower(e.PLOVER), []string{
				e.ID, e.PLOVER, e.Mode, e.CAMEO, fmt.Sprint(e.Quad), fmt.Sprintf("%g", e.Intensity),
				string(e.Status), day, basis, e.Where.Place, e.Where.Country, r.ID, r.Outlet, r.URL, table.Clean(e.Trigger.Of(r.Text)),
			}})
		}
	}
}

// node is the node of a participant, "" where it is no known actor.
func (g *Graph) node(r *dragoman.Reading, p *dragoman.Participant) string {
	if p == nil {
		return ""
	}
	a := r.Actor(p.Actor)
	if a == nil || a.Name == "" {
		return ""
	}
	if !g.seen[a.ID] {
		g.seen[a.ID] = true
		g.nodes = append(g.nodes, node{a.ID, table.Clean(a.Name), []string{string(a.Kind), a.OwnCountry(), a.Sector, table.PartyOf(r, p).Wikidata}})
	}
	return a.ID
}

// Edges is how many edges there are.
func (g *Graph) Edges() int { return len(g.edges) }

// printer writes XML; the first error is kept by its buffer.
type printer struct{ *bufio.Writer }

func esc(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a builder never fails
	return b.String()
}

// f formats; strings are escaped.
func (p printer) f(format string, args ...any) {
	for i, a := range args {
		if s, ok := a.(string); ok {
			args[i] = esc(s)
		}
	}
	fmt.Fprintf(p, format, args...)
}

// GraphML writes the graph as GraphML 1.0.
func (g *Graph) GraphML(w io.Writer) error {
	p := printer{bufio.NewWriter(w)}
	p.WriteString(xml.Header + `<graphml xmlns="http://graphml.graphdrawing.org/xmlns">` + "\n")
	typ := map[string]string{"integer": "int"}
	for _, of := range []struct {
		class string
		list  []attribute
	}{{"node", append([]attribute{{"label", "string"}}, nodeAttributes...)}, {"edge", append([]attribute{{"label", "string"}}, edgeAttributes...)}} {
		for _, a := range of.list {
			t := a.typ
			if typ[t] != "" {
				t = typ[t]
			}
			p.f(`<key id="%s_%s" for="%s" attr.name="%s" attr.type="%s"/>`+"\n", of.class, a.name, of.class, a.name, t)
		}
	}
	p.WriteString(`<graph edgedefault="directed">` + "\n")
	data := func(class, label string, list []attribute, values []string) {
		p.f(`<data key="%s_label">%s</data>`, class, label)
		for i, v := range values {
			if v != "" {
				p.f(`<data key="%s_%s">%s</data>`, class, list[i].name, v)
			}
		}
	}
	for _, n := range g.nodes {
		p.f(`<node id="%s">`, n.id)
		data("node", n.label, nodeAttributes, n.values)
		p.WriteString("</node>\n")
	}
	for _, e := range g.edges {
		p.f(`<edge id="%s" source="%s" target="%s">`, e.id, e.from, e.to)
		data("edge", e.label, edgeAttributes, e.values)
		p.WriteString("</edge>\n")
	}
	p.WriteString("</graph>\n</graphml>\n")
	return p.Flush()
}

// GEXF writes the graph as GEXF 1.2, the version most programs read.
func (g *Graph) GEXF(w io.Writer) error {
	p := printer{bufio.NewWriter(w)}
	p.WriteString(xml.Header + `<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">` + "\n<meta><creator>Dragoman</creator></meta>\n" +
		`<graph mode="static" defaultedgetype="directed">` + "\n")
	for _, of := range []struct {
		class string
		list  []attribute
	}{{"node", nodeAttributes}, {"edge", edgeAttributes}} {
		p.f(`<attributes class="%s">`+"\n", of.class)
		for _, a := range of.list {
			p.f(`<attribute id="%s" title="%s" type="%s"/>`+"\n", a.name, a.name, a.typ)
		}
		p.WriteString("</attributes>\n")
	}
	values := func(list []attribute, vs []string) {
		p.WriteString("<attvalues>")
		for i, v := range vs {
			if v != "" {
				p.f(`<attvalue for="%s" value="%s"/>`, list[i].name, v)
			}
		}
		p.WriteString("</attvalues>")
	}
	p.WriteString("<nodes>\n")
	for _, n := range g.nodes {
		p.f(`<node id="%s" label="%s">`, n.id, n.label)
		values(nodeAttributes, n.values)
		p.WriteString("</node>\n")
	}
	p.WriteString("</nodes>\n<edges>\n")
	for _, e := range g.edges {
		p.f(`<edge id="%s" source="%s" target="%s" label="%s">`, e.id, e.from, e.to, e.label)
		values(edgeAttributes, e.values)
		p.WriteString("</edge>\n")
	}
	p.WriteString("</edges>\n</graph>\n</gexf>\n")
	return p.Flush()
}
