SELECT * FROM bqtail.dummy
