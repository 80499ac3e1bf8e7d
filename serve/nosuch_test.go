// SPDX-License-Identifier: Apache-2.0

package serve_test

import (
	"net/http"
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
