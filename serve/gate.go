// SPDX-License-Identifier: Apache-2.0

package serve

import (
	"context"
	"errors"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"dragoman"
	"dragoman/serve/api"
	"dragoman/serve/visitor"
)

// Tokens checks bearer tokens as they are at a moment (RFC 3339 in UTC).
type Tokens interface {
	CheckToken(ctx context.Context, token, at string) (id, name string, scopes []string, err error)
	// TokenLive tells whether a token is there, not revoked and not past its
	// end, by its id.
	TokenLive(ctx context.Context, id, at string) (bool, error)
}

// gate lets requests through by token, scope and rate.
type gate struct {
	tokens   Tokens
	now      func() time.Time
	readOpen bool
	limits   *limits
	logins   *limits // attempts to log in
	sessions *sessions
	origins  *http.CrossOriginProtection
}

// guard asks a token with the scope write (or correct, for corrections) of
// every request to the API that is no reading, and one with the scope read of
// the others unless reading is open to this visitor. Where it is not, somebody who logs in
// with such a token at /login reads by a cookie; pages send the others there.
// Pages guard their own forms.
func (g *gate) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !g.limits.allow(visitor.Of(r.Context()).Addr) {
			w.Header().Set("Retry-After", "1")
			api.Problem(w, http.StatusTooManyRequests, "too many requests from this address")
			return
		}
		p := r.URL.Path
		if p == "/healthz" || p == "/readyz" || p == "/openapi.json" || p == "/openapi.yaml" ||
			p == "/login" && r.Method == http.MethodGet || strings.HasPrefix(p, "/static/") {
			next.ServeHTTP(w, r)
			return
		}
		if r.Method == http.MethodPost && (p == "/login" || p == "/logout") && g.tokens != nil {
			if err := g.origins.Check(r); err != nil {
				http.Error(w, err.Error(), http.StatusForbidden)
				return
			}
			map[string]http.HandlerFunc{"/login": g.login, "/logout": g.logout}[p](w, r)
			return
		}
		need := needed(r)
		header := r.Header.Get("Authorization")
		page := !strings.HasPrefix(p, "/api/") && !strings.HasPrefix(p, "/mcp") && p != "/metrics"
		if header == "" && (need == "read" || page) {
			if x, ok := g.mayRead(r.Context(), r); ok {
				if x.token != "" {
					w.Header().Set("Cache-Control", "private, no-store")
					r = r.WithContext(api.WithCaller(r.Context(), x.token, x.name))
				}
				next.ServeHTTP(w, r)
				return
			}
			if page && (r.Method == http.MethodGet || r.Method == http.MethodHead) && g.tokens != nil {
				http.Redirect(w, r, "/login?next="+url.QueryEscape(r.URL.RequestURI()), http.StatusSeeOther)
				return
			}
		}
		token, ok := strings.CutPrefix(header, "Bearer ")
		if !ok || g.tokens == nil {
			w.Header().Set("WWW-Authenticate", `Bearer realm="dragoman"`)
			api.Problem(w, http.StatusUnauthorized, "a bearer token is needed (dragoman token add)")
			return
		}
		id, name, scopes, err := g.tokens.CheckToken(r.Context(), token, g.at())
		switch {
		case errors.Is(err, dragoman.ErrNotFound):
			w.Header().Set("WWW-Authenticate", `Bearer realm="dragoman", error="invalid_token"`)
			api.Problem(w, http.StatusUnauthorized, "the token does not hold")
		case errors.Is(err, dragoman.ErrBusy):
			w.Header().Set("Retry-After", api.RetryAfter)
			api.Problem(w, http.StatusServiceUnavailable, "another program is writing to the record")
		case err != nil:
			api.Tell(r.Context(), err)
			api.Problem(w, http.StatusInternalServerError, "the token could not be checked")
		case !slices.Contains(scopes, need):
			api.Problem(w, http.StatusForbidden, "the token has not the scope "+need)
		default:
			next.ServeHTTP(w, r.WithContext(api.WithCaller(r.Context(), id, name)))
		}
	})
}

func (g *gate) at() string { return g.now().UTC().Format(time.RFC3339) }

func needed(r *http.Request) string {
	switch {
	case r.Method == http.MethodGet || r.Method == http.MethodHead || r.Method == http.MethodOptions:
		return "read"
	case strings.HasPrefix(r.URL.Path, "/api/check") || strings.HasPrefix(r.URL.Path, "/mcp"):
		return "read" // these take a body and change nothing
	case strings.HasPrefix(r.URL.Path, "/api/corrections"):
		return "correct"
	}
	return "write"
}

// limits keeps a rate for each address; the table is emptied when it is full.
type limits struct {
	rate  rate.Limit
	burst int
	mu    sync.Mutex
	by    map[netip.Addr]*rate.Limiter
}

const maxAddresses = 10000

func newLimits(r float64, burst int) *limits {
	return &limits{rate: rate.Limit(r), burst: burst, by: map[netip.Addr]*rate.Limiter{}}
}

func (l *limits) allow(from netip.Addr) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.by) >= maxAddresses {
		clear(l.by)
	}
	x := l.by[from]
	if x == nil {
		x = rate.NewLimiter(l.rate, l.burst)
		l.by[from] = x
	}
	return x.Allow()
}
