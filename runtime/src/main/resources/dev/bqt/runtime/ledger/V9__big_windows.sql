-- Objects of a window, those of each job side by side, in the order of their names: they are read page by page.
DROP INDEX IF EXISTS object_by_job;
CREATE INDEX IF NOT EXISTS object_by_job ON object_generation (window_id, job_id, name, generation);

-- How far a step has come with the objects of its window: the job and the name of the last one that is done with; null
-- before the first. What it has left alone so far: how many, the first sentences, and whether that makes it fail.
ALTER TABLE action_step ADD COLUMN IF NOT EXISTS done_job VARCHAR(1024);
ALTER TABLE action_step ADD COLUMN IF NOT EXISTS done_name VARCHAR(1024);
ALTER TABLE action_step ADD COLUMN IF NOT EXISTS left_alone INT DEFAULT 0 NOT NULL;
ALTER TABLE action_step ADD COLUMN IF NOT EXISTS left_said VARCHAR(4000);
ALTER TABLE action_step ADD COLUMN IF NOT EXISTS blocked BOOLEAN DEFAULT FALSE NOT NULL;
