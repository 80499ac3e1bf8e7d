// SPDX-License-Identifier: Apache-2.0

package when

import "dragoman/read/when/scan"

// parser matches expressions in one text. It keeps no state between words but the
// depth, so
// every matcher can be tried anywhere.
type parser struct {
	*scan.Text
	t      *T
	depth  int  // of dates within dates, bounded
	story  bool // the text tells of years long past
	ranges bool // dialogue: whole ranges and bounds are one expression
}

// starts are the flags of words that can open an expression.
const starts = scan.Card | scan.Mult | scan.Frac | scan.Ord | scan.Vague | scan.Month | scan.Weekday | scan.Unit | scan.Season |
	scan.Part | scan.Rel | scan.Day | scan.Freq | scan.Mod | scan.Ref | scan.Holiday | scan.Phrase | scan.Det | scan.Bound | scan.Context

// opens reports whether an expression may start at word i. It is cheap, and
// no to nearly every word of a text.
func (p *parser) opens(i int) bool {
	w := p.At(i)
	fl := w.E.Flags
	if w.Kind == scan.Digit {
		return true
	}
	if fl == 0 {
		return w.Kind == scan.Alpha && p.decadeStart(i) || w.Kind == scan.Mark && (p.Mark(i, '\'') && p.At(i+1).Kind == scan.Digit || p.ranges)
	}
	if w.Kind == scan.Alpha && w.Glued && i > 0 && p.At(i-1).Kind == scan.Digit {
		return false
	}
	if fl&scan.Filler != 0 && p.Hyphen(i+1) && p.Has(i+2, scan.Unit) {
		return true // "single-day"
	}
	if hard := fl & starts; p.ranges || hard&^soft != 0 {
		return hard != 0
	}
	if fl&(scan.Phrase|scan.Holiday) != 0 && p.t.phrases.near(w.E, p.At(i+1)) {
		return true
	}
	if fl&firm == 0 {
		return false
	}
	return (fl&firm&^(scan.Det|scan.Rel) != 0 || p.openedBy(i+1)) && p.timeSoon(i+1)
}

// soft are the flags of words that open nothing unless a word of time follows
// soon; firm are those of them that can stand first at all ("on" cannot).
const (
	firm = scan.Det | scan.Rel | scan.Card | scan.Mult | scan.Ord | scan.Vague | scan.Frac | scan.Context | scan.Approx
	soft = firm | scan.Bound | scan.Filler | scan.Phrase | scan.Holiday
)

// openedBy reports whether word i can follow an article or "last" in a time.
func (p *parser) openedBy(i int) bool {
	w := p.At(i)
	return w.E.Flags != 0 || w.Kind == scan.Digit || p.Mark(i, '\'') || p.decadeStart(i)
}

// timeSoon reports whether a figure or a word of time stands at word i or
// within five words of it, with nothing longer between than "of" or "and".
func (p *parser) timeSoon(i int) bool {
	for k, end := i, i+6; k < end; k++ {
		n := p.At(k)
		switch {
		case n.Kind == scan.Digit:
			return true
		case n.Kind == scan.Break:
			return false
		case n.Kind == scan.Mark:
			if n.Mark != '-' && n.Mark != '\'' && n.Mark != '.' && n.Mark != ',' && !n.E.Is(scan.Frac) {
				return false
			}
			if n.Glued && end < i+10 {
				end++ // "three-and-a-half years" is as short as without hyphens
			}
		case n.E.Flags == 0:
			if p.decadeStart(k) {
				return true
			}
			if n.Len() > 3 {
				return false
			}
		case n.E.Flags&(scan.Unit|scan.Month|scan.Weekday|scan.Season|scan.Part|scan.Mod|scan.Holiday|scan.Context) != 0:
			return true
		}
	}
	return false
}

