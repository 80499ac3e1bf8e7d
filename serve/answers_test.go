// SPDX-License-Identifier: Apache-2.0

package serve_test

import (
	"net/http"
	"strings"
	"testing"
)

// What the API does not have is answered as a problem, not as a page.
func TestNoSuchResourceIsAProblem(t *testing.T) {
	base, _ := server(t, true)
	r, err := http.Get(base + "/api/nosuch")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	if got := r.Header.Get("Content-Type"); r.StatusCode != http.StatusNotFound || got != "application/problem+json" {
		t.Errorf("%d, %s", r.StatusCode, got)
	}
}

// A method that a resource does not know is told from a resource that is not there.
func TestAnotherMethodIsAProblem(t *testing.T) {
	base, token := server(t, true)
	q, err := http.NewRequest(http.MethodDelete, base+"/api/reports", nil)
	if err != nil {
		t.Fatal(err)
	}
	q.Header.Set("Authorization", "Bearer "+token["write"])
	r, err := http.DefaultClient.Do(q)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	if got := r.Header.Get("Allow"); r.StatusCode != http.StatusMethodNotAllowed || got != "GET, POST" {
		t.Errorf("%d, allowed %q", r.StatusCode, got)
	}
}

// A title that begins with a quotation mark stays one field for readers that
// take marks as RFC 4180 has them.
func TestTablesAreQuoted(t *testing.T) {
	base, tok := server(t, true)
	ask(t, "POST", base+"/api/reports", tok["write"], `{"title":"\"Go home\", says mayor","text":"The mayor of Lindholm said on Monday that all should go home. The council met."}`)
	a := ask(t, "GET", base+"/api/reports", "", "", "Accept", "text/tab-separated-values")
	if a.status != http.StatusOK || !strings.Contains(a.body, `"""Go home"", says mayor"`) {
		t.Errorf("%d: %s", a.status, a.body)
	}
}
