// SPDX-License-Identifier: Apache-2.0

package when

import (
	"strings"

	"dragoman"
	"dragoman/read/when/scan"
)

// context carries the reference time through a text.
type context struct {
	*parser
	grammar
	o       Options
	now     now
	first   int // word the expression being resolved starts at
	pubYear int
	live    []entry
	pending int // a year told once that lies far from the narrative's
}

func newContext(p *parser, r *dragoman.Reading, o Options) *context {
	c := &context{parser: p, grammar: grammar{r, p.t.clauses}, o: o}
	c.now.day, c.now.exact = parseDate(r.Published.Value)
	c.now.tense = func() tense { return c.tenseAt(c.first) }
	c.now.clock = -1
	if v := r.Published.Value; len(v) >= 16 && v[10] == 'T' && v[13] == ':' {
		h, m := int(v[11]-'0')*10+int(v[12]-'0'), int(v[14]-'0')*10+int(v[15]-'0')
		c.now.clock = h*60 + m
	}
	c.now.last, c.now.lastDay, c.now.weekwise = noDate, noDate, o.Dialogue
	if c.now.day != noDate {
		c.pubYear, _, _ = c.now.day.ymd()
	}
	old, all, near := 0, 0, 0
	told := c.pubYear // without a date, the latest year the text tells
	for i := 0; c.pubYear == 0 && i < len(p.W); i++ {
		if v, e := p.plainYear(i); e > i && v < 2100 && p.free(i, e) && !p.counted(e) {
			told = max(told, v)
		}
	}
	for i := range p.W {
		if f := p.W[i].E; f.Is(scan.Day) || f.Is(scan.Weekday) && p.W[i].Len() > 3 {
			near++
		}
		if v, e := p.plainYear(i); e > i && v < 2100 && p.free(i, e) && !p.counted(e) {
			all++
			if v < told-1 {
				old++
			}
		}
	}
	p.story = old >= 4 && old*10 >= all*7 && near*3 < old
	c.now.story = p.story
	return c
}

// pass moves over word i: a sentence's end closes the year a news text was
// told to be in.
func (c *context) pass(i int) {
	if c.story || c.now.narrative == 0 {
		return
	}
	w := c.At(i)
	if w.Kind == scan.Break || c.Mark(i, '.') && !c.At(i+1).Glued && c.At(i-1).Len() > 3 {
		c.now.narrative = 0
	}
}

// turn makes the day of the entry at a place of the text that which times count
// from.
func (c *context) turn(at int32) {
	if len(c.live) == 0 || at < c.live[0].at {
		return
	}
	if d := dayAt(c.live, at, noDate); d != c.now.day {
		c.now.day, c.now.exact, c.now.clock = d, true, -1
		c.now.last, c.now.lastDay, c.now.lastUnit, c.now.narrative = noDate, noDate, 0, 0
		c.pubYear, _, _ = d.ymd()
	}
}

// emit resolves an expression and appends its times.
func (c *context) emit(e *expr) {
	if e.vague && !c.o.Vague {
		return
	}
	c.first = e.first
	c.turn(c.At(e.first).Start)
	switch {
	case e.kind == "SET":
		c.add(e, e.first, e.last, dragoman.Time{Type: "SET", Value: e.freq, Basis: "explicit"}, interval{first: noDate})
	case e.kind == "DURATION":
		c.duration(e)
	case e.ranged && !c.o.Dialogue:
		c.around(e)
		a, b := *e, *e
		a.last, a.ranged = e.mid, false
		b.first, b.p, b.ranged = e.mid+1, *e.q, false
		c.date(&a)
		n := c.now
		c.date(&b)
		c.now.narrative = n.narrative
	case e.ranged:
		c.around(e)
		c.rangeOf(e)
	default:
		c.date(e)
	}
}

