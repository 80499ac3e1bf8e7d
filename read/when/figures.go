// SPDX-License-Identifier: Apache-2.0

package when

import "dragoman/read/when/scan"

// century2 is the year a year of two digits stands for.
func century2(n int) int {
	if n < 40 {
		return 2000 + n
	}
	return 1900 + n
}

// free reports whether words [i, j) stand free: no letter, figure or mark of a
// number or code is glued to them.
func (p *parser) free(i, j int) bool {
	if p.called(i-1) && p.called(j) && j == i+1 {
		return false // "the Russell 2000 Index"
	}
	if w := p.At(i); w.Glued && i > 0 {
		b := p.At(i - 1)
		if b.Kind != scan.Mark || !(b.Mark == '(' || b.Mark == '"' || b.Mark == '\'' || b.Mark == '[' || b.Mark == ':' || b.Mark == '-' && (b.Glued && p.At(i-2).Kind == scan.Alpha && !p.Has(i-2, scan.Zone) && p.dateWord(i-2) || !b.Glued) || b.Mark == 0 && !b.E.Is(scan.Measure) || b.Mark == '~' || b.Mark == '-' && p.At(i-2).Kind == scan.Digit && p.At(i-2).Len() == 4 && !p.Mark(i-3, '-') && p.ranges || b.Mark == '=' || b.Mark == ',' && p.ranges || b.Mark == '/' && p.dateWord(i-2)) {
			return false
		}
	}
	if w := p.At(j); w.Glued {
		switch {
		case w.Kind != scan.Mark:
			return false
		case w.Mark == '%', w.Mark == '$', w.Mark == '/' && !p.dateWord(j+1) && p.At(j+1).Glued, w.E.Is(scan.Measure):
			return false
		case w.Mark == '-' && p.At(j+1).Glued && p.At(j+1).Kind == scan.Digit && (p.At(j+1).Len() != 4 || p.Mark(j+2, '-')) && !(p.At(j+1).Len() == 2 && !p.ranges):
			return false
		case (w.Mark == '.' || w.Mark == ',' || w.Mark == ':') && p.At(j+1).Glued && p.At(j+1).Kind == scan.Digit:
			return false
		}
	}
	return true
}

// called reports whether word i is a part of a name, and none of a time.
func (p *parser) called(i int) bool {
	w := p.At(i)
	return w.Kind == scan.Alpha && w.Len() > 1 && w.E.Flags == 0 && p.S[w.Start] < 'a' && p.S[w.End-1] >= 'a'
}

func (p *parser) dateWord(i int) bool {
	return p.Has(i, scan.Month|scan.Weekday|scan.Season|scan.Mod) || p.At(i).Kind == scan.Digit
}

// plainYear reads a year of four digits where a year is expected.
func (p *parser) plainYear(i int) (int, int) {
	w := p.At(i)
	if w.Kind != scan.Digit || w.Len() != 4 || w.N < 1000 || w.N > 2200 {
		return 0, i
	}
	if n := p.At(i + 1); n.Glued && (n.Kind != scan.Mark || (n.Mark == ':' || n.Mark == '.' || n.Mark == ',') && p.At(i+2).Glued && p.At(i+2).Kind == scan.Digit || n.Mark == '%') {
		return 0, i
	}
	return int(w.N), i + 1
}

