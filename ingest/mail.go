// SPDX-License-Identifier: Apache-2.0

package ingest

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/text/encoding/htmlindex"

	"dragoman"
)

// maxParts is how many parts of a mail are looked at, in all its layers.
const maxParts = 100

// letter makes a report of a mail (RFC 5322): its subject is the title, its
// date the publication date, its sender the outlet, its Archived-At the
// address; the text is its plain part, or its HTML part where that is all the
// text there is. Attachments are not read.
func letter(path string, b []byte) (dragoman.Raw, error) {
	m, err := mail.ReadMessage(bytes.NewReader(b))
	if err != nil {
		return dragoman.Raw{}, fault(path, fmt.Errorf("not a mail: %w", err), "a mail has its headers first, then an empty line")
	}
	raw := dragoman.Raw{Path: path, Title: header(m.Header.Get("Subject"))}
	if at, err := m.Header.Date(); err == nil {
		raw.Published = at.Format(time.RFC3339)
	}
	if from, err := (&mail.AddressParser{WordDecoder: words}).Parse(m.Header.Get("From")); err == nil {
		if raw.Outlet = from.Name; raw.Outlet == "" {
			raw.Outlet = from.Address
		}
	}
	raw.Key = strings.Trim(header(m.Header.Get("Message-Id")), "<>")
	if at := strings.Trim(header(m.Header.Get("Archived-At")), "<>"); strings.HasPrefix(at, "http://") || strings.HasPrefix(at, "https://") {
		raw.URL = at
	}
	left := maxParts
	plain, page, err := bodies(m.Header.Get, m.Body, 0, &left)
	if err != nil {
		return dragoman.Raw{}, fault(path, fmt.Errorf("the mail's body: %w", err), "")
	}
	part := plain
	raw.Media = "text/plain"
	if part == nil || page != nil && teaser(part.bytes, page.bytes) {
		part, raw.Media = page, "text/html"
	}
	if part == nil {
		return dragoman.Raw{}, fault(path, errors.New("the mail has no text"), "attachments are not read: give them as files of their own")
	}
	raw.Bytes, raw.Charset = part.bytes, part.charset
	return raw, nil
}

// teaser reports whether the plain part of a mail is no more than a word on its
// HTML part, such as how to see it: less than a fifth of its letters.
func teaser(plain, page []byte) bool {
	letters, t := 0, html.NewTokenizer(bytes.NewReader(page))
	for skip := false; ; {
		switch t.Next() {
		case html.ErrorToken:
			return len(bytes.TrimSpace(plain))*5 < letters || len(bytes.TrimSpace(plain)) == 0
		case html.StartTagToken:
			name, _ := t.TagName()
			skip = string(name) == "style" || string(name) == "script"
		case html.EndTagToken:
			skip = false
		case html.TextToken:
			if !skip {
				letters += len(bytes.TrimSpace(t.Raw()))
			}
		}
	}
}

type part struct {
	bytes   []byte
	charset string
}

// bodies finds the first plain and the first HTML part of a body.
func bodies(head func(string) string, in io.Reader, depth int, left *int) (plain, page *part, err error) {
	kind, params, err := mime.ParseMediaType(head("Content-Type"))
	if err != nil {
		kind = "text/plain"
	}
	if strings.HasPrefix(kind, "multipart/") && params["boundary"] != "" && depth < 8 {
		parts := multipart.NewReader(in, params["boundary"])
		for *left > 0 && (plain == nil || page == nil) {
			*left--
			p, err := parts.NextRawPart()
			if err == io.EOF || err != nil && plain != nil {
				break
			}
			if err != nil {
				return nil, nil, err
			}
			if p.FileName() != "" {
				continue
			}
			t, h, err := bodies(p.Header.Get, p, depth+1, left)
			if err != nil {
				return nil, nil, err
			}
			if plain == nil {
				plain = t
			}
			if page == nil {
				page = h
			}
		}
		return plain, page, nil
	}
	if kind != "text/plain" && kind != "text/html" {
		return nil, nil, nil
	}
	switch strings.ToLower(strings.TrimSpace(head("Content-Transfer-Encoding"))) {
	case "quoted-printable":
		in = quotedprintable.NewReader(in)
	case "base64":
		in = base64.NewDecoder(base64.StdEncoding, in)
	}
	b, err := io.ReadAll(io.LimitReader(in, MaxReport+1))
	if err != nil {
		return nil, nil, err
	}
	p := &part{b, params["charset"]}
	if kind == "text/html" {
		return nil, p, nil
	}
	return p, nil, nil
}

// words decodes the words of a header that are not ASCII.
var words = &mime.WordDecoder{CharsetReader: func(name string, in io.Reader) (io.Reader, error) {
	e, err := htmlindex.Get(name)
	if err != nil {
		return nil, err
	}
	return e.NewDecoder().Reader(in), nil
}}

func header(s string) string {
	if d, err := words.DecodeHeader(s); err == nil {
		s = d
	}
	return strings.Join(strings.Fields(s), " ")
}