// at returns the longest expression that starts at word i.
func (p *parser) at(i int) (best expr, ok bool) {
	w := p.At(i)
	fl := w.E.Flags
	take := func(e expr, good bool) {
		if good && e.last > i && (!ok || e.last > best.last) {
			best, ok = e, true
		}
	}
	if p.ranges {
		take(p.bounded(i))
	}
	if p.ranges || w.Kind == scan.Digit || fl&(scan.Card|scan.Weekday|scan.Unit) != 0 || p.setWord(i) {
		take(p.set(i))
	}
	if w.Kind == scan.Digit || fl&(scan.Card|scan.Mult|scan.Frac|scan.Vague|scan.Rel|scan.Det|scan.Bound|scan.Unit|scan.Ord|scan.Filler) != 0 {
		take(p.duration(i))
	}
	if !ok || best.kind != "SET" {
		if (fl&(scan.Ord|scan.Card|scan.Month|scan.Weekday) != 0 || w.Kind == scan.Digit || p.Is(i, "the")) && p.joined(i) {
			take(p.dateRange(i))
		}
		if d, end := p.point(i); end > i && (!ok || end > best.last) {
			best, ok = d.expr(i, end), true
		}
	}
	if fl&(scan.Ord|scan.Det) != 0 && !ok {
		take(p.running(i))
	}
	if fl&(scan.Freq|scan.Ref|scan.Phrase|scan.Part|scan.Season) != 0 || p.ranges {
		take(p.fixed(i))
	}
	return best, ok
}

// running reads the day, week or month that is the nth of a run: "for a second
// straight day", "the third week in a row". It is the one that is told of, by the standard a date.
func (p *parser) running(i int) (expr, bool) {
	j := i
	if p.Has(j, scan.Det) {
		j++
	}
	k := j + 1
	if p.Has(k, scan.Filler) {
		k++
	}
	u, end := p.At(k).E, k+1
	if k == j+1 { // "the fourth week in a row"
		for end < k+3 && p.Has(end, scan.Bound|scan.Det) {
			end++
		}
		if !p.in("row", end) {
			return expr{}, false
		}
		end++
	}
	if !p.Has(j, scan.Ord) || !u.Is(scan.Unit) || u.Is(scan.Plural) || u.Unit != 'D' && u.Unit != 'W' && u.Unit != 'M' || p.Hyphen(end) || p.ranges {
		return expr{}, false
	}
	return point{unit: u.Unit, rel: u.Unit, ref: "the", told: u.Unit == 'D'}.expr(i, end), true
}

// joined reports whether a word that joins two dates stands within six words.
func (p *parser) joined(i int) bool {
	for k := i + 1; k < i+7; k++ {
		w := p.At(k)
		switch {
		case w.Kind == scan.Break:
			return false
		case w.Kind == scan.Mark:
			if w.Mark == '-' || w.Mark == '~' {
				return true
			}
		case w.Kind == scan.Alpha && w.Len() < 8 && p.Any(k, "to", "and", "or", "until", "till", "through"):
			return true
		}
	}
	return false
}

func (p *parser) decadeStart(i int) bool {
	w := p.At(i)
	return w.Kind == scan.Alpha && w.Len() >= 5 && w.Len() <= 9 && p.S[w.End-1] == 's' && func() bool { _, ok := p.decadeName(i); return ok }()
}

// expr makes an expression of a point.
func (d point) expr(i, end int) expr {
	e := expr{first: i, last: end, kind: "DATE", p: d}
	if d.clock || d.part != "" {
		e.kind = "TIME"
	}
	if d.ref == "the" {
		e.vague = true
	}
	return e
}

