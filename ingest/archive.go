// SPDX-License-Identifier: Apache-2.0

package ingest

import (
	"errors"
	"fmt"
	"io"

	"dragoman"
	"dragoman/ingest/warc"
)

// archive reads the pages of a web archive. Records of other kinds, pages that
// were not found, and what is neither page nor text are passed over: they are
// no reports.
func archive(path string, in io.ReadCloser) many {
	r := warc.NewReader(in)
	ended := false
	return func() (dragoman.Raw, error) {
		for !ended {
			rec, err := r.Next()
			var f *warc.Fault
			switch {
			case errors.As(err, &f):
				return dragoman.Raw{}, recordFault(path, f.Number, f.Offset, f.Err)
			case err == io.EOF:
				ended = true
				in.Close()
				continue
			case err != nil:
				ended = true
				in.Close()
				return dragoman.Raw{}, fault(path, err, "what stands before was read")
			}
			p, ok, err := rec.Page()
			if err != nil {
				return dragoman.Raw{}, recordFault(path, rec.Number, rec.Offset, err)
			}
			if !ok || p.Status != 200 || len(p.Body) == 0 {
				continue
			}
			media := p.Media
			switch media {
			case "application/xhtml+xml", "text/html":
				media = "text/html"
			case "":
				media = sniff(p.Body)
			case "text/plain":
			default:
				continue
			}
			if what := document("", p.Body); what != "" {
				return dragoman.Raw{}, recordFault(path, rec.Number, rec.Offset, fmt.Errorf("it is called %s and is %s", media, what))
			}
			return dragoman.Raw{Path: path, Record: rec.Number, Key: rec.ID, URL: rec.URL, Media: media, Charset: p.Charset,
				Bytes: append([]byte(nil), p.Body...)}, nil // the record's memory is used again
		}
		return dragoman.Raw{}, io.EOF
	}
}

func recordFault(path string, number int, offset int64, err error) error {
	return &dragoman.InputError{Path: path, Record: number, Offset: offset, Err: err}
}
