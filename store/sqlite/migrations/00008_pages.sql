-- +goose Up
DROP TABLE pages;
CREATE TABLE pages (         -- pages that were read, and are looked at again for some days
  url      TEXT PRIMARY KEY,
  outlet   TEXT NOT NULL,    -- as its owner named it
  etag     TEXT NOT NULL,
  modified TEXT NOT NULL,
  hash     TEXT NOT NULL,    -- sha256 of the bytes as they came
  report   TEXT NOT NULL,
  checked  TEXT NOT NULL,
  next     TEXT NOT NULL,    -- not before; '' no more
  looks    INTEGER NOT NULL  -- since it was first read or changed
) WITHOUT ROWID;
CREATE INDEX pages_next ON pages (next) WHERE next <> '';
-- +goose Down
DROP TABLE pages;
