// SPDX-License-Identifier: Apache-2.0

package table_test

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"dragoman"
	"dragoman/export/gdelt"
	"dragoman/export/icews"
	"dragoman/export/plover"
	"dragoman/export/polecat"
	"dragoman/export/table"
)

// byHand is a report with a mutual event, a dated attack with lists, and a
// denied event; its names carry a tab and a newline.
func byHand() *dragoman.Reading {
	lat, lon := 48.5, 9.25
	text := "Syldavia and\tBorduria met.\nRebels shelled Klow and Zilep."
	at := func(s string) dragoman.Span {
		i := strings.Index(text, s)
		return dragoman.Span{Start: int32(i), End: int32(i + len(s))}
	}
	p := func(id, s string) dragoman.Participant { return dragoman.Participant{Actor: id, Span: at(s)} }
	return &dragoman.Reading{
		Report: dragoman.Report{ID: "r1", Outlet: "Klow\tGazette", Text: text, URL: "https://example.org/1", Language: "en",
			Published: dragoman.Date{Value: "2025-03-02"}},
		Sentences: []dragoman.Sentence{{Span: at("Syldavia and\tBorduria met.")}, {Span: at("Rebels shelled Klow and Zilep."), Para: 1}},
		Actors: []dragoman.Actor{
			{ID: "a1", Kind: dragoman.Country, Name: "Syldavia", Country: "SYL", Sector: "GOV"},
			{ID: "a2", Kind: dragoman.Country, Name: "Borduria", Country: "BOR", Sector: "JRN"},
		},
		Places: []dragoman.Place{{Span: at("Klow"), Name: "Klow", GeoNames: 7, Precision: "point"}},
		Events: []dragoman.Event{
			{ID: "e1", Trigger: at("met"), Mentions: []dragoman.Span{at("met")}, PLOVER: "CONSULT", CAMEO: "040", Quad: 1, Intensity: 2.5, Status: dragoman.Occurred,
				Actors: []dragoman.Participant{p("a1", "Syldavia"), p("a2", "Borduria")}, When: dragoman.When{Value: "2025-03", Basis: "explicit"}},
			{ID: "e2", Trigger: at("shelled"), Mentions: []dragoman.Span{at("shelled")}, PLOVER: "ASSAULT", Mode: "heavy-weapons", CAMEO: "194", Quad: 4, Intensity: -9.5, Status: dragoman.Occurred,
				Contexts: []string{"military", "territory"}, Actors: []dragoman.Participant{p("", "Rebels")}, Recipients: []dragoman.Participant{p("", "Klow"), p("", "Zilep")},
				When:  dragoman.When{Value: "2025-03-01", Earliest: "2025-03-01", Latest: "2025-03-01", Basis: "relative"},
				Where: dragoman.Where{Place: "Klow", Lat: &lat, Lon: &lon, Country: "SYL", GeoNames: 7, Basis: "clause"},
				Sizes: []dragoman.Size{{Kind: "dead", Value: 3}}},
			{ID: "e3", Trigger: at("met"), Mentions: []dragoman.Span{at("met")}, PLOVER: "AID", CAMEO: "070", Quad: 2, Status: dragoman.Negated,
				Actors: []dragoman.Participant{p("a1", "Syldavia")}, Recipients: []dragoman.Participant{p("a2", "Borduria")}},
		},
	}
}

func fields(t *testing.T, text string, columns int) [][]string {
	t.Helper()
	var out [][]string
	for _, l := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		f := strings.Split(l, "\t")
		if len(f) != columns {
			t.Fatalf("a row has %d fields, want %d: %q", len(f), columns, l)
		}
		out = append(out, f)
	}
	return out
}

type adder interface {
	Add(*dragoman.Reading) error
	Close() (int, string, error)
}

