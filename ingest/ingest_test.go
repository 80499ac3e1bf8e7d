// SPDX-License-Identifier: Apache-2.0

package ingest

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// drain returns what a source gives: "path:record key bytes" a report, and the
// errors' texts.
func drain(t *testing.T, paths []string, o Options) (got, faults []string) {
	t.Helper()
	s := Files(paths, o)
	for {
		raw, err := s.Next(context.Background())
		switch {
		case err == io.EOF:
			return got, faults
		case err != nil:
			faults = append(faults, err.Error())
		default:
			got = append(got, filepath.Base(raw.Path)+" "+raw.Key+" "+raw.Media+" "+string(raw.Bytes)+" "+raw.Published)
		}
		if len(got)+len(faults) > 50 {
			t.Fatal("the source does not end")
		}
	}
}

func write(t *testing.T, dir, name, body string) string {
	t.Helper()
	p := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(p), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p, []byte(body), 0o666); err != nil {
		t.Fatal(err)
	}
	return p
}

func TestFilesFoldersAndGlobs(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "b/2.html", "two")
	write(t, dir, "b/1.txt", "one")
	write(t, dir, "b/.hidden/3.txt", "three")
	write(t, dir, "b/notes.pdf", "four")
	write(t, dir, "a.md", "five")
	got, faults := drain(t, []string{filepath.Join(dir, "b"), filepath.Join(dir, "missing.txt"), filepath.Join(dir, "*.md")}, Options{Published: "2025-10-16"})
	want := "1.txt  text/plain one 2025-10-16|2.html  text/html two 2025-10-16|a.md  text/markdown five 2025-10-16"
	if g := strings.Join(got, "|"); g != want {
		t.Errorf("got  %s\nwant %s", g, want)
	}
	if len(faults) != 2 || !strings.Contains(faults[0], "notes.pdf: a PDF is not read") || !strings.Contains(faults[1], "missing.txt: no such file") {
		t.Errorf("faults %q", faults)
	}
}

func TestRowsGoOnAfterABadLine(t *testing.T) {
	in := "\ufeff" + `{"id":"a","text":"one","published":"2025-01-02"}
{"id":"b","text":"two"
{"id":"c"}

{"id":"a","text":"again"}
{"id":"d","html":"<p>four"}
{"id":"e","text":["no"]}
` + "{\"id\":\"f\",\"text\":\"caf\xe9\"}\n" + `{"id":7,"text":"seven"}`
	got, faults := drain(t, []string{"-"}, Options{Stdin: strings.NewReader(in), Published: "2020-01-01"})
	want := "- a text/plain one 2025-01-02|- d text/html <p>four 2020-01-01|- 7 text/plain seven 2020-01-01"
	if g := strings.Join(got, "|"); g != want {
		t.Errorf("got  %s\nwant %s", g, want)
	}
	for i, part := range []string{"-:2: byte", "-:3: the row has neither", "-:5: id \"a\" stands on line 1", "-:7: field \"text\"", "-:8: byte 21: not UTF-8"} {
		if i >= len(faults) || !strings.Contains(faults[i], part) {
			t.Errorf("fault %d of %q: want %q", i, faults, part)
		}
	}
}

func TestFieldMapAndStdinText(t *testing.T) {
	got, faults := drain(t, []string{"-"}, Options{Stdin: strings.NewReader(`{"event_text":"x","date":"2025-01-01","nr":"9"}`), Map: map[string]string{"text": "event_text", "published": "date", "id": "nr"}})
	if len(faults) > 0 || len(got) != 1 || got[0] != "- 9 text/plain x 2025-01-01" {
		t.Errorf("%q %q", got, faults)
	}
	got, _ = drain(t, []string{"-"}, Options{Stdin: strings.NewReader("Plain words.")})
	if len(got) != 1 || got[0] != "-  text/plain Plain words. " {
		t.Errorf("%q", got)
	}
}

func TestTooLargeIsRefusedAndTheRestRead(t *testing.T) {
	dir := t.TempDir()
	big := write(t, dir, "big.txt", strings.Repeat("x", MaxReport+1))
	small := write(t, dir, "small.txt", "small")
	row := write(t, dir, "rows.jsonl", `{"text":"`+strings.Repeat("y", MaxReport)+"\"}\n"+`{"text":"last"}`)
	got, faults := drain(t, []string{big, small, row}, Options{})
	if len(got) != 2 || len(faults) != 2 || !strings.Contains(faults[0], "too large") || !strings.Contains(faults[1], "rows.jsonl:1: the line is longer") {
		t.Errorf("%d got, faults %q", len(got), faults)
	}
}

