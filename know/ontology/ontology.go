// SPDX-License-Identifier: Apache-2.0

// Package ontology knows the event ontologies: PLOVER 2.0 (types, modes,
// contexts, quads, scores) and CAMEO (codes, Goldstein weights), and how one
// maps to the other. The facts are tables under data/; the test lints them.
package ontology

import (
	"embed"
	"fmt"
	"strconv"
	"strings"
)

//go:embed data
var files embed.FS

// The quads of PLOVER: whether an event is words or deeds, with or against.
const (
	VerbalCooperation   = 1
	MaterialCooperation = 2
	VerbalConflict      = 3
	MaterialConflict    = 4
)

// Type is one of the 16 PLOVER event types.
type Type struct {
	Name              string
	Quad              int     // 1 to 4
	Score             float64 // PLOVER scale, -10 to +10, of the type without a mode
	CAMEO             string  // the code that says no more than the type does
	RecipientRequired bool
	Meaning           string
	Modes             []Mode // in the manual's order
}

// Mode is a way an event type is done.
type Mode struct {
	Name  string
	Score float64 // PLOVER scale; the type's where the manual gives none
	CAMEO string
}

// Code is a CAMEO event code.
type Code struct {
	Code      string  // 2 to 4 digits; leading zeros matter
	Name      string  // as CAMEO names it
	Goldstein float64 // -10 to +10 (Goldstein 1992, as the icews table has it)
}

// Mapping is the PLOVER reading of a CAMEO code.
type Mapping struct {
	Type, Mode string // Mode "" where the code gives none
	Contexts   []string
}

// Ontology is the tables, read-only.
type Ontology struct {
	Types    []Type
	Contexts []string
	Codes    []Code
	types    map[string]int
	codes    map[string]int
	plover   map[string]Mapping
}

// Load reads the tables; it fails only where they are malformed, and then
// names file and line.
func Load() (*Ontology, error) {
	o := &Ontology{types: map[string]int{}, codes: map[string]int{}, plover: map[string]Mapping{}}
	for _, step := range []struct {
		file    string
		columns int
		take    func([]string) error
	}{
		{"types.tsv", 5, o.takeType},
		{"cameo.tsv", 3, o.takeCode},
		{"modes.tsv", 4, o.takeMode},
		{"contexts.txt", 1, o.takeContext},
		{"cameo2plover.tsv", 3, o.takeMapping},
	} {
		b, err := files.ReadFile("data/" + step.file)
		if err != nil {
			return nil, err
		}
		for i, line := range strings.Split(string(b), "\n") {
			if line == "" || line[0] == '#' {
				continue
			}
			cols := strings.Split(line, "\t")
			if len(cols) < step.columns {
				return nil, fmt.Errorf("ontology/%s:%d: %d columns, want %d", step.file, i+1, len(cols), step.columns)
			}
			if err := step.take(cols); err != nil {
				return nil, fmt.Errorf("ontology/%s:%d: %w", step.file, i+1, err)
			}
		}
	}
	return o, nil
}

func (o *Ontology) takeType(c []string) error {
	quad, err := strconv.Atoi(c[1])
	if err != nil || quad < 1 || quad > 4 {
		return fmt.Errorf("quad %q, want 1 to 4", c[1])
	}
	score, err := parseScore(c[2])
	if err != nil {
		return err
	}
	if c[3] != "required" && c[3] != "optional" {
		return fmt.Errorf("recipient %q, want required or optional", c[3])
	}
	o.types[c[0]] = len(o.Types)
	o.Types = append(o.Types, Type{Name: c[0], Quad: quad, Score: score, RecipientRequired: c[3] == "required", Meaning: c[4]})
	return nil
}

func (o *Ontology) takeMode(c []string) error {
	i, ok := o.types[c[0]]
	if !ok {
		return fmt.Errorf("no type %q", c[0])
	}
	if _, ok := o.codes[c[3]]; !ok {
		return fmt.Errorf("no CAMEO code %q", c[3])
	}
	t := &o.Types[i]
	if c[1] == "-" {
		t.CAMEO = c[3]
		return nil
	}
	score := t.Score
	if c[2] != "-" {
		var err error
		if score, err = parseScore(c[2]); err != nil {
			return err
		}
	}
	t.Modes = append(t.Modes, Mode{c[1], score, c[3]})
	return nil
}

func (o *Ontology) takeContext(c []string) error {
	o.Contexts = append(o.Contexts, c[0])
	return nil
}

func (o *Ontology) takeCode(c []string) error {
	g, err := parseScore(c[2])
	if err != nil {
		return err
	}
	o.codes[c[0]] = len(o.Codes)
	o.Codes = append(o.Codes, Code{c[0], c[1], g})
	return nil
}

func (o *Ontology) takeMapping(c []string) error {
	if _, ok := o.codes[c[0]]; !ok {
		return fmt.Errorf("no CAMEO code %q", c[0])
	}
	m := Mapping{Type: c[1]}
	if c[2] != "-" {
		m.Mode = c[2]
	}
	if !o.HasMode(m.Type, m.Mode) {
		return fmt.Errorf("no type and mode %q %q", m.Type, m.Mode)
	}
	if len(c) > 3 {
		m.Contexts = strings.Split(c[3], "; ")
	}
	o.plover[c[0]] = m
	return nil
}

func parseScore(s string) (float64, error) {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || f < -10 || f > 10 {
		return 0, fmt.Errorf("score %q, want -10 to 10", s)
	}
	return f, nil
}

// Type returns the type of a name.
func (o *Ontology) Type(name string) (Type, bool) {
	i, ok := o.types[name]
	if !ok {
		return Type{}, false
	}
	return o.Types[i], true
}

// mode returns the mode of a type.
func (o *Ontology) mode(typ, mode string) (Mode, bool) {
	if i, ok := o.types[typ]; ok {
		for _, m := range o.Types[i].Modes {
			if m.Name == mode {
				return m, true
			}
		}
	}
	return Mode{}, false
}

// HasMode reports whether the type has the mode; every type has the mode "".
func (o *Ontology) HasMode(typ, mode string) bool {
	if mode == "" {
		_, ok := o.types[typ]
		return ok
	}
	_, ok := o.mode(typ, mode)
	return ok
}

// Quad is the quad of a type, 0 for an unknown one.
func (o *Ontology) Quad(typ string) int {
	t, _ := o.Type(typ)
	return t.Quad
}

// Intensity is the PLOVER score of a type done in a mode.
func (o *Ontology) Intensity(typ, mode string) float64 {
	if m, ok := o.mode(typ, mode); ok {
		return m.Score
	}
	t, _ := o.Type(typ)
	return t.Score
}

// CAMEO is the code that says no more than a type and mode do, "" for an
// unknown type.
func (o *Ontology) CAMEO(typ, mode string) string {
	if m, ok := o.mode(typ, mode); ok {
		return m.CAMEO
	}
	t, _ := o.Type(typ)
	return t.CAMEO
}

// Code returns the CAMEO code.
func (o *Ontology) Code(code string) (Code, bool) {
	i, ok := o.codes[code]
	if !ok {
		return Code{}, false
	}
	return o.Codes[i], true
}

// PLOVER maps a CAMEO code; a code without a row of its own goes with its
// nearest parent. ok is false for public statements (01) and unknown codes.
func (o *Ontology) PLOVER(code string) (m Mapping, ok bool) {
	for ; len(code) >= 2; code = code[:len(code)-1] {
		if m, ok = o.plover[code]; ok {
			return m, true
		}
	}
	return Mapping{}, false
}
