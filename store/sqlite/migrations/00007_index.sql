-- +goose Up
-- What searches use follows from the layers. It is built anew in a form that
-- takes a third of the space: `dragoman reindex`.
DROP TABLE passage_fields; DROP TABLE passages_text; DROP TABLE passages; DROP TABLE texts; DROP TABLE statements; DROP TABLE events;
DROP INDEX reports_when;
CREATE TABLE numbered (      -- reports by number
  n          INTEGER PRIMARY KEY,
  report     TEXT NOT NULL UNIQUE REFERENCES reports (id),
  published  TEXT NOT NULL,
  indexed    INTEGER NOT NULL, -- version of the index its passages were made for, 0 none
  statements INTEGER NOT NULL,
  events     INTEGER NOT NULL
);
CREATE INDEX numbered_indexed ON numbered (indexed);
INSERT INTO numbered (report, published, indexed, statements, events) SELECT id, published, 0, 0, 0 FROM reports ORDER BY published = '', published, id;
CREATE TABLE texts (
  n    INTEGER PRIMARY KEY REFERENCES numbered (n),
  text BLOB NOT NULL         -- UTF-8, zstd
);
CREATE TABLE passages (
  id    INTEGER PRIMARY KEY, -- number of the report << 20 + place among its passages; claims from 1 << 19
  kind  INTEGER NOT NULL,    -- 0 sentence, 1 statement, 2 event, 3 claim
  ref   TEXT NOT NULL,       -- id of the statement, event or claim, '' for a sentence
  first INTEGER NOT NULL,
  last  INTEGER NOT NULL
);
CREATE INDEX passages_ref ON passages (ref) WHERE ref <> '';
CREATE VIRTUAL TABLE passages_text USING fts5(text, keys, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2");
CREATE INDEX reports_outlet ON reports (outlet, published);
CREATE INDEX stories_last ON stories (last DESC, id);
DELETE FROM comparisons;     -- their claims are made findable when they are made again
-- +goose Down
DROP INDEX stories_last; DROP INDEX reports_outlet; DROP TABLE passages_text; DROP TABLE passages; DROP TABLE texts; DROP TABLE numbered;
