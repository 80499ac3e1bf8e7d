// SPDX-License-Identifier: Apache-2.0

package frame

import (
	"fmt"
	"slices"
	"strings"

	"dragoman/internal/clusters"
	"dragoman/know/actors"
	"dragoman/know/ontology"
	"dragoman/lang"
)

// Frame is one row of event-verbs.txt or event-nouns.txt.
type Frame struct {
	Type, Mode, CAMEO string          // Type "": the frame says that there is no event
	Parts             []string        // words that must follow the verb, in order ("call" + "off")
	Objects           map[string]bool // heads the object or complement must have; nil: any
	Subjects          map[string]bool // heads the subject must have; nil: any
	Clausal           bool            // an infinitive or that-clause must follow
	Bare              bool            // no object may follow
	Slots             []Slot          // where the recipient stands
	Why               string          // "verb call+off @talks"
}

// Slot is one place a recipient may stand: "obj" or a preposition.
type Slot struct {
	Word   string
	Mutual bool // who stands there is an actor too
}

// Lexicon holds what is known of event words, by lemma. Read-only.
type Lexicon struct {
	Ontology  *ontology.Ontology
	Clusters  *clusters.Clusters // word classes learnt from news
	Words     *Sets
	verbs     map[string][]*Frame
	nouns     map[string][]*Frame // by lemma of the head (last) word
	hints     map[string][]*Frame // verbs that are features only
	derived   map[string][]string // noun → verbs it is derived of
	CAMEO     CAMEO
	known     *actors.Table
	classes   map[string][]string
	sizes     []sizeRow
	operators map[string]string // word, or two, → the mark of what it makes of a deed
}

// CAMEO is what is derived of the CAMEO.2.0 dictionary: features only.
type CAMEO struct {
	Verbs map[string][2]string // verb → type ("-" none), block
	Pairs map[string]string    // block + " " + word or &set → type
	Sets  map[string][]string  // word → sets
}

// New loads the lexicons of a language pack.
func New(pack *lang.Pack) (*Lexicon, error) {
	o, err := ontology.Load()
	if err != nil {
		return nil, err
	}
	f := &Lexicon{Ontology: o, verbs: map[string][]*Frame{}, nouns: map[string][]*Frame{}, hints: map[string][]*Frame{},
		derived: map[string][]string{}, operators: map[string]string{}, CAMEO: CAMEO{map[string][2]string{}, map[string]string{}, map[string][]string{}}}
	if f.known, err = actors.Known(); err != nil {
		return nil, err
	}
	if f.Clusters, err = lang.Open(pack, "clusters", clusters.Open); err != nil {
		return nil, err
	}
	if f.Words, err = loadSets(pack, o); err != nil {
		return nil, err
	}
	classes, err := loadClasses(pack)
	if err != nil {
		return nil, err
	}
	f.classes = classes
	for _, list := range []struct {
		name string
		take func(lang.Line) error
	}{
		{"event-verbs", func(l lang.Line) error { return addVerbs(f.verbs, l, classes, o) }},
		{"event-hints", func(l lang.Line) error { return addVerbs(f.hints, l, classes, o) }},
		{"event-nouns", func(l lang.Line) error { return f.addNouns(l, classes, o) }},
		{"cameo-verbs", f.addCAMEO},
		{"derived-nouns", f.addDerived},
		{"event-operators", f.addOperators},
		{"event-sizes", f.addSizes},
	} {
		lines, err := pack.Words(list.name)
		if err != nil {
			return nil, err
		}
		for _, l := range lines {
			if err := list.take(l); err != nil {
				return nil, err
			}
		}
	}
	return f, nil
}

// Verbs are the frames of a verb, and those that are hints only.
func (f *Lexicon) Verbs(lemma string) (frames, hints []*Frame) { return f.verbs[lemma], f.hints[lemma] }

// Nouns are the frames of a noun.
func (f *Lexicon) Nouns(lemma string) []*Frame { return f.nouns[lemma] }

// Derived are the verbs a noun is derived of ("prohibition": prohibit).
func (f *Lexicon) Derived(noun string) []string { return f.derived[noun] }

// Class are the lemmas of a class of event-classes, nil for none of that name.
func (f *Lexicon) Class(name string) []string { return f.classes[name] }

