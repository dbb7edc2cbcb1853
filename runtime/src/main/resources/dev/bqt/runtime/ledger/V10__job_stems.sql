-- The event id that the ids of a window's jobs are made from: where its files are tried again that of the window that they
-- were in first. Null: its own.
ALTER TABLE batch_window ADD COLUMN IF NOT EXISTS stem BIGINT;
