// SPDX-License-Identifier: Apache-2.0

package name

import (
	"slices"
	"strings"

	"dragoman"
	"dragoman/internal/look"
)

// Do fills Reading.Mentions with the names of the text, in text order. It
// needs tokens and sentences.
func (n *Namer) Do(r *dragoman.Reading) {
	s := n.scratch.Get().(*scratch)
	defer n.scratch.Put(s)
	s.texts, s.sentences = slices.Grow(s.texts[:0], len(r.Tokens)), s.sentences[:0]
	for i := range r.Tokens {
		s.texts = append(s.texts, look.Visible(r.Tokens[i].Of(r.Text)))
	}
	for i := range r.Sentences {
		s.sentences = append(s.sentences, s.texts[r.Sentences[i].First:r.Sentences[i].Last])
	}
	n.analyse(s, s.sentences)
	n.find(s, func(i int, found []Span) {
		x := &r.Sentences[i]
		for _, f := range n.parts(s.words[s.bounds[i]:s.bounds[i+1]], found) {
			if f.Label == person {
				f.First = behindDash(r.Tokens[x.First:x.Last], r.Text, f)
			}
			kind, ok := n.kindOf(f.Label, s.sentences[i], f)
			if !ok {
				continue
			}
			a, b := x.First+int32(f.First), x.First+int32(f.Last)
			r.Mentions = append(r.Mentions, dragoman.Mention{
				Span:  dragoman.Span{Start: r.Tokens[a].Start, End: r.Tokens[b-1].End},
				First: a, Last: b, Kind: kind, Form: dragoman.Name,
			})
		}
	})
	n.again(r)
	n.partisans(r)
}

// behindDash is where a person's name begins that a dash between blanks sets off
// from a word before it: "Chemistry - Kari Holm".
func behindDash(tokens []dragoman.Token, text string, f Span) int {
	first := f.First
	for i := f.First + 1; i+1 < f.Last; i++ {
		if tokens[i].Of(text) == "-" && tokens[i].Start > tokens[i-1].End && tokens[i+1].Start > tokens[i].End {
			first = i + 1
		}
	}
	return first
}

// parts splits places at the commas in them: "Bergen, Norway" is two, but
// "Washington, D.C." is known as one. The gold of world news has such places
// now as one and now as two, so that Find leaves them as the model has them.
func (n *Namer) parts(x []word, found []Span) []Span {
	for i := 0; i < len(found); i++ {
		f := &found[i]
		if f.Label != place {
			continue
		}
		for j := f.First + 1; j+1 < f.Last; j++ {
			if x[j].text == "and" || x[j+1].text == "and" {
				break // a list of words
			}
			if x[j].text == "," && x[j+1].flags&isCapital != 0 && n.probe(x, f.First, f.Last) == 0 {
				rest := Span{j + 1, f.Last, place}
				f.Last = j
				found = slices.Insert(found, i+1, rest)
				break
			}
		}
	}
	return found
}

// kindOf is the kind of mention a label stands for. What is neither event nor
// work among the other names (a disease, a product, a prize) is none.
func (n *Namer) kindOf(label int, sentence []string, f Span) (dragoman.Kind, bool) {
	if f.First > 0 && label == person && f.Last-f.First == 1 && n.storm(sentence[f.First-1]) {
		return dragoman.EventKind, true
	}
	if k := n.worded(label, sentence[f.First:f.Last]); k != "" {
		return k, true
	}
	switch label {
	case person:
		return dragoman.Person, true
	case organisation:
		return dragoman.Organisation, true
	case place:
		return dragoman.PlaceKind, true
	case facility:
		return dragoman.Facility, true
	case group:
		return dragoman.Group, true
	}
	for _, w := range sentence[f.First:f.Last] {
		switch strings.ToLower(w) {
		case "war", "wars", "cup", "olympics", "games", "summit", "festival", "championship", "championships", "election", "elections", "conference",
			"revolution", "uprising", "intifada", "battle", "operation", "day", "forum", "congress", "open", "prix", "tournament", "massacre", "genocide",
			"holocaust", "marathon", "expo", "crisis", "referendum", "christmas", "ramadan", "easter", "eid", "diwali", "spring", "storm", "hurricane", "typhoon", "cyclone":
			return dragoman.EventKind, true
		case "act", "agreement", "treaty", "accord", "accords", "convention", "protocol", "constitution", "declaration", "bill", "law", "report", "resolution",
			"charter", "plan", "code", "pact", "covenant", "book", "novel", "deal":
			return dragoman.Work, true
		}
	}
	if f.First > 0 && f.Last < len(sentence) {
		switch sentence[f.First-1] {
		case "“", "\"", "‘":
			return dragoman.Work, true
		}
	}
	return "", false
}

// worded is the kind that the words of a name of two or more show against its
// label: a treaty is no body, a storm no person, "Ohio Democrat" no party; ""
// where they show none.
func (n *Namer) worded(label int, name []string) dragoman.Kind {
	if len(name) < 2 || label == other || label == group {
		return ""
	}
	switch last := strings.ToLower(name[len(name)-1]); last {
	case "agreement", "treaty", "accord", "accords", "pact", "act":
		if label != person {
			return dragoman.Work
		}
	case "war":
		if len(name) < 4 || label != organisation {
			return dragoman.EventKind
		}
	case "republican", "republicans", "democrat", "democrats":
		if label == organisation {
			return dragoman.Group
		}
	}
	if label == organisation && base(name) {
		return dragoman.Facility
	}
	if label != organisation && len(name) < 4 && airline(name) {
		return dragoman.Organisation
	}
	switch first := strings.ToLower(name[0]); first {
	case "treaty", "agreement", "protocol", "declaration", "covenant", "convention":
		switch strings.ToLower(name[1]) {
		case "of", "on", "for", "against", "between", "to":
			return dragoman.Work
		}
	}
	if len(name) < 4 && n.storm(name[len(name)-2]) {
		return dragoman.EventKind
	}
	return ""
}

// base says whether a name ends as that of an airfield or a base does.
func base(name []string) bool {
	switch strings.ToLower(name[len(name)-1]) {
	case "airbase", "airport", "airfield":
		return true
	case "base":
		switch strings.ToLower(name[len(name)-2]) {
		case "air", "naval", "military", "army", "force":
			return true
		}
	}
	return false
}

// airline says whether a name begins or ends as that of an airline does.
func airline(name []string) bool {
	switch name[len(name)-1] {
	case "Airlines", "Airways":
		return true
	}
	return name[0] == "Air" && name[1] != "Force"
}

// storm says whether a word makes a storm of the given name behind it.
func (n *Namer) storm(w string) bool {
	return w != strings.ToLower(w) && n.edges[strings.ToLower(w)] == storms
}
