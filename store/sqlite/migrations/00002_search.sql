-- +goose Up
CREATE TABLE texts (
  report TEXT PRIMARY KEY REFERENCES reports (id),
  text   BLOB NOT NULL       -- UTF-8; a blob, so that substr counts bytes
) WITHOUT ROWID;
CREATE TABLE passages (
  id     INTEGER PRIMARY KEY,
  report TEXT NOT NULL REFERENCES reports (id),
  kind   TEXT NOT NULL,      -- sentence, statement, event
  ref    TEXT NOT NULL,      -- id of the statement or event, '' for a sentence
  first  INTEGER NOT NULL,
  last   INTEGER NOT NULL
);
CREATE INDEX passages_report ON passages (report);
CREATE VIRTUAL TABLE passages_text USING fts5 (text, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2");
CREATE TABLE passage_fields (
  field   TEXT NOT NULL,     -- actor, speaker, stance, type, status, place
  value   TEXT NOT NULL,     -- folded
  passage INTEGER NOT NULL REFERENCES passages (id) ON DELETE CASCADE,
  PRIMARY KEY (field, value, passage)
) WITHOUT ROWID;
CREATE INDEX passage_fields_passage ON passage_fields (passage);
-- +goose Down
DROP TABLE passage_fields; DROP TABLE passages_text; DROP TABLE passages; DROP TABLE texts;
