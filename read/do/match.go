// SPDX-License-Identifier: Apache-2.0

package do

import (
	"slices"
	"strings"

	"dragoman"
)

// low is a token's word in lower case, without a copy where it is that already.
func low(r *dragoman.Reading, i int) string {
	return strings.ToLower(r.Tokens[i].Of(r.Text))
}

// lemma is a token's lemma in lower case.
func lemma(r *dragoman.Reading, i int) string {
	if l := r.Tokens[i].Lemma; l != "" {
		return strings.ToLower(l)
	}
	return low(r, i)
}

// window is how far to the right of a verb its object may begin, in tokens,
// where only the order of words is known.
const window = 7

// flat returns the frame of the word at token i by the order of words alone,
// or nil: what is used where there is no parse, and as a feature.
func (f *frames) flat(lemmas []string, upos []dragoman.UPOS, i int) *frame {
	if pos := upos[i]; pos == dragoman.NOUN || pos == dragoman.PROPN {
		return f.flatNoun(lemmas, i)
	} else if pos != dragoman.VERB && pos != dragoman.NoPOS && pos != dragoman.ADJ {
		return nil
	}
	if fr := flatVerb(f.verbs[lemmas[i]], lemmas, i); fr != nil {
		return fr
	}
	if fr := flatVerb(f.hints[lemmas[i]], lemmas, i); fr != nil {
		return fr
	}
	if upos[i] == dragoman.NoPOS {
		return f.flatNoun(lemmas, i)
	}
	return nil
}

// phrasal reports whether a verb has a frame with a particle and an object:
// "hand over".
func (f *lexicon) phrasal(verb, particle string) bool {
	return slices.ContainsFunc(f.verbs[verb], func(fr *frame) bool {
		return len(fr.parts) == 1 && fr.parts[0] == particle && slices.ContainsFunc(fr.slots, func(s slot) bool { return s.word == "obj" }) &&
			!slices.ContainsFunc(fr.slots, func(s slot) bool { return s.word == particle })
	})
}

// flatNoun is the frame of a noun by the words before it; frames that ask what
// the noun is of need a tree.
func (f *lexicon) flatNoun(lemmas []string, i int) *frame {
	for _, fr := range f.nouns[lemmas[i]] {
		n := len(fr.parts)
		if fr.objects == nil && n <= i && slices.Equal(lemmas[i-n:i], fr.parts) {
			return fr
		}
	}
	return nil
}

func flatVerb(candidates []*frame, lemmas []string, i int) *frame {
	var best *frame
	score := -1
	end := min(len(lemmas), i+1+window)
	for _, fr := range candidates {
		if fr.subjects != nil { // who its subject is, the order of words does not tell
			continue
		}
		at := i + 1
		ok := true
		for _, p := range fr.parts {
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
		s := 2 * len(fr.parts)
		switch {
		case fr.objects != nil:
			found := false
			for _, l := range lemmas[i+1 : end] {
				found = found || fr.objects[l]
			}
			if !found {
				continue
			}
			s += 3
		case fr.clause:
			if !slices.Contains(lemmas[i+1:min(len(lemmas), i+5)], "to") {
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
