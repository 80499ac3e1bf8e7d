// SPDX-License-Identifier: Apache-2.0

package serve_test

import (
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"testing"
)

// Where reading is not open, pages ask for a token once and go on by a cookie,
// which reads and does nothing else.
func TestLogIn(t *testing.T) {
	base, tok := server(t, false)
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	c := &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	do := func(method, path string, form url.Values, headers ...string) *http.Response {
		t.Helper()
		req, err := http.NewRequest(method, base+path, strings.NewReader(form.Encode()))
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		for i := 0; i+1 < len(headers); i += 2 {
			req.Header.Set(headers[i], headers[i+1])
		}
		resp, err := c.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		return resp
	}
	if r := do("GET", "/page?x=1", nil); r.StatusCode != 303 || r.Header.Get("Location") != "/login?next=%2Fpage%3Fx%3D1" {
		t.Errorf("a page without a session: %d %s", r.StatusCode, r.Header.Get("Location"))
	}
	if r := do("GET", "/api/reports", nil); r.StatusCode != 401 {
		t.Errorf("the API without a session: %d", r.StatusCode)
	}
	for _, wrong := range []string{"", "x", tok["write"]} {
		if r := do("POST", "/login", url.Values{"token": {wrong}, "next": {"/page"}}); r.StatusCode != 303 || !strings.HasPrefix(r.Header.Get("Location"), "/login?wrong=1") || len(r.Cookies()) > 0 {
			t.Errorf("token %q: %d %s %v", wrong, r.StatusCode, r.Header.Get("Location"), r.Cookies())
		}
	}
	if r := do("POST", "/login", url.Values{"token": {tok["read"]}}, "Sec-Fetch-Site", "cross-site"); r.StatusCode != 403 {
		t.Errorf("a form of another site: %d", r.StatusCode)
	}
	r := do("POST", "/login", url.Values{"token": {tok["read"]}, "next": {"//evil.example/"}})
	if r.StatusCode != 303 || r.Header.Get("Location") != "/" || len(r.Cookies()) != 1 || !r.Cookies()[0].HttpOnly || r.Cookies()[0].SameSite != http.SameSiteStrictMode {
		t.Fatalf("logging in: %d %s %v", r.StatusCode, r.Header.Get("Location"), r.Cookies())
	}
	if r := do("GET", "/api/reports", nil); r.StatusCode != 200 {
		t.Errorf("reading by the session: %d", r.StatusCode)
	}
	for path, want := range map[string]int{"/api/reports": 401, "/api/corrections": 401, "/api/check": 401, "/mcp": 401} {
		if r := do("POST", path, url.Values{}); r.StatusCode != want {
			t.Errorf("POST %s by the session: %d, want %d", path, r.StatusCode, want)
		}
	}
	if r := do("POST", "/logout", nil); r.StatusCode != 303 {
		t.Errorf("logging out: %d", r.StatusCode)
	}
	if r := do("GET", "/api/reports", nil); r.StatusCode != 401 {
		t.Errorf("after logging out: %d", r.StatusCode)
	}
	limited := false
	for range 8 {
		limited = limited || do("POST", "/login", url.Values{"token": {"x"}}).StatusCode == 429
	}
	if !limited {
		t.Error("attempts to log in are not limited")
	}
}
