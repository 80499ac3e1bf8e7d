// SPDX-License-Identifier: Apache-2.0

package sqlite

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"dragoman"
)

func TestTokens(t *testing.T) {
	ctx := context.Background()
	s := opened(t, 0)
	tok, err := s.AddToken(ctx, "press desk", []string{"read", "write"}, "2025-10-16T08:00:00Z", "")
	if err != nil {
		t.Fatal(err)
	}
	id, name, scopes, err := s.CheckToken(ctx, tok, "2025-10-16T09:00:00Z")
	if err != nil || name != "press desk" || strings.Join(scopes, " ") != "read write" {
		t.Fatalf("%q %q %v", name, scopes, err)
	}
	for _, bad := range []string{"", "dgm_", tok + "x", tok[:len(tok)-1], strings.TrimPrefix(tok, "dgm_"), "dgm_" + id + "_"} {
		if _, _, _, err := s.CheckToken(ctx, bad, "2025-10-16T09:00:00Z"); !errors.Is(err, dragoman.ErrNotFound) {
			t.Errorf("token %q: %v", bad, err)
		}
	}
	if b, err := os.ReadFile(s.path); err != nil || strings.Contains(string(b), tok[22:]) {
		t.Errorf("the secret stands in the file (or %v)", err)
	}
	if err := s.RevokeToken(ctx, id, "2025-10-17T08:00:00Z"); err != nil {
		t.Fatal(err)
	}
	if _, _, _, err := s.CheckToken(ctx, tok, "2025-10-16T09:00:00Z"); !errors.Is(err, dragoman.ErrNotFound) {
		t.Errorf("revoked: %v", err)
	}
	if err := s.RevokeToken(ctx, id, "x"); !errors.Is(err, dragoman.ErrNotFound) {
		t.Errorf("revoked twice: %v", err)
	}
	if _, err := s.AddToken(ctx, "x", []string{"fly"}, "x", ""); err == nil {
		t.Error("scope fly was taken")
	}
}

// A token with an end holds before it and no more from it on.
func TestTokensExpire(t *testing.T) {
	ctx := context.Background()
	s := opened(t, 0)
	tok, err := s.AddToken(ctx, "intern", []string{"read"}, "2025-10-16T08:00:00Z", "2025-10-23T08:00:00Z")
	if err != nil {
		t.Fatal(err)
	}
	all, err := s.Tokens(ctx)
	if err != nil || len(all) != 1 || all[0].Expires != "2025-10-23T08:00:00Z" {
		t.Fatalf("%+v %v", all, err)
	}
	for at, holds := range map[string]bool{"2025-10-16T08:00:00Z": true, "2025-10-23T07:59:59Z": true, "2025-10-23T08:00:00Z": false, "2026-01-01T00:00:00Z": false} {
		_, _, _, err := s.CheckToken(ctx, tok, at)
		if holds && err != nil || !holds && !errors.Is(err, dragoman.ErrNotFound) {
			t.Errorf("at %s: %v", at, err)
		}
		if live, err := s.TokenLive(ctx, all[0].ID, at); live != holds || err != nil {
			t.Errorf("at %s: live %v, %v", at, live, err)
		}
	}
}

func TestIdempotencyKeys(t *testing.T) {
	ctx := context.Background()
	s := opened(t, 0)
	if _, _, _, ok, err := s.Answered(ctx, "t", "k", "a"); ok || err != nil {
		t.Fatal(ok, err)
	}
	if err := s.Answer(ctx, "t", "k", "a", 201, []byte("yes"), "x"); err != nil {
		t.Fatal(err)
	}
	if st, b, same, ok, err := s.Answered(ctx, "t", "k", "a"); st != 201 || string(b) != "yes" || !same || !ok || err != nil {
		t.Error(st, b, same, ok, err)
	}
	if _, _, same, ok, _ := s.Answered(ctx, "t", "k", "b"); same || !ok {
		t.Error("another request under the key passes for the same")
	}
}

// A record that another program brought to a newer version is not ready.
func TestReady(t *testing.T) {
	ctx := context.Background()
	s := opened(t, 0)
	if err := s.Ready(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := s.db.ExecContext(ctx, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)`); err != nil {
		t.Fatal(err)
	}
	if err := s.Ready(ctx); !errors.Is(err, errNewer) {
		t.Errorf("a newer version beneath: %v", err)
	}
}

// The state differs after a comparison, though that is no change of the record.
func TestStateTellsOfComparisons(t *testing.T) {
	ctx := context.Background()
	s := opened(t, 0)
	seen := map[string]bool{}
	for i := range 3 {
		if i > 0 {
			if err := s.SetKept(ctx, "s1", "k", []byte{byte(i)}, nil); err != nil {
				t.Fatal(err)
			}
		}
		state, err := s.State(ctx)
		if err != nil || seen[state] {
			t.Fatalf("after %d comparisons the state is %q again (%v)", i, state, err)
		}
		seen[state] = true
	}
}
