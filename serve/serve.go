// SPDX-License-Identifier: Apache-2.0

// Package serve puts the desk on HTTP: pages at /, the API under /api/, its
// description at /openapi.json, /healthz, /readyz and /metrics.
package serve

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"dragoman/serve/api"
	"dragoman/serve/desk"
	"dragoman/serve/mcp"
	"dragoman/serve/visitor"
)

// Options of a server. Zero values are the defaults named.
type Options struct {
	Desk     *desk.Desk
	Tokens   Tokens
	ReadOpen bool          // reading needs no token of a visitor at this machine
	MaxBody  int64         // bytes of a request's body; 10 MB
	Rate     float64       // requests a second from one address; 50
	Burst    int           // 100
	Patience time.Duration // how long a client may take to accept a part of an answer; 30 s
	Engine   string        // engine and model versions, in every answer
	Log      *slog.Logger
	Pages    http.Handler // what serves everything else; nil is nothing
	Ready    func(context.Context) error
	Counts   func(context.Context) (map[string]int64, error) // what the record holds, by noun, for /metrics; nil is not told
	Door     visitor.Door                                    // whom the server answers, and whose word it takes for it
}

// elsewhere is where a request goes that no resource of the API takes.
const elsewhere = "/api/"

// allowed lists the methods with which the path of a request would be taken.
func allowed(mux *http.ServeMux, r *http.Request) string {
	var out []string
	for _, m := range []string{http.MethodGet, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete} {
		x := r.Clone(r.Context())
		x.Method = m
		if _, pattern := mux.Handler(x); pattern != elsewhere {
			out = append(out, m)
		}
	}
	return strings.Join(out, ", ")
}

// New makes the handler.
func New(o Options) (http.Handler, error) {
	if o.MaxBody == 0 {
		o.MaxBody = 10 << 20
	}
	if o.Rate == 0 {
		o.Rate, o.Burst = 50, 100
	}
	if o.Patience == 0 {
		o.Patience = 30 * time.Second
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	reg := prometheus.NewRegistry()
	m := newMetrics(reg)
	reg.MustRegister(&gauges{o.Desk, o.Counts})
	mux := http.NewServeMux()
	if err := api.Mount(mux, o.Desk, o.Engine); err != nil {
		return nil, err
	}
	mux.HandleFunc(elsewhere, func(w http.ResponseWriter, r *http.Request) {
		if allowed := allowed(mux, r); allowed != "" {
			w.Header().Set("Allow", allowed)
			api.Problem(w, http.StatusMethodNotAllowed, "this resource knows "+allowed+" alone")
			return
		}
		api.Problem(w, http.StatusNotFound, "no such resource: /openapi.json names those there are")
	})
	tools, err := mcp.Handler(o.Desk, o.Engine)
	if err != nil {
		return nil, err
	}
	mux.Handle("/mcp", tools)
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("ok\n")) })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		if o.Ready != nil {
			if err := o.Ready(r.Context()); err != nil {
				api.Tell(r.Context(), err) // it may name files
				w.Header().Set("Retry-After", api.RetryAfter)
				http.Error(w, "not ready: the server's log says why", http.StatusServiceUnavailable)
				return
			}
		}
		_, _ = w.Write([]byte("ready\n"))
	})
	mux.Handle("GET /metrics", promhttp.HandlerFor(reg, promhttp.HandlerOpts{}))
	if o.Pages != nil {
		mux.Handle("/", o.Pages)
	}
	now := o.Desk.Now
	if now == nil {
		now = time.Now
	}
	g := &gate{tokens: o.Tokens, now: now, readOpen: o.ReadOpen, limits: newLimits(o.Rate, o.Burst), logins: newLimits(0.2, 5),
		sessions: &sessions{now: now, by: map[[32]byte]session{}}, origins: http.NewCrossOriginProtection()}
	var h http.Handler = mux
	h = etags(h, o.Desk, o.Engine)
	h = http.MaxBytesHandler(g.guard(audited(h, o.Log)), o.MaxBody)
	h = secure(o.Door.Handler(h), o.Engine)
	h = m.count(patient(recovered(h, o.Log), o.Patience))
	return h, nil
}

// Run serves until the context ends, then lets what is under way finish, for
// at most ten seconds.
func Run(ctx context.Context, l net.Listener, h http.Handler) error {
	s := &http.Server{Handler: h, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 60 * time.Second, IdleTimeout: 120 * time.Second, MaxHeaderBytes: 64 << 10,
		BaseContext: func(net.Listener) context.Context { return context.WithoutCancel(ctx) }}
	done := make(chan error, 1)
	go func() { done <- s.Serve(l) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	if err := s.Shutdown(grace); err != nil {
		return err
	}
	if err := <-done; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
