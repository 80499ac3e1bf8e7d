// SPDX-License-Identifier: Apache-2.0

package quote_test

import (
	"fmt"
	"strings"
	"testing"

	"dragoman"
	"dragoman/compare/quote"
	"dragoman/lang/en"
	"dragoman/read"
)

// joined reads the texts as reports and joins their quotations: each as its
// flag, its speaker and its variants.
func joined(t *testing.T, texts ...string) (out []string, all []dragoman.Quote) {
	t.Helper()
	rd, err := read.English(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	var rs []*dragoman.Reading
	from := map[string]string{}
	for i, text := range texts {
		id := fmt.Sprintf("r%d", i+1)
		from[id] = text
		rs = append(rs, rd.Read(dragoman.Report{ID: id, Text: text, Language: "en"}))
	}
	all = quote.Join(rs)
	for _, q := range all {
		s := q.Flag + " " + q.Speaker
		for _, v := range q.Variants {
			s += " | " + v.Report + " " + v.Span.Of(from[v.Report])
		}
		out = append(out, s)
	}
	return out, all
}

func TestJoinsWhatIsTheSameUtterance(t *testing.T) {
	for _, c := range []struct {
		name, a, b string
		want       []string // parts of the one quote
	}{
		{"whole", `“We will mend the bridge before the first snow falls,” said Mayor Liv Aune.`, `Mayor Liv Aune promised: “We will mend the bridge before the first snow falls.”`, []string{"Liv Aune | r1 We will mend", "r2 We will mend"}},
		{"a fragment in a longer one", `“The council has been blind and deaf to the valley for years,” said Mayor Liv Aune.`, `Mayor Liv Aune called the council “blind and deaf” on Monday.`, []string{"r1 The council has been blind", "r2 blind and deaf"}},
		{"one sentence of two", `“The river took the mill. Nobody was warned about the second wave,” Tom Rask said.`, `Tom Rask said: “Nobody was warned about the second wave.”`, []string{"r1 Nobody was warned", "r2 Nobody was warned"}},
		{"split by the cue", `“Nobody was warned,” Tom Rask said, “about the second wave of the flood.”`, `Tom Rask said: “Nobody was warned about the second wave of the flood.”`, []string{"r1 about the second wave", "r2 Nobody was warned"}},
		{"a word changed", `“My daughter loved this valley. She had a red boat,” said Ana Berg.`, `“My daughter loved this valley. She had a small red boat,” said Ana Berg.`, []string{"words-differ", "r2 My daughter"}},
		{"marks in one report only", `The mayor wrote on her page.

The old bridge will be closed to lorries from the first of May.`, `“The old bridge will be closed to lorries from the first of May,” Mayor Liv Aune wrote.`, []string{"r1 The old bridge", "r2 The old bridge", "Liv Aune"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, _ := joined(t, c.a, c.b)
			if len(got) != 1 {
				t.Fatalf("%d quotes, want one: %q", len(got), got)
			}
			for _, w := range c.want {
				if !strings.Contains(got[0], w) {
					t.Errorf("no %q in %q", w, got[0])
				}
			}
		})
	}
}

func TestLeavesApartWhatIsNot(t *testing.T) {
	for name, c := range map[string][2]string{
		"a name in marks":           {`Ana Berg wrote “The Long Winter” in 1990.`, `Tom Rask said: “I read The Long Winter on the train to Oslo.”`},
		"one plain word":            {`Ana Berg called the talks “difficult”.`, `“The road was difficult after the rain,” said Tom Rask.`},
		"the same name said by two": {`“The Council of the Seven Valleys has failed,” said Ana Berg.`, `“We thank the Council of the Seven Valleys for the boats,” said Tom Rask.`},
		"other words":               {`“We will rebuild the harbour,” said Ana Berg.`, `“We have lost the boats,” said Ana Berg.`},
	} {
		if got, _ := joined(t, c[0], c[1]); len(got) > 0 {
			t.Errorf("%s: joined %q", name, got)
		}
	}
}

func TestSpeakersDifferOnlyWhereTheyDo(t *testing.T) {
	const words = `“We will open the locks of the canal before the night is over,”`
	for _, c := range []struct{ a, b, flag, speaker string }{
		{" said Ana Berg.", " said Tom Rask.", "speakers-differ", ""},
		{" said Ana Berg.", " said Ms Berg.", "", "Ana Berg"},
		{" said Minister Ana Berg.", " the minister said.", "speaker-settled", "Ana Berg"},
	} {
		got, all := joined(t, words+c.a, words+c.b)
		if len(all) != 1 {
			t.Fatalf("%v: %q", c, got)
		}
		if q := all[0]; q.Flag != c.flag || q.Speaker != c.speaker {
			t.Errorf("%q and %q: flag %q speaker %q, want %q %q", c.a, c.b, q.Flag, q.Speaker, c.flag, c.speaker)
		}
	}
}

func TestSamePerson(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{{"Ana Berg", "Berg", true}, {"Ana M. Berg", "Ana Berg", true}, {"Chuck Oster", "Charles E. Oster", true}, {"Ana Berg", "Tom Berg", false}, {"Tom Rask", "Ana Berg", false}, {"", "Ana Berg", false}, {"HVC", "Harbour Valley Council", true}} {
		if got := quote.SamePerson(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: %v", c.a, c.b, got)
		}
	}
}

func TestHostileTextEndsSoon(t *testing.T) {
	joined(t, strings.Repeat(`“a b c `, 2000), strings.Repeat(`"a" `, 4000)+"”””", "", "“", strings.Repeat("“we will not leave the valley” ", 800))
}
