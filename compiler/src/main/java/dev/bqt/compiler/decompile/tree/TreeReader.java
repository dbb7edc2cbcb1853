package dev.bqt.compiler.decompile.tree;

import static dev.bqt.compiler.diagnostic.DiagnosticId.LEGACY_READING;
import static dev.bqt.compiler.diagnostic.DiagnosticId.LEGACY_REFUSED;
import static dev.bqt.compiler.diagnostic.DiagnosticId.LEGACY_SYNTAX;
import static dev.bqt.compiler.diagnostic.DiagnosticId.LEGACY_WRONG_TYPE;

import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.DiagnosticId;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.diagnostic.Suggestion;
import dev.bqt.compiler.emit.IngestTree;
import dev.bqt.compiler.option.IngestOptions;
import dev.bqt.compiler.route.JsonTree;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads a tree as gcs_event_based_ingest of GoogleCloudPlatform/bigquery-utils does. What it fails
 * at is an error, and its directory is left out; what no sentence says is told of.
 */
public final class TreeReader {

  /** What the environment may be called, at the root of a tree. */
  public static final List<String> ENVIRONMENTS =
      List.of(IngestTree.ENVIRONMENT, "environment.yml", "env.yaml", "env.yml", ".env.yaml");

  private static final String LOAD = "_config/load.json";
  private static final String EXTERNAL = "_config/external.json";
  private static final String ORDER = "_config/ORDERME";
  private static final String SQL = "_config/bq_transform.sql";

  private final Diagnostics found;
  private final Map<String, Map<String, IngestFile>> byDirectory = new TreeMap<>();

  private TreeReader(Diagnostics found) {
    this.found = found;
  }

  /** Whether a text sets a variable of the function: without it no folder is a tree of it alone. */
  public static boolean isEnvironment(String text) {
    return IngestOptions.OF_DEPLOYMENT.all().stream()
        .map(each -> each.path().get(0) + ":")
        .anyMatch(name -> text.lines().anyMatch(line -> line.startsWith(name)));
  }

  /** All that the files set; what is found wrong is reported and left out. */
  public static IngestConfig read(List<IngestFile> files, Diagnostics found) {
    TreeReader reader = new TreeReader(found);
    for (IngestFile file : files) {
      if (IngestFile.isConfig(file.path())) {
        reader
            .byDirectory
            .computeIfAbsent(file.directory(), key -> new TreeMap<>())
            .put(file.local(), file);
      }
    }
    IngestFile environment = reader.environment(files);
    List<Config> configs = new ArrayList<>();
    for (String directory : reader.byDirectory.keySet()) {
      Config config = reader.config(directory);
      if (config != null && !config.isEmpty()) {
        configs.add(config);
      }
    }
    return new IngestConfig(
        configs,
        environment == null ? List.of() : EnvironmentReader.read(environment.source(), found));
  }

  /** Null if there is none; of several the first in the order of their names above. */
  private IngestFile environment(List<IngestFile> files) {
    IngestFile first = null;
    for (String name : ENVIRONMENTS) {
      for (IngestFile file : files) {
        if (file.path().equals(name) && first != null) {
          tell(file, "There are two environments: " + first.path() + " is read.");
        }
        first = first == null && file.path().equals(name) ? file : first;
      }
    }
    return first;
  }

  /** Null if the function fails at a file of it. */
  private Config config(String directory) {
    Map<String, IngestFile> files = byDirectory.get(directory);
    Diagnostics own = new Diagnostics();
    Config.Json load = load(files.get(LOAD), own);
    Config.Json external = external(directory, files.get(EXTERNAL), own);
    Config.Query query = query(files, own);
    IngestFile order = files.get(ORDER);
    if (order != null && !order.source().text().isEmpty()) {
      tell(order, "The function does not look at what is in ORDERME: the text is left out.");
    }
    files.values().forEach(this::inspectName);
    own.sorted().forEach(found::add);
    Span ordered = order == null ? null : ConfigJson.first(order.source());
    return own.hasErrors() ? null : new Config(directory, load, external, query, ordered);
  }

  private Config.Json load(IngestFile file, Diagnostics own) {
    if (file == null || isEmpty(file, "passes over it", own)) {
      return null;
    }
    Config.Json json = ConfigJson.read(file, own);
    if (json == null) {
      return null;
    } else if (json.node().fields().isEmpty()) {
      own.add(left(file, "There is no key in load.json: it sets nothing, and no rule is made."));
      return null;
    } else if (json.node().fields().get(Config.EXTERNAL) instanceof JsonTree.Node) {
      own.add(
          Diagnostic.of(
              LEGACY_REFUSED,
              json.place(Config.EXTERNAL),
              "BigQuery has no field external, and no sentence can say it: in RAW it is"
                  + " external.json."));
      return null;
    }
    KnownFields.inspectLoad(json, own);
    return json;
  }

