// SPDX-License-Identifier: Apache-2.0

package work

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"dragoman"
	"dragoman/ingest"
)

// Adder puts readings into a record.
type Adder interface {
	AddAll(ctx context.Context, rs []*dragoman.Reading) (added int, err error)
}

// maxFiles bounds a watched folder.
const maxFiles = 200_000

// FolderURL is the address under which a folder is watched.
func FolderURL(dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	path := filepath.ToSlash(abs)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // a drive
	}
	return (&url.URL{Scheme: "file", Path: path}).String(), nil
}

// FolderOf is FolderURL's inverse; ok is false for any other address.
func FolderOf(address string) (dir string, ok bool) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "file" || u.Host != "" {
		return "", false
	}
	path := u.Path
	if len(path) > 2 && path[2] == ':' { // /C:/reports
		path = path[1:]
	}
	return filepath.FromSlash(path), true
}

// folder looks into a watched folder. A file is an item by its path, size and
// time: a changed file is another item, and a revision of its report. A file
// that is gone keeps its report.
func (g *gathering) folder(ctx context.Context, f dragoman.Feed, dir string) error {
	now := g.Now()
	f.Checked, f.Next, f.Error = stamp(now), stamp(now), "" // looking is cheap: every time
	items, err := filesIn(ctx, f, dir)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	sum := sha256.New()
	for _, it := range items {
		fmt.Fprintln(sum, it.ID)
	}
	seen := hex.EncodeToString(sum.Sum(nil)[:16])
	switch {
	case err != nil:
		f.State, f.Error = dragoman.FeedBroken, err.Error()
		f.Failures++
		g.count(&g.c.Broken, 1)
	case len(items) == 0:
		f.State, f.Failures = dragoman.FeedEmpty, 0
	case seen == f.ETag:
		f.State, f.Failures, items = dragoman.FeedUnchanged, 0, nil
	default:
		f.State, f.Failures = dragoman.FeedOK, 0
	}
	if err == nil {
		f.ETag = seen
	}
	return g.held(func() error {
		fresh, err := g.Desk.FeedAsked(ctx, f, items)
		g.c.Fresh += fresh
		if fresh > 0 || f.Error != "" {
			g.tell("%s: %s, %d new%s", dir, f.State, fresh, because(f.Error))
		}
		return err
	})
}

// filesIn lists the files of a folder that can be read as reports, by path.
// Links to folders are not followed.
func filesIn(ctx context.Context, f dragoman.Feed, dir string) (items []dragoman.FeedItem, err error) {
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil || d.IsDir() || !ingest.InFolder(path, ingest.Options{}) {
			return err
		}
		i, err := d.Info()
		if errors.Is(err, fs.ErrNotExist) || err == nil && !i.Mode().IsRegular() {
			return nil // gone since the folder was listed, or no file
		}
		if err != nil {
			return err
		}
		if len(items) == maxFiles {
			return fmt.Errorf("more than %d files: watch its parts instead", maxFiles)
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		address, err := FolderURL(path)
		if err != nil {
			return err
		}
		items = append(items, dragoman.FeedItem{Feed: f.URL, ID: fmt.Sprintf("%s %d %d", filepath.ToSlash(rel), i.Size(), i.ModTime().UnixNano()), URL: address, Title: rel})
		return nil
	})
	return items, err
}

// file reads one file of a watched folder; a file of many holds several
// reports.
func (g *gathering) file(ctx context.Context, it dragoman.FeedItem) error {
	path, _ := FolderOf(it.URL)
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		it.State, it.Error = "gone", err.Error()
		return g.held(func() error { return g.Desk.ItemDone(ctx, it, nil, nil, nil) })
	}
	src := ingest.Files([]string{path}, ingest.Options{Outlet: it.Outlet})
	rows := ingest.HoldsMany(ingest.Media(path))
	var last *dragoman.Reading
	var faults []error
	for {
		raw, err := src.Next(ctx)
		if err == io.EOF {
			break
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		var r *dragoman.Reading
		if err == nil {
			if raw.URL == "" && !rows {
				raw.URL = it.URL // so that a changed file is a revision
			}
			r, err = g.Read(raw)
		}
		if err != nil {
			faults = append(faults, err)
			_ = g.held(func() error { g.tell("%v", err); return nil })
			continue
		}
		if err := g.held(func() error {
			if last != nil {
				if _, err := g.Desk.AddAll(ctx, []*dragoman.Reading{last}); err != nil {
					return err
				}
			}
			g.c.Read++
			if g.Each != nil {
				g.Each(r)
			}
			return nil
		}); err != nil {
			return err
		}
		last = r
	}
	it.State = "read"
	if len(faults) > 0 {
		it.Error = faults[0].Error()
		g.count(&g.c.Failed, len(faults))
	}
	if last == nil {
		it.State = "failed"
	} else {
		it.Report = last.ID
	}
	return g.held(func() error { return g.Desk.ItemDone(ctx, it, last, nil, nil) })
}
