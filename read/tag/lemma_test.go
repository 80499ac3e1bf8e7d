// SPDX-License-Identifier: Apache-2.0

package tag

import (
	"strings"
	"testing"

	"dragoman/lang/en"
)

// A rule for every form of a tag that would cut a character in two leaves it.
func TestLemmaCutsNoCharacter(t *testing.T) {
	l := &Lemmas{rules: map[lemmaKey]edit{{"NNS", ""}: {cut: 1}}}
	for form, want := range map[string]string{"boats": "boat", "café": "café", "市": "市"} {
		if got := l.Of(form, "NNS"); got != want {
			t.Errorf("%s: %q, want %q", form, got, want)
		}
	}
}

// The lemmas of verbs and nouns that news lives on: irregular forms, doubled
// letters, -ed and -ing of verbs in -e and -y, plurals in -es.
func TestLemmasOfNews(t *testing.T) {
	m, err := New(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range strings.Split(strings.TrimSpace(lemmasOfNews), "\n") {
		penn, rest, _ := strings.Cut(x, " ")
		for _, pair := range strings.Fields(rest) {
			form, want, _ := strings.Cut(pair, ">")
			if got := m.lemmas.Of(form, penn); got != want {
				t.Errorf("%s %s: %q, want %q", penn, form, got, want)
			}
		}
	}
}

const lemmasOfNews = `
VBD shot>shoot overthrew>overthrow overran>overrun upheld>uphold withheld>withhold misled>mislead froze>freeze fed>feed bled>bleed dug>dig tied>tie lied>lie raided>raid aided>aid applauded>applaud censored>censor controlled>control looted>loot patrolled>patrol rioted>riot united>unite vetoed>veto besieged>besiege shelled>shell signalled>signal sponsored>sponsor panicked>panic bombed>bomb attacked>attack raised>raise met>meet bid>bid begged>beg hoped>hope hopped>hop
VBN shot>shoot overthrown>overthrow forbidden>forbid withheld>withhold trafficked>traffic flogged>flog lauded>laud
VBG repelling>repel retreating>retreat raping>rape annulling>annul dying>die seizing>seize firing>fire planning>plan staging>stage
VBZ echoes>echo vetoes>veto denies>deny pushes>push
NNS bases>base viruses>virus avalanches>avalanche thieves>thief allies>ally armies>army embassies>embassy crises>crisis wives>wife men>man
`
