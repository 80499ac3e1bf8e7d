// SPDX-License-Identifier: Apache-2.0

package marked

import (
	"reflect"
	"testing"
)

func TestParse(t *testing.T) {
	text, marks, err := Parse(`{who|The {place=RU|Russian} envoy} denied \{it\}.`)
	if err != nil {
		t.Fatal(err)
	}
	if want := "The Russian envoy denied {it}."; text != want {
		t.Errorf("text %q, want %q", text, want)
	}
	want := []Mark{{"who", "", 0, 17}, {"place", "RU", 4, 11}}
	if !reflect.DeepEqual(marks, want) {
		t.Errorf("marks %v, want %v", marks, want)
	}
	for _, bad := range []string{`{who|Lavrov`, `Lavrov}`, `{who Lavrov}`, `\`} {
		if _, _, err := Parse(bad); err == nil {
			t.Errorf("%q: no error", bad)
		}
	}
}
