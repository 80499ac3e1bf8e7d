// SPDX-License-Identifier: Apache-2.0

package serve_test

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"dragoman/export"
	"dragoman/serve/desk"
)

// Every noun is had in every format, and what can't be had is a problem.
func TestExportsOverHTTP(t *testing.T) {
	base, tok := server(t, true)
	a := ask(t, "POST", base+"/api/reports", tok["write"], report)
	var added desk.Added
	if err := json.Unmarshal([]byte(a.body), &added); err != nil || a.status != http.StatusCreated {
		t.Fatalf("%d %s", a.status, a.body)
	}
	ask(t, "POST", base+"/api/reports", tok["write"], `{"outlet":"Mail","title":"Undated","text":"The mayor of Harbourtown said that the ferry was late."}`)
	for _, n := range export.Nouns {
		for _, f := range n.Formats {
			a := ask(t, "GET", base+"/api/export/"+n.Name+"?format="+f, "", "")
			if a.status != http.StatusOK || a.header.Get("Content-Type") != export.Media(f) || a.header.Get("Dragoman-Engine") != "test/1" {
				t.Errorf("%s as %s: %d, %q %s", n.Name, f, a.status, a.header.Get("Content-Type"), a.body)
			}
		}
	}
	for path, want := range map[string]string{
		"/api/export/statements?format=tsv":                                      "id\treport\treport_key",
		"/api/export/statements":                                                 `"outlet":"Mail"`,
		"/api/export/reports?format=csv&where=outlet:Post":                       ",Post,Bridge,",
		"/api/export/stories?format=markdown&story=" + added.Story:               "# Bridge\n",
		"/api/export/stories?format=atom":                                        "<link rel=\"alternate\" href=\"" + base + "/s/" + added.Story + "\">",
		"/api/export/events?format=gdelt&header=true":                            "GLOBALEVENTID\t",
		"/api/export/reports?since=2025-10-01&format=tsv":                        "\tPost\tBridge\t",
		"/api/search.atom?q=" + url.QueryEscape("bridge"):                        "<title>Search: bridge</title>",
		"/api/search.atom?q=" + url.QueryEscape("stance:denies"):                 "<feed",
		"/api/export/claims?format=tsv&story=" + added.Story:                     "story\tclaim", // its claims have no cells, so no rows
		"/api/export/statements?format=atom&where=" + url.QueryEscape("harbour"): "<title>Statements: where harbour</title>",
	} {
		a := ask(t, "GET", base+path, "", "")
		if a.status != 200 || !strings.Contains(a.body, want) {
			t.Errorf("GET %s: %d %s, want %s", path, a.status, a.body, want)
		}
	}
	if a := ask(t, "GET", base+"/api/export/reports?since=2025-10-01&format=tsv", "", ""); strings.Contains(a.body, "Mail") {
		t.Errorf("an undated report is there since a day: %s", a.body)
	}
	for path, status := range map[string]int{
		"/api/export/gossip": 404, "/api/export/events?format=conllu": 400, "/api/export/events?since=May": 400, "/api/export/events?where=%28": 400,
		"/api/export/events?format=gdelt&names=true": 400, "/api/export/events?format=stix&guard_formulas=true": 400, "/api/export/events?story=s1": 400,
		"/api/export/stories?story=none": 404, "/api/search.atom": 422, "/api/search.atom?q=%28": 400,
	} {
		if a := ask(t, "GET", base+path, "", ""); a.status != status || a.header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("GET %s: %d %q %s, want %d", path, a.status, a.header.Get("Content-Type"), a.body, status)
		}
	}
	a = ask(t, "GET", base+"/api/search.atom?q=mayor", "", "")
	if err := xml.Unmarshal([]byte(a.body), new(struct{ XMLName xml.Name })); err != nil {
		t.Errorf("%v\n%s", err, a.body)
	}
}

// What a format leaves out stands in the trailer.
func TestExportSaysWhatItLeftOut(t *testing.T) {
	base, tok := server(t, true)
	ask(t, "POST", base+"/api/reports", tok["write"], `{"outlet":"Mail","title":"Undated","text":"The mayor of Harbourtown said that the ferry was late."}`)
	resp, err := http.Get(base + "/api/export/statements?format=atom")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if _, err := io.Copy(io.Discard, resp.Body); err != nil {
		t.Fatal(err)
	}
	if left := resp.Trailer.Get("Dragoman-Left-Out"); !strings.Contains(left, "Atom asks for: 1") {
		t.Errorf("trailer %q", left)
	}
}

// Who may not read may not export.
func TestExportNeedsToRead(t *testing.T) {
	base, tok := server(t, false)
	for token, want := range map[string]int{"": 401, tok["write"]: 403, tok["read"]: 200} {
		if a := ask(t, "GET", base+"/api/export/reports", token, ""); a.status != want {
			t.Errorf("token %q: %d, want %d", token, a.status, want)
		}
	}
}

// An actor that people merged has one name in the rows of all its reports.
func TestExportNamesAMergedActorOnce(t *testing.T) {
	base, tok := server(t, true)
	for i, name := range []string{"Iva Renn", "Iva Renn", "Petra Nagy"} {
		body := fmt.Sprintf(`{"outlet":"Mail %d","published":"2025-10-1%d","text":"In Harbourtown %s opened bridge number %d, a paper said."}`, i, i, name, i)
		if a := ask(t, "POST", base+"/api/reports", tok["write"], body); a.status != http.StatusCreated {
			t.Fatalf("%d %s", a.status, a.body)
		}
	}
	names := func() map[string]bool {
		out := map[string]bool{}
		for _, l := range strings.Split(strings.TrimSpace(ask(t, "GET", base+"/api/export/actors", "", "").body), "\n") {
			var a struct{ ID, Name string }
			if err := json.Unmarshal([]byte(l), &a); err != nil {
				t.Fatal(err, l)
			}
			out[a.ID+"="+a.Name] = true
		}
		return out
	}
	if n := names(); len(n) != 2 {
		t.Fatalf("actors %v, want two", n)
	}
	if a := ask(t, "POST", base+"/api/corrections", tok["correct"], `{"kind":"merge-actors","target":"aPetra Nagy","value":{"into":"aIva Renn"},"reason":"her name before"}`); a.status >= 300 {
		t.Fatalf("%d %s", a.status, a.body)
	}
	if n := names(); len(n) != 1 || !n["aIva Renn=Iva Renn"] {
		t.Errorf("actors %v, want Iva Renn alone", n)
	}
}
