-- +goose Up
CREATE TABLE mark (          -- see mark.go
  only INTEGER PRIMARY KEY CHECK (only = 1),
  open INTEGER NOT NULL
);
INSERT INTO mark VALUES (1, 0);
CREATE TABLE sums (          -- see sums.go
  name TEXT PRIMARY KEY,
  sum  INTEGER NOT NULL
) WITHOUT ROWID;
ALTER TABLE placements RENAME TO placements_old;
CREATE TABLE placements (    -- where the machine put a report; stories are what people made of it
  report TEXT PRIMARY KEY REFERENCES reports (id),
  story  TEXT NOT NULL,
  day    INTEGER NOT NULL,   -- it was placed by, from 1970-01-01
  dated  INTEGER NOT NULL    -- whether that is its own
) WITHOUT ROWID;
INSERT INTO placements
  SELECT p.report, p.story, coalesce(CAST(julianday(substr(r.published, 1, 10)) - 2440587.5 AS INTEGER),
    CAST((SELECT max(julianday(substr(q.published, 1, 10))) FROM placements_old o JOIN reports q ON q.id = o.report WHERE o.story = p.story) - 2440587.5 AS INTEGER),
    CAST((SELECT max(julianday(substr(published, 1, 10))) FROM reports) - 2440587.5 AS INTEGER), 0),
    julianday(substr(r.published, 1, 10)) IS NOT NULL AND length(r.published) >= 10
  FROM placements_old p JOIN reports r ON r.id = p.report;
DROP TABLE placements_old;
CREATE INDEX placements_day ON placements (day);
CREATE INDEX placements_story ON placements (story, day);
CREATE TABLE in_story (      -- each report in one story
  report TEXT PRIMARY KEY REFERENCES reports (id),
  story  TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
  place  INTEGER NOT NULL    -- order in the story
) WITHOUT ROWID;
INSERT OR IGNORE INTO in_story SELECT report, story, place FROM story_reports ORDER BY story, place;
DROP TABLE story_reports;
ALTER TABLE in_story RENAME TO story_reports;
CREATE INDEX story_reports_story ON story_reports (story, place);
DELETE FROM stories WHERE NOT EXISTS (SELECT 1 FROM story_reports r WHERE r.story = stories.id);
-- +goose Down
DROP TABLE sums; DROP TABLE mark;
