// SPDX-License-Identifier: Apache-2.0

package sent_test

import (
	"strings"
	"testing"

	"dragoman"
	"dragoman/lang/en"
	"dragoman/read/sent"
	"dragoman/read/token"
)

// TestKinds holds where sentences end; "|" stands between two.
func TestKinds(t *testing.T) {
	words, err := token.New(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	sentences, err := sent.New(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []string{
		// no end before a name or a bracket that goes on
		"Iraq's paramilitary Popular Mobilisation Forces (PMF) left the town.",
		"Colombia's paramilitary United Self-Defence Forces (AUC) laid down their arms.",
		"Fighters of the paramilitary Frontier Corps (FC) opened fire.",
		"Police blamed the paramilitary.|Residents fled.",
		// titles and units cut short
		"U.S. Rep. Dana Cole met the envoys.",
		"The bill was written by Rep. Cole and Sen. Ray Pell of Utah.",
		"Gov. Rosa Werth spoke to Gen. Omar Diallo, Lt. Col. Adu Mensah and Sgt. Bo Lind.",
		"Mr. Haddad flew to St. Louis on Jan. 4.|He met Dr. Novak there.",
		"The envoys of the U.S. and the U.K. met.|The U.S. left first.",
		"Lt. Gov. Ana Prado resigned at 5 p.m. on Friday.",
		"The talks ended at 5 p.m.|The envoys went home.",
		// quotations
		"“We will stay.|We have no choice,” Mayor Lind said.",
		"“Did they agree?” she asked.|They had not.",
		// figures and lists
		"Prices rose 3.5 percent.|Chad was No. 2 in the list.",
	} {
		text := strings.ReplaceAll(c, "|", " ")
		r := &dragoman.Reading{Report: dragoman.Report{Text: text}}
		words.Do(r)
		sentences.Do(r)
		var got []string
		for _, s := range r.Sentences {
			got = append(got, strings.TrimSpace(s.Of(text)))
		}
		if g := strings.Join(got, "|"); g != c {
			t.Errorf("got  %s\nwant %s", g, c)
		}
	}
}