// numeric reads 2015-10-16, 16.10.2015, 10/16/2015, 2015-10, 20151016 and, in
// dialogue, 10/16. Month comes first unless it cannot.
func (p *parser) numeric(i int) (point, int) {
	w := p.At(i)
	if w.Kind != scan.Digit || w.N < 0 {
		return point{}, i
	}
	if w.Len() == 8 {
		d := point{unit: 'D', words: true, year: int(w.N / 10000), month: int(w.N / 100 % 100), day: int(w.N % 100)}
		if d.year >= 1900 && d.year < 2100 && d.valid() && !p.At(i+1).Glued || d.year >= 1900 && d.year < 2100 && d.valid() && p.ranges {
			return d, i + 1
		}
		return point{}, i
	}
	sep := p.At(i + 1).Mark
	third := p.At(i + 4)
	if p.At(i+1).Kind != scan.Mark || !(sep == '-' || sep == '/' || sep == '.') || !p.At(i+1).Glued {
		if p.ranges && w.Len() == 4 && p.At(i+1).Kind == scan.Digit && p.At(i+2).Kind == scan.Digit && p.At(i+1).Len() == 2 && p.At(i+2).Len() == 2 && !(p.At(i+3).Glued && p.At(i+3).Kind != scan.Mark) {
			d := point{unit: 'D', words: true, year: int(w.N), month: int(p.At(i + 1).N), day: int(p.At(i + 2).N)}
			if d.valid() {
				return d, i + 3
			}
		}
		return point{}, i
	}
	b := p.At(i + 2)
	if !b.Glued {
		return point{}, i
	}
	month := int(b.N)
	if b.Kind == scan.Alpha {
		if !b.E.Is(scan.Month) {
			return point{}, i
		}
		month = int(b.E.Value(scan.Month))
	}
	if !p.freeLeft(i) {
		return point{}, i
	}
	if p.At(i+3).Kind == scan.Mark && p.At(i+3).Mark == sep && p.At(i+3).Glued && third.Glued && third.Kind == scan.Digit {
		if (p.Mark(i+5, '.') || p.Mark(i+5, ',')) && p.At(i+6).Glued && p.At(i+6).Kind == scan.Digit {
			return point{}, i
		}
		if p.Mark(i+5, '/') || p.Mark(i+5, '-') && sep == '-' && p.At(i+6).Kind == scan.Digit && p.At(i+6).Glued && p.At(i+5).Glued && !p.ranges || p.At(i+5).Glued && p.At(i+5).Kind == scan.Alpha && !p.Is(i+5, "T") {
			return point{}, i
		}
		d := point{unit: 'D', words: true}
		switch {
		case w.Len() == 4 && third.Len() <= 2:
			d.year, d.month, d.day = int(w.N), month, int(third.N)
		case w.Len() <= 2 && b.Len() <= 2 && (third.Len() == 4 || third.Len() == 2 && sep != '.'), w.Len() <= 2 && b.Kind == scan.Alpha:
			d.year = int(third.N)
			if third.Len() == 2 {
				d.year = century2(d.year)
			}
			d.month, d.day = int(w.N), month
			if d.month > 12 || sep == '.' || b.Kind == scan.Alpha {
				d.month, d.day = month, int(w.N)
			}
		default:
			return point{}, i
		}
		if !d.valid() && !(d.month <= 12 && d.day > 28 && d.day <= 31 && d.month > 0 && d.year > 0) && !(p.ranges && d.month <= 12 && d.day <= 31 && d.month > 0 && d.day > 0) {
			return point{}, i
		}
		return d, i + 5
	}
	if n := p.At(i + 3); n.Glued && (n.Kind != scan.Mark || n.Mark == sep && third.Glued || n.Mark == '/' || n.Mark == '%') && !(p.ranges && n.Mark == '-' && third.Glued) {
		return point{}, i
	}
	if b.Kind == scan.Alpha || (p.Mark(i+3, '.') || p.Mark(i+3, ',')) && p.At(i+3).Glued && third.Glued && third.Kind == scan.Digit {
		return point{}, i // "8/1.5"
	}
	switch {
	case w.Len() == 4 && b.Len() == 2 && sep != '.' && month >= 1 && month <= 12 && w.N >= 1900 && w.N < 2100 && (p.ranges || p.Any(i-1, "in", "since", "of")):
		return point{unit: 'M', words: true, year: int(w.N), month: month}, i + 3
	case b.Len() == 4 && w.Len() == 2 && sep != '.' && w.N >= 1 && w.N <= 12 && month >= 1900 && month < 2100:
		return point{unit: 'M', words: true, year: month, month: int(w.N)}, i + 3
	case w.Len() <= 2 && b.Len() <= 2 && (p.ranges || p.Has(i-1, scan.Weekday) || p.Mark(i-1, ',') && p.Has(i-2, scan.Weekday)) && (sep == '/' || sep == '.' && b.Len() == 2 && (p.Any(i-1, "on") || p.Has(i-1, scan.Weekday))):
		d := point{unit: 'D', month: int(w.N), day: month}
		if d.month > 12 {
			d.month, d.day = d.day, d.month
		}
		if d.month >= 1 && d.month <= 12 && d.day >= 1 && d.day <= 31 && !(w.N == 0) {
			if (p.Any(i-1, "of", "by", "about") || p.Has(i-1, scan.Card)) && !p.Is(i-2, "date") {
				return point{}, i
			}
			return d, i + 3
		}
	}
	return point{}, i
}

