// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"fmt"
	"net/http"
	"strings"

	"dragoman"
	"dragoman/serve/page"
)

// quotesShown is how many statements a page of quotes is made of; those that are
// the same words stand together.
const quotesShown = 50

// quotesData is who said what, and what of it is asked for.
type quotesData struct {
	Speaker, Stance, Topic, Outlet, From, To string
	Said                                     []*page.Utterance
	Earlier                                  string // address of the ones before
	Near                                     string
	Narrow                                   bool
	Meant                                    []dragoman.Named // where nothing is found
}

// quotes shows who said what: by speaker, stance, words, outlet and date.
func (p *pages) quotes(r *http.Request) (view, error) {
	v := r.URL.Query()
	get := func(k string) string {
		s := strings.TrimSpace(v.Get(k))
		return s[:min(len(s), 200)]
	}
	data := &quotesData{Speaker: get("speaker"), Stance: get("stance"), Topic: get("topic"), Outlet: get("outlet"), From: get("from"), To: get("to")}
	var q []string
	add := func(field, value string) {
		if value != "" {
			q, data.Narrow = append(q, field+`"`+strings.ReplaceAll(value, `"`, " ")+`"`), true
		}
	}
	add("speaker:", data.Speaker)
	add("stance:", data.Stance)
	add("outlet:", data.Outlet)
	for _, w := range strings.Fields(strings.Map(plain, data.Topic)) {
		add("", w)
	}
	if err := days(data.From, data.To); err != nil {
		return view{}, err
	}
	if data.From+data.To != "" {
		q, data.Narrow = append(q, "date:"+data.From+".."+data.To), true
	}
	if data.Speaker == "" {
		q = append(q, "speaker:named")
	}
	var err error
	var next string
	if data.Said, next, err = p.o.Desk.Quotes(r.Context(), strings.Join(q, " "), v.Get("after"), quotesShown); err != nil {
		return view{}, err
	}
	if next != "" {
		data.Earlier = with(r.URL.RequestURI(), "after", next)
	}
	if len(data.Said) > 0 {
		data.Near = data.Said[0].Published
	} else if data.Speaker != "" {
		if data.Meant, err = p.o.Desk.NearNames(r.Context(), data.Speaker, 5); err != nil {
			return view{}, err
		}
	}
	return view{Template: "quotes.html", Title: "Quotes", Nav: "quotes", Data: data}, nil
}

// days refuses what is neither a day nor nothing.
func days(all ...string) error {
	for _, d := range all {
		if d != "" && page.DayInWords(d, "") == "" {
			return fmt.Errorf("%w: %q is no day; one is written 2026-03-10", errForm, d)
		}
	}
	return nil
}

// plain keeps what stands in words: what searches give another meaning is a blank.
func plain(r rune) rune {
	if strings.ContainsRune(`"():~*-`, r) {
		return ' '
	}
	return r
}
