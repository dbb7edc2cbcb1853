CREATE SCHEMA bqtail;
CREATE TABLE bqtail.orders (id INT64, name STRING);
CREATE TABLE bqtail.recent (id INT64, name STRING);
