// SPDX-License-Identifier: Apache-2.0

package convert

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"dragoman/know/actors"
)

// Wikidata converts a CSV table as the query service writes it. The first row
// names the columns, in any order: item (an id or its address) and itemLabel
// are needed; altLabels (split at |), sex, country, body, position, start, end
// may be there. The rows of one item make one person; rows must be sorted by
// item. body and country are codes or names the actor file has. A position
// without an end is known until asOf (YYYY-MM-DD), the day of the query.
func Wikidata(r io.Reader, out io.Writer, asOf string) (Result, error) {
	w, err := newWriter(out)
	if err != nil {
		return Result{}, err
	}
	if _, err := actors.ParseDay(asOf); err != nil {
		return Result{}, err
	}
	in := csv.NewReader(r)
	in.FieldsPerRecord = -1
	head, err := in.Read()
	if err != nil {
		return Result{}, fmt.Errorf("no head row: %w", err)
	}
	col := map[string]int{}
	for i, h := range head {
		col[strings.TrimPrefix(strings.TrimSpace(h), "\ufeff")] = i
	}
	for _, need := range []string{"item", "itemLabel"} {
		if _, ok := col[need]; !ok {
			return Result{}, fmt.Errorf("the head row has no column %q", need)
		}
	}
	last := ""
	for {
		row, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		var broken *csv.ParseError
		if errors.As(err, &broken) { // the rows before and behind it are good
			w.left(broken.StartLine, "%v", broken.Err)
			last = ""
			continue
		}
		if err != nil {
			return w.Result, errors.Join(err, w.Flush())
		}
		line, _ := in.FieldPos(0)
		get := func(name string) string {
			if i, ok := col[name]; ok && i < len(row) {
				return clean(row[i])
			}
			return ""
		}
		id := get("item")
		id = id[strings.LastIndexByte(id, '/')+1:]
		name := get("itemLabel")
		if len(id) < 2 || id[0] != 'Q' || id[1] == '0' || strings.Trim(id[1:], "0123456789") != "" || name == id || actors.Fold(name) == "" {
			w.left(line, "%s %s: no id or no label", id, name)
			last = ""
			continue
		}
		if id != last {
			w.person(id, name, get("altLabels"), get("sex"), get("country"))
			last = id
		}
		if get("position") != "" {
			w.position(line, get("body"), get("position"), get("start"), get("end"), asOf)
		}
	}
	return w.Result, w.Flush()
}

// person writes a head line and what stands under it but the roles.
func (w *writer) person(id, name, alt, sex, country string) {
	w.head("person", name)
	w.property("id", id)
	names := distinct(append([]string{name}, strings.Split(alt, "|")...))
	for i := range names {
		names[i] = strings.TrimSpace(names[i])
	}
	w.property("also", strings.Join(names[1:], "; "))
	switch strings.ToLower(sex) {
	case "male", "m":
		w.property("sex", "m")
	case "female", "f":
		w.property("sex", "f")
	}
	if c, _, ok := w.known.Country(country); ok && country != "" {
		w.property("of", c.Key)
	}
}

// position writes a role.
func (w *writer) position(line int, body, title, start, end, asOf string) {
	key := ""
	if c, _, ok := w.known.Country(body); ok && body != "" {
		key = c.Key
	} else if hits := w.known.Find(body); len(hits) == 1 && hits[0].As == actors.AsName {
		key = hits[0].Key
	}
	if key == "" {
		w.left(line, "%s of %q: no such country or organisation", title, body)
		return
	}
	from, until := day(start), day(end)
	if start != "" && from == "" || end != "" && until == "" {
		w.left(line, "%s: dates %q, %q", title, start, end)
		return
	}
	if begin, err := actors.ParseDay(from); err == nil && begin.First > lastDay(until, asOf) {
		w.left(line, "%s: begins %q after it ends, or after the query", title, start)
		return
	}
	if until == "" {
		until = asOf + "?"
	}
	if i := strings.LastIndex(title, " of "); i > 0 { // "president of Zambia" is president
		if c, _, ok := w.known.Country(title[i+4:]); ok && c.Key == key {
			title = title[:i]
		}
	}
	title = strings.NewReplacer(":", " ", ",", " ", "[", "(", "]", ")").Replace(title)
	sector := ""
	if s, _, ok := w.known.Agent(title); !ok || s == "" {
		sector = " [UNK]"
	}
	w.property("role", key+": "+strings.Join(strings.Fields(title), " ")+sector+", "+from+".."+until)
}

// day reads a Wikidata time ("2012-05-07T00:00:00Z"); "" where it is none.
func day(s string) string {
	s, _, _ = strings.Cut(strings.TrimPrefix(s, "+"), "T")
	if _, err := actors.ParseDay(s); err != nil {
		return ""
	}
	return s
}

// lastDay is the last day a role may have been held: its end, else asOf.
func lastDay(until, asOf string) int32 {
	if until == "" {
		until = asOf
	}
	d, err := actors.ParseDay(until)
	if err != nil {
		return 0
	}
	return d.Last
}
