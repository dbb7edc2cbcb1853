SELECT a
FROM temp_ext
WHERE b = "x"