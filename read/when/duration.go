// SPDX-License-Identifier: Apache-2.0

package when

import "dragoman/read/when/scan"

// number reads how many: a cardinal, "a", "half a", "a few", "a couple of",
// "two and a half". n is -1 where the words give no number.
func (p *parser) number(i int) (n float64, end int) {
	if p.Has(i, scan.Mult) && i > 0 && p.At(i-1).Kind == scan.Digit {
		return 0, i // the rest of "2.6 million"
	}
	if p.Has(i, scan.Filler) && p.Hyphen(i+1) && p.Has(i+2, scan.Unit) && !p.Has(i+2, scan.Plural) && !p.ranges {
		return 1, i + 1 // "the worst single-day fall"
	}
	if p.Is(i, "half") && p.Any(i+1, "a", "an") {
		return 0.5, i + 2
	}
	if p.Any(i, "a", "an") {
		switch {
		case p.Is(i+1, "few"), p.Any(i+1, "good", "great") && p.Is(i+2, "many"):
			return -1, i + 2
		case p.Is(i+1, "half"):
			return 0.5, i + 2
		case p.Any(i+1, "couple", "number", "handful", "matter", "period") && p.Is(i+2, "of"):
			if p.Is(i+1, "couple") {
				return 2, i + 3
			}
			return -1, i + 3
		case p.Is(i+1, "couple"):
			return 2, i + 2
		case p.Is(i+1, "further"), p.Is(i+1, "single"), p.Is(i+1, "full"), p.Is(i+1, "whole"):
			return 1, i + 2
		case p.Has(i+1, scan.Mult):
			v, e := p.Cardinal(i + 1)
			return v, e
		}
		return 1, i + 1
	}
	if p.Is(i, "another") {
		if v, e := p.Cardinal(i + 1); e > i+1 {
			return v, e
		}
		return 1, i + 1
	}
	if p.Is(i, "couple") && p.Is(i+1, "of") {
		return 2, i + 2
	}
	if p.Has(i, scan.Vague) {
		if p.Is(i, "many") && (p.Is(i+1, "a") || p.Any(i-1, "as", "so", "how", "too")) {
			return -1, i
		}
		return -1, i + 1
	}
	if p.Has(i, scan.Mult) && p.At(i).Len() > 5 && p.Is(i+1, "of") && p.S[p.At(i).End-1]|0x20 == 's' {
		return -1, i + 2 // "hundreds of"
	}
	v, e := p.Cardinal(i)
	if e == i {
		return p.Fraction(i)
	}
	// "two and a half", "2-1/2", "18 ½"
	j := e
	if p.Hyphen(j) {
		j++
	}
	if a, b := p.At(j), p.At(j+2); a.Kind == scan.Digit && a.Len() == 1 && p.Mark(j+1, '/') && p.At(j+1).Glued && b.Kind == scan.Digit && b.Len() == 1 && b.Glued && b.N > a.N {
		return v + float64(a.N)/float64(b.N), j + 3
	}
	if p.Is(j, "and") {
		k := j + 1
		if p.Hyphen(k) {
			k++
		}
		if p.Any(k, "a", "one") && p.Hyphen(k+1) {
			k += 2
		} else if p.Any(k, "a", "one") {
			k++
		}
		if f := p.At(k).E; f.Is(scan.Frac) && !f.Is(scan.Ord) && f.Value(scan.Frac) < 1 {
			return v + f.Value(scan.Frac), k + 1
		}
	} else if f := p.At(j).E; p.At(j).Kind == scan.Mark && f.Is(scan.Frac) {
		return v + f.Value(scan.Frac), j + 1
	}
	return v, e
}

