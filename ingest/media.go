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
)

// Media is the kind of a file by its name, with or without .gz: a report
// (text/plain, text/markdown, text/html, message/rfc822), or rows of reports
// (application/jsonl, application/json, text/csv, text/tab-separated-values).
// "" is none that is read in a folder.
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
	}
	return ""
}

// IsRows: a file of the kind holds many reports.
func IsRows(media string) bool {
	switch media {
	case "application/jsonl", "application/json", "text/csv", "text/tab-separated-values":
		return true
	}
	return false
}

// InFolder: a file is read where a folder is given. Lists and tables are where
// their first row is a report: others lie beside reports for other uses.
func InFolder(path string, fields map[string]string) bool {
	media := Media(path)
	if media == "" || media == "application/jsonl" || !IsRows(media) {
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
	_, err = newRows(path, media, in, fields).next()
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
	".ods": "a spreadsheet", ".msg": "an Outlook message", ".mbox": "a mailbox", ".mht": "a web archive", ".mhtml": "a web archive",
	".zip": "a ZIP archive", ".tar": "an archive", ".7z": "an archive", ".warc": "a web archive", ".parquet": "a Parquet table", ".xml": "XML",
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

func noDocument(path, what string) error {
	return fault(path, fmt.Errorf("%s is not read", what), "save its text as .txt or .html, or its rows as .jsonl or .csv")
}
