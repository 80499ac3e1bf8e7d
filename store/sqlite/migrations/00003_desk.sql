-- +goose Up
CREATE TABLE changes (
  seq    INTEGER PRIMARY KEY AUTOINCREMENT,
  at     TEXT NOT NULL,
  what   TEXT NOT NULL,      -- added, changed, withdrawn
  noun   TEXT NOT NULL,
  id     TEXT NOT NULL,
  reason TEXT NOT NULL
);
CREATE TABLE corrections (
  seq    INTEGER PRIMARY KEY AUTOINCREMENT,
  kind   TEXT NOT NULL,
  report TEXT NOT NULL,
  target TEXT NOT NULL,
  value  TEXT NOT NULL,      -- JSON
  spans  TEXT NOT NULL,      -- JSON
  author TEXT NOT NULL,
  at     TEXT NOT NULL,
  reason TEXT NOT NULL
);
CREATE INDEX corrections_report ON corrections (report);
CREATE TABLE snapshots (
  hash  TEXT PRIMARY KEY,    -- sha256 of the bytes as they came
  media TEXT NOT NULL,
  body  BLOB NOT NULL        -- zstd
) WITHOUT ROWID;
CREATE TABLE feeds (
  url      TEXT PRIMARY KEY,
  title    TEXT NOT NULL,
  outlet   TEXT NOT NULL,
  etag     TEXT NOT NULL DEFAULT '',
  modified TEXT NOT NULL DEFAULT '',
  checked  TEXT NOT NULL DEFAULT '',  -- RFC 3339, '' never
  next     TEXT NOT NULL DEFAULT '',  -- not before
  state    TEXT NOT NULL DEFAULT 'new', -- new, ok, unchanged, empty, broken, blocked, gone
  error    TEXT NOT NULL DEFAULT '',
  failures INTEGER NOT NULL DEFAULT 0  -- in a row
) WITHOUT ROWID;
CREATE TABLE items (
  feed      TEXT NOT NULL REFERENCES feeds (url) ON DELETE CASCADE,
  id        TEXT NOT NULL,
  url       TEXT NOT NULL,
  title     TEXT NOT NULL,
  published TEXT NOT NULL,
  html      TEXT NOT NULL,
  state     TEXT NOT NULL DEFAULT 'waiting', -- waiting, read, failed, gone
  tries     INTEGER NOT NULL DEFAULT 0,
  next      TEXT NOT NULL DEFAULT '',
  report    TEXT NOT NULL DEFAULT '',
  error     TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (feed, id)
) WITHOUT ROWID;
CREATE INDEX items_state ON items (state, next);
CREATE TABLE pages (
  url      TEXT PRIMARY KEY,
  etag     TEXT NOT NULL,
  modified TEXT NOT NULL,
  hash     TEXT NOT NULL,
  report   TEXT NOT NULL,
  checked  TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE tokens (
  id      TEXT PRIMARY KEY,
  name    TEXT NOT NULL,
  salt    BLOB NOT NULL,
  hash    BLOB NOT NULL,     -- argon2id of the secret
  scopes  TEXT NOT NULL,     -- blank-separated: read, write, correct, admin
  created TEXT NOT NULL,
  revoked TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE TABLE idempotency (
  key     TEXT NOT NULL,
  token   TEXT NOT NULL,
  request TEXT NOT NULL,     -- sha256 of the request's body
  status  INTEGER NOT NULL,
  answer  BLOB NOT NULL,
  at      TEXT NOT NULL,
  PRIMARY KEY (token, key)
) WITHOUT ROWID;
-- +goose Down
DROP TABLE idempotency; DROP TABLE tokens; DROP TABLE pages; DROP TABLE items; DROP TABLE feeds; DROP TABLE snapshots; DROP TABLE corrections; DROP TABLE changes;
