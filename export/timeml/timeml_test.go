// SPDX-License-Identifier: Apache-2.0

package timeml

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"dragoman"
)

// The text comes back whole, times nest, one that crosses another is left out
// and named, and what XML does not allow is replaced.
func TestWrite(t *testing.T) {
	text := "Talks & <more> on the morning of May 3 to 5.\x00"
	at := func(s string) dragoman.Span {
		i := strings.Index(text, s)
		return dragoman.Span{Start: int32(i), End: int32(i + len(s))}
	}
	r := &dragoman.Reading{Report: dragoman.Report{ID: "r1", Title: "A \"title\"", Text: text, Published: dragoman.Date{Value: "2025-05-01"}},
		Times: []dragoman.Time{
			{Span: at("the morning of May 3"), Type: "TIME", Value: "2025-05-03TMO"},
			{Span: at("May 3"), Type: "DATE", Value: "2025-05-03"},
			{Span: at("May 3 to 5"), Type: "DURATION", Value: "P2D"},
		}}
	var b bytes.Buffer
	n, err := Write(&b, r)
	if err != nil || n != 2 {
		t.Fatal(n, err)
	}
	want := `<TEXT>Talks &amp; &lt;more&gt; on <TIMEX3 tid="t1" type="TIME" value="2025-05-03TMO">the morning of <TIMEX3 tid="t2" type="DATE" value="2025-05-03">May 3</TIMEX3></TIMEX3> to 5.` + "\ufffd</TEXT>"
	if !strings.Contains(b.String(), want) || !strings.Contains(b.String(), "crosses another: 33-43 P2D") {
		t.Errorf("got %s\nwant %s", b.String(), want)
	}
	for d := xml.NewDecoder(&b); ; {
		if _, err := d.Token(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
}
