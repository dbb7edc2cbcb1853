
  INSERT {dest_dataset}.{dest_table} (sold_at, article, amount)
  SELECT PARSE_TIMESTAMP('%F %T', sold_at), article, SAFE_CAST(amount AS NUMERIC)
  FROM temp_ext
