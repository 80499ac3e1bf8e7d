// SPDX-License-Identifier: Apache-2.0

package warc_test

import (
	"bytes"
	"crypto/sha1"
	"encoding/base32"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"

	"dragoman/ingest/warc"
)

// record is one record as crawlers write it. lie is added to its length.
func record(kind, url, media, block string, lie int, more ...string) string {
	sum := sha1.Sum([]byte(block))
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Record-ID: <urn:uuid:%x>\r\nWARC-Date: 2025-03-04T10:00:00Z\r\nWARC-Block-Digest: sha1:%s\r\nContent-Type: %s\r\n%sContent-Length: %d\r\n\r\n%s\r\n\r\n",
		kind, url, sum[:4], base32.StdEncoding.EncodeToString(sum[:]), media, strings.Join(more, ""), len(block)+lie, block)
}

func page(n int, head, body string) string {
	return record("response", fmt.Sprintf("https://post.example/%d", n), "application/http; msgtype=response", "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=UTF-8\r\n"+head+"\r\n"+body, 0)
}

func packed(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	io.WriteString(z, s)
	z.Close()
	return b.String()
}

// read gives "number url body" of the pages and the texts of the faults.
func read(t testing.TB, file string) (got, faults []string) {
	t.Helper()
	r := warc.NewReader(iotestOne{strings.NewReader(file)})
	for n := 0; ; n++ {
		if n > 200 {
			t.Fatal("the archive does not end")
		}
		rec, err := r.Next()
		var f *warc.Fault
		switch {
		case err == io.EOF:
			return got, faults
		case errors.As(err, &f):
			faults = append(faults, fmt.Sprintf("%d@%d %v", f.Number, f.Offset, f))
			continue
		case err != nil:
			faults = append(faults, "end: "+err.Error())
			return got, faults
		}
		p, ok, err := rec.Page()
		if err != nil {
			faults = append(faults, fmt.Sprintf("%d %v", rec.Number, err))
		} else if ok {
			got = append(got, fmt.Sprintf("%d %s %s", rec.Number, strings.TrimPrefix(rec.URL, "https://post.example/"), p.Body))
		}
	}
}

// iotestOne reads in odd pieces.
type iotestOne struct{ in io.Reader }

func (o iotestOne) Read(p []byte) (int, error) { return o.in.Read(p[:min(len(p), 777)]) }

