// SPDX-License-Identifier: Apache-2.0

package compare

import (
	"math"
	"slices"
	"strings"

	"dragoman"
)

// tensionCues are groups of words whose presence in either of two claims bears
// on whether the second weakens the first.
var tensionCues = [][]string{
	{"not", "n't", "no", "never", "none", "nor", "without", "neither"},
	{"but", "however", "although", "though", "despite", "while", "yet", "instead", "rather", "still", "nevertheless"},
	{"denied", "denies", "deny", "rejected", "rejects", "dismissed", "disputed", "refused", "opposed", "opposes", "against"},
	{"false", "wrong", "misleading", "untrue", "unfounded", "baseless", "incorrect", "failed", "failure", "unlikely", "impossible"},
	{"evidence", "proof", "facts", "data", "research", "study", "studies", "experts", "records"},
	{"said", "told", "tweeted", "wrote", "stated", "added", "argued", "says", "argues"},
	{"critics", "opponents", "democrats", "republicans", "liberals", "conservatives", "critic"},
	{"supporters", "advocates", "allies", "defenders", "defended", "praised", "hailed", "applauded"},
	{"claim", "claims", "claimed", "alleged", "allegations", "accused", "accusations", "accusing", "allegation", "suggested", "reportedly", "apparently"},
	{"will", "would", "could", "may", "might", "should", "must", "can"},
	{"only", "just", "even", "more", "less", "most", "least", "fewer", "worst", "best", "far"},
	{"i", "we", "you", "my", "our", "us", "me"},
	{"he", "she", "his", "her", "him"},
	{"because", "since", "so", "therefore", "if"},
	{"good", "great", "success", "victory", "better", "progress", "strong", "win", "safe", "legal", "necessary", "right"},
	{"bad", "terrible", "threat", "danger", "attack", "abuse", "violence", "crime", "illegal", "racist", "corrupt", "weak", "crisis", "risk"},
	{"announced", "signed", "released", "filed", "issued", "passed", "approved", "voted", "announcement"},
	{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"},
	{"believe", "believes", "think", "thinks", "feel", "seems", "appears", "opinion", "clearly", "obviously", "of", "course"},
	{"bill", "senate", "house", "congress", "tax", "budget", "spending", "percent", "billion", "million", "federal", "administration", "law", "legislation", "according"},
	{"victim", "victims", "assault", "harassment", "misconduct", "accuser", "accusers", "woman", "women", "trial", "convicted", "convict", "guilty", "innocent", "investigation", "testified", "testimony", "lawsuit", "lied", "lie", "lies", "conspiracy"},
	{"responsible", "know", "knew", "known", "show", "shows", "showed", "shown", "found", "find", "true", "truth", "fact", "actually", "really"},
	{"that", "whether"},
	{"had", "been"},
	{"during", "when", "after", "before"},
	{"any", "every", "all", "anyone", "everyone", "nothing", "nobody"},
	{"need", "needs", "plan", "plans", "work", "working", "help", "support"},
	{"responded", "response", "replied", "answer", "rebutted", "countered", "insisted", "insists", "maintained", "pushed"},
}

// Tension gives the features of two claims, each read as a report of its own,
// that say how far the second may weaken the first: the cues of each, what is
// held in each and how, whom they name, and what they share. The first is 1.
func Tension(a, b *dragoman.Reading) []float64 {
	x := append([]float64{1}, tensionOfWords(a.Text, b.Text)...)
	x = append(x, tensionOfStances(a, b)...)
	return append(x, tensionOfNames(a, b)...)
}

// stanceGroups are the stances told apart: what contests, what blames, what
// sides with, what looks ahead.
var stanceGroups = [][]dragoman.Stance{
	{dragoman.Denies, dragoman.Doubts, dragoman.Declines},
	{dragoman.Accuses, dragoman.Criticises, dragoman.Threatens, dragoman.Warns, dragoman.Fears},
	{dragoman.Praises, dragoman.Agrees},
	{dragoman.Predicts, dragoman.Pledges, dragoman.Wants},
}

// tensionOfStances is how each claim is held, and whether one holder holds both.
func tensionOfStances(a, b *dragoman.Reading) []float64 {
	var x []float64
	var contest, blame, direct [2]float64
	holders := [2]map[string]bool{{}, {}}
	for side, r := range []*dragoman.Reading{a, b} {
		in := make([]float64, len(stanceGroups))
		for _, s := range r.Statements {
			for i, g := range stanceGroups {
				if slices.Contains(g, s.Stance) {
					in[i] = 1
				}
			}
			if s.Form != "indirect" {
				direct[side] = 1
			}
			if s.Speaker.Name != "" {
				holders[side][fold(s.Speaker.Name)] = true
			}
		}
		contest[side], blame[side] = in[0], in[1]
		x = append(x, in...)
	}
	said, answered := truth(len(a.Statements) > 0), truth(len(b.Statements) > 0)
	one := 0.0
	for h := range holders[0] {
		one = max(one, truth(holders[1][h]))
	}
	return append(x, direct[0], direct[1], said, answered, said*answered*(1-one), one,
		max(contest[0], contest[1]), max(blame[0], blame[1]), blame[0]*blame[1], contest[0]*answered)
}

// tensionOfNames is how many names each claim has, and how many words of names
// the two share.
func tensionOfNames(a, b *dragoman.Reading) []float64 {
	var n [2]float64
	said := [2]map[string]bool{{}, {}}
	for side, r := range []*dragoman.Reading{a, b} {
		for _, m := range r.Mentions {
			if m.Form == dragoman.Pronoun || m.Form == dragoman.Nominal {
				continue
			}
			n[side]++
			for _, w := range strings.Fields(fold(m.Of(r.Text))) {
				said[side][w] = true
			}
		}
	}
	shared := 0.0
	for w := range said[0] {
		shared += truth(said[1][w])
	}
	return []float64{truth(shared > 0), math.Log1p(shared), math.Log1p(n[0]), math.Log1p(n[1])}
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// tensionOfWords is the cues of each claim, and the words they share.
func tensionOfWords(a, b string) []float64 {
	var x []float64
	wa, wb := plain(a), plain(b)
	sa, sb := set(wa), set(wb)
	for _, cue := range tensionCues {
		has := func(s map[string]bool) float64 {
			return truth(slices.ContainsFunc(cue, func(w string) bool { return s[w] }))
		}
		x = append(x, has(sa), has(sb))
	}
	lex := words()
	shared, na, nb, caps := 0.0, 0.0, 0.0, 0.0
	up := set(strings.Fields(b))
	for w := range sa {
		if lex.is("stop", w) || len(w) < 3 {
			continue
		}
		na++
		if sb[w] {
			shared++
		}
	}
	for w := range sb {
		if !lex.is("stop", w) && len(w) >= 3 {
			nb++
		}
	}
	for _, w := range strings.Fields(a) {
		if w[0] >= 'A' && w[0] <= 'Z' && up[w] {
			caps++
		}
	}
	quoted := func(s string) float64 { return truth(strings.ContainsAny(s, "\"“")) }
	digits := func(s string) float64 { return truth(strings.ContainsAny(s, "0123456789")) }
	return append(x, shared/math.Max(1, math.Min(na, nb)), math.Log1p(shared), math.Log1p(na), math.Log1p(nb), math.Log1p(caps),
		quoted(a), quoted(b), quoted(a)*quoted(b), digits(a), digits(b), digits(a)*digits(b))
}

// plain is the words of a claim in lower case, contractions split.
func plain(s string) []string {
	s = strings.ReplaceAll(strings.ToLower(s), "’", "'")
	s = strings.ReplaceAll(s, "n't", " n't")
	return strings.FieldsFunc(s, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '\'')
	})
}

func set(ws []string) map[string]bool {
	out := map[string]bool{}
	for _, w := range ws {
		out[w] = true
	}
	return out
}
