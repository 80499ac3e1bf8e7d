// SPDX-License-Identifier: Apache-2.0

package page

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"dragoman"
)

// Way is which way an act went between two sides.
type Way int

// The ways.
const (
	Forth Way = iota // from the first side to the second
	Back
	Both
)

// Happening is one thing that was done, whoever tells it: events of one class,
// day, status and direction. An event without a date is a happening of its own.
type Happening struct {
	Day    string // ISO 8601; "" unknown
	Tag    string // what was done, in a word
	Kind   string // cooperation, conflict
	Deed   bool   // a deed, not words
	Status dragoman.Status
	Sign
	Way     Way
	Head    *dragoman.Deed   // the passage shown: of the newest origin
	All     []*dragoman.Deed // every passage, the newest first
	Told    []Ref            // one an origin
	Copies  int              // reports that repeat them
	Reports int
}

// tags says what an event of a type does.
var tags = map[string]string{"AGREE": "agrees", "CONSULT": "meets", "SUPPORT": "supports", "CONCEDE": "concedes", "COOPERATE": "cooperates", "AID": "aids", "RETREAT": "yields", "REQUEST": "asks", "ACCUSE": "accuses",
	"REJECT": "rejects", "THREATEN": "threatens", "PROTEST": "protests", "SANCTION": "sanctions", "MOBILIZE": "mobilises", "COERCE": "coerces", "ASSAULT": "attacks"}

// Tag says in a word what an event of a PLOVER type does.
func Tag(plover string) string { return cmp.Or(tags[plover], strings.ToLower(plover)) }

// statusWords says how far an act went, where it did not simply happen.
var statusWords = map[dragoman.Status]string{dragoman.Planned: "planned", dragoman.Requested: "asked for", dragoman.Threatened: "threatened", dragoman.Hypothetical: "possible", dragoman.Negated: "denied, or not done", dragoman.Ongoing: "going on", dragoman.Historical: "told as past"}

// StatusWord says how far an act went; "" where it simply happened.
func StatusWord(s dragoman.Status) string { return statusWords[s] }

// Level is how far an act went: 0 done, 1 planned or possible, 2 denied.
func Level(s dragoman.Status) int {
	switch s {
	case dragoman.Planned, dragoman.Requested, dragoman.Threatened, dragoman.Hypothetical:
		return 1
	case dragoman.Negated:
		return 2
	}
	return 0
}

// Happenings groups events, the newest by day first, undated ones last. way
// tells which way each goes; it is left out where ok is false.
func Happenings(deeds []dragoman.Deed, way func(*dragoman.Deed) (w Way, ok bool)) []*Happening {
	type key struct {
		day, plover, mode string
		ref               int64
		status            dragoman.Status
		way               Way
	}
	var out []*Happening
	at := map[key]*Happening{}
	for i := range deeds {
		d := &deeds[i]
		w, ok := way(d)
		if !ok || d.Quad < 1 || d.Quad > 4 {
			continue
		}
		k := key{day: short(d.Day), plover: d.PLOVER, mode: d.Mode, status: d.Status, way: w}
		if d.Day == "" {
			k.ref = d.ID
		}
		h := at[k]
		if h == nil {
			h = &Happening{Day: k.day, Tag: Tag(d.PLOVER), Kind: "cooperation", Deed: d.Quad%2 == 0, Status: d.Status, Sign: Yes, Way: w, Head: d}
			if d.Quad > 2 {
				h.Kind = "conflict"
			}
			if l := Level(d.Status); l > 0 {
				h.Sign = []Sign{Yes, Plan, No}[l]
			}
			at[k] = h
			out = append(out, h)
		}
		h.All = append(h.All, d)
	}
	slices.SortStableFunc(out, func(a, b *Happening) int { return cmp.Compare(b.Day, a.Day) })
	return out
}

