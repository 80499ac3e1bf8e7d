// SPDX-License-Identifier: Apache-2.0

// Package fetch gets pages and feeds politely: robots.txt, a rate for each
// host, validators (ETag, Last-Modified), back-off with jitter, Retry-After,
// and bounds on redirects, size and time. Addresses that are not public are
// refused after every look-up of a name, also at redirects, unless the host is
// allowed by name.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"mime"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Options of a fetcher. The zero value of a field is its default.
type Options struct {
	Agent     string        // User-Agent; its first word is the robots.txt name
	Allow     []string      // hosts ("intranet.example", "127.0.0.1:8080") whose addresses need not be public
	MaxBytes  int64         // of a body once decompressed; 8 MB
	Timeout   time.Duration // of one request with its body; 30 s
	Interval  time.Duration // between two requests to one host; 1 s
	Tries     int           // 3
	Wait      time.Duration // first back-off; 1 s, doubled each time
	MaxWait   time.Duration // a longer Retry-After ends the tries; 60 s
	Redirects int           // 5
	Now       func() time.Time
	Sleep     func(context.Context, time.Duration) error // waits; for tests
}

// Validators make a request conditional.
type Validators struct{ ETag, LastModified string }

// Page is what came back.
type Page struct {
	URL         string // after redirects
	NotModified bool   // 304: the body is as before
	Body        []byte
	Media       string // media type without parameters, lower case
	Charset     string // as declared in Content-Type, "" none
	Validators
}

// Error is a fetch that failed for good.
type Error struct {
	URL    string
	Status int           // HTTP status; 0 where there was none
	State  string        // broken: ask again later; blocked: robots.txt, 401, 403, 451 or a refused address; gone: 404, 410
	After  time.Duration // not before this, where the host said so
	Err    error
}

// Error says the address, the status and the fault.
func (e *Error) Error() string {
	if e.Status != 0 {
		return fmt.Sprintf("%s: %s: status %d: %v", e.URL, e.State, e.Status, e.Err)
	}
	return fmt.Sprintf("%s: %s: %v", e.URL, e.State, e.Err)
}

// Unwrap returns the fault.
func (e *Error) Unwrap() error { return e.Err }

// Fetcher fetches. It is safe for concurrent use.
type Fetcher struct {
	o      Options
	client *http.Client

	mu     sync.Mutex
	hosts  map[string]*rate.Limiter
	robots map[string]rules
}

// New makes a fetcher.
func New(o Options) *Fetcher {
	def := func(d *time.Duration, v time.Duration) {
		if *d == 0 {
			*d = v
		}
	}
	if o.Agent == "" {
		o.Agent = "Dragoman/1 (news record; self-hosted)"
	}
	if o.MaxBytes == 0 {
		o.MaxBytes = 8 << 20
	}
	if o.Tries == 0 {
		o.Tries = 3
	}
	if o.Redirects == 0 {
		o.Redirects = 5
	}
	def(&o.Timeout, 30*time.Second)
	def(&o.Interval, time.Second)
	def(&o.Wait, time.Second)
	def(&o.MaxWait, time.Minute)
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Sleep == nil {
		o.Sleep = sleep
	}
	f := &Fetcher{o: o, hosts: map[string]*rate.Limiter{}, robots: map[string]rules{}}
	g := guard{allow: o.Allow}
	f.client = &http.Client{
		Transport: &http.Transport{DialContext: g.dial, ForceAttemptHTTP2: true, MaxIdleConns: 64, IdleConnTimeout: 30 * time.Second,
			TLSHandshakeTimeout: 10 * time.Second, ResponseHeaderTimeout: o.Timeout, MaxResponseHeaderBytes: 1 << 18},
		CheckRedirect: func(r *http.Request, via []*http.Request) error {
			if len(via) > o.Redirects {
				return fmt.Errorf("more than %d redirects", o.Redirects)
			}
			if err := f.permitted(r.Context(), r.URL); err != nil {
				return err
			}
			return f.turn(r.Context(), r.URL.Host)
		},
	}
	return f
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Get fetches an address, trying again where that may help. The error is an
// *Error, or the context's.
func (f *Fetcher) Get(ctx context.Context, address string, v Validators) (*Page, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, &Error{URL: address, State: "broken", Err: errors.New("not an http or https address")}
	}
	if err := f.permitted(ctx, u); err != nil {
		return nil, f.final(ctx, address, err)
	}
	wait := f.o.Wait
	for try := 1; ; try++ {
		p, err := f.once(ctx, u, v)
		if err == nil {
			return p, nil
		}
		e := f.final(ctx, address, err)
		var fe *Error
		if !errors.As(e, &fe) || fe.State != "broken" || try == f.o.Tries || errors.Is(err, errFinal) || fe.After > f.o.MaxWait {
			return nil, e
		}
		pause := wait/2 + rand.N(wait/2+1) // jitter: no stage of reading sees it
		if err := f.o.Sleep(ctx, max(pause, fe.After)); err != nil {
			return nil, err
		}
		wait *= 2
	}
}

