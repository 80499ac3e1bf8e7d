-- +goose Up
-- What lists of acts and words are made of, so that no reading is unpacked for
-- them. It follows from the readings: `dragoman reindex` fills it (told.go).
CREATE TABLE deeds (         -- events
  id      INTEGER PRIMARY KEY, -- of the passage
  first   INTEGER NOT NULL,  -- of the trigger
  last    INTEGER NOT NULL,
  plover  TEXT NOT NULL,
  mode    TEXT NOT NULL,
  quad    INTEGER NOT NULL,
  status  TEXT NOT NULL,
  day     TEXT NOT NULL,     -- earliest, '' unknown
  doers   TEXT NOT NULL,     -- sides: key, name, country by tabs, each on a line
  targets TEXT NOT NULL,
  holder  TEXT NOT NULL,     -- as a person reads it, '' the outlet
  place   TEXT NOT NULL,
  land    TEXT NOT NULL,
  lat     REAL,
  lon     REAL,
  unsure  REAL NOT NULL
);
CREATE INDEX deeds_unsure ON deeds (unsure DESC, id DESC) WHERE unsure > 0;
CREATE INDEX deeds_acts ON deeds (place, land, lat, lon, quad, day) WHERE lat IS NOT NULL AND status IN ('occurred', 'ongoing');
CREATE TABLE sayings (       -- statements
  id      INTEGER PRIMARY KEY,
  speaker TEXT NOT NULL,     -- a side
  class   TEXT NOT NULL,
  form    TEXT NOT NULL,
  stance  TEXT NOT NULL,
  status  TEXT NOT NULL,
  second  TEXT NOT NULL,     -- name of the runner-up
  unsure  REAL NOT NULL
);
CREATE INDEX sayings_unsure ON sayings (unsure DESC, id DESC) WHERE unsure > 0;
CREATE TABLE parts (         -- who has what part in them
  who  INTEGER NOT NULL,     -- hash of a key, or of '=' and a country
  part INTEGER NOT NULL,     -- 0 does, 1 suffers, 2 is named in, 3 says
  day  INTEGER NOT NULL,     -- of the report's publication, YYYYMMDD, 0 unknown
  id   INTEGER NOT NULL,
  what INTEGER NOT NULL,     -- the stance of what is said, by its place among stances
  PRIMARY KEY (who, part, day, id)
) WITHOUT ROWID;
CREATE TABLE parted (        -- the keys of a report's parts, to take them out by
  n    INTEGER PRIMARY KEY,
  day  INTEGER NOT NULL,
  whos BLOB NOT NULL         -- 8 bytes each
);
CREATE TABLE casts (         -- actors by report
  key      TEXT NOT NULL,
  n        INTEGER NOT NULL,
  day      INTEGER NOT NULL, -- of publication, as above
  outlet   TEXT NOT NULL,
  actor    TEXT NOT NULL,    -- id in the report
  name     TEXT NOT NULL,
  folded   TEXT NOT NULL,    -- the name, for looking it up
  kind     TEXT NOT NULL,
  link     TEXT NOT NULL,
  country  TEXT NOT NULL,
  sector   TEXT NOT NULL,
  gender   TEXT NOT NULL,
  mentions INTEGER NOT NULL,
  variants TEXT NOT NULL,    -- JSON, '' for only the name
  titles   TEXT NOT NULL,    -- JSON, '' for none
  PRIMARY KEY (key, n)
) WITHOUT ROWID;
CREATE INDEX casts_n ON casts (n);
CREATE INDEX casts_actor ON casts (actor);
CREATE INDEX casts_names ON casts (key, kind, folded, name) WHERE kind IN ('person', 'organisation', 'country', 'group');
CREATE TABLE copied (        -- reports that repeat another; the store keeps what the desk finds
  report TEXT PRIMARY KEY,
  of     TEXT NOT NULL
) WITHOUT ROWID;
-- +goose Down
DROP TABLE copied; DROP TABLE casts; DROP TABLE parted; DROP TABLE parts; DROP TABLE sayings; DROP TABLE deeds;
