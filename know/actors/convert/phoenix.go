// SPDX-License-Identifier: Apache-2.0

package convert

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode"

	"dragoman/know/actors"
)

// phoenixDay is the day the dictionaries were made: what they leave open is
// known until then and no longer.
const phoenixDay = "2014-01-30"

// sectorOf are CAMEO's roles that PLOVER names otherwise. PLOVER's MED is
// medical and its JRN the press; CAMEO's MED is the press.
var sectorOf = map[string]string{"MED": "JRN", "HLH": "MED", "HRI": "SOC", "ENV": "SOC", "DEV": "SOC", "NGO": "SOC", "SET": "CVL", "RAD": "REB", "INS": "REB", "SEP": "REB", "MOD": "", "TOP": "ELI"}

// phoenix is one entry: a head, its synonyms and its codes.
type phoenix struct {
	line  int
	names []string
	codes []string
}

// Phoenix converts a PETRARCH actor or agent dictionary. A name with a country
// code alone becomes a city line (it tells the country), one with dates a
// person, any other an org: change the head word where that is wrong.
func Phoenix(r io.Reader, out io.Writer) (Result, error) {
	w, err := newWriter(out)
	if err != nil {
		return Result{}, err
	}
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<20)
	var cur phoenix
	sets := map[string][]string{}
	for n := 1; sc.Scan(); n++ {
		line, _, _ := strings.Cut(sc.Text(), "#")
		line, _, _ = strings.Cut(line, ";")
		names, codes := line, ""
		if i := strings.IndexByte(line, '['); i >= 0 {
			names, codes = line[:i], line[i:]
		}
		name := strings.TrimSpace(names)
		switch {
		case strings.HasPrefix(name, "!"):
			set, members, _ := strings.Cut(name, "=")
			sets[strings.TrimSpace(set)] = strings.Split(members, ",")
			continue
		case strings.HasPrefix(name, "+"), strings.HasPrefix(name, "&"):
			cur.names = append(cur.names, expand(name[1:], sets)...)
		case name != "" && len(cur.codes) == 0: // "UN_" under "THE_UNITED_NATIONS_"
			cur.line, cur.names = n, append(cur.names, expand(name, sets)...)
		case name != "":
			w.phoenix(cur)
			cur = phoenix{line: n, names: expand(name, sets)}
		}
		for codes != "" {
			end := strings.IndexByte(codes, ']')
			if end < 0 {
				w.left(n, "a code without its closing bracket")
				break
			}
			cur.codes = append(cur.codes, strings.TrimSpace(codes[1:end]))
			i := strings.IndexByte(codes[end:], '[')
			if i < 0 {
				break
			}
			codes = codes[end+i:]
		}
	}
	w.phoenix(cur)
	if err := sc.Err(); err != nil {
		return w.Result, err
	}
	return w.Result, w.Flush()
}

// expand writes a name once for every member of a substitution set in it; the
// plurals of agent nouns are made by the actor file itself.
func expand(name string, sets map[string][]string) []string {
	i := strings.IndexByte(name, '!')
	if i < 0 {
		return []string{spell(name)}
	}
	j := strings.IndexByte(name[i+1:], '!')
	if j < 0 {
		return []string{spell(name)}
	}
	end := i + j + 2
	var out []string
	for _, m := range sets[name[i:end]] {
		out = append(out, spell(name[:i]+strings.TrimSpace(m)+name[end:]))
	}
	return out
}

