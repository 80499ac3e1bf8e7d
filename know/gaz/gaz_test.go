// SPDX-License-Identifier: Apache-2.0

package gaz

import (
	"math"
	"testing"
)

func open(t testing.TB) *Table {
	t.Helper()
	g, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"U.S.":             "us",
		"Saint-Denis":      "saint denis",
		"St. Louis":        "saint louis",
		"The Hague":        "hague",
		"al-Bab":           "bab",
		"Al Bab":           "al bab",
		"Deir ez-Zor":      "deir zor",
		"Taʿizz":           "taizz",
		"Xi’an":            "xian",
		"Łódź":             "lodz",
		"Çanakkale":        "canakkale",
		"Côte d'Ivoire":    "cote divoire",
		"Nagorno–Karabakh": "nagorno karabakh",
		"  New\n York ":    "new york",
		"":                 "",
		"al-":              "al",
		"Ḩalab":            "halab",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

// near is in degrees.
func near(p Place, lat, lon float64) bool {
	return p.HasPoint && math.Abs(p.Lat-lat) < 0.1 && math.Abs(p.Lon-lon) < 0.1
}

func TestLookup(t *testing.T) {
	g := open(t)
	for _, c := range []struct {
		name, country, precision string
		lat, lon                 float64
	}{
		{"Hmeimim", "SYR", "point", 35.401, 35.949},
		{"Tartus", "SYR", "point", 34.889, 35.886},
		{"Raqqa", "SYR", "point", 35.952, 39.008},
		{"ar-Raqqah", "SYR", "point", 35.952, 39.008},
		{"Kiev", "UKR", "point", 50.454, 30.524},
		{"KYIV", "UKR", "point", 50.454, 30.524},
		{"U.K.", "GBR", "country", 54, -2},
		{"Calif.", "USA", "area", 37.25, -119.75},
		{"Persian Gulf", "", "area", 27, 51},
		{"Strait of Hormuz", "", "area", 26.57, 56.25},
		{"Sao Paulo", "BRA", "point", -23.5475, -46.636},
	} {
		found := false
		for _, p := range g.Lookup(c.name) {
			found = found || p.Country3 == c.country && p.Precision == c.precision && near(p, c.lat, c.lon)
		}
		if !found {
			t.Errorf("%s: no %s in %q at %.2f %.2f among %+v", c.name, c.precision, c.country, c.lat, c.lon, g.Lookup(c.name))
		}
	}
	for _, no := range []string{"", "Nowhere Upon Nothing", "Lavrov said"} {
		if p := g.Lookup(no); p != nil {
			t.Errorf("%q means %+v, want nothing", no, p)
		}
	}
}

func TestContainment(t *testing.T) {
	g := open(t)
	for _, p := range g.Lookup("Huntsville") {
		if p.GeoNames != 4068590 {
			continue
		}
		if g.Place(p.Admin1).Name != "Alabama" || g.Place(p.Admin2).Name != "Madison County" || p.Country != "US" || p.Population < 170_000 || p.Population > 260_000 {
			t.Errorf("Huntsville, Alabama: admin1 %q, admin2 %q, %+v", g.Place(p.Admin1).Name, g.Place(p.Admin2).Name, p)
		}
		return
	}
	t.Error("no Huntsville with GeoNames id 4068590")
}

func TestEveryRowIsWhole(t *testing.T) {
	g := open(t)
	own := 0
	for i := range g.Len() {
		p := g.Place(Ref(i))
		if p.Name == "" || p.Code == "" || p.Precision == "" || p.HasPoint && (math.Abs(p.Lat) > 90 || math.Abs(p.Lon) > 180) {
			t.Fatalf("row %d is not whole: %+v", i, p)
		}
		if i < g.countries && (len(p.Country3) != 3 || p.Precision != "country" || !p.HasPoint) {
			t.Errorf("country %+v", p)
		}
		if p.GeoNames == 0 {
			own++
		}
	}
	if own < 500 {
		t.Errorf("%d places of our own, want 500 or more", own)
	}
}

func TestProbe(t *testing.T) {
	g := open(t)
	if h := g.Probe("Syria"); !h.Known || !h.Country || h.Population < 15_000_000 {
		t.Errorf("Syria: %+v", h)
	}
	if h := g.Probe("Aleppo"); !h.City || !h.Admin || h.Country {
		t.Errorf("Aleppo: %+v", h)
	}
	if h := g.Probe("Black Sea"); !h.Own || h.City {
		t.Errorf("Black Sea: %+v", h)
	}
	if h := g.Probe("xyzzy"); h.Known {
		t.Errorf("xyzzy: %+v", h)
	}
}

func TestSize(t *testing.T) {
	if len(embedded) >= 6_000_000 {
		t.Errorf("the table has %d bytes, want under 6 MB", len(embedded))
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(embedded[:4096])
	small := append([]byte("DGZ1"), make([]byte, 64)...)
	small[4], small[8], small[12], small[16] = 1, 1, 1, 1
	f.Add(small)
	f.Fuzz(func(t *testing.T, data []byte) {
		g, err := Open(data)
		if err != nil {
			return
		}
		for _, n := range []string{"Syria", "us", ""} {
			g.Lookup(n)
			g.Probe(n)
		}
		for i := range min(g.Len(), 100) {
			g.Place(Ref(i))
		}
		g.Country("SY")
		g.Place(NoRef)
	})
}

func FuzzFold(f *testing.F) {
	f.Add("St. al-ʿArab – Ḩ\xff")
	f.Fuzz(func(t *testing.T, s string) {
		if got := Fold(s); len(got) > maxFold {
			t.Errorf("%d bytes", len(got))
		}
	})
}

func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		open(b)
	}
}

func BenchmarkProbeHit(b *testing.B) {
	g := open(b)
	for b.Loop() {
		g.Probe("Deir ez-Zor")
	}
}

func BenchmarkProbeMiss(b *testing.B) {
	g := open(b)
	for b.Loop() {
		g.Probe("Foreign Minister Lavrov")
	}
}

func BenchmarkLookup(b *testing.B) {
	g := open(b)
	for b.Loop() {
		g.Lookup("Springfield")
	}
}
