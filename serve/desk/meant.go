// SPDX-License-Identifier: Apache-2.0

package desk

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"dragoman"
	"dragoman/internal/query"
	"dragoman/know/actors"
)

// Meant is a name that a word of a search may stand for.
type Meant struct {
	dragoman.Named
	Word  string // as searched
	Query string // the search with the name in its place
}

// Bounds of what a search may have meant.
const (
	rareHits   = 3     // passages, below which a word may be misspelt
	namesAsked = 30000 // names of the record that are compared
	meantShown = 4
)

// Meant finds names that words of a search may stand for, where the record has
// next to nothing under those words: by the actor file, then by spelling.
func (d *Desk) Meant(ctx context.Context, q string) ([]Meant, error) {
	tree, err := query.Parse(q, dragoman.SearchFields)
	if err != nil {
		return nil, err
	}
	var out []Meant
	for _, n := range terms(tree) {
		rare, err := d.rare(ctx, n)
		if err != nil || !rare {
			if err != nil {
				return nil, err
			}
			continue
		}
		names, err := d.namesFor(ctx, n.Text)
		if err != nil {
			return nil, err
		}
		for _, x := range names {
			put := x.Name
			if n.Kind == query.Word {
				put = closest(n.Text, x.Name)
			}
			if strings.ContainsAny(put, " '’-.") {
				put = `"` + strings.ReplaceAll(put, `"`, "") + `"`
			}
			out = append(out, Meant{x, n.Text, replaced(q, n, put)})
		}
	}
	return out[:min(len(out), meantShown)], nil
}

// terms are the words, phrases and names of a query that may be misspelt.
func terms(n *query.Node) (out []*query.Node) {
	switch n.Kind {
	case query.Word, query.Phrase:
		if len(n.Text) >= 4 && !strings.Contains(n.Text, "*") {
			out = append(out, n)
		}
	case query.Field:
		if (n.Field == "actor" || n.Field == "speaker") && len(n.Text) >= 4 {
			out = append(out, n)
		}
	}
	for _, x := range n.Of {
		out = append(out, terms(x)...)
	}
	return out
}

func (d *Desk) rare(ctx context.Context, n *query.Node) (bool, error) {
	q := `"` + strings.ReplaceAll(n.Text, `"`, " ") + `"`
	if n.Kind == query.Field {
		q = n.Field + ":" + q
	}
	hits, _, err := d.Search(ctx, q, "", rareHits)
	return len(hits) < rareHits, err
}

// namesFor are the actors of the record that a word may name: those the actor
// file knows by it, then those with a word near to it.
func (d *Desk) namesFor(ctx context.Context, word string) (out []dragoman.Named, err error) {
	f := actors.Fold(word)
	if d.Also != nil {
		for _, name := range d.Also(word) {
			found, err := d.Names(ctx, actors.Fold(name), 1)
			if err != nil {
				return nil, err
			}
			if len(found) > 0 && actors.Fold(found[0].Name) != f && !slices.ContainsFunc(out, func(o dragoman.Named) bool { return o.Key == found[0].Key }) {
				out = append(out, found[0])
			}
		}
	}
	all, err := d.Names(ctx, "", namesAsked)
	if err != nil {
		return nil, err
	}
	type near struct {
		dragoman.Named
		far int
	}
	var by []near
	for _, n := range all {
		if far, ok := farFrom(f, actors.Fold(n.Name)); ok {
			by = append(by, near{n, far})
		}
	}
	slices.SortStableFunc(by, func(a, b near) int { return cmp.Or(a.far-b.far, b.Reports-a.Reports) })
	for _, n := range by[:min(len(by), meantShown)] {
		if !slices.ContainsFunc(out, func(o dragoman.Named) bool { return o.Key == n.Key }) {
			out = append(out, n.Named)
		}
	}
	return out[:min(len(out), meantShown)], nil
}

// farFrom is how far a word, or words, are from a name or one of its words; ok
// is false where they are too far to be meant, or the same.
func farFrom(word, name string) (far int, ok bool) {
	parts := []string{name}
	if !strings.Contains(word, " ") {
		parts = append(parts, strings.Fields(name)...)
	}
	most := 1 + len(word)/6
	far = most + 1
	for _, p := range parts {
		if p == word {
			return 0, false
		}
		if len(p) >= 4 && p[0] == word[0] && max(len(p), len(word))-min(len(p), len(word)) <= most {
			far = min(far, distance(word, p))
		}
	}
	return far, far <= most
}

// closest is the word of a name that another is nearest to, as the name writes
// it; the whole name where none is near.
func closest(word, name string) string {
	best, far := name, 1+len(word)/6
	for _, p := range strings.Fields(name) {
		if n := distance(actors.Fold(word), actors.Fold(p)); n <= far && n > 0 {
			best, far = p, n
		}
	}
	return best
}

// replaced is a query with another word in the place of one of its terms.
func replaced(q string, n *query.Node, put string) string {
	i := strings.Index(q[min(n.At, len(q)):], n.Text)
	if i < 0 {
		return put
	}
	from := n.At + i
	to := from + len(n.Text)
	if from > 0 && to < len(q) && q[from-1] == '"' && q[to] == '"' { // it stands in marks
		from, to = from-1, to+1
		if !strings.HasPrefix(put, `"`) {
			put = `"` + put + `"`
		}
	}
	return q[:from] + put + q[to:]
}
