// SPDX-License-Identifier: Apache-2.0

package compare

import "dragoman"

// Limits of twins.
const (
	twinShare = 0.70 // dice of the masked terms from which two sentences are aligned word by word
	twinWords = 4    // masked terms a twin must have
)

// hunk is a place where two twins part: tokens [a1, a2) of one, [b1, b2) of
// the other; either may be empty.
type hunk struct{ a1, a2, b1, b2 int32 }

// hunks aligns two sentences by their longest common subsequence of words.
func hunks(a, b *sentence) []hunk {
	ar, br := a.r, b.r
	n, m := int(a.last-a.first), int(b.last-b.first)
	table := make([]int16, (n+1)*(m+1))
	at := func(i, j int) *int16 { return &table[i*(m+1)+j] }
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if sameWord(ar, a.first+int32(i), br, b.first+int32(j)) {
				*at(i, j) = *at(i+1, j+1) + 1
			} else {
				*at(i, j) = max(*at(i+1, j), *at(i, j+1))
			}
		}
	}
	var out []hunk
	i, j := 0, 0
	open := hunk{-1, 0, 0, 0}
	flush := func() {
		if open.a1 >= 0 {
			open.a2, open.b2 = a.first+int32(i), b.first+int32(j)
			out = append(out, open)
			open.a1 = -1
		}
	}
	for i < n || j < m {
		if i < n && j < m && sameWord(ar, a.first+int32(i), br, b.first+int32(j)) {
			flush()
			i++
			j++
			continue
		}
		if open.a1 < 0 {
			open = hunk{a1: a.first + int32(i), b1: b.first + int32(j)}
		}
		if i < n && (j == m || *at(i+1, j) >= *at(i, j+1)) {
			i++
		} else {
			j++
		}
	}
	flush()
	return out
}

// sameWord reports whether two tokens read alike: the same word, the same
// concept, or the same number.
func sameWord(a *report, i int32, b *report, j int32) bool {
	x, y := a.words[i], b.words[j]
	if x == y {
		return true
	}
	if negates(x) && negates(y) || x == "wo" && y == "will" || x == "will" && y == "wo" || x == "ca" && y == "can" || x == "can" && y == "ca" {
		return true
	}
	if v, ok := value(x); ok {
		w, ok := value(y)
		return ok && v == w
	}
	return a.terms[i] != "" && a.terms[i] == b.terms[j] && a.Tokens[i].UPOS == b.Tokens[j].UPOS && !words().is("office", x)
}

// negates reports whether a word is "not" in one of its spellings.
func negates(w string) bool { return w == "not" || w == "n't" }

// difference is one slot in which two passages part.
type difference struct {
	why    string // the slot
	kind   string // differs, denied, more_specific
	va, vb string
	sa, sb dragoman.Span
}

// part names the slots in which twins part.
func part(a, b *sentence) []difference {
	var out []difference
	for _, h := range hunks(a, b) {
		if d, ok := slotOf(a, b, h); ok && (d.why != "status" || d.kind == "denied" || dice(a.masked, b.masked) >= .8) {
			out = append(out, d)
		}
	}
	return out
}

// negations counts the words of negation and denial in a sentence.
func (s *sentence) negations() int {
	n := 0
	for i := s.first; i < s.last; i++ {
		if w := s.r.words[i]; words().is("negation", w) || words().is("deny", w) {
			n++
		}
	}
	return n
}

// modals counts the words of status in a sentence, by the status they give.
func (s *sentence) modals() (n struct{ planned, possible, requested, threatened int }) {
	for i := s.first; i < s.last; i++ {
		if dateish(s.r, i) {
			continue
		}
		switch words()["status"][s.r.words[i]] {
		case "planned":
			n.planned++
		case "hypothetical":
			n.possible++
		case "requested":
			n.requested++
		case "threatened":
			n.threatened++
		}
	}
	return n
}

// onVerb reports whether a word of negation in [i, j) stands beside a verb, or
// is itself a verb that denies.
func (r *report) onVerb(i, j int32) bool {
	for ; i < j; i++ {
		if words().is("deny", r.words[i]) {
			return true
		}
		if !words().is("negation", r.words[i]) {
			continue
		}
		if w := r.words[i]; w == "no" || w == "nobody" || w == "none" || w == "never" || r.Tokens[i].UPOS == dragoman.VERB {
			return true
		}
		for _, k := range []int32{i - 1, i + 1} {
			if k >= 0 && int(k) < len(r.Tokens) && (r.Tokens[k].UPOS == dragoman.AUX || r.Tokens[k].UPOS == dragoman.VERB) {
				return true
			}
		}
	}
	return false
}

