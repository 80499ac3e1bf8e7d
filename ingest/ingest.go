// SPDX-License-Identifier: Apache-2.0

// Package ingest brings bytes in, with where they came from: files, folders,
// globs, JSONL, standard input. It does not look inside a report; extract does.
package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dragoman"
)

// MaxReport is the largest single report taken, in bytes.
const MaxReport = 8 << 20

// Options says what is known of all the reports of a run.
type Options struct {
	Published string            // publication date given by the user
	Outlet    string            // outlet given by the user
	Map       map[string]string // our field name to the input's, for JSONL rows
	Stdin     io.Reader         // what "-" reads; nil is os.Stdin
}

// Files makes a source of paths: files, folders (walked, in name order), glob
// patterns and "-". A missing path is an error of its own in turn, not the end.
func Files(paths []string, o Options) dragoman.Source {
	return &files{todo: slices.Clone(paths), options: o}
}

type files struct {
	options Options
	todo    []string
	lines   *rows // the JSONL file being read, if any
}

func (s *files) Next(ctx context.Context) (dragoman.Raw, error) {
	for {
		if err := ctx.Err(); err != nil {
			return dragoman.Raw{}, err
		}
		if s.lines != nil {
			raw, err := s.lines.next()
			if err != io.EOF {
				return s.given(raw), err
			}
			s.lines = nil
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
// folder, a pattern, a JSONL file), which come next.
func (s *files) open(path string) (raw dragoman.Raw, done bool, err error) {
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
	case Media(path) == "application/jsonl":
		f, err := os.Open(path)
		if err != nil {
			return raw, false, fault(path, err, "")
		}
		s.lines = newRows(path, f, s.options.Map)
		return raw, false, nil
	case st.Size() > MaxReport:
		return raw, false, fault(path, fmt.Errorf("%d MB is too large for one report (at most %d MB)", st.Size()>>20, MaxReport>>20), "split it, or give many reports as JSONL rows")
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return raw, false, fault(path, err, "")
	}
	return dragoman.Raw{Path: path, Media: Media(path), Bytes: b}, true, nil
}

// folder puts the files of a folder, in name order, before what is left.
// Hidden files and unknown kinds are passed over.
func (s *files) folder(path string) error {
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
		if d.Type().IsRegular() && Media(p) != "" {
			found = append(found, p)
		}
		return nil
	})
	if err != nil {
		return fault(path, err, "")
	}
	if len(found) == 0 {
		return fault(path, errors.New("the folder holds no report"), "reports are .txt, .md, .html, .jsonl")
	}
	s.todo = append(found, s.todo...)
	return nil
}

// stdin is JSONL if its first byte that is no blank opens an object, else one
// report.
func (s *files) stdin(in io.Reader) (raw dragoman.Raw, done bool, err error) {
	head := make([]byte, 512)
	n, err := io.ReadFull(in, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return raw, false, fault("-", err, "")
	}
	all := io.MultiReader(strings.NewReader(string(head[:n])), in)
	if strings.HasPrefix(strings.TrimSpace(strings.TrimPrefix(string(head[:n]), "\ufeff")), "{") {
		s.lines = newRows("-", io.NopCloser(all), s.options.Map)
		return raw, false, nil
	}
	b, err := io.ReadAll(io.LimitReader(all, MaxReport+1))
	if err != nil {
		return raw, false, fault("-", err, "")
	}
	if len(b) > MaxReport {
		return raw, false, fault("-", fmt.Errorf("more than %d MB is too large for one report", MaxReport>>20), "split it, or give many reports as JSONL rows")
	}
	return dragoman.Raw{Path: "-", Media: sniff(b), Bytes: b}, true, nil
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
func (s *files) given(r dragoman.Raw) dragoman.Raw {
	if r.Published == "" {
		r.Published = s.options.Published
	}
	if r.Outlet == "" {
		r.Outlet = s.options.Outlet
	}
	return r
}

// Media is the kind of a file by its name: text/plain, text/markdown,
// text/html, application/jsonl; "" is none that is read in a folder.
func Media(path string) string {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".txt", ".text":
		return "text/plain"
	case ".md", ".markdown":
		return "text/markdown"
	case ".html", ".htm", ".xhtml":
		return "text/html"
	case ".jsonl", ".ndjson":
		return "application/jsonl"
	}
	return ""
}

func fault(path string, err error, hint string) error {
	return &dragoman.InputError{Path: path, Offset: -1, Err: err, Hint: hint}
}