  private Config.Json external(String directory, IngestFile file, Diagnostics own) {
    if (file == null) {
      return null;
    } else if (file.source().text().isEmpty() && !file.marked()) {
      own.add(empty(directory, file));
      return null;
    }
    Config.Json json = ConfigJson.read(file, own);
    if (json == null) {
      return null;
    } else if (!json.node().fields().containsKey("sourceFormat")) {
      own.add(
          Diagnostic.of(
                  LEGACY_REFUSED,
                  json.span(),
                  "The function fails at this: external.json has no sourceFormat.")
              .hint("Without an external.json it takes PARQUET: write \"sourceFormat\"."));
    }
    KnownFields.inspectExternal(json, own);
    return json;
  }

  /** For markers further down it means PARQUET; for those of the directory itself it is missing. */
  private Diagnostic empty(String directory, IngestFile file) {
    boolean below =
        byDirectory.entrySet().stream()
            .anyMatch(
                each ->
                    directory.startsWith(each.getKey())
                        && !directory.equals(each.getKey())
                        && each.getValue().containsKey(EXTERNAL));
    return below
        ? Diagnostic.of(
                LEGACY_WRONG_TYPE,
                ConfigJson.first(file.source()),
                "external.json is empty: for markers in this directory the one above holds, further"
                    + " down PARQUET. No sentence says that.")
            .hint("Write {\"sourceFormat\": \"PARQUET\"}, or delete the file.")
        : left(file, "external.json is empty, which means PARQUET, as without it.");
  }

  /** One query at most: the function fails at two, in whatever begins with _config. */
  private Config.Query query(Map<String, IngestFile> files, Diagnostics own) {
    List<IngestFile> all =
        files.values().stream().filter(file -> file.local().endsWith(".sql")).toList();
    if (all.isEmpty()) {
      return null;
    }
    IngestFile file = all.get(0);
    SourceFile source = file.source();
    Span first = ConfigJson.first(source);
    if (all.size() > 1) {
      own.add(
          Diagnostic.of(
                  LEGACY_REFUSED,
                  first,
                  "The function fails at two queries for one directory; the other is "
                      + all.get(1).path()
                      + ".")
              .hint("Keep one, and name it " + SQL + "."));
    } else if (source.malformedAt() != SourceFile.WELL_FORMED) {
      Span place = source.span(source.malformedAt(), source.malformedAt());
      own.add(Diagnostic.of(LEGACY_SYNTAX, place, "From here on the file is not UTF-8."));
    } else if (!file.local().equals(SQL)) {
      own.add(
          Diagnostic.of(LEGACY_READING, first, "This is the query: compile names it " + SQL + ".")
              .hint("Delete this one when that is there: the function fails at two."));
    }
    if (file.marked()) {
      own.add(left(file, "There is a byte order mark at the start: it is left out."));
    }
    return new Config.Query(source.text(), first);
  }

  private boolean isEmpty(IngestFile file, String does, Diagnostics own) {
    boolean empty = file.source().text().isEmpty() && !file.marked();
    if (empty) {
      own.add(left(file, "The file is empty: the function " + does + ", and no rule is made."));
    }
    return empty;
  }

  /** The function looks for names in their own case. */
  private void inspectName(IngestFile file) {
    List<String> known = List.of(LOAD, EXTERNAL, ORDER, SQL);
    String local = file.local();
    if (known.contains(local) || local.endsWith(".sql")) {
      return;
    }
    String meant = Suggestion.nearest(local.toLowerCase(Locale.ROOT), known);
    Diagnostic unread = left(file, "The function does not read this file: it is left out.");
    found.add(
        local.endsWith("schema.json")
            ? unread.hint("It knows no files of schemas: put it into load.json as \"schema\".")
            : meant.isEmpty() ? unread : unread.hint("Did you mean " + meant + "?"));
  }

  private void tell(IngestFile file, String message) {
    found.add(left(file, message));
  }

  private static Diagnostic left(IngestFile file, String message) {
    return Diagnostic.of(DiagnosticId.LEGACY_READING, ConfigJson.first(file.source()), message);
  }
}
