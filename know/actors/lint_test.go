// SPDX-License-Identifier: Apache-2.0

package actors

import (
	"bytes"
	"os"
	"sort"
	"strings"
	"testing"

	"dragoman"
)

// sources parses the data files.
func sources(t *testing.T) *source {
	t.Helper()
	var src source
	names, err := os.ReadDir("data")
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range names {
		f, err := os.Open("data/" + n.Name())
		if err != nil {
			t.Fatal(err)
		}
		if err := src.read(f, n.Name()); err != nil {
			t.Fatal(err)
		}
		f.Close()
	}
	return &src
}

// The embedded table is what the data files make. Dates no calendar has, roles
// that end before they begin, unknown bodies, countries, sectors and doubled
// keys fail here with file and line.
func TestTableIsBuiltFromData(t *testing.T) {
	b, err := Build(os.DirFS("data"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b, []byte(embedded)) {
		t.Error("actors.bin is not what data makes: go run ./know/actors/gen")
	}
	if len(b) > 2<<20 {
		t.Errorf("the table has %d bytes, more than 2 MB", len(b))
	}
}

func TestCounts(t *testing.T) {
	n := map[string]int{}
	nouns := 0
	for _, e := range sources(t).entries {
		kind := e.kind
		switch kind {
		case "agent":
			nouns += len(e.also)
		case "person":
			for _, r := range e.roles {
				if r.open {
					n["in office, as far as known"]++
					break
				}
			}
		case "org":
			switch e.sector {
			case "PTY", "GOV", "MIL", "COP", "SPY", "LEG", "JUD":
				kind = "party or agency"
			}
		}
		n[kind]++
	}
	n["agent noun"] = nouns
	n["armed group, party or agency"] = n["group"] + n["party or agency"]
	for kind, least := range map[string]int{"country": 250, "in office, as far as known": 600, "org": 300, "armed group, party or agency": 250, "agent noun": 500, "disputed": 8, "seat": 50} {
		if n[kind] < least {
			t.Errorf("%d of %s, want at least %d", n[kind], kind, least)
		}
	}
	t.Logf("%v", n)
}

// One id names one entity, one entity has one id.
func TestIds(t *testing.T) {
	of := map[string]string{}
	for _, e := range sources(t).entries {
		if e.id == "" {
			continue
		}
		if old, ok := of[e.id]; ok {
			t.Errorf("%s:%d: %s has the id %s, which %s has too", e.at.file, e.at.line, e.name, e.id, old)
		}
		of[e.id] = e.name
	}
}

// Countries have what look-ups need.
func TestCountries(t *testing.T) {
	iso2 := map[string]string{}
	for _, e := range sources(t).entries {
		if e.kind != "country" {
			continue
		}
		if len(e.iso2) != 2 || iso2[e.iso2] != "" {
			t.Errorf("%s:%d: ISO code %q is missing or doubled (%s)", e.at.file, e.at.line, e.iso2, iso2[e.iso2])
		}
		iso2[e.iso2] = e.name
		if e.id != "" && len(e.demonym) == 0 && !strings.Contains("HKG MAC VAT DMA AND", e.name[:3]) {
			t.Errorf("%s:%d: %s has no demonym", e.at.file, e.at.line, e.name)
		}
	}
}

// Two holders of one office at one time are an error, but for offices that many
// hold (senators, ministers without a department, justices, opposition figures).
func TestOfficesHaveOneHolder(t *testing.T) {
	k := known(t)
	var bad []string
	for _, title := range []string{"president", "prime minister", "foreign minister", "defence minister", "interior minister", "finance minister", "king", "secretary general", "army chief", "supreme leader", "chancellor", "secretary of state"} {
		for _, c := range k.Entities() {
			if c.Kind != dragoman.Country && c.Kind != dragoman.Organisation {
				continue
			}
			if strings.Contains(rivals, c.Key+" "+title) {
				continue
			}
			roles := k.Holders(c.Key, title)
			for i := range roles {
				for j := range i {
					a, b := roles[i], roles[j]
					if a.Holder != b.Holder && a.From.Last < b.Until.First && b.From.Last < a.Until.First {
						bad = append(bad, c.Key+" "+title+": "+a.Holder+" "+a.Dates()+" and "+b.Holder+" "+b.Dates())
					}
				}
			}
		}
	}
	sort.Strings(bad)
	for _, s := range bad {
		t.Error(s)
	}
}

// An alias that names several entities is listed here with a reason; a new
// one must be settled or listed. Senses that look-ups tell apart (an agent
// noun, a title, a city beside a country) don't count.
func TestAmbiguousAliases(t *testing.T) {
	allowed := map[string]bool{}
	for _, a := range strings.Split(ambiguous, "\n") {
		if a = strings.TrimSpace(a); a != "" {
			allowed[a] = true
		}
	}
	k := known(t)
	seen := map[string]bool{}
	for _, e := range sources(t).entries {
		if e.kind == "agent" || e.kind == "title" || e.kind == "city" || e.kind == "seat" {
			continue
		}
		for _, a := range append([]string{e.name}, e.also...) {
			f := Fold(strings.TrimSuffix(a, "~"))
			if seen[f] || allowed[f] {
				continue
			}
			seen[f] = true
			var keys []string
			for _, h := range k.Find(f) {
				if (h.As == AsName || h.As == AsSurname) && !h.Near {
					keys = append(keys, h.Key)
				}
			}
			if len(keys) > 1 {
				t.Errorf("%s:%d: %q names %s", e.at.file, e.at.line, f, strings.Join(keys, ", "))
			}
		}
	}
}

// ambiguous are the aliases that really are shared.
const ambiguous = `
congress
peoples democratic party
mit
jem
`

// rivals are offices that two held, or claimed, at one time.
const rivals = "CIV president GMB president LBY prime minister "
