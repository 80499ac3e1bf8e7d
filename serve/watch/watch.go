// SPDX-License-Identifier: Apache-2.0

// Package watch tells readers when what they wait for is told: conditions on
// the record, tried on what is there already, and alerts that name their
// sources and why they were sent, as Atom, by signed webhook and by mail.
package watch

import (
	"fmt"
	"net/mail"
	"net/url"
	"slices"
	"strings"

	"dragoman"
	"dragoman/correct"
	"dragoman/internal/query"
	"dragoman/know/ontology"
	"dragoman/serve/desk"
	"dragoman/serve/page"
)

// Bounds of a watch.
const (
	longest     = 500 // bytes of a field
	mostDays    = 3650
	DefaultDays = 90
)

// Check tells what is wrong with a watch, in words for its maker; the error is a
// desk.ErrValue.
func Check(w dragoman.Watch) error {
	bad := func(format string, a ...any) error {
		return fmt.Errorf("%w: "+format, append([]any{desk.ErrValue}, a...)...)
	}
	for _, s := range []string{w.Who, w.About, w.Outlet, w.Query, w.Mail, w.Type, string(w.Stance)} {
		if len(s) > longest || strings.ContainsAny(s, "\r\n\x00") {
			return bad("a watch's words are on one line, of at most %d bytes", longest)
		}
	}
	if w.Stance != "" && !correct.IsStance(w.Stance) {
		return bad("there is no stance %q", w.Stance)
	}
	switch w.Kind {
	case dragoman.WatchSaid:
		if w.Who == "" && w.About == "" {
			return bad("say who, or about what")
		}
	case dragoman.WatchDone:
		if w.Who == "" && w.About == "" {
			return bad("say who, or to whom")
		}
	case dragoman.WatchPledge:
		if w.Who == "" {
			return bad("say whose pledge")
		}
		if w.Days < 1 || w.Days > mostDays {
			return bad("a pledge waits 1 to %d days", mostDays)
		}
	case dragoman.WatchDispute:
		if w.Story == "" {
			return bad("say in which story")
		}
	case dragoman.WatchSearch:
		if w.Query == "" {
			return bad("say what to search for")
		}
	default:
		return bad("a watch waits for said, done, pledge, dispute or search, not %q", w.Kind)
	}
	if w.Kind != dragoman.WatchDispute {
		q, err := Query(w)
		if err != nil {
			return err
		}
		if _, err := query.Parse(q, dragoman.SearchFields); err != nil {
			return err
		}
	}
	if w.Hook != "" {
		u, err := url.Parse(w.Hook)
		if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" || u.User != nil || len(w.Hook) > 2000 {
			return bad("a web hook's address begins with https:// or http:// and holds no name or password")
		}
	}
	if w.Mail != "" {
		if a, err := mail.ParseAddress(w.Mail); err != nil || a.Name != "" || a.Address != w.Mail {
			return bad("%q is no mail address", w.Mail)
		}
	}
	return nil
}

// Query is a watch's condition in the language of search, but for what no
// search can say: the days of a pledge, the disputes of a story.
func Query(w dragoman.Watch) (string, error) {
	var q []string
	switch w.Kind {
	case dragoman.WatchSearch:
		q = append(q, "("+w.Query+")")
	case dragoman.WatchDone:
		types, err := typesOf(w.Type)
		if err != nil {
			return "", err
		}
		q = append(append(q, "kind:event"), types...)
		q = append(q, field("actor", w.Who)...)
		q = append(q, field("actor", w.About)...)
	default:
		q = append(append(q, "kind:statement"), field("speaker", w.Who)...)
		if w.Kind == dragoman.WatchPledge {
			w.Stance = dragoman.Pledges
		}
		q = append(q, field("stance", string(w.Stance))...)
		if w.About != "" {
			q = append(q, "("+field("actor", w.About)[0]+" OR "+quoted(w.About)+")")
		}
	}
	return strings.Join(append(q, field("outlet", w.Outlet)...), " "), nil
}

func field(name, value string) []string {
	if value == "" {
		return nil
	}
	return []string{name + ":" + quoted(value)}
}

func quoted(s string) string { return `"` + strings.ReplaceAll(s, `"`, " ") + `"` }

// typesOf are the PLOVER types of a watch as a search names them: one, those of
// cooperation or of conflict, or none for any.
func typesOf(t string) ([]string, error) {
	if t == "" {
		return nil, nil
	}
	ont, err := ontology.Load()
	if err != nil {
		return nil, err
	}
	var out []string
	for _, x := range ont.Types {
		q := ont.Quad(x.Name)
		conflict := q == ontology.VerbalConflict || q == ontology.MaterialConflict
		if strings.EqualFold(t, x.Name) || t == "conflict" && conflict || t == "cooperation" && !conflict && q != 0 {
			out = append(out, "type:"+x.Name)
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%w: %q is no type of event", desk.ErrValue, t)
	}
	return []string{"(" + strings.Join(out, " OR ") + ")"}, nil
}

// Sentence is a watch in words: what it tells of. title is that of its story.
func Sentence(w dragoman.Watch, title string) string {
	var s string
	who := or(w.Who, "anybody")
	switch w.Kind {
	case dragoman.WatchSaid:
		verb := "says anything"
		if w.Stance != "" {
			verb = strings.ReplaceAll(string(w.Stance), "_", " ") + " anything"
		}
		s = who + " " + verb
		if w.About != "" {
			s += " about " + w.About
		}
	case dragoman.WatchDone:
		s = who + " " + typeWords(w.Type, w.About)
	case dragoman.WatchPledge:
		s = "a pledge of " + w.Who
		if w.About != "" {
			s += " about " + w.About
		}
		s += fmt.Sprintf(" with no later report of it in %d days", w.Days)
	case dragoman.WatchDispute:
		s = "a new dispute in “" + or(title, "a story") + "”"
	case dragoman.WatchSearch:
		s = "anything found by “" + w.Query + "”"
	}
	if w.Outlet != "" {
		s += ", told by " + w.Outlet
	}
	if w.Fresh {
		s += ", from a new origin"
	}
	return s
}

// typeWords says what a side does, and to whom.
func typeWords(t, whom string) string {
	switch t {
	case "":
		t, whom = "does anything", before("to ", whom)
	case "cooperation":
		t, whom = "does something of cooperation", before("with ", whom)
	case "conflict":
		t, whom = "does something of conflict", before("to ", whom)
	default:
		t = page.Tag(strings.ToUpper(t))
	}
	return t + before(" ", whom)
}

// before is a text with a word before it; "" stays empty.
func before(word, s string) string {
	if s == "" {
		return ""
	}
	return word + s
}

func or(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// Ways are the ways a watch's alerts go out of the desk.
func Ways(w dragoman.Watch) (out []string) {
	if w.Hook != "" {
		out = append(out, "hook")
	}
	if w.Mail != "" {
		out = append(out, map[bool]string{true: "digest", false: "mail"}[w.Digest])
	}
	return slices.Clip(out)
}
