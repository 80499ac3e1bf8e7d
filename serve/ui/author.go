// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"

	"dragoman"
)

// author is who puts things right and why, as the forms remember it.
type author struct{ Name, Reason string }

// authorCookie is the cookie it is remembered in: of this browser alone.
const authorCookie = "dragoman-author"

// authorOf is who put something right last in this browser.
func authorOf(r *http.Request) (a author) {
	c, err := r.Cookie(authorCookie)
	if err != nil {
		return a
	}
	b, err := base64.RawURLEncoding.DecodeString(c.Value)
	if err != nil || json.Unmarshal(b, &a) != nil {
		return author{}
	}
	return a
}

// remember keeps the name and the reason of a form for the next one.
func remember(w http.ResponseWriter, r *http.Request) {
	name, reason := strings.TrimSpace(r.FormValue("author")), strings.TrimSpace(r.FormValue("reason"))
	if r.FormValue("kind") == string(dragoman.Undo) { // why one thing is undone is no reason for the next
		reason = authorOf(r).Reason
	}
	if name == "" || len(name) > 200 || len(reason) > 500 {
		return
	}
	b, err := json.Marshal(author{name, reason})
	if err != nil {
		return
	}
	http.SetCookie(w, &http.Cookie{Name: authorCookie, Value: base64.RawURLEncoding.EncodeToString(b), Path: "/", MaxAge: 180 * 24 * 3600, HttpOnly: true, SameSite: http.SameSiteStrictMode})
}

// saved is what was put right just now, in words, and how it is undone.
type saved struct {
	Seq    string
	Of     dragoman.Correction
	Words  string
	Back   string // where undoing goes
	Undone bool
	Author author
}

// savedAs is the correction an address says was saved; nil where it says none.
func (p *pages) savedAs(r *http.Request) (*saved, error) {
	q := r.URL.Query()
	seq := q.Get("saved")
	if q.Get("undone") != "" {
		seq = q.Get("undone")
	}
	n, err := strconv.ParseInt(seq, 10, 64)
	if err != nil {
		return nil, nil
	}
	cs, err := p.o.Desk.Record.Corrections(r.Context(), "", false)
	if err != nil {
		return nil, err
	}
	for i := range cs {
		if cs[i].Seq == n {
			back := with(r.URL.RequestURI(), "saved", "", "undone", seq)
			return &saved{Seq: seq, Of: cs[i], Words: inWords(&cs[i]), Back: back, Undone: q.Get("undone") != "", Author: authorOf(r)}, nil
		}
	}
	return nil, nil
}

// inWords says what a correction did.
func inWords(c *dragoman.Correction) string {
	var v struct {
		Name, IntoName, FromName, Noun, Status string
		Into                                   string `json:"into"`
		IntoN                                  string `json:"into_name"`
		FromN                                  string `json:"from_name"`
		Class                                  string
		Reports                                []string
	}
	_ = json.Unmarshal(c.Value, &v) // what does not say is left out
	said := func(s, otherwise string) string {
		if s == "" {
			return otherwise
		}
		return s
	}
	switch c.Kind {
	case dragoman.FixSpeaker:
		if v.Name == "" && v.Class != "" {
			return "The speaker is " + map[string]string{"anonymous": "somebody not named", "generic": "people not named", "outlet": "the outlet itself", "document": "a document", "unknown": "not known"}[v.Class] + "."
		}
		return "The speaker is " + said(v.Name, "another") + "."
	case dragoman.RejectStatement:
		return "It is no statement."
	case dragoman.EditStatement:
		return "A statement was put right."
	case dragoman.RejectEvent:
		return "It is no event."
	case dragoman.EditEvent:
		return "An event was put right."
	case dragoman.RejectClaim:
		return "The passages do not part on one thing: the dispute falls away."
	case dragoman.MergeActors:
		return said(v.Name, "One actor") + " and " + said(v.IntoN, "another") + " are one, in the whole record."
	case dragoman.SplitActor:
		return "Some mentions are another: " + v.Name + "."
	case dragoman.KeepApart:
		return said(v.Name, "One actor") + " and " + said(v.FromN, "another") + " are two."
	case dragoman.Confirm:
		return map[string]string{"statement": "The statement was read right.", "event": "The event was read right.", "claim": "The reports do part on it."}[v.Noun]
	case dragoman.MergeStories:
		return "Two stories are one."
	case dragoman.SplitStory:
		return plural(len(v.Reports), "report is", "reports are") + " a story of its own."
	case dragoman.Undo:
		return "Something put right was undone."
	}
	return string(c.Kind)
}
