// SPDX-License-Identifier: Apache-2.0

package ingest

import (
	"errors"
	"fmt"
	"io"

	"dragoman"
	"dragoman/ingest/feed"
)

// saved reads a feed (RSS, Atom) or a news site map that was saved as a file:
// the entries that carry their text, and, where they are wanted, the addresses
// of the others.
func saved(path string, f io.ReadCloser, addresses bool) many {
	var entries []feed.Item
	title, opened, at := "", false, 0
	end := func(err error) (dragoman.Raw, error) {
		at, entries, opened = 0, nil, true
		f.Close()
		return dragoman.Raw{}, err
	}
	return func() (dragoman.Raw, error) {
		if !opened {
			opened = true
			b, err := io.ReadAll(io.LimitReader(f, maxList+1))
			switch {
			case err != nil:
				return end(fault(path, err, ""))
			case len(b) > maxList:
				return end(fault(path, fmt.Errorf("more than %d MB is too large for a feed or a site map", maxList>>20), "split it"))
			case feed.IsOPML(b):
				return end(fault(path, errors.New("a list of feeds holds no reports"), "`dragoman feed import` watches its feeds"))
			}
			parsed, err := feed.Parse(b, "")
			if err != nil && feed.IsFeed(b) {
				return end(fault(path, err, ""))
			} else if err != nil {
				return end(fault(path, fmt.Errorf("the XML is neither a feed nor a site map: %w", err), "save the text of its reports as .txt, or as rows of .jsonl"))
			}
			entries, title = parsed.Items, parsed.Title
			if parsed.Cut {
				return dragoman.Raw{}, fault(path, errors.New("the file is cut off; its whole entries are read"), "")
			}
		}
		if at == len(entries) {
			return end(io.EOF)
		}
		it := entries[at]
		at++
		raw := dragoman.Raw{Path: path, Record: at, Key: it.ID, URL: it.URL, Title: it.Title, Outlet: it.Outlet, Published: it.Published}
		if raw.Outlet == "" {
			raw.Outlet = title
		}
		if it.HTML != "" {
			raw.Media, raw.Charset, raw.Bytes = "text/html", "utf-8", []byte(it.HTML)
			return raw, nil
		}
		if !addresses {
			return dragoman.Raw{}, &dragoman.InputError{Path: path, Record: at, Offset: -1, Err: errors.New("the entry has an address and no text"), Hint: "`dragoman ingest --fetch` fetches the page"}
		}
		return raw, nil
	}
}

// maxList bounds a feed or site map, in bytes: a site map has 50 MB at most.
const maxList = 50 << 20
