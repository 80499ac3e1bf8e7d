// SPDX-License-Identifier: Apache-2.0

package desk

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"

	"dragoman"
	"dragoman/export/record"
)

// Version is the number of the record's last change: what was seen under one
// version has not changed while it lasts.
func (d *Desk) Version(ctx context.Context) (int64, error) { return d.Record.Version(ctx) }

// Reports returns a page of reports, without text, by publication.
func (d *Desk) Reports(ctx context.Context, after string, limit int) ([]dragoman.Report, string, error) {
	return d.Record.ReportsPage(ctx, after, limit)
}

// JSON returns a report as `dragoman read --format jsonl` writes it, with the
// corrections in force.
func (d *Desk) JSON(ctx context.Context, id string, tokens bool) (json.RawMessage, error) {
	r, err := d.Reading(ctx, id)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := record.Write(&b, r, record.Options{Tokens: tokens}); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// Search searches the record; names of one actor find one another.
func (d *Desk) Search(ctx context.Context, q, after string, limit int) ([]dragoman.Hit, string, error) {
	return d.Record.Search(ctx, dragoman.Search{Query: q, After: after, Limit: limit, Also: d.Also})
}

// AddOnce reads a raw report into the record. With a key, the same request of
// the same caller is answered as the first time, and another request under the
// key is refused.
func (d *Desk) AddOnce(ctx context.Context, caller, key, request string, raw dragoman.Raw) (status int, a Added, err error) {
	if key != "" {
		status, answer, same, ok, err := d.Record.Answered(ctx, caller, key, request)
		if err != nil {
			return 0, a, err
		}
		if ok && !same {
			return 0, a, fmt.Errorf("%w: the idempotency key was used for another request", ErrValue)
		}
		if ok {
			return status, a, json.Unmarshal(answer, &a)
		}
	}
	r, err := d.Read(raw)
	if err != nil {
		return 0, a, err
	}
	if a, err = d.Add(ctx, r); err != nil {
		return 0, a, err
	}
	status = http.StatusCreated
	if !a.New {
		status = http.StatusOK
	}
	if key != "" {
		answer, err := json.Marshal(a)
		if err != nil {
			return 0, a, err
		}
		return status, a, d.Record.Answer(ctx, caller, key, request, status, answer, d.at())
	}
	return status, a, nil
}
