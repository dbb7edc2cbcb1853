package dev.bqt.runtime.localcloud.sql;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bqt.runtime.localcloud.http.Json;
import dev.bqt.runtime.localcloud.schema.Field;
import dev.bqt.runtime.localcloud.schema.Schema;
import dev.bqt.runtime.localcloud.schema.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** {@code CREATE SCHEMA} and {@code CREATE TABLE} of GoogleSQL. */
public final class DefinitionParser {
  private final Cursor cursor;
  private final String project;
  private final String dataset;

  DefinitionParser(Cursor cursor, String project, String dataset) {
    this.cursor = cursor;
    this.project = project;
    this.dataset = dataset;
  }

  /**
   * All statements of a file, which may only create.
   *
   * @param project what is meant where a name has none
   * @throws SqlError naming what was found and what was expected
   */
  public static List<Definition> parse(String source, String project) {
    Cursor cursor = new Cursor(source, Lexer.tokens(source));
    DefinitionParser parser = new DefinitionParser(cursor, project, "");
    List<Definition> definitions = new ArrayList<>();
    while (!cursor.atEnd()) {
      if (!cursor.take(';')) {
        definitions.add(parser.definition());
        if (!cursor.atEnd()) {
          cursor.expect(';');
        }
      }
    }
    return definitions;
  }

  Definition definition() {
    cursor.expect("CREATE");
    boolean replace = cursor.take("OR");
    if (replace) {
      cursor.expect("REPLACE");
    }
    if (!replace && cursor.take("SCHEMA")) {
      return ofDataset();
    }
    if (!cursor.take("TABLE")) {
      throw cursor.expected(replace ? "TABLE" : "TABLE or SCHEMA");
    }
    return ofTable(replace);
  }

  private boolean ifNotExists() {
    if (!cursor.take("IF")) {
      return false;
    }
    cursor.expect("NOT");
    cursor.expect("EXISTS");
    return true;
  }

  private Definition ofDataset() {
    boolean lenient = ifNotExists();
    int start = cursor.place();
    List<String> path = path("the name of a dataset");
    if (path.size() > 2) {
      throw cursor.error(
          "Syntax error: A dataset has at most two parts, as in project.dataset,"
              + " not "
              + path.size()
              + " (token "
              + start
              + ")");
    }
    ObjectNode options = cursor.take("OPTIONS") ? Options.parse(cursor) : Json.object();
    ObjectNode details = Json.object();
    copy(options, "description", details, "description");
    copy(options, "friendly_name", details, "friendlyName");
    copy(options, "location", details, "location");
    String owner = path.size() == 2 ? path.get(0) : project;
    return new Definition.OfDataset(owner, path.get(path.size() - 1), lenient, details);
  }

  private static void copy(ObjectNode from, String name, ObjectNode to, String as) {
    if (from.has(name)) {
      to.set(as, from.get(name));
    }
  }

  private Definition ofTable(boolean replace) {
    boolean lenient = ifNotExists();
    TableName name = tableName();
    List<Field> fields = columns();
    ObjectNode details = clauses();
    return new Definition.OfTable(name, new Schema(fields), details, lenient, replace);
  }

  /** {@code CREATE TABLE … AS}, up to the query, which is left empty. */
  Definition.OfQuery ofQuery() {
    cursor.expect("CREATE");
    boolean replace = cursor.take("OR");
    if (replace) {
      cursor.expect("REPLACE");
    }
    cursor.expect("TABLE");
    boolean lenient = ifNotExists();
    TableName name = tableName();
    ObjectNode details = clauses();
    cursor.expect("AS");
    return new Definition.OfQuery(name, "", details, lenient, replace);
  }

  /** The name of a table, which may stand in one pair of backticks. */
  TableName tableName() {
    List<String> path = path("the name of a table");
    int size = path.size();
    if (size > 3 || size == 1 && dataset.isEmpty()) {
      throw cursor.error(
          "Table \""
              + String.join(".", path)
              + "\" must be qualified with a dataset (e.g."
              + " dataset.table)");
    }
    return new TableName(
        size == 3 ? path.get(0) : project,
        size == 1 ? dataset : path.get(size - 2),
        path.get(size - 1));
  }

  private List<String> path(String what) {
    List<String> path = new ArrayList<>();
    do {
      StringBuilder part = new StringBuilder(cursor.name(what).value());
      while (cursor.peek().is('-')) {
        cursor.next();
        part.append('-').append(cursor.next().value());
      }
      path.addAll(List.of(part.toString().split("\\.")));
    } while (cursor.take('.'));
    return path;
  }

  private List<Field> columns() {
    TypeParser types = new TypeParser(cursor);
    List<Field> fields = new ArrayList<>();
    Set<String> names = new HashSet<>();
    cursor.expect('(');
    do {
      if (cursor.peek().is(')')) {
        break;
      }
      Token name = cursor.peek();
      if (!names.add(name.value().toLowerCase(Locale.ROOT))) {
        throw cursor.error("Duplicate column name " + name.value() + " in CREATE TABLE");
      }
      cursor.name("the name of a column");
      fields.add(types.constrained(types.type(name.value())));
    } while (cursor.take(','));
    if (fields.isEmpty()) {
      throw cursor.expected("the name of a column");
    }
    cursor.expect(')');
    return List.copyOf(fields);
  }

  /** {@code PARTITION BY}, {@code CLUSTER BY}, {@code OPTIONS}: kept, since tables show them. */
  ObjectNode clauses() {
    ObjectNode details = Json.object();
    if (cursor.take("PARTITION")) {
      cursor.expect("BY");
      partition(details);
    }
    if (cursor.take("CLUSTER")) {
      cursor.expect("BY");
      ArrayNode fields = details.putObject("clustering").putArray("fields");
      do {
        fields.add(cursor.name("the name of a column").value());
      } while (cursor.take(','));
    }
    if (cursor.take("OPTIONS")) {
      ObjectNode options = Options.parse(cursor);
      copy(options, "description", details, "description");
      copy(options, "friendly_name", details, "friendlyName");
    }
    return details;
  }

  private void partition(ObjectNode details) {
    String field = "";
    int start = cursor.place();
    while (!isClauseEnd(cursor.peek())) {
      Token token = cursor.next();
      boolean column = token.isName() && !cursor.peek().is('(') && field.isEmpty();
      field = column ? token.value() : field;
      if (token.is('(')) {
        field = field.isEmpty() && cursor.peek().isName() ? cursor.peek().value() : field;
      }
    }
    if (cursor.place() == start) {
      throw cursor.expected("a column to partition by");
    }
    ObjectNode partitioning = details.putObject("timePartitioning").put("type", "DAY");
    if (!field.isEmpty() && !field.toUpperCase(Locale.ROOT).startsWith("_PARTITION")) {
      partitioning.put("field", field);
    }
  }

  private static boolean isClauseEnd(Token token) {
    boolean clause = token.is("CLUSTER") || token.is("OPTIONS") || token.is("AS");
    return clause || token.is(';') || token.kind() == Token.Kind.END;
  }
}
