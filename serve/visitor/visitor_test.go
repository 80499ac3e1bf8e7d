// SPDX-License-Identifier: Apache-2.0

package visitor_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"testing"

	"dragoman/serve/visitor"
)

// asked is what a door makes of a request over loopback.
func asked(t *testing.T, d visitor.Door, host string, headers ...string) (status int, v visitor.Visitor) {
	t.Helper()
	s := httptest.NewServer(d.Handler(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { v = visitor.Of(r.Context()) })))
	defer s.Close()
	req, err := http.NewRequest("GET", s.URL, nil)
	if err != nil {
		t.Fatal(err)
	}
	if host != "" {
		req.Host = host
	}
	for i := 0; i+1 < len(headers); i += 2 {
		req.Header.Add(headers[i], headers[i+1])
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	return resp.StatusCode, v
}

// Only names that are this server's are answered: a name of somebody else that
// was pointed at this machine is not.
func TestForeignHosts(t *testing.T) {
	public, err := url.Parse("https://Desk.example:8443/")
	if err != nil {
		t.Fatal(err)
	}
	for host, want := range map[string]int{
		"127.0.0.1": 200, "127.0.0.1:80": 200, "[::1]:80": 200, "localhost": 200, "localhost:9": 200, "LOCALHOST.": 200, "192.0.2.7:80": 200,
		"evil.example": 421, "evil.example:80": 421, "localhost.evil.example": 421, "127.0.0.1.evil.example": 421, "desk.example": 421,
	} {
		if got, _ := asked(t, visitor.Door{}, host); got != want {
			t.Errorf("asked as %s: %d, want %d", host, got, want)
		}
	}
	for host, want := range map[string]int{"desk.example": 200, "DESK.example.": 200, "desk.example:8443": 200, "evil.example": 421, "xdesk.example": 421} {
		if got, _ := asked(t, visitor.Door{Public: public}, host); got != want {
			t.Errorf("a server named desk.example asked as %s: %d, want %d", host, got, want)
		}
	}
}

// What a proxy passes on is no visitor at this machine, and its word for the
// client and the scheme is taken only where it is trusted.
func TestPassedOn(t *testing.T) {
	if _, v := asked(t, visitor.Door{}, ""); !v.Local || v.Secure || !v.Addr.IsLoopback() {
		t.Errorf("asked directly: %+v", v)
	}
	for _, h := range []string{"Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Original-Forwarded-For", "X-Real-IP", "Via", "Client-IP", "X-Client-IP", "X-Cluster-Client-IP"} {
		if _, v := asked(t, visitor.Door{}, "", h, ""); v.Local {
			t.Errorf("a request with %s passes for one of this machine", h)
		}
	}
	if _, v := asked(t, visitor.Door{}, "", "X-Forwarded-For", "203.0.113.9", "X-Forwarded-Proto", "https"); v.Secure || !v.Addr.IsLoopback() {
		t.Errorf("a proxy nobody trusts is believed: %+v", v)
	}
	trusting := visitor.Door{Proxies: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8"), netip.MustParsePrefix("::1/128"), netip.MustParsePrefix("10.0.0.0/8")}}
	for chain, want := range map[string]string{"203.0.113.9": "203.0.113.9", "198.51.100.1, 203.0.113.9, 10.0.0.3": "203.0.113.9", "10.0.0.4": "10.0.0.4", "nonsense": "127.0.0.1", "203.0.113.9, nonsense": "127.0.0.1"} {
		_, v := asked(t, trusting, "", "X-Forwarded-For", chain, "X-Forwarded-Proto", "https")
		if v.Local || !v.Secure || v.Addr.String() != want {
			t.Errorf("behind %q: %+v, want %s", chain, v, want)
		}
	}
}

func TestHere(t *testing.T) {
	for path, want := range map[string]bool{
		"/": true, "/s/x?doc=y#z": true, "/search?q=a%20b": true,
		"": false, "//evil.example": false, "/\\evil.example": false, "https://evil.example/": false, "javascript:alert(1)": false,
		"/\t/evil.example": false, "/\n/evil.example": false, "/%0a/evil.example": false, "/%5cevil.example": false, "/\x00": false, "/%2fevil.example/": false,
	} {
		if got := visitor.Here(path); got != want {
			t.Errorf("%q leads here: %v, want %v", path, got, want)
		}
	}
}

// Without a door in front nobody is at this machine.
func TestNobody(t *testing.T) {
	if v := visitor.Of(t.Context()); v.Local || v.Secure || fmt.Sprint(v.Addr) != "invalid IP" {
		t.Errorf("%+v", v)
	}
}
