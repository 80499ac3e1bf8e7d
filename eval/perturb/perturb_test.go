// SPDX-License-Identifier: Apache-2.0

package perturb

import (
	"math/rand/v2"
	"strings"
	"testing"
)

const sample = "The ferry sank near Port Ellis on Monday. At least 40 people were saved, Mayor Helen Brandt said. The owner, called Peter Lang in court, will pay for the boats. \"We saw three lights,\" said Tomas Reyes, a sailor."

func TestEditsTouchOneSentence(t *testing.T) {
	for _, kind := range Kinds {
		rng := rand.New(rand.NewPCG(3, 1))
		out, e, ok := Apply(sample, kind, rng)
		if !ok {
			t.Errorf("%s: no place found", kind)
			continue
		}
		if out == sample || e.From == e.To || !strings.Contains(out[e.Start:e.End], e.To) {
			t.Errorf("%s: %+v gives %q", kind, e, out)
		}
		if rest := out[:e.Start] + out[e.End:]; len(rest) > 0 && !strings.Contains(sample, out[:e.Start]) {
			t.Errorf("%s: text before the sentence changed", kind)
		}
		if again, _, _ := Apply(sample, kind, rand.New(rand.NewPCG(3, 1))); again != out {
			t.Errorf("%s: not the same twice", kind)
		}
	}
	if _, _, ok := Apply("Nothing here to change", "title", rand.New(rand.NewPCG(1, 1))); ok {
		t.Error("a title was found where there is none")
	}
}

func TestParaphraseKeepsNumbersAndNames(t *testing.T) {
	out := Paraphrase(sample, rand.New(rand.NewPCG(9, 9)))
	for _, w := range []string{"Tomas Reyes"} {
		if !strings.Contains(out, w) {
			t.Errorf("%q is gone from %q", w, out)
		}
	}
}
