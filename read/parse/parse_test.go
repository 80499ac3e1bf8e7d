// SPDX-License-Identifier: Apache-2.0

package parse_test

import (
	"fmt"
	"strings"
	"testing"

	"dragoman"
	"dragoman/lang/en"
	"dragoman/read/parse"
	"dragoman/read/sent"
	"dragoman/read/tag"
	"dragoman/read/token"
)

// parsed reads a text by the stages up to parse.
func parsed(t testing.TB, text string) *dragoman.Reading {
	t.Helper()
	a, err := token.New(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	b, err := sent.New(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	c, err := tag.New(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	d, err := parse.New(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	r := &dragoman.Reading{}
	r.Text = text
	a.Do(r)
	b.Do(r)
	c.Do(r)
	d.Do(r)
	return r
}

// Each arc reads relation(head, word); all must be in the tree.
func TestArcs(t *testing.T) {
	for text, arcs := range map[string]string{
		"The army shelled the town.":           "nsubj(shelled, army) root(ROOT, shelled) obj(shelled, town) det(town, the)",
		"The strike began on Monday.":          "nsubj(began, strike) obl(began, Monday) case(Monday, on)",
		"The minister was arrested by police.": "nsubj(arrested, minister) aux(arrested, was) obl(arrested, police)",
		"Syria's envoy refused to sign.":       "nmod(envoy, Syria) nsubj(refused, envoy) xcomp(refused, sign) mark(sign, to)",
		"Rebels and troops did not withdraw.":  "nsubj(withdraw, Rebels) conj(Rebels, troops) advmod(withdraw, not) aux(withdraw, did)",
	} {
		r := parsed(t, text)
		got := map[string]bool{}
		for _, x := range r.Tokens {
			head := "ROOT"
			if x.Head >= 0 {
				head = r.Tokens[x.Head].Of(text)
			}
			got[fmt.Sprintf("%s(%s, %s)", x.Rel, head, x.Of(text))] = true
		}
		for _, a := range strings.SplitAfter(arcs, ")") {
			if a = strings.TrimSpace(a); a != "" && !got[a] {
				t.Errorf("%s\nno %s in %v", text, a, got)
			}
		}
	}
}

// Every sentence has one root, every head lies in its sentence, and heads
// lead to the root.
func checkTrees(t *testing.T, r *dragoman.Reading) {
	t.Helper()
	for _, s := range r.Sentences {
		roots := 0
		for i := s.First; i < s.Last; i++ {
			x := r.Tokens[i]
			if x.Head == dragoman.Unparsed {
				continue
			}
			if x.Head == dragoman.Root {
				roots++
			} else if x.Head < s.First || x.Head >= s.Last {
				t.Fatalf("token %d has its head %d outside its sentence [%d,%d)", i, x.Head, s.First, s.Last)
			}
			steps := s.First
			for h := i; h != dragoman.Root; h = r.Tokens[h].Head {
				if steps++; steps > s.Last {
					t.Fatalf("the heads of token %d run in a circle", i)
				}
			}
		}
		if roots > 1 {
			t.Fatalf("sentence [%d,%d) has %d roots", s.First, s.Last, roots)
		}
	}
}

func TestTrees(t *testing.T) {
	checkTrees(t, parsed(t, "Troops left. “No,” he said, “we stay (here) – and fight!” Ten thousand. \"\"\"\" ,,,, . . . ((( a b C D ) 1 2 3"))
	checkTrees(t, parsed(t, strings.Repeat("\"", 3000)+strings.Repeat(" word", 3000)))
}
