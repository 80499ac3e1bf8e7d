// SPDX-License-Identifier: Apache-2.0

// Package when reads times: dates, clock times, durations and what recurs,
// each with its TIMEX3 value and the days it stands for.
//
// The text is cut into small words (package scan); a word that can open an
// expression starts hand-written matchers (parse.go and the files it calls),
// which make a point: what the words say, not yet a date. The resolver
// (resolve.go) makes days of it from the publication date, the dates told
// before and the tense of the clause. Without a publication date a relative
// time has no value: it is never counted from today.
package when

import (
	"dragoman"
	"dragoman/lang"
	"dragoman/read/when/scan"
)

// Options choose a convention.
type Options struct {
	// Vague keeps words such as "recently" and "the day": TIMEX3 by the
	// standard, noise for readers.
	Vague bool
	// Dialogue reads whole ranges and bounds ("from 2014 to 2018", "before
	// 4pm") as one expression, bare hours, and weeks counted from the
	// calendar ("next Friday" is next week's), as assistants do.
	Dialogue bool
}

// T reads times. It is safe for concurrent use.
type T struct {
	lex     *scan.Lexicon
	phrases phrases
	clauses classes
	o       Options
}

// New loads the words, phrases and holidays of a language pack.
func New(pack *lang.Pack, o Options) (*T, error) {
	lex, err := scan.Load(pack)
	if err != nil {
		return nil, err
	}
	clauses, err := loadClasses(pack)
	if err != nil {
		return nil, err
	}
	t := &T{lex, phrases{}, clauses, o}
	if _, err := scan.LoadUnits(pack, lex); err != nil {
		return nil, err
	}
	if err := loadHolidays(pack, lex, t.phrases); err != nil {
		return nil, err
	}
	return t, loadPhrases(pack, lex, t.phrases)
}

// Do sets r.Times.
func (t *T) Do(r *dragoman.Reading) {
	text := t.lex.Cut(r.Text)
	defer t.lex.Free(text)
	p := &parser{Text: text, t: t, ranges: t.o.Dialogue}
	t.scan(p, r, nil)
	if all := entries(r, r.Times); all != nil && !t.o.Dialogue {
		t.scan(p, r, all)
	}
}

// scan sets r.Times, those of each entry of a live report counted from its day.
func (t *T) scan(p *parser, r *dragoman.Reading, live []entry) {
	text := p.Text
	c := newContext(p, r, t.o)
	c.live = live
	r.Times = r.Times[:0]
	var e expr
	for i := 0; i < len(text.W); {
		c.pass(i)
		if !p.opens(i) {
			i++
			continue
		}
		ok := false
		if e, ok = p.at(i); !ok {
			i++
			continue
		}
		c.emit(&e)
		i = max(e.last, i+1)
		if t.o.Dialogue || e.kind != "DATE" || e.ranged {
			continue
		}
		for _, x := range p.further(&e) {
			c.emit(&x)
			i = x.last
		}
	}
}
