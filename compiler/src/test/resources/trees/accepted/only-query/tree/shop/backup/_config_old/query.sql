INSERT {dest_dataset}.{dest_table} SELECT * FROM temp_ext
