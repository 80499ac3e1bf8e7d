// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"golang.org/x/net/html/charset"

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

// feedFault says why a feed does not answer, without its address and its state,
// which stand beside it.
func feedFault(f dragoman.Feed) string {
	return strings.TrimPrefix(strings.TrimPrefix(f.Error, f.URL+": "), string(f.State)+": ")
}

// Bounds of a list of feeds that is taken in.
const (
	mostOPML  = 4 << 20 // bytes
	mostFeeds = 5000
)

// takeFeeds watches the feeds of an OPML file, folders in it and all.
func (p *pages) takeFeeds(r *http.Request) (string, error) {
	f, _, err := r.FormFile("file")
	if err != nil {
		return "", fmt.Errorf("%w: choose an OPML file, as readers of feeds export it", errForm)
	}
	defer f.Close()
	d := xml.NewDecoder(io.LimitReader(f, mostOPML))
	d.CharsetReader = charset.NewReaderLabel
	n := 0
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return "", fmt.Errorf("%w: the file is no OPML: %v", errForm, err)
		}
		e, ok := t.(xml.StartElement)
		if !ok || e.Name.Local != "outline" {
			continue
		}
		at := map[string]string{}
		for _, a := range e.Attr {
			at[strings.ToLower(a.Name.Local)] = strings.TrimSpace(a.Value)
		}
		if !feedAddress(at["xmlurl"]) {
			continue
		}
		if n++; n > mostFeeds {
			return "", fmt.Errorf("%w: the file lists more than %d feeds; the first are taken", errForm, mostFeeds)
		}
		if _, err := p.o.Desk.Record.AddFeed(r.Context(), dragoman.Feed{URL: at["xmlurl"], Title: cmp.Or(at["title"], at["text"])}); err != nil {
			return "", err
		}
	}
	if n == 0 {
		return "", fmt.Errorf("%w: the file lists no feed", errForm)
	}
	if p.o.Wake != nil {
		p.o.Wake()
	}
	return "/sources#feeds", nil
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
