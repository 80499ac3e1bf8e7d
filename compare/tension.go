// SPDX-License-Identifier: Apache-2.0

package compare

import (
	"math"
	"strings"
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

// Tension gives the features of two single claims that say how far the second
// may weaken the first: the cues of each, and what they share. The first is 1.
// It works on the words alone, so that two claims without reports can be
// compared.
func Tension(a, b string) []float64 {
	x := []float64{1}
	wa, wb := plain(a), plain(b)
	sa, sb := set(wa), set(wb)
	for _, cue := range tensionCues {
		has := func(s map[string]bool) float64 {
			for _, w := range cue {
				if s[w] {
					return 1
				}
			}
			return 0
		}
		p, q := has(sa), has(sb)
		x = append(x, p, q)
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
	quoted := func(s string) float64 {
		if strings.ContainsAny(s, "\"“") {
			return 1
		}
		return 0
	}
	digits := func(s string) float64 {
		if strings.ContainsAny(s, "0123456789") {
			return 1
		}
		return 0
	}
	x = append(x, shared/math.Max(1, math.Min(na, nb)), math.Log1p(shared), math.Log1p(na), math.Log1p(nb), math.Log1p(caps),
		quoted(a), quoted(b), quoted(a)*quoted(b), digits(a), digits(b), digits(a)*digits(b))
	return x
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
