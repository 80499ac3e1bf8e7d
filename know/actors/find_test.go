// SPDX-License-Identifier: Apache-2.0

package actors

import (
	"strings"
	"testing"

	"dragoman"
)

func known(t *testing.T) *Table {
	t.Helper()
	k, err := Known()
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Ahmed al-Sharaa": "ahmed al sharaa", "Ahmed al Shara’a": "ahmed al sharaa", "As-Suwaydā’": "al suwayda",
		"the U.S.": "us", "Côte d’Ivoire": "cote divoire", "Erdoğan": "erdogan", "Sanʿāʾ": "sana",
		"Trinidad & Tobago": "trinidad and tobago", "  Guinea–Bissau ": "guinea bissau", "THE HAGUE": "hague", "": "", "…": "",
		"Diyarbakır": "diyarbakir", "N'Djamena": "ndjamena", "Za\u200bgreb": "zagreb",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

// words cuts a text at blanks and hyphens, as the reader's tokens do.
func words(text string) []dragoman.Token {
	var out []dragoman.Token
	start := -1
	for i := 0; i <= len(text); i++ {
		mark := i == len(text) || strings.IndexByte(" -,", text[i]) >= 0
		if mark && start >= 0 {
			out = append(out, dragoman.Token{Span: dragoman.Span{Start: int32(start), End: int32(i)}})
			start = -1
		}
		if i < len(text) && mark && text[i] != ' ' {
			out = append(out, dragoman.Token{Span: dragoman.Span{Start: int32(i), End: int32(i + 1)}})
		}
		if !mark && start < 0 {
			start = i
		}
	}
	return out
}

// all lists what Match finds from left to right, as "surface=key".
func all(k *Table, text string) string {
	toks := words(text)
	var out []string
	for i := 0; i < len(toks); {
		n, hits := k.Match(text, toks, i)
		if n == 0 {
			i++
			continue
		}
		what := hits[0].Key
		if hits[0].As == AsAgent {
			what = hits[0].Sector
		}
		out = append(out, text[toks[i].Start:toks[i+n-1].End]+"="+what)
		i += n
	}
	return strings.Join(out, " | ")
}

func TestMatch(t *testing.T) {
	k := known(t)
	for text, want := range map[string]string{
		"Syrian troops left Deir ez-Zor":                "Syrian=SYR | troops=MIL | Deir ez-Zor=city:SYR:aleppo",
		"the ambassador defended their rights":          "ambassador=GOV",
		"turkey and china on the table":                 "",
		"who told us":                                   "",
		"the WHO told the US":                           "WHO=world-health-organization | US=USA",
		"He visited Papua New Guinea and Guinea-Bissau": "Papua New Guinea=PNG | Guinea-Bissau=GNB",
		"the United Nations Security Council":           "United Nations Security Council=united-nations-security-council",
		"Hay'at Tahrir al-Sham fighters":                "Hay'at Tahrir al-Sham=hayat-tahrir-al-sham | fighters=UAF",
		"the U.S. and U.N. envoys":                      "U.S.=USA | U.N.=united-nations | envoys=GOV",
	} {
		if got := all(k, text); got != want {
			t.Errorf("%s:\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestCountry(t *testing.T) {
	k := known(t)
	for in, want := range map[string]string{
		"Syria": "SYR", "Damascus": "SYR", "the Syrians": "SYR", "Britain’s": "GBR", "Türkiye": "TUR", "Tartous": "SYR",
		"People's Republic of China": "CHN", "Republic of China": "TWN", "Kiev": "UKR", "RUS": "RUS", "ambassador": "",
		"Kharkiv": "UKR", "Niger": "NER", "Nigeriens": "NER", "the Dutch": "NLD", "": "", "Guineans": "GIN", "COTE D'IVOIRE": "CIV",
	} {
		e, _, _ := k.Country(in)
		if e.Key != want {
			t.Errorf("Country(%q) = %q, want %q", in, e.Key, want)
		}
	}
}

func TestAgent(t *testing.T) {
	k := known(t)
	for in, want := range map[string]string{
		"soldiers": "MIL", "Policemen": "COP", "lawmakers": "LEG", "court": "JUD", "rebels": "REB", "protesters": "CVL",
		"deputies": "", "farmers": "AGR", "aid workers": "SOC", "astrolabe": "-",
	} {
		got, _, ok := k.Agent(in)
		if !ok {
			got = "-"
		}
		if got != want {
			t.Errorf("Agent(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSpelling(t *testing.T) {
	k := known(t)
	for _, pair := range [][2]string{{"Volodymyr Zelensky", "Volodymyr Zelenskyy"}, {"Ahmed al-Sharaa", "Ahmad al Shara"}, {"Sergei Shoigu", "Sergey Shoygu"}} {
		if k.Spelling(pair[0]) != k.Spelling(pair[1]) {
			t.Errorf("%q and %q differ: %q, %q", pair[0], pair[1], k.Spelling(pair[0]), k.Spelling(pair[1]))
		}
	}
	if k.Spelling("Ali Hassan") == k.Spelling("Ali Hussein") || k.Spelling("Putin") != "" {
		t.Error("different names fall together")
	}
}

// British spellings of the names of bodies fold to the American ones.
func TestFoldSpellsOneWay(t *testing.T) {
	for in, want := range map[string]string{
		"World Trade Organisation": "world trade organization", "Organisations of the Defence Centre": "organizations of the defense center",
		"centres": "centers", "Centre": "center", "isation": "ization", "epicentre": "epicenter", "Lisa Tionne": "lisa tionne", "organisational": "organisational", "self-defences": "self defenses", "": "",
	} {
		if got := Fold(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
