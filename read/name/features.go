// SPDX-License-Identifier: Apache-2.0

package name

import "dragoman/internal/linear"

// The kinds the model tells apart. Other is what has a name but is none of the
// others: wars, cups, treaties, films; kindOf sorts them.
const (
	person = iota
	organisation
	place
	facility
	group
	other
	labels
)

// LabelNames are the labels in the order of their numbers.
var LabelNames = [labels]string{"person", "organisation", "place", "facility", "group", "other"}

// The classes of the linear model: a token outside, a token at a position of a
// name of a kind, and a whole name of a kind.
const (
	outside = 0
	begin   = 1 // 1 + 4*label + position
	whole   = 1 + 4*labels
	classes = whole + labels
)

// The positions of a token in a name.
const (
	first = iota
	inside
	last
	single
)

// ClassNames are the names of the model's classes, in order.
func ClassNames() []string {
	out := []string{"O"}
	for _, l := range LabelNames {
		for _, p := range []string{"B-", "I-", "L-", "U-"} {
			out = append(out, p+l)
		}
	}
	for _, l := range LabelNames {
		out = append(out, "S-"+l)
	}
	return out
}

var edge = word{text: "", form: 11, low: 12, shape: 13, class: 1 << 20, p6: 1 << 20, p8: 1 << 20, p12: 1 << 20}

func at(s []word, i int) *word {
	if i < 0 || i >= len(s) {
		return &edge
	}
	return &s[i]
}

// tokenFeatures appends the features of token i of a sentence.
func tokenFeatures(f []uint32, s []word, i int) []uint32 {
	w, p, n, pp, nn := &s[i], at(s, i-1), at(s, i+1), at(s, i-2), at(s, i+2)
	t := uint32(100)
	add := func(a, b uint32) {
		t++
		f = append(f, linear.Mix(linear.Mix(t, a), b))
	}
	fl := uint32(w.flags & (isCapital | isCaps | isDigit | isInitial | isHeading | isSingle | isGivenM | isGivenF | isTitle))
	add(w.form, 0)
	add(w.low, 0)
	add(w.low, fl&uint32(isInitial|isHeading))
	add(p.low, 0)
	add(n.low, 0)
	add(pp.low, p.low)
	add(n.low, nn.low)
	add(p.low, w.low)
	add(w.low, n.low)
	add(w.suf3, uint32(w.flags&isCapital))
	add(w.suf2, uint32(w.flags&isCapital))
	add(w.pre, 0)
	add(w.shape, fl)
	add(w.shape, p.shape)
	add(w.shape, n.shape)
	add(linear.Mix(p.shape, n.shape), w.shape)
	add(w.class, 0)
	add(w.p6, 0)
	add(w.p8, fl&uint32(isInitial|isHeading))
	add(w.p12, 0)
	add(p.class, 0)
	add(n.class, 0)
	add(p.p8, 0)
	add(n.p8, 0)
	add(pp.p8, 0)
	add(nn.p8, 0)
	add(p.p8, w.p8)
	add(w.p8, n.p8)
	add(linear.Mix(p.p6, n.p6), w.p6)
	add(linear.Mix(p.p12, w.shape), n.p12)
	add(uint32(p.flags&(isCapital|isGivenM|isGivenF|isTitle)), fl)
	add(uint32(n.flags&(isCapital|isGivenM|isGivenF|isTitle)), fl)
	add(uint32(w.seen), fl&uint32(isInitial|isHeading|isCaps))
	add(uint32(w.seen&^(seenMid|seenLow)), w.p8)
	add(uint32(p.seen&^(seenMid|seenLow)), uint32(w.seen))
	add(uint32(n.seen&^(seenMid|seenLow)), uint32(w.seen))
	add(w.known, uint32(w.flags&(isInitial|isHeading|isCaps)))
	add(w.cover, 0)
	add(w.known, p.known)
	add(w.known, n.known)
	return f
}

// wholeFeatures appends the features of tokens [a,b) of a sentence as one name,
// of which the tables know what known says.
func wholeFeatures(f []uint32, s []word, a, b int, known uint32) []uint32 {
	w, z, p, n := &s[a], &s[b-1], at(s, a-1), at(s, b)
	t := uint32(200)
	add := func(a, b uint32) {
		t++
		f = append(f, linear.Mix(linear.Mix(t, a), b))
	}
	size := uint32(min(b-a, 6))
	key, shape := uint32(0), uint32(0)
	for i := a; i < b; i++ {
		key = linear.Mix(key, s[i].low)
		if i == a || s[i].shape != s[i-1].shape {
			shape = linear.Mix(shape, s[i].shape)
		}
	}
	add(key, 0)
	add(size, uint32(w.flags&(isCapital|isInitial|isHeading))|uint32(z.flags&isCapital)<<16)
	add(shape, size)
	add(p.low, n.low)
	add(p.p8, n.p8)
	add(p.p12, size)
	add(n.p12, size)
	add(w.low, z.low)
	add(w.p8, z.p8)
	add(z.low, size)
	add(uint32(w.flags&(isGivenM|isGivenF)), size)
	add(uint32(p.flags&(isTitle|isGivenM|isGivenF|isCapital)), linear.Mix(p.p6, uint32(n.flags&isCapital)))
	add(uint32(w.seen&^(seenMid|seenLow)), uint32(z.seen&^(seenMid|seenLow)))
	add(known, 0)
	add(known, uint32(w.flags&(isInitial|isHeading|isCaps)))
	add(known, p.p6)
	add(known, n.p6)
	if b-a > 1 {
		for i := a; i < b; i++ {
			f = append(f, linear.Mix(290, s[i].low), linear.Mix(291, s[i].p8))
		}
	}
	return f
}

// joinFeatures are those of what a name of a kind follows in its run.
func joinFeatures(f []uint32, state, left int) []uint32 {
	return append(f, linear.Mix(300, uint32(state)), linear.Mix(301, uint32(state*8+left)))
}

// left sorts the token before a name, for joinFeatures.
func left(s []word, i int) int {
	if i == 0 {
		return 0
	}
	switch s[i-1].text {
	case ",":
		return 1
	case "and", "&", "or":
		return 2
	case "-", "–", "/":
		return 3
	case "(":
		return 4
	case "'s", "’s", "’", "s", "'":
		return 5
	}
	if s[i-1].flags&isWord != 0 {
		return 6
	}
	return 7
}