// Rows as others write them: names of fields, lists, wrappings, tables, gzip.
func TestRowsOfOthers(t *testing.T) {
	const text = "The ferry crews struck on Monday over the night boats."
	dir := t.TempDir()
	for _, c := range []struct{ name, body, want, fault string }{
		{"a.jsonl", `{"date":"2025-03-04","source":"Post","body":"` + text + `"}`, "a.jsonl  text/plain " + text + " 2025-03-04", ""},
		{"b.jsonl", `{"publishedAt":"2025-03-04","source":{"id":null,"name":"Post"},"content":"` + text + `","headline":"Strike"}`, "b.jsonl  text/plain " + text + " 2025-03-04", ""},
		{"c.jsonl", `{"Date":"2025-03-04","Body":"` + text + `"}`, "c.jsonl  text/plain " + text + " 2025-03-04", ""},
		{"d.jsonl", `{"when":"2025-03-04","words":"` + text + `"}`, "", "--map text=words"},
		{"e.jsonl", `{"a":1,"b":2}`, "", "its fields are a, b"},
		{"f.json", "\ufeff [\n" + `{"id":1,"text":"` + text + `"}, 7, {"id":2,"text":"two"}]`, "f.json 1 text/plain " + text + " |f.json 2 text/plain two ", "f.json:2: the element is a"},
		{"g.json", `{"status":"ok","articles":[{"id":"x","content":"one"},{"id":"y","content":"two"}]}`, "g.json x text/plain one |g.json y text/plain two ", ""},
		{"h.json", `{"title":"Strike","text":"one"}`, "h.json  text/plain one ", ""},
		{"i.json", `{"text":"one"}` + "\n" + `{"text":"two"}` + "\n", "i.json  text/plain one |i.json  text/plain two ", ""},
		{"j.json", `[{"text":"one"},{"text":`, "j.json  text/plain one ", "j.json:2: "},
		{"k.json", `"words"`, "", "not a JSON list or object"},
		{"l.csv", "id,date,body\n1,2025-03-04,\"one, and\nmore\"\n2,,two\n3,,\"bad \"quote\"\n4,,four\n", "l.csv 1 text/plain one, and\nmore 2025-03-04|l.csv 2 text/plain two |l.csv 4 text/plain four ", "l.csv:5: "},
		{"m.tsv", "headline\ttext\nStrike\tone\n", "m.tsv  text/plain one ", ""},
		{"n.csv", "a,b\n1,2\n", "", "its fields are a, b"},
		{"o.eml", "From: Harbour Post <desk@post.example>\nDate: Tue, 04 Mar 2025 10:00:00 +0100\nSubject: =?utf-8?q?Ferry_crews_strike?=\nContent-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\none=20and caf=C3=A9\n--x\nContent-Type: text/html\n\n<p>one\n--x--\n", "o.eml  text/plain one and café 2025-03-04T10:00:00+01:00", ""},
		{"p.eml", "Content-Type: application/pdf\n\nx", "", "the mail has no text"},
		{"q.eml", "no headers here", "", "not a mail"},
		{"r.pdf", "%PDF-1.7", "", "a PDF is not read"},
		{"s.txt", "PK\x03\x04zip", "", "a ZIP archive or an office document is not read"},
		{"t.docx", "x", "", "a Word document is not read"},
	} {
		got, faults := drain(t, []string{write(t, dir, c.name, c.body)}, Options{})
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%s: got %q, want %q", c.name, g, c.want)
		}
		if f := strings.Join(faults, "|"); (c.fault == "") != (f == "") || !strings.Contains(f, c.fault) {
			t.Errorf("%s: faults %q, want %q", c.name, f, c.fault)
		}
	}
}

func TestGzip(t *testing.T) {
	dir := t.TempDir()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	io.WriteString(z, `{"text":"one"}`+"\n"+`{"text":"two"}`)
	z.Close()
	rows := write(t, dir, "a.jsonl.gz", b.String())
	text := write(t, dir, "b.txt.gz", b.String())
	cut := write(t, dir, "c.jsonl.gz", b.String()[:b.Len()-9])
	bad := write(t, dir, "d.jsonl.gz", "plain")
	got, faults := drain(t, []string{rows, text, cut, bad}, Options{})
	if len(got) < 3 || got[0] != "a.jsonl.gz  text/plain one " || !strings.HasPrefix(got[2], "b.txt.gz  text/plain {") {
		t.Errorf("%q", got)
	}
	if len(faults) != 2 || !strings.Contains(faults[0], "c.jsonl.gz") || !strings.Contains(faults[1], "d.jsonl.gz: not gzip") {
		t.Errorf("%q", faults)
	}
}

// No bytes stop a source, and none make it go on for ever.
func FuzzRows(f *testing.F) {
	for _, s := range []string{`{"text":"a"}`, `[{"text":"a"},{"b":[1]}]`, `{"articles":[{"body":"x"}]}`, "id,text\n1,\"a\n", "[[[[", `{"text":"a"}` + "\n{", "\ufeff[", "a\tb\n\"\t\""} {
		for kind := range uint8(4) {
			f.Add(kind, s)
		}
	}
	formats := []string{"application/jsonl", "application/json", "text/csv", "text/tab-separated-values"}
	f.Fuzz(func(t *testing.T, kind uint8, body string) {
		r := newRows("f", formats[kind%4], io.NopCloser(strings.NewReader(body)), Options{})
		for n := 0; ; n++ {
			raw, err := r.next()
			if err == io.EOF {
				return
			}
			if err == nil && len(raw.Bytes) == 0 {
				t.Fatal("a report without bytes")
			}
			if n > len(body)+2 {
				t.Fatalf("%d rows of %d bytes", n, len(body))
			}
		}
	})
}

func FuzzMail(f *testing.F) {
	f.Add("From: a\n\nb")
	f.Add("Content-Type: multipart/mixed; boundary=x\n\n--x\n\nb\n--x\nContent-Type: multipart/mixed; boundary=y\n\n--y\n\n--y--")
	f.Fuzz(func(t *testing.T, s string) {
		if raw, err := letter("f", []byte(s)); err == nil && len(raw.Bytes) > len(s) {
			t.Fatalf("%d bytes out of %d", len(raw.Bytes), len(s))
		}
	})
}
