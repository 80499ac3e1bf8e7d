// SPDX-License-Identifier: Apache-2.0

package warc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http/httputil"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
)

// Page is what a record holds of an address.
type Page struct {
	Status  int    // of HTTP; 200 where the record has no HTTP
	Media   string // media type without parameters, lower case; "" where none is said
	Charset string // as declared, "" none
	Body    []byte // unpacked; it may share memory with the record
}

// Page is the page of a record; ok is false where it is of a kind that holds
// none (a request, a revisit, what is known of a crawl). An error is a body
// that is not whole, or longer than MaxBlock.
func (rec *Record) Page() (p Page, ok bool, err error) {
	switch rec.Type {
	case "resource", "conversion":
		p.Status = 200
		p.Media, p.Charset = mediaType(rec.Media)
		p.Body = rec.Block
	case "response":
		if strings.HasPrefix(strings.ToLower(rec.URL), "dns:") {
			return p, false, nil
		}
		if rec.Block == nil {
			break
		}
		if p, err = response(rec.Block); err != nil {
			return p, true, err
		}
	default:
		return p, false, nil
	}
	if rec.Block == nil && rec.Length > 0 {
		return p, true, fmt.Errorf("the record has %d MB (a page has at most %d MB)", rec.Length>>20, MaxBlock>>20)
	}
	return p, true, nil
}

// maxPackings is how many times a body may be packed.
const maxPackings = 4

func mediaType(s string) (media, charset string) {
	m, params, err := mime.ParseMediaType(s)
	if err != nil {
		m, _, _ = strings.Cut(s, ";")
		m = strings.ToLower(strings.TrimSpace(m))
	}
	return m, params["charset"]
}

// response takes an answer of HTTP apart.
func response(block []byte) (p Page, err error) {
	line, rest, ok := bytes.Cut(block, []byte("\n"))
	f := strings.Fields(string(line[:min(len(line), 200)]))
	if !ok || len(f) < 2 || !strings.HasPrefix(f[0], "HTTP/") {
		return p, errors.New("its block is no answer of HTTP, as its type says")
	}
	if p.Status, err = strconv.Atoi(f[1]); err != nil {
		return p, fmt.Errorf("its answer has the status %.20q", f[1])
	}
	var packings []string
	chunked := false
	for {
		line, rest, ok = bytes.Cut(rest, []byte("\n"))
		line = bytes.TrimRight(line, "\r")
		if len(line) == 0 {
			break
		}
		if !ok {
			return p, errors.New("the head of its answer does not end")
		}
		name, value, _ := strings.Cut(string(line), ":")
		value = strings.TrimSpace(value)
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "content-type":
			p.Media, p.Charset = mediaType(value)
		case "transfer-encoding":
			chunked = strings.Contains(strings.ToLower(value), "chunked")
		case "content-encoding":
			for _, v := range strings.Split(strings.ToLower(value), ",") {
				packings = append(packings, strings.TrimSpace(v))
			}
			if len(packings) > maxPackings {
				return p, fmt.Errorf("its body is packed more than %d times", maxPackings)
			}
		}
	}
	p.Body = rest
	if chunked {
		if p.Body, err = unchunked(rest); err != nil {
			return p, err
		}
	}
	for i := len(packings) - 1; i >= 0; i-- {
		if p.Body, err = unpacked(packings[i], p.Body); err != nil {
			return p, err
		}
	}
	return p, nil
}

// unchunked puts the chunks of a body together. Many archives keep the body
// put together and the header as it came: what does not begin with the length
// of a chunk is taken as it is.
func unchunked(b []byte) ([]byte, error) {
	line, rest, ok := bytes.Cut(b, []byte("\n"))
	size, _, _ := strings.Cut(strings.TrimSpace(string(line[:min(len(line), 100)])), ";")
	n, err := strconv.ParseUint(strings.TrimSpace(size), 16, 32)
	if !ok || err != nil || n < uint64(len(rest)) && rest[n] != '\r' && rest[n] != '\n' {
		return b, nil
	}
	out, err := io.ReadAll(httputil.NewChunkedReader(bytes.NewReader(b)))
	if err != nil {
		return nil, fmt.Errorf("its body in chunks is torn: %w", err)
	}
	return out, nil
}

// unpacked unpacks a body. As with chunks, what is not packed though the
// header says so is taken as it is.
func unpacked(how string, b []byte) ([]byte, error) {
	var in io.Reader
	var err error
	switch how {
	case "gzip", "x-gzip":
		if !bytes.HasPrefix(b, []byte("\x1f\x8b")) {
			return b, nil
		}
		in, err = gzip.NewReader(bytes.NewReader(b))
	case "deflate":
		if in, err = zlib.NewReader(bytes.NewReader(b)); err != nil {
			in, err = flate.NewReader(bytes.NewReader(b)), nil // as some servers take it
		}
	case "br":
		in = brotli.NewReader(bytes.NewReader(b))
	case "zstd":
		if !bytes.HasPrefix(b, []byte("\x28\xb5\x2f\xfd")) {
			return b, nil
		}
		var z *zstd.Decoder
		if z, err = zstd.NewReader(bytes.NewReader(b), zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(4*MaxBlock)); err == nil {
			defer z.Close()
			in = z
		}
	default: // "", identity, or what no browser asks for
		return b, nil
	}
	if err != nil {
		return nil, fmt.Errorf("its body is not %s, as its header says: %w", how, err)
	}
	out, err := io.ReadAll(io.LimitReader(in, MaxBlock+1))
	switch {
	case err != nil && looksPlain(b):
		return b, nil
	case err != nil:
		return nil, fmt.Errorf("its body, packed with %s, is torn: %w", how, err)
	case len(out) > MaxBlock:
		return nil, fmt.Errorf("its body is longer than %d MB unpacked", MaxBlock>>20)
	}
	return out, nil
}

// looksPlain: the bytes begin as a page does.
func looksPlain(b []byte) bool {
	b = bytes.TrimLeft(bytes.TrimPrefix(b, []byte("\ufeff")), " \t\r\n")
	return bytes.HasPrefix(b, []byte("<"))
}