// Tellers counts who tells a happening, once its passages are filled.
func (h *Happening) Tellers() {
	h.Told, h.Copies = nil, 0
	reports, origins := map[string]bool{}, map[string]bool{}
	for _, d := range h.All {
		if reports[d.Report] {
			continue
		}
		reports[d.Report] = true
		if origins[d.Origin] {
			h.Copies++
			continue
		}
		origins[d.Origin] = true
		h.Told = append(h.Told, Ref{Report: d.Report, Outlet: d.Outlet, Published: d.Published})
	}
	h.Reports = len(reports)
}

// One makes one happening of what goes both ways: the same class, day and
// status, each side the doer.
func One(all []*Happening) []*Happening {
	type key struct {
		day, tag, mode string
		status         dragoman.Status
	}
	var out []*Happening
	at := map[key]int{} // of those that go one way
	for _, h := range all {
		k := key{h.Day, h.Tag, h.Head.Mode, h.Status}
		i, there := at[k]
		if h.Day == "" || !there || out[i].Way == h.Way {
			if h.Day != "" && !there {
				at[k] = len(out)
			}
			out = append(out, h)
			continue
		}
		o := *out[i]
		o.Way, o.All = Both, append(slices.Clone(o.All), h.All...)
		out[i] = &o
		delete(at, k)
	}
	return out
}

func short(day string) string { return day[:min(len(day), 10)] }

// Utterance is words said, in every outlet that prints them.
type Utterance struct {
	*dragoman.Saying
	Tag, Class string // what the holder does with them, in a word, and how it is drawn
	Told       []Ref
	Copies     int
	Others     []string // speakers that another report gives the same words to
	Dispute    string   // address of the dispute it stands in; "" none
}

// stanceWords are the stances in a word, where the name alone is none.
var stanceWords = map[dragoman.Stance]string{dragoman.Asserts: "states", dragoman.Reports: "passes on", dragoman.LeavesOpen: "leaves open", dragoman.Unconfirmed: "cannot confirm", dragoman.Investigates: "looks into it"}

// StanceWord is a stance in a word.
func StanceWord(s dragoman.Stance) string {
	return cmp.Or(stanceWords[s], strings.ReplaceAll(string(s), "_", " "))
}

// StanceClass is how a stance is drawn: "no" denies, "plan" lies ahead, else "".
func StanceClass(s dragoman.Stance) string {
	switch s {
	case dragoman.Denies, dragoman.Rejects:
		return "no"
	case dragoman.Pledges, dragoman.Threatens, dragoman.Predicts, dragoman.Proposes, dragoman.Expects:
		return "plan"
	}
	return ""
}

// fewWords is how many words a statement that is no quotation has at the least
// to be listed by itself.
const fewWords = 3

// Utterances makes one of statements that are the same words, letters alone compared,
// within a week, at most most of them. Their texts must be filled.
func Utterances(all []*dragoman.Saying, most int) []*Utterance {
	var out []*Utterance
	at := map[string]*Utterance{}
	for _, s := range all {
		if s.Form != "direct" && len(strings.Fields(s.Text)) < fewWords {
			continue // "him", "it": nothing a reader can take out of its sentence
		}
		k := letters(s.Text)
		w := at[k]
		if w == nil {
			if len(out) == most {
				continue
			}
			w = &Utterance{Saying: s, Tag: StanceWord(s.Stance), Class: StanceClass(s.Stance)}
			at[k] = w
			out = append(out, w)
		}
		if o := s.Speaker.Name; o != "" && w.Speaker.Name != "" && s.Speaker.Key != w.Speaker.Key && o != w.Speaker.Name && !slices.Contains(w.Others, o) {
			w.Others = append(w.Others, o)
		}
		switch {
		case slices.ContainsFunc(w.Told, func(r Ref) bool { return r.Report == s.Report || r.Report == s.Origin }):
			if s.Report != w.Report {
				w.Copies++
			}
		default:
			w.Told = append(w.Told, Ref{Report: s.Report, Outlet: s.Outlet, Published: s.Published})
		}
	}
	return out
}

// letters are the first letters and digits of a text, by which it is known.
func letters(s string) string {
	const most = 120
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		if b.Len() >= most {
			break
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}