// phoenix writes one entry.
func (w *writer) phoenix(p phoenix) {
	names := distinct(p.names)
	if len(names) == 0 {
		return
	}
	if len(p.codes) == 0 {
		w.left(p.line, "%s has no code", names[0])
		return
	}
	if code, ok := strings.CutPrefix(p.codes[0], "~"); ok {
		sector := plover(code)
		if sector == "" {
			w.left(p.line, "%s: no sector %q", names[0], code)
			return
		}
		for _, n := range names {
			f := actors.Fold(n)
			if old, ok := w.nouns[f]; ok {
				w.left(p.line, "%s: %s above, %s here", n, old, sector)
				return
			}
			w.nouns[f] = sector
		}
		w.Taken++
		fmt.Fprintf(w, "agent %s\n  sector %s\n", strings.ToLower(strings.Join(names, "; ")), sector)
		return
	}
	var roles, notes []string
	country, sector := "", ""
	for _, c := range p.codes {
		code, dates, _ := strings.Cut(c, " ")
		land, sec := code, ""
		if len(code) >= 3 {
			land, sec = code[:3], plover(code[3:min(6, len(code))])
		}
		if len(code) >= 6 && actors.IsNonState(code[3:6]) { // IGOUNO
			land, sec = code[3:6], plover(code[6:min(9, len(code))])
		}
		if !w.isCountry(land) {
			notes = append(notes, fmt.Sprintf("no country %q in [%s]", land, c))
			continue
		}
		if dates = strings.TrimSpace(dates); dates == "" {
			country, sector = land, sec
			continue
		}
		span, err := phoenixDates(dates)
		if err != nil {
			notes = append(notes, fmt.Sprintf("[%s]: %v", c, err))
			continue
		}
		if sec == "" {
			sec = "UNK"
		}
		roles = append(roles, fmt.Sprintf("%s: [%s], %s", land, sec, span))
	}
	for _, n := range notes {
		w.left(p.line, "%s: %s", names[0], n)
	}
	switch {
	case len(roles) > 0:
		w.head("person", names[0])
		w.property("also", strings.Join(names[1:], "; "))
		w.property("of", country)
		for _, r := range roles {
			w.property("role", r)
		}
	case country == "":
	case sector == "" && !actors.IsNonState(country):
		w.Taken++
		fmt.Fprintf(w, "city %s\n  of %s\n", strings.Join(names, "; "), country)
	default:
		w.head("org", names[0])
		w.property("also", strings.Join(names[1:], "; "))
		w.property("of", country)
		w.property("sector", sector)
	}
}

// plover gives PLOVER's name of a CAMEO role, "" for none.
func plover(role string) string {
	if s, ok := sectorOf[role]; ok {
		return s
	}
	if actors.IsSector(role) {
		return role
	}
	return ""
}

// phoenixDates reads ">000717", "<991231" and "910710-991231".
func phoenixDates(s string) (string, error) {
	if d, ok := strings.CutPrefix(s, ">"); ok {
		from, err := phoenixDate(d)
		return from + ".." + phoenixDay + "?", err
	}
	if d, ok := strings.CutPrefix(s, "<"); ok {
		until, err := phoenixDate(d)
		return ".." + until, err
	}
	a, b, ok := strings.Cut(s, "-")
	if !ok {
		return "", fmt.Errorf("dates %q are no range", s)
	}
	from, err := phoenixDate(a)
	if err != nil {
		return "", err
	}
	until, err := phoenixDate(b)
	if err == nil && until < from {
		err = fmt.Errorf("ends (%s) before it begins (%s)", until, from)
	}
	return from + ".." + until, err
}

// phoenixDate reads YYMMDD or YYYYMMDD; two-digit years from 30 on are of the
// last century. It errs on dates no calendar has, of which there are many.
func phoenixDate(s string) (string, error) {
	s = strings.TrimSpace(s)
	if len(s) == 6 {
		if s[0] >= '3' {
			s = "19" + s
		} else {
			s = "20" + s
		}
	}
	if len(s) != 8 || strings.Trim(s, "0123456789") != "" {
		return "", fmt.Errorf("date %q is not YYMMDD or YYYYMMDD", s)
	}
	d := s[:4] + "-" + s[4:6] + "-" + s[6:]
	if _, err := actors.ParseDay(d); err != nil {
		return "", err
	}
	return d, nil
}

// spell writes "BAN_KI-MOON_" as "Ban Ki-Moon". Short names alone are taken for
// acronyms, and the little words stay little.
func spell(s string) string {
	words := strings.FieldsFunc(clean(s), func(r rune) bool { return r == '_' || r == ' ' })
	if len(words) == 1 && len(words[0]) <= 4 {
		return strings.ToUpper(words[0])
	}
	for i, w := range words {
		low := strings.ToLower(w)
		switch low {
		case "of", "the", "and", "for", "in", "de", "la", "al", "bin", "von", "van":
			if i > 0 {
				words[i] = low
				continue
			}
		}
		up := true
		words[i] = strings.Map(func(r rune) rune {
			if up {
				r = unicode.ToUpper(r)
			}
			up = r == '-' || r == '.'
			return r
		}, low)
	}
	return strings.Join(words, " ")
}
