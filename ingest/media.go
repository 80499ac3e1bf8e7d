// SPDX-License-Identifier: Apache-2.0

package ingest

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"dragoman/ingest/feed"
)

// Media is the kind of a file by its name, with or without .gz: a report
// (text/plain, text/markdown, text/html, message/rfc822), rows of reports
// (application/jsonl, application/json, text/csv, text/tab-separated-values),
// a web archive, a mailbox, or a feed or site map (application/warc,
// application/mbox, application/xml). "" is none that is read in a folder.
func Media(path string) string {
	switch strings.ToLower(filepath.Ext(unpackedName(path))) {
	case ".txt", ".text":
		return "text/plain"
	case ".md", ".markdown":
		return "text/markdown"
	case ".html", ".htm", ".xhtml":
		return "text/html"
	case ".eml":
		return "message/rfc822"
	case ".jsonl", ".ndjson":
		return "application/jsonl"
	case ".json":
		return "application/json"
	case ".csv":
		return "text/csv"
	case ".tsv":
		return "text/tab-separated-values"
	case ".warc", ".wet":
		return "application/warc"
	case ".mbox":
		return "application/mbox"
	case ".xml", ".rss", ".atom", ".opml":
		return "application/xml"
	}
	return ""
}

// HoldsMany: a file of the kind holds many reports.
func HoldsMany(media string) bool { return isRows(media) || strings.HasPrefix(media, "application/") }

func isRows(media string) bool {
	switch media {
	case "application/jsonl", "application/json", "text/csv", "text/tab-separated-values":
		return true
	}
	return false
}

// InFolder: a file is read where a folder is given. Lists and tables are where
// their first entry is a report, XML where it is a feed: others lie beside
// reports for other uses.
func InFolder(path string, o Options) bool {
	media := Media(path)
	if media == "" || media == "application/jsonl" || !isRows(media) && media != "application/xml" {
		return media != ""
	}
	f, err := os.Open(path)
	if err != nil {
		return true // told when its turn comes
	}
	var in io.ReadCloser = f
	if packed(path) {
		if in, err = unpack(f); err != nil {
			f.Close()
			return true
		}
	}
	defer in.Close()
	if media == "application/xml" {
		head, err := io.ReadAll(io.LimitReader(in, 4096))
		return err != nil || feed.IsFeed(head)
	}
	_, err = open(path, media, in, o)()
	return err != io.EOF && !errors.Is(err, errNoText)
}

func packed(path string) bool { return strings.EqualFold(filepath.Ext(path), ".gz") }

func unpackedName(path string) string {
	if packed(path) {
		return path[:len(path)-len(".gz")]
	}
	return path
}

// unpack reads gzip; closing closes the file too.
func unpack(f io.ReadCloser) (io.ReadCloser, error) {
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	return unpacking{z, f}, nil
}

type unpacking struct {
	*gzip.Reader
	file io.Closer
}

func (u unpacking) Close() error { return errors.Join(u.Reader.Close(), u.file.Close()) }

// documents are kinds of files that may hold a report and are not read.
var documents = map[string]string{
	".pdf": "a PDF", ".docx": "a Word document", ".doc": "a Word document", ".odt": "an OpenDocument text", ".rtf": "an RTF text",
	".epub": "an EPUB", ".pages": "a Pages document", ".pptx": "a presentation", ".xlsx": "a spreadsheet", ".xls": "a spreadsheet",
	".ods": "a spreadsheet", ".msg": "an Outlook message", ".mht": "a web archive", ".mhtml": "a web archive",
	".zip": "a ZIP archive", ".tar": "an archive", ".7z": "an archive", ".parquet": "a Parquet table", ".wacz": "a packed web archive",
}

// document names the kind of a document that is not read, by its name or first
// bytes; "" is none.
func document(path string, b []byte) string {
	if what, ok := documents[strings.ToLower(filepath.Ext(unpackedName(path)))]; ok {
		return what
	}
	switch {
	case bytes.HasPrefix(b, []byte("%PDF-")):
		return "a PDF"
	case bytes.HasPrefix(b, []byte("PK\x03\x04")):
		return "a ZIP archive or an office document"
	case bytes.HasPrefix(b, []byte("{\\rtf")):
		return "an RTF text"
	case bytes.HasPrefix(b, []byte("\xd0\xcf\x11\xe0")):
		return "an office document"
	}
	return ""
}

func refused(path string) error {
	if what := document(path, nil); what != "" {
		return noDocument(path, what)
	}
	return nil
}

// makers are what makes a text or rows of a document, by its kind.
var makers = map[string]string{
	"a PDF":                "make a text of it with `pdftotext -layout FILE.pdf FILE.txt` (poppler-utils) and look at its columns, or save the page it is of",
	"a Word document":      "make a text of it with `pandoc -t plain --wrap=none -o FILE.txt FILE.docx`",
	"an OpenDocument text": "make a text of it with `pandoc -t plain --wrap=none -o FILE.txt FILE.odt`",
	"an RTF text":          "make a text of it with `pandoc -t plain --wrap=none -o FILE.txt FILE.rtf`",
	"an EPUB":              "make a text of it with `pandoc -t plain --wrap=none -o FILE.txt FILE.epub`",
	"an Outlook message":   "save it as .eml",
	"a spreadsheet":        "save its sheet as .csv (UTF-8)",
	"a Parquet table":      "make rows of it: `duckdb -c \"COPY (FROM 'FILE.parquet') TO 'FILE.jsonl' (FORMAT json)\"`",
	"a packed web archive": "unzip it: its archive/ folder holds .warc.gz files, which are read",
	"a ZIP archive":        "unpack it and give the folder",
	"an archive":           "unpack it and give the folder",
}

func noDocument(path, what string) error {
	hint := makers[what]
	if hint == "" {
		hint = "save its text as .txt or .html, or its rows as .jsonl or .csv"
	}
	return fault(path, fmt.Errorf("%s is not read", what), hint)
}
