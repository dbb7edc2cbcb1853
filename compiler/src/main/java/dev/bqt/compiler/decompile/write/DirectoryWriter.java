package dev.bqt.compiler.decompile.write;

import dev.bqt.compiler.decompile.layout.Draft;
import dev.bqt.compiler.decompile.layout.Page;
import dev.bqt.compiler.decompile.layout.Part;
import dev.bqt.compiler.decompile.tree.Config;
import dev.bqt.compiler.option.ExternalOptions;
import dev.bqt.compiler.option.IngestOptions;
import dev.bqt.compiler.option.LoadFormat;
import dev.bqt.compiler.route.JsonTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes what is set for a directory as a sentence: a phrase for what has one, RAW for the rest.
 */
public final class DirectoryWriter {

  /** The path of the directory itself: nothing of it can be left to RAW. */
  public static final String WHEN = "WHEN";

  /** The path of TRACK IN. */
  public static final String TRACK = "TRACK";

  /** What comes from the path, in a table. */
  private static final String OF_PATH = "$";

  private static final String OPTIONS = "OPTIONS";

  private static final String SOURCE_NAME = "dataSourceName";

  private final Config config;
  private final Wish wish;
  private final Fields load;
  private final Fields external;
  private final Quoting quoting = Quoting.escapingAll();
  private final Page page = new Page();

  private DirectoryWriter(Config config, Wish wish) {
    this.config = config;
    this.wish = wish;
    this.load = fields("", config.load(), wish.raw());
    this.external = fields(Config.EXTERNAL, config.external(), wish.raw());
  }

  /**
   * The sentence; the paths in it are those of RAW.
   *
   * @param tracked the table of TRACK IN; null if none is to be stated
   */
  public static Draft write(Config config, String tracked, Wish wish) {
    DirectoryWriter writer = new DirectoryWriter(config, wish);
    writer.when();
    boolean replaced = config.query() != null && !config.query().text().isEmpty();
    String table = writer.table();
    writer.load(replaced ? null : table);
    writer.run(replaced ? table : null);
    if (config.ordered() != null) {
      writer.clause(List.of(Part.words("ORDERED", "ORDERED")));
    }
    if (tracked != null) {
      String words = "TRACK IN " + writer.quoting.table(tracked);
      writer.clause(List.of(Part.words(TRACK, words)));
    }
    writer.raw();
    return writer.page.done();
  }

  private static Fields fields(String path, Config.Json json, Set<String> raw) {
    JsonTree.Node node = json == null ? JsonTree.Node.empty() : json.node();
    Set<String> more = new HashSet<>(raw);
    if (node.fields().get(SOURCE_NAME) instanceof JsonTree.Chars name
        && !name.value().matches("[A-Za-z0-9_-]+")) {
      more.add(SOURCE_NAME); // As an option it would be refused, for it is part of ids of jobs.
    }
    return new Fields(path, node, more);
  }

  private void when() {
    List<Part> parts = new ArrayList<>();
    String directory = config.directory();
    String name = directory.isEmpty() ? "" : " " + quoting.text(directory);
    parts.add(Part.words(WHEN, "WHEN DIRECTORY" + name));
    if (load.hasText("destinationRegex")) {
      String pattern = quoting.pattern(load.text("destinationRegex"));
      parts.add(Part.words("destinationRegex", "MATCHING " + pattern));
    }
    clause(parts);
  }

  /** Null if none is stated. What is not stated comes from the path. */
  private String table() {
    Fields table = load.inside("destinationTable");
    if (table == null) {
      return null;
    }
    String project = table.text("projectId");
    String dataset = table.text("datasetId");
    String name = table.text("tableId");
    if (project == null && dataset == null && name == null) {
      return null;
    }
    return quoting.table(
        (project == null ? "" : project + ".")
            + (dataset == null ? OF_PATH + "dataset" : dataset)
            + "."
            + (name == null ? OF_PATH + "table" : name));
  }

  private void load(String table) {
    List<Part> parts = new ArrayList<>();
    parts.add(Part.words("LOAD", "LOAD"));
    LoadFormat format = format(load);
    if (format != null) {
      load.take("sourceFormat");
      parts.add(Part.words("sourceFormat", format.name()));
    }
    if (table != null) {
      parts.add(Part.words("destinationTable", "INTO " + table));
    }
    List<Part> tails = words();
    if (!load.forbids(OPTIONS)) {
      List<String> pairs = OptionWords.ofRest(IngestOptions.OF_LOAD, quoting).pairs(load);
      if (!pairs.isEmpty()) {
        parts.add(Part.list(OPTIONS, "OPTIONS", pairs));
      }
    }
    parts.addAll(tails);
    if (parts.size() > 1) {
      clause(parts);
    }
  }

  /** Options that have words of their own; they stand behind the others. */
  private List<Part> words() {
    List<Part> parts = new ArrayList<>();
    if (load.flag("autodetect")) {
      parts.add(Part.words("autodetect", "SCHEMA AUTODETECT"));
    }
    JsonTree addition = new JsonTree.Items(List.of(new JsonTree.Chars("ALLOW_FIELD_ADDITION")));
    if (addition.equals(load.peek("schemaUpdateOptions"))) {
      load.take("schemaUpdateOptions");
      parts.add(Part.words("schemaUpdateOptions", "ALLOW FIELD ADDITION"));
    }
    JsonTree mode = load.peek("writeDisposition");
    boolean append = new JsonTree.Chars("WRITE_APPEND").equals(mode);
    if (append || new JsonTree.Chars("WRITE_TRUNCATE").equals(mode)) {
      load.take("writeDisposition");
      parts.add(Part.words("writeDisposition", append ? "APPEND" : "OVERWRITE"));
    }
    return parts;
  }

  private void run(String table) {
    if (config.query() == null) {
      return;
    }
    List<Part> parts = new ArrayList<>();
    parts.add(Part.words(Config.RUN, "RUN " + quoting.text(config.query().text())));
    if (table != null) {
      parts.add(Part.words("destinationTable", "INTO " + table));
    }
    LoadFormat format = format(external);
    if (format != null) {
      external.take("sourceFormat");
      parts.add(Part.words(external.path("sourceFormat"), "OVER " + format.name()));
      String path = external.path(OPTIONS);
      List<String> pairs =
          external.forbids(path)
              ? List.of()
              : OptionWords.ofRest(ExternalOptions.of(format), quoting).pairs(external);
      if (!pairs.isEmpty()) {
        parts.add(Part.list(path, "OPTIONS", pairs));
      }
    }
    clause(parts);
  }

  private static LoadFormat format(Fields fields) {
    if (fields.peek("sourceFormat") instanceof JsonTree.Chars name) {
      LoadFormat format = LoadFormat.find(name.value());
      return format != null && format.restName().equals(name.value()) ? format : null;
    }
    return null;
  }

  private void raw() {
    Map<String, JsonTree> rest = new LinkedHashMap<>(load.rest());
    rest.putAll(external.rest());
    Map<String, String> pairs = new LinkedHashMap<>();
    Literals literals = new Literals(quoting);
    rest.forEach(
        (path, value) -> pairs.put(path, quoting.path(path) + " = " + literals.value(value)));
    if (!pairs.isEmpty()) {
      page.comments(wish.comments(Page.RAW));
      page.raw(pairs);
    }
  }

  private void clause(List<Part> parts) {
    page.comments(wish.comments(parts.get(0).path()));
    page.clause(parts);
  }
}
