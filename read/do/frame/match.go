// SPDX-License-Identifier: Apache-2.0

package frame

import (
	"slices"
	"strings"

	"dragoman"
)

// Low is a token's word in lower case, without a copy where it is that already.
func Low(r *dragoman.Reading, i int) string {
	return strings.ToLower(r.Tokens[i].Of(r.Text))
}

// Lemma is a token's lemma in lower case.
func Lemma(r *dragoman.Reading, i int) string {
	if l := r.Tokens[i].Lemma; l != "" {
		return strings.ToLower(l)
	}
	return Low(r, i)
}

// window is how far to the right of a verb its object may begin, in tokens,
// where only the order of words is known.
const window = 7

// Flat returns the frame of the word at token i by the order of words alone,
// or nil: what is used where there is no parse, and as a feature.
func (f *Lexicon) Flat(lemmas []string, upos []dragoman.UPOS, i int) *Frame {
	if pos := upos[i]; pos == dragoman.NOUN || pos == dragoman.PROPN {
		return f.flatNoun(lemmas, i)
	} else if pos != dragoman.VERB && pos != dragoman.NoPOS && pos != dragoman.ADJ {
		return nil
	}
	if fr := flatVerb(f.infinitive, f.verbs[lemmas[i]], lemmas, i); fr != nil {
		return fr
	}
	if fr := flatVerb(f.infinitive, f.hints[lemmas[i]], lemmas, i); fr != nil {
		return fr
	}
	if upos[i] == dragoman.NoPOS {
		return f.flatNoun(lemmas, i)
	}
	return nil
}

// phrasal reports whether a verb has a frame with a particle and an object:
// "hand over".
func (f *Lexicon) phrasal(verb, particle string) bool {
	return slices.ContainsFunc(f.verbs[verb], func(fr *Frame) bool {
		return len(fr.Parts) == 1 && fr.Parts[0] == particle && slices.ContainsFunc(fr.Slots, func(s Slot) bool { return s.Word == Direct }) &&
			!slices.ContainsFunc(fr.Slots, func(s Slot) bool { return s.Word == particle })
	})
}

// flatNoun is the frame of a noun by the words before it; frames that ask what
// the noun is of need a tree.
func (f *Lexicon) flatNoun(lemmas []string, i int) *Frame {
	for _, fr := range f.nouns[lemmas[i]] {
		n := len(fr.Parts)
		if fr.Objects == nil && n <= i && slices.Equal(lemmas[i-n:i], fr.Parts) {
			return fr
		}
	}
	return nil
}

func flatVerb(infinitive func(string) bool, candidates []*Frame, lemmas []string, i int) *Frame {
	var best *Frame
	score := -1
	end := min(len(lemmas), i+1+window)
	for _, fr := range candidates {
		if fr.Subjects != nil { // who its subject is, the order of words does not tell
			continue
		}
		at := i + 1
		ok := true
		for _, p := range fr.Parts {
			k := slices.Index(lemmas[at:min(len(lemmas), at+4)], p)
			if k < 0 {
				ok = false
				break
			}
			at += k + 1
		}
		if !ok {
			continue
		}
		s := 2 * len(fr.Parts)
		switch {
		case fr.Objects != nil:
			found := false
			for _, l := range lemmas[i+1 : end] {
				found = found || fr.Objects[l]
			}
			if !found {
				continue
			}
			s += 3
		case fr.Clausal:
			if !slices.ContainsFunc(lemmas[i+1:min(len(lemmas), i+5)], infinitive) {
				continue
			}
			s += 2
		}
		if s > score {
			best, score = fr, s
		}
	}
	return best
}

// Direct is the slot of the object.
const Direct = "obj"

func (f *Lexicon) infinitive(w string) bool { return f.Words.Is("infinitive", w) }