// unit reads a unit of time at word i, perhaps after a hyphen or a filler
// ("trading days").
func (p *parser) unit(i int) (u byte, plural bool, end int) {
	if p.Hyphen(i) {
		i++
	}
	for k := 0; k < 2 && p.Has(i, scan.Filler); k++ {
		i++
		if p.Hyphen(i) {
			i++
		}
	}
	e := p.At(i).E
	if !e.Is(scan.Unit) {
		return 0, false, i
	}
	if e.Is(scan.Month) && p.At(i).Len() <= 3 {
		return 0, false, i
	}
	end = i + 1
	if p.At(i).Len() <= 4 && p.Mark(end, '.') && p.At(end).Glued && p.Any(i, "hr", "hrs", "min", "mins", "sec", "secs", "yr", "yrs", "mth", "wk") {
		end++
	}
	return e.Unit, e.Is(scan.Plural), end
}

// amounts reads "two years, three months and 5 days".
func (p *parser) amounts(i int) (list []amount, end int) {
	end = i
	for j := i; len(list) < 4; {
		n, k := p.number(j)
		if k == j {
			break
		}
		u, plural, e := p.unit(k)
		if u == 0 || u == 'h' || u == 'N' && !plural {
			break
		}
		if n > 1 && !plural && !p.Hyphen(k) && p.At(k).Kind != scan.Break && u == 's' {
			break // "two second" may be an ordinal
		}
		if u == 'Q' && (n < 2 || p.Is(e, "of") && !p.Has(k, scan.Filler) || p.Hyphen(k)) {
			break // "a quarter of the", "three-quarters"
		}
		if plural && p.Any(j, "a", "an") {
			break
		}
		if u == 's' && p.Any(j, "a", "an", "another") {
			if p.Any(e, "time") || p.Has(e, scan.Filler|scan.Unit) || !p.timeBefore(j) || p.At(e).Kind == scan.Alpha && !p.Any(e, "or", "and", "later", "ago", "to", "before", "after", "at", "in", "on", "when", "as") {
				break // "a second"
			}
		}
		if p.Mark(e, '\'') && p.At(e).Glued && p.Is(e+1, "war") && p.S[p.At(e-1).Start] < 'a' {
			break // "the Thirty Years' War"
		}
		list = append(list, amount{n, u})
		end = e
		if p.Is(e, "and") && p.Any(e+1, "a", "one") && p.Any(e+2, "half", "quarter") && p.At(e+3).E.Unit == 0 {
			f := p.At(e + 2).E.Value(scan.Frac)
			list[len(list)-1].n += f
			end = e + 3
			break
		}
		if p.Is(e, "and") && p.Is(e+1, "half") {
			list[len(list)-1].n += 0.5
			end = e + 2
			break
		}
		if p.Mark(e, ',') {
			e++
		}
		if p.Is(e, "and") {
			e++
		}
		// A further amount must be of a smaller unit.
		if n2, k2 := p.number(e); k2 > e && n2 >= 0 {
			u2, _, e3 := p.unit(k2)
			if u2 != 0 && unitDays(u2) < unitDays(u) && !(p.ago(e3) && p.within(i)) {
				j = e
				continue
			}
		}
		break
	}
	return list, end
}

// timeBefore reports whether the word before i asks for a duration.
func (p *parser) timeBefore(i int) bool {
	return p.Any(i-1, "for", "in", "within", "than", "about", "least", "of", "after", "every", "over")
}

// within reports whether the amounts at i close a span that looks back, so
// that an "ago" further right belongs to the next amount alone.
func (p *parser) within(i int) bool { return p.Has(i-1, scan.Rel) }

func (p *parser) ago(i int) bool { return p.Any(i, "ago", "later", "earlier") }

// unitDays is a unit's length in days, about; it only orders units.
func unitDays(u byte) float64 {
	switch u {
	case 'L':
		return 365250
	case 'C':
		return 36525
	case 'E':
		return 3652.5
	case 'Y':
		return 365.25
	case 'Q':
		return 91.3
	case 'M':
		return 30.44
	case 'F':
		return 14
	case 'W':
		return 7
	case 'K':
		return 2
	case 'D', 'B', 'N':
		return 1
	case 'H':
		return 1.0 / 24
	case 'm':
		return 1.0 / 1440
	}
	return 1.0 / 86400
}

