// SPDX-License-Identifier: Apache-2.0

package when

import (
	"strconv"
	"strings"

	"dragoman/lang"
	"dragoman/read/when/scan"
)

// holiday is a named day or season of the year. Its rule is one of
//
//	MM-DD          a fixed day
//	MM-DD/N        N days from it
//	MM-W-N         the Nth weekday W (1 Monday) of the month, from the end if N is negative
//	easter+N       N days after Easter; orthodox+N likewise
//	hijri-M-D/N    N days from day D of month M of the Islamic year
//	YYYY-MM-DD     one day in history
type holiday struct {
	kind    byte // f, w, e, o, h, y
	a, b, n int
	days    int
	year    int
	name    string
}

// in is the holiday's first day in a Gregorian year; for Islamic ones, the
// day that falls into it (the first, where two do).
func (h *holiday) in(y int) date {
	switch h.kind {
	case 'f':
		return civil(y, h.a, h.b) + date(h.n)
	case 'w':
		if h.n > 0 {
			d := civil(y, h.a, 1)
			return d + date((h.b-d.weekday()+7)%7+7*(h.n-1))
		}
		d := civil(y, h.a+1, 1) - 1
		return d - date((d.weekday()-h.b+7)%7+7*(-h.n-1))
	case 'e', 'o':
		return easter(y, h.kind == 'o') + date(h.n)
	case 'y':
		return civil(h.year, h.a, h.b)
	}
	hy := hijriYear(y)
	for k := hy - 1; k <= hy+2; k++ {
		if d := hijri(k, h.a, h.b); d >= civil(y, 1, 1) {
			return d
		}
	}
	return noDate
}

// phrase is a fixed sequence of words after its first one.
type phrase struct {
	words []string    // lower case, without the first
	next  *scan.Entry // of words[0], nil where that is no word of letters
	hol   *holiday
	value string
	kind  string
	vague bool
}

// phrases are the fixed phrases and holidays by the entry of their first word.
type phrases map[*scan.Entry][]phrase

func (ps phrases) add(l *scan.Lexicon, name string, flag scan.Flag, p phrase) {
	w := strings.Fields(name)
	e := l.Entry(w[0])
	e.Flags |= flag
	p.words = w[1:]
	if len(p.words) > 0 && p.words[0] >= "a" {
		p.next = l.Entry(p.words[0])
	}
	list := ps[e]
	at := 0
	for at < len(list) && len(list[at].words) >= len(p.words) {
		at++
	}
	ps[e] = append(list[:at:at], append([]phrase{p}, list[at:]...)...)
}

// near reports whether a fixed phrase or holiday that starts with e may go on
// with word w.
func (ps phrases) near(e *scan.Entry, w *scan.Word) bool {
	for k := range ps[e] {
		if p := &ps[e][k]; p.next == nil || p.next == w.E {
			return true
		}
	}
	return false
}

// find returns the longest phrase that starts at word i, and its end.
func (ps phrases) find(t *scan.Text, i int, flag scan.Flag) (*phrase, int) {
	e := t.At(i).E
	if !e.Is(flag) {
		return nil, i
	}
	list := ps[e]
next:
	for k := range list {
		p := &list[k]
		if (p.hol != nil) != (flag == scan.Holiday) {
			continue
		}
		for j, w := range p.words {
			if !t.Is(i+1+j, w) && !(w == "'" && t.Mark(i+1+j, '\'')) {
				continue next
			}
		}
		return p, i + 1 + len(p.words)
	}
	return nil, i
}

// figure finds a phrase that begins with a figure: "9/11".
func (ps phrases) figure(t *scan.Text, i int, l *scan.Lexicon) (*phrase, int) {
	list := ps[l.Symbol(t.Str(i))]
next:
	for k := range list {
		for j, w := range list[k].words {
			if !t.Is(i+1+j, w) {
				continue next
			}
		}
		return &list[k], i + 1 + len(list[k].words)
	}
	return nil, i
}

// loadHolidays reads rules/holidays.txt: rule, length in days, names split by |.
func loadHolidays(pack *lang.Pack, l *scan.Lexicon, ps phrases) error {
	lines, err := pack.Rules("holidays")
	if err != nil {
		return err
	}
	for _, line := range lines {
		if len(line.Columns) < 3 {
			return line.Errorf("want rule, days and names")
		}
		h, err := parseHoliday(line.Columns[0])
		if err != nil {
			return line.Errorf("%v", err)
		}
		if h.days, err = strconv.Atoi(line.Columns[1]); err != nil {
			return line.Errorf("days: %v", err)
		}
		for _, name := range strings.Split(line.Columns[2], "|") {
			ps.add(l, separate(name), scan.Holiday, phrase{hol: h})
		}
	}
	return nil
}

// separate sets blanks around marks, as the scanner cuts words.
func separate(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r == '-' || r == '\'' || r == '.' || r == '/' {
			b.WriteString(" " + string(r) + " ")
		} else if last := b.String(); r >= '0' && r <= '9' && last != "" && last[len(last)-1]|0x20 >= 'a' && last[len(last)-1]|0x20 <= 'z' {
			b.WriteString(" " + string(r))
		} else {
			b.WriteRune(r)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func parseHoliday(rule string) (*holiday, error) {
	h := &holiday{name: rule}
	base, off, _ := strings.Cut(rule, "/")
	if off != "" {
		n, err := strconv.Atoi(off)
		if err != nil {
			return nil, err
		}
		h.n = n
	}
	for _, k := range []string{"easter", "orthodox"} {
		if rest, ok := strings.CutPrefix(base, k); ok {
			n, err := strconv.Atoi(rest)
			h.kind, h.n = k[0], n
			return h, err
		}
	}
	var num []int
	hijri := strings.HasPrefix(base, "hijri-")
	neg := strings.Contains(base, "--")
	for _, f := range strings.Split(strings.ReplaceAll(strings.TrimPrefix(base, "hijri-"), "--", "-"), "-") {
		n, err := strconv.Atoi(f)
		if err != nil {
			return nil, err
		}
		num = append(num, n)
	}
	switch {
	case hijri:
		h.kind, h.a, h.b = 'h', num[0], num[1]
	case len(num) == 2:
		h.kind, h.a, h.b = 'f', num[0], num[1]
	case num[0] > 100:
		h.kind, h.year, h.a, h.b = 'y', num[0], num[1], num[2]
	default:
		h.kind, h.a, h.b, h.n = 'w', num[0], num[1], num[2]
		if neg {
			h.n = -h.n
		}
	}
	return h, nil
}

// loadPhrases reads rules/phrases.txt: value, type, phrases split by |.
func loadPhrases(pack *lang.Pack, l *scan.Lexicon, ps phrases) error {
	lines, err := pack.Rules("phrases")
	if err != nil {
		return err
	}
	for _, line := range lines {
		if len(line.Columns) < 3 {
			return line.Errorf("want value, type and phrases")
		}
		for _, name := range strings.Split(line.Columns[2], "|") {
			ps.add(l, separate(name), scan.Phrase, phrase{value: line.Columns[0], kind: line.Columns[1], vague: line.Columns[0] != "ANCHOR"})
		}
	}
	return nil
}
