SELECT REGEXP_CONTAINS(a, r'^\d{3}$') FROM temp_ext