// approx reads the words that qualify a number: "about", "more than", "at
// least". mod is TIMEX3's, "" with end > i for words that only narrow.
func (p *parser) approx(i int) (mod string, end int) {
	switch {
	case p.Any(i, "just", "well", "only", "slightly", "little", "far") && p.Has(i+1, scan.Bound):
		if m, e := p.approx(i + 1); e > i+1 && m != "" {
			return m, e
		}
		return "", i
	case p.Any(i, "about", "around", "approximately", "roughly", "some", "circa", "almost", "nearly"):
		if p.Any(i, "almost", "nearly") {
			return "LESS_THAN", i + 1
		}
		return "APPROX", i + 1
	case p.Any(i, "more", "longer", "greater", "later") && p.Is(i+1, "than"):
		return "MORE_THAN", i + 2
	case p.Any(i, "less", "fewer", "shorter") && p.Is(i+1, "than"):
		return "LESS_THAN", i + 2
	case p.Any(i, "over"):
		return "MORE_THAN", i + 1
	case p.Any(i, "under"):
		return "LESS_THAN", i + 1
	case p.Is(i, "at") && p.Is(i+1, "least"), p.Is(i, "no") && p.Is(i+1, "less") && p.Is(i+2, "than"):
		if p.Is(i, "no") {
			return "EQUAL_OR_MORE", i + 3
		}
		return "EQUAL_OR_MORE", i + 2
	case p.Is(i, "at") && p.Is(i+1, "most"), p.Is(i, "up") && p.Is(i+1, "to"), p.Is(i, "as") && p.Any(i+1, "much", "long", "many") && p.Is(i+2, "as"):
		if p.Is(i, "as") {
			return "EQUAL_OR_LESS", i + 3
		}
		return "EQUAL_OR_LESS", i + 2
	}
	return "", i
}

// duration reads a length of time, and what places it: "ago", "later", "from
// tomorrow", "the past".
func (p *parser) duration(i int) (expr, bool) {
	e := expr{first: i, kind: "DURATION"}
	j := i
	mod, k := p.approx(i)
	j = k
	det := p.Any(j, "the", "these", "those", "his", "her", "their", "its")
	if det {
		j++
	}
	// "the past nine days", "next 3 months", "the past decade"
	if k > i && (det || p.Has(j, scan.Rel)) {
		return e, false
	}
	if r := p.At(j).E; r.Is(scan.Rel) && (r.Value(scan.Rel) != 0 || p.Any(j, "last")) || p.Any(j, "first", "final") {
		m, k := p.approx(j + 1)
		if p.Is(j, "last") && p.Any(j-1, "will", "to", "would", "can", "could", "may", "might", "should", "must", "not") {
			return e, false // a verb
		}
		if list, end := p.amounts(k); end > k && !p.Any(k, "a", "an") {
			e.dur, e.last, e.mod = list, end, m
			e.rel = 1
			if p.Has(j, scan.Rel) && p.At(j).E.Value(scan.Rel) < 0 {
				e.rel = -1
			}
			return p.part(e, j)
		}
		if u, plural, end := p.unit(j + 1); u != 0 && !plural && (p.Any(j, "past", "coming") && det || p.Is(j, "past") && u != 'Q' || u == 'E' && det && p.Any(j, "last", "next")) && u != 'D' && u != 's' && u != 'N' && u != 'K' {
			e.dur, e.last = []amount{{1, u}}, end
			e.rel = 1
			if !p.Any(j, "coming", "next") {
				e.rel = -1
			}
			if p.ranges && p.Any(j, "past") && u == 'Y' {
				return e, true
			}
			return e, true
		}
		return e, false
	}
	if det && p.Any(j-1, "his", "her", "their", "its") {
		return e, false
	}
	if u := p.At(j).E; det && p.in("span", i-1) && u.Is(scan.Unit) && u.Is(scan.Plural) && unitDays(u.Unit) > 1 && !p.ranges && p.At(j+1).Kind != scan.Digit && !p.Any(j+1, "of", "since", "before", "after", "that") {
		e.dur, e.last, e.vague = []amount{{-1, u.Unit}}, j+1, true // "over the years"
		return e, true
	}
	list, end := p.amounts(j)
	if end == j {
		// "5 upcoming years", "the 13 last minutes"
		if n, k := p.number(j); k > j && n != 0 && p.Has(k, scan.Rel) && p.At(k).E.Value(scan.Rel) != 0 {
			if u, plural, e2 := p.unit(k + 1); u != 0 && plural {
				e.dur, e.last, e.rel = []amount{{n, u}}, e2, int(p.At(k).E.Value(scan.Rel))
				return e, true
			}
		}
		if from, ok := p.fewest(e, j); ok {
			return from, true
		}
		return p.bareDuration(i, j, det, mod)
	}
	if p.age(j, end) || p.Has(j, scan.Det) && p.in("while", end) && !p.ranges {
		return e, false // "a day when it all changed" lasts nothing
	}
	// "5 upcoming years"
	e.dur, e.last, e.mod = list, end, mod
	if det && len(list) == 1 && p.Any(j, "a", "an") {
		return e, false
	}
	return p.placed(e, j)
}