// errFinal marks a fault that another try would meet again.
var errFinal = errors.New("")

// final makes an *Error of a fault.
func (f *Fetcher) final(ctx context.Context, address string, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var e *Error
	if errors.As(err, &e) {
		return e
	}
	state := "broken"
	if errors.Is(err, errRefused) || errors.Is(err, errRobots) {
		state = "blocked"
	}
	var ue *url.Error
	if errors.As(err, &ue) {
		err = ue.Err
	}
	return &Error{URL: address, State: state, Err: err}
}

// turn waits until the host may be asked again.
func (f *Fetcher) turn(ctx context.Context, host string) error {
	f.mu.Lock()
	l := f.hosts[host]
	if l == nil {
		l = rate.NewLimiter(rate.Every(f.o.Interval), 1)
		f.hosts[host] = l
	}
	f.mu.Unlock()
	return l.Wait(ctx)
}

func (f *Fetcher) once(ctx context.Context, u *url.URL, v Validators) (*Page, error) {
	if err := f.turn(ctx, u.Host); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, f.o.Timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", f.o.Agent)
	if v.ETag != "" {
		req.Header.Set("If-None-Match", v.ETag)
	}
	if v.LastModified != "" {
		req.Header.Set("If-Modified-Since", v.LastModified)
	}
	resp, err := f.client.Do(req)
	if err != nil {
		return nil, timeout(ctx, err)
	}
	defer resp.Body.Close()
	page := &Page{URL: resp.Request.URL.String(), Validators: Validators{resp.Header.Get("ETag"), resp.Header.Get("Last-Modified")}}
	switch {
	case resp.StatusCode == http.StatusNotModified:
		page.NotModified = true
		page.Validators = v
		return page, nil
	case resp.StatusCode != http.StatusOK:
		return nil, f.status(u.String(), resp)
	}
	if page.Body, err = io.ReadAll(io.LimitReader(resp.Body, f.o.MaxBytes+1)); err != nil {
		return nil, timeout(ctx, err)
	}
	if int64(len(page.Body)) > f.o.MaxBytes {
		return nil, fmt.Errorf("the body is larger than %d bytes%w", f.o.MaxBytes, errFinal)
	}
	if m, params, err := mime.ParseMediaType(resp.Header.Get("Content-Type")); err == nil {
		page.Media, page.Charset = m, params["charset"]
	}
	return page, nil
}

func timeout(ctx context.Context, err error) error {
	var n net.Error
	if ctx.Err() == context.DeadlineExceeded || errors.As(err, &n) && n.Timeout() {
		var ue *url.Error
		if errors.As(err, &ue) {
			err = ue.Err
		}
		return fmt.Errorf("took too long: %w", err)
	}
	return err
}

// status makes an *Error of a status that is no page.
func (f *Fetcher) status(address string, resp *http.Response) error {
	e := &Error{URL: address, Status: resp.StatusCode, State: "broken", Err: errors.New(strings.ToLower(http.StatusText(resp.StatusCode)))}
	switch c := resp.StatusCode; {
	case c == 404 || c == 410:
		e.State = "gone"
	case c == 401 || c == 403 || c == 451:
		e.State = "blocked"
	case c == 429 || c >= 500:
		e.After = f.retryAfter(resp.Header.Get("Retry-After"))
	default:
		e.Err = fmt.Errorf("%w%w", e.Err, errFinal)
	}
	return e
}

// retryAfter reads the header: seconds, or a date.
func (f *Fetcher) retryAfter(s string) time.Duration {
	if n, err := strconv.Atoi(s); err == nil && n >= 0 && n < 1<<30 {
		return time.Duration(n) * time.Second
	}
	if t, err := http.ParseTime(s); err == nil {
		return max(0, t.Sub(f.o.Now()))
	}
	return 0
}
