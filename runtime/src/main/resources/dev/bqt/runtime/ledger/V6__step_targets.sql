-- The generations that a step of named URLs is about, a line each: generation, a blank, gs://bucket/name. Written before
-- its first call; null before that, and for a step that is about the objects of its window.
ALTER TABLE action_step ADD COLUMN IF NOT EXISTS targets CLOB;
