// SPDX-License-Identifier: Apache-2.0

package say_test

import (
	"testing"

	"dragoman"
	"dragoman/eval/statements"
)

// speakersMustPass is how many cues of testdata/speakers.txt get the right
// speaker. It may rise, not fall.
const speakersMustPass = 120

func TestSpeakers(t *testing.T) {
	reader := english(t)
	all, err := statements.LoadVoices("testdata/speakers.txt")
	if err != nil {
		t.Fatal(err)
	}
	right, cues := 0, 0
	for _, v := range all {
		r := reader.Read(dragoman.Report{Text: v.Text})
		for _, m := range v.Cues {
			cues++
			seen, ok, got := v.Right(m, r.Statements)
			switch {
			case ok:
				right++
			case !v.Known:
				t.Errorf("line %d: %q: speaker %+v (found %v), want %s\n\t%s", v.Line, v.Text[m.Start:m.End], got, seen, m.Value, list(v.Text, r.Statements))
			}
		}
	}
	t.Logf("%d of %d cues have the right speaker", right, cues)
	if right < speakersMustPass {
		t.Errorf("%d cues have the right speaker, %d had before", right, speakersMustPass)
	}
}
