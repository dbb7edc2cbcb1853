package dev.bqt.compiler.decompile.write;

import dev.bqt.compiler.decompile.layout.Part;
import dev.bqt.compiler.option.LoadFormat;
import dev.bqt.compiler.option.LoadOptions;
import dev.bqt.compiler.route.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** PARAMETERS and LOAD. */
final class LoadWriter {

  /** All options together, as if they were a field. */
  private static final String OPTIONS = "OPTIONS";

  private final Fields dest;
  private final Quoting quoting;
  private final Consumer<List<Part>> clauses;
  private final List<Part> parts = new ArrayList<>();

  LoadWriter(Fields dest, Quoting quoting, Consumer<List<Part>> clauses) {
    this.dest = dest;
    this.quoting = quoting;
    this.clauses = clauses;
  }

  void write() {
    parameters();
    load();
    clauses.accept(parts);
  }

  /** Each name once, and nothing but a name and an expression: else it is no PARAMETERS. */
  private void parameters() {
    List<Fields> items = dest.items("Parameters");
    if (items == null) {
      return;
    }
    List<String> names = new ArrayList<>();
    for (Fields item : items) {
      boolean sound = item.hasText("Name") && item.peek("Expression") instanceof JsonTree.Chars;
      String name = sound ? ((JsonTree.Chars) item.peek("Name")).value() : null;
      if (name == null || names.contains(name)) {
        return;
      }
      names.add(name);
    }
    List<String> pairs = new ArrayList<>();
    for (Fields item : items) {
      String name = item.text("Name");
      JsonTree expression = item.take("Expression");
      pairs.add(quoting.key(name) + " = " + quoting.text(((JsonTree.Chars) expression).value()));
    }
    clauses.accept(List.of(Part.list(dest.path("Parameters"), "PARAMETERS", pairs)));
  }

  private void load() {
    parts.add(Part.words("Dest", "LOAD"));
    String format = format();
    if (format != null) {
      dest.take("SourceFormat");
      parts.add(Part.words(dest.path("SourceFormat"), format));
    }
    if (dest.hasText("Table")) {
      parts.add(Part.words(dest.path("Table"), "INTO " + quoting.table(dest.text("Table"))));
    }
    if (dest.hasText("Partition")) {
      String partition = quoting.text(dest.text("Partition"));
      parts.add(Part.words(dest.path("Partition"), "PARTITION " + partition));
    }
    String path = dest.path(OPTIONS);
    List<String> options =
        dest.forbids(path) ? List.of() : new OptionWords(LoadOptions.OF_LOAD, quoting).pairs(dest);
    if (!options.isEmpty()) {
      parts.add(Part.list(path, "OPTIONS", options));
    }
    schema();
    if (dest.flag("AllowFieldAddition")) {
      parts.add(Part.words(dest.path("AllowFieldAddition"), "ALLOW FIELD ADDITION"));
    }
    if (dest.hasText("Expiry")) {
      String age = Ages.duration(dest.text("Expiry"), quoting);
      parts.add(Part.words(dest.path("Expiry"), "EXPIRES AFTER " + age));
    }
    Boolean override = dest.truth("Override");
    if (override != null) {
      parts.add(Part.words(dest.path("Override"), override ? "OVERWRITE" : "APPEND"));
    }
  }

  private String format() {
    if (dest.peek("SourceFormat") instanceof JsonTree.Chars name) {
      LoadFormat format = LoadFormat.find(name.value());
      return format != null && format.restName().equals(name.value()) ? format.name() : null;
    }
    return null;
  }

  private void schema() {
    Fields schema = dest.inside("Schema");
    if (schema == null) {
      return;
    }
    if (schema.hasText("Template")) {
      String table = quoting.table(schema.text("Template"));
      parts.add(Part.words(schema.path("Template"), "SCHEMA LIKE " + table));
    }
    if (schema.flag("Autodetect")) {
      parts.add(Part.words(schema.path("Autodetect"), "SCHEMA AUTODETECT"));
    }
  }
}
