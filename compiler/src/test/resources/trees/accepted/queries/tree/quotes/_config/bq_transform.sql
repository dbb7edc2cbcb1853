SELECT '''a''' || """b""" FROM temp_ext
