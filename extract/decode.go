// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"

	"dragoman"
)

var (
	errBinary  = errors.New("binary, not text")
	errNotUTF8 = errors.New("not UTF-8, and no charset is given")
)

func decodeHint(err error) string {
	switch {
	case errors.Is(err, errBinary):
		return "reports are text, Markdown, HTML, mail, or rows of JSONL, JSON or CSV"
	case errors.Is(err, errNotUTF8):
		return "name the charset with --charset, for example --charset windows-1252"
	}
	return ""
}

// decode returns the bytes as UTF-8 text without a byte order mark. No charset
// is guessed for plain text: a BOM, the transport's or the page's declaration,
// or the user's word decide. A page that declares none it keeps to is read all
// the same, with a warning. at is the byte a fault stands at, -1 for none.
func decode(raw dragoman.Raw, given string) (text string, at int, warning, err error) {
	b := raw.Bytes
	if bytes.HasPrefix(b, []byte("\xef\xbb\xbf")) {
		b = b[3:]
	} else if bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff")) {
		text, at, err = transcode(b, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "UTF-16")
		return text, at, nil, err
	}
	if isBinary(b) {
		return "", -1, nil, errBinary
	}
	if utf8.Valid(b) {
		return string(b), -1, nil, nil
	}
	for _, name := range []string{raw.Charset, given} {
		if name == "" {
			continue
		}
		e, err := htmlindex.Get(name)
		if err != nil {
			return "", -1, nil, fmt.Errorf("charset %q is not known", name)
		}
		if canonical, _ := htmlindex.Name(e); canonical != "utf-8" {
			text, at, err = transcode(b, e, name)
			return text, at, nil, err
		}
	}
	at = invalidAt(b)
	if raw.Media != "text/html" {
		return "", at, nil, errNotUTF8
	}
	if e, name := declared(b); name != "" && name != "utf-8" {
		text, at, err = transcode(b, e, name)
		return text, at, nil, err
	}
	if good, bad := sequences(b); good > bad {
		warning = fmt.Errorf("byte %d: not UTF-8, nor are %d others: each is read as \uFFFD", at, bad-1)
		return string(bytes.ToValidUTF8(b, []byte("\uFFFD"))), -1, warning, nil
	}
	warning = fmt.Errorf("byte %d: the page is not the UTF-8 it is said to be; read as windows-1252 (--charset names another)", at)
	text, at, err = transcode(b, charmap.Windows1252, "windows-1252")
	return text, at, warning, err
}

// declared is the charset a page's own head names, within its first 16 KB.
func declared(b []byte) (encoding.Encoding, string) {
	head := string(bytes.ToLower(b[:min(len(b), 16<<10)]))
	_, rest, _ := strings.Cut(head, "charset")
	rest, ok := strings.CutPrefix(strings.TrimSpace(rest), "=")
	if !ok {
		return nil, ""
	}
	rest = strings.TrimLeft(rest, " \t\"'")
	if end := strings.IndexAny(rest, " \t\r\n\"'>;/"); end >= 0 {
		rest = rest[:end]
	}
	e, err := htmlindex.Get(rest)
	if err != nil {
		return nil, ""
	}
	name, _ := htmlindex.Name(e)
	return e, name
}

// sequences counts the letters of several bytes that are UTF-8, and the bytes
// that are not.
func sequences(b []byte) (good, bad int) {
	for i := 0; i < len(b); {
		c, n := utf8.DecodeRune(b[i:])
		switch {
		case c == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		i += n
	}
	return good, bad
}

func transcode(b []byte, e encoding.Encoding, name string) (string, int, error) {
	out, err := e.NewDecoder().Bytes(b)
	if err != nil {
		return "", -1, fmt.Errorf("not %s: %w", name, err)
	}
	if isBinary(out) {
		return "", -1, errBinary
	}
	return string(out), -1, nil
}

// isBinary reports a NUL, or control bytes in more than one of twenty of the
// first 8 KB.
func isBinary(b []byte) bool {
	head := b[:min(len(b), 8192)]
	if bytes.IndexByte(head, 0) >= 0 {
		return true
	}
	n := 0
	for _, c := range head {
		if c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b {
			n++
		}
	}
	return n*20 > len(head)
}

// invalidAt is the first byte that is not UTF-8.
func invalidAt(b []byte) int {
	for i := 0; i < len(b); {
		c, n := utf8.DecodeRune(b[i:])
		if c == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}
