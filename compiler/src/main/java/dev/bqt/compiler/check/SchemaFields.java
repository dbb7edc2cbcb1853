package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.DUPLICATE_COLUMN;
import static dev.bqt.compiler.diagnostic.DiagnosticId.ILLEGAL_SCHEMA;
import static dev.bqt.compiler.diagnostic.DiagnosticId.UNKNOWN_RAW_KEY;
import static dev.bqt.compiler.diagnostic.DiagnosticId.WRONG_OPTION_TYPE;

import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.check.value.OptionsOf;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.diagnostic.Suggestion;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The option {@code schema} is a {@code TableSchema} of BigQuery's REST interface: columns with a
 * name of their own, a type and a mode. Lengths are 64-bit numbers, which REST carries as text.
 */
final class SchemaFields implements Check {

  private static final List<String> KEYS =
      List.of(
          "name",
          "type",
          "mode",
          "fields",
          "description",
          "maxLength",
          "precision",
          "scale",
          "defaultValueExpression",
          "collation",
          "roundingMode",
          "policyTags",
          "categories",
          "rangeElementType",
          "timestampPrecision",
          "foreignTypeDefinition",
          "dataPolicies");

  private static final List<String> TEXTS =
      List.of(
          "name",
          "type",
          "mode",
          "description",
          "maxlength",
          "precision",
          "scale",
          "defaultvalueexpression",
          "collation",
          "roundingmode");

  private static final List<String> RECORDS = List.of("RECORD", "STRUCT");

  private static final List<String> TYPES =
      List.of(
          "STRING",
          "BYTES",
          "INTEGER",
          "INT64",
          "FLOAT",
          "FLOAT64",
          "NUMERIC",
          "DECIMAL",
          "BIGNUMERIC",
          "BIGDECIMAL",
          "BOOLEAN",
          "BOOL",
          "TIMESTAMP",
          "DATE",
          "TIME",
          "DATETIME",
          "INTERVAL",
          "GEOGRAPHY",
          "JSON",
          "RANGE",
          "RECORD",
          "STRUCT");

  private static final List<String> MODES = List.of("NULLABLE", "REQUIRED", "REPEATED");

  private static final int LONGEST_NAME = 300;

  /** What no name of a column may have in it ("Column names" in BigQuery's documentation). */
  private static final String NOT_IN_NAMES = "!\"$()*,./;?@[\\]^`{}~";

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      Assignments.Entry schema = OptionsOf.entry(rule, "schema");
      if (schema != null && schema.value() instanceof Assignments map) {
        for (Assignments.Entry entry : map.entries()) {
          if (entry.key().text().equalsIgnoreCase("fields")) {
            inspectFields(entry.value(), found);
          } else if (!entry.key().text().equalsIgnoreCase("foreignTypeInfo")) {
            found.add(unknown(entry.key(), List.of("fields")));
          }
        }
      }
    }
  }

  private static void inspectFields(Literal value, Diagnostics found) {
    if (!(value instanceof Literal.Listing list)) {
      if (!(value instanceof Literal.Nothing)) {
        found.add(
            wrong(value, "fields is a list of columns: [(name = \"id\", type = \"INT64\")]."));
      }
      return;
    }
    Map<String, Text> names = new HashMap<>();
    for (Literal each : list.values()) {
      if (each instanceof Assignments field) {
        inspectField(field, names, found);
      } else {
        found.add(wrong(each, "A column is a map: (name = \"id\", type = \"INT64\")."));
      }
    }
  }

  private static void inspectField(Assignments field, Map<String, Text> names, Diagnostics found) {
    for (Assignments.Entry entry : field.entries()) {
      String key = entry.key().text().toLowerCase(Locale.ROOT);
      if (KEYS.stream().noneMatch(key::equalsIgnoreCase)) {
        found.add(unknown(entry.key(), KEYS));
      } else if (key.equals("fields")) {
        inspectFields(entry.value(), found);
      } else if (TEXTS.contains(key) && !isText(entry.value())) {
        found.add(
            wrong(
                entry.value(),
                entry.key().text() + " is text in quotes, as in BigQuery's REST interface."));
      }
    }
    Text name = text(field, "name");
    Text type = text(field, "type");
    if (name == null || type == null) {
      if (OptionsOf.value(field, name == null ? "name" : "type") == null) {
        found.add(illegal(field, "A column has a name and a type; this one lacks one of them."));
      }
      return;
    }
    inspectName(name, names, found);
    inspectType(type, field, found);
  }

  private static void inspectName(Text name, Map<String, Text> names, Diagnostics found) {
    String text = name.value();
    boolean bad = text.chars().anyMatch(c -> NOT_IN_NAMES.indexOf(c) >= 0 || c < ' ');
    if (text.isBlank() || bad || text.length() > LONGEST_NAME) {
      found.add(
          illegal(name, "This cannot be the name of a column.")
              .hint("Letters, digits and _ can be in it, up to " + LONGEST_NAME + "."));
    }
    Text first = names.putIfAbsent(text.toLowerCase(Locale.ROOT), name);
    if (first != null) {
      found.add(
          Diagnostic.of(
                  DUPLICATE_COLUMN,
                  name.span(),
                  "There is a column " + first.value() + " already; capitals do not count.")
              .and(first.span(), "here for the first time")
              .hint("Keep one of the two."));
    }
  }

  private static void inspectType(Text type, Assignments field, Diagnostics found) {
    String upper = type.value().toUpperCase(Locale.ROOT);
    if (!TYPES.contains(upper)) {
      String meant = Suggestion.nearest(upper, TYPES);
      found.add(
          illegal(type, "BigQuery has no type " + type.value() + ".")
              .hint(
                  meant.isEmpty()
                      ? "For example STRING, INT64, FLOAT64, BOOL, TIMESTAMP, DATE, RECORD."
                      : "Did you mean \"" + meant + "\"?"));
    } else if (RECORDS.contains(upper) != hasFields(field)) {
      found.add(illegal(type, "A RECORD has fields, and other types have none."));
    }
    Text mode = text(field, "mode");
    if (mode != null && !MODES.contains(mode.value().toUpperCase(Locale.ROOT))) {
      found.add(
          illegal(mode, "There is no mode " + mode.value() + ".")
              .hint("Modes are " + String.join(", ", MODES) + "."));
    }
  }

  private static boolean hasFields(Assignments field) {
    Literal fields = OptionsOf.value(field, "fields");
    boolean none = fields instanceof Literal.Listing list && list.values().isEmpty();
    return fields != null && !none && !(fields instanceof Literal.Nothing);
  }

  private static Text text(Assignments field, String key) {
    return OptionsOf.value(field, key) instanceof Text text ? text : null;
  }

  private static boolean isText(Literal value) {
    return value instanceof Text || value instanceof Literal.Nothing;
  }

  private static Diagnostic illegal(Literal where, String message) {
    return Diagnostic.of(ILLEGAL_SCHEMA, where.span(), message);
  }

  private static Diagnostic wrong(Literal value, String message) {
    return Diagnostic.of(WRONG_OPTION_TYPE, value.span(), message)
        .hint(value instanceof Literal.Whole ? "Write \"" + value.span().text() + "\"." : "");
  }

  private static Diagnostic unknown(Name key, List<String> known) {
    String meant = Suggestion.nearest(key.text(), known);
    return Diagnostic.of(UNKNOWN_RAW_KEY, key.span(), "A schema has no " + key.text() + " here.")
        .hint(
            meant.isEmpty()
                ? "There are for example name, type, mode and fields."
                : "Did you mean " + meant + "?");
  }
}