// WordsOf are the verbs and nouns that have a frame of a type, sorted.
func (f *Lexicon) WordsOf(typ string) (out []string) {
	for _, m := range []map[string][]*Frame{f.verbs, f.nouns} {
		for w, list := range m {
			if list[0].Type == typ {
				out = append(out, w)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (f *Lexicon) addDerived(l lang.Line) error {
	if len(l.Columns) != 2 {
		return l.Errorf("want a noun and its verbs")
	}
	f.derived[l.Columns[0]] = strings.Split(l.Columns[1], ",")
	return nil
}

func (f *Lexicon) addOperators(l lang.Line) error {
	if len(l.Columns) != 2 {
		return l.Errorf("want a mark and its words")
	}
	for _, w := range strings.Split(l.Columns[1], ",") {
		f.operators[w] = l.Columns[0]
	}
	return nil
}

// sizeRow is a row of event-sizes.txt.
type sizeRow struct {
	kind         string
	types, words []string
}

func (f *Lexicon) addSizes(l lang.Line) error {
	c := l.Columns
	if len(c) != 3 {
		return l.Errorf("want a kind, its types and its words")
	}
	r := sizeRow{c[0], strings.Split(c[1], ","), strings.Split(c[2], ",")}
	for _, t := range r.types {
		if _, ok := f.Ontology.Type(t); !ok {
			return l.Errorf("no type %q", t)
		}
	}
	f.sizes = append(f.sizes, r)
	return nil
}

// SizeKind is what a count beside an event of a type counts, by the first of
// the words that tells it; "" for none.
func (f *Lexicon) SizeKind(typ string, words []string) string {
	for _, w := range words {
		for _, r := range f.sizes {
			if slices.Contains(r.types, typ) && slices.Contains(r.words, w) {
				return r.kind
			}
		}
	}
	return ""
}

func (f *Lexicon) addCAMEO(l lang.Line) error {
	c := l.Columns
	switch {
	case len(c) == 4 && c[0] == "v":
		f.CAMEO.Verbs[c[1]] = [2]string{c[2], c[3]}
	case len(c) == 4 && c[0] == "p":
		f.CAMEO.Pairs[c[1]+" "+c[2]] = c[3]
	case len(c) == 3 && c[0] == "s":
		f.CAMEO.Sets[c[2]] = append(f.CAMEO.Sets[c[2]], c[1])
	default:
		return l.Errorf("want v, p or s and its columns")
	}
	return nil
}

func loadClasses(pack *lang.Pack) (map[string][]string, error) {
	lines, err := pack.Words("event-classes")
	if err != nil {
		return nil, err
	}
	classes := map[string][]string{}
	for _, l := range lines {
		if len(l.Columns) != 2 {
			return nil, l.Errorf("want a class and its lemmas")
		}
		classes[l.Columns[0]] = strings.Split(l.Columns[1], ",")
	}
	return classes, nil
}

func addVerbs(to map[string][]*Frame, l lang.Line, classes map[string][]string, o *ontology.Ontology) error {
	c := l.Columns
	if len(c) != 5 {
		return l.Errorf("%d columns, want lemmas, objects, type, CAMEO, recipient", len(c))
	}
	base := Frame{}
	if err := base.code(c[2], c[3], o); err != nil {
		return l.Errorf("%v", err)
	}
	for _, x := range strings.Split(c[1], ",") {
		switch {
		case x == "-":
		case x == "0":
			base.Bare = true
		case x == "clause":
			base.Clausal = true
		default:
			set := &base.Objects
			if y, subject := strings.CutPrefix(x, "^"); subject {
				x, set = y, &base.Subjects
			}
			if err := fill(set, x, classes); err != nil {
				return l.Errorf("%v", err)
			}
		}
	}
	base.Slots = slots(c[4])
	for _, v := range strings.Split(c[0], ",") {
		fr := base
		words := strings.Split(v, "+")
		fr.Parts = words[1:]
		fr.Why = "verb " + v
		if c[1] != "-" {
			fr.Why += " " + c[1]
		}
		to[words[0]] = append(to[words[0]], &fr)
	}
	return nil
}

// fill adds a lemma, or the lemmas of an @class, to a set.
func fill(set *map[string]bool, x string, classes map[string][]string) error {
	if *set == nil {
		*set = map[string]bool{}
	}
	words := []string{x}
	if name, is := strings.CutPrefix(x, "@"); is {
		var ok bool
		if words, ok = classes[name]; !ok {
			return fmt.Errorf("no class %q in event-classes.txt", x)
		}
	}
	for _, w := range words {
		(*set)[w] = true
	}
	return nil
}

func (f *Lexicon) addNouns(l lang.Line, classes map[string][]string, o *ontology.Ontology) error {
	c := l.Columns
	if len(c) != 4 {
		return l.Errorf("%d columns, want lemmas, type, CAMEO, recipient", len(c))
	}
	base := Frame{Slots: slots(c[3])}
	if err := base.code(c[1], c[2], o); err != nil {
		return l.Errorf("%v", err)
	}
	for _, v := range strings.Split(c[0], ",") {
		fr := base
		v, class, of := strings.Cut(v, "@")
		if of {
			if err := fill(&fr.Objects, "@"+class, classes); err != nil {
				return l.Errorf("%v", err)
			}
		}
		words := strings.Fields(v)
		head := words[len(words)-1]
		fr.Parts = words[:len(words)-1]
		fr.Why = "noun " + v
		if of {
			fr.Why += "@" + class
		}
		if len(fr.Parts) > 0 || of { // the longer name is tried first
			f.nouns[head] = append([]*Frame{&fr}, f.nouns[head]...)
		} else {
			f.nouns[head] = append(f.nouns[head], &fr)
		}
	}
	return nil
}

func (f *Frame) code(typ, cameo string, o *ontology.Ontology) error {
	if typ == "-" {
		return nil
	}
	f.Type, f.Mode, _ = strings.Cut(typ, "/")
	if !o.HasMode(f.Type, f.Mode) {
		return fmt.Errorf("no type and mode %q", typ)
	}
	if f.CAMEO = cameo; cameo == "-" {
		f.CAMEO = o.CAMEO(f.Type, f.Mode)
	}
	if _, ok := o.Code(f.CAMEO); !ok {
		return fmt.Errorf("no CAMEO code %q", f.CAMEO)
	}
	return nil
}

func slots(s string) (out []Slot) {
	if s == "-" {
		return nil
	}
	for _, x := range strings.Split(s, ",") {
		w, mutual := strings.CutSuffix(x, "*")
		out = append(out, Slot{w, mutual})
	}
	return out
}
