
CREATE TEMP TABLE day AS SELECT * FROM temp_ext WHERE NOT REGEXP_CONTAINS(id, r'^\d{3}$');
MERGE {dest_dataset}.{dest_table} t USING day s ON t.id = s.id
WHEN NOT MATCHED THEN INSERT ROW;
