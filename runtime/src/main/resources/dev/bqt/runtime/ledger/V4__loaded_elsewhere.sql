-- Loaded objects that the rules in use would load into another table: they are not loaded again, and people are told.
CREATE TABLE IF NOT EXISTS loaded_elsewhere (
  bucket VARCHAR(222) NOT NULL,
  name VARCHAR(1024) NOT NULL,
  generation BIGINT NOT NULL,
  wanted VARCHAR(2048) NOT NULL,
  PRIMARY KEY (bucket, name, generation)
);
