// SPDX-License-Identifier: Apache-2.0

// Package ingest brings bytes in, with where they came from: files, folders,
// globs, mails, mailboxes, web archives, feeds and site maps that were saved,
// rows of JSONL, JSON and CSV, standard input. It does not look inside a
// report; extract does.
package ingest

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"

	"dragoman"
)

// MaxReport is the largest single report taken, in bytes.
const MaxReport = 8 << 20

// Options says what is known of all the reports of a run.
type Options struct {
	Published string            // publication date given by the user
	Outlet    string            // outlet given by the user
	Map       map[string]string // our field name to the input's, for rows
	Addresses bool              // give what has an address and no text as a report without bytes
	Stdin     io.Reader         // what "-" reads; nil is os.Stdin

	// Skip says how many reports and faults of a file of many are passed over,
	// since they were given before; nil is none.
	Skip func(path string) int
}

// Check tells what is wrong with options.
func (o Options) Check() error {
	ours := slices.Sorted(maps.Keys(otherNames))
	for _, name := range slices.Sorted(maps.Keys(o.Map)) {
		if !slices.Contains(ours, name) {
			return fmt.Errorf("--map %s=%s: there is no field %q of ours; there are %s", name, o.Map[name], name, strings.Join(ours, ", "))
		}
	}
	return nil
}

// Files makes a source of paths: files, folders (walked, in name order), glob
// patterns and "-". A missing path is an error of its own in turn, not the end.
func Files(paths []string, o Options) *Source {
	return &Source{todo: slices.Clone(paths), options: o}
}

// Named makes a source of one file that is at hand, read as its name says, as
// Files reads it from disk. It fails for a document that is not read and for a
// packed file.
func Named(name string, in io.Reader, o Options) (*Source, error) {
	if err := refused(name); err != nil {
		return nil, err
	}
	if packed(name) {
		return nil, fault(name, errors.New("a packed file is not taken here"), "give it unpacked")
	}
	s := &Source{options: o}
	if HoldsMany(Media(name)) {
		s.many = open(name, Media(name), io.NopCloser(in), o)
		return s, nil
	}
	raw, err := whole(name, Media(name), in)
	if err != nil {
		return nil, err
	}
	s.one = &raw
	return s, nil
}

// Source gives the reports of paths, one after the other. It is a
// dragoman.Source for one goroutine; Taken may be asked from another.
type Source struct {
	options Options
	todo    []string
	taken   atomic.Int64
	many    many          // the file of many reports being read, if any
	skip    int           // of them, how many are passed over yet
	one     *dragoman.Raw // a report at hand, if any
}

// many gives the reports of one file, then io.EOF. It closes the file.
type many func() (dragoman.Raw, error)

// open reads a file of many reports by its kind.
func open(path, media string, in io.ReadCloser, o Options) many {
	switch media {
	case "application/warc":
		return archive(path, in)
	case "application/mbox":
		return mailbox(path, in)
	case "application/xml":
		return saved(path, in, o.Addresses)
	}
	r := newRows(path, media, in, o)
	return func() (dragoman.Raw, error) { return r.next() }
}

func (s *Source) Next(ctx context.Context) (dragoman.Raw, error) {
	for {
		if err := ctx.Err(); err != nil {
			return dragoman.Raw{}, err
		}
		if s.one != nil {
			raw := *s.one
			s.one = nil
			return s.given(raw), nil
		}
		if s.many != nil {
			raw, err := s.many()
			if s.skip > 0 && err != io.EOF {
				s.skip--
				continue
			}
			if err != io.EOF {
				return s.given(raw), err
			}
			s.many, s.skip = nil, 0
		}
		if len(s.todo) == 0 {
			return dragoman.Raw{}, io.EOF
		}
		path := s.todo[0]
		s.todo = s.todo[1:]
		raw, done, err := s.open(path)
		if err != nil {
			return dragoman.Raw{}, err
		}
		if done {
			return s.given(raw), nil
		}
	}
}

