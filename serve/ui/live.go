// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"fmt"
	"net/http"
	"strconv"
	"time"

	"dragoman/serve/api"
)

// Bounds of the live line.
const (
	liveEvery   = 2 * time.Second
	liveBeat    = 15 * time.Second
	liveLongest = time.Hour // after which the page asks again
	liveMost    = 100       // at once
	newsMost    = 10000     // changes counted
)

// live tells a page what came since a change of the record, as server-sent
// events: "news" with how many reports and alerts. Its id is the change, so that
// a page that asks again hears what it missed.
func (p *pages) live(w http.ResponseWriter, r *http.Request) {
	select {
	case p.ears <- struct{}{}:
		defer func() { <-p.ears }()
	default:
		w.Header().Set("Retry-After", api.RetryAfter)
		http.Error(w, "too many pages are listening", http.StatusServiceUnavailable)
		return
	}
	ctx, d, c := r.Context(), p.o.Desk, http.NewResponseController(w)
	since, err := strconv.ParseInt(r.URL.Query().Get("since"), 10, 64)
	if err != nil || since < 0 {
		http.Error(w, "since is the number of a change", http.StatusBadRequest)
		return
	}
	_ = c.SetReadDeadline(time.Time{}) // a listener says nothing; a writer without deadlines has none
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	begun := d.Now().UTC().Format(time.RFC3339)
	told, beat := since, time.Now()
	end := time.After(liveLongest)
	if _, err := fmt.Fprint(w, ": here\nretry: 5000\n\n"); err != nil || c.Flush() != nil {
		return
	}
	for {
		version, err := d.Version(ctx)
		if err != nil {
			return
		}
		alerts, err := d.Record.Alerts(ctx, "", 0, 50)
		if err != nil {
			return
		}
		fresh := 0
		for _, a := range alerts {
			if a.At >= begun {
				fresh++
			}
		}
		state := version<<8 + int64(fresh)
		switch {
		case state != told && (version != since || fresh > 0):
			reports, err := p.reportsSince(r, since)
			if err != nil {
				return
			}
			if _, err := fmt.Fprintf(w, "id: %d\nevent: news\ndata: {\"reports\": %d, \"alerts\": %d}\n\n", version, reports, fresh); err != nil || c.Flush() != nil {
				return
			}
			told, beat = state, time.Now()
		case time.Since(beat) > liveBeat:
			if _, err := fmt.Fprint(w, ": here\n\n"); err != nil || c.Flush() != nil {
				return
			}
			beat = time.Now()
		}
		select {
		case <-ctx.Done():
			return
		case <-p.o.Stop:
			return
		case <-end:
			return
		case <-time.After(liveEvery):
		}
	}
}

// reportsSince counts the reports added after a change.
func (p *pages) reportsSince(r *http.Request, since int64) (n int, err error) {
	all, err := p.o.Desk.Record.Changes(r.Context(), since, newsMost)
	for _, c := range all {
		if c.Noun == "report" && c.What == "added" {
			n++
		}
	}
	return n, err
}