// fixed reads fixed phrases, vague words and words of frequency.
func (p *parser) fixed(i int) (expr, bool) {
	e := expr{first: i, last: i + 1, kind: "DATE"}
	if ph, end := p.t.phrases.find(p.Text, i, scan.Phrase); ph != nil {
		if ph.value == "ANCHOR" {
			sp := p.nounPhrase(end)
			if p.t.o.Vague || p.ranges || sp.Len() == 0 || p.Has(end+1, scan.Unit|scan.Rel|scan.Month) {
				return e, false
			}
			for e.last = end; p.At(e.last).Start < sp.End; e.last++ {
			}
			e.p.anchor, e.p.anchored = sp, true
			return e, true
		}
		e.last, e.p.ref, e.vague, e.kind = end, ph.value, ph.vague, ph.kind
		return e, true
	}
	w := p.At(i).E
	switch {
	case w.Is(scan.Freq):
		e.kind, e.freq = "SET", w.Text
		return e, !p.Hyphen(i+1) && !p.nameWord(i)
	case w.Is(scan.Ref):
		if p.nameWord(i) || p.Hyphen(i+1) || p.Any(i, "soon", "shortly") && (p.Any(i+1, "after", "before", "as", "thereafter") || p.Is(i-1, "as")) {
			return e, false
		}
		e.p.ref, e.vague = w.Text, true
		return e, true
	case w.Is(scan.Part) && !w.Is(scan.Plural) && p.Has(i+1, scan.Filler) && p.Has(i-1, scan.Bound) && !p.ranges:
		e.kind, e.p = "TIME", point{unit: 'D', rel: 'D', part: w.Text, told: true} // "in morning trading"
		return e, true
	case w.Is(scan.Part) && p.ranges && !w.Is(scan.Plural) && !p.Any(i-1, "good") && !(p.Is(i, "dawn") && p.Is(i+1, "of")):
		e.kind = "TIME"
		e.p.part = w.Text
		return e, true
	case w.Is(scan.Unit) && w.Unit == 'K' && p.ranges && !w.Is(scan.Plural):
		e.p = point{unit: 'K', rel: 'K'}
		return e, true
	case w.Is(scan.Season) && p.ranges && p.At(i).Len() > 4 && !p.Is(i, "spring"):
		e.p = point{unit: 'S', season: int(w.Value(scan.Season))}
		return e, true
	}
	return e, false
}

// nameWord reports whether word i is capitalised between two capitalised
// words or before one, and so part of a name ("the Daily Mail").
func (p *parser) nameWord(i int) bool {
	w := p.At(i)
	if w.Kind != scan.Alpha || p.S[w.Start] >= 'a' {
		return false
	}
	n, b := p.At(i+1), p.At(i-1)
	return n.Kind == scan.Alpha && p.S[n.Start] < 'a' || i > 0 && b.Kind == scan.Alpha && p.S[b.Start] < 'a' && b.Len() > 1
}

// setWord reports whether word i can open a set.
func (p *parser) setWord(i int) bool {
	return p.Any(i, "every", "each", "a", "an", "per", "once", "twice", "bi")
}

