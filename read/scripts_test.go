// SPDX-License-Identifier: Apache-2.0

package read_test

import (
	"slices"
	"strings"
	"testing"

	"dragoman"
)

// Names in letters that only look Latin, with marks that nobody sees, or among
// other scripts: each is found and kept as it is written, what does not read as
// it looks is noted, and every span is one of the text.
func TestNamesInOddScripts(t *testing.T) {
	reader := english(t)
	for _, c := range []struct {
		name, text string
		actors     []string // the persons, with all their mentions
		notes      []string // WORD: MESSAGE
	}{
		{"Cyrillic А", "President Kari Hаlm met Samuel Otieno in Oslo on Monday. Hаlm said the talks were good.",
			[]string{"Kari Hаlm: Kari Hаlm, Hаlm", "Samuel Otieno: Samuel Otieno"}, []string{"Hаlm: letters of two scripts in one word: Latin and Cyrillic"}},
		{"Cyrillic beside Latin", "Samuel Otieno met Ann Berg in Oslo. Samuel Оtieno denied it.",
			[]string{"Samuel Otieno: Samuel Otieno", "Ann Berg: Ann Berg", "Samuel Оtieno: Samuel Оtieno"}, []string{"Оtieno: letters of two scripts in one word: Latin and Cyrillic"}},
		{"Greek omicron", "Prime Minister Samuel Οtieno spoke in Lagos. Mr Οtieno said he would resign.",
			[]string{"Samuel Οtieno: Samuel Οtieno, Οtieno, he"}, []string{"Οtieno: letters of two scripts in one word: Latin and Greek"}},
		{"no width", "Samuel Oti\u200beno met Ann\u200b Berg on Monday. Oti\u200beno said he would resign. Samuel Otieno left.",
			[]string{"Samuel Otieno: Samuel Oti\u200beno, Oti\u200beno, he, Samuel Otieno", "Ann Berg: Ann\u200b Berg"}, []string{"Oti\u200beno: marks without width inside a word"}},
		{"joiners", "Samuel Oti\u200deno and Ann B\u2060erg met in Oslo. Otieno said she had left.",
			[]string{"Samuel Otieno: Samuel Oti\u200deno, Otieno", "Ann Berg: Ann B\u2060erg, she"}, []string{"Oti\u200deno: marks without width inside a word", "B\u2060erg: marks without width inside a word"}},
		{"soft hyphen", "Samuel Oti\u00adeno met Ann Berg in Oslo.",
			[]string{"Samuel Otieno: Samuel Oti\u00adeno", "Ann Berg: Ann Berg"}, nil},
		{"direction", "The minister, \u200fSamuel Otieno\u200e, said \u202eno\u202c on Monday.",
			[]string{"Samuel Otieno: Samuel Otieno"}, nil},
		{"Arabic", "Samuel Otieno (صامويل أوتينو) met Ann Berg in Oslo, قال الوزير.",
			[]string{"Samuel Otieno: Samuel Otieno", "Ann Berg: Ann Berg"}, nil},
		{"Chinese", "Samuel Otieno (奥蒂诺) met Ann Berg, 政府は said, in Oslo.",
			[]string{"Samuel Otieno: Samuel Otieno", "Ann Berg: Ann Berg"}, nil},
		{"nothing else", "\u200d \u2060\u00ad Samuel Otieno \u200d spoke. \u200d\u200d", []string{"Samuel Otieno: Samuel Otieno"}, nil},
		{"units", "Ann Berg measured 5 µm, 3 Ωm and β2 in Oslo.", []string{"Ann Berg: Ann Berg"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := reader.Read(dragoman.Report{Text: c.text, Language: "en"})
			checkCore(t, r)
			var actors, notes []string
			for _, a := range r.Actors {
				if a.Kind != dragoman.Person {
					continue
				}
				var all []string
				for _, m := range a.Mentions {
					all = append(all, m.Of(r.Text))
				}
				actors = append(actors, a.Name+": "+strings.Join(all, ", "))
			}
			for _, n := range r.Notes {
				if n.Stage == "token" {
					notes = append(notes, n.Of(r.Text)+": "+n.Message)
				}
			}
			if !slices.Equal(actors, c.actors) {
				t.Errorf("actors %q, want %q", actors, c.actors)
			}
			if !slices.Equal(notes, c.notes) {
				t.Errorf("notes %q, want %q", notes, c.notes)
			}
		})
	}
}

// A report full of such words has its notes, but not without bound.
func TestNotesAreBounded(t *testing.T) {
	var b strings.Builder
	for i := range 3000 {
		b.WriteString("Hаlm" + strings.Repeat("x", i%700) + " ")
	}
	r := english(t).Read(dragoman.Report{Text: b.String(), Language: "en"})
	if n := len(r.Notes); n == 0 || n > 200 {
		t.Errorf("%d notes", n)
	}
}
