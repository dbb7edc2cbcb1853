MERGE {dest_dataset}.{dest_table} t USING temp_ext s ON t.id = s.id WHEN NOT MATCHED THEN INSERT ROW
