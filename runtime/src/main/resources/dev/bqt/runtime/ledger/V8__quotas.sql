-- When BigQuery was last asked for a job, and may have taken it: null before that, and where it said that a quota is
-- used up. Jobs are counted by it, for each table and project.
ALTER TABLE load_job ADD COLUMN IF NOT EXISTS destination VARCHAR(2048) DEFAULT '' NOT NULL;
ALTER TABLE load_job ADD COLUMN IF NOT EXISTS asked_ms BIGINT;
UPDATE load_job SET
  destination = COALESCE((SELECT w.destination FROM batch_window w WHERE w.id = load_job.window_id), ''),
  asked_ms = CASE WHEN state = 'PLANNED' THEN NULL ELSE planned_ms END;
CREATE INDEX IF NOT EXISTS job_by_asking ON load_job (asked_ms, project, destination);

-- Tables (project.dataset.table) and projects whose quota is used up: nothing is asked for them before that time.
-- tries is how often BigQuery itself has said so in a row; 0 where the ledger has counted.
CREATE TABLE IF NOT EXISTS quota_wait (
  scope VARCHAR(2048) NOT NULL PRIMARY KEY,
  not_before_ms BIGINT NOT NULL,
  tries INT NOT NULL,
  reason VARCHAR(4000) NOT NULL
);
