-- Where a failure step has moved the object: a gs:// URL; empty when it has deleted it, null when neither was done.
ALTER TABLE object_generation ADD COLUMN IF NOT EXISTS taken_to VARCHAR(1300);