// around holds both ends of a range of months without a year to the one that
// the day of reference lies in, where it lies in one: "from May to October",
// told in August.
func (c *context) around(e *expr) {
	a, b := &e.p, e.q
	if a.month == 0 || b.month == 0 || a.words || b.words || a.dir != 0 || b.dir != 0 || a.rel != 0 || b.rel != 0 || c.now.day == noDate || c.story || c.now.narrative != 0 {
		return
	}
	_, m, _ := c.now.day.ymd()
	switch {
	case a.month < b.month && a.month <= m && m <= b.month:
		a.dir, b.dir = 1, 1
	case a.month > b.month && m >= a.month:
		a.dir, b.dir = 1, 2
	case a.month > b.month && m <= b.month:
		a.dir, b.dir = -1, 1
	}
}

// rangeOf resolves a whole range; its value is the two ends' values.
func (c *context) rangeOf(e *expr) {
	n := len(c.r.Times)
	a, b := *e, *e
	a.ranged, b.ranged, b.p = false, false, *e.q
	for _, x := range []*expr{&a, &b} {
		x.kind = "DATE"
		c.date(x)
	}
	p, q := c.r.Times[n], c.r.Times[n+1]
	c.r.Times = c.r.Times[:n]
	for _, x := range []struct {
		mod string
		t   *dragoman.Time
	}{{e.p.mod, &p}, {e.q.mod, &q}} {
		if iv := c.now.of(c.wholeOf(x.t), 'D', false); x.mod == "MID" && x.t.Earliest != "" {
			x.t.Value = iv.value
		}
	}
	if e.q.mod == "END" && q.Latest != "" {
		last, _ := parseDate(q.Latest)
		q.Value = (last + 1).String()
	}
	if e.p.mod == "END" && p.Latest != "" {
		last, _ := parseDate(p.Latest)
		p.Value = (last + 1).String()
	}
	if p.Earliest > q.Earliest && p.Earliest != "" && q.Earliest != "" && !e.q.words && !e.p.words && (e.q.month > 0 || e.q.wday > 0) && p.Type == "DATE" {
		d, _ := parseDate(q.Value)
		if e.q.wday > 0 && e.q.month == 0 {
			q.Value = (d + 7).String()
		} else {
			q.Value = d.addMonths(12).String()[:len(q.Value)]
		}
	}
	p.Value, p.Latest, p.Mod = p.Value+"/"+q.Value, q.Latest, ""
	c.r.Times = append(c.r.Times, p)
}

func (c *context) duration(e *expr) {
	t := dragoman.Time{Type: "DURATION", Value: isoDuration(e.dur), Mod: e.mod, Basis: "explicit"}
	iv := interval{first: noDate}
	if e.p.anchored {
		t.Basis, t.Anchor = "anchored", e.p.anchor.Of(c.S)
	}
	if c.arrives(e) {
		d := *e
		d.kind, d.dur = "DATE", nil
		d.p = point{shift: e.dur, sign: 1, unit: e.dur[0].unit}
		c.date(&d)
		return
	}
	if e.rel != 0 && c.now.day != noDate && e.dur[0].n > 0 {
		t.Basis = "relative"
		d := c.now.day
		for _, a := range e.dur {
			d = d.add(a, min(e.rel, 1))
		}
		iv.first, iv.last = min(d, c.now.day), max(d, c.now.day)
		if c.o.Dialogue {
			c.window(e, &t, &iv)
		}
	}
	c.add(e, e.first, e.last, t, iv)
}

// arrives reports whether "in 15 days" is a day to come and no length: in a
// clause of what will be, or is to be.
func (c *context) arrives(e *expr) bool {
	if c.o.Dialogue || !c.Is(e.first-1, "in") || e.mod != "" || e.rel != 0 || e.p.anchored || len(e.dur) != 1 || c.now.day == noDate || !c.now.exact {
		return false
	}
	a := e.dur[0]
	if a.n < 1 || a.n != float64(int(a.n)) || unitDays(a.unit) < 1 || c.r.TokenAt(c.At(e.first).Start) >= len(c.r.Tokens) {
		return false
	}
	switch c.now.tense() {
	case future:
		return true
	case present: // "closes at its lowest level in six years"
		return unitDays(a.unit) <= 7
	}
	return false
}

