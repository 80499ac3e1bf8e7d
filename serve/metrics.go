// SPDX-License-Identifier: Apache-2.0

package serve

import (
	"context"
	"net/url"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"dragoman"
	"dragoman/serve/desk"
)

// gauges are what /metrics tells of the record, asked when it is scraped.
type gauges struct {
	desk   *desk.Desk
	counts func(context.Context) (map[string]int64, error)
}

// maxScrape is how long a scrape may ask the record, and mostUncompared how far
// the queue of stories is counted.
const (
	maxScrape      = 5 * time.Second
	mostUncompared = 10_000
)

var (
	recordUp   = prometheus.NewDesc("dragoman_record_up", "Whether the record answered this scrape in time.", nil, nil)
	things     = prometheus.NewDesc("dragoman_record_things", "What the record holds, by noun.", []string{"noun"}, nil)
	lastChange = prometheus.NewDesc("dragoman_record_change", "Number of the last change of the record.", nil, nil)
	feeds      = prometheus.NewDesc("dragoman_feeds", "Feeds by how they fared when they were last asked.", []string{"state"}, nil)
	failures   = prometheus.NewDesc("dragoman_feed_failures", "Failures in a row of a feed that fails.", []string{"feed"}, nil)
	waiting    = prometheus.NewDesc("dragoman_queue_items", "Entries of feeds that wait to be read.", nil, nil)
	overdue    = prometheus.NewDesc("dragoman_queue_feeds", "Feeds whose time to be asked has come.", nil, nil)
	uncompared = prometheus.NewDesc("dragoman_queue_stories", "Stories that changed and wait to be compared, 10,000 at most.", nil, nil)
	unplaced   = prometheus.NewDesc("dragoman_queue_reports", "Reports that wait for a story.", nil, nil)
)

// Describe implements prometheus.Collector.
func (g *gauges) Describe(out chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{recordUp, things, lastChange, feeds, failures, waiting, overdue, uncompared, unplaced} {
		out <- d
	}
}

// Collect implements prometheus.Collector. Where the record does not answer,
// what is not known is left out.
func (g *gauges) Collect(out chan<- prometheus.Metric) {
	ctx, stop := context.WithTimeout(context.Background(), maxScrape)
	defer stop()
	up := 1.0
	put := func(d *prometheus.Desc, v float64, labels ...string) {
		out <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, v, labels...)
	}
	for _, part := range []func(context.Context, func(*prometheus.Desc, float64, ...string)) error{g.record, g.feeds, g.queues} {
		if part(ctx, put) != nil {
			up = 0
		}
	}
	put(recordUp, up)
}

func (g *gauges) record(ctx context.Context, put func(*prometheus.Desc, float64, ...string)) error {
	n, err := g.desk.Version(ctx)
	if err != nil {
		return err
	}
	put(lastChange, float64(n))
	if g.counts == nil {
		return nil
	}
	counts, err := g.counts(ctx)
	for noun, n := range counts {
		put(things, float64(n), noun)
	}
	return err
}

func (g *gauges) feeds(ctx context.Context, put func(*prometheus.Desc, float64, ...string)) error {
	all, err := g.desk.Feeds(ctx, "")
	if err != nil {
		return err
	}
	now := time.Now
	if g.desk.Now != nil {
		now = g.desk.Now
	}
	at := now().UTC().Format(time.RFC3339)
	states := map[dragoman.FeedState]int{}
	for _, s := range []dragoman.FeedState{dragoman.FeedNew, dragoman.FeedOK, dragoman.FeedUnchanged, dragoman.FeedEmpty, dragoman.FeedBroken, dragoman.FeedBlocked, dragoman.FeedGone} {
		states[s] = 0
	}
	left, due := 0, 0
	failing := map[string]int{}
	for _, f := range all {
		states[f.State]++
		left += f.Waiting
		if f.Next <= at && f.State != dragoman.FeedGone {
			due++
		}
		if f.Failures > 0 {
			failing[bare(f.URL)] = max(failing[bare(f.URL)], f.Failures)
		}
	}
	for s, n := range states {
		put(feeds, float64(n), string(s))
	}
	for f, n := range failing {
		put(failures, float64(n), f)
	}
	put(waiting, float64(left))
	put(overdue, float64(due))
	return nil
}

// bare is an address without what may be a secret: user, query.
func bare(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return (&url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path}).String()
}

func (g *gauges) queues(ctx context.Context, put func(*prometheus.Desc, float64, ...string)) error {
	stories, err := g.desk.Record.Uncompared(ctx, mostUncompared)
	if err != nil {
		return err
	}
	put(uncompared, float64(len(stories)))
	reports, err := g.desk.Record.Unplaced(ctx)
	if err != nil {
		return err
	}
	put(unplaced, float64(len(reports)))
	return nil
}
