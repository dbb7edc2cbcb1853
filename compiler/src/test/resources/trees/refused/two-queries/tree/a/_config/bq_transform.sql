SELECT 1 FROM temp_ext
