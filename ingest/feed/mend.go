// SPDX-License-Identifier: Apache-2.0

package feed

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

var (
	declared = regexp.MustCompile(`^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["'][^>]*\?>`)
	utf8Mark = []byte("\xef\xbb\xbf")
)

// mended is a feed's text with what often is wrong with it put right: a feed
// that is UTF-8 by its own word, or says nothing, and is not, is taken for
// Windows-1252; control characters, which no XML may hold, are dropped. JSON
// is left alone.
func mended(body []byte) []byte {
	body = bytes.TrimPrefix(body, utf8Mark)
	if t := bytes.TrimSpace(body); len(t) > 0 && t[0] == '{' {
		return body
	}
	charset := ""
	if m := declared.FindSubmatch(body[:min(len(body), 400)]); m != nil {
		charset = strings.ToLower(string(m[1]))
	}
	if bytes.HasPrefix(body, []byte("\xff\xfe")) || bytes.HasPrefix(body, []byte("\xfe\xff")) || strings.HasPrefix(charset, "utf-16") || strings.HasPrefix(charset, "iso-2022") {
		return body
	}
	if (charset == "" || charset == "utf-8" || charset == "utf8") && !utf8.Valid(body) {
		if b, err := charmap.Windows1252.NewDecoder().Bytes(body); err == nil {
			body = b
		}
	}
	out := make([]byte, 0, len(body)) // byte by byte: no other character of these charsets has such a byte
	for _, b := range body {
		if b >= ' ' || b == '\t' || b == '\n' || b == '\r' {
			out = append(out, b)
		}
	}
	return out
}

// ends closes, by the name of the root, a feed that was cut after an entry.
var ends = []struct{ root, entry, tail string }{
	{"<rss", "</item>", "</channel></rss>"},
	{"<feed", "</entry>", "</feed>"},
	{"<rdf:RDF", "</item>", "</rdf:RDF>"},
}

// closed is a feed cut in the middle, closed after its last whole entry; ok is
// false where there is none.
func closed(body []byte) (whole []byte, ok bool) {
	for _, e := range ends {
		i := bytes.Index(body, []byte(e.root))
		j := bytes.LastIndex(body, []byte(e.entry))
		if i >= 0 && j > i {
			return append(body[:j+len(e.entry):j+len(e.entry)], e.tail...), true
		}
	}
	return nil, false
}
