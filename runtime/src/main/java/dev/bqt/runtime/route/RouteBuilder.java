package dev.bqt.runtime.route;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.bqt.runtime.route.document.Node.Field;
import dev.bqt.runtime.route.document.Node.Mapping;
import dev.bqt.runtime.route.document.Node.Scalar;
import dev.bqt.runtime.route.document.ObjectView;
import dev.bqt.runtime.route.document.PlainValues;
import dev.bqt.runtime.route.field.NearestName;
import dev.bqt.runtime.route.field.RuleFields;
import dev.bqt.runtime.route.table.TableExpression;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A rule in its canonical form to a route; what the rule means is checked here. */
final class RouteBuilder {
  private static final int KEY_DIGITS = 12;
  private static final List<String> FORMATS =
      List.of("CSV", "NEWLINE_DELIMITED_JSON", "AVRO", "PARQUET", "ORC", "DATASTORE_BACKUP");
  private static final List<String> OVERWRITING =
      List.of("WRITE_TRUNCATE", "WRITE_EMPTY", "WRITE_TRUNCATE_DATA");

  private final Report report;
  private final ObjectView rule;
  private final AskableOptions askable;

  RouteBuilder(Report report, ObjectView rule, AskableOptions askable) {
    this.report = report;
    this.rule = rule;
    this.askable = askable;
  }

  /** The route; of use only when nothing was reported as an error. */
  Route build(String origin, String defaultName) {
    String name = isNameless() ? defaultName : workflow();
    String json = PlainValues.json(named(rule.object(), name));
    ObjectView dest = rule.child("Dest");
    ActionReader actions = new ActionReader(report);
    return new Route(
        name + "-" + digest(json),
        name,
        origin,
        rule.flag("Disabled"),
        filter(rule.child("When")),
        table(dest),
        sourceFormat(dest),
        loadOptions(dest),
        rule.has("Batch") ? new WindowReader(report).read(rule.child("Batch")) : null,
        actions.read(rule, "OnSuccess"),
        actions.read(rule, "OnFailure"),
        json);
  }

  /** Whether the rule itself says no name. */
  boolean isNameless() {
    return workflow().isBlank();
  }

  private String workflow() {
    return rule.child("Info").text("Workflow");
  }

  private ObjectFilter filter(ObjectView when) {
    String prefix = when.text("Prefix");
    if (!prefix.isEmpty() && !prefix.startsWith("/")) {
      error(when, "Prefix", "no path begins so: paths have a leading /", "write /" + prefix);
    }
    warnOfExpansion(when, "Prefix");
    warnOfExpansion(when, "Suffix");
    return new ObjectFilter(
        prefix, when.text("Suffix"), pattern(when, "Filter"), pattern(when, "Exclusion"));
  }

  private void warnOfExpansion(ObjectView when, String key) {
    if (when.text(key).contains("${")) {
      String message = "${…} stands for itself here";
      report.warning(when.placeOf(key), when.pathOf(key), message, "write what is meant");
    }
  }

  private Pattern pattern(ObjectView when, String key) {
    String expression = when.text(key);
    if (expression.isEmpty()) {
      return null;
    }
    if (EndlessFolding.isIn(expression)) {
      String message = "the case of U+1C80 to U+1C88 cannot be ignored, and one of them is in it";
      error(when, key, message, "leave out (?i), or those letters");
      return null;
    }
    try {
      return Pattern.compile(expression);
    } catch (PatternSyntaxException e) {
      String piece = e.getPattern() == null ? "" : ": " + e.getPattern();
      error(when, key, "not a regular expression: " + e.getDescription() + piece, "use RE2 syntax");
      return null;
    }
  }

  private String table(ObjectView dest) {
    String table = dest.text("Table");
    if (table.isBlank()) {
      ObjectView view = rule.has("Dest") ? dest : rule;
      String key = rule.has("Dest") ? "Table" : "Dest";
      if (!report.mentions(view.pathOf(key))) {
        error(view, key, "is missing", "say where to load: Dest.Table, dataset.table");
      }
      return "";
    }
    try {
      TableExpression.parse(table);
    } catch (TableExpression.Unreadable e) {
      error(dest, "Table", e.getMessage(), e.advice());
    }
    return table;
  }

  private String sourceFormat(ObjectView dest) {
    String format = dest.text("sourceFormat");
    if (!format.isEmpty() && !FORMATS.contains(format)) {
      String otherwise = "one of " + String.join(", ", FORMATS);
      String advice = NearestName.advice(format, FORMATS, otherwise);
      error(dest, "sourceFormat", "unknown format \"" + format + "\"", advice);
    }
    return format.isEmpty() ? null : format;
  }

  private Map<String, Object> loadOptions(ObjectView dest) {
    checkDisposition(dest);
    Map<String, Object> options = new TreeMap<>();
    for (Field field : dest.object().fields()) {
      RuleFields.find("dest", field.name())
          .filter(row -> row.status() == RuleFields.Status.OPTION)
          .ifPresent(row -> options.put(row.name(), PlainValues.of(field.value())));
    }
    String format = dest.text("sourceFormat");
    askable
        .refused(format.isEmpty() ? null : format, options)
        .forEach((name, why) -> refuse(dest, name, why));
    return options;
  }

  private void refuse(ObjectView dest, String option, String why) {
    if (!report.mentions(dest.pathOf(option))) {
      report.cannotRun(
          dest.placeOf(option), dest.pathOf(option), why, "mend it, or take " + option + " out");
    }
  }

  private void checkDisposition(ObjectView dest) {
    String disposition = dest.text("writeDisposition");
    if (OVERWRITING.contains(disposition)) {
      String advice = "write WRITE_APPEND, or leave this rule to BqTail";
      report.notBuilt(
          dest.placeOf("writeDisposition"),
          dest.pathOf("writeDisposition"),
          "overwriting the table",
          advice);
    } else if (!disposition.isEmpty() && !disposition.equals("WRITE_APPEND")) {
      String message = "unknown disposition \"" + disposition + "\"";
      error(dest, "writeDisposition", message, "write WRITE_APPEND, or take it out");
    }
  }

  private void error(ObjectView view, String key, String message, String advice) {
    report.error(view.placeOf(key), view.pathOf(key), message, advice);
  }

  /** The rule with its name in it, so that it keeps the name when it is read back alone. */
  private static Mapping named(Mapping rule, String name) {
    List<Field> fields = new ArrayList<>(rule.fields());
    fields.removeIf(field -> field.name().equals("Info"));
    List<Field> info = new ArrayList<>();
    rule.field("Info")
        .filter(field -> field.value() instanceof Mapping)
        .ifPresent(field -> info.addAll(((Mapping) field.value()).fields()));
    info.removeIf(field -> field.name().equals("Workflow"));
    info.add(new Field("Workflow", rule.place(), new Scalar(rule.place(), name)));
    fields.add(new Field("Info", rule.place(), new Mapping(rule.place(), info)));
    return new Mapping(rule.place(), fields);
  }

  private static String digest(String json) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, KEY_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
