-- +goose Up
SELECT 1;  -- the sums cover passages_text_docsize too (sums.go); they are taken anew after every step
-- +goose Down
DELETE FROM sums WHERE name = 'passages_text_docsize';
