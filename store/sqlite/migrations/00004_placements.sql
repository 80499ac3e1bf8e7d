-- +goose Up
CREATE TABLE placements (    -- where the machine put a report; stories are what people made of it
  report TEXT PRIMARY KEY REFERENCES reports (id),
  story  TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE comparisons (
  story TEXT PRIMARY KEY,
  key   TEXT NOT NULL,       -- hash of what was compared: reports, corrections, engine
  json  BLOB NOT NULL        -- zstd
) WITHOUT ROWID;
-- +goose Down
DROP TABLE comparisons; DROP TABLE placements;
