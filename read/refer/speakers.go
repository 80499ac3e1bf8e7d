// SPDX-License-Identifier: Apache-2.0

package refer

import (
	"cmp"
	"slices"

	"dragoman"
)

// Speakers resolves "I", "me", "my" in direct speech to its speaker, once the
// statements have theirs. It needs actors and statements.
func (r *Resolver) Speakers(x *dragoman.Reading) {
	var found []dragoman.Mention
	for i := range x.Statements {
		s := &x.Statements[i]
		if s.Form == "indirect" || s.Speaker.Actor == "" {
			continue
		}
		a := x.Actor(s.Speaker.Actor)
		if a == nil || a.Kind != dragoman.Person {
			continue
		}
		for _, c := range s.Content {
			quoted := s.Form == "direct"
			for t := x.TokenAt(c.Start); t < len(x.Tokens) && x.Tokens[t].Start < c.End; t++ {
				w := x.Tokens[t].Of(x.Text)
				switch w {
				case "“", "”", "\"":
					if s.Form == "mixed" {
						quoted = w == "“" || w == "\"" && !quoted
					}
				default:
					if quoted && r.words.Has("i", w) && (x.Tokens[t].UPOS == dragoman.PRON || !r.words.Has("i or a thing", w)) {
						found = append(found, dragoman.Mention{Span: x.Tokens[t].Span, First: int32(t), Last: int32(t) + 1,
							Kind: dragoman.Person, Form: dragoman.Pronoun, Actor: a.ID})
					}
				}
			}
		}
	}
	slices.SortStableFunc(found, func(a, b dragoman.Mention) int { return cmp.Compare(a.First, b.First) })
	found = slices.CompactFunc(found, func(a, b dragoman.Mention) bool { return a.First == b.First }) // nested statements: the outer one came first
	at := map[string]int{}
	for i := range x.Actors {
		at[x.Actors[i].ID] = i
	}
	for _, m := range found {
		a := &x.Actors[at[m.Actor]]
		a.Mentions = append(a.Mentions, dragoman.ActorMention{Span: m.Span, Form: m.Form})
	}
	for i := range x.Actors {
		slices.SortStableFunc(x.Actors[i].Mentions, func(p, q dragoman.ActorMention) int { return cmp.Compare(p.Start, q.Start) })
	}
	x.Mentions = append(x.Mentions, found...)
	slices.SortStableFunc(x.Mentions, func(p, q dragoman.Mention) int { return cmp.Compare(p.First, q.First) })
}
