// SPDX-License-Identifier: Apache-2.0

package ui

import "net/http"

// keyGroup is what keys do on some pages, as the page of keys tells it. What
// they do stands in static/desk.js.
type keyGroup struct {
	Title string
	Keys  []keyLine
}

type keyLine struct {
	Keys []string
	Does string
}

var keyGroups = []keyGroup{
	{"Everywhere", []keyLine{
		{[]string{"/"}, "search"},
		{[]string{"?"}, "this page; Esc goes back"},
		{[]string{"j", "k"}, "the next line, the one before: stories, disputes, passages found"},
		{[]string{"Enter"}, "open the line"},
		{[]string{"Esc"}, "close the passages, leave a field"},
		{[]string{"g", "t"}, "go to Today"},
		{[]string{"g", "p"}, "go to Pairs"},
		{[]string{"g", "a"}, "go to Actors"},
		{[]string{"g", "q"}, "go to Quotes"},
		{[]string{"g", "w"}, "go to Watches"},
		{[]string{"g", "c"}, "go to Check"},
		{[]string{"g", "r"}, "go to Review"},
		{[]string{"g", "s"}, "go to Sources"},
	}},
	{"In a story", []keyLine{
		{[]string{"d"}, "what is disputed"},
		{[]string{"a"}, "what they agree on"},
		{[]string{"p"}, "the passages of the dispute the keyboard is on"},
	}},
	{"On Today", []keyLine{
		{[]string{"←"}, "the day before"},
		{[]string{"→"}, "the day after"},
		{[]string{"s"}, "keep the story among yours, or let it go"},
		{[]string{"m"}, "mark the story read, or unread"},
	}},
	{"In the review queue", []keyLine{
		{[]string{"j", "k"}, "the next reading, the one before"},
		{[]string{"y"}, "it is so"},
		{[]string{"n"}, "it is not so"},
		{[]string{"e"}, "to the fields; once something is changed, save it"},
		{[]string{"s"}, "leave it for later"},
		{[]string{"u"}, "undo"},
	}},
}

func (p *pages) keys(*http.Request) (view, error) {
	return view{Template: "keys.html", Title: "Keys", Nav: "keys", Data: keyGroups}, nil
}
