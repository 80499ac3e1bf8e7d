// SPDX-License-Identifier: Apache-2.0

package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
)

// root is the name of the first element of an XML text, "" where there is none.
func root(body []byte) string {
	d := decoder(body)
	for {
		t, err := d.RawToken()
		if err != nil {
			return ""
		}
		if s, ok := t.(xml.StartElement); ok {
			return s.Name.Local
		}
	}
}

// IsOPML tells whether a text is a list of feeds.
func IsOPML(body []byte) bool { return root(body) == "opml" }

// IsFeed tells whether a text begins as a feed or a site map.
func IsFeed(body []byte) bool {
	switch root(body) {
	case "rss", "feed", "RDF", "urlset", "sitemapindex":
		return true
	}
	return false
}

// place is one address of a site map, with what the news extension says of it.
type place struct {
	Loc  string `xml:"loc"`
	News struct {
		Title       string `xml:"title"`
		Date        string `xml:"publication_date"`
		Publication struct {
			Name string `xml:"name"`
		} `xml:"publication"`
	} `xml:"http://www.google.com/schemas/sitemap-news/0.9 news"`
}

// siteMap reads a site map, an address at a time: those with news of the page
// are its items, or all of them where none has any and the map is short enough
// to be one of news. A map of maps is refused with the addresses of its maps.
func siteMap(body []byte, from *url.URL) (feed Feed, err error) {
	d := decoder(body)
	var plain, named []Item
	var maps []string
	for len(named) < maxItems {
		t, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			if len(plain)+len(named) == 0 {
				return feed, fmt.Errorf("not a site map: byte %d: %w", d.InputOffset(), err)
			}
			feed.Cut = true
			break
		}
		s, ok := t.(xml.StartElement)
		if !ok || s.Name.Local != "url" && s.Name.Local != "sitemap" {
			continue
		}
		var p place
		if err := d.DecodeElement(&p, &s); err != nil {
			feed.Cut = true
			break
		}
		u, err := from.Parse(strings.TrimSpace(p.Loc))
		if err != nil || u.Scheme != "http" && u.Scheme != "https" {
			continue
		}
		if s.Name.Local == "sitemap" {
			maps = append(maps, u.String())
			continue
		}
		it := Item{ID: u.String(), URL: u.String(), Title: strings.TrimSpace(p.News.Title), Published: strings.TrimSpace(p.News.Date), Outlet: strings.TrimSpace(p.News.Publication.Name)}
		if it.Title != "" || it.Published != "" {
			named = append(named, it)
		} else if len(plain) <= maxPlain {
			plain = append(plain, it)
		}
	}
	switch {
	case len(maps) > 0:
		return feed, fmt.Errorf("it is a map of %d site maps: give the one of its news, such as %s", len(maps), strings.Join(maps[:min(3, len(maps))], " "))
	case len(named) > 0:
		feed.Items, feed.Title = known(named), named[0].Outlet
	case len(plain) > maxPlain:
		return feed, errors.New("the site map is of a whole site, not of its news: no entry has a news:title")
	default:
		feed.Items = known(plain)
	}
	return feed, nil
}

// maxPlain is how many addresses a site map without news may have.
const maxPlain = 1000

func isSiteMap(body []byte) bool {
	head := body[:min(len(body), 4096)]
	return (bytes.Contains(head, []byte("<urlset")) || bytes.Contains(head, []byte("<sitemapindex"))) && IsFeed(body)
}
