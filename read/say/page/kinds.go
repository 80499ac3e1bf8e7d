// SPDX-License-Identifier: Apache-2.0

package page

import (
	"strings"

	"dragoman/lang"
)

// Kind is a set of words that the room of statements looks for; what each is
// for stands beside its words, in words/say.txt.
type Kind uint8

// The kinds, in the order of kindNames.
const (
	Say Kind = iota
	Speak
	Telling
	Answer
	Show
	Refuse
	Reveal
	Accord
	Goes
	Said
	TellTo
	Light
	Private
	Be
	Have
	Swear
	He
	She
	They
	It
	Third
	We
	First
	Us
	Points
	Thing
	This
	Relative
	Who
	Which
	More
	Loose
	Nobody
	Neither
	Never
	Not
	No
	Only
	That
	To
	In
	Of
	With
	And
	Join
	Before
	Whether
	Must
	Is
	Will
	OfName
	Apart
	By
	FromAt
	Genitive
	Owns
	Definite
	His
	Hearsay
	Unnamed
	Identified
	Words
	Credit
	Prime
	Figure
	FigureOf
	Utterance
	PartOf
	Dweller
	Agent
	Office
	AnyOffice
	CircleExpert
	CircleOfficial
	CircleOfficer
	CircleBusiness
	CirclePolitics
	CircleLaw
	NamedBody
	State
	Firm
	Public
	Press
	Told
	Granted
	Cause
	Day
	If
	Onward
	Relays
	Aged
	kindCount
)

// NoKind is the kind of no word.
const NoKind = kindCount

var kindNames = [kindCount]string{"say", "speak", "telling", "answer", "show", "refuse", "reveal", "accord", "goes", "said", "tell-to", "light", "private", "be", "have", "swear", "he", "she", "they", "it", "third", "we", "first", "us", "points", "thing", "this", "relative", "who", "which", "more", "loose", "nobody", "neither", "never", "not", "no", "only", "that", "to", "in", "of", "with", "and", "join", "before", "whether", "must", "is", "will", "of-name", "apart", "by", "from-at", "genitive", "owns", "definite", "his", "hearsay", "unnamed", "identified", "words", "credit", "prime", "figure", "figure-of", "utterance", "part-of", "dweller", "agent", "office", "any-office", "circle-expert", "circle-official", "circle-officer", "circle-business", "circle-politics", "circle-law", "named-body", "state", "firm", "public", "press", "told", "granted", "cause", "day", "if", "onward", "relays", "aged"}

// kindSet is the kinds a word is of, a bit each.
type kindSet [2]uint64

// Kinds are the words of every kind. Read-only.
type Kinds struct {
	of    map[string]kindSet
	words [kindCount][]string
}

// newKinds loads words/say.txt: kind, words. Every kind must stand there.
func newKinds(pack *lang.Pack) (*Kinds, error) {
	lines, err := pack.Words("say")
	if err != nil {
		return nil, err
	}
	x := &Kinds{of: map[string]kindSet{}}
	for _, l := range lines {
		if len(l.Columns) != 2 {
			return nil, l.Errorf("%d columns, want kind and words", len(l.Columns))
		}
		k := Kind(0)
		for k < kindCount && kindNames[k] != l.Columns[0] {
			k++
		}
		if k == kindCount {
			return nil, l.Errorf("no kind %q", l.Columns[0])
		}
		for _, w := range strings.Fields(l.Columns[1]) {
			s := x.of[w]
			s[k/64] |= 1 << (k % 64)
			x.of[w] = s
			x.words[k] = append(x.words[k], w)
		}
	}
	return x, nil
}

// Has reports whether a word, as it stands in the list, is of a kind.
func (x *Kinds) Has(word string, k Kind) bool {
	return x.of[word][k/64]&(1<<(k%64)) != 0
}

// Words are the words of a kind in order.
func (x *Kinds) Words(k Kind) []string { return x.words[k] }

// Is reports whether token i, in small letters, is a word of a kind; a token
// that is not there is of none.
func (p *Page) Is(i int32, k Kind) bool {
	return i >= 0 && int(i) < len(p.R.Tokens) && p.Kinds.Has(strings.ToLower(p.R.Tokens[i].Of(p.R.Text)), k)
}

// Lemma reports whether the lemma of token i is a word of a kind.
func (p *Page) Lemma(i int32, k Kind) bool { return p.Kinds.Has(p.R.Tokens[i].Lemma, k) }
