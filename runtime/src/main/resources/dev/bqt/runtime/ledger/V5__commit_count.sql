-- How many commits the ledger has seen, and the name of the latest: one row, raised in each.
CREATE TABLE IF NOT EXISTS commit_count (
  commits BIGINT NOT NULL,
  latest VARCHAR(64) NOT NULL
);
INSERT INTO commit_count SELECT 0, '' WHERE NOT EXISTS (SELECT 1 FROM commit_count);
