// SPDX-License-Identifier: Apache-2.0

// Package feed reads RSS, Atom and JSON Feed, news site maps, and OPML lists of
// feeds.
package feed

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
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
	Outlet    string // where the entry says it: in site maps
}

// Feed is what a feed says.
type Feed struct {
	Title string
	Items []Item
	Cut   bool // the feed ended in the middle; what was whole is there
}

// maxItems bounds a hostile feed.
const maxItems = 5000

// Parse reads a feed fetched from base; what is wrong with a part does not hide
// the rest. Items without an address and without a text are left out; an item
// that stands twice counts once, and one id on different addresses is no id.
func Parse(body []byte, base string) (feed Feed, err error) {
	defer func() { // a library's panic on a hostile feed is an error of this feed
		if p := recover(); p != nil {
			err = fmt.Errorf("the feed can't be taken apart: %v", p)
		}
	}()
	if len(bytes.TrimSpace(body)) == 0 {
		return feed, errors.New("the feed is empty")
	}
	from, err := url.Parse(base)
	if err != nil {
		return feed, fmt.Errorf("feed address %q: %w", base, err)
	}
	if bytes.HasPrefix(body, []byte("\x1f\x8b")) { // .xml.gz, as site maps are kept
		if body, err = unzipped(body); err != nil {
			return feed, fmt.Errorf("the feed is packed and torn: %w", err)
		}
	}
	body = mended(body)
	if isSiteMap(body) {
		return siteMap(body, from)
	}
	f, err := gofeed.NewParser().Parse(bytes.NewReader(body))
	if err != nil {
		whole, ok := closed(body)
		if !ok {
			return feed, fmt.Errorf("not a feed: %w", err)
		}
		if f, err = gofeed.NewParser().Parse(bytes.NewReader(whole)); err != nil {
			return feed, fmt.Errorf("not a feed: %w", err)
		}
		feed.Cut = true
	}
	feed.Title = strings.TrimSpace(f.Title)
	var items []Item
	for _, it := range f.Items[:min(len(f.Items), maxItems)] {
		items = append(items, entry(it, from))
	}
	feed.Items = known(items)
	return feed, nil
}

// maxFeed is the longest feed taken once it is unpacked, in bytes.
const maxFeed = 50 << 20

func unzipped(body []byte) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	out, err := io.ReadAll(io.LimitReader(z, maxFeed+1))
	if err == nil && len(out) > maxFeed {
		err = fmt.Errorf("longer than %d MB unpacked", maxFeed>>20)
	}
	return out, err
}

// entry is what one entry says. Without an address its text is all there is:
// its content, else its description.
func entry(it *gofeed.Item, from *url.URL) Item {
	item := Item{ID: it.GUID, Title: strings.TrimSpace(it.Title), HTML: it.Content}
	if u, err := from.Parse(strings.TrimSpace(it.Link)); err == nil && it.Link != "" && (u.Scheme == "http" || u.Scheme == "https") {
		item.URL = u.String()
	}
	if item.URL == "" && item.HTML == "" {
		item.HTML = it.Description
	}
	if t := it.PublishedParsed; t != nil {
		item.Published = t.UTC().Format(time.RFC3339)
	} else if t := it.UpdatedParsed; t != nil {
		item.Published = t.UTC().Format(time.RFC3339)
	}
	return item
}

// known gives each item an id of its own and drops what holds nothing or
// stands twice. Some feeds give every entry one id, or none: then it is the
// address, or a hash of the text.
func known(items []Item) (out []Item) {
	first := map[string]string{} // id → the first address that has it
	shared := map[string]bool{}
	for _, it := range items {
		if u, ok := first[it.ID]; ok && u != it.URL {
			shared[it.ID] = true
		} else if !ok {
			first[it.ID] = it.URL
		}
	}
	seen := map[string]bool{}
	for _, it := range items {
		if it.ID == "" || shared[it.ID] {
			it.ID = it.URL
		}
		if it.ID == "" {
			sum := sha256.Sum256([]byte(it.Title + "\x00" + it.HTML))
			it.ID = "sha256:" + hex.EncodeToString(sum[:16])
		}
		if it.URL == "" && it.HTML == "" || seen[it.ID] {
			continue
		}
		seen[it.ID] = true
		out = append(out, it)
	}
	return out
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
