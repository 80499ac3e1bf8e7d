-- +goose Up
-- Tables with large values get row numbers. In a table without, a row is its own
-- index entry, and SQLite reads the whole of each it passes on its way to another.
-- Foreign keys are not looked at while tables are made (open.go).
CREATE TABLE reports_anew (
  id        TEXT PRIMARY KEY NOT NULL,
  key       TEXT NOT NULL,
  path      TEXT NOT NULL,
  outlet    TEXT NOT NULL,
  title     TEXT NOT NULL,
  url       TEXT NOT NULL,
  published TEXT NOT NULL,   -- ISO 8601, '' unknown
  language  TEXT NOT NULL,
  layers    BLOB NOT NULL    -- the whole reading, packed (store/layers)
);
INSERT INTO reports_anew (id, key, path, outlet, title, url, published, language, layers)
  SELECT r.id, r.key, r.path, r.outlet, r.title, r.url, r.published, r.language, r.layers FROM reports r LEFT JOIN numbered n ON n.report = r.id ORDER BY n.n, r.id;
DROP TABLE reports;
ALTER TABLE reports_anew RENAME TO reports;
CREATE INDEX reports_published ON reports (published = '', published, id);
CREATE INDEX reports_url ON reports (url) WHERE url <> '';
CREATE INDEX reports_outlet ON reports (outlet, published);

CREATE TABLE comparisons_anew (
  story  TEXT PRIMARY KEY NOT NULL,
  key    TEXT NOT NULL,      -- hash of what was compared: reports, corrections, engine
  json   BLOB NOT NULL,      -- zstd
  layout TEXT NOT NULL DEFAULT '',
  sheet  BLOB NOT NULL DEFAULT x''
);
INSERT INTO comparisons_anew (story, key, json, layout, sheet) SELECT story, key, json, layout, sheet FROM comparisons;
DROP TABLE comparisons;
ALTER TABLE comparisons_anew RENAME TO comparisons;

CREATE TABLE snapshots_anew (
  hash  TEXT PRIMARY KEY NOT NULL, -- sha256 of the bytes as they came
  media TEXT NOT NULL,
  body  BLOB NOT NULL        -- zstd
);
INSERT INTO snapshots_anew (hash, media, body) SELECT hash, media, body FROM snapshots;
DROP TABLE snapshots;
ALTER TABLE snapshots_anew RENAME TO snapshots;

CREATE TABLE items_anew (
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
);
INSERT INTO items_anew (feed, id, url, title, published, html, state, tries, next, report, error)
  SELECT feed, id, url, title, published, html, state, tries, next, report, error FROM items;
DROP TABLE items;
ALTER TABLE items_anew RENAME TO items;
CREATE INDEX items_state ON items (state, next);

CREATE INDEX casts_day ON casts (key, day, n);
-- +goose Down
DROP INDEX casts_day; -- the tables hold the same
