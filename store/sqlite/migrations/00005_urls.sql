-- +goose Up
CREATE INDEX reports_url ON reports (url) WHERE url <> '';
CREATE INDEX changes_id ON changes (noun, id);
-- +goose Down
DROP INDEX changes_id; DROP INDEX reports_url;
