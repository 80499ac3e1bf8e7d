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
		{[]string{"j", "k"}, "the next line, the one before: stories, disputes, items of a queue, passages found"},
		{[]string{"Enter"}, "open the line"},
		{[]string{"Esc"}, "close the passages, leave a field"},
		{[]string{"g", "t"}, "go to Today"},
		{[]string{"g", "w"}, "go to Watches"},
		{[]string{"g", "q"}, "go to Quotes"},
		{[]string{"g", "s"}, "go to Sources"},
		{[]string{"g", "r"}, "go to Review"},
		{[]string{"g", "c"}, "go to Check"},
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
		{[]string{"y"}, "it is so"},
		{[]string{"n"}, "it is not so"},
		{[]string{"e"}, "put it right"},
		{[]string{"s"}, "leave it for later"},
		{[]string{"u"}, "undo"},
	}},
}

func (p *pages) keys(*http.Request) (view, error) {
	return view{Template: "keys.html", Title: "Keys", Nav: "keys", Data: keyGroups}, nil
}
