// SPDX-License-Identifier: Apache-2.0

package where_test

import (
	"strings"
	"testing"

	"dragoman"
	"dragoman/lang/en"
	wholereader "dragoman/read"
)

// TestKinds runs kinds of places through the whole reader. Each text has all its
// places marked, {ISO3:precision|words}, with the gazetteer's name, "_" for a
// space, behind a second colon where it is not the words; "-" is unknown.
func TestKinds(t *testing.T) {
	reader, err := wholereader.English(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []string{
		// a unit in brackets holds the town before it
		"Three hikers were rescued near {AUT:point|Innsbruck} ({AUT:area|Tyrol}).",
		"A refinery in {RUS:point|Kazan} ({RUS:area:Tatarstan_Republic|Tatarstan}) was hit on Sunday.",
		"A court in {DEU:point:Halle_(Saale)|Halle} ({DEU:area|Saxony-Anhalt}) freed the two men.",
		"Shots were fired in {USA:point|Cordova} ({USA:area|Alaska}) on Sunday.",
		// the great town, and not the unit or country of its name
		"A fire broke out in {USA:point:New_York_City|New York} overnight and killed six people.",
		"Police in {BRA:point|São Paulo} arrested nine men on Friday.",
		"A shooting in {USA:point|Washington} wounded two diplomats.",
		"A bomb went off in {MEX:point|Mexico City} on Tuesday.",
		"The envoys met in {LUX:point:Luxembourg|Luxembourg City} on Monday.",
		// one name, two places, where one names its unit
		"A teacher from {USA:point|Paris}, {USA:area:Kentucky|Ky.}, was hurt. {FRA:point|Paris} police shot a man near the {FRA:country:France|French} parliament.",
		"A couple of {USA:point|Cairo}, {USA:area:Illinois|Ill.}, flew home. In {EGY:point|Cairo} the {EGY:country:Egypt|Egyptian} government fell.",
		"The bank has a branch in {USA:point|Moscow}, {USA:area|Idaho}. {RUS:point|Moscow} said {RUS:country|Russia} would pay.",
		// hyphens
		"Storms hit {DEU:area|Schleswig-Holstein} and {FRA:area:Bourgogne-Franche-Comté|Bourgogne-Franche-Comté}.",
		"Voters in {DEU:area:Baden-Wurttemberg|Baden-Wuerttemberg} chose a new parliament.",
		"Guards shot a man in {ITA:area:Trentino-Alto_Adige|Trentino-Alto Adige}.",
		// umlauts spelt out
		"Officers searched flats in {DEU:point:Düsseldorf|Duesseldorf} and {CHE:point:Zürich|Zuerich}.",
		"A raid in {TUR:point:Diyarbakır|Diyarbakir} followed one in {AUT:area:Vorarlberg|Vorarlberg}.",
		// dotted abbreviations
		"The {USA:country:United_States|U.S.} embassy in {IRQ:point|Baghdad} was shelled.",
		"Ships of the {GBR:country:United_Kingdom|U.K.} left {MLT:country|Malta}.",
		"A jet of the {ARE:country:United_Arab_Emirates|U.A.E.} landed in {SOM:point|Berbera}.",
	} {
		text, want := "", map[dragoman.Span]string{}
		for rest := c; rest != ""; {
			plain, mark, ok := strings.Cut(rest, "{")
			text += plain
			if !ok {
				break
			}
			value, tail, _ := strings.Cut(mark, "|")
			words, after, _ := strings.Cut(tail, "}")
			if strings.Count(value, ":") == 1 {
				value += ":" + words
			}
			want[dragoman.Span{Start: int32(len(text)), End: int32(len(text) + len(words))}] = strings.ReplaceAll(value, "_", " ")
			text, rest = text+words, after
		}
		r := reader.Read(dragoman.Report{Text: text, Language: "en"})
		for _, p := range r.Places {
			country := p.Country
			if country == "" {
				country = "-"
			}
			if got := country + ":" + string(p.Precision) + ":" + p.Name; want[p.Span] != got {
				t.Errorf("%q: %q is %s, want %q", text, p.Of(text), got, want[p.Span])
			}
			delete(want, p.Span)
		}
		for s, v := range want {
			t.Errorf("%q: missed %q as %s", text, s.Of(text), v)
		}
	}
}
