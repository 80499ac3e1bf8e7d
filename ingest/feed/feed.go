// SPDX-License-Identifier: Apache-2.0

// Package feed reads RSS, Atom and JSON Feed, and OPML lists of feeds.
package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html/charset"
)

// Item is one entry of a feed.
type Item struct {
	ID        string // the feed's id of the entry, else its address
	URL       string // absolute
	Title     string
	Published string // RFC 3339; "" unknown
	HTML      string // the full text, where the feed carries it
}

// Feed is what a feed says.
type Feed struct {
	Title string
	Items []Item
}

// maxItems bounds a hostile feed.
const maxItems = 5000

// Parse reads a feed fetched from base. Items without an address and without a
// text are left out; an item that stands twice counts once.
func Parse(body []byte, base string) (feed Feed, err error) {
	defer func() { // a library's panic on a hostile feed is an error of this feed
		if p := recover(); p != nil {
			err = fmt.Errorf("the feed can't be taken apart: %v", p)
		}
	}()
	if len(bytes.TrimSpace(body)) == 0 {
		return feed, errors.New("the feed is empty")
	}
	f, err := gofeed.NewParser().Parse(bytes.NewReader(body))
	if err != nil {
		return feed, fmt.Errorf("not a feed: %w", err)
	}
	from, err := url.Parse(base)
	if err != nil {
		return feed, fmt.Errorf("feed address %q: %w", base, err)
	}
	feed.Title = strings.TrimSpace(f.Title)
	seen := map[string]bool{}
	for _, it := range f.Items[:min(len(f.Items), maxItems)] {
		item := Item{ID: it.GUID, Title: strings.TrimSpace(it.Title), HTML: it.Content}
		if u, err := from.Parse(strings.TrimSpace(it.Link)); err == nil && it.Link != "" && (u.Scheme == "http" || u.Scheme == "https") {
			item.URL = u.String()
		}
		if item.ID == "" {
			item.ID = item.URL
		}
		if t := it.PublishedParsed; t != nil {
			item.Published = t.UTC().Format(time.RFC3339)
		} else if t := it.UpdatedParsed; t != nil {
			item.Published = t.UTC().Format(time.RFC3339)
		}
		if item.ID == "" || item.URL == "" && item.HTML == "" || seen[item.ID] {
			continue
		}
		seen[item.ID] = true
		feed.Items = append(feed.Items, item)
	}
	return feed, nil
}

// Subscription is one feed of an OPML list.
type Subscription struct{ Title, URL string }

type outline struct {
	Text     string    `xml:"text,attr"`
	Title    string    `xml:"title,attr"`
	URL      string    `xml:"xmlUrl,attr"`
	Outlines []outline `xml:"outline"`
}

// OPML reads a list of feeds, at any depth of folders.
func OPML(body []byte) ([]Subscription, error) {
	if depth, err := depthOf(body); err != nil || depth > 50 {
		if err == nil {
			err = fmt.Errorf("nests %d deep", depth)
		}
		return nil, fmt.Errorf("not an OPML list: %w", err)
	}
	var doc struct {
		XMLName  xml.Name  `xml:"opml"`
		Outlines []outline `xml:"body>outline"`
	}
	d := decoder(body)
	if err := d.Decode(&doc); err != nil {
		return nil, fmt.Errorf("not an OPML list: byte %d: %w", d.InputOffset(), err)
	}
	var out []Subscription
	var walk func([]outline)
	walk = func(os []outline) {
		for _, o := range os {
			if o.URL != "" {
				title := o.Title
				if title == "" {
					title = o.Text
				}
				out = append(out, Subscription{title, o.URL})
			}
			walk(o.Outlines)
		}
	}
	walk(doc.Outlines)
	if len(out) == 0 {
		return nil, errors.New("the OPML list holds no feed (no outline has an xmlUrl)")
	}
	return out, nil
}

func decoder(body []byte) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(body))
	d.CharsetReader = charset.NewReaderLabel
	return d
}

// depthOf measures how deep an XML text nests.
func depthOf(body []byte) (most int, err error) {
	d := decoder(body)
	for depth := 0; ; {
		t, err := d.RawToken()
		if err != nil {
			if d.InputOffset() >= int64(len(body)) {
				return most, nil
			}
			return most, fmt.Errorf("byte %d: %w", d.InputOffset(), err)
		}
		switch t.(type) {
		case xml.StartElement:
			depth++
			most = max(most, depth)
		case xml.EndElement:
			depth--
		}
	}
}
