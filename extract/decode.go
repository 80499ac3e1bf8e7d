// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"bytes"
	"errors"
	"fmt"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
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
		return "reports are text, Markdown, HTML or JSONL"
	case errors.Is(err, errNotUTF8):
		return "name the charset with --charset, for example --charset windows-1252"
	}
	return ""
}

// decode returns the bytes as UTF-8 text without a byte order mark. No charset
// is guessed for plain text: a BOM, the transport's or the page's declaration,
// or the user's word decide. at is the byte a fault stands at, -1 for none.
func decode(raw dragoman.Raw, given string) (text string, at int, err error) {
	b := raw.Bytes
	if bytes.HasPrefix(b, []byte("\xef\xbb\xbf")) {
		b = b[3:]
	} else if bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff")) {
		return transcode(b, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "UTF-16")
	}
	if isBinary(b) {
		return "", -1, errBinary
	}
	name := raw.Charset
	if name == "" {
		name = given
	}
	if name != "" && !utf8.Valid(b) {
		e, err := htmlindex.Get(name)
		if err != nil {
			return "", -1, fmt.Errorf("charset %q is not known", name)
		}
		return transcode(b, e, name)
	}
	if utf8.Valid(b) {
		return string(b), -1, nil
	}
	if raw.Media == "text/html" {
		if e, name, certain := charset.DetermineEncoding(b[:min(len(b), 1024)], ""); certain {
			return transcode(b, e, name)
		}
	}
	return "", invalidAt(b), errNotUTF8
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
