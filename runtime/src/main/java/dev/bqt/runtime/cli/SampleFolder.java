package dev.bqt.runtime.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that quickstart has laid out, or may. */
record SampleFolder(Path path) {
  static final String RULE = "rule.bqt";
  static final String SCHEMA = "schema.sql";
  private static final String MARKER = ".bqt-quickstart";

  /** What a sample and its run leave here; whatever else is here belongs to somebody. */
  private static final List<String> OURS =
      List.of(RULE, SCHEMA, "state", "warehouse.duckdb", "warehouse.duckdb.wal", "buckets/bqt-ops");

  /** Whether nobody's work is in danger here. */
  boolean isOurs() throws IOException {
    return !Files.exists(path) || isEmptyFolder() || Files.exists(path.resolve(MARKER));
  }

  /** Lays out the sample, in place of the one that was here before and what came of it. */
  Sample layOut() throws IOException {
    for (String name : OURS) {
      deleteTree(path.resolve(name));
    }
    Files.createDirectories(path);
    Files.writeString(
        path.resolve(MARKER), "bqt quickstart made this folder and may lay it out again.\n");
    return Sample.layOut(path);
  }

  /** Takes the files out of the buckets, so that a run has nothing to wait for. */
  void makeIdle() throws IOException {
    deleteTree(path.resolve(LocalSite.BUCKETS));
    Files.createDirectories(path.resolve(LocalSite.BUCKETS));
  }

  Path rule() {
    return path.resolve(RULE);
  }

  private boolean isEmptyFolder() throws IOException {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(path)) {
      return entries.findAny().isEmpty();
    }
  }

  private static void deleteTree(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
