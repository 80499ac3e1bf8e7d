// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"testing"
)

func TestNeeds(t *testing.T) {
	for expr, want := range map[string][]string{
		`^By (\p{Lu}\w+)$`:                     {"by "},
		`(?i:Click here|read more)`:            {"click here", "read more"},
		`^\d+ (?:mins?|hours?) ago$`:           {" ago"},
		`[.!] ?[/|] ?\p{L}+`:                   {"/", "|"},
		`(?:photo)?`:                           nil,
		`\w+|photo`:                            nil,
		`(?:photo){2,3}`:                       {"photo"},
		`^(?i:kelvin)`:                         {"kelvin"},
		`(?:Reuters|AP) photo|(?i:picture) \d`: {" photo", "picture"},
	} {
		tree, err := syntax.Parse(expr, syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		if got := needs(tree); !slices.Equal(got, want) {
			t.Errorf("%s needs %q, want %q", expr, got, want)
		}
	}
}

// Whatever an expression matches holds a piece that it needs.
func FuzzNeeds(f *testing.F) {
	for _, e := range []string{`^By (\p{Lu}\w+)$`, `(?i:Kiss|ask)s*`, `a(?:bc|bd)+e?`, `[.!] ?[/|]x*`, `(?:ab){0,2}c`} {
		f.Add(e, "By Someone kiſſ K.|x abc")
	}
	f.Fuzz(func(t *testing.T, expr, text string) {
		re, err := regexp.Compile(expr)
		if err != nil || len(expr) > 100 {
			return
		}
		tree, err := syntax.Parse(expr, syntax.Perl)
		if err != nil {
			return
		}
		if n := needs(tree); n != nil && re.MatchString(text) && !holds(small(text), n) {
			t.Errorf("%q matches %q without any of %q", expr, text, n)
		}
	})
}