// set reads what happens again and again: "every other Friday", "twice a
// month", "Mondays", "a year" as a rate.
func (p *parser) set(i int) (expr, bool) {
	e := expr{first: i, kind: "SET"}
	j := i
	every := p.Any(j, "every", "each") || p.ranges && p.Any(j, "any", "all")
	switch {
	case every:
		quant := p.Str(j)
		j++
		n := 1.0
		if p.Is(j, "other") || p.Is(j, "second") && !p.Has(i, scan.Ord) && (p.Has(j+1, scan.Unit|scan.Weekday)) {
			n, j = 2, j+1
		} else if v, k := p.Cardinal(j); k > j {
			n, j = v, k
		} else if p.Is(j, "few") {
			n, j = -1, j+1
		} else if p.Is(j, "single") {
			j++
		}
		w := p.At(j).E
		e.quant, e.last = quant, j+1
		switch {
		case w.Is(scan.Weekday) && p.At(j).Len() > 3:
			e.freq = "XXXX-WXX-" + string(rune('0'+int(w.Value(scan.Weekday))))
		case w.Is(scan.Month) && p.At(j).Len() > 3 && !p.Any(j, "may", "march") || w.Is(scan.Month) && p.S[p.At(j).Start] < 'a':
			e.freq = "XXXX-" + two(int(w.Value(scan.Month)))
		case w.Is(scan.Part):
			e.freq = "T" + w.Text
		case w.Is(scan.Season):
			e.freq = "XXXX-" + seasons[int(w.Value(scan.Season))]
		case w.Is(scan.Unit) && w.Unit != 'h' && p.At(j).Len() > 2:
			if p.Is(i, "all") && !w.Is(scan.Plural) {
				e.kind, e.dur = "DURATION", []amount{{1, w.Unit}}
				return e, w.Unit == 'W' || w.Unit == 'D' || w.Unit == 'M' || w.Unit == 'Y'
			}
			if p.Is(i, "all") && w.Unit != 'K' || p.Is(i, "any") && w.Unit != 'Y' && w.Unit != 'K' {
				return e, false
			}
			if e.freq = isoDuration([]amount{{n, w.Unit}}); w.Unit == 'Q' {
				e.freq = isoDuration([]amount{{n * 3, 'M'}})
			}
			if w.Unit == 'K' && n == 1 && p.ranges && every && p.Any(i, "every") {
				e.freq = "P1WE"
			}
			if p.Is(j+1, "of") && p.Is(i, "each") {
				return e, false
			}
		default:
			return e, false
		}
		// "every Friday at 5 p.m."
		if p.Any(e.last, "at") {
			if c, k := p.clock(e.last + 1); k > e.last+1 {
				e.freq, e.last = e.freq+c.clockValue(), k
			}
		}
		return e, true
	case p.Any(j, "once", "twice") || p.ranges && p.Any(j, "one") || p.countTimes(j) > j:
		k := j + 1
		if c := p.countTimes(j); c > j {
			k = c
		}
		if p.Any(k, "a", "an", "per", "each", "every") {
			if u := p.At(k + 1).E; u.Is(scan.Unit) && !u.Is(scan.Plural) && u.Unit != 'h' && u.Unit != 'Q' || p.Is(k+1, "quarter") {
				e.freq, e.last = isoDuration([]amount{{1, u.Unit}}), k+2
				return e, true
			}
		}
		return e, false
	case p.Has(j, scan.Weekday) && p.Has(j, scan.Plural) && p.At(j).Len() > 5:
		e.freq, e.last = "XXXX-WXX-"+string(rune('0'+int(p.At(j).E.Value(scan.Weekday)))), j+1
		if p.Is(e.last, "at") {
			if c, k := p.clock(e.last + 1); k > e.last+1 {
				e.freq, e.last = e.freq+c.clockValue(), k
			}
		}
		return e, !(p.Mark(j-1, '-') && p.At(j).Glued)
	case p.ranges && p.Any(j, "weekends"):
		e.freq, e.last = "P1WE", j+1
		return e, !p.Has(j-1, scan.Card) && p.At(j-1).Kind != scan.Digit
	case p.Is(j, "bi") && p.Mark(j+1, '-') && p.Any(j+2, "weekly", "monthly", "annual", "annually"):
		e.freq, e.last = map[byte]string{'W': "P2W", 'M': "P2M", 'Y': "P2Y"}[p.At(j + 2).E.Text[2]], j+3
		return e, true
	case p.Any(j, "a", "an", "per") && p.rate(j):
		u := p.At(j + 1).E.Unit
		e.freq, e.last = isoDuration([]amount{{1, u}}), j+2
		return e, true
	}
	return e, false
}

// countTimes returns the word after "three times", or i.
func (p *parser) countTimes(i int) int {
	_, k := p.Cardinal(i)
	if k > i && p.Is(k, "times") {
		return k + 1
	}
	return i
}

// rate reports whether "a year" at i is a rate: after a number, a currency, a
// unit or a plural noun ("$3 million a year", "500 people a day").
func (p *parser) rate(i int) bool {
	u := p.At(i + 1).E
	if !u.Is(scan.Unit) || u.Is(scan.Plural) || u.Unit == 'Q' || u.Unit == 'h' || u.Unit == 'C' || u.Unit == 's' || p.ago(i+2) || p.Any(i+2, "before", "after", "old", "from", "or", "and") || p.Hyphen(i+2) {
		return false
	}
	b := p.At(i - 1)
	if b.Kind == scan.Digit || b.Kind == scan.Mark && (b.Mark == '%' || b.E.Is(scan.Measure)) || b.E.Is(scan.Mult|scan.Card) && !b.E.Is(scan.Unit) {
		return !p.Any(i-1, "one") && p.At(i-1).Kind != scan.Break
	}
	if before := p.At(i - 2); b.E.Is(scan.Measure) && b.Kind == scan.Alpha && (before.Kind == scan.Digit || before.E.Is(scan.Mult|scan.Card)) || p.Any(i-1, "percent", "cent", "times", "barrels", "tonnes", "tons", "dollars", "euros", "pounds", "people", "hours") {
		return true
	}
	_, n := p.Cardinal(i - 2)
	return n == i-1 && b.Kind == scan.Alpha && p.S[b.End-1] == 's'
}

