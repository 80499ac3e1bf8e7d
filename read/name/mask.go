// SPDX-License-Identifier: Apache-2.0

package name

// maxGap is how many tokens without a capital a name may have in a row, and
// maxName how many tokens in all. maxRun bounds the tokens decided together.
const (
	maxGap  = 4
	maxName = 12
	maxRun  = 48
)

// sentenceFlags marks initials and headings, then the candidates: tokens with
// a capital, and what may stand between, before or after them.
func (n *Namer) sentenceFlags(s []word) {
	initial := true
	caps, words, long := 0, 0, 0
	for i := range s {
		w := &s[i]
		if w.flags&isWord != 0 {
			words++
			if len(w.text) > 3 {
				long++
				if w.flags&isCapital != 0 {
					caps++
				}
			}
			if initial {
				w.flags |= isInitial
			}
			initial = false
			continue
		}
		switch w.text {
		case ".", "!", "?", ":", "“", "\"", "‘", "•", "*", "…", "”":
			initial = true
		}
	}
	if words >= 4 && long >= 3 && caps*10 >= long*7 {
		for i := range s {
			s[i].flags |= isHeading
		}
	}
	if shouted(s) {
		for i := range s {
			s[i].flags |= isHeading | isShouted
		}
		return
	}
	n.candidates(s)
}

func (n *Namer) candidates(s []word) {
	last := -1 // the last token with a capital
	for i := range s {
		if s[i].flags&isCapital == 0 {
			continue
		}
		s[i].flags |= isCandidate
		if last >= 0 && i-last-1 <= maxGap {
			ok := true
			for j := last + 1; j < i; j++ {
				ok = ok && s[j].flags&(isLink|isDigit) != 0
			}
			ok = ok || hyphened(s, last, i)
			for j := last + 1; ok && j < i; j++ {
				s[j].flags |= isCandidate
			}
		}
		last = i
		if i > 0 && n.heads[s[i-1].low] || i > 0 && s[i-1].flags&isDigit != 0 {
			s[i-1].flags |= isCandidate
		} else if i > 1 && n.heads[s[i-2].low] && s[i-1].text == "-" {
			s[i-1].flags |= isCandidate
			s[i-2].flags |= isCandidate
		}
		n.after(s, i+1)
	}
}

// longestLink is how many letters a word may have that a hyphen ties to the
// capital behind it and nothing to the one before: "Deir ez-Zor".
const longestLink = 3

// hyphened reports whether a small word ties two tokens with a capital by
// hyphens: "Port-au-Prince", "Deir ez-Zor".
func hyphened(s []word, a, b int) bool {
	if s[b-1].text != "-" {
		return false
	}
	switch b - a {
	case 3:
		return s[a+1].flags&isWord != 0 && len(s[a+1].text) <= longestLink
	case 4:
		return s[a+1].text == "-" && s[a+2].flags&isWord != 0
	}
	return false
}

// after marks what may follow a token with a capital.
func (n *Namer) after(s []word, i int) {
	if i >= len(s) {
		return
	}
	switch {
	case s[i].text == "-" && i+1 < len(s) && s[i+1].flags&(isWord|isDigit) != 0:
		s[i].flags |= isCandidate
		s[i+1].flags |= isCandidate
	case s[i].flags&isDigit != 0, n.tails[s[i].low], s[i].text == "+", s[i].text == "!":
		s[i].flags |= isCandidate
	case s[i].text == "." && s[i-1].flags&(isSingle|isCaps) != 0:
		s[i].flags |= isCandidate
	case n.tails[s[min(i+1, len(s)-1)].low] && s[i].flags&isWord != 0 && i+1 < len(s):
		s[i].flags |= isCandidate
		s[i+1].flags |= isCandidate
	}
}

// runs calls f for each stretch of candidates, cut at maxRun tokens.
func runs(s []word, f func(first, last int)) {
	for i := 0; i < len(s); {
		if s[i].flags&isCandidate == 0 {
			i++
			continue
		}
		j := i
		for j < len(s) && j-i < maxRun && s[j].flags&isCandidate != 0 {
			j++
		}
		f(i, j)
		i = j
	}
}

// mayBegin and mayEnd keep marks and linking words off the edges of names.
func mayBegin(w *word) bool {
	switch w.text {
	case "-", "–", ".", ",", "’", "'", "'s", "’s", "&", ")", ":", "/", "”", "of", "and", "for", "to", "+", "´", "!", "or", "is", "s", "with", "(":
		return false
	}
	return true
}

func mayEnd(w *word) bool {
	switch w.text {
	case "-", "–", ",", "'s", "’s", "&", "(", ":", "/", "“", "‘", "of", "and", "for", "the", "to", "in", "on", "or", "with", "from", "al", "de":
		return false
	}
	return true
}
