-- +goose Up
CREATE INDEX reports_when ON reports (id, published, outlet); -- covers what searches sort by, away from the packed layers
-- +goose Down
DROP INDEX reports_when;
