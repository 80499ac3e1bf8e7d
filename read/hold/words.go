// SPDX-License-Identifier: Apache-2.0

package hold

import (
	"strings"

	"dragoman/lang"
)

// class is a set of classes of words/hold.txt.
type class uint64

const (
	cFail class = 1 << iota
	cStop
	cDeny
	cManage
	cFact
	cPlan
	cAsk
	cThreaten
	cMaybe
	cSay
	cNounPlan
	cNounAsk
	cNounThreaten
	cNounMaybe
	cNounFail
	cAdjPlan
	cAdjMaybe
	cAdjThreaten
	cAdjNeg
	cAdjPast
	cNegation
	cIf
	cInstead
	cPerhaps
	cTold
	cDoneBy
	cCharge
	cPerform
	cWill
	cWould
	cMay
	cMust
	cHave
	cHad
	cBe
	cIs
	cBeen
	cNever
	cNor
	cNo
	cLonger
	cNoOne
	cOften
	cOrdinal
	cWhether
	cLike
	cGoingOn
	cDoubt
	cAgree
	cDefinite
	cRelative
	cThat
	cOf
	cOver
	cFor
	cWith
	cFrom
	cTo
	cOn
	cAt
	cLacking
	cFalse
	cTrue
	cShort
)

var classNames = [...]string{"fail", "stop", "deny", "manage", "fact", "plan", "ask", "threaten", "maybe", "say",
	"noun-plan", "noun-ask", "noun-threaten", "noun-maybe", "noun-fail",
	"adj-plan", "adj-maybe", "adj-threaten", "adj-neg", "adj-past", "negation", "if", "instead", "perhaps", "told", "done-by", "charge", "perform",
	"will", "would", "may", "must", "have", "had", "be", "is", "been", "never", "nor", "no", "longer", "no-one", "often", "ordinal", "whether", "like", "going-on", "doubt", "agree", "definite", "relative", "that", "of", "over", "for", "with", "from", "to", "on", "at", "lacking", "false", "true", "short"}

// Words are the classes of lemmas. Read-only once loaded.
type Words map[string]class

// LoadWords reads words/hold.txt: class, lemmas.
func LoadWords(pack *lang.Pack) (Words, error) {
	lines, err := pack.Words("hold")
	if err != nil {
		return nil, err
	}
	w := Words{}
next:
	for _, l := range lines {
		if len(l.Columns) != 2 {
			return nil, l.Errorf("want class and lemmas")
		}
		for i, n := range classNames {
			if n == l.Columns[0] {
				for _, x := range strings.Fields(l.Columns[1]) {
					w[x] |= 1 << i
				}
				continue next
			}
		}
		return nil, l.Errorf("no class %q", l.Columns[0])
	}
	return w, nil
}
