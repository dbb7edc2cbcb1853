CREATE SCHEMA bqtail;
CREATE TABLE bqtail.prices (id INT64, name STRING, price FLOAT64, since DATE);
