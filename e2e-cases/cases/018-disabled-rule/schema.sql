CREATE SCHEMA bqtail;
CREATE TABLE bqtail.old (id INT64, name STRING);
CREATE TABLE bqtail.new (id INT64, name STRING);