// date resolves a date or time and remembers it as the last one told.
func (c *context) date(e *expr) {
	iv := c.now.resolve(e.p)
	t := dragoman.Time{Type: e.kind, Value: iv.value, Mod: e.p.mod, Basis: "relative"}
	if iv.explicit {
		t.Basis = "explicit"
	}
	if e.mod != "" {
		t.Mod = e.mod
	}
	if e.bound != "" {
		t.Mod = e.bound
	}
	d := &e.p
	if d.clock || d.part != "" {
		t.Type = "TIME"
		v := d.clockValue()
		switch {
		case d.bareClock() && c.clockDay(e.first) != noDate:
			iv = c.now.of(c.clockDay(e.first), 'D', false)
			t.Value = iv.value + v
		case d.bareClock():
			t.Value = "XXXX-XX-XX" + v
		case iv.first != noDate || iv.value != "":
			t.Value = iv.value + v
		}
	}
	if m := d.minutes(); m != 0 && c.now.day != noDate && (c.now.clock >= 0 || c.o.Dialogue) {
		at := max(0, c.now.clock) + m
		day := floorDiv(at, 1440)
		at -= day * 1440
		iv = c.now.of(c.now.day+date(day), 'D', false)
		t.Type, t.Value = "TIME", iv.value+"T"+two(at/60)+":"+two(at%60)
	}
	if c.o.Dialogue && d.unit == 'S' && !d.words && d.rel == 0 && d.dir == 0 {
		iv, t.Value = interval{first: noDate}, seasons[d.season]
	}
	if c.o.Dialogue && d.unit == 'D' && d.mod == "END" && !d.clock && d.part == "" && iv.first != noDate && !e.ranged {
		t.Type, t.Value = "TIME", iv.value+"T23:59:59"
	}
	if iv.first == noDate {
		t.Basis = "unknown"
	}
	if d.impossible() && !c.o.Dialogue {
		t.Value, iv = "", interval{first: noDate}
		t.Basis = "unknown"
		defer func() {
			x := c.r.Times[len(c.r.Times)-1]
			c.r.Note("when", x.Span, "there is no such day: "+x.Of(c.S))
		}()
	}
	if d.anchored && d.shift == nil {
		t.Value, t.Basis, t.Anchor = "", "anchored", d.anchor.Of(c.S)
		iv = interval{first: noDate} // it bounds nothing but what it is anchored on
	}
	if c.now.day == noDate && iv.first == noDate && d.rel != 0 {
		t.Value = ""
	}
	if iv.first != noDate && d.ref == "" && !d.bareClock() && t.Type != "DURATION" {
		if iv.unit != 'E' && iv.unit != 'C' {
			c.now.last, c.now.lastUnit = iv.first, iv.unit
			if iv.unit == 'D' {
				c.now.lastDay = iv.first
			}
		}
		c.narrate(e, iv)
	}
	c.add(e, e.first, e.last, t, iv)
}

// impossible reports whether no calendar has the day: 31 April, 29 February of
// a common year.
func (d *point) impossible() bool {
	if d.month == 0 || d.day == 0 {
		return false
	}
	y := 2000 // a leap year, where none is told
	if d.words && !d.bc {
		y = d.year
	}
	return d.day > monthDays(y, d.month)
}

// narrate moves the year the narrative is in. A year told in passing, far from
// it, moves it only once told twice.
func (c *context) narrate(e *expr, iv interval) {
	y, _, _ := iv.first.ymd()
	switch {
	case c.o.Dialogue:
	case iv.unit == 'E' || iv.unit == 'C':
	case iv.explicit && !c.story && y == c.pubYear:
		c.now.narrative = 0
	case iv.explicit && c.story && iv.unit == 'Y' && c.now.narrative != 0 && (y-c.now.narrative > 3 || c.now.narrative-y > 3):
		if c.pending-y <= 3 && y-c.pending <= 3 {
			c.now.narrative = y
		}
		c.pending = y
	case iv.explicit && !c.story && iv.unit == 'Y' && (c.attributive(e.first) || c.sinceThen(e.first)):
		// "his 2016 campaign": the year names a thing, and nothing is told of it;
		// "since its launch in 2003": what is told reaches to this day
	case iv.explicit:
		c.now.narrative, c.pending = y, y
	case c.story && c.now.narrative != 0 && (e.p.mention || e.p.month > 0):
		c.now.narrative = y
	}
}

