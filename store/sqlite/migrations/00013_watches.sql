-- +goose Up
ALTER TABLE comparisons ADD COLUMN layout TEXT NOT NULL DEFAULT '';
ALTER TABLE comparisons ADD COLUMN sheet BLOB NOT NULL DEFAULT x'';
CREATE INDEX numbered_published ON numbered (published);
CREATE TABLE watches (
  id   TEXT PRIMARY KEY,
  json TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE alerts (
  seq   INTEGER PRIMARY KEY AUTOINCREMENT,
  watch TEXT NOT NULL REFERENCES watches (id) ON DELETE CASCADE,
  key   TEXT NOT NULL,       -- what set it off: never told twice
  at    TEXT NOT NULL,       -- RFC 3339
  story TEXT NOT NULL,
  cites TEXT NOT NULL,       -- JSON: receipts
  why   TEXT NOT NULL,       -- JSON: each condition and what met it
  UNIQUE (watch, key)
);
CREATE TABLE deliveries (
  alert INTEGER NOT NULL REFERENCES alerts (seq) ON DELETE CASCADE,
  way   TEXT NOT NULL,       -- hook, mail, digest
  state TEXT NOT NULL,       -- waiting, done, failed
  tries INTEGER NOT NULL DEFAULT 0,
  next  TEXT NOT NULL,       -- not before, RFC 3339
  error TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (alert, way)
) WITHOUT ROWID;
CREATE INDEX deliveries_state ON deliveries (state, next);
CREATE TABLE marks (
  reader TEXT NOT NULL,      -- id of a token, '' who sits at the machine
  story  TEXT NOT NULL,
  star   INTEGER NOT NULL,
  seen   TEXT NOT NULL,      -- publication of the newest report that was read, '' unread
  PRIMARY KEY (reader, story)
) WITHOUT ROWID;
CREATE TABLE visits (
  reader  TEXT PRIMARY KEY,
  at      TEXT NOT NULL,     -- when the visit that lasts was begun
  version INTEGER NOT NULL,  -- of the record, when the reader was last seen
  was     TEXT NOT NULL,     -- when the reader was last seen
  before  INTEGER NOT NULL,  -- version when the visit before it ended
  ended   TEXT NOT NULL      -- when that was, '' there was none
) WITHOUT ROWID;
-- +goose Down
DROP INDEX numbered_published; DROP TABLE visits; DROP TABLE marks; DROP TABLE deliveries; DROP TABLE alerts; DROP TABLE watches;
ALTER TABLE comparisons DROP COLUMN sheet; ALTER TABLE comparisons DROP COLUMN layout;