func (p *parser) freeLeft(i int) bool {
	w := p.At(i)
	if !w.Glued || i == 0 {
		return true
	}
	b := p.At(i - 1)
	if b.Kind != scan.Mark {
		return b.Kind == scan.Alpha && p.Has(i-1, scan.Month)
	}
	switch b.Mark {
	case '(', '"', '\'', '[', ':', '=', '~', '<', '>', ',':
		return true
	case '-':
		return !b.Glued || p.At(i-2).Kind != scan.Digit || p.ranges && p.At(i-2).Kind == scan.Digit && p.Mark(i-3, '/')
	case '/':
		return false
	}
	return b.Mark != '.' && b.Mark != '$' && b.Mark != '/' && !b.E.Is(scan.Measure)
}

func (d point) valid() bool {
	return d.month >= 1 && d.month <= 12 && d.day >= 1 && d.year >= 1 && d.day <= monthDays(d.year, d.month)
}

var decadeNames = [...]struct {
	name string
	n    int
}{{"twenties", 2}, {"thirties", 3}, {"forties", 4}, {"fifties", 5}, {"sixties", 6}, {"seventies", 7}, {"eighties", 8}, {"nineties", 9}, {"noughties", 0}, {"tens", 1}, {"thousands", 0}}

func (p *parser) decadeName(i int) (int, bool) {
	for _, d := range decadeNames {
		if p.Is(i, d.name) {
			return d.n, true
		}
	}
	return 0, false
}

// year reads a year, a decade, or a fiscal or calendar year.
func (p *parser) year(i int) (point, int) {
	j := i
	the := p.Is(j, "the")
	if the {
		j++
	}
	if d, e := p.decade(j, the); e > j {
		return d, e
	}
	if d, e := p.fiscalYear(j); e > j {
		return d, e
	}
	if the {
		return point{}, i
	}
	if p.Is(j, "year") {
		k := j + 1
		if v, e := p.plainYear(k); e > k {
			return point{unit: 'Y', year: v, words: true}, e
		}
		if v, e := p.Cardinal(k); e > k+1 && v > 100 && v < 2200 {
			return point{unit: 'Y', year: int(v), words: true}, e
		}
		return point{}, i
	}
	w := p.At(j)
	if p.Mark(j, '\'') && p.At(j+1).Glued && p.At(j+1).Kind == scan.Digit && p.At(j+1).Len() == 2 && !w.Glued && !(p.At(j+2).Glued && p.At(j+2).Kind != scan.Mark) && (p.yearBefore(j) || p.Has(j-1, scan.Month|scan.Season) || p.ranges) {
		return point{unit: 'Y', year: century2(int(p.At(j + 1).N)), words: true}, j + 2
	}
	if w.Kind == scan.Alpha {
		if v, e := p.YearWords(j); e > j && v >= 1000 && (p.yearBefore(j) || v >= 1900 && p.At(e).Kind != scan.Alpha || e >= j+3) && !p.counted(e) {
			return point{unit: 'Y', year: v, words: true}, e
		}
		return point{}, i
	}
	if k := p.era(j + 1); k > j+1 && w.N > 0 && w.N < 3000 {
		return point{unit: 'Y', year: int(w.N), words: true, bc: p.Is(j+1, "bc") || p.Is(j+1, "bce") || p.Is(j+1, "b")}, k
	}
	v, e := p.plainYear(j)
	if e == j {
		return point{}, i
	}
	d := point{unit: 'Y', year: v, words: true}
	if !p.free(j, e) || p.unitAfter(e) {
		return point{}, i
	}
	sure := p.yearBefore(j) || v >= 1500 && p.Is(j-1, "the") && p.At(e).Kind == scan.Alpha && !p.counted(e)
	if v < 1900 || v > 2040 {
		if !sure && !p.story && !(p.Mark(j-1, '(') && (p.Mark(e, ')') || p.Mark(e, '-'))) && !(p.Mark(j-1, '-') && p.At(j-2).Kind == scan.Digit && p.At(j-2).Len() == 4) || v < 1900 && p.counted(e) && !p.Any(j-1, "in", "since") {
			return point{}, i
		}
	} else if !sure && p.counted(e) && !p.Is(j-1, "the") {
		return point{}, i
	}
	if p.Any(j-1, "no", "number", "page", "flight", "room", "highway", "route", "about", "than", "some", "nearly", "almost", "least", "approximately", "roughly", "only", "over", "another") && !p.ranges || p.Mark(j-1, '#') {
		return point{}, i
	}
	return d, e
}