func (r *report) textOf(i, j int32) (string, dragoman.Span) {
	if i >= j {
		return "", dragoman.Span{}
	}
	s := dragoman.Span{Start: r.Tokens[i].Start, End: r.Tokens[j-1].End}
	return s.Of(r.Text), s
}

// slotOf names the slot a hunk falls in; ok is false where it is wording only.
func slotOf(a, b *sentence, h hunk) (difference, bool) {
	var d difference
	d.va, d.sa = a.r.textOf(h.a1, h.a2)
	d.vb, d.sb = b.r.textOf(h.b1, h.b2)
	if d.sa == (dragoman.Span{}) {
		d.sa = a.span
	}
	if d.sb == (dragoman.Span{}) {
		d.sb = b.span
	}
	if h.a2-h.a1 > 12 || h.b2-h.b1 > 12 {
		return d, false
	}
	d.kind = "differs"
	la, lb := a.r.look(h.a1, h.a2), b.r.look(h.b1, h.b2)
	switch {
	case la.negation != lb.negation && (h.a2-h.a1)+(h.b2-h.b1) <= 8:
		if a.negations()%2 == b.negations()%2 || !(a.r.onVerb(h.a1, h.a2) || b.r.onVerb(h.b1, h.b2)) {
			return d, false
		}
		d.kind, d.why = "denied", "status"
	case len(la.dates) > 0 && len(lb.dates) > 0:
		d.why = "date"
		k := datesAgree(a.r, b.r, h)
		if k == "same" {
			return d, false
		}
		d.kind = k
	case la.number && lb.number:
		d.why = "number"
		if x, y, ok := numbersIn(a, b, h); ok && !a.r.labels(x) && !b.r.labels(y) && len(a.facts) > 0 && len(b.facts) > 0 {
			k := agree(x, y)
			if k == "same" {
				return d, false
			}
			d.kind = k
			d.va, d.sa, d.vb, d.sb = x.span.Of(a.r.Text), x.span, y.span.Of(b.r.Text), y.span
		} else {
			return d, false
		}
	case la.office != lb.office && la.office != "" && lb.office != "" && h.a2-h.a1 <= 4 && h.b2-h.b1 <= 4, la.rank != lb.rank && (la.office+lb.office != "" || a.r.office(h.a2) || b.r.office(h.b2)):
		d.why = "title"
	case la.name && lb.name && h.a2-h.a1 <= 4 && h.b2-h.b1 <= 4:
		if a.r.sameName(h.a1, h.a2, b.r, h.b1, h.b2) {
			return d, false
		}
		switch {
		case a.r.speaks(a, h.a1, h.a2) && b.r.speaks(b, h.b1, h.b2):
			d.why = "speaker"
		case a.r.place(h.a1) && b.r.place(h.b1):
			d.why = "place"
		default:
			d.why = "name"
		}
	case la.status != lb.status && (h.a2-h.a1)+(h.b2-h.b1) <= 8:
		if a.modals() == b.modals() {
			return d, false // the same words, moved
		}
		d.why = "status"
	default:
		return d, false
	}
	return d, true
}

// looks is what stands in a hunk.
type looks struct {
	negation, number, name bool
	status, office, rank   string
	dates                  []string
}

func (r *report) look(i, j int32) looks {
	var l looks
	lex := words()
	for ; i < j; i++ {
		w := r.words[i]
		switch {
		case dateWord(w) && !(w == "may" && r.Tokens[i].UPOS == dragoman.AUX) || r.inDate(i) && r.Tokens[i].UPOS == dragoman.NUM:
			l.dates = append(l.dates, w)
		case r.Tokens[i].UPOS == dragoman.NUM || w[0] >= '0' && w[0] <= '9':
			if _, ok := value(w); ok {
				l.number = true
			}
		}
		if _, ok := numberWords[w]; ok && w != "one" {
			l.number = true
		}
		if lex.is("negation", w) || lex.is("deny", w) {
			l.negation = !l.negation
		}
		if s, ok := lex["status"][w]; ok && l.status == "" && !dateish(r, i) {
			l.status = s
		}
		if o, ok := lex["office"][w]; ok {
			l.office = o
		}
		if k, ok := lex["rank"][w]; ok {
			l.rank = k
		}
		if (r.isName[i] || r.Tokens[i].UPOS == dragoman.PROPN) && !dateWord(w) && r.Tokens[i].UPOS != dragoman.NUM {
			l.name = true
		}
	}
	return l
}

