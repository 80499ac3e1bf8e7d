// SPDX-License-Identifier: Apache-2.0

package query

import (
	"errors"
	"strings"
	"testing"
)

var fields = []string{"actor", "speaker", "stance", "date"}

func TestParse(t *testing.T) {
	for in, want := range map[string]string{
		`base`:                          `base`,
		`Bases in Syria`:                `AND(Bases in Syria)`,
		`a AND b OR c`:                  `OR(AND(a b) c)`,
		`a (b OR c) -d`:                 `AND(a OR(b c) NOT(d))`,
		`NOT NOT a`:                     `NOT(NOT(a))`,
		`"the  naval base" tartus*`:     `AND("the naval base" tartus*)`,
		`"base tartus"~10`:              `"base tartus"~10`,
		`speaker:Lavrov stance:denies`:  `AND(speaker:Lavrov stance:denies)`,
		`actor:"Ahmed al-Sharaa" visit`: `AND(actor:Ahmed al-Sharaa visit)`,
		`at 10:30 https://x.example/a`:  `AND(at 10:30 https://x.example/a)`,
		`ORder ANDes`:                   `AND(ORder ANDes)`,
		`date:2025-10..2025-11`:         `date:2025-10..2025-11`,
		`al-Sharaa`:                     `al-Sharaa`,
	} {
		n, err := Parse(in, fields)
		if err != nil {
			t.Errorf("%s: %v", in, err)
		} else if n.String() != want {
			t.Errorf("%s: %s, want %s", in, n, want)
		}
	}
}

func TestErrorsPointAtTheMistake(t *testing.T) {
	for in, want := range map[string]string{
		``: "0 empty", `a (b`: "2 not closed", `a b)`: "3 closes nothing", `a "b`: "2 not closed", `AND a`: "0 before AND", `a OR`: "2 follows OR",
		`a AND`: "2 follows AND", `colour:red`: "0 no field", `speaker: x`: "0 needs a value", `()`: "0 brackets", `""`: "0 between", `"a b"~0`: "5 number", `a NOT`: "2 follows NOT",
		`a & b`: "2 no word",
	} {
		_, err := Parse(in, fields)
		var e *Error
		at, text, _ := strings.Cut(want, " ")
		if !errors.As(err, &e) || !strings.Contains(e.Message, text) || string(rune('0'+e.At)) != at {
			t.Errorf("%q: %v, want %s", in, err, want)
		}
	}
	if _, err := Parse(strings.Repeat("(", 100), fields); err == nil {
		t.Error("a hundred brackets: no error")
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{`a AND (b OR "c d"~3) -actor:x`, `"`, `((((`, `-`, `a:b`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, err := Parse(s, fields)
		if (n == nil) == (err == nil) {
			t.Fatalf("%q: %v, %v", s, n, err)
		}
		if err != nil && err.Error() == "" {
			t.Fatal("an empty error")
		}
	})
}
