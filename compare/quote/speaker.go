// SPDX-License-Identifier: Apache-2.0

package quote

import (
	"slices"

	"dragoman"
)

// Speaker is whom one report gives words to.
type Speaker struct {
	Name  string // "" unknown
	Actor string // id, "" unknown
	Kind  dragoman.Kind
	Press bool // a news outlet, which passes on what others say
	Cue   string
	Named bool // by a name, not by a description or a pronoun alone
	Class string
	// Sure reports that the report names the speaker in the sentence of the
	// words, and that nobody else is near.
	Sure bool
}

// speakers finds whom each quotation of a report is given to: the speaker of
// the statement that holds most of it, else of the quotation before it in its
// paragraph, else whoever does what its sentence tells.
func speakers(r *dragoman.Reading, qs []Quotation) {
	for i := range qs {
		q := &qs[i]
		if q.Speaker = stated(r, q.Span); q.Speaker.Name != "" {
			continue
		}
		if i > 0 && qs[i-1].Speaker.Name != "" && paragraph(r, qs[i-1].Span) == paragraph(r, q.Span) {
			q.Speaker = qs[i-1].Speaker
			q.Speaker.Sure = false
			continue
		}
		q.Speaker = doer(r, q.tokens[0], q.Span)
	}
}

func paragraph(r *dragoman.Reading, at dragoman.Span) int32 {
	if s := r.SentenceAt(at.Start); s >= 0 {
		return r.Sentences[s].Para
	}
	return -1
}

// stated is the speaker of the statement whose content holds most of a span,
// the innermost one that has a speaker.
func stated(r *dragoman.Reading, at dragoman.Span) Speaker {
	best, size := -1, 0
	for s := range r.Statements {
		st := &r.Statements[s]
		if st.Tier == "attitude" || st.Speaker.Name == "" && st.Speaker.Actor == "" && len(st.Source) == 0 {
			continue
		}
		in, all := 0, 0
		for _, c := range st.Content {
			in += max(0, int(min(c.End, at.End)-max(c.Start, at.Start)))
			all += c.Len()
		}
		if 2*in >= at.Len() && (best < 0 || all < size) {
			best, size = s, all
		}
	}
	if best < 0 {
		return Speaker{}
	}
	return speakerOf(r, &r.Statements[best])
}

func speakerOf(r *dragoman.Reading, st *dragoman.Statement) Speaker {
	out := Speaker{Name: st.Speaker.Name, Actor: st.Speaker.Actor, Class: st.Speaker.Class}
	if a := r.Actor(out.Actor); a != nil {
		out.Name, out.Kind, out.Named, out.Press = a.Name, a.Kind, byName(a), a.Sector == "JRN" || a.Sector == "MED"
	}
	for _, src := range st.Source {
		if out.Name == "" {
			out.Name = src.Of(r.Text)
		}
		for _, m := range r.Mentions {
			if out.Kind == "" && m.Form == dragoman.Name && src.Has(m.Span) {
				out.Kind, out.Named = m.Kind, true
			}
			out.Sure = out.Sure || m.Form == dragoman.Name && src.Overlaps(m.Span) && m.Actor == out.Actor
		}
	}
	out.Sure = out.Sure && !(st.Speaker.Second != "" && st.Speaker.Margin < .25)
	if len(st.Cue) > 0 {
		out.Cue = st.Cue[0].Of(r.Text)
	}
	if st.Speaker.Class == "unknown" || st.Speaker.Class == "outlet" {
		out.Name, out.Actor, out.Sure = "", "", false
	}
	return out
}

// byName reports whether a report names an actor somewhere.
func byName(a *dragoman.Actor) bool {
	return slices.ContainsFunc(a.Mentions, func(m dragoman.ActorMention) bool { return m.Form == dragoman.Name })
}

// doer is the person who is the subject of the verb nearest above a token,
// outside the words themselves: who "called it a 'stunt'" said the words.
func doer(r *dragoman.Reading, at int32, words dragoman.Span) Speaker {
	s := r.SentenceAt(r.Tokens[at].Start)
	if s < 0 {
		return Speaker{}
	}
	for h, n := r.Tokens[at].Head, 0; h >= 0 && n < 12; h, n = r.Tokens[h].Head, n+1 {
		for k := r.Sentences[s].First; k < r.Sentences[s].Last; k++ {
			if t := &r.Tokens[k]; t.Head != h || t.Rel != dragoman.Nsubj || words.Overlaps(t.Span) {
				continue
			}
			i := slices.IndexFunc(r.Mentions, func(m dragoman.Mention) bool { return m.First <= k && k < m.Last && m.Kind == dragoman.Person })
			if i < 0 {
				continue
			}
			m := &r.Mentions[i]
			out := Speaker{Actor: m.Actor, Kind: m.Kind, Cue: r.Tokens[h].Of(r.Text)}
			if a := r.Actor(m.Actor); a != nil {
				out.Name, out.Named = a.Name, byName(a)
			} else if m.Form != dragoman.Pronoun {
				out.Name, out.Named = m.Of(r.Text), m.Form == dragoman.Name
			}
			return out
		}
	}
	return Speaker{}
}
