// SPDX-License-Identifier: Apache-2.0

package compare

import (
	"slices"

	"dragoman"
)

// labelled is a label as a sentence gives it: what two states are to one
// another, or what a party is called.
type labelled struct {
	s     *sentence
	class string // friend, enemy, rebel, ...
	about string // the two countries, or the name the label stands with
	span  dragoman.Span
}

// labels sets side by side the labels that pull apart (ally and enemy, rebels
// and terrorists) which two reports give to the same two states or the same
// name. It is a difference of wording, and says nothing of who is right.
func (l *ledger) labels() {
	lex := words()
	var all []labelled
	for _, r := range l.rs {
		for _, s := range r.sentences {
			all = append(all, r.labelsOf(s)...)
		}
	}
	done := map[string]bool{}
	for i, x := range all {
		for _, y := range all[i+1:] {
			if x.s.r == y.s.r || x.about != y.about || lex["rival"][x.class] != y.class || done[x.about] {
				continue
			}
			done[x.about] = true
			a, b := x.span.Of(x.s.r.Text), y.span.Of(y.s.r.Text)
			l.add("differs", "label", a+" / "+b, x.s.cell(a, x.span), y.s.cell(b, y.span))
		}
	}
}

// labelsOf reads the labels of a sentence.
func (r *report) labelsOf(s *sentence) []labelled {
	lex := words()
	var out []labelled
	for i := s.first; i < s.last; i++ {
		w := r.words[i]
		class := lex["label"][w]
		if class == "" {
			class = lex["label"][stem(w)]
		}
		if class == "" && len(w) > 5 && w[len(w)-3:] == "ies" {
			class = lex["label"][w[:len(w)-3]+"y"]
		}
		if class == "" || lex["rival"][class] == "" || r.isName[i] || r.Tokens[i].UPOS == dragoman.VERB {
			continue
		}
		about := ""
		switch class {
		case "friend", "enemy", "invasion", "operation":
			about = r.states(s)
		default: // a name right before or after: "the Shabab rebels"
			for _, k := range []int32{i - 1, i + 1} {
				if k >= s.first && k < s.last && r.isName[k] && r.terms[k] != "" {
					about = r.terms[k]
				}
			}
		}
		if about == "" {
			continue
		}
		from := i
		for from > s.first && (r.Tokens[from-1].UPOS == dragoman.ADJ || r.words[from-1] == "former") {
			from--
		}
		_, span := r.textOf(from, i+1)
		out = append(out, labelled{s, class, about, span})
	}
	return out
}

// states are the two countries a sentence speaks of; "" where it speaks of one
// alone or of more.
func (r *report) states(s *sentence) string {
	var out []string
	for _, m := range r.Mentions {
		if m.Start < s.span.Start || m.End > s.span.End || m.Form == dragoman.Pronoun {
			continue
		}
		a := r.Actor(m.Actor)
		if a == nil {
			continue
		}
		c := a.OwnCountry()
		if c == "" && a.Kind == dragoman.Country {
			c = a.Name // not looked up
		}
		if len(c) >= 3 && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	if len(out) != 2 {
		return ""
	}
	slices.Sort(out)
	return out[0] + " " + out[1]
}