// open reads one path. done is false where the path stood for others (a
// folder, a pattern, a file of many), which come next.
func (s *Source) open(path string) (raw dragoman.Raw, done bool, err error) {
	if path == "-" {
		in := s.options.Stdin
		if in == nil {
			in = os.Stdin
		}
		return s.stdin(in)
	}
	st, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && strings.ContainsAny(path, "*?["):
		found, _ := filepath.Glob(path)
		if len(found) == 0 {
			return raw, false, fault(path, errors.New("no file matches"), "check the pattern; quote it if the shell should not expand it")
		}
		s.todo = append(found, s.todo...)
		return raw, false, nil
	case errors.Is(err, fs.ErrNotExist):
		return raw, false, fault(path, errors.New("no such file"), "check the path")
	case err != nil:
		return raw, false, fault(path, err, "")
	case st.IsDir():
		return raw, false, s.folder(path)
	case st.Size() > MaxReport && !HoldsMany(Media(path)):
		return raw, false, fault(path, fmt.Errorf("%d MB is too large for one report (at most %d MB)", st.Size()>>20, MaxReport>>20), "split it, or give many reports as JSONL rows")
	}
	if err := refused(path); err != nil {
		return raw, false, err
	}
	f, err := os.Open(path)
	if err != nil {
		return raw, false, fault(path, err, "")
	}
	var in io.ReadCloser = &counted{f, &s.taken}
	if packed(path) && Media(path) != "application/warc" { // an archive is packed record by record
		if in, err = unpack(in); err != nil {
			f.Close()
			return raw, false, fault(path, fmt.Errorf("not gzip: %w", err), "")
		}
	}
	if HoldsMany(Media(path)) {
		s.many = open(path, Media(path), in, s.options)
		if s.options.Skip != nil {
			s.skip = s.options.Skip(path)
		}
		return raw, false, nil
	}
	defer in.Close()
	raw, err = whole(path, Media(path), in)
	return raw, err == nil, err
}

// Taken is how many bytes of the files were read so far, packed ones as they
// lie.
func (s *Source) Taken() int64 { return s.taken.Load() }

type counted struct {
	io.ReadCloser
	n *atomic.Int64
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.ReadCloser.Read(p)
	c.n.Add(int64(n))
	return n, err
}

// Size is how many bytes the files of paths have, of those that will be read;
// 0 where it can't be told before: of standard input.
func Size(paths []string) (total int64) {
	for _, path := range paths {
		found, _ := filepath.Glob(path)
		if st, err := os.Stat(path); err == nil {
			found = []string{path}
			if !st.IsDir() {
				total += st.Size()
				continue
			}
		}
		if path == "-" {
			return 0
		}
		for _, f := range found {
			_ = filepath.WalkDir(f, func(p string, d fs.DirEntry, err error) error { // what can't be listed is told when its turn comes
				if err == nil && d.Type().IsRegular() && Media(p) != "" {
					if i, err := d.Info(); err == nil {
						total += i.Size()
					}
				}
				return nil
			})
		}
	}
	return total
}

// whole reads an input that is one report.
func whole(path, media string, in io.Reader) (dragoman.Raw, error) {
	b, err := io.ReadAll(io.LimitReader(in, MaxReport+1))
	if err != nil {
		return dragoman.Raw{}, fault(path, err, "")
	}
	if len(b) > MaxReport {
		return dragoman.Raw{}, fault(path, fmt.Errorf("more than %d MB is too large for one report", MaxReport>>20), "split it, or give many reports as JSONL rows")
	}
	if what := document(path, b); what != "" {
		return dragoman.Raw{}, noDocument(path, what)
	}
	if media == "message/rfc822" {
		return letter(path, b)
	}
	if media == "" {
		media = sniff(b)
	}
	return dragoman.Raw{Path: path, Media: media, Bytes: b}, nil
}

