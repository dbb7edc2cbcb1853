CREATE SCHEMA shop;

CREATE TABLE shop.orders (
  order_id STRING NOT NULL,
  ordered_at TIMESTAMP,
  customer_id INT64,
  express BOOL,
  total FLOAT64,
  items ARRAY<STRUCT<sku STRING, quantity INT64, price FLOAT64>>
);