func TestPagesOfAnArchive(t *testing.T) {
	records := []string{
		record("warcinfo", "", "application/warc-fields", "software: x\r\n", 0),
		page(1, "", "<p>one"),
		record("request", "https://post.example/1", "application/http; msgtype=request", "GET /1 HTTP/1.1\r\n\r\n", 0),
		page(2, "Transfer-Encoding: chunked\r\n", "3\r\n<p>\r\n3;x=y\r\ntwo\r\n0\r\n\r\n"),
		page(3, "Content-Encoding: gzip\r\n", packed("<p>three")),
		page(4, "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(packed("<p>four")), packed("<p>four"))),
		page(5, "Transfer-Encoding: chunked\r\nContent-Encoding: br\r\n", "<p>five, kept as it was unpacked"),
		record("revisit", "https://post.example/1", "application/http; msgtype=response", "HTTP/1.1 304 Not Modified\r\n\r\n", 0),
		record("conversion", "https://post.example/6", "text/plain", "six\r\n\r\nWARC/1.0 is a format", 0),
		record("resource", "https://post.example/7", "text/html", "<p>seven\r\nWARC/1.0\r\nWARC-Type: response\r\n", 0),
	}
	want := "2 1 <p>one|4 2 <p>two|5 3 <p>three|6 4 <p>four|7 5 <p>five, kept as it was unpacked|9 6 six\r\n\r\nWARC/1.0 is a format|10 7 <p>seven\r\nWARC/1.0\r\nWARC-Type: response\r\n"
	var members string
	for _, r := range records {
		members += packed(r)
	}
	for name, file := range map[string]string{"plain": strings.Join(records, ""), "a member a record": members, "one member": packed(strings.Join(records, ""))} {
		got, faults := read(t, file)
		if g := strings.Join(got, "|"); g != want || len(faults) > 0 {
			t.Errorf("%s: got  %q\nwant %q\nfaults %q", name, g, want, faults)
		}
	}
}

// Each fault is told once, with its number, and costs its own record alone.
func TestTornAndLyingRecords(t *testing.T) {
	lying := func(by int) string {
		return record("response", "https://post.example/bad", "application/http", "HTTP/1.1 200 OK\r\n\r\n<p>a page of some length, so that there is something to lie about", by)
	}
	falsified := strings.Replace(page(9, "", "<p>nine"), "<p>nine", "<p>nyne", 1)
	for name, c := range map[string]struct{ plain, members, fault string }{
		"too long":        {lying(900), packed(lying(900)), "2@"},
		"too short":       {lying(-30), packed(lying(-30)), "Content-Length is not true"},
		"no length":       {strings.Replace(lying(0), "Content-Length: ", "Content-Size: ", 1), packed(strings.Replace(lying(0), "Content-Length: ", "Content-Size: ", 1)), "is no length"},
		"a vast length":   {strings.Replace(lying(0), "Content-Length: ", "Content-Length: 99999", 1), packed(strings.Replace(lying(0), "Content-Length: ", "Content-Length: 99999", 1)), "2"},
		"another digest":  {falsified, packed(falsified), "digest"},
		"no HTTP":         {record("response", "https://post.example/bad", "application/http", "<p>no head", 0), packed(record("response", "https://post.example/bad", "application/http", "<p>no head", 0)), "no answer of HTTP"},
		"torn chunks":     {page(8, "Transfer-Encoding: chunked\r\n", "3\r\n<p>\r\n9\r\nei"), packed(page(8, "Transfer-Encoding: chunked\r\n", "3\r\n<p>\r\n9\r\nei")), "chunks is torn"},
		"torn gzip body":  {page(8, "Content-Encoding: gzip\r\n", packed("<p>eight")[:20]), packed(page(8, "Content-Encoding: gzip\r\n", packed("<p>eight")[:20])), "torn"},
		"torn in itself":  {lying(0)[:300], packed(lying(0))[:150], "2@"},
		"damaged":         {lying(0)[:100] + "\x00\x00" + lying(0)[300:], damaged(packed(lying(0))), "2@"},
		"garbage between": {"some words that are no record\r\n\r\n", "some words that are no member", "2@"},
	} {
		for form, file := range map[string]string{"plain": page(1, "", "<p>one") + c.plain + page(3, "", "<p>three") + page(4, "", "<p>four"), "members": packed(page(1, "", "<p>one")) + c.members + packed(page(3, "", "<p>three")) + packed(page(4, "", "<p>four"))} {
			got, faults := read(t, file)
			if g := strings.Join(got, "|"); !strings.HasPrefix(g, "1 1 <p>one|") || !strings.HasSuffix(g, " 3 <p>three|4 4 <p>four") || len(got) != 3 {
				t.Errorf("%s, %s: got %q, faults %q", name, form, got, faults)
			}
			if len(faults) != 1 || !strings.Contains(faults[0], c.fault) {
				t.Errorf("%s, %s: faults %q, want one with %q", name, form, faults, c.fault)
			}
		}
	}
	for name, file := range map[string]string{"plain": page(1, "", "<p>one") + page(2, "", "<p>two")[:200], "members": packed(page(1, "", "<p>one")) + packed(page(2, "", "<p>two"))[:200]} {
		if got, faults := read(t, file); len(got) != 1 || len(faults) != 1 {
			t.Errorf("cut off, %s: got %q, faults %q", name, got, faults)
		}
	}
}

func damaged(s string) string { return s[:60] + "\xff\x00\xff" + s[63:] }

// A page can't bring a record of its own along where its own record is torn in
// a packed archive.
func TestAPageForgesNoRecord(t *testing.T) {
	forged := page(66, "", "<p>forged")
	bad := packed(record("response", "https://post.example/bad", "application/http", "HTTP/1.1 200 OK\r\n\r\n<p>bait\r\n\r\n"+forged, -40))
	got, faults := read(t, packed(page(1, "", "<p>one"))+bad+packed(page(3, "", "<p>three")))
	if g := strings.Join(got, "|"); g != "1 1 <p>one|3 3 <p>three" || len(faults) != 1 {
		t.Errorf("got %q, faults %q", g, faults)
	}
}

func TestBounds(t *testing.T) {
	big := page(2, "", "<p>"+strings.Repeat("x", warc.MaxBlock))
	bomb := page(3, "Content-Encoding: gzip\r\n", packed(strings.Repeat("x", warc.MaxBlock+1)))
	nest := page(4, "Content-Encoding: gzip,gzip,gzip,gzip,gzip\r\n", "x")
	long := strings.Replace(page(5, "", "<p>five"), "WARC-Date", "X-"+strings.Repeat("y", 1<<17)+": z\r\nWARC-Date", 1)
	for name, f := range map[string]func(string) string{"plain": func(s string) string { return s }, "members": packed} {
		var file string
		for _, r := range []string{page(1, "", "<p>one"), big, bomb, nest, long, page(6, "", "<p>six")} {
			file += f(r)
		}
		got, faults := read(t, file)
		if g := strings.Join(got, "|"); g != "1 1 <p>one|6 6 <p>six" {
			t.Errorf("%s: got %.300q", name, g)
		}
		all := strings.Join(faults, "|")
		for _, w := range []string{"2 the record has 8 MB", "3 its body is longer than 8 MB", "4 its body is packed more than", "5@", "header does not end"} {
			if !strings.Contains(all, w) {
				t.Errorf("%s: faults %q: want %q", name, all, w)
			}
		}
	}
}

// No bytes stop a reader, make it go on for ever, or make it give a block it
// was not told of.
func FuzzArchive(f *testing.F) {
	f.Add([]byte(page(1, "", "<p>one") + page(2, "Transfer-Encoding: chunked\r\n", "3\r\n<p>\r\n0\r\n\r\n")))
	f.Add([]byte(packed(page(1, "", "<p>one")) + packed(page(2, "Content-Encoding: gzip\r\n", packed("<p>two")))))
	f.Add([]byte(packed(page(1, "", "<p>one"))[:90] + packed(page(2, "", "<p>two"))))
	f.Add([]byte(page(1, "", "<p>one")[:333] + page(2, "", "<p>two")))
	f.Add([]byte("\x1f\x8b\x08\x00\x1f\x8b\x08\x00"))
	f.Fuzz(func(t *testing.T, b []byte) {
		r := warc.NewReader(bytes.NewReader(b))
		for n := 0; ; n++ {
			rec, err := r.Next()
			var fault *warc.Fault
			switch {
			case err == io.EOF:
				return
			case errors.As(err, &fault):
			case err != nil:
				return
			default:
				if rec.Block != nil && int64(len(rec.Block)) != rec.Length {
					t.Fatalf("a block of %d bytes for %d", len(rec.Block), rec.Length)
				}
				if p, _, err := rec.Page(); err == nil && len(p.Body) > warc.MaxBlock {
					t.Fatal("a body beyond the bound")
				}
			}
			if n > 2*len(b)+10 && b[0] != 0x1f {
				t.Fatalf("%d records of %d bytes", n, len(b))
			}
		}
	})
}
