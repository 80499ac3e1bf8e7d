// SPDX-License-Identifier: Apache-2.0

// Package events makes the data and models of the event coder: the table of
// verbs derived from the CAMEO.2.0 dictionary, the pair typer, the span tagger.
package events

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"dragoman/internal/corpus"
	"dragoman/know/ontology"
)

// Cameo derives lang/en/words/cameo-verbs.txt from the CAMEO.2.0 dictionary
// (MIT): which PLOVER type a verb, or a verb and a word after it, points to.
func Cameo() error {
	path, err := corpus.Path("events", "dictionaries", "CAMEO.2.0.txt.gz")
	if err != nil {
		return err
	}
	b, err := corpus.ReadFile(path)
	if err != nil {
		return err
	}
	o, err := ontology.Load()
	if err != nil {
		return err
	}
	d := cameo{o: o, verbs: map[string]string{}, pairs: map[[2]string]map[string]int{}, sets: map[string][]string{}}
	for _, line := range strings.Split(string(b), "\n") {
		d.line(line)
	}
	return os.WriteFile(filepath.Join(corpus.Root(), "lang/en/words/cameo-verbs.txt"), d.table(), 0o644)
}

// cameo is what has been read of the dictionary.
type cameo struct {
	o          *ontology.Ontology
	block, set string
	code       string
	verbs      map[string]string            // verb → "TYPE block"
	pairs      map[[2]string]map[string]int // block, word → type → count
	sets       map[string][]string          // word → sets
}

// typ is the PLOVER type of a dictionary code such as "[042:043]", "-" for none.
func (d *cameo) typ(code string) string {
	code = strings.Trim(code, "[]:-")
	code, _, _ = strings.Cut(code, ":")
	code = strings.TrimRight(code, "]-")
	if m, ok := d.o.PLOVER(code); ok {
		return m.Type
	}
	return "-"
}

func (d *cameo) line(line string) {
	line, _, _ = strings.Cut(line, "#")
	line = strings.TrimSpace(line)
	switch {
	case line == "":
	case strings.HasPrefix(line, "---"):
		f := strings.Fields(line)
		d.block, d.set, d.code = strings.ToLower(f[1]), "", "-"
		if len(f) > 2 {
			d.code = d.typ(f[2])
		}
	case strings.HasPrefix(line, "&"):
		d.set, d.block = strings.ToLower(strings.TrimRight(line, "_")), ""
	case d.set != "" && strings.HasPrefix(line, "+"):
		w := strings.ToLower(strings.Trim(line, "+_"))
		if !strings.ContainsAny(w, "_ ") {
			d.sets[w] = append(d.sets[w], d.set)
		}
	case d.block != "" && strings.HasPrefix(line, "-"):
		d.pattern(line)
	case d.block != "":
		verb, _, _ := strings.Cut(line, "{")
		verb = strings.ToLower(strings.Trim(strings.TrimSpace(verb), "+_"))
		verb, _, _ = strings.Cut(verb, " ")
		if verb != "" {
			d.verbs[strings.ReplaceAll(verb, "_", "+")] = d.code + "\t" + d.block
		}
	}
}

// pattern takes the first word after the verb of "- * WORD (PREP WORD) [code]".
func (d *cameo) pattern(line string) {
	i, j := strings.IndexByte(line, '*'), strings.LastIndexByte(line, '[')
	if i < 0 || j < i {
		return
	}
	typ := d.typ(line[j:])
	for _, w := range strings.FieldsFunc(strings.ToLower(line[i+1:j]), func(r rune) bool { return strings.ContainsRune("(){} ", r) }) {
		w = strings.TrimRight(w, "_")
		if w == "+" || w == "$" || w == "%" || w == "^" {
			continue
		}
		k := [2]string{d.block, w}
		if d.pairs[k] == nil {
			d.pairs[k] = map[string]int{}
		}
		d.pairs[k][typ]++
		return
	}
}

func (d *cameo) table() []byte {
	var b bytes.Buffer
	b.WriteString("# Derived from the CAMEO.2.0 verb dictionary, Copyright (c) 2015 Open Event Data Alliance, MIT licence (see NOTICE), by \"go run ./cmd/train cameo\".\n")
	b.WriteString("# v: verb, PLOVER type of its block, block; p: block, first word after the verb, type; s: set, member.\n")
	var rows []string
	for v, t := range d.verbs {
		rows = append(rows, fmt.Sprintf("v\t%s\t%s", v, t))
	}
	for k, types := range d.pairs {
		best := ""
		for t, n := range types {
			if best == "" || n > types[best] || n == types[best] && t < best {
				best = t
			}
		}
		if best != "-" {
			rows = append(rows, fmt.Sprintf("p\t%s\t%s\t%s", k[0], k[1], best))
		}
	}
	for w, sets := range d.sets {
		for _, s := range sets {
			rows = append(rows, fmt.Sprintf("s\t%s\t%s", s, w))
		}
	}
	sort.Strings(rows)
	for i, r := range rows {
		if i == 0 || r != rows[i-1] {
			b.WriteString(r + "\n")
		}
	}
	return b.Bytes()
}
