// SPDX-License-Identifier: Apache-2.0

package quote

import (
	"strings"
	"testing"

	"dragoman"
)

func TestPair(t *testing.T) {
	for _, c := range []struct{ text, want, odd string }{
		{`He said "yes" and "no".`, `yes|no`, ``},
		{`“We won,” she said. “Twice.”`, `We won,|Twice.`, ``},
		{`A mixed “pair" and another "pair”.`, `pair|pair`, ``},
		{`”Swedish habit” he wrote.`, `Swedish habit`, ``},
		{`Er sagte „so“ und ging.`, `so`, ``},
		{`He called it «a farce» at noon.`, `a farce`, ``},
		{"The ``first'' shot.", `first`, ``},
		{`“He told me ‘go home’ twice,” she said.`, `He told me ‘go home’ twice,|go home`, ``},
		{`'We don't know the boys' names,' he said.`, `We don't know the boys' names,`, ``},
		{`The ministers' car and the '90s, rock ’n’ roll.`, ``, ``},
		{`The workers’ union said ‘no’ to it.`, `no`, ``},
		{`It was 5'10" tall and "light".`, `light`, ``},
		{`“One left open, he said.`, `One left open, he said.`, `0`},
		{`A stray close” here and a "pair".`, `pair`, `13`},
		{"“First part.\n\n“Second part.\n\n“Third,” he said.", `First part.|+Second part.|+Third,`, ``},
		{"“First part.\n\nPlain paragraph with “words”.", `First part.|words`, `0`},
		{`("Inside brackets")—"after a dash"`, `Inside brackets|after a dash`, ``},
		{`He said:"Tight."Then left.`, `Tight.`, ``},
		{`"Nested 'one' and 'two'," he said`, `Nested 'one' and 'two',|one|two`, ``},
		{"\"A slip. “One,” he said, “two.”\n\n\"Another “three.”", `One,|two.|three.`, `0,41`},
		{``, ``, ``},
		{`"`, ``, `0`},
	} {
		found, odd := Pair(c.text)
		var got, o []string
		for _, q := range found {
			s := q.Inner.Of(c.text)
			if q.Continues {
				s = "+" + s
			}
			if s != "" {
				got = append(got, s)
			}
		}
		for _, s := range odd {
			o = append(o, itoa(int(s.Start)))
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, g, c.want)
		}
		if g := strings.Join(o, ","); g != c.odd {
			t.Errorf("%s: odd marks at %q, want %q", c.text, g, c.odd)
		}
	}
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + itoa(n%10)
}

// TestManyMarks pairs a hundred thousand marks of each hostile kind; quadratic
// work would run into the tests' time limit.
func TestManyMarks(t *testing.T) {
	for _, unit := range []string{`"`, `“`, `”`, ` 'a`, `s' `, `“ ‘a`, "\"a\n", `a' b `, "``a''"} {
		found, _ := Pair(strings.Repeat(unit, 100_000))
		for _, q := range found {
			if q.Inner.Start > q.Inner.End || !q.Outer.Has(q.Inner) {
				t.Fatalf("%q repeated: bad quotation %+v", unit, q)
			}
		}
	}
}

func FuzzPair(f *testing.F) {
	f.Add("“a ‘b” c’ \"d\n\n“e")
	f.Fuzz(func(t *testing.T, text string) {
		found, odd := Pair(text)
		last := dragoman.Span{}
		for _, q := range found {
			if q.Outer.Start < last.Start || !q.Outer.Has(q.Inner) || q.Inner.Start > q.Inner.End || int(q.Outer.End) > len(text) {
				t.Fatalf("%q: %+v", text, q)
			}
			last = q.Outer
		}
		for _, s := range odd {
			if s.Start >= s.End || int(s.End) > len(text) {
				t.Fatalf("%q: odd %+v", text, s)
			}
		}
	})
}
