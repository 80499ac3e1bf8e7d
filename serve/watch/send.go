// SPDX-License-Identifier: Apache-2.0

package watch

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"dragoman"
	"dragoman/serve/desk"
)

// Sender sends alerts out of the desk.
type Sender struct {
	// Client asks web hooks; its dialer refuses addresses that are not public.
	Client  *http.Client
	Mail    *Mailer // nil: none is set up
	Base    string  // address of the desk, for links; "" leaves them as paths
	Morning int     // hour (UTC) digests are sent at, 0 to 23
}

// waits are how long an alert waits after each try that failed; after the last
// it is given up.
var waits = []time.Duration{time.Minute, 5 * time.Minute, 30 * time.Minute, 2 * time.Hour, 6 * time.Hour, 24 * time.Hour}

// atOnce is how many deliveries one round takes.
const atOnce = 100

// Send sends what waits and whose time has come.
func (s *Sender) Send(ctx context.Context, d *desk.Desk) error {
	now := d.Now().UTC()
	all, err := d.Record.Undelivered(ctx, now.Format(time.RFC3339), atOnce)
	if err != nil {
		return err
	}
	var digest []dragoman.Delivery
	for _, x := range all {
		if x.Way == "digest" {
			if morning := s.morning(now); x.Tries == 0 && x.Next < morning.Format(time.RFC3339) && now.Before(morning) {
				x.Next = morning.Format(time.RFC3339)
				if err := d.Record.Delivered(ctx, x); err != nil {
					return err
				}
				continue
			}
			digest = append(digest, x)
			continue
		}
		err := s.one(ctx, d, x, now)
		if err := d.Record.Delivered(ctx, after(x, err, now)); err != nil {
			return err
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	return s.digests(ctx, d, digest, now)
}

// morning is the next hour of digests at or after a moment, unless that hour
// lasts.
func (s *Sender) morning(now time.Time) time.Time {
	at := time.Date(now.Year(), now.Month(), now.Day(), s.Morning, 0, 0, 0, time.UTC)
	if now.Sub(at) >= time.Hour {
		at = at.AddDate(0, 0, 1)
	}
	return at
}

// errForGood is a fault that another try would meet again.
var errForGood = errors.New("given up")

// after is a delivery after a try.
func after(x dragoman.Delivery, err error, now time.Time) dragoman.Delivery {
	x.Tries++
	switch {
	case err == nil:
		x.State, x.Error = "done", ""
	case errors.Is(err, errForGood) || x.Tries > len(waits):
		x.State, x.Error = "failed", short(err.Error(), 300)
	default:
		x.Next, x.Error = now.Add(waits[x.Tries-1]).Format(time.RFC3339), short(err.Error(), 300)
	}
	return x
}

// one sends one alert one way.
func (s *Sender) one(ctx context.Context, d *desk.Desk, x dragoman.Delivery, now time.Time) error {
	w, t, err := alertOf(ctx, d, x.Alert)
	if err != nil {
		return err
	}
	switch x.Way {
	case "hook":
		return s.hook(ctx, w, t, now)
	case "mail":
		return s.mail(ctx, w.Mail, t.Title, []Told{t}, now)
	}
	return fmt.Errorf("%w: no way is called %q", errForGood, x.Way)
}

func alertOf(ctx context.Context, d *desk.Desk, seq int64) (w dragoman.Watch, t Told, err error) {
	a, err := d.Record.AlertBy(ctx, seq)
	if err != nil {
		return w, t, fmt.Errorf("%w: %w", errForGood, err)
	}
	if w, err = d.Record.Watch(ctx, a.Watch); err != nil {
		return w, t, fmt.Errorf("%w: %w", errForGood, err)
	}
	all, err := Tell(ctx, d, []dragoman.Alert{a})
	if err != nil {
		return w, t, err
	}
	return w, all[0], nil
}

// Payload is an alert as a web hook gets it.
type Payload struct {
	ID      int64           `json:"id"`
	Watch   string          `json:"watch"`
	Says    string          `json:"sentence"`
	At      string          `json:"at"`
	Title   string          `json:"title"`
	Story   string          `json:"story,omitempty"`
	Link    string          `json:"link"`
	Sources []PayloadSource `json:"sources"`
	Why     []dragoman.Met  `json:"why"`
}

// PayloadSource is a passage with its receipt.
type PayloadSource struct {
	Report    string          `json:"report"`
	Outlet    string          `json:"outlet"`
	Published string          `json:"published"`
	URL       string          `json:"url,omitempty"` // at the publisher
	Link      string          `json:"link"`
	Text      string          `json:"text"`
	Spans     []dragoman.Span `json:"spans"`
}

func (s *Sender) payload(t Told) Payload {
	p := Payload{ID: t.Seq, Watch: t.Watch, Says: t.Sentence, At: t.At, Title: t.Title, Story: t.Story, Link: s.Base + Link(t), Sources: []PayloadSource{}, Why: t.Why}
	for _, x := range t.Sources {
		p.Sources = append(p.Sources, PayloadSource{x.Report, x.Outlet, x.Published, x.URL, s.Base + x.Link, x.Text, x.Spans})
	}
	return p
}

// Link is the path of an alert in the desk.
func Link(t Told) string { return fmt.Sprintf("/watch/%s#a-%d", t.Watch, t.Seq) }

// hook posts an alert, signed as Standard Webhooks has it: an id that stays the
// same when it is tried again, so that it is taken once, and a time under the
// signature, so that an old one is not taken later.
func (s *Sender) hook(ctx context.Context, w dragoman.Watch, t Told, now time.Time) error {
	body, err := json.Marshal(s.payload(t))
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, 20*time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, w.Hook, bytes.NewReader(body))
	if err != nil {
		return fmt.Errorf("%w: %w", errForGood, err)
	}
	id, at := fmt.Sprintf("%s-%d", t.Watch, t.Seq), strconv.FormatInt(now.Unix(), 10)
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("User-Agent", "Dragoman")
	req.Header.Set("Webhook-Id", id)
	req.Header.Set("Webhook-Timestamp", at)
	req.Header.Set("Webhook-Signature", Sign(w.Secret, id, at, body))
	resp, err := s.Client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	switch {
	case resp.StatusCode < 300:
		return nil
	case resp.StatusCode == http.StatusGone:
		return fmt.Errorf("%w: the web hook answers %s", errForGood, resp.Status)
	}
	return fmt.Errorf("the web hook answers %s", resp.Status)
}

// Sign is the signature of a body under an id and a time: what a receiver
// computes again and compares.
func Sign(secret, id, at string, body []byte) string {
	m := hmac.New(sha256.New, []byte(secret))
	fmt.Fprintf(m, "%s.%s.%s", id, at, body)
	return "v1," + base64.StdEncoding.EncodeToString(m.Sum(nil))
}

// digests sends what waits for the morning, one mail an address.
func (s *Sender) digests(ctx context.Context, d *desk.Desk, all []dragoman.Delivery, now time.Time) error {
	type batch struct {
		of   []dragoman.Delivery
		told []Told
	}
	by, order := map[string]*batch{}, []string{}
	for _, x := range all {
		w, t, err := alertOf(ctx, d, x.Alert)
		if err != nil {
			if err := d.Record.Delivered(ctx, after(x, err, now)); err != nil {
				return err
			}
			continue
		}
		b := by[w.Mail]
		if b == nil {
			b = &batch{}
			by[w.Mail], order = b, append(order, w.Mail)
		}
		b.of, b.told = append(b.of, x), append(b.told, t)
	}
	for _, to := range order {
		b := by[to]
		err := s.mail(ctx, to, fmt.Sprintf("%d from your watches: %s", len(b.told), strings.TrimSpace(b.told[0].Title)), b.told, now)
		for _, x := range b.of {
			if err := d.Record.Delivered(ctx, after(x, err, now)); err != nil {
				return err
			}
		}
	}
	return nil
}
