// SPDX-License-Identifier: Apache-2.0

package atom

import (
	"bytes"
	"encoding/xml"
	"testing"
)

func TestFeed(t *testing.T) {
	f := Feed{ID: "urn:x", Title: "Stories"}
	f.Add(Entry{ID: "urn:a", Title: "Klow & <Zilep>", Updated: "2025-03-01", Link: "https://example.org/s/a", Text: "a\x01b"})
	f.Add(Entry{ID: "urn:b", Title: "later", Updated: "2025-03-02T10:00:00+02:00", Author: "Liv Aune"})
	f.Add(Entry{ID: "urn:b", Title: "again", Updated: "2025-03-02"})
	f.Add(Entry{ID: "urn:c", Title: "undated", Updated: "2025-03"})
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	var x struct {
		XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
		Updated string   `xml:"updated"`
		Entries []struct {
			ID      string `xml:"id"`
			Title   string `xml:"title"`
			Updated string `xml:"updated"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(b.Bytes(), &x); err != nil {
		t.Fatalf("%v\n%s", err, b.String())
	}
	if len(x.Entries) != 2 || f.Undated != 1 || x.Updated != "2025-03-02T08:00:00Z" || x.Entries[0].ID != "urn:b" || x.Entries[1].Title != "Klow & <Zilep>" {
		t.Errorf("undated %d, feed %+v", f.Undated, x)
	}
}
