package dev.bqt.runtime.localcloud.sql;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * GoogleSQL for DuckDB: what differs is rewritten token by token, what is not known to differ goes
 * through as it is. One statement at a time.
 */
public final class Dialect {
  private final String project;
  private final BinaryOperator<String> schemas;

  /**
   * A dialect for one project.
   *
   * @param project what is meant where a table names none
   * @param schemas from project and dataset to DuckDB's schema
   */
  public Dialect(String project, BinaryOperator<String> schemas) {
    this.project = project;
    this.schemas = schemas;
  }

  /**
   * A statement for DuckDB.
   *
   * @param kind BigQuery's name for what it does, such as {@code SELECT}
   * @param text empty when columns are defined
   * @param definition what it creates by columns, if it does
   */
  public record Translation(String kind, String text, Optional<Definition> definition) {

    /** Whether it yields rows. */
    public boolean isQuery() {
      return kind.equals("SELECT");
    }

    /** DuckDB's complaint in one line, with the place. */
    public String explain(String complaint) {
      return Complaint.explain(complaint, text);
    }
  }

  /**
   * Translates a statement.
   *
   * @param dataset the default dataset, "" for none
   * @param now what the clock shows
   * @param parameters {@code queryParameters} of the API
   * @throws SqlError when it is broken, or more than one
   */
  public Translation translate(String sql, String dataset, Instant now, JsonNode parameters) {
    List<Token> tokens = Lexer.tokens(sql);
    Rewriting statement = new Rewriting(sql, tokens);
    int end = end(statement);
    if (end == 0) {
      throw statement.error("Syntax error: Unexpected end of statement", 0);
    }
    String kind = kind(statement);
    if (kind.equals("CREATE_TABLE") || kind.equals("CREATE_SCHEMA")) {
      Cursor cursor = new Cursor(sql, tokens);
      Definition definition = new DefinitionParser(cursor, project, dataset).definition();
      cursor.take(';');
      if (!cursor.atEnd()) {
        throw cursor.expected("the end");
      }
      return new Translation(kind, "", Optional.of(definition));
    }
    new Calls(statement, now).rewrite();
    new Paths(statement, project, dataset, schemas).rewrite();
    new Literals(statement, parameters).rewrite();
    if (kind.equals("CREATE_TABLE_AS_SELECT")) {
      Cursor cursor = new Cursor(sql, tokens);
      DefinitionParser parser = new DefinitionParser(cursor, project, dataset);
      Definition.OfQuery head = parser.ofQuery();
      String query = statement.render(cursor.place());
      return new Translation(kind, query, Optional.of(head.with(query)));
    }
    addKeywords(statement);
    return new Translation(kind, statement.render(0), Optional.empty());
  }

  /** Index of the end; a semicolon there is dropped. */
  private static int end(Rewriting statement) {
    int end = statement.size() - 1;
    for (int i = 0; i < end; i++) {
      if (statement.token(i).is(';')) {
        if (i + 1 < end) {
          throw statement.error(
              "Scripts of several statements are not built in localcloud: run one at a time",
              i + 1);
        }
        statement.set(i, "");
      }
    }
    return end;
  }

  private static String kind(Rewriting statement) {
    String first = statement.token(0).value().toUpperCase(Locale.ROOT);
    return switch (first) {
      case "SELECT", "WITH", "(", "VALUES" -> "SELECT";
      case "INSERT", "UPDATE", "DELETE", "MERGE" -> first;
      case "TRUNCATE" -> "TRUNCATE_TABLE";
      case "DROP", "ALTER" -> first + "_" + statement.token(1).value().toUpperCase(Locale.ROOT);
      case "CREATE" -> created(statement);
      default ->
          throw statement.error(
              "Syntax error: Unexpected "
                  + statement.token(0).shown()
                  + ", or a statement that is not built in localcloud",
              0);
    };
  }

  private static String created(Rewriting statement) {
    int what = statement.token(1).is("OR") ? 3 : 1;
    String noun = statement.token(what).value().toUpperCase(Locale.ROOT);
    if (!noun.equals("TABLE")) {
      return "CREATE_" + noun;
    }
    for (int i = what; i < statement.size(); i++) {
      boolean columns = statement.token(i).is('(') && !isOptions(statement, i);
      if (columns) {
        return "CREATE_TABLE";
      }
      if (statement.token(i).is("AS")) {
        return "CREATE_TABLE_AS_SELECT";
      }
    }
    return "CREATE_TABLE";
  }

  private static boolean isOptions(Rewriting statement, int open) {
    for (int i = open; i > 0; i--) {
      Token token = statement.token(i);
      if (token.is("OPTIONS") || token.is("PARTITION") || token.is("CLUSTER")) {
        return true;
      }
    }
    return false;
  }

  /** Keywords that GoogleSQL lets one leave out. */
  private static void addKeywords(Rewriting statement) {
    Token first = statement.token(0);
    boolean into = first.is("INSERT") || first.is("MERGE");
    if (into && !statement.token(1).is("INTO")) {
      statement.set(0, statement.text(0) + " INTO");
    } else if (first.is("DELETE") && !statement.token(1).is("FROM")) {
      statement.set(0, statement.text(0) + " FROM");
    } else if (first.is("TRUNCATE") && statement.token(1).is("TABLE")) {
      statement.set(1, "");
    }
  }
}
