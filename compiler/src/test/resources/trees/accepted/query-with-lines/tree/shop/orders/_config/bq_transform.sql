SELECT "${x}" AS a,
	"""b""" AS b, "\d"
FROM `temp_ext` -- "