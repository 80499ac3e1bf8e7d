// SPDX-License-Identifier: Apache-2.0

package name_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dragoman"
	"dragoman/internal/marked"
	"dragoman/lang/en"
	"dragoman/read/name"
	"dragoman/read/sent"
	"dragoman/read/token"
)

// reader reads text as far as its names.
var reader = sync.OnceValue(func() func(string) *dragoman.Reading {
	tokens, err := token.New(en.Pack())
	if err != nil {
		panic(err)
	}
	sentences, err := sent.New(en.Pack())
	if err != nil {
		panic(err)
	}
	names, err := name.New(en.Pack())
	if err != nil {
		panic(err)
	}
	return func(text string) *dragoman.Reading {
		r := &dragoman.Reading{Report: dragoman.Report{Text: text}}
		tokens.Do(r)
		sentences.Do(r)
		names.Do(r)
		return r
	}
})

func list(text string, marks []marked.Mark) (out []string) {
	for _, m := range marks {
		out = append(out, m.Label+" "+text[m.Start:m.End])
	}
	return out
}

func TestNames(t *testing.T) {
	for _, s := range []string{
		"{person|Kari Holm} met {person|Abdul Rahman} in {place|Nairobi} on Monday.",
		"The {group|Norwegian} minister said he will visit {place|Kenya} in May.",
		"{organisation|World Bank} officials told reporters that the loan was delayed.",
		"President {person|Bola Adeyemi} flew to {place|Lagos}, {person|Adeyemi}'s office said.",
		"{place|KENYA} TO OPEN A PORT NEAR {place|LAMU}\n\n{place|Kenya} will open a port near {place|Lamu}, the minister said.",
		"The minister spoke of Obamacare and of #FreeLagos in {place|Nairobi}.",
		"WATCHED {person|Kari Holm} said that the {work|Paris Agreement} holds. The {work|Treaty of Lagos} was signed.",
		"Police sought {person|Joaquin “Chapo” Lopez} and {person|Abdul \"Kip\" Rahman}. “{person|Kari Holm}” and {person|Abdul Rahman} did not come.",
		"Gangs held {place|Port-au-Prince} while troops entered {place|Deir ez-Zor}; {person|Ann-Marie Lind} left {place|London}-to-{place|Paris} trains alone.",
		"Hurricane {event|Maria} hit the coast. Talks between {organisation|Congress} and {group|Democrats} failed.",
		"They spoke of relations of post-Assad {place|Syria} and {place|Russia} in May.",
		"Director of National Intelligence {person|Kofi Annan} spoke. {person|Emily Berg} Sunday told reporters so.",
		"In mid-November, {person|Holm} left, said {person|Kari Holm}.",
		"The {person|Bashar al-Assad} regime fell.",
		"{person|Emily Berg}, R-Tenn., said no.",
		"It lies near {place|Tuktoyaktuk}, {place|N.W.T.}, and not in {place|Washington, D.C.}, he said.",
		"The first in each: Chemistry - {person|Kari Holm}, Economics - {person|Samuel Otieno}.",
		"Members of the {organisation|ANC}, Premiers and MPs came by {organisation|Air Tanzania}.",
		"Photo: no one was hurt, and Will he come? he asked.",
	} {
		text, marks, err := marked.Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, m := range reader()(text).Mentions {
			got = append(got, string(m.Kind)+" "+m.Of(text))
		}
		if d := cmp.Diff(list(text, marks), got); d != "" {
			t.Errorf("%s: %s", s, d)
		}
	}
}

func TestMentionsLieOnTokens(t *testing.T) {
	text := "Kari Holm of the United Nations said: “Syria’s war is over.” " + strings.Repeat("“Aa Bb-c U.S. ", 300)
	r := reader()(text)
	if len(r.Mentions) == 0 {
		t.Fatal("no names")
	}
	end := int32(0)
	for _, m := range r.Mentions {
		if m.First >= m.Last || r.Tokens[m.First].Start != m.Start || r.Tokens[m.Last-1].End != m.End || m.Start < end {
			t.Errorf("mention %+v is not on tokens, or overlaps", m)
		}
		end = m.End
	}
}

func FuzzNames(f *testing.F) {
	f.Add("Kari Holm met U.S. envoys (WHO) in ‘Oslo’.")
	f.Add(strings.Repeat("\"", 200) + "A\u200bB \xff\xfe Ünïted")
	f.Fuzz(func(t *testing.T, text string) {
		r := reader()(text)
		for _, m := range r.Mentions {
			if m.Start < 0 || int(m.End) > len(text) || m.Start >= m.End {
				t.Errorf("mention %+v of %d bytes", m, len(text))
			}
		}
	})
}

func BenchmarkNames(b *testing.B) {
	text := strings.Repeat("The Norwegian minister Kari Holm said on Monday that he will visit Kenya, where the World Bank has an office.\n\n", 50)
	r := reader()(text)
	n := 0
	names, err := name.New(en.Pack())
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		r.Mentions = r.Mentions[:0]
		names.Do(r)
		n += len(r.Tokens)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "tokens/s")
}
