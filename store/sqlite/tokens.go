// SPDX-License-Identifier: Apache-2.0

package sqlite

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"database/sql"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"

	"dragoman"
)

// Scopes a token may have: read the record, write reports and feeds, correct,
// administer tokens and feeds.
var Scopes = []string{"read", "write", "correct", "admin"}

// AddToken makes a token and returns it; only its hash is kept. at is now and
// expires when the token ends by itself, RFC 3339 in UTC; "" is never. The
// secret is 256 random bits, so a salted SHA-256 is enough: there is nothing to
// guess.
func (s *Store) AddToken(ctx context.Context, name string, scopes []string, at, expires string) (token string, err error) {
	for _, sc := range scopes {
		if !slices.Contains(Scopes, sc) {
			return "", s.fail("token", fmt.Errorf("there is no scope %q (there are %s)", sc, strings.Join(Scopes, ", ")))
		}
	}
	if len(scopes) == 0 || name == "" {
		return "", s.fail("token", errors.New("a token needs a name and a scope"))
	}
	var b [56]byte
	if _, err := rand.Read(b[:]); err != nil {
		return "", s.fail("token", err)
	}
	id, salt, secret := hex.EncodeToString(b[:8]), b[8:24], base64.RawURLEncoding.EncodeToString(b[24:])
	err = s.within(ctx, "token", func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO tokens (id, name, salt, hash, scopes, created, expires) VALUES (?,?,?,?,?,?,?)`,
			id, name, salt, hashed(salt, secret), strings.Join(scopes, " "), at, expires)
		return err
	})
	if err != nil {
		return "", err
	}
	return "dgm_" + id + "_" + secret, nil
}

func hashed(salt []byte, secret string) []byte {
	h := sha256.Sum256(append(slices.Clone(salt), secret...))
	return h[:]
}

// CheckToken returns the id, name and scopes of a token that holds at a moment
// (RFC 3339 in UTC).
func (s *Store) CheckToken(ctx context.Context, token, at string) (id, name string, scopes []string, err error) {
	id, secret, ok := strings.Cut(strings.TrimPrefix(token, "dgm_"), "_")
	if !ok || !strings.HasPrefix(token, "dgm_") {
		return "", "", nil, s.fail("token", dragoman.ErrNotFound)
	}
	var salt, hash []byte
	var list, revoked, expires string
	err = s.on().QueryRowContext(ctx, `SELECT name, salt, hash, scopes, revoked, expires FROM tokens WHERE id = ?`, id).Scan(&name, &salt, &hash, &list, &revoked, &expires)
	if errors.Is(err, sql.ErrNoRows) || err == nil && (revoked != "" || expires != "" && expires <= at || subtle.ConstantTimeCompare(hash, hashed(salt, secret)) != 1) {
		return "", "", nil, s.fail("token", dragoman.ErrNotFound)
	}
	if err != nil {
		return "", "", nil, s.fail("token", err)
	}
	return id, name, strings.Fields(list), nil
}

// TokenLive tells whether a token is there, not revoked, and not past its end at
// a moment (RFC 3339 in UTC), by its id.
func (s *Store) TokenLive(ctx context.Context, id, at string) (bool, error) {
	var n int
	if err := s.on().QueryRowContext(ctx, `SELECT count(*) FROM tokens WHERE id = ? AND revoked = '' AND (expires = '' OR expires > ?)`, id, at).Scan(&n); err != nil {
		return false, s.fail("token "+id, err)
	}
	return n > 0, nil
}

// Token is a token as it is listed.
type Token struct {
	ID      string   `json:"id"`
	Name    string   `json:"name"`
	Scopes  []string `json:"scopes"`
	Created string   `json:"created"`
	Expires string   `json:"expires,omitempty"`
	Revoked string   `json:"revoked,omitempty"`
}

// Tokens lists tokens, the oldest first.
func (s *Store) Tokens(ctx context.Context) ([]Token, error) {
	rows, err := s.on().QueryContext(ctx, `SELECT id, name, scopes, created, expires, revoked FROM tokens ORDER BY created, id`)
	if err != nil {
		return nil, s.fail("tokens", err)
	}
	defer rows.Close()
	out := []Token{}
	for rows.Next() {
		var t Token
		var scopes string
		if err := rows.Scan(&t.ID, &t.Name, &scopes, &t.Created, &t.Expires, &t.Revoked); err != nil {
			return nil, s.fail("tokens", err)
		}
		t.Scopes = strings.Fields(scopes)
		out = append(out, t)
	}
	if err := rows.Err(); err != nil {
		return nil, s.fail("tokens", err)
	}
	return out, nil
}

// RevokeToken ends a token for good.
func (s *Store) RevokeToken(ctx context.Context, id, at string) error {
	return s.within(ctx, "token "+id, func(tx *sql.Tx) error {
		n, err := affected(tx.ExecContext(ctx, `UPDATE tokens SET revoked = ? WHERE id = ? AND revoked = ''`, at, id))
		if err == nil && n == 0 {
			err = dragoman.ErrNotFound
		}
		return err
	})
}

// Answered returns the answer given to a request with this idempotency key.
// same is false where the key was used for another request.
func (s *Store) Answered(ctx context.Context, token, key, request string) (status int, answer []byte, same, ok bool, err error) {
	var was string
	err = s.on().QueryRowContext(ctx, `SELECT request, status, answer FROM idempotency WHERE token = ? AND key = ?`, token, key).Scan(&was, &status, &answer)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil, false, false, nil
	}
	if err != nil {
		return 0, nil, false, false, s.fail("idempotency key", err)
	}
	return status, answer, was == request, true, nil
}

// Answer keeps the answer to a request with an idempotency key.
func (s *Store) Answer(ctx context.Context, token, key, request string, status int, answer []byte, at string) error {
	return s.within(ctx, "idempotency key", func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO idempotency (token, key, request, status, answer, at) VALUES (?,?,?,?,?,?) ON CONFLICT DO NOTHING`, token, key, request, status, answer, at)
		return err
	})
}
