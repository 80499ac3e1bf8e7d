-- +goose Up
CREATE TABLE reports (
  id        TEXT PRIMARY KEY,
  key       TEXT NOT NULL,
  path      TEXT NOT NULL,
  outlet    TEXT NOT NULL,
  title     TEXT NOT NULL,
  url       TEXT NOT NULL,
  published TEXT NOT NULL,   -- ISO 8601, '' unknown
  language  TEXT NOT NULL,
  layers    BLOB NOT NULL    -- the whole reading, packed (store/layers)
) WITHOUT ROWID;
CREATE INDEX reports_published ON reports (published = '', published, id);
CREATE TABLE statements (
  id      TEXT NOT NULL,
  report  TEXT NOT NULL REFERENCES reports (id),
  speaker TEXT NOT NULL,
  stance  TEXT NOT NULL,
  first   INTEGER NOT NULL,  -- byte of the content's start
  last    INTEGER NOT NULL,
  PRIMARY KEY (report, id)
) WITHOUT ROWID;
CREATE TABLE events (
  id      TEXT NOT NULL,
  report  TEXT NOT NULL REFERENCES reports (id),
  plover  TEXT NOT NULL,
  quad    INTEGER NOT NULL,
  status  TEXT NOT NULL,
  day     TEXT NOT NULL,     -- TIMEX3 value, '' unknown
  place   TEXT NOT NULL,
  first   INTEGER NOT NULL,  -- byte of the trigger's start
  last    INTEGER NOT NULL,
  PRIMARY KEY (report, id)
) WITHOUT ROWID;
CREATE TABLE stories (
  id      TEXT PRIMARY KEY,
  title   TEXT NOT NULL,
  first   TEXT NOT NULL,
  last    TEXT NOT NULL,
  origins INTEGER NOT NULL,
  why     TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE story_reports (
  story  TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
  place  INTEGER NOT NULL,   -- order in the story
  report TEXT NOT NULL REFERENCES reports (id),
  PRIMARY KEY (story, place)
) WITHOUT ROWID;
CREATE INDEX story_reports_report ON story_reports (report);
-- +goose Down
DROP TABLE story_reports; DROP TABLE stories; DROP TABLE events; DROP TABLE statements; DROP TABLE reports;
