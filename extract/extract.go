// SPDX-License-Identifier: Apache-2.0

// Package extract takes the report out of its bytes: it decodes them, finds
// the article in a page, marks the furniture (headline, byline, caption,
// credit, cross-heading, dateline, boilerplate), and finds title, outlet and
// publication date. Once decoded, a plain text is kept byte for byte.
package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"dragoman"
	"dragoman/lang"
)

// Extractor makes reports of raw bytes. It is safe for concurrent use.
type Extractor struct {
	marks   []mark
	updated []string // words that say a date is that of a change
	options Options
}

// Options are the user's overrides.
type Options struct {
	Charset  string // of inputs that declare none; "" means UTF-8
	Language string // ISO 639-1; "" means: find out
}

// MaxText is the longest text of one report, in bytes: ten times the longest a
// newspaper prints. It bounds what reading costs: half a megabyte of any text
// takes under ten seconds of one core and under 400 MB.
const MaxText = 512 << 10

// New makes an extractor with a language pack's furniture marks.
func New(pack *lang.Pack, o Options) (*Extractor, error) {
	m, err := loadMarks(pack)
	if err != nil {
		return nil, err
	}
	x := &Extractor{marks: m, options: o}
	words, err := pack.Words("updated")
	for _, l := range words {
		x.updated = append(x.updated, l.Columns[0])
	}
	return x, err
}

// Report makes a report of raw. What is doubtful but did not stop the reading
// (a date that can't be understood, a page cut off) comes back as warnings. An
// error is always a *dragoman.InputError.
func (x *Extractor) Report(raw dragoman.Raw) (rep dragoman.Report, warnings []error, err error) {
	fault := func(at int64, err error, hint string) error {
		return &dragoman.InputError{Path: raw.Path, Record: raw.Record, Offset: at, Err: err, Hint: hint}
	}
	warn := func(at int64, err error) { warnings = append(warnings, fault(at, err, "")) }
	if len(raw.Bytes) == 0 {
		return rep, nil, fault(-1, errors.New("empty"), "")
	}
	text, at, doubt, err := decode(raw, x.options.Charset)
	if err != nil {
		return rep, nil, fault(int64(at), err, decodeHint(err))
	}
	if doubt != nil {
		warn(-1, doubt)
	}
	tooLong := func(text string) error {
		return fault(-1, fmt.Errorf("%d KB of text is too long for one report (at most %d KB)", len(text)>>10, MaxText>>10), "split it into its reports, or give them as rows of JSONL")
	}
	if raw.Media != "text/html" && len(text) > MaxText {
		return rep, nil, tooLong(text)
	}
	sum := sha256.Sum256(raw.Bytes)
	rep = dragoman.Report{
		Key: raw.Key, Path: raw.Path, Outlet: raw.Outlet, Title: raw.Title, URL: raw.URL,
		Snapshot: hex.EncodeToString(sum[:]), Furniture: []dragoman.Furniture{},
	}
	switch raw.Media {
	case "text/html":
		if err := x.page(&rep, text); err != nil {
			return rep, nil, fault(-1, err, "give the article's text as .txt, or check that the page holds an article")
		}
		if !strings.Contains(strings.ToLower(text[max(0, len(text)-2048):]), "</html") {
			warn(int64(len(text)), errors.New("the page ends before </html>: it may be cut off"))
		}
		if len(rep.Text) > MaxText {
			return rep, nil, tooLong(rep.Text)
		}
	case "text/markdown":
		rep.Text = text
		x.markdown(&rep)
	case "text/plain", "":
		rep.Text = text
		x.plain(&rep, 0)
	default:
		return rep, nil, fault(-1, fmt.Errorf("%s is no report", raw.Media), "give it as a file: rows and mails are taken apart there")
	}
	if strings.TrimSpace(rep.Text) == "" {
		return rep, nil, fault(-1, errors.New("no text in it"), "")
	}
	if len(strings.Fields(rep.Text)) == 1 {
		warn(-1, errors.New("a single word: there is no sentence to read"))
	}
	if err := x.published(&rep, raw.Published); err != nil {
		warn(-1, err)
	}
	if found := Language(rep.Text); found != "" {
		rep.Language = found
	}
	if x.options.Language != "" {
		rep.Language = x.options.Language
	}
	rep.ID = ID(&rep)
	return rep, warnings, nil
}

// published fills Published: what was given wins, then the page's metadata
// (which page has put there), then the text's own head, then the address.
func (x *Extractor) published(rep *dragoman.Report, given string) error {
	if given != "" {
		d, err := ParseDate(given)
		if err != nil {
			rep.Published.Basis = "unknown"
			return fmt.Errorf("published %q: %w; it stays unknown", given, err)
		}
		d.Basis = "given"
		rep.Published = d
		return nil
	}
	if rep.Published.Value != "" {
		return nil
	}
	if d, ok := dateInHead(rep, x.updated); ok {
		rep.Published = d
		return nil
	}
	if d, ok := dateInURL(rep.URL); ok {
		rep.Published = d
		return nil
	}
	rep.Published = dragoman.Date{Basis: "unknown"}
	return nil
}

// ID is a report's id: "r" and 16 hex digits of the SHA-256 of outlet,
// address, date, title and text. The same report read again has the same id.
func ID(rep *dragoman.Report) string {
	h := sha256.New()
	for _, s := range []string{rep.Outlet, rep.URL, rep.Published.Value, rep.Title, rep.Text} {
		fmt.Fprintf(h, "%d:%s", len(s), s)
	}
	return "r" + hex.EncodeToString(h.Sum(nil)[:8])
}
