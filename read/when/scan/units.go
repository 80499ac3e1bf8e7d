// SPDX-License-Identifier: Apache-2.0

package scan

import (
	"strings"

	"dragoman/lang"
)

// UnitKind is what a unit measures.
type UnitKind string

// Gauge is a unit of measure, a currency or the percent sign.
type Gauge struct {
	Kind UnitKind // before (a currency before its number), currency, fraction, percent, dimension
	Code string   // km, USD, percent
	Name string   // "Kilometer"
}

type unitForm struct {
	unit  Gauge
	words []string // after the first; lower case unless exact
	exact string   // the whole form where case matters, else ""
}

// Units are the unit forms by the entry of their first word.
type Units map[*Entry][]unitForm

// LoadUnits reads words/units.txt: kind, code, name, forms split by |.
func LoadUnits(pack *lang.Pack, l *Lexicon) (Units, error) {
	lines, err := pack.Words("units")
	if err != nil {
		return nil, err
	}
	us := Units{}
	for _, line := range lines {
		if len(line.Columns) != 4 {
			return nil, line.Errorf("want kind, code, name and forms")
		}
		u := Gauge{UnitKind(line.Columns[0]), line.Columns[1], line.Columns[2]}
		for _, form := range strings.Split(line.Columns[3], "|") {
			f := unitForm{unit: u}
			if form != strings.ToLower(form) && len(form) <= 4 {
				f.exact = form
			}
			t := Text{S: strings.ToLower(form)}
			t.W = l.Words(t.S, nil)
			w := make([]string, 0, 4)
			for i := range t.W[:len(t.W)-1] {
				w = append(w, t.Str(i))
			}
			e := l.Entry(w[0])
			e.Flags |= Measure
			f.words = w[1:]
			list := us[e]
			at := 0
			for at < len(list) && (len(list[at].words) > len(f.words) || len(list[at].words) == len(f.words) && list[at].exact != "") {
				at++
			}
			us[e] = append(list[:at:at], append([]unitForm{f}, list[at:]...)...)
		}
	}
	return us, nil
}

// Find returns the longest unit of one of the kinds that starts at word i,
// and the word after it.
func (us Units) Find(t *Text, i int, kinds ...UnitKind) (Gauge, int) {
	e := t.At(i).E
	if !e.Is(Measure) {
		return Gauge{}, i
	}
next:
	for _, f := range us[e] {
		ok := false
		for _, k := range kinds {
			ok = ok || k == f.unit.Kind
		}
		if !ok {
			continue
		}
		for j, w := range f.words {
			if !t.Is(i+1+j, w) || w[0] >= '0' && w[0] <= '9' && !t.At(i+1+j).Glued {
				continue next
			}
		}
		end := i + 1 + len(f.words)
		if f.exact != "" && t.S[t.At(i).Start:t.At(end-1).End] != f.exact {
			continue
		}
		if n := t.At(end); n.Glued && n.Kind == Alpha && t.At(end-1).Kind == Alpha {
			continue
		}
		return f.unit, end
	}
	return Gauge{}, i
}
