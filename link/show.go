// SPDX-License-Identifier: Apache-2.0

package link

import (
	"fmt"
	"io"
	"strings"

	"dragoman"
	"dragoman/know/actors"
)

// Show writes what is known of a name, and why: each reading of it with its
// offices and what they are on the day, then how the phrase as a whole is coded.
// It says false where nothing is known.
func (l *Linker) Show(w io.Writer, name string, on actors.Day) bool {
	fmt.Fprintf(w, "%s\n", clip(name))
	some := false
	for _, h := range l.known.Find(name) {
		some = true
		how := fmt.Sprintf("the %s \"%s\"", h.As, h.Alias)
		if h.Near {
			how = "a spelling of the name"
		}
		switch h.As {
		case actors.AsAgent:
			fmt.Fprintf(w, "  a noun for people of sector %s\n", sectorOrNone(h))
			continue
		case actors.AsTitle:
			fmt.Fprintf(w, "  a title of office, as \"%s\"\n", h.Name)
			continue
		case actors.AsCity:
			fmt.Fprintf(w, "  a place in %s\n", h.Entity.Country)
			continue
		}
		fmt.Fprintf(w, "  %s\n    %s; found by %s\n", describeEntity(h.Entity), "key "+h.Key, how)
		for _, r := range h.Roles() {
			fmt.Fprintf(w, "    %s%s\n", l.describe(&r), onDay(r, on))
		}
	}
	if c := l.Phrase(name, on); c.Country != "" || c.Sector != "" {
		some = true
		fmt.Fprintf(w, "  coded %s: %s\n", strings.TrimSpace(strings.TrimSpace(c.Country+" "+c.Sector)), c.Why)
	}
	if !some {
		fmt.Fprintln(w, "  not known")
	}
	if like := l.namesakes(name); len(like) > 0 {
		fmt.Fprintf(w, "  of that surname, which alone names none of them: %s\n", strings.Join(like, "; "))
	}
	return some
}

// namesakes are the known people whose surname a name is or ends with, where no
// reading of it is a person: the first maxNamesakes of the file.
func (l *Linker) namesakes(name string) (out []string) {
	for _, h := range l.known.Find(name) {
		if h.Kind == dragoman.Person {
			return nil
		}
	}
	f := actors.Fold(name)
	last := f[strings.LastIndexByte(f, ' ')+1:]
	if len(last) < 3 {
		return nil
	}
	for _, e := range l.known.Entities() {
		if e.Kind != dragoman.Person || !strings.HasSuffix(actors.Fold(e.Name), " "+last) {
			continue
		}
		if len(out) == maxNamesakes {
			return append(out, "…")
		}
		out = append(out, e.Name+" ("+e.Key+")")
	}
	return out
}

// maxNamesakes is how many people of one surname are shown.
const maxNamesakes = 8

func sectorOrNone(h actors.Hit) string {
	switch {
	case h.Sector == "":
		return "none by itself"
	case h.Weak:
		return h.Sector + ", unless what it goes with tells another"
	}
	return h.Sector
}

func describeEntity(e actors.Entity) string {
	parts := []string{e.Name}
	if e.Kind != "" {
		parts = append(parts, string(e.Kind))
	}
	if e.Country != "" && (e.Kind != dragoman.Country || e.Country != e.Key) {
		parts = append(parts, e.Country)
	}
	if e.Sector != "" {
		parts = append(parts, "sector "+e.Sector)
	}
	if e.Wikidata != "" {
		parts = append(parts, "Wikidata "+e.Wikidata)
	}
	if e.Capital != "" && e.Kind == dragoman.Country {
		parts = append(parts, "capital "+e.Capital, "demonym "+e.Demonym)
	}
	return strings.Join(parts, ", ")
}

// onDay says what a role is on the day asked for.
func onDay(r actors.Role, on actors.Day) string {
	if on.First == 0 {
		return ""
	}
	switch r.On(on) {
	case actors.Yes:
		return "  ← on that day"
	case actors.Maybe:
		return "  (not sure on that day)"
	}
	return ""
}
