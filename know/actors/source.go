// SPDX-License-Identifier: Apache-2.0

package actors

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// entry is one block of a source file: a head line and its indented lines.
type entry struct {
	at      place
	kind    string // head word
	name    string
	key     string
	also    []string
	city    []string
	surname bool     // the last word of the name is a name too
	local   bool     // many countries have one of the name
	demonym []string // adjectives and singulars
	people  []string // plurals
	seats   []string
	capital string
	id      string
	iso2    string
	plover  string
	of      string // country code
	target  string // of a seat: the key it stands for
	sector  string
	gender  string
	weak    bool
	roles   []roleLine
}

// roleLine is one dated role as written.
type roleLine struct {
	at          place
	body, title string
	sector      string
	from, until Day
	open        bool
}

// place is a file and line, for errors.
type place struct {
	file string
	line int
}

func (p place) errorf(format string, a ...any) error {
	return fmt.Errorf("%s:%d: %s", p.file, p.line, fmt.Sprintf(format, a...))
}

// source is the parsed text of one or more files.
type source struct {
	entries []*entry
	spell   [][]string // spelling classes
	sure    Day        // open-ended roles that follow are sure until this day
}

// heads are the words that open a block, and the PLOVER sector or class code
// they take may follow on an agent line.
var heads = []string{"country", "disputed", "org", "group", "person", "agent", "seat", "title", "city", "drop"}

// read adds the blocks of one file. The file's name is used in errors.
func (s *source) read(r io.Reader, file string) error {
	s.sure = Day{}
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<20)
	var cur *entry
	for n := 1; sc.Scan(); n++ {
		at := place{file, n}
		line, _, _ := strings.Cut(sc.Text(), "#")
		if strings.TrimSpace(line) == "" {
			continue
		}
		word, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		rest = strings.TrimSpace(rest)
		if rest == "" {
			return at.errorf("nothing follows %q", word)
		}
		if line[0] == ' ' || line[0] == '\t' {
			if cur == nil {
				return at.errorf("%q stands under no head line", word)
			}
			if err := s.property(cur, at, word, rest); err != nil {
				return err
			}
			continue
		}
		var err error
		if cur, err = s.head(at, word, rest); err != nil {
			return err
		}
	}
	return sc.Err()
}

// head opens a block or takes a directive; directives return no entry.
func (s *source) head(at place, word, rest string) (*entry, error) {
	switch word {
	case "sure":
		d, err := ParseDay(rest)
		if err != nil {
			return nil, at.errorf("%v", err)
		}
		s.sure = d
		return nil, nil
	case "spelling":
		s.spell = append(s.spell, list(rest))
		return nil, nil
	}
	for _, h := range heads {
		if h == word {
			e := &entry{at: at, kind: word, name: rest}
			if word == "agent" || word == "title" || word == "city" {
				e.also = list(rest)
				e.name = e.also[0]
			} else if n, ok := strings.CutSuffix(rest, "*"); ok {
				e.name, e.surname = n, true
			} else if n, ok := strings.CutSuffix(rest, "~"); ok {
				e.name, e.local = n, true
			}
			s.entries = append(s.entries, e)
			return e, nil
		}
	}
	return nil, at.errorf("unknown head %q (known: %s, sure, spelling)", word, strings.Join(heads, ", "))
}

