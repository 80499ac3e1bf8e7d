// SPDX-License-Identifier: Apache-2.0

package scan

import (
	"strconv"
	"strings"
	"sync"

	"dragoman/lang"
)

// maxWord is the longest word the lexicon may hold, in bytes.
const maxWord = 16

// Flag says what a word can be; a word can be several things ("second").
type Flag uint32

// The flags.
const (
	Card    Flag = 1 << iota // a cardinal under a hundred: Num
	Mult                     // hundred, thousand, dozen: Num
	Ord                      // first, twentieth: Num
	Frac                     // half, thirds: Num is the share
	Vague                    // several, few: Num is 0
	Month                    // Num 1-12
	Weekday                  // Num 1 Monday - 7 Sunday
	Unit                     // Unit
	Season                   // Num 1 spring, 2 summer, 3 autumn, 4 winter
	Part                     // part of day: Text is TIMEX3's (MO, AF, EV, NI, DT)
	Rel                      // last, this, next: Num -1, 0, 1
	Day                      // today, tomorrow: Num is the offset in days, Text a part of day
	Freq                     // daily, annual: Text is the period
	Mod                      // early, mid, late: Text is TIMEX3's mod
	Ref                      // recently, now: Text is PAST_REF, ...
	Zone                     // UTC, EST: Num is the offset in minutes
	Fuzzy                    // a month or weekday that is also a common word or a name: may, march, sat
	Abbrev                   // short form, a stop may follow
	Plural                   // weekdays, years: more than one
	Holiday                  // a holiday's name may start here
	Phrase                   // a fixed phrase may start here
	Measure                  // a unit of measure or a currency starts here
	Det                      // the, a, this, that
	Bound                    // before, since, until, from, between, about: may open an expression
	Filler                   // may stand between a number and its unit: "trading" days
	Context                  // a word that decides how its neighbour is read (fiscal, school)
	Approx                   // about, over, up (to): may open an amount
)

// Entry is what the lexicon knows of a word.
type Entry struct {
	Flags Flag
	Num   [28]float64 // by flag, where the flag has a number
	Text  string      // for Part, Day, Freq, Mod, Ref
	Unit  byte        // TIMEX3 letter: Y M W D H m s, C century, E decade, Q quarter, F fortnight, K weekend, B business day
}

var none Entry

// Is reports whether the word can be any of the flags.
func (e *Entry) Is(f Flag) bool { return e.Flags&f != 0 }

// Value is the number the entry has as f, one single flag.
func (e *Entry) Value(f Flag) float64 { return e.Num[index(f)] }

func index(f Flag) int {
	n := 0
	for f > 1 {
		f >>= 1
		n++
	}
	return n
}

// Lexicon holds the words. It is read-only once loaded.
type Lexicon struct {
	words   table             // of ASCII letters, up to maxWord
	symbols map[string]*Entry // all others
	marks   [128]*Entry       // the symbols of one ASCII byte; none where there is no entry
	cuts    sync.Pool         // of *Text, used again
}

var classes = map[string]Flag{
	"card": Card, "mult": Mult, "ord": Ord, "frac": Frac, "vague": Vague, "month": Month,
	"weekday": Weekday, "unit": Unit, "season": Season, "part": Part, "rel": Rel, "day": Day,
	"freq": Freq, "mod": Mod, "ref": Ref, "zone": Zone, "fuzzy": Fuzzy, "abbrev": Abbrev,
	"plural": Plural, "det": Det, "bound": Bound, "filler": Filler, "context": Context, "approx": Approx,
}

// Load reads a pack's words/times.txt: class, value, words separated by blanks.
func Load(pack *lang.Pack) (*Lexicon, error) {
	lines, err := pack.Words("times")
	if err != nil {
		return nil, err
	}
	l := &Lexicon{words: newTable(11), symbols: map[string]*Entry{}}
	for i := range l.marks {
		l.marks[i] = &none
	}
	for _, line := range lines {
		if len(line.Columns) != 3 {
			return nil, line.Errorf("want class, value and words")
		}
		f, ok := classes[line.Columns[0]]
		if !ok {
			return nil, line.Errorf("no class %q", line.Columns[0])
		}
		for _, w := range strings.Fields(line.Columns[2]) {
			if len(w) > maxWord {
				return nil, line.Errorf("%q is longer than %d bytes", w, maxWord)
			}
			if err := l.add(w, f, line.Columns[1]); err != nil {
				return nil, line.Errorf("%v", err)
			}
		}
	}
	return l, nil
}

func (l *Lexicon) add(w string, f Flag, value string) error {
	e := l.Entry(w)
	e.Flags |= f
	switch f {
	case Unit:
		e.Unit = value[0]
		if strings.HasSuffix(value, "+") {
			e.Flags |= Plural
		}
	case Part, Freq, Mod, Ref:
		e.Text = value
	case Day:
		n, part, _ := strings.Cut(value, "T")
		v, err := strconv.Atoi(n)
		if err != nil {
			return err
		}
		e.Num[index(f)], e.Text = float64(v), part
	case Fuzzy, Abbrev, Plural, Vague, Det, Bound, Filler, Context, Approx:
	default:
		v, err := strconv.ParseFloat(value, 64)
		if err != nil {
			return err
		}
		e.Num[index(f)] = v
	}
	return nil
}

// Entry returns the entry of a word or symbol, made if it is new. It is for
// the loaders of lexicons alone: once texts are read, it must not be called.
func (l *Lexicon) Entry(w string) *Entry {
	if isLetters(w) && len(w) <= maxWord {
		k := pack(w)
		if e := l.words.items[l.words.slot(k)]; e != nil {
			return e
		}
		e := &Entry{}
		l.words.add(k, e)
		return e
	}
	e := l.symbols[w]
	if e == nil {
		e = &Entry{}
		l.symbols[w] = e
		if len(w) == 1 && w[0] < 0x80 {
			l.marks[w[0]] = e
		}
	}
	return e
}

// Symbol is the entry of a symbol or figure, nil where there is none.
func (l *Lexicon) Symbol(s string) *Entry { return l.symbols[s] }

func isLetters(s string) bool {
	for i := range len(s) {
		if class[s[i]] != small {
			return false
		}
	}
	return true
}

// Known reports whether the lexicon holds the word.
func (e *Entry) Known() bool { return e.Flags != 0 }
