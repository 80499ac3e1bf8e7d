// SPDX-License-Identifier: Apache-2.0

package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/temoto/robotstxt"
)

var errRobots = errors.New("robots.txt forbids it")

// rules is a host's robots.txt and when it was asked for.
type rules struct {
	data  *robotstxt.RobotsData
	asked time.Time
}

const (
	robotsLife = 24 * time.Hour
	robotsMax  = 512 << 10 // bytes read, as RFC 9309 has it
)

// permitted asks the host's robots.txt, at most once a day. A host without one
// permits everything; one that fails with 5xx permits nothing (RFC 9309).
func (f *Fetcher) permitted(ctx context.Context, u *url.URL) error {
	if u.Path == "/robots.txt" {
		return nil
	}
	key := u.Scheme + "://" + u.Host
	f.mu.Lock()
	r, ok := f.robots[key]
	f.mu.Unlock()
	if !ok || f.o.Now().Sub(r.asked) > robotsLife {
		data, err := f.askRobots(ctx, key)
		if err != nil {
			return err
		}
		r = rules{data, f.o.Now()}
		f.mu.Lock()
		f.robots[key] = r
		f.mu.Unlock()
	}
	name, _, _ := strings.Cut(f.o.Agent, "/")
	path := u.EscapedPath()
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	if !r.data.TestAgent(path, name) {
		return errRobots
	}
	return nil
}

func (f *Fetcher) askRobots(ctx context.Context, site string) (*robotstxt.RobotsData, error) {
	if err := f.turn(ctx, strings.TrimPrefix(strings.TrimPrefix(site, "https://"), "http://")); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, f.o.Timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, site+"/robots.txt", nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", f.o.Agent)
	resp, err := f.client.Do(req)
	if err != nil {
		return nil, fmt.Errorf("asking for robots.txt: %w", timeout(ctx, err))
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(io.LimitReader(resp.Body, robotsMax))
	if err != nil {
		return nil, fmt.Errorf("reading robots.txt: %w", timeout(ctx, err))
	}
	if resp.StatusCode >= 500 {
		return nil, f.status(site+"/robots.txt", resp)
	}
	data, err := robotstxt.FromStatusAndBytes(resp.StatusCode, body)
	if err != nil { // a broken file forbids nothing it does not say
		return robotstxt.FromStatusAndBytes(http.StatusNotFound, nil)
	}
	return data, nil
}
