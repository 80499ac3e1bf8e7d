// SPDX-License-Identifier: Apache-2.0

package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// site is a host that misbehaves in every way a host can.
func site(t *testing.T) (base string, hits func(path string) int, f *Fetcher, slept *[]time.Duration) {
	t.Helper()
	var count [16]atomic.Int32
	paths := map[string]int{}
	mux := http.NewServeMux()
	handle := func(path string, h http.HandlerFunc) {
		n := len(paths)
		paths[path] = n
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) { count[n].Add(1); h(w, r) })
	}
	handle("/robots.txt", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "User-agent: *\nDisallow: /secret\n") })
	handle("/page", func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-None-Match") == `"v1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("ETag", `"v1"`)
		w.Header().Set("Content-Type", "text/html; charset=iso-8859-1")
		fmt.Fprint(w, "hello")
	})
	handle("/loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) })
	handle("/to-secret", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/secret/x", http.StatusFound) })
	handle("/away", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://10.0.0.1/", http.StatusFound)
	})
	handle("/busy", func(w http.ResponseWriter, r *http.Request) {
		if count[paths["/busy"]].Load() < 3 {
			w.Header().Set("Retry-After", "7")
			w.WriteHeader(http.StatusTooManyRequests)
			return
		}
		fmt.Fprint(w, "at last")
	})
	handle("/down", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusInternalServerError) })
	handle("/far", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Retry-After", "86400")
		w.WriteHeader(http.StatusServiceUnavailable)
	})
	handle("/gone", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusGone) })
	handle("/slow", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, "a")
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	})
	handle("/endless", func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			if _, err := w.Write(bytes.Repeat([]byte("x"), 1<<12)); err != nil {
				return
			}
		}
	})
	var bomb bytes.Buffer // made beforehand: packing it takes longer than an answer may
	z := gzip.NewWriter(&bomb)
	if _, err := z.Write(make([]byte, 1<<22)); errors.Join(err, z.Close()) != nil {
		t.Fatal(err)
	}
	handle("/bomb", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		if _, err := w.Write(bomb.Bytes()); err != nil {
			return
		}
	})
	handle("/silent", func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	u, _ := url.Parse(s.URL)
	slept = &[]time.Duration{}
	f = New(Options{Allow: []string{u.Host}, Interval: time.Microsecond, Timeout: 400 * time.Millisecond, MaxBytes: 1 << 16, Wait: time.Millisecond,
		Sleep: func(_ context.Context, d time.Duration) error { *slept = append(*slept, d); return nil }})
	return s.URL, func(p string) int { return int(count[paths[p]].Load()) }, f, slept
}

func TestPageAndNotModified(t *testing.T) {
	base, hits, f, _ := site(t)
	p, err := f.Get(context.Background(), base+"/page", Validators{})
	if err != nil {
		t.Fatal(err)
	}
	if string(p.Body) != "hello" || p.Media != "text/html" || p.Charset != "iso-8859-1" || p.ETag != `"v1"` {
		t.Errorf("%+v", p)
	}
	p, err = f.Get(context.Background(), base+"/page", p.Validators)
	if err != nil || !p.NotModified || p.ETag != `"v1"` {
		t.Errorf("second time: %+v, %v", p, err)
	}
	if hits("/robots.txt") != 1 {
		t.Errorf("robots.txt was asked for %d times", hits("/robots.txt"))
	}
}

func TestFaults(t *testing.T) {
	base, hits, f, _ := site(t)
	for _, c := range []struct {
		path, state, text string
		hits              int
	}{
		{"/secret", "blocked", "robots.txt", -1},
		{"/to-secret", "blocked", "robots.txt", 1},
		{"/loop", "broken", "redirects", -1},
		{"/away", "blocked", "not public", 1},
		{"/down", "broken", "status 500", 3},
		{"/far", "broken", "status 503", 1},
		{"/gone", "gone", "status 410", 1},
		{"/slow", "broken", "too long", 3},
		{"/silent", "broken", "too long", 3},
		{"/endless", "broken", "larger than", 1},
		{"/bomb", "broken", "larger than", 1},
	} {
		_, err := f.Get(context.Background(), base+c.path, Validators{})
		var e *Error
		if !errors.As(err, &e) || e.State != c.state || !strings.Contains(e.Error(), c.text) {
			t.Errorf("%s: %v, want %s with %q", c.path, err, c.state, c.text)
			continue
		}
		if c.hits >= 0 && hits(c.path) != c.hits {
			t.Errorf("%s was asked for %d times, want %d", c.path, hits(c.path), c.hits)
		}
		if c.path == "/far" && e.After != 24*time.Hour {
			t.Errorf("/far: after %v, want a day", e.After)
		}
	}
}

func TestRetryAfterIsHeeded(t *testing.T) {
	base, hits, f, slept := site(t)
	p, err := f.Get(context.Background(), base+"/busy", Validators{})
	if err != nil || string(p.Body) != "at last" || hits("/busy") != 3 {
		t.Fatalf("%+v, %v after %d tries", p, err, hits("/busy"))
	}
	if len(*slept) != 2 || (*slept)[0] != 7*time.Second {
		t.Errorf("slept %v, want 7s twice", *slept)
	}
}

func TestLoopbackIsRefusedUnlessAllowed(t *testing.T) {
	base, hits, _, _ := site(t)
	f := New(Options{Interval: time.Microsecond, Tries: 1})
	_, err := f.Get(context.Background(), base+"/page", Validators{})
	var e *Error
	if !errors.As(err, &e) || e.State != "blocked" || hits("/page") != 0 || hits("/robots.txt") != 0 {
		t.Errorf("%v; the page was asked for %d times", err, hits("/page"))
	}
	for _, a := range []string{"127.0.0.1", "10.1.2.3", "192.168.1.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "::1", "fe80::1", "fd00::1", "::ffff:127.0.0.1", "64:ff9b::a00:1", "2002:a00:1::"} {
		if public(netip.MustParseAddr(a).Unmap()) {
			t.Errorf("%s passes for public", a)
		}
	}
	for _, a := range []string{"93.184.216.34", "2606:2800:220:1::1"} {
		if !public(netip.MustParseAddr(a)) {
			t.Errorf("%s does not pass for public", a)
		}
	}
}

func TestWrongAddressesAndCancel(t *testing.T) {
	_, _, f, _ := site(t)
	for _, a := range []string{"", "ftp://x.example/", "file:///etc/passwd", "http://", "::"} {
		if _, err := f.Get(context.Background(), a, Validators{}); err == nil {
			t.Errorf("%q: no error", a)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	base, _, g, _ := site(t)
	if _, err := g.Get(ctx, base+"/page", Validators{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}