// attributive reports whether a year at word i stands before the noun it hangs
// on.
func (c *context) attributive(i int) bool {
	k := c.r.TokenAt(c.At(i).Start)
	if k >= len(c.r.Tokens) {
		return false
	}
	h := int(c.r.Tokens[k].Head)
	return h > k && (c.r.Tokens[h].UPOS == dragoman.NOUN || c.r.Tokens[h].UPOS == dragoman.PROPN)
}

// sinceThen reports whether "since" opens the phrase a year at word i stands in.
func (c *context) sinceThen(i int) bool {
	for k := i - 1; k >= i-5 && c.At(k).Kind == scan.Alpha; k-- {
		if c.Is(k, "since") {
			return true
		}
	}
	return false
}

// clockDay is the day a clock time alone falls on: the last day told in the
// same sentence, else the day of publication.
func (c *context) clockDay(i int) date {
	if c.now.lastUnit == 'D' && c.now.last != noDate && len(c.r.Times) > 0 {
		last := c.r.Times[len(c.r.Times)-1]
		if at := c.At(i).Start; last.Type == "DATE" && at > last.End && at-last.End < 120 && !endsSentence(c.S[last.End:at]) {
			return c.now.last
		}
	}
	if c.story || !c.now.exact {
		return noDate
	}
	return c.now.day
}

// endsSentence reports whether a sentence ends in s.
func endsSentence(s string) bool {
	return strings.ContainsAny(s, "\n") || strings.Contains(s, ". ")
}

func (d *point) bareClock() bool {
	return d.unit == 0 && d.month == 0 && d.wday == 0 && d.day == 0 && d.rel == 0 && !d.words && d.hol == nil && d.shift == nil
}

// add appends a time with its interval narrowed by mod and clock.
func (c *context) add(e *expr, first, last int, t dragoman.Time, iv interval) {
	t.Start, t.End = c.At(first).Start, c.At(last-1).End
	t.Vague = e.vague
	t.Precision = precision(iv, &e.p, t.Type)
	if iv.first != noDate {
		mod := e.p.mod
		if mod == "" {
			mod = t.Mod
		}
		a, b := narrow(iv, mod, c.now.day)
		if (iv.unit == 'S' || e.p.part != "") && !c.o.Dialogue && c.now.exact && a <= c.now.day && c.now.day < b && c.now.tense() == past {
			b = c.now.day // what is told as past is not still to come
		}
		t.Earliest, t.Latest = a.String(), b.String()
		e.p.clockBounds(&t, iv)
	}
	switch t.Mod {
	case "EARLIER", "LATER":
		t.Mod = ""
	}
	c.r.Times = append(c.r.Times, t)
}

func precision(iv interval, d *point, kind string) string {
	if kind == "SET" || iv.first == noDate && kind != "TIME" {
		return ""
	}
	if d.clock {
		switch {
		case d.sec >= 0:
			return "second"
		case d.min >= 0:
			return "minute"
		}
		return "hour"
	}
	switch iv.unit {
	case 'D', 'K':
		return "day"
	case 'W', 'F':
		return "week"
	case 'M':
		return "month"
	case 'Q', 'h':
		return "quarter"
	case 'S':
		return "season"
	case 'Y':
		return "year"
	case 'E':
		return "decade"
	case 'C':
		return "century"
	}
	return ""
}

