package dev.bqt.compiler.sentence;

import java.util.List;

/** What sentences are made of; the simplest is first. */
public final class Samples {

  /** Joined to texts that nobody would write. */
  static final List<String> PIECES =
      List.of(
          "a",
          "/in/",
          ".csv",
          "it's",
          "\"",
          "\"\"\"",
          "'''",
          "\\",
          "\\d+",
          "\\n",
          "\n",
          "\r\n",
          "\t",
          "\u0000",
          "\u0007",
          "\u2028",
          "é",
          "\uD83D\uDE00",
          "${EventID}",
          "${a b}",
          "${}",
          "${literal}",
          "$",
          "$1",
          "$Date",
          "$Mod(4)",
          "`",
          ";",
          "--",
          "#",
          "/*",
          "*/",
          "}",
          "(",
          "x'");

  /** A <code>${…}</code> of this name is meant as it stands there, and is no variable. */
  public static final String LITERAL = "literal";

  static final List<String> NAMES =
      List.of(
          "a",
          "temp",
          "Orders_2",
          "my-project",
          "load",
          "TIME",
          "Key",
          "r",
          "a b",
          "é",
          "x\"y'z",
          "1st",
          "10s",
          "-1",
          "a\\b");
  static final List<String> ODD_NAMES = List.of("", "a`b", "two\nlines", "info.key", "$x", "NULL");
  static final List<String> TABLES =
      List.of(
          "shop.orders",
          "shop.t",
          "p-1:shop.t",
          "p-1.shop.t_$Date",
          "shop.t_$Mod(3)",
          "shop.t_${EventID}",
          "shop.t$20240131",
          "shop.t_$Hour");
  static final List<String> ODD_TABLES =
      List.of(
          "t",
          "load",
          "10s",
          "1.5",
          "my shop.t",
          "a`b.c",
          "-x.y",
          "x.y-",
          "a..b",
          "a.b:c",
          "$Mod(",
          "shop.${literal}",
          "é.t",
          "",
          "$Mod(a b)",
          "a.b\"c'",
          "1e3",
          "a--b",
          "a.b\n",
          "9.b");
  static final List<String> FORMATS =
      List.of("CSV", "JSON", "AVRO", "PARQUET", "ORC", "NEWLINE_DELIMITED_JSON");
  static final List<String> ODD_FORMATS = List.of("csv", "Avro", "TEXT", "x");
  static final List<String> INFO =
      List.of("description", "project_url", "lead_engineer", "workflow", "url");

  /** What may stand in a comment. */
  public static final List<String> COMMENTS =
      List.of("c", "it's \"odd\"", "; WHEN `", "/ * (", "", "é \uD83D\uDE00", "- - -", "'''", "\\");

  private Samples() {}
}
