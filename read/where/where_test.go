// SPDX-License-Identifier: Apache-2.0

package where_test

import (
	"encoding/json"
	"strings"
	"sync"
	"testing"

	"dragoman/internal/marked"
	"dragoman/lang/en"
	"dragoman/read/where"
)

func stage(t testing.TB) *where.T {
	t.Helper()
	w, err := where.New(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// The value of each mark is the country of the place, ISO 3166 alpha-3, with
// its first-level unit behind a slash; "-" is unknown.
func TestResolve(t *testing.T) {
	w := stage(t)
	for _, c := range []string{
		"Police in {=USA/Alabama|Huntsville}, Ala., met their colleagues from {=USA/Tennessee|Athens}, Tennessee.",
		"The flood reached {=USA/Texas|Paris}, Texas, and spared {=USA/Texas|Dallas} and {=USA/Texas|Fort Worth}.",
		"Talks in {=FRA/Île-de-France|Paris} ended; envoys from {=DEU|Germany} and {=ITA|Italy} left for {=BEL/Brussels Capital|Brussels}.",
		"Shells fell on {=SYR/Idlib|Idlib} and on {=SYR/Aleppo|Aleppo}, {=SYR|Syria}'s second city.",
		"{=GEO|Georgian} troops left {=GEO/Tbilisi|Tbilisi}; {=RUS|Moscow-backed} {=GEO|Abkhazia} protested.",
		"Ships waited in the {=|Black Sea} off {=UKR|Odesa}.",
		"Jets took off from {=SYR|Hmeimim} towards {=SYR/Idlib|Idlib province}.",
		"Nobody had heard of {=-|Qwertyville Heights}.",
		"Guests slept in a camp at {=-|Champagne}, {=CAN/Yukon|Yukon}.",
		"Trains link {=ITA|Rome}, {=ITA|Milan}, {=ITA|Naples} and {=ITA|Turin}; {=-|Wando} has no station.",
	} {
		text, marks, err := marked.Parse(c)
		if err != nil {
			t.Fatal(err)
		}
		var names []where.Name
		for _, m := range marks {
			n := where.Name{}
			n.Start, n.End = int32(m.Start), int32(m.End)
			names = append(names, n)
		}
		for i, got := range w.Resolve(text, "", names) {
			p := w.Place(text, names[i].Span, got)
			s := p.Country
			if p.Admin1 != "" && len(marks[i].Value) > 3 {
				s += "/" + p.Admin1
			}
			if !got.Known {
				s = "-"
			}
			if s != marks[i].Value {
				t.Errorf("%s: %q is %q, want %q", text, names[i].Of(text), s, marks[i].Value)
			}
		}
	}
}

func TestAnAreaIsNoPoint(t *testing.T) {
	w := stage(t)
	text := "From Syria to Idlib province, the Strait of Hormuz and Damascus, via Qwertyville."
	want := map[string]string{"Syria": "country", "Idlib province": "area", "Strait of Hormuz": "area", "Damascus": "point", "Qwertyville": ""}
	var names []where.Name
	for _, s := range []string{"Syria", "Idlib province", "Strait of Hormuz", "Damascus", "Qwertyville"} {
		for i := range text {
			if len(text) >= i+len(s) && text[i:i+len(s)] == s {
				n := where.Name{}
				n.Start, n.End = int32(i), int32(i+len(s))
				names = append(names, n)
			}
		}
	}
	for i, c := range w.Resolve(text, "", names) {
		p := w.Place(text, names[i].Span, c)
		if name := names[i].Of(text); p.Precision != want[name] {
			t.Errorf("%s: precision %q, want %q", name, p.Precision, want[name])
		}
		if p.Precision == "" && (p.Lat != nil || p.GeoNames != 0) {
			t.Errorf("the unknown place %s has a point", p.Name)
		}
	}
}

func TestSameOnManyGoroutines(t *testing.T) {
	w := stage(t)
	text := strings.Repeat("Trains from Springfield to Columbus stop at Athens, Paris, Richmond and Lebanon. ", 5)
	read := func() string {
		r := capitals(text)
		w.Do(r)
		b, err := json.Marshal(r.Places)
		if err != nil {
			t.Error(err)
		}
		return string(b)
	}
	want := read()
	got := make([]string, 8)
	var wait sync.WaitGroup
	for i := range got {
		wait.Go(func() { got[i] = read() })
	}
	wait.Wait()
	for i, g := range got {
		if g != want {
			t.Errorf("goroutine %d read other places", i)
		}
	}
}