func dateish(r *report, i int32) bool { return r.words[i] == "may" && r.Tokens[i].UPOS != dragoman.AUX }

// office reports whether one of the next three tokens names an office.
func (r *report) office(i int32) bool {
	for k := i; k < min(i+3, int32(len(r.words))); k++ {
		if words().is("office", r.words[k]) {
			return true
		}
	}
	return false
}

// sameName reports whether two stretches hold forms of one name: they share a
// word that is no title, or one is a spelling of the other.
func (r *report) sameName(a1, a2 int32, b *report, b1, b2 int32) bool {
	for i := a1; i < a2; i++ {
		for j := b1; j < b2; j++ {
			if (r.isName[i] || b.isName[j]) && alike(r.words[i], b.words[j]) {
				return true
			}
		}
	}
	// a longer form of a name whose last word stands just after, in both
	return false
}

// alike reports whether two folded name words are spellings of one: equal,
// one the initials or head of the other, or one letter apart in a long word.
func alike(a, b string) bool {
	if a == b {
		return true
	}
	a, b = skeleton(a), skeleton(b)
	return len(a) > 2 && a == b
}

// skeleton drops vowels after the first letter, doubled letters, the article
// al- and a final 's, so that Tartus meets Tartous and Sharaa meets Shara.
func skeleton(w string) string {
	for _, p := range []string{"al-", "el-", "as-", "ash-"} {
		if len(w) > len(p)+2 && w[:len(p)] == p {
			w = w[len(p):]
		}
	}
	out := make([]byte, 0, len(w))
	for i := 0; i < len(w); i++ {
		c := w[i]
		if c == '\'' {
			break
		}
		if i > 0 && (c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y' || c == '-' || c == '.') {
			continue
		}
		if i > 0 && w[i-1] == c {
			continue
		}
		out = append(out, c)
	}
	return string(out)
}

// speaks reports whether tokens [i, j) stand where a source does: in the source
// of a statement, or beside a verb of saying.
func (r *report) speaks(s *sentence, i, j int32) bool {
	span := dragoman.Span{Start: r.Tokens[i].Start, End: r.Tokens[j-1].End}
	for _, st := range r.Statements {
		for _, src := range st.Source {
			if src.Overlaps(span) {
				return true
			}
		}
	}
	lex := words()
	near := func(k int32) bool {
		return k >= s.first && k < s.last && r.Tokens[k].UPOS == dragoman.VERB && lex.is("say", r.Tokens[k].Lemma)
	}
	for step := int32(0); step < 2; step++ {
		if near(j+step) && !stops(r, j, j+step) || near(i-1-step) && !stops(r, i-step, i) {
			return true
		}
	}
	if i-2 >= s.first && r.words[i-1] == "to" && r.words[i-2] == "according" {
		return true
	}
	return false
}

func stops(r *report, i, j int32) bool {
	for ; i < j; i++ {
		if r.Tokens[i].UPOS == dragoman.PUNCT {
			return true
		}
	}
	return false
}

// place reports whether a token lies in a place name used as a place.
func (r *report) place(i int32) bool {
	at := r.Tokens[i].Span
	for _, p := range r.Places {
		if p.Overlaps(at) && (p.Use == "literal" || p.Use == "") {
			return true
		}
	}
	for _, m := range r.Mentions {
		if m.Overlaps(at) {
			return m.Kind == dragoman.PlaceKind || m.Kind == dragoman.Country || m.Kind == dragoman.Facility
		}
	}
	return false
}

// labels reports whether a number only labels what stands before it: "Part 1".
func (r *report) labels(n number) bool {
	if n.first == 0 || n.unit != "" {
		return false
	}
	p := r.Tokens[n.first-1].UPOS
	return (p == dragoman.PROPN || p == dragoman.NOUN) && int(n.last) < len(r.Tokens) && r.Tokens[n.last].UPOS == dragoman.PUNCT
}

// numbersIn returns the number of each side that a hunk falls in.
func numbersIn(a, b *sentence, h hunk) (x, y number, ok bool) {
	find := func(s *sentence, i, j int32) (number, bool) {
		for _, n := range s.nums {
			if n.first < j && i < n.last {
				return n, true
			}
		}
		return number{}, false
	}
	x, ok1 := find(a, h.a1, h.a2)
	y, ok2 := find(b, h.b1, h.b2)
	return x, y, ok1 && ok2
}
