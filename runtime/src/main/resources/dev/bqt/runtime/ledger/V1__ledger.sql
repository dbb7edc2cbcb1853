-- Times are milliseconds since 1970-01-01T00:00:00Z. States are written as words.

CREATE TABLE IF NOT EXISTS ledger_identity (
  id VARCHAR(36) NOT NULL PRIMARY KEY
);

-- A rule as it was when it came into use. Its key holds a hash of its JSON: rows never change.
CREATE TABLE IF NOT EXISTS rule (
  rule_key VARCHAR(512) NOT NULL PRIMARY KEY,
  route_json CLOB NOT NULL
);

CREATE TABLE IF NOT EXISTS rule_set (
  version BIGINT NOT NULL PRIMARY KEY,
  fingerprint VARCHAR(64) NOT NULL,
  recorded_ms BIGINT NOT NULL
);

CREATE TABLE IF NOT EXISTS prefix_scan (
  bucket VARCHAR(222) NOT NULL,
  prefix VARCHAR(1024) NOT NULL,
  rule_set BIGINT NOT NULL,
  begun_ms BIGINT NOT NULL,
  completed_ms BIGINT NOT NULL,
  PRIMARY KEY (bucket, prefix)
);

CREATE TABLE IF NOT EXISTS batch_window (
  id BIGINT NOT NULL PRIMARY KEY,
  rule_key VARCHAR(512) NOT NULL,
  destination VARCHAR(2048) NOT NULL,
  table_text VARCHAR(2048) NOT NULL,
  name_hash BIGINT NOT NULL,
  end_ms BIGINT NOT NULL,
  state VARCHAR(16) NOT NULL,
  epoch BIGINT NOT NULL,
  bucket VARCHAR(222) NOT NULL,
  folder VARCHAR(1024) NOT NULL,
  scan_prefix VARCHAR(1024) NOT NULL,
  closes_after_ms BIGINT NOT NULL,
  opened_ms BIGINT NOT NULL,
  changed_ms BIGINT NOT NULL,
  journal VARCHAR(16) NOT NULL,
  journal_name VARCHAR(3000),
  failed BOOLEAN NOT NULL,
  tries INT NOT NULL,
  not_before_ms BIGINT NOT NULL,
  reason VARCHAR(4000),
  CONSTRAINT one_window_a_span UNIQUE (rule_key, destination, name_hash, end_ms)
);
CREATE INDEX IF NOT EXISTS window_by_state ON batch_window (state);
CREATE INDEX IF NOT EXISTS window_by_journal ON batch_window (journal, state);
CREATE INDEX IF NOT EXISTS window_by_change ON batch_window (changed_ms);

-- What is loaded once: a generation of an object. The rule is no part of the key.
CREATE TABLE IF NOT EXISTS object_generation (
  bucket VARCHAR(222) NOT NULL,
  name VARCHAR(1024) NOT NULL,
  generation BIGINT NOT NULL,
  state VARCHAR(16) NOT NULL,
  window_id BIGINT,
  job_id VARCHAR(1024),
  size_bytes BIGINT NOT NULL,
  created_ms BIGINT NOT NULL,
  rule_set BIGINT NOT NULL,
  reason VARCHAR(4000),
  PRIMARY KEY (bucket, name, generation)
);
CREATE INDEX IF NOT EXISTS object_by_window ON object_generation (window_id);
CREATE INDEX IF NOT EXISTS object_by_state ON object_generation (state);

CREATE TABLE IF NOT EXISTS load_job (
  id VARCHAR(1024) NOT NULL PRIMARY KEY,
  window_id BIGINT NOT NULL,
  part INT NOT NULL,
  attempt INT NOT NULL,
  project VARCHAR(255) NOT NULL,
  location VARCHAR(64) NOT NULL,
  request CLOB NOT NULL,
  state VARCHAR(16) NOT NULL,
  epoch BIGINT NOT NULL,
  planned_ms BIGINT NOT NULL,
  changed_ms BIGINT NOT NULL,
  output_rows BIGINT NOT NULL,
  tries INT NOT NULL,
  not_before_ms BIGINT NOT NULL,
  reason VARCHAR(4000),
  CONSTRAINT one_job_an_attempt UNIQUE (window_id, part, attempt)
);
CREATE INDEX IF NOT EXISTS job_by_state ON load_job (state);

-- One action of the window's rule: the list that it stands in and its place there.
CREATE TABLE IF NOT EXISTS action_step (
  window_id BIGINT NOT NULL,
  chain VARCHAR(16) NOT NULL,
  place INT NOT NULL,
  action VARCHAR(64) NOT NULL,
  state VARCHAR(16) NOT NULL,
  epoch BIGINT NOT NULL,
  tries INT NOT NULL,
  not_before_ms BIGINT NOT NULL,
  reason VARCHAR(4000),
  PRIMARY KEY (window_id, chain, place)
);