// fewest reads the lower number of a range of lengths, whose unit stands behind
// the higher one: "between 60 and 90 days", "three to five weeks".
func (p *parser) fewest(e expr, j int) (expr, bool) {
	n, k := p.number(j)
	if k == j || n <= 0 || !p.Is(k, "to") && !(p.Is(k, "and") && p.Is(j-1, "between")) {
		return e, false
	}
	list, end := p.amounts(k + 1)
	if end == k+1 || len(list) != 1 || list[0].n <= n {
		return e, false
	}
	e.dur, e.last = []amount{{n, list[0].unit}}, k
	return e, true
}

// part reads "of 2021" after "the first two weeks".
func (p *parser) part(e expr, j int) (expr, bool) {
	if p.Is(e.last, "of") && len(e.dur) == 1 && e.dur[0].n > 0 {
		if q, end := p.coarse(e.last + 1); end > e.last+1 {
			n := 1
			if p.Any(j, "last", "final") {
				n = -1
			}
			q.nth, q.nthCount, q.nthUnit = n, int(e.dur[0].n), e.dur[0].unit
			e.p, e.last, e.kind = q, end, "DATE"
			e.dur, e.rel = nil, 0
			return e, true
		}
	}
	if p.Any(j, "first", "final") {
		return e, false
	}
	return e, true
}

// age reports whether the amount of words [i, end) is somebody's age.
func (p *parser) age(i, end int) bool {
	k := end
	if p.Hyphen(k) {
		k++
	}
	if p.Any(k, "old", "olds") || p.Is(k, "of") && p.Is(k+1, "age") {
		return true
	}
	return p.Any(i-1, "aged", "age") || p.Is(i-1, "of") && p.Is(i-2, "age")
}

// placed reads what follows an amount and makes a date of it.
func (p *parser) placed(e expr, i int) (expr, bool) {
	j := e.last
	a := e.dur
	move := func(sign int, mention bool, end int) (expr, bool) {
		e.kind, e.last = "DATE", end
		e.p = point{shift: a, sign: sign, mention: mention, unit: a[len(a)-1].unit}
		e.dur = nil
		return e, true
	}
	switch {
	case p.Is(j, "ago"):
		if q, end := p.dayAgo(j + 1); end > j+1 && a[0].n > 0 {
			q.shift, q.sign = a, -1
			if q.rel != 'M' && q.rel != 'Y' {
				q.unit = 'D'
			}
			e.kind, e.p, e.last, e.dur = "DATE", q, end, nil
			return e, true
		}
		return move(-1, false, j+1)
	case p.Any(j, "later", "afterwards", "afterward", "hence") && !p.Is(j+1, "than"):
		return move(1, !p.Is(j, "hence"), j+1)
	case p.Is(j, "earlier") || p.Is(j, "before") && p.stop(j+1) || p.Is(j, "previously"):
		return move(-1, true, j+1)
	case p.Is(j, "after") && p.stop(j+1):
		return move(1, true, j+1)
	case p.Is(j, "from") && p.Is(j+1, "now"):
		return move(1, false, j+2)
	case p.Any(j, "after", "before", "from", "following", "since", "prior"):
		k := j + 1
		if p.Is(j, "prior") && p.Is(k, "to") {
			k++
		}
		sign := 1
		if p.Any(j, "before", "prior") {
			sign = -1
		}
		q, end := p.point(k)
		if p.Is(j, "since") && !(p.ranges && p.Is(i-1, "in")) || p.Is(j, "from") && !p.ranges && q.unit != 'D' {
			break
		}
		if p.Is(j, "from") && p.Is(end, "to") {
			break
		}
		if end > k && q.shift == nil && q.part == "" && !(q.year > 0 && q.unit == 'Y' && sign < 0) {
			q.shift, q.sign = a, sign
			q.unit = a[len(a)-1].unit
			e.kind, e.p, e.last, e.dur = "DATE", q, end, nil
			return e, true
		}
		if sp := p.nounPhrase(k); sp.End > sp.Start && !p.Is(j, "from") {
			e.p.anchor, e.p.anchored = sp, true
			e.p.sign = sign
		}
	case p.Is(j, "in") && p.Is(j+1, "the") && p.Is(j+2, "future") && p.ranges:
		e.rel, e.last = 1, j+3
	}
	return e, true
}

