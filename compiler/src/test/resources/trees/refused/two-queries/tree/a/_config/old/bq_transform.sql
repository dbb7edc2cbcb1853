SELECT 2 FROM temp_ext
