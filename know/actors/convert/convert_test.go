// SPDX-License-Identifier: Apache-2.0

package convert

import (
	"strings"
	"testing"

	"dragoman/know/actors"
)

// load lays a conversion over the embedded table.
func load(t *testing.T, text string) *actors.Table {
	t.Helper()
	known, err := actors.Known()
	if err != nil {
		t.Fatal(err)
	}
	k, err := known.With(strings.NewReader(text), "converted")
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return k
}

const phoenixText = `# a comment
!PERSON! = MAN, MEN
KARI_HOLM_ ; a note
+K._HOLM
+MINISTER_HOLM_
	[NORGOV 910710-991231]
	[NORELI >000101]
	[NORGOV 2004017-20061201]
HOLMVILLE_ [NOR]
HILL_RIFLES_ [NORMIL]
HILL_POST [NORMED]
NOWHERE_MAN [QQQGOV]
GOATHERD [~AGR]
GOATHERD [~BUS]
GOAT_!PERSON! [~AGR]
THE_HILL_BANK_
HB
	[IGOUNO]
WALLER_AND_SON [MNCBUS]
NAMELESS
`

func TestPhoenix(t *testing.T) {
	var b strings.Builder
	n, err := Phoenix(strings.NewReader(phoenixText), &b)
	if err != nil {
		t.Fatal(err)
	}
	if n != (Result{Taken: 8, Left: 4}) {
		t.Errorf("%+v in\n%s", n, b.String())
	}
	k := load(t, b.String())
	h := k.Find("Kari Holm")
	if len(h) != 1 || h[0].Kind != "person" || len(h[0].Roles()) != 2 {
		t.Fatalf("Kari Holm: %+v in\n%s", h, b.String())
	}
	if r := h[0].Roles()[0]; r.Dates() != "1991-07-10 to 1999-12-31" || r.Sector != "GOV" || r.Body != "NOR" {
		t.Errorf("%+v", r)
	}
	if r := h[0].Roles()[1]; !r.Open || r.Until.First != 20140130 {
		t.Errorf("an open role is not sure until the dictionary's day only: %+v", r)
	}
	if !strings.Contains(b.String(), `"2004017" is not YYMMDD`) {
		t.Errorf("the impossible date is not told:\n%s", b.String())
	}
	if h := k.Find("Hill Post"); len(h) != 1 || h[0].Sector != "JRN" {
		t.Errorf("CAMEO's MED is the press: %+v", h)
	}
	if c, _, ok := k.Country("Holmville"); !ok || c.Key != "NOR" {
		t.Error("Holmville is not in Norway")
	}
	if h := k.Find("HB"); len(h) != 1 || h[0].Name != "The Hill Bank" || h[0].Country != "UNO" {
		t.Errorf("HB: %+v", h)
	}
	if s, _, _ := k.Agent("goat men"); s != "AGR" {
		t.Errorf("goat men: %q", s)
	}
	if s, _, _ := k.Agent("goatherds"); s != "AGR" {
		t.Errorf("goatherds: %q", s)
	}
}

func TestWikidata(t *testing.T) {
	const table = "item,itemLabel,altLabels,sex,country,body,position,start,end\n" +
		"http://www.wikidata.org/entity/Q999999991,Kari Holm,Kari A. Holm|Karin Holm,female,Norway,Norway,foreign minister,2021-10-14T00:00:00Z,\n" +
		"http://www.wikidata.org/entity/Q999999991,Kari Holm,,female,Norway,Norway,president of Norway,2010,2012-13\n" +
		"Q999999992,Q999999992,,,,,,,\n" +
		"Q999999993,Ole Berg,,male,Norway,Hill Club,chairman,2020,2021\n" +
		"Q999999994,Bad \"Quote,,male,Norway,Norway,minister,2020,2021\n" +
		"Q999999995,Ada Berg,,female,Norway,Norway,minister,2022,2021\n" +
		"Q999999996,!!!,,female,Norway,Norway,minister,2020,2021\n"
	var b strings.Builder
	n, err := Wikidata(strings.NewReader(table), &b, "2026-08-01")
	if err != nil || n != (Result{Taken: 3, Left: 6}) {
		t.Errorf("%+v, %v in\n%s", n, err, b.String())
	}
	k := load(t, b.String())
	h := k.Find("Karin Holm")
	if len(h) != 1 || h[0].Wikidata != "Q999999991" || h[0].Gender != "f" || len(h[0].Roles()) != 1 {
		t.Errorf("%+v in\n%s", h, b.String())
	}
	for _, bad := range []string{"", "a,b\n"} {
		if _, err := Wikidata(strings.NewReader(bad), &b, "2026-08-01"); err == nil {
			t.Errorf("%q: no error", bad)
		}
	}
}
