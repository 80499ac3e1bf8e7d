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
