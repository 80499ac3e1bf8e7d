// SPDX-License-Identifier: Apache-2.0

package ui

// room is an entry of the navigation: one a page that stands by itself.
type room struct {
	Path, Name, Label string
	Count             int    // of what waits there; 0 shows none
	Of                string // what is counted, for who can't see the place of the number
}

// rooms are the pages of the navigation, in its order.
func rooms() []room {
	return []room{
		{Path: "/", Name: "today", Label: "Today"},
		{Path: "/d", Name: "pairs", Label: "Pairs"},
		{Path: "/e", Name: "actors", Label: "Actors"},
		{Path: "/q", Name: "quotes", Label: "Quotes"},
		{Path: "/watch", Name: "watch", Label: "Watches"},
		{Path: "/check", Name: "check", Label: "Check"},
		{Path: "/review", Name: "review", Label: "Review"},
		{Path: "/sources", Name: "sources", Label: "Sources"},
	}
}