func write(t *testing.T, b *bytes.Buffer, w adder, err error) string {
	t.Helper()
	if err == nil {
		err = w.Add(byHand())
	}
	rows, _, err2 := w.Close()
	if err != nil || err2 != nil || rows == 0 {
		t.Fatal(err, err2, rows)
	}
	return b.String()
}

func TestPOLECAT(t *testing.T) {
	var b bytes.Buffer
	w, err := polecat.New(&b, "1", table.Form{})
	rows := fields(t, write(t, &b, w, err), 40)
	if len(rows) != 1+2+2 {
		t.Fatalf("%d rows, want a header, two ordered pairs of the meeting, two dyads of the attack, and nothing of the denied aid", len(rows))
	}
	if a := rows[3]; a[1] != "2025-03-01" || a[2] != "ASSAULT" || a[4] != "-9.5" || a[5] != "MATERIAL CONFLICT" || a[6] != "military; territory" || a[15] != "Klow" || a[28] != "48.5" || a[33] != "Klow Gazette" {
		t.Errorf("attack: %q", a)
	}
	if m := rows[1]; m[1] != "" || m[7] != "Syldavia" || m[15] != "Borduria" {
		t.Errorf("a meeting dated to a month has no day, and keeps its pair: %q", m)
	}
	b.Reset()
	o, err := polecat.NewOurs(&b, "1", table.Form{})
	rows = fields(t, write(t, &b, o, err), len(polecat.OurColumns()))
	if last := rows[len(rows)-1]; last[40] != "negated" || len(rows) != 6 {
		t.Errorf("ours keeps the denied event with its status: %d rows, %q", len(rows), last[40])
	}
}

func TestGDELT(t *testing.T) {
	var b bytes.Buffer
	w, err := gdelt.New(&b, table.Form{Headless: true}, gdelt.Options{})
	rows := fields(t, write(t, &b, w, err), 61)
	if len(rows) != 4 {
		t.Fatalf("%d rows, want 4 and no header", len(rows))
	}
	a := rows[2]
	for i, want := range map[int]string{1: "20250301", 2: "202503", 3: "2025", 16: "KLOW", 25: "0", 26: "194", 27: "194", 28: "19", 29: "4", 30: "-10", 51: "4", 35: "0", 36: "", 43: "4", 44: "Klow", 50: "7", 52: "Klow", 56: "48.5", 59: "20250302000000", 60: "https://example.org/1"} {
		if a[i] != want {
			t.Errorf("column %d %s: %q, want %q", i+1, gdelt.Columns()[i].Name, a[i], want)
		}
	}
	if m := rows[0]; m[5] != "SYLGOV" || m[15] != "BORMED" || m[25] != "1" {
		t.Errorf("the meeting: %q", m[:26])
	}
}

func TestGDELTOptions(t *testing.T) {
	at := func(o gdelt.Options, r *dragoman.Reading) [][]string {
		var b bytes.Buffer
		w, err := gdelt.New(&b, table.Form{Headless: true}, o)
		if err == nil {
			err = w.Add(r)
		}
		if _, _, err2 := w.Close(); err != nil || err2 != nil {
			t.Fatal(err, err2)
		}
		return fields(t, b.String(), 61)
	}
	r := byHand()
	r.Events[1].Where.Country, r.Places[0].Country, r.Places[0].Admin1 = "DEU", "DEU", "Saarland"
	plain, as := at(gdelt.Options{}, r), at(gdelt.Options{Numeric: true, FIPS: true}, r)
	if a := plain[2]; a[0] != "e2-0" || a[53] != "DEU" || a[52] != "Klow, Saarland, Germany" {
		t.Errorf("id %q, country %q, place %q", a[0], a[53], a[52])
	}
	seen := map[string]bool{}
	for _, a := range as {
		if _, err := strconv.ParseInt(a[0], 10, 64); err != nil || seen[a[0]] {
			t.Errorf("id %q is no number of its own: %v", a[0], err)
		}
		seen[a[0]] = true
	}
	if as[2][53] != "GM" {
		t.Errorf("country %q, want GM", as[2][53])
	}
	r.Events = r.Events[1:2]
	for code, want := range map[string]string{"010": "1", "057": "1", "061": "2", "084": "2", "090": "3", "130": "3", "141": "4", "163": "4", "190": "4"} {
		r.Events[0].CAMEO = code
		if got := at(gdelt.Options{}, r)[0][29]; got != want {
			t.Errorf("QuadClass of %s is %s, want %s", code, got, want)
		}
	}
}

