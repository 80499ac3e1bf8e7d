// SPDX-License-Identifier: Apache-2.0

package name_test

import (
	"strings"
	"testing"

	"dragoman"
	"dragoman/lang/en"
	"dragoman/read/name"
	"dragoman/read/sent"
	"dragoman/read/tag"
	"dragoman/read/token"
)

// TestKinds holds which names are found in whole reports: kind and words, in
// order.
func TestKinds(t *testing.T) {
	pack := en.Pack()
	var stages []interface{ Do(*dragoman.Reading) }
	must := func(d interface{ Do(*dragoman.Reading) }, err error) {
		if err != nil {
			t.Fatal(err)
		}
		stages = append(stages, d)
	}
	words, err := token.New(pack)
	must(words, err)
	sentences, err := sent.New(pack)
	must(sentences, err)
	tags, err := tag.New(pack)
	must(tags, err)
	names, err := name.New(pack)
	must(names, err)
	for _, c := range []struct{ text, want string }{
		// a surname alone of somebody named in full
		{"Wanjiku Mwangi leads the party. Mwangi of the party spoke on Monday.", "person Wanjiku Mwangi|person Mwangi"},
		{"Yuichiro Sato met the envoys. Sato of the ministry left early.", "person Yuichiro Sato|person Sato"},
		{"Aylin Demir fled in May. Demir of the union was tried without her.", "person Aylin Demir|person Demir"},
		// no name: a common word that opens a sentence, a part of a longer name
		{"Tyra Banks sang on Friday. Banks in the town stayed shut.", "person Tyra Banks"},
		{"Rosa Fields sang on Friday. Fields of wheat burned.", "person Rosa Fields"},
		{"Kofi Mensah paid for it. The Mensah Foundation did not.", "person Kofi Mensah|organisation Mensah Foundation"},
		// members of parties, and their tags
		{"The Republicans won. It was a week for the Republicans, and the Democrats lost.", "group Republicans|group Republicans|group Democrats"},
		{"Sens. Dana Cole, D-W.Va., and Ray Pell, R-Pa., spoke.", "person Sens. Dana Cole|person Ray Pell"},
		// storms; one people of two words
		{"The rally was called off as Tropical Storm Ines and Hurricane Bob neared Cuba.", "event Tropical Storm Ines|event Hurricane Bob|place Cuba"},
		{"An African-American teacher spoke. Russian-Turkish talks began.", "group African-American|group Russian|group Turkish"},
	} {
		r := &dragoman.Reading{Report: dragoman.Report{Text: c.text}}
		for _, s := range stages {
			s.Do(r)
		}
		var got []string
		for _, m := range r.Mentions {
			got = append(got, string(m.Kind)+" "+m.Of(c.text))
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, g, c.want)
		}
	}
}
