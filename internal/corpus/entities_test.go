// SPDX-License-Identifier: Apache-2.0

package corpus

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dragoman"
)

func TestEntities(t *testing.T) {
	text := "# newdoc id = d\n" +
		"1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\tEntity=(1-person-new\n" +
		"2\thead\thead\tNOUN\tNN\t_\t5\tnsubj\t_\t_\n" +
		"3\tof\tof\tADP\tIN\t_\t4\tcase\t_\t_\n" +
		"4\tFAO\tFAO\tPROPN\tNNP\t_\t2\tnmod\t_\tEntity=(2-organization-new)1)\n" +
		"5\tmet\tmeet\tVERB\tVBD\t_\t0\troot\t_\t_\n" +
		"6\tKari\tKari\tPROPN\tNNP\t_\t5\tobj\t_\tEntity=(3-person-new\n" +
		"7\tHolm\tHolm\tPROPN\tNNP\t_\t6\tflat\t_\tEntity=3)|SpaceAfter=No\n\n"
	path := filepath.Join(t.TempDir(), "a.conllu")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	docs, err := CoNLLU(path)
	if err != nil {
		t.Fatal(err)
	}
	got := docs[0].Entities()
	want := []GoldMention{{0, 4, 1, "1", "person"}, {3, 4, 3, "2", "organization"}, {5, 7, 5, "3", "person"}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	r := docs[0].Gold()
	if got[0].Form(r) != dragoman.Nominal || got[2].Form(r) != dragoman.Name {
		t.Error("forms")
	}
	if a, b := got[2].Name(r); a != 5 || b != 7 {
		t.Errorf("the name is tokens %d to %d", a, b)
	}
}