// property takes one indented line.
func (s *source) property(e *entry, at place, word, rest string) error {
	switch word {
	case "key":
		e.key = rest
	case "also":
		e.also = append(e.also, list(rest)...)
	case "cities":
		e.city = append(e.city, list(rest)...)
	case "demonym":
		e.demonym = append(e.demonym, list(rest)...)
	case "people":
		e.people = append(e.people, list(rest)...)
	case "seat":
		e.seats = append(e.seats, list(rest)...)
	case "capital":
		e.capital = rest
	case "id":
		if !isID(rest) {
			return at.errorf("%q is no Wikidata id (Q and digits)", rest)
		}
		e.id = rest
	case "iso2":
		e.iso2 = rest
	case "plover":
		e.plover = rest
	case "of":
		e.of = rest
	case "for":
		e.target = rest
	case "sector":
		e.sector, e.weak = strings.CutSuffix(rest, "?")
		if e.sector != "none" && !IsSector(e.sector) {
			return at.errorf("%q is no PLOVER sector", rest)
		}
	case "sex":
		if rest != "m" && rest != "f" {
			return at.errorf("sex is m or f, not %q", rest)
		}
		e.gender = rest
	case "role":
		r, err := s.role(at, rest)
		if err != nil {
			return err
		}
		e.roles = append(e.roles, r)
	default:
		return at.errorf("unknown property %q", word)
	}
	return nil
}

// role reads "BODY: title [SECTOR], FROM..UNTIL". UNTIL may be missing (the
// role lasts, as far as is known until the file's "sure" day) or end in "?"
// (it lasted at least so long).
func (s *source) role(at place, text string) (roleLine, error) {
	r := roleLine{at: at}
	body, rest, ok := strings.Cut(text, ":")
	if !ok {
		return r, at.errorf("a role is BODY: title, FROM..UNTIL")
	}
	r.body = strings.TrimSpace(body)
	i := strings.LastIndex(rest, ",")
	if i < 0 {
		return r, at.errorf("a role needs its dates: BODY: title, FROM..UNTIL")
	}
	r.title = strings.TrimSpace(rest[:i])
	if t, sec, ok := strings.Cut(r.title, "["); ok {
		r.title, r.sector = strings.TrimSpace(t), strings.TrimSuffix(sec, "]")
		if !IsSector(r.sector) {
			return r, at.errorf("%q is no PLOVER sector", r.sector)
		}
	}
	err := s.dates(&r, strings.TrimSpace(rest[i+1:]))
	if err != nil {
		return r, at.errorf("%v", err)
	}
	return r, nil
}

func (s *source) dates(r *roleLine, text string) (err error) {
	from, until, ok := strings.Cut(text, "..")
	if !ok {
		return fmt.Errorf("dates %q are not FROM..UNTIL", text)
	}
	r.from = Day{dawn, dawn}
	if from != "" {
		if r.from, err = ParseDay(from); err != nil {
			return err
		}
	}
	until, unsure := strings.CutSuffix(until, "?")
	switch {
	case until == "" && s.sure.First == 0:
		return fmt.Errorf("an open end needs a \"sure DATE\" line above it, or FROM..DATE?")
	case until == "":
		r.open, r.until = true, Day{s.sure.Last, dusk}
	default:
		if r.until, err = ParseDay(until); err != nil {
			return err
		}
		if unsure {
			r.open, r.until = true, Day{r.until.Last, dusk}
		}
	}
	if r.until.Last < r.from.First {
		return fmt.Errorf("the role ends (%s) before it begins (%s)", r.until, r.from)
	}
	if r.until.First < r.from.Last {
		r.until.First = min(r.from.Last, r.until.Last)
	}
	return nil
}

// list splits at semicolons and drops blanks.
func list(s string) []string {
	var out []string
	for _, p := range strings.Split(s, ";") {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	if out == nil {
		out = []string{""}
	}
	return out
}

func isID(s string) bool {
	if len(s) < 2 || s[0] != 'Q' || s[1] == '0' {
		return false
	}
	return strings.Trim(s[1:], "0123456789") == ""
}

// sectors are PLOVER's, primary then secondary.
const sectors = "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC "

// IsSector reports whether s is one of PLOVER's 25 sectors.
func IsSector(s string) bool { return len(s) == 3 && strings.Contains(sectors, s+" ") }

// nonState are the codes PLOVER writes in a country's place.
const nonState = "IGO UNO EUR NGO ISM IMG MNC "

// IsNonState reports whether code stands in a country's place without being one.
func IsNonState(code string) bool { return len(code) == 3 && strings.Contains(nonState, code+" ") }
