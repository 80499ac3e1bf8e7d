// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"encoding/xml"
	"fmt"
	"net/http"
	"strings"

	"dragoman"
)

// feedWords say how a feed fares.
var feedWords = map[dragoman.FeedState]string{dragoman.FeedNew: "not asked yet", dragoman.FeedOK: "answers", dragoman.FeedUnchanged: "nothing new", dragoman.FeedEmpty: "answers, without items",
	dragoman.FeedBroken: "does not answer as a feed", dragoman.FeedBlocked: "refuses, or may not be asked", dragoman.FeedGone: "is gone", dragoman.FeedPaused: "paused"}

// changeFeed pauses a feed, lets it go on, or stops watching it.
func (p *pages) changeFeed(r *http.Request) (string, error) {
	ctx, u := r.Context(), r.FormValue("url")
	var err error
	switch act := r.FormValue("act"); act {
	case "pause", "resume":
		if err = p.o.Desk.Record.PauseFeed(ctx, u, act == "pause"); err == nil && act == "resume" && p.o.Wake != nil {
			p.o.Wake()
		}
	case "remove":
		err = p.o.Desk.Record.RemoveFeed(ctx, u)
	default:
		err = fmt.Errorf("%w: a feed is paused, let go on or removed", errForm)
	}
	return "/sources#feeds", err
}

// opml is the feeds as OPML 2.0, for other readers and to take them elsewhere.
type opml struct {
	XMLName xml.Name  `xml:"opml"`
	Version string    `xml:"version,attr"`
	Title   string    `xml:"head>title"`
	Feeds   []outline `xml:"body>outline"`
}

type outline struct {
	Type  string `xml:"type,attr"`
	Text  string `xml:"text,attr"`
	Title string `xml:"title,attr"`
	URL   string `xml:"xmlUrl,attr"`
}

// feedsFile is the feeds that are watched.
func (p *pages) feedsFile(w http.ResponseWriter, r *http.Request) {
	feeds, err := p.o.Desk.Record.Feeds(r.Context(), "")
	if err != nil {
		p.fault(w, r, err)
		return
	}
	out := opml{Version: "2.0", Title: "Feeds of Dragoman"}
	for _, f := range feeds {
		name := f.Outlet
		if name == "" {
			name = f.Title
		}
		if name == "" {
			name = f.URL
		}
		if strings.HasPrefix(f.URL, "http://") || strings.HasPrefix(f.URL, "https://") { // a folder is of this machine
			out.Feeds = append(out.Feeds, outline{"rss", name, name, f.URL})
		}
	}
	b, err := xml.MarshalIndent(out, "", " ")
	if err != nil {
		p.fault(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "text/x-opml; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="feeds.opml"`)
	_, _ = w.Write(append([]byte(xml.Header), append(b, '\n')...)) // an error means that the reader has gone
}
