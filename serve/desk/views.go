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

// State differs whenever a reader may see something else.
func (d *Desk) State(ctx context.Context) (string, error) { return d.Record.State(ctx) }

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
// key is refused. Report, story and answer are kept in one act.
func (d *Desk) AddOnce(ctx context.Context, caller, key, request string, raw dragoman.Raw) (status int, a Added, err error) {
	if status, a, err = d.answered(ctx, caller, key, request); status != 0 || err != nil {
		return status, a, err
	}
	r, err := d.Read(raw)
	if err != nil {
		return 0, a, err
	}
	err = d.act(ctx, func(tx *Desk) error {
		if status, a, err = tx.answered(ctx, caller, key, request); status != 0 || err != nil {
			return err // the same request came twice at once
		}
		all, n, err := tx.add(ctx, []*dragoman.Reading{r})
		if err != nil {
			return err
		}
		a, status = all[0], http.StatusOK
		if a.New = n > 0; a.New {
			status = http.StatusCreated
		}
		if key == "" {
			return nil
		}
		answer, err := json.Marshal(a)
		if err != nil {
			return err
		}
		return tx.Record.Answer(ctx, caller, key, request, status, answer, d.at())
	})
	if err != nil {
		return 0, Added{}, err
	}
	return status, a, nil
}

// answered is the answer kept under a key; its status is 0 where there is none.
func (d *Desk) answered(ctx context.Context, caller, key, request string) (status int, a Added, err error) {
	if key == "" {
		return 0, a, nil
	}
	status, answer, same, ok, err := d.Record.Answered(ctx, caller, key, request)
	switch {
	case err != nil || !ok:
		return 0, a, err
	case !same:
		return 0, a, fmt.Errorf("%w: the idempotency key was used for another request", ErrValue)
	}
	return status, a, json.Unmarshal(answer, &a)
}
