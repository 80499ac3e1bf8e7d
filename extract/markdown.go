// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"cmp"
	"slices"
	"strings"

	"dragoman"
)

// markdown marks the furniture of a Markdown text, which is kept byte for
// byte: front matter, headings, pictures. Front matter fills the metadata.
func (x *Extractor) markdown(rep *dragoman.Report) {
	from := int32(0)
	if strings.HasPrefix(rep.Text, "---\n") || strings.HasPrefix(rep.Text, "---\r\n") {
		if end := strings.Index(rep.Text[4:], "\n---"); end >= 0 {
			head := rep.Text[4 : 4+end]
			at := 4 + end + 4
			from = int32(at)
			rep.Furniture = append(rep.Furniture, dragoman.Furniture{Span: dragoman.Span{Start: 0, End: from}, Kind: dragoman.Boilerplate})
			frontMatter(rep, head)
		}
	}
	first := true
	for _, b := range blocksOf(rep.Text, from) {
		line := b.Of(rep.Text)
		kind := dragoman.FurnitureKind("")
		switch {
		case strings.HasPrefix(line, "#"):
			kind = dragoman.CrossHeading
			if title := strings.TrimSpace(strings.TrimLeft(line, "#")); first {
				kind = dragoman.Headline
				if rep.Title == "" {
					rep.Title = title
				}
			}
		case strings.HasPrefix(line, "!["):
			kind = dragoman.Caption
		case line == "---" || line == "***" || strings.HasPrefix(line, "```"):
			kind = dragoman.Boilerplate
		}
		if kind != "" {
			rep.Furniture = append(rep.Furniture, dragoman.Furniture{Span: b, Kind: kind})
		}
		first = false
	}
	x.plainWithin(rep)
}

// frontMatter reads "key: value" lines.
func frontMatter(rep *dragoman.Report, head string) {
	for line := range strings.Lines(head) {
		k, v, ok := strings.Cut(line, ":")
		v = strings.Trim(strings.TrimSpace(v), `"'`)
		if !ok || v == "" {
			continue
		}
		set := func(to *string) {
			if *to == "" {
				*to = v
			}
		}
		switch strings.ToLower(strings.TrimSpace(k)) {
		case "title":
			set(&rep.Title)
		case "outlet", "source", "publication":
			set(&rep.Outlet)
		case "author", "byline":
			set(&rep.Byline)
		case "url", "link":
			set(&rep.URL)
		case "date", "published":
			if d, err := ParseDate(v); err == nil && rep.Published.Value == "" {
				d.Basis = "metadata"
				rep.Published = d
			}
		}
	}
}

func sortFurniture(f []dragoman.Furniture) {
	slices.SortFunc(f, func(a, b dragoman.Furniture) int { return cmp.Compare(a.Start, b.Start) })
}
