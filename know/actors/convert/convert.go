// SPDX-License-Identifier: Apache-2.0

// Package convert writes other people's actor lists in the format of the actor
// file: PETRARCH dictionaries (Phoenix.*) and tables from Wikidata. What can't
// be taken stands in the output as a comment that says why, with the line it
// comes from; nothing is guessed.
package convert

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"dragoman"
	"dragoman/know/actors"
)

// Result counts what a conversion took and what it left as comments.
type Result struct{ Taken, Left int }

// writer collects output with its first error.
type writer struct {
	*bufio.Writer
	Result
	known *actors.Table
	keys  map[string]int    // how often each key has come
	nouns map[string]string // agent nouns written, and their sectors
}

func newWriter(w io.Writer) (*writer, error) {
	known, err := actors.Known()
	return &writer{bufio.NewWriter(w), Result{}, known, map[string]int{}, map[string]string{}}, err
}

func (w *writer) left(line int, format string, a ...any) {
	w.Left++
	fmt.Fprintf(w, "# line %d: %s\n", line, fmt.Sprintf(format, a...))
}

// head writes a head line, and a key of its own where the name comes again.
func (w *writer) head(kind, name string) {
	w.Taken++
	fmt.Fprintf(w, "%s %s\n", kind, name)
	key := strings.ReplaceAll(actors.Fold(name), " ", "-")
	if w.keys[key]++; w.keys[key] > 1 {
		fmt.Fprintf(w, "  key %s-%d\n", key, w.keys[key])
	}
}

func (w *writer) property(name, value string) {
	if value != "" {
		fmt.Fprintf(w, "  %s %s\n", name, value)
	}
}

// isCountry says whether a code is a country of the actor file or one of
// PLOVER's codes in a country's place.
func (w *writer) isCountry(code string) bool {
	if actors.IsNonState(code) {
		return true
	}
	e, ok := w.known.Key(code)
	return ok && e.Kind == dragoman.Country
}

// clean makes a name safe for the format: no marks that mean something in it.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch r {
		case ';', '#', '\t', '\n', '\r', '~', '*':
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// distinct drops empty names and names that fold to one already there.
func distinct(names []string) []string {
	var out, folded []string
	for _, n := range names {
		f := actors.Fold(n)
		if f == "" || slices.Contains(folded, f) {
			continue
		}
		out, folded = append(out, n), append(folded, f)
	}
	return out
}
