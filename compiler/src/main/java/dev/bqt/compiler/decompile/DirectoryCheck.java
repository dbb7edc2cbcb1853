package dev.bqt.compiler.decompile;

import dev.bqt.compiler.CompiledFile;
import dev.bqt.compiler.decompile.layout.Draft;
import dev.bqt.compiler.decompile.layout.Page;
import dev.bqt.compiler.decompile.tree.Config;
import dev.bqt.compiler.decompile.tree.Variable;
import dev.bqt.compiler.decompile.write.DirectoryWriter;
import dev.bqt.compiler.decompile.write.Wish;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.DiagnosticId;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.ingest.DestinationPattern;
import dev.bqt.compiler.route.JsonTree;
import dev.bqt.compiler.route.Route;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The sentence of one directory, written anew until it says the same: what a phrase says
 * differently, or must not say, is left to RAW, and a law that the function lets pass is allowed.
 */
final class DirectoryCheck {

  private static final String REGEX = "destinationRegex";

  /** What has no place in RAW. */
  private static final Set<String> WORDS =
      Set.of(
          "", DirectoryWriter.WHEN, DirectoryWriter.TRACK, "LOAD", Config.RUN, "ORDERED", Page.RAW);

  private final Config config;
  private final Variable tracked;
  private final Set<String> raw = new HashSet<>();
  private final Map<String, Set<String>> allowed = new LinkedHashMap<>();
  private Draft draft;
  private SourceFile source;

  /**
   * The settings of a directory.
   *
   * @param tracked the table of TRACK IN; null if this is not the sentence to state it
   */
  DirectoryCheck(Config config, Variable tracked) {
    this.config = config;
    this.tracked = tracked;
    write();
  }

  private void write() {
    String table = tracked == null ? null : tracked.value();
    draft = DirectoryWriter.write(config, table, new Wish(false, true, raw, allowed));
    source = SourceFile.of(config.directory() + ".bqt", draft.text());
  }

  String directory() {
    return config.directory();
  }

  /** The directory as people say it. */
  String title() {
    return directory().isEmpty() ? "the bucket's root" : directory();
  }

  String text() {
    return draft.text();
  }

  SourceFile source() {
    return source;
  }

  /** Whether this is its sentence, as it was when it was last read. */
  boolean isAt(SourceFile other) {
    return other.name().equals(source.name());
  }

  /** Where in the tree the words stand that are at a place of the sentence. */
  Span place(Span span) {
    String path = Objects.requireNonNullElse(path(span), "");
    boolean outside = path.equals(DirectoryWriter.TRACK) || config.isEmpty();
    return outside && tracked != null ? tracked.span() : config.place(path);
  }

  private String path(Span span) {
    String path = draft.pathAt(Math.min(span.start(), draft.text().length()));
    boolean option = path != null && path.endsWith("OPTIONS");
    return option ? path.substring(0, path.length() - "OPTIONS".length()) + camel(span) : path;
  }

  private static String camel(Span span) {
    StringBuilder camel = new StringBuilder();
    for (String word : span.text().split("_")) {
      boolean first = camel.length() == 0 || word.isEmpty();
      camel.append(first ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return camel.toString();
  }

  /** Writes it so that an error is none; false if that cannot be. */
  boolean mend(Diagnostic error, Diagnostics found) {
    if (error.span().source() != source) {
      return true; // Of the draft before this one.
    }
    String path = draft.pathAt(error.span().start());
    if (error.id() == DiagnosticId.BAD_REGULAR_EXPRESSION && isRefused()) {
      return false;
    } else if (error.id().isAllowable()) {
      String clause = draft.clauseAt(error.span().start());
      boolean news = allowed.computeIfAbsent(clause, key -> new TreeSet<>()).add(error.id().id());
      return news && rewritten();
    } else if (error.id() == DiagnosticId.MISSING_GROUP && !raw.contains(REGEX)) {
      found.add(
          Diagnostic.of(DiagnosticId.LEGACY_READING, config.place(REGEX), error.message())
              .hint("RAW keeps it, for a directory further down may state a destinationTable."));
    }
    return path != null && leave(List.of(path));
  }

  /** Python's own limits are not ours: an empty pattern, and a very long one, it takes. */
  private boolean isRefused() {
    return config.load() != null
        && config.load().node().fields().get(REGEX) instanceof JsonTree.Chars pattern
        && !pattern.value().isEmpty()
        && pattern.value().length() <= DestinationPattern.MOST;
  }

  /** Leaves to RAW what is at these paths, or around them; false if nothing more can be left. */
  boolean leave(List<String> paths) {
    boolean changed = false;
    for (String path : paths) {
      String around = draft.around(path);
      String at = around == null || WORDS.contains(around) ? path : around;
      while (!WORDS.contains(at) && !raw.add(at)) {
        at = at.substring(0, Math.max(0, at.lastIndexOf('.')));
      }
      changed |= !WORDS.contains(at);
    }
    allowed.clear(); // What is left to RAW may have been what broke the law.
    return changed && rewritten();
  }

  private boolean rewritten() {
    write();
    return true;
  }

  /** The paths at which what it compiles to is not what was read. */
  List<String> differences(CompiledFile compiled) {
    Route.DirectoryRoute route = (Route.DirectoryRoute) compiled.routes().get(0);
    List<String> paths = new ArrayList<>(differences("", config.load(), route.load()));
    paths.addAll(differences(Config.EXTERNAL, config.external(), route.external()));
    String query = config.query() == null ? null : config.query().text();
    if (!Objects.equals(query, route.sql())) {
      paths.add(Config.RUN);
    }
    if (route.ordered() != (config.ordered() != null)
        || !route.directory().equals(config.directory())) {
      paths.add(DirectoryWriter.WHEN);
    }
    return paths;
  }

  private static List<String> differences(String path, Config.Json read, JsonTree.Node written) {
    JsonTree.Node empty = JsonTree.Node.empty();
    return Difference.ofValues(
        path, read == null ? empty : read.node(), written == null ? empty : written);
  }
}
