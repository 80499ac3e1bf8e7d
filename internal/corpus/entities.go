// SPDX-License-Identifier: Apache-2.0

package corpus

import (
	"strings"

	"dragoman"
)

// GoldMention is a mention of GUM's Entity layer, in tokens of the document.
type GoldMention struct {
	First, Last int32 // tokens [First, Last)
	Head        int32 // the token whose head lies outside the mention
	Group       string
	Type        string // person, place, organization, ...
}

// Form is what kind of mention it is, by its head.
func (m GoldMention) Form(r *dragoman.Reading) dragoman.Form {
	switch r.Tokens[m.Head].UPOS {
	case dragoman.PROPN:
		return dragoman.Name
	case dragoman.PRON, dragoman.DET:
		return dragoman.Pronoun
	}
	return dragoman.Nominal
}

// Name is the name within a mention whose head is a proper noun: the proper
// nouns beside the head, joined by "of" and the like in all but persons.
func (m GoldMention) Name(r *dragoman.Reading) (first, last int32) {
	proper := func(i int32) bool {
		return i >= m.First && i < m.Last && (r.Tokens[i].UPOS == dragoman.PROPN || strings.HasPrefix(r.Tokens[i].XPOS, "NNP"))
	}
	first, last = m.Head, m.Head+1
	for {
		switch {
		case proper(first - 1):
			first--
		case proper(first-2) && joins(r, first-1, m.Type):
			first -= 2
		case proper(last):
			last++
		case proper(last+1) && joins(r, last, m.Type):
			last += 2
		default:
			return first, last
		}
	}
}

func joins(r *dragoman.Reading, i int32, typ string) bool {
	switch r.Tokens[i].Of(r.Text) {
	case "-", "'", "’", ".":
		return true
	case "of", "and", "for", "&", "de":
		return typ != "person"
	}
	return false
}

// Entities reads the Entity layer of a document of GUM, in the order of the
// mentions' beginnings, outer ones first. Tokens are numbered as in d.Gold().
func (d Doc) Entities() []GoldMention {
	var out []GoldMention
	open := map[string][]int{}
	n := int32(0)
	for _, t := range d.Trees {
		base := n
		for i, w := range t.Words {
			for _, item := range entityItems(w.Misc) {
				if id, ok := strings.CutSuffix(item, ")"); ok && !strings.HasPrefix(item, "(") {
					if s := open[id]; len(s) > 0 {
						out[s[len(s)-1]].Last = n + 1
						open[id] = s[:len(s)-1]
					}
					continue
				}
				f := strings.SplitN(strings.Trim(item, "()"), "-", 3)
				if len(f) < 2 {
					continue
				}
				out = append(out, GoldMention{First: n, Last: -1, Group: f[0], Type: f[1]})
				if strings.HasSuffix(item, ")") {
					out[len(out)-1].Last = n + 1
				} else {
					open[f[0]] = append(open[f[0]], len(out)-1)
				}
			}
			_ = i
			n++
		}
		for k := range out {
			if out[k].First >= base {
				out[k].Head = headOf(t, base, out[k])
			}
		}
	}
	whole := out[:0]
	for _, m := range out {
		if m.Last > m.First && m.Head >= 0 {
			whole = append(whole, m)
		}
	}
	return whole
}

func headOf(t Tree, base int32, m GoldMention) int32 {
	last := m.Last
	if last < 0 {
		return -1
	}
	for i := m.First; i < last; i++ {
		h := base + int32(t.Words[i-base].Head) - 1
		if t.Words[i-base].Head == 0 || h < m.First || h >= last {
			return i
		}
	}
	return m.First
}

// entityItems splits Entity=(1-person-...(2-place-...)3) at its brackets.
func entityItems(misc string) (items []string) {
	for _, f := range strings.Split(misc, "|") {
		s, ok := strings.CutPrefix(f, "Entity=")
		for ok && s != "" {
			end := len(s)
			for i := 0; i < len(s); i++ {
				if s[i] == ')' {
					end = i + 1
					break
				}
				if s[i] == '(' && i > 0 {
					end = i
					break
				}
			}
			items = append(items, s[:end])
			s = s[end:]
		}
	}
	return items
}
