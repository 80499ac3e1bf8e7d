// SPDX-License-Identifier: Apache-2.0

package actors

import (
	"strings"
	"testing"

	"dragoman"
)

const overlay = `
sure 2031-06-30
person Kari Holm*
  sex f
  of NOR
  role NOR: foreign minister, 2031-02-01..
  role NATO: spokeswoman [GOV], 2029..2031-01

person Espen Barth Eide        # replaces the embedded entry
  of NOR
  role NOR: foreign minister, 2023-10-16..2031-01-31

org Hill Walkers' Club
  of NOR
  sector SOC
  also HWC

seat Hill House
  of NOR

agent hillwalker
  sector CVL

drop boko-haram
`

func TestOverlay(t *testing.T) {
	base := known(t)
	k, err := base.With(strings.NewReader(overlay), "mine.txt")
	if err != nil {
		t.Fatal(err)
	}
	if h := k.Find("Holm"); len(h) != 1 || h[0].Key != "kari-holm" || h[0].As != AsSurname {
		t.Errorf("Holm: %+v", h)
	}
	if e, _, ok := k.Holder("NOR", "minister of foreign affairs", "2031-03-01"); !ok || e.Name != "Kari Holm" {
		t.Errorf("foreign minister of Norway in 2031: %s", e.Name)
	}
	if e, _, ok := k.Holder("NOR", "foreign minister", "2025-03-01"); !ok || e.Name != "Espen Barth Eide" {
		t.Errorf("foreign minister of Norway in 2025: %s", e.Name)
	}
	if e, _, ok := k.Holder("NOR", "foreign minister", "2032-01-01"); ok {
		t.Errorf("after the day the file is sure until: %s", e.Name)
	}
	if h := k.Find("Hill House"); len(h) != 1 || h[0].Key != "NOR.GOV" || h[0].As != AsSeat {
		t.Errorf("Hill House: %+v", h)
	}
	if s, _, ok := k.Agent("hillwalkers"); !ok || s != "CVL" {
		t.Errorf("hillwalkers: %q", s)
	}
	if h := k.Find("Boko Haram"); len(h) != 0 {
		t.Errorf("dropped, and found: %+v", h)
	}
	if h := k.Find("Syria"); len(h) != 1 || h[0].Key != "SYR" {
		t.Errorf("the embedded table is hidden: %+v", h)
	}
	if h := base.Find("Holm"); len(h) != 0 {
		t.Error("the embedded table has changed")
	}
}

func TestOverlayErrors(t *testing.T) {
	base := known(t)
	for text, want := range map[string]string{
		"person A B\n  role NOR: king, 2020-02-30..":            "f:2: date \"2020-02-30\" has no day 30",
		"person A B\n  role NOR: king, 2021..2020":              "f:2: the role ends (2020) before it begins (2021)",
		"person A B\n  role Atlantis: king, 2021..2022":         "f:2: no country or organisation \"Atlantis\"",
		"person A B\n  role NOR: king, 2021..":                  "f:2: an open end needs",
		"person A B\n  sex x":                                   "f:2: sex is m or f",
		"person A B\n  id 123":                                  "f:2: \"123\" is no Wikidata id",
		"org A B\n  sector GOV":                                 "f:1: org \"A B\" needs an \"of CODE\" line",
		"org A B\n  of QQQ":                                     "f:1: no country or PLOVER code \"QQQ\"",
		"org A B\n  of NOR\n  sector ZZZ":                       "f:3: \"ZZZ\" is no PLOVER sector",
		"  also X":                                              "f:1: \"also\" stands under no head line",
		"planet Mars":                                           "f:1: unknown head \"planet\"",
		"person A B\nperson A B":                                "f:2: \"A B\" has the key a-b, which f:1 has too",
		"person":                                                "f:1: nothing follows \"person\"",
		"person A B\n  role NOR: chief hill walker, 2021..2022": "f:2: title \"chief hill walker\" tells no sector",
	} {
		if _, err := base.With(strings.NewReader(text), "f"); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

// BenchmarkReady opens the embedded table; it is to take less than 5 ms.
func BenchmarkReady(b *testing.B) {
	for b.Loop() {
		if _, err := Known(); err != nil {
			b.Fatal(err)
		}
	}
}

func FuzzOverlay(f *testing.F) {
	f.Add(overlay)
	f.Add("country QQQ Q\n  capital ;\nseat S\n  of QQQ\n  for QQQ.GOV")
	base, err := Known()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		k, err := base.With(strings.NewReader(text), "f")
		if err == nil {
			k.Find("Syria")
			k.Entities()
		}
	})
}

func FuzzMatch(f *testing.F) {
	f.Add("Ahmed al-Sharaa met the U.S. envoy in Deir ez-Zor")
	f.Add("\xff\xfe al- al- al- ʿʾ ﷽ 中国 the the the")
	k, err := Known()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		toks := words(text)
		for i := range toks {
			n, hits := k.Match(text, toks, i)
			if n < 0 || i+n > len(toks) || (n > 0) != (len(hits) > 0) {
				t.Fatalf("token %d: n %d, %d hits", i, n, len(hits))
			}
		}
		k.Find(text)
		k.Spelling(text)
	})
}

func BenchmarkMatch(b *testing.B) {
	k, err := Known()
	if err != nil {
		b.Fatal(err)
	}
	text := strings.Repeat("Syrian President Ahmed al-Sharaa met the Russian foreign minister in Moscow on the day the rain came down over the old town. ", 50)
	var toks []dragoman.Token = words(text)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		for i := range toks {
			k.Match(text, toks, i)
		}
	}
}

// An entry with the id of an embedded one is that one, whatever its name.
func TestOverlayReplacesById(t *testing.T) {
	k, err := known(t).With(strings.NewReader("person Kari Putina\n  id Q7747\n  of RUS\n"), "mine.txt")
	if err != nil {
		t.Fatal(err)
	}
	if h := k.Find("Kari Putina"); len(h) != 1 || h[0].Key != "vladimir-putin" || len(h[0].Roles()) != 0 {
		t.Errorf("Kari Putina: %+v", h)
	}
	for _, e := range k.Entities() {
		if e.Wikidata == "Q7747" && e.Name == "Kari Putina" {
			return
		}
	}
	t.Error("the entry is not there")
}

func TestOverlayErrorsOfIds(t *testing.T) {
	for text, want := range map[string]string{
		"drop nobody-there\n": "mine.txt:1: drop: no entry has the key",
		"person Ann Holm\n  id Q7747\n\nperson Eva Holm\n  id Q7747\n": "mine.txt:4: \"Eva Holm\" has the key vladimir-putin, which mine.txt:1 has too",
	} {
		if _, err := known(t).With(strings.NewReader(text), "mine.txt"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}
