package dev.bqt.compiler.sentence;

import java.util.List;

/** What a text is about: some that mean something there, the simplest first. */
enum Topic {
  PREFIX("/in/", "/shop/orders/", "/data/case003"),
  SUFFIX(".csv", ".json", "/_SUCCESS", ".avro"),
  PATTERN(
      "/in/(\\w+)/(\\d{4})/(\\d{2})/",
      "(\\d+)/(\\d+)/(\\w+)\\.csv", "/([^/]+)/([^/]+)-([0-9]{8})\""),
  FILTER("\\.csv", "/\\d{4}/", "^/[a-z]+/", "(?i)orders"),
  EXCLUDE("/_staging/", "\\.tmp$"),
  URL("gs://archive/in", "gs://errors/$Date", "gs://out/${EventID}/x-*.csv", "gs://a b/é"),
  SQL(
      "SELECT 1 AS one",
      "SELECT '$EventID' AS event, COUNT(1) AS n FROM shop.orders WHERE name = 'it''s'",
      "UPDATE shop.orders\nSET done = TRUE\nWHERE TRUE",
      "SELECT \"a\\\\b\" AS path -- comment"),
  CONDITION("t.id = s.id", "t.id IS NOT NULL", "MOD(t.id, 2) = 0", "t.name LIKE \"%'%\""),
  CHANNEL("#loads", "#errors"),
  WORDS("done", "it's ${DestTable}", "say \"hi\"", "$EventID", "two\nlines", ""),
  EXPIRY("2day", "36hour", "90min"),
  DAY("$Date", "20240131", "$1$2"),
  REGION("US", "EU"),
  DIRECTORY("sales/", "shop/orders/", "legacy/pos/"),
  MARKER("_SUCCESS", "_DONE"),
  GROUPS("(?P<table>[^/]+)/(?P<yyyy>\\d{4})/", "shop/(?P<table>.*?)/"),
  JOB("shop\\.orders$", ".+:shop\\.a_\\d+", "out[:/.]\\w+");

  private final List<String> sound;

  Topic(String... sound) {
    this.sound = List.of(sound);
  }

  List<String> sound() {
    return sound;
  }
}
