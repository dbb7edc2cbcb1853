-- When a look into the bucket first did not find the object any more: null while it is there, or nobody has looked.
ALTER TABLE object_generation ADD COLUMN IF NOT EXISTS absent_ms BIGINT;

-- How far the round has come that looks for what may be forgotten: one row. First the objects, in the order of their
-- key, then the windows; window_id is -1 while it is with the objects.
CREATE TABLE IF NOT EXISTS forgetting (
  next_ms BIGINT NOT NULL,
  bucket VARCHAR(222) NOT NULL,
  name VARCHAR(1024) NOT NULL,
  generation BIGINT NOT NULL,
  window_id BIGINT NOT NULL
);
INSERT INTO forgetting SELECT 0, '', '', 0, -1 WHERE NOT EXISTS (SELECT 1 FROM forgetting);
