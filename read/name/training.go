// SPDX-License-Identifier: Apache-2.0

package name

// Run is a stretch of tokens decided together, as the trainer sees it.
type Run struct {
	Sentence, First int        // the sentence, and its first token in it
	Tokens          [][]uint32 // features of each token, for all classes
	Wholes          []Whole
	Lefts           []int // for Join, by token
}

// Whole is a part of a run that may be a name.
type Whole struct {
	First, Last int      // tokens of the run
	Features    []uint32 // for the whole-name classes
}

// The shape of the model, for the trainer. A token's class within a name is
// TokenClass; a whole name's is WholeClass; class 0 is outside.
const (
	Labels  = labels
	States  = states
	Classes = classes
	Lefts   = 8
	MaxName = maxName
)

// TokenClass is the class of token i of a name of n tokens.
func TokenClass(label, i, n int) int {
	switch {
	case n == 1:
		return begin + 4*label + single
	case i == 0:
		return begin + 4*label + first
	case i == n-1:
		return begin + 4*label + last
	}
	return begin + 4*label + inside
}

// WholeClass is the class of a name of a label.
func WholeClass(label int) int { return whole + label }

// Join returns the features of beginning a name in a state, by what stands
// left of it. They are scored for the whole-name classes.
func Join(state, left int) []uint32 { return joinFeatures(nil, state, left) }

// After returns the state after an outside token, or after a name.
func After(state, label int) int {
	if label < 0 {
		return stepOutside(state)
	}
	return 1 + label
}

// Runs returns the runs of a document with all their features.
func (n *Namer) Runs(document [][]string) []Run {
	s := n.scratch.Get().(*scratch)
	defer n.scratch.Put(s)
	n.analyse(s, document)
	var out []Run
	for k := range document {
		x := s.words[s.bounds[k]:s.bounds[k+1]]
		runs(x, func(a, b int) {
			n.lookUp(s, x, a, b)
			r := Run{Sentence: k, First: a}
			for i := a; i < b; i++ {
				r.Tokens = append(r.Tokens, tokenFeatures(nil, x, i))
				r.Lefts = append(r.Lefts, left(x, i))
			}
			wholes(x, a, b, func(i, j int) {
				r.Wholes = append(r.Wholes, Whole{i - a, j - a, wholeFeatures(nil, x, i, j, s.known[(i-a)*maxName+j-i-1])})
			})
			out = append(out, r)
		})
	}
	return out
}
