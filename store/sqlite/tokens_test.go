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
	tok, err := s.AddToken(ctx, "press desk", []string{"read", "write"}, "2025-10-16T08:00:00Z")
	if err != nil {
		t.Fatal(err)
	}
	id, name, scopes, err := s.CheckToken(ctx, tok)
	if err != nil || name != "press desk" || strings.Join(scopes, " ") != "read write" {
		t.Fatalf("%q %q %v", name, scopes, err)
	}
	for _, bad := range []string{"", "dgm_", tok + "x", tok[:len(tok)-1], strings.TrimPrefix(tok, "dgm_"), "dgm_" + id + "_"} {
		if _, _, _, err := s.CheckToken(ctx, bad); !errors.Is(err, dragoman.ErrNotFound) {
			t.Errorf("token %q: %v", bad, err)
		}
	}
	if b, err := os.ReadFile(s.path); err != nil || strings.Contains(string(b), tok[22:]) {
		t.Errorf("the secret stands in the file (or %v)", err)
	}
	if err := s.RevokeToken(ctx, id, "2025-10-17T08:00:00Z"); err != nil {
		t.Fatal(err)
	}
	if _, _, _, err := s.CheckToken(ctx, tok); !errors.Is(err, dragoman.ErrNotFound) {
		t.Errorf("revoked: %v", err)
	}
	if err := s.RevokeToken(ctx, id, "x"); !errors.Is(err, dragoman.ErrNotFound) {
		t.Errorf("revoked twice: %v", err)
	}
	if _, err := s.AddToken(ctx, "x", []string{"fly"}, "x"); err == nil {
		t.Error("scope fly was taken")
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