// dateRange reads two dates that share words: "9-11 May", "March 3-5, 2014",
// "June to August 1992", "1990-91".
func (p *parser) dateRange(i int) (expr, bool) {
	if v, k := p.plainYear(i); k > i && p.Hyphen(k) && !p.ranges {
		w := p.At(k + 1)
		if u, j := p.plainYear(k + 1); j > k+1 && u >= v && u-v < 150 && p.freeLeft(i) && !p.unitAfter(j) && !(p.At(j).Glued && p.Mark(j, '-')) {
			return expr{first: i, last: j, kind: "DATE", p: point{unit: 'Y', year: v, words: true}, q: &point{unit: 'Y', year: u, words: true}, ranged: true, mid: k}, true
		} else if w.Len() == 2 && w.Kind == scan.Digit && int(w.N) > v%100 && p.freeLeft(i) && !(p.At(k+2).Glued && (p.At(k+2).Kind != scan.Mark || p.Mark(k+2, '-') || p.Mark(k+2, '%'))) && !(v%100 < 12 && w.N <= 12 && v < 1900) {
			return expr{first: i, last: k + 2, kind: "DATE", p: point{unit: 'Y', year: v, words: true}, q: &point{unit: 'Y', year: v/100*100 + int(w.N), words: true}, ranged: true, mid: k}, true
		}
	}
	a, j := p.day(i)
	bare := 0
	if j == i || a.unit != 'D' && a.unit != 'M' && a.unit != 'Y' {
		if n, k := p.dayNumber(i); k > i {
			bare, j = n, k
		} else {
			return expr{}, false
		}
	}
	if bare == 0 && (a.rel != 0 || a.shift != nil || a.hol != nil || a.ref != "") {
		return expr{}, false
	}
	aEnd := j
	if !p.separator(j, i) {
		return expr{}, false
	}
	j++
	b, end := p.day(j)
	if end == j || b.shift != nil {
		if n, k := p.dayNumber(j); k > j && bare == 0 && a.day > 0 && (!p.At(k).Glued || p.At(k).Kind == scan.Mark && !p.Mark(k, ':')) && !(p.At(k).Kind == scan.Alpha && p.counted(k)) && !p.unitAfter(k) {
			b, end = point{unit: 'D', day: n, month: a.month}, k
			if n < a.day {
				return expr{}, false
			}
			if p.Mark(k, ',') {
				k++
			}
			if v, e := p.plainYear(k); e > k && !a.words {
				b.year, b.words, end = v, true, e
			} else if a.words {
				b.year, b.words = a.year, true
			}
		} else if w := p.At(j); a.unit == 'Y' && p.Mark(j-1, '-') && w.Kind == scan.Digit && w.Len() == 2 && int(w.N) == (a.year+1)%100 || a.unit == 'Y' && p.Mark(j-1, '-') && w.Kind == scan.Digit && w.Len() == 2 && int(w.N) > a.year%100 && w.Glued {
			if !p.free(j, j+1) {
				return expr{}, false
			}
			b, end = point{unit: 'Y', year: a.year/100*100 + int(w.N), words: true}, j+1
			if b.year < a.year {
				b.year += 100
			}
		} else {
			return expr{}, false
		}
	}
	if b.rel != 0 || b.hol != nil || b.ref != "" {
		return expr{}, false
	}
	if bare > 0 {
		if b.day == 0 || b.month == 0 || b.unit != 'D' || b.wday != 0 {
			return expr{}, false
		}
		a = b
		a.day = bare
		if bare > b.day {
			return expr{}, false
		}
	} else if !a.words && a.month > 0 && b.words && b.unit != 'Y' && b.month > 0 {
		a.year, a.words = b.year, true
		if a.month > b.month {
			a.year--
		}
	} else if !(a.day > 0 && b.day > 0 && b.month == a.month) && !(a.unit == 'Y' && b.unit == 'Y' && p.Mark(aEnd, '-')) {
		return expr{}, false
	}
	e := expr{first: i, last: end, kind: "DATE", p: a, q: &b, ranged: true, mid: aEnd}
	return e, true
}

// separator reports whether word j joins two ends of a range that began at i.
func (p *parser) separator(j, i int) bool {
	return p.Mark(j, '-') || p.Mark(j, '~') || p.Any(j, "to", "until", "till", "through") || p.Any(j, "and") && (p.Is(i-1, "between") || p.Is(i-2, "between")) || p.Any(j, "and", "or")
}
