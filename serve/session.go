// SPDX-License-Identifier: Apache-2.0

package serve

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"dragoman"
	"dragoman/serve/api"
	"dragoman/serve/visitor"
)

// sessionCookie names the cookie of somebody who logged in with a token.
const sessionCookie = "dragoman"

const (
	sessionLife = 12 * time.Hour
	maxSessions = 1000 // the oldest make room
)

// session is one log-in: it reads, and does nothing else.
type session struct {
	token, name string
	ends        time.Time
}

// sessions are log-ins, by hash of the cookie's value. They live as long as
// the server.
type sessions struct {
	now func() time.Time
	mu  sync.Mutex
	by  map[[32]byte]session
}

// open begins a session and returns the cookie's value.
func (s *sessions) open(token, name string) string {
	var b [32]byte
	_, _ = rand.Read(b[:]) // never fails
	value := base64.RawURLEncoding.EncodeToString(b[:])
	s.mu.Lock()
	defer s.mu.Unlock()
	var oldest [32]byte
	for k, x := range s.by {
		if s.now().After(x.ends) {
			delete(s.by, k)
		} else if o, ok := s.by[oldest]; !ok || x.ends.Before(o.ends) {
			oldest = k
		}
	}
	if len(s.by) >= maxSessions {
		delete(s.by, oldest)
	}
	s.by[sha256.Sum256([]byte(value))] = session{token, name, s.now().Add(sessionLife)}
	return value
}

// of returns the session of a request.
func (s *sessions) of(r *http.Request) (session, bool) {
	c, err := r.Cookie(sessionCookie)
	if err != nil {
		return session{}, false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	x, ok := s.by[sha256.Sum256([]byte(c.Value))]
	return x, ok && s.now().Before(x.ends)
}

func (s *sessions) close(r *http.Request) {
	if c, err := r.Cookie(sessionCookie); err == nil {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.by, sha256.Sum256([]byte(c.Value)))
	}
}

// login takes a token from the log-in form. A token with the scope read opens
// a session; any other leads back to the form.
func (g *gate) login(w http.ResponseWriter, r *http.Request) {
	if !g.logins.allow(visitor.Of(r.Context()).Addr) {
		w.Header().Set("Retry-After", "5")
		http.Error(w, "too many attempts from this address: wait a little", http.StatusTooManyRequests)
		return
	}
	next := local(r.PostFormValue("next"))
	id, name, scopes, err := g.tokens.CheckToken(r.Context(), strings.TrimSpace(r.PostFormValue("token")), g.at())
	if errors.Is(err, dragoman.ErrBusy) {
		w.Header().Set("Retry-After", api.RetryAfter)
		http.Error(w, "another program is writing to the record: try again in a few seconds", http.StatusServiceUnavailable)
		return
	}
	if err != nil || !slices.Contains(scopes, "read") {
		http.Redirect(w, r, "/login?wrong=1&next="+url.QueryEscape(next), http.StatusSeeOther)
		return
	}
	g.cookie(w, r, g.sessions.open(id, name), int(sessionLife/time.Second))
	http.Redirect(w, r, next, http.StatusSeeOther)
}

func (g *gate) logout(w http.ResponseWriter, r *http.Request) {
	g.sessions.close(r)
	g.cookie(w, r, "", -1)
	http.Redirect(w, r, "/login", http.StatusSeeOther)
}

func (g *gate) cookie(w http.ResponseWriter, r *http.Request, value string, age int) {
	http.SetCookie(w, &http.Cookie{Name: sessionCookie, Value: value, Path: "/", MaxAge: age, HttpOnly: true, SameSite: http.SameSiteStrictMode,
		Secure: visitor.Of(r.Context()).Secure})
}

// local is a path of this server, "/" for anything else.
func local(path string) string {
	if visitor.Here(path) {
		return path
	}
	return "/"
}

// mayRead tells whether a request without a token may read: reading is open
// and it comes from this machine, or its session is open and the session's token
// still holds.
func (g *gate) mayRead(ctx context.Context, r *http.Request) (x session, ok bool) {
	if g.readOpen && visitor.Of(ctx).Local {
		return x, true
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead || g.tokens == nil {
		return x, false
	}
	if x, ok = g.sessions.of(r); !ok {
		return x, false
	}
	live, err := g.tokens.TokenLive(ctx, x.token, g.at())
	return x, err == nil && live
}