// dayAgo reads the day that stands after "two years ago": "today", "Thursday",
// "this month".
func (p *parser) dayAgo(i int) (point, int) {
	switch {
	case p.Has(i, scan.Day):
		return p.deictic(i)
	case p.Has(i, scan.Rel) && p.At(i).E.Value(scan.Rel) == 0 && p.At(i+1).E.Is(scan.Unit) && !p.Has(i+1, scan.Plural):
		if q, end := p.relative(i); end == i+2 && (q.rel == 'M' || q.rel == 'Y') && !q.mention {
			return q, end
		}
	case p.Has(i, scan.Weekday) && !p.Has(i, scan.Plural) && p.At(i).Len() > 3:
		return p.weekday(i)
	}
	return point{}, i
}

// stop reports whether word i ends a clause.
func (p *parser) stop(i int) bool {
	w := p.At(i)
	return w.Kind == scan.Break || w.Kind == scan.Mark && w.Mark != '-' && w.Mark != '\'' || p.Any(i, "and", "but", "when", "in", "at", "that")
}

// bareDuration reads "for years", "decades-long", "a year-long", "hours later".
func (p *parser) bareDuration(i, j int, det bool, mod string) (expr, bool) {
	e := expr{first: i, kind: "DURATION", mod: mod}
	w := p.At(j).E
	if !w.Is(scan.Unit) || w.Unit == 'h' || p.At(j).Len() < 3 {
		return e, false
	}
	u := w.Unit
	plural := w.Is(scan.Plural)
	if p.Hyphen(j+1) && p.Any(j+2, "long") {
		e.first, e.last = j, j+3
		e.dur = []amount{{1, u}}
		if plural {
			e.dur[0].n = -1
		}
		return e, u != 'Q' && u != 's'
	}
	if p.Any(j, "daylong", "weeklong", "monthlong", "yearlong") {
		return e, false
	}
	if w.Is(scan.Frac) && u == 'Q' || !plural || det || u == 's' || u == 'Q' || u == 'N' || u == 'K' {
		if u == 'Q' || u == 'C' {
			return e, false
		}
		return e, false
	}
	e.dur, e.last = []amount{{-1, u}}, j+1
	if p.ago(j+1) || p.Any(j+1, "after", "before") && !p.Has(j-1, scan.Rel) {
		return p.placed(e, j)
	}
	e.vague = true
	if p.Hyphen(j+1) || p.Hyphen(j-1) || p.Has(j-1, scan.Rel) && !p.Is(j-1, "past") {
		return e, false
	}
	switch {
	case u == 'E' || u == 'C':
		return e, true
	case p.Is(j+1, "of"):
		return e, u != 'H' && u != 'm' && !p.Any(j-1, "these", "those", "early", "final")
	}
	return e, p.Any(i-1, "for", "over", "in", "within", "after", "of", "took", "take", "takes", "last", "lasted", "through", "just", "spent", "spend", "only", "by")
}
