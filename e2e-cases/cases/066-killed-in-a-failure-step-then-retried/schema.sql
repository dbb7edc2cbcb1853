CREATE SCHEMA bqtail;
CREATE TABLE bqtail.dummy (id INT64, name STRING, price FLOAT64);
