package dev.bqt.runtime.localcloud.sql;

import dev.bqt.runtime.localcloud.schema.Names;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/** Names of tables and columns: one pair of backticks around several parts, projects, dashes. */
final class Paths {
  private static final Set<String> BEFORE_TABLE =
      Set.of("FROM", "JOIN", "INTO", "UPDATE", "TABLE", "MERGE", "USING", "EXISTS", "VIEW");

  private final Rewriting statement;
  private final String project;
  private final String dataset;
  private final BinaryOperator<String> schemas;
  private final Set<String> common = new HashSet<>();

  /**
   * @param dataset the default dataset, "" for none
   * @param schemas from project and dataset to DuckDB's schema
   */
  Paths(Rewriting statement, String project, String dataset, BinaryOperator<String> schemas) {
    this.statement = statement;
    this.project = project;
    this.dataset = dataset;
    this.schemas = schemas;
  }

  void rewrite() {
    for (int i = 0; i + 2 < statement.size(); i++) {
      boolean query = statement.token(i + 1).is("AS") && statement.token(i + 2).is('(');
      if (query && statement.token(i).isName()) {
        common.add(statement.token(i).value().toLowerCase(Locale.ROOT));
      }
    }
    for (int i = 0; i < statement.size(); ) {
      i = statement.token(i).isName() ? path(i) : i + 1;
    }
  }

  private int path(int start) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int i = start;
    while (true) {
      Token token = statement.token(i);
      quoted |= token.kind() == Token.Kind.QUOTED_NAME;
      StringBuilder part = new StringBuilder(token.value());
      i++;
      boolean table = isTable(start);
      while (table
          && statement.token(i).is('-')
          && statement.touches(i - 1)
          && statement.touches(i)) {
        part.append('-').append(statement.token(i + 1).value());
        i += 2;
      }
      parts.addAll(List.of(part.toString().split("\\.", -1)));
      if (!statement.token(i).is('.') || !statement.token(i + 1).isName()) {
        break;
      }
      i++;
    }
    boolean call = statement.token(i).is('(') && !quoted;
    if (!call) {
      write(start, i, parts, quoted);
    }
    return i;
  }

  /** Whether a table's name begins here: after FROM and the like, or after a comma there. */
  private boolean isTable(int index) {
    Token before = statement.token(index - 1);
    return index > 0
        && before.kind() == Token.Kind.WORD
        && BEFORE_TABLE.contains(before.value().toUpperCase(Locale.ROOT));
  }

  private void write(int from, int to, List<String> parts, boolean quoted) {
    boolean table = isTable(from);
    if (parts.size() == 1) {
      boolean bare =
          table
              && !dataset.isEmpty()
              && !common.contains(parts.get(0).toLowerCase(Locale.ROOT))
              && !isKeyword(parts.get(0));
      if (bare) {
        statement.replace(from, to, quote(List.of(schema(project, dataset), parts.get(0))));
      } else if (quoted) {
        statement.replace(from, to, Names.quote(parts.get(0)));
      }
      return;
    }
    List<String> own = new ArrayList<>(parts);
    boolean named = parts.size() >= 3 && (parts.get(0).equals(project) || table);
    if (named) {
      own.remove(0);
      own.set(0, schema(parts.get(0), parts.get(1)));
    }
    if (named || quoted) {
      statement.replace(from, to, quote(own));
    }
  }

  private static boolean isKeyword(String word) {
    return Set.of("UNNEST", "SELECT", "IF", "NOT", "EXISTS", "SET")
        .contains(word.toUpperCase(Locale.ROOT));
  }

  private String schema(String ofProject, String ofDataset) {
    return schemas.apply(ofProject, ofDataset);
  }

  private static String quote(List<String> parts) {
    return parts.stream().map(Names::quote).collect(Collectors.joining("."));
  }
}