// era returns the word after BC, B.C., AD or CE at word i, else i.
func (p *parser) era(i int) int {
	switch {
	case p.Any(i, "bc", "bce", "ad", "ce") && p.S[p.At(i).Start] < 'a':
		return i + 1
	case p.Any(i, "b", "a") && p.Mark(i+1, '.') && p.Any(i+2, "c", "d") && p.At(i+2).Glued:
		if p.Mark(i+3, '.') {
			return i + 4
		}
		return i + 3
	}
	return i
}

// yearBefore reports whether the word before i asks for a year.
func (p *parser) yearBefore(i int) bool {
	if p.Any(i-1, "in", "since", "of", "by", "until", "till", "year", "circa", "before", "after", "during", "from", "between", "early", "late", "mid", "for", "summer", "spring", "autumn", "winter", "fall", "around", "through", "and", "or") {
		return !p.Any(i-1, "and", "or") || p.At(i-2).Kind == scan.Digit && p.At(i-2).Len() == 4
	}
	return p.Any(i-1, "to") && (p.At(i-2).Kind == scan.Digit || p.Any(i-2, "back", "prior")) || p.Mark(i-1, '-') && p.Is(i-2, "mid")
}

// unitAfter reports whether what stands at i makes a number of the figure
// before it: "2,000 million", "1500 km".
func (p *parser) unitAfter(i int) bool {
	if p.Has(i, scan.Mult) || p.Any(i, "percent", "per", "points", "votes", "hours", "hrs") || p.Has(i, scan.Measure) && p.At(i).Kind == scan.Alpha && !p.Has(i, scan.Det|scan.Bound) {
		return true
	}
	return p.Has(i, scan.Unit) && p.At(i).Len() > 2 && !p.Has(i, scan.Weekday) && p.Has(i, scan.Plural)
}

// counted reports whether word i looks like a plural noun that the figure
// before it counts: lower case, ending in s.
func (p *parser) counted(i int) bool {
	w := p.At(i)
	if p.Any(i, "people", "men", "women", "children", "police", "civilians") {
		return true
	}
	if w.Kind != scan.Alpha || w.Glued || w.Len() < 4 || p.S[w.Start] < 'a' {
		return false
	}
	s := p.S[w.Start:w.End]
	return s[len(s)-1] == 's' && s[len(s)-2] != 's' && s[len(s)-2] != 'u' && s[len(s)-2] != 'i' && !p.Any(i, "was", "has", "elections", "talks", "riots", "attacks", "protests", "sanctions", "results", "reports", "earnings", "losses", "bombings", "killings", "sales", "games", "finals", "always", "does", "says") || p.Has(i, scan.Plural)
}

