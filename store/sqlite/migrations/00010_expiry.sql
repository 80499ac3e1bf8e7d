-- +goose Up
ALTER TABLE tokens ADD COLUMN expires TEXT NOT NULL DEFAULT '';  -- RFC 3339 in UTC; '' is never
-- +goose Down
ALTER TABLE tokens DROP COLUMN expires;
