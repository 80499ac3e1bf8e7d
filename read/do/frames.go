// SPDX-License-Identifier: Apache-2.0

package do

import (
	"fmt"
	"strings"

	"dragoman/internal/clusters"
	"dragoman/know/ontology"
	"dragoman/lang"
)

// frame is one row of event-verbs.txt or event-nouns.txt.
type frame struct {
	typ, mode, cameo string          // typ "" : the frame says that there is no event
	parts            []string        // words that must follow the verb, in order ("call" + "off")
	objects          map[string]bool // heads the object or complement must have; nil: any
	subjects         map[string]bool // heads the subject must have; nil: any
	clause           bool            // an infinitive or that-clause must follow
	bare             bool            // no object may follow
	slots            []slot          // where the recipient stands
	why              string          // "verb call+off @talks"
}

// slot is one place a recipient may stand: "obj" or a preposition.
type slot struct {
	word   string
	mutual bool // who stands there is an actor too
}

// lexicon holds the frames of verbs and nouns.
type lexicon struct {
	verbs map[string][]*frame // by lemma
	nouns map[string][]*frame // by lemma of the head (last) word
}

// frames are the lexicons of event words. Read-only.
type frames struct {
	*lexicon
	hints map[string][]*frame // verbs that are features only
	cameo cameoTable
	words *clusters.Clusters // word classes learnt from news
}

// cameoTable is what is derived of the CAMEO.2.0 dictionary: features only.
type cameoTable struct {
	verbs map[string][2]string // verb → type ("-" none), block
	pairs map[string]string    // block + " " + word or &set → type
	sets  map[string][]string  // word → sets
}

func loadFrames(pack *lang.Pack, o *ontology.Ontology) (*frames, error) {
	f := &frames{cameo: cameoTable{map[string][2]string{}, map[string]string{}, map[string][]string{}}}
	var err error
	if f.words, err = lang.Open(pack, "clusters", clusters.Open); err != nil {
		return nil, err
	}
	classes, err := loadClasses(pack)
	if err != nil {
		return nil, err
	}
	if f.lexicon, err = loadLexicon(pack, o, classes); err != nil {
		return nil, err
	}
	f.hints = map[string][]*frame{}
	lines, err := pack.Words("event-hints")
	if err != nil {
		return nil, err
	}
	for _, l := range lines {
		if err := addVerbs(f.hints, l, classes, o); err != nil {
			return nil, err
		}
	}
	if lines, err = pack.Words("cameo-verbs"); err != nil {
		return nil, err
	}
	for _, l := range lines {
		c := l.Columns
		switch {
		case len(c) == 4 && c[0] == "v":
			f.cameo.verbs[c[1]] = [2]string{c[2], c[3]}
		case len(c) == 4 && c[0] == "p":
			f.cameo.pairs[c[1]+" "+c[2]] = c[3]
		case len(c) == 3 && c[0] == "s":
			f.cameo.sets[c[2]] = append(f.cameo.sets[c[2]], c[1])
		default:
			return nil, l.Errorf("want v, p or s and its columns")
		}
	}
	return f, nil
}

// loadLexicon loads the verbs and nouns of event-verbs and event-nouns.
func loadLexicon(pack *lang.Pack, o *ontology.Ontology, classes map[string][]string) (*lexicon, error) {
	f := &lexicon{verbs: map[string][]*frame{}, nouns: map[string][]*frame{}}
	lines, err := pack.Words("event-verbs")
	if err != nil {
		return nil, err
	}
	for _, l := range lines {
		if err := addVerbs(f.verbs, l, classes, o); err != nil {
			return nil, err
		}
	}
	if lines, err = pack.Words("event-nouns"); err != nil {
		return nil, err
	}
	for _, l := range lines {
		if err := f.addNouns(l, classes, o); err != nil {
			return nil, err
		}
	}
	return f, nil
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

func addVerbs(to map[string][]*frame, l lang.Line, classes map[string][]string, o *ontology.Ontology) error {
	c := l.Columns
	if len(c) != 5 {
		return l.Errorf("%d columns, want lemmas, objects, type, CAMEO, recipient", len(c))
	}
	base := frame{}
	if err := base.code(c[2], c[3], o); err != nil {
		return l.Errorf("%v", err)
	}
	for _, x := range strings.Split(c[1], ",") {
		switch {
		case x == "-":
		case x == "0":
			base.bare = true
		case x == "clause":
			base.clause = true
		default:
			set := &base.objects
			if y, subject := strings.CutPrefix(x, "^"); subject {
				x, set = y, &base.subjects
			}
			if err := fill(set, x, classes); err != nil {
				return l.Errorf("%v", err)
			}
		}
	}
	base.slots = slots(c[4])
	for _, v := range strings.Split(c[0], ",") {
		fr := base
		words := strings.Split(v, "+")
		fr.parts = words[1:]
		fr.why = "verb " + v
		if c[1] != "-" {
			fr.why += " " + c[1]
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

func (f *lexicon) addNouns(l lang.Line, classes map[string][]string, o *ontology.Ontology) error {
	c := l.Columns
	if len(c) != 4 {
		return l.Errorf("%d columns, want lemmas, type, CAMEO, recipient", len(c))
	}
	base := frame{slots: slots(c[3])}
	if err := base.code(c[1], c[2], o); err != nil {
		return l.Errorf("%v", err)
	}
	for _, v := range strings.Split(c[0], ",") {
		fr := base
		v, class, of := strings.Cut(v, "@")
		if of {
			if err := fill(&fr.objects, "@"+class, classes); err != nil {
				return l.Errorf("%v", err)
			}
		}
		words := strings.Fields(v)
		head := words[len(words)-1]
		fr.parts = words[:len(words)-1]
		fr.why = "noun " + v
		if of {
			fr.why += "@" + class
		}
		if len(fr.parts) > 0 || of { // the longer name is tried first
			f.nouns[head] = append([]*frame{&fr}, f.nouns[head]...)
		} else {
			f.nouns[head] = append(f.nouns[head], &fr)
		}
	}
	return nil
}

func (f *frame) code(typ, cameo string, o *ontology.Ontology) error {
	if typ == "-" {
		return nil
	}
	f.typ, f.mode, _ = strings.Cut(typ, "/")
	if !o.HasMode(f.typ, f.mode) {
		return fmt.Errorf("no type and mode %q", typ)
	}
	if f.cameo = cameo; cameo == "-" {
		f.cameo = o.CAMEO(f.typ, f.mode)
	}
	if _, ok := o.Code(f.cameo); !ok {
		return fmt.Errorf("no CAMEO code %q", f.cameo)
	}
	return nil
}

func slots(s string) (out []slot) {
	if s == "-" {
		return nil
	}
	for _, x := range strings.Split(s, ",") {
		w, mutual := strings.CutSuffix(x, "*")
		out = append(out, slot{w, mutual})
	}
	return out
}