// narrow cuts an interval to its start, middle or end, or at the reference.
func narrow(iv interval, mod string, ref date) (a, b date) {
	a, b = iv.first, iv.last
	n := b - a + 1
	switch {
	case mod == "START" && iv.unit == 'M':
		b = a + 14
	case mod == "MID" && iv.unit == 'M':
		a, b = a+9, a+19
	case mod == "END" && iv.unit == 'M':
		a += 15
	case mod == "START" && iv.unit == 'W':
		b = a + 2
	case mod == "END" && iv.unit == 'W':
		a += 3
	case iv.unit == 'Y' && (mod == "START" || mod == "MID" || mod == "END"):
		y, _, _ := a.ymd()
		k := map[string]int{"START": 1, "MID": 5, "END": 9}[mod]
		return civil(y, k, 1), civil(y, k+4, 1) - 1
	}
	switch mod {
	case "START", "MID", "END":
		if iv.unit == 'M' || iv.unit == 'W' && mod != "MID" {
			return a, b
		}
		if mod == "START" {
			return a, a + (n+2)/3 - 1
		} else if mod == "MID" {
			return a + n/3, b - n/3
		}
		return b - (n+2)/3 + 1, b
	case "EARLIER":
		if ref != noDate && ref >= a && ref <= b {
			b = max(a, ref-1)
		}
	case "LATER":
		if ref != noDate && ref >= a && ref <= b {
			a = ref
		}
	}
	return a, b
}

// hours of the parts of the day, [from, to).
func partHours(part string) (from, to string) {
	switch part {
	case "MO":
		return "T06:00", "T11:59"
	case "AF":
		return "T12:00", "T17:59"
	case "EV":
		return "T18:00", "T21:59"
	case "NI":
		return "T20:00", "T23:59"
	case "MI":
		return "T12:00", "T12:59"
	}
	return "", ""
}

func (d *point) clockBounds(t *dragoman.Time, iv interval) {
	if iv.first != iv.last {
		return
	}
	if d.clock {
		s := *d
		v := s.clockValue()
		t.Earliest += v
		t.Latest += v
	} else if from, to := partHours(d.part); from != "" {
		t.Earliest += from
		t.Latest += to
	}
}

// window is, in dialogue, the days of "the next 5 days", "last 2 quarters",
// "within 3 years": calendar units for quarters and longer, days from
// tomorrow for "next", from today for "within".
func (c *context) window(e *expr, t *dragoman.Time, iv *interval) {
	a := e.dur[0]
	n, u := int(a.n), a.unit
	day := c.now.day
	switch {
	case len(e.dur) == 1 && (u == 'E' || u == 'Q' || u == 'C'):
		cur := c.now.of(day, u, false)
		if e.rel > 0 {
			iv.first = cur.last + 1
			iv.last = iv.first.add(amount{float64(n), u}, 1) - 1
		} else {
			iv.first, iv.last = cur.first.add(amount{float64(n), u}, -1), cur.first-1
		}
	case u == 'H' || u == 'm':
		k := int(a.n)
		if u == 'H' {
			k *= 60
		}
		from, to := c.now.clock, c.now.clock+k
		if e.rel < 0 {
			from, to = c.now.clock-k, c.now.clock
		}
		if from < 0 || to >= 1440 {
			return
		}
		d := day.String() + "T"
		t.Value = d + two(from/60) + ":" + two(from%60) + "/" + d + two(to/60) + ":" + two(to%60)
		return
	case u == 's':
		return
	case e.rel == 1:
		iv.first++
		iv.last = iv.first
		for _, x := range e.dur {
			iv.last = iv.last.add(x, 1)
		}
		iv.last--
	default:
		iv.last--
	}
	t.Value = iv.first.String() + "/" + (iv.last + 1).String()
}

// minutes is the shift of a point by hours and minutes, 0 where it has others.
func (d *point) minutes() int {
	total := 0.0
	for _, a := range d.shift {
		switch {
		case a.unit == 'H' && a.n > 0:
			total += a.n * 60
		case a.unit == 'm' && a.n > 0:
			total += a.n
		default:
			return 0
		}
	}
	return int(total) * d.sign
}

// wholeOf is the middle day of the year or month a time's value names.
func (c *context) wholeOf(t *dragoman.Time) date {
	first, _ := parseDate(t.Value)
	if first == noDate {
		return 0
	}
	n := 12
	if len(t.Value) > 4 {
		n = 1
	}
	return first + (first.addMonths(n)-first)/2
}
