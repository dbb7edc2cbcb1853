-- The objects of a job are found by it, not among all objects of a state.
CREATE INDEX IF NOT EXISTS object_by_job ON object_generation (window_id, job_id);
DROP INDEX IF EXISTS object_by_window;

-- Windows are taken in the order of their ends, so many at a time.
CREATE INDEX IF NOT EXISTS window_by_end ON batch_window (state, end_ms, id);
DROP INDEX IF EXISTS window_by_state;