func TestNoPronounIsAName(t *testing.T) {
	r := byHand()
	r.Tokens = []dragoman.Token{{Span: r.Events[1].Actors[0].Span, UPOS: dragoman.PRON}}
	p := table.PartyOf(r, &r.Events[1].Actors[0])
	if p.Name != "" || p.Raw != "Rebels" {
		t.Errorf("a pronoun is named %q, written %q", p.Name, p.Raw)
	}
	r.Tokens[0].UPOS = dragoman.NOUN
	if p = table.PartyOf(r, &r.Events[1].Actors[0]); p.Name != "Rebels" {
		t.Errorf("a noun is named %q", p.Name)
	}
	x := dragoman.Participant{Actor: "a1", Span: r.Events[0].Actors[0].Span, Country: "BOR", CountryBasis: dragoman.ByModifier, Sector: "MIL"}
	if p = table.PartyOf(r, &x); p.Country != "BOR" || p.CountryBasis != "modifier" || p.Sector != "MIL" || p.Name != "Syldavia" {
		t.Errorf("what stands with the words of a participant is its own: %+v", p)
	}
}

func TestICEWSNames(t *testing.T) {
	r := byHand()
	r.Actors[0].Country = "DEU"
	var b bytes.Buffer
	w, err := icews.New(&b, table.Form{Headless: true}, true)
	if err == nil {
		err = w.Add(r)
	}
	if _, _, err2 := w.Close(); err != nil || err2 != nil {
		t.Fatal(err, err2)
	}
	if a := fields(t, b.String(), 20)[0]; a[3] != "Government" || a[4] != "Germany" || a[9] != "News" || a[10] != "BOR" {
		t.Errorf("sectors %q and %q, countries %q and %q", a[3], a[9], a[4], a[10])
	}
}

func TestICEWS(t *testing.T) {
	var b bytes.Buffer
	w, err := icews.New(&b, table.Form{}, false)
	rows := fields(t, write(t, &b, w, err), 20)
	if a := rows[3]; a[6] != "194" || a[7] != "-10" || a[11] != "r1" || a[12] != "2" || a[14] != "Klow" {
		t.Errorf("attack: %q", a)
	}
}

func TestPLOVER(t *testing.T) {
	var b bytes.Buffer
	if err := plover.Write(&b, byHand()); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(b.String()), "\n")
	var p plover.Record
	if err := json.Unmarshal([]byte(lines[2]), &p); err != nil {
		t.Fatal(err)
	}
	if len(lines) != 3 || len(p.Auxiliary) != 1 || p.Auxiliary[0] != "negation" {
		t.Errorf("%d lines; the denied event's auxiliary modes are %v, want negation", len(lines), p.Auxiliary)
	}
}

func TestSchemaNamesEveryColumn(t *testing.T) {
	b, err := table.Schema(polecat.OurColumns())
	if err != nil {
		t.Fatal(err)
	}
	var s struct{ Fields []table.Column }
	if err := json.Unmarshal(b, &s); err != nil || len(s.Fields) != len(polecat.OurColumns()) {
		t.Errorf("%d fields, error %v", len(s.Fields), err)
	}
	seen := map[string]bool{}
	for _, f := range s.Fields {
		if seen[f.Name] || f.Name == "" {
			t.Errorf("column name %q stands twice or is empty", f.Name)
		}
		seen[f.Name] = true
	}
}
