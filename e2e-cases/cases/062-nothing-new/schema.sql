CREATE SCHEMA bqtail;
CREATE TABLE bqtail.dummy (name STRING);