// decade reads 1990s, '90s, the nineties, nineteen seventies.
func (p *parser) decade(j int, the bool) (point, int) {
	w := p.At(j)
	d := point{unit: 'E', words: true}
	k := j
	if p.Mark(k, '\'') && p.At(k+1).Glued {
		k++
		w = p.At(k)
	}
	if w.Kind == scan.Digit {
		e := k + 1
		if p.Mark(e, '\'') && p.At(e).Glued {
			e++
		}
		if !p.Is(e, "s") || !p.At(e).Glued && !(p.ranges && p.At(e+1).Kind != scan.Alpha) || w.N%10 != 0 {
			return d, j
		}
		switch {
		case w.Len() == 4 && w.N >= 1000 && w.N < 2200:
			d.decade = int(w.N / 10)
		case w.Len() == 2 && (the || k > j || p.ranges || p.Any(j-1, "early", "late", "mid") || p.Mark(j-1, '-') || p.Any(j-1, "and", "or") && p.Is(j-2, "s")):
			d.decade = 190 + int(w.N/10)
			if w.N < 20 {
				d.decade = 200 + int(w.N/10)
			}
		default:
			return d, j
		}
		return d, e + 1
	}
	c := 190
	if w.Kind == scan.Alpha && w.E.Is(scan.Card) {
		n := w.E.Value(scan.Card)
		e := j + 1
		if p.Is(e, "thousand") && p.Is(e+1, "and") && n == 2 {
			e += 2
			c = 200
		} else if n >= 10 && n <= 20 {
			c = int(n) * 10
		} else if !(n == 2 && p.Is(e, "thousands")) {
			return d, j
		}
		if p.Hyphen(e) {
			e++
		}
		if n == 2 && p.Is(e, "thousands") {
			d.decade = 200
			return d, e + 1
		}
		if m, ok := p.decadeName(e); ok {
			d.decade = c + m
			return d, e + 1
		}
		return d, j
	}
	if m, ok := p.decadeName(j); ok && w.Len() > 5 && !p.Is(j, "thousands") && (the || p.Any(j-1, "in", "early", "late", "mid") || p.Mark(j-1, '-')) && !p.Any(j-1, "his", "her", "their", "my", "your", "our") {
		d.decade = 190 + m
		if p.Is(j, "noughties") {
			d.decade = 200
		}
		return d, j + 1
	}
	return d, j
}

// fiscalYear reads "fiscal year 2008", "FY2008", "the financial year".
func (p *parser) fiscalYear(j int) (point, int) {
	d := point{unit: 'Y', fiscal: "FY"}
	k := j
	switch {
	case p.Any(k, "fiscal", "financial", "tax", "school", "academic", "calendar") && p.Is(k+1, "year"):
		if p.Any(k, "school", "academic") {
			d.fiscal = "SY"
		} else if p.Is(k, "calendar") {
			d.fiscal = ""
		}
		k += 2
	case p.Is(k, "fiscal") && p.At(k+1).Len() == 4 && p.At(k+1).Kind == scan.Digit:
		k++
	case p.Any(k, "fy", "sy", "cy"):
		if p.Is(k, "sy") {
			d.fiscal = "SY"
		} else if p.Is(k, "cy") {
			d.fiscal = ""
		}
		k++
		if w := p.At(k); w.Kind == scan.Digit && w.Len() == 2 && w.Glued {
			d.year, d.words = century2(int(w.N)), true
			return d, k + 1
		}
		if w := p.At(k); w.Kind == scan.Digit && w.Len() == 4 {
			d.year, d.words = int(w.N), true
			return d, k + 1
		}
		return d, j
	default:
		return d, j
	}
	if v, e := p.plainYear(k); e > k {
		d.year, d.words = v, true
		return d, e
	}
	if !p.Has(j-1, scan.Rel|scan.Det) {
		if p.ranges {
			d.rel, d.mention = 'Y', true
			return d, k
		}
		return d, j
	}
	d.rel = 'Y'
	return d, k
}