// folder puts the files of a folder, in name order, before what is left.
// Hidden files and what holds no report are passed over; documents that may
// hold one, but are not read, are told each in its turn.
func (s *Source) folder(path string) error {
	var found []string
	err := filepath.WalkDir(path, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if p != path && strings.HasPrefix(d.Name(), ".") {
			if d.IsDir() {
				return filepath.SkipDir
			}
			return nil
		}
		if d.Type().IsRegular() && (InFolder(p, s.options) || document(p, nil) != "") {
			found = append(found, p)
		}
		return nil
	})
	if err != nil {
		return fault(path, err, "")
	}
	if len(found) == 0 {
		return fault(path, errors.New("the folder holds no report"), "reports are .txt, .md, .html, .eml; many are .jsonl, .json, .csv, .tsv, .warc, .mbox, .rss, .atom; each also with .gz")
	}
	s.todo = append(found, s.todo...)
	return nil
}

// stdin is one report, unless its first bytes open a file of many.
func (s *Source) stdin(in io.Reader) (raw dragoman.Raw, done bool, err error) {
	head := make([]byte, 512)
	n, err := io.ReadFull(in, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return raw, false, fault("-", err, "")
	}
	all := io.MultiReader(bytes.NewReader(head[:n]), in)
	media := manyBy(head[:n])
	if bytes.HasPrefix(head[:n], []byte("\x1f\x8b")) {
		if media = manyBy(inside(head[:n])); media != "application/warc" { // an archive is packed record by record
			z, err := gzip.NewReader(all)
			if err != nil {
				return raw, false, fault("-", fmt.Errorf("not gzip: %w", err), "")
			}
			all = z
		}
	}
	if media != "" {
		s.many = open("-", media, io.NopCloser(all), s.options)
		return raw, false, nil
	}
	raw, err = whole("-", "", all)
	return raw, err == nil, err
}

// inside is what the first bytes of a gzip file hold, as far as they go.
func inside(head []byte) []byte {
	z, err := gzip.NewReader(bytes.NewReader(head))
	if err != nil {
		return nil
	}
	out, _ := io.ReadAll(io.LimitReader(z, 512)) // it ends in the middle
	return out
}

// manyBy is the kind of a file of many reports by its first bytes, "" for none:
// JSONL opens an object, a JSON list does before an object.
func manyBy(head []byte) string {
	start := strings.TrimSpace(strings.TrimPrefix(string(head), "\ufeff"))
	list, isList := strings.CutPrefix(start, "[")
	switch {
	case strings.HasPrefix(start, "{"):
		return "application/jsonl"
	case isList && strings.HasPrefix(strings.TrimSpace(list), "{"):
		return "application/json"
	case strings.HasPrefix(start, "WARC/1."):
		return "application/warc"
	case strings.HasPrefix(start, "From ") && isMailbox(head):
		return "application/mbox"
	}
	for _, xml := range []string{"<?xml", "<rss", "<feed", "<urlset", "<sitemapindex", "<opml"} {
		if strings.HasPrefix(start, xml) && !strings.Contains(strings.ToLower(start), "<html") && !strings.Contains(strings.ToLower(start), "<!doctype html") {
			return "application/xml"
		}
	}
	return ""
}

func sniff(b []byte) string {
	head := strings.ToLower(strings.TrimSpace(string(b[:min(len(b), 512)])))
	if strings.HasPrefix(head, "<!doctype html") || strings.HasPrefix(head, "<html") {
		return "text/html"
	}
	return "text/plain"
}

// given lays what the user said over what the input said; the input wins,
// since it knows each report.
func (s *Source) given(r dragoman.Raw) dragoman.Raw {
	if r.Published == "" {
		r.Published = s.options.Published
	}
	if r.Outlet == "" {
		r.Outlet = s.options.Outlet
	}
	return r
}

func fault(path string, err error, hint string) error {
	return &dragoman.InputError{Path: path, Offset: -1, Err: err, Hint: hint}
}
