// SPDX-License-Identifier: Apache-2.0

package serve

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"dragoman/serve/api"
	"dragoman/serve/desk"
)

// secure sets the headers every answer has. Scripts and styles come from this
// server only, and nothing is fetched from elsewhere.
func secure(next http.Handler, engine string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Dragoman-Engine", engine)
		next.ServeHTTP(w, r)
	})
}

// recovered answers 500 where a handler panics, and logs where; what handlers
// say went wrong inside is logged too.
func recovered(next http.Handler, log *slog.Logger) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if p := recover(); p != nil {
				if p == http.ErrAbortHandler {
					panic(p)
				}
				log.Error("panic", "path", r.URL.Path, "panic", fmt.Sprint(p), "stack", string(debug.Stack()))
				api.Problem(w, http.StatusInternalServerError, "something went wrong inside; it has been logged")
			}
		}()
		next.ServeHTTP(w, r.WithContext(api.WithTeller(r.Context(), func(err error) {
			log.Error("fault", "method", r.Method, "path", r.URL.Path, "error", err.Error())
		})))
	})
}

// etags answers 304 where nothing in the record, and no comparison, has changed
// since the answer the client has. The tag is of the record's state, the engine,
// the address and what the client accepts.
func etags(next http.Handler, d *desk.Desk, engine string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead || !strings.HasPrefix(r.URL.Path, "/api/") {
			next.ServeHTTP(w, r)
			return
		}
		n, err := d.State(r.Context())
		if err != nil {
			next.ServeHTTP(w, r)
			return
		}
		sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%s\x00%s\x00%s", n, engine, r.URL.RequestURI(), r.Header.Get("Accept")))
		tag := `"` + hex.EncodeToString(sum[:8]) + `"`
		w.Header().Set("ETag", tag)
		w.Header().Set("Vary", "Accept")
		w.Header().Set("Cache-Control", "no-cache")
		if strings.Contains(r.Header.Get("If-None-Match"), tag) {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		next.ServeHTTP(tagOnlyGood{w}, r)
	})
}

// tagOnlyGood takes the tag off answers that are no 200: they are not to be kept.
type tagOnlyGood struct{ http.ResponseWriter }

func (t tagOnlyGood) WriteHeader(status int) {
	if status != http.StatusOK {
		t.Header().Del("ETag")
		t.Header().Set("Cache-Control", "no-store")
	}
	t.ResponseWriter.WriteHeader(status)
}

// Unwrap lets http.ResponseController through.
func (t tagOnlyGood) Unwrap() http.ResponseWriter { return t.ResponseWriter }

type metrics struct {
	requests *prometheus.CounterVec
	seconds  prometheus.Histogram
}

func newMetrics(reg *prometheus.Registry) *metrics {
	m := &metrics{
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "dragoman_http_requests_total", Help: "Requests by method and status."}, []string{"method", "status"}),
		seconds:  prometheus.NewHistogram(prometheus.HistogramOpts{Name: "dragoman_http_request_seconds", Help: "Time to answer.", Buckets: prometheus.ExponentialBuckets(0.001, 2, 14)}),
	}
	reg.MustRegister(m.requests, m.seconds)
	return m
}

type statusWriter struct {
	http.ResponseWriter
	status int
}

func (s *statusWriter) WriteHeader(status int) {
	s.status = status
	s.ResponseWriter.WriteHeader(status)
}

// Unwrap lets http.ResponseController through.
func (s *statusWriter) Unwrap() http.ResponseWriter { return s.ResponseWriter }

func (m *metrics) count(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s := &statusWriter{w, http.StatusOK}
		start := time.Now()
		next.ServeHTTP(s, r)
		m.seconds.Observe(time.Since(start).Seconds())
		method := r.Method
		if len(method) > 7 {
			method = "other"
		}
		m.requests.WithLabelValues(method, fmt.Sprint(s.status)).Inc()
	})
}
