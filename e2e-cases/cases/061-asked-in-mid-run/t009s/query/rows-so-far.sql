SELECT * FROM `local.bqtail.dummy`
