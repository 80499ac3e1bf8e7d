// SPDX-License-Identifier: Apache-2.0

package convert

import (
	"strings"
	"testing"

	"dragoman/know/actors"
)

// What an importer writes can be laid over the actor file, whatever it was
// given.
func FuzzOutputLoads(f *testing.F) {
	f.Add(phoenixText, true)
	f.Add("A_B [\n+\n]\n[USAGOV\n\xff\xfe [X]\n!X! =\n!X!_foo [~GOV]\n~~~ [~]\n", true)
	f.Add("X_Y\n[USAGOV 990101-980101]\n[USAGOV <000101]\n+;\n+*\nPerson_ [GBR]\n", true)
	f.Add("item,itemLabel,altLabels,body,position,start,end\nQ1,Kari Holm,\"Kari A. Holm|K\",NOR,minister,2021-10-14T00:00:00Z,\nQ1,Kari Holm,,NOR,minister,2022,2021\nQ2,\"Broken,NOR\nQ3,!!!,,NOR\n", false)
	f.Add("itemLabel,item,position,body,start\n\"a\nb\",Q5,\"x: y, [z]\",FRA,2020\nPerson*,Q6,king;,NOR,-0001\nsector GOV,Q7,of,NOR,2030\n", false)
	f.Fuzz(func(t *testing.T, text string, phoenix bool) {
		var b strings.Builder
		var err error
		if phoenix {
			_, err = Phoenix(strings.NewReader(text), &b)
		} else {
			_, err = Wikidata(strings.NewReader(text), &b, "2026-08-01")
		}
		if err != nil {
			return
		}
		known, err := actors.Known()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := known.With(strings.NewReader(b.String()), "converted"); err != nil {
			t.Errorf("%v in\n%s", err, b.String())
		}
	})
}
