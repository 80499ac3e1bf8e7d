// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"html"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"dragoman/serve/visitor"
)

// The bookmarklet names the server it was dragged from, and its form shows what
// it sent: text as text, no address that is a script.
func TestClip(t *testing.T) {
	h, err := New(Options{Write: true})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(visitor.Door{}.Handler(h))
	defer server.Close()
	ask := func(target string) string {
		t.Helper()
		r, err := http.Get(server.URL + target)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Body.Close()
		b, err := io.ReadAll(r.Body)
		if err != nil || r.StatusCode != 200 {
			t.Fatalf("%s: %d %v", target, r.StatusCode, err)
		}
		return string(b)
	}
	page, err := url.PathUnescape(html.UnescapeString(ask("/clip"))) // as a browser does before it runs it
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(page, `href="javascript:(()=>{`) || !strings.Contains(page, strings.TrimPrefix(server.URL, "http://")+"/clip?url=") || strings.Contains(page, "ZgotmplZ") {
		t.Errorf("no bookmarklet: %s", page)
	}
	page = ask("/clip?url=https%3A%2F%2Fpost.example%2F1%23part&title=Strike&text=%3C%2Ftextarea%3E%3Cscript%3E")
	for _, want := range []string{"&lt;/textarea&gt;&lt;script&gt;", "The text you marked is read"} {
		if !strings.Contains(page, want) {
			t.Errorf("want %s in %s", want, page)
		}
	}
	for _, not := range []string{"<script>", "#part"} {
		if strings.Contains(page, not) {
			t.Errorf("%s in %s", not, page)
		}
	}
	if page := ask("/clip?url=javascript%3Aalert(1)&cut=1"); strings.Contains(page, "alert(1)") || !strings.Contains(page, "longer than an address holds") {
		t.Errorf("%s", page)
	}
}
