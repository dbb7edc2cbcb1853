package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.BATCHES_COLLIDE;
import static dev.bqt.compiler.diagnostic.DiagnosticId.CONFLICTING_SETTING;
import static dev.bqt.compiler.diagnostic.DiagnosticId.DUPLICATE_CLAUSE;
import static dev.bqt.compiler.diagnostic.DiagnosticId.ILLEGAL_SETTING;

import dev.bqt.compiler.ast.Deployment;
import dev.bqt.compiler.ast.DirectoryClause;
import dev.bqt.compiler.ast.RuleFile;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.ingest.Environment;
import dev.bqt.compiler.option.IngestOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One deployment has one environment, and the function can work with it. */
final class DeploymentSettings implements Check {

  /** The most bytes that BigQuery takes in one load job, and the function's own default. */
  private static final long MOST_BYTES = 15_000_000_000_000L;

  /** The function stops six seconds before it starts itself anew. */
  private static final long LEAST_WORK = 6;

  private static final List<String> OF_RULES = List.of(Environment.MARKER, Environment.TRACKED);

  private static final List<String> TIMES =
      List.of("FUNCTION_TIMEOUT_SEC", "RESTART_BUFFER_SECONDS");

  private static final List<String> RESERVED = List.of("_BACKFILL", "_bqlock");

  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "bq_load_state_table", "Write TRACK IN dataset.table in a rule.",
          "k_service", "The platform sets it; a deployment that does is refused.");

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    Deployment first = null;
    for (RuleFile file : rules.files()) {
      for (Deployment each : file.deployments()) {
        KnownOptions.inspect(each.assignments(), IngestOptions.OF_DEPLOYMENT, ELSEWHERE, found);
        if (first != null) {
          found.add(
              Diagnostic.of(
                      DUPLICATE_CLAUSE,
                      each.head(),
                      "There is a DEPLOYMENT already: what is compiled together is deployed"
                          + " together.")
                  .and(first.head(), "here for the first time")
                  .hint("Put all its settings into one."));
        }
        first = first == null ? each : first;
      }
    }
    DirectoryTree tree = DirectoryTree.of(rules);
    inspectConflicts(tree, found);
    tree.environment().forEach(each -> inspect(each, tree, found));
    inspectTime(tree, found);
  }

  private static void inspectConflicts(DirectoryTree tree, Diagnostics found) {
    Map<String, Environment.Variable> taken = new HashMap<>();
    for (Environment.Variable each : tree.environment()) {
      if (!OF_RULES.contains(each.name())) {
        continue; // Only DEPLOYMENT can say it, and that twice is an error of its own.
      }
      Environment.Variable first = taken.putIfAbsent(each.name(), each);
      if (first != null && !first.value().equals(each.value())) {
        found.add(
            Diagnostic.of(
                    CONFLICTING_SETTING,
                    each.span(),
                    "A deployment has one "
                        + each.name()
                        + " for all directories; elsewhere it is \""
                        + first.value()
                        + "\".")
                .and(first.span(), "said here")
                .hint("Say the same in all rules, or compile and deploy them apart."));
      }
    }
  }

  private static void inspect(Environment.Variable each, DirectoryTree tree, Diagnostics found) {
    switch (each.name()) {
      case Environment.MARKER, "START_BACKFILL_FILENAME" -> inspectFileName(each, tree, found);
      case "JOB_PREFIX" -> {
        if (!each.value().matches("[A-Za-z0-9_-]+")) {
          found.add(
              illegal(each, "Ids of jobs have letters, digits, _ and - alone.")
                  .hint("Write for example \"ingest-\"."));
        }
      }
      case "MAX_BATCH_BYTES" -> inspectBytes(each, found);
      case "WAIT_FOR_JOB_SECONDS",
          "FUNCTION_TIMEOUT_SEC",
          "RESTART_BUFFER_SECONDS",
          "MAX_RETRIES_ON_BIGQUERY_ERROR" -> {
        if (each.value().startsWith("-")) {
          found.add(illegal(each, "This cannot be less than 0."));
        }
      }
      default -> {
        // Any text, and both truths, will do.
      }
    }
  }

  private static void inspectFileName(
      Environment.Variable each, DirectoryTree tree, Diagnostics found) {
    boolean marker = each.name().equals(Environment.MARKER);
    if (each.value().isEmpty() || each.value().indexOf('/') >= 0) {
      found.add(
          illegal(
                  each,
                  "The name of an object, without a directory, is meant here; it is not empty.")
              .hint("Write for example \"" + (marker ? "_SUCCESS" : "_HISTORYDONE") + "\"."));
    } else if (RESERVED.contains(each.value())) {
      found.add(illegal(each, "The function uses objects of this name itself."));
    } else if (!marker && each.value().equals(tree.marker())) {
      found.add(
          illegal(each, "This is the marker that completes directories; it cannot be both.")
              .hint("Write for example \"_HISTORYDONE\"."));
    }
  }

  private static void inspectBytes(Environment.Variable each, Diagnostics found) {
    long bytes = Long.parseLong(each.value());
    if (bytes < 1 || bytes > MOST_BYTES) {
      found.add(
          illegal(each, "BigQuery takes from 1 byte to 15 TB in one load job.")
              .hint("Leave it out: the function's default is " + MOST_BYTES + "."));
    } else if (bytes < MOST_BYTES) {
      found.add(
          Diagnostic.of(
                  BATCHES_COLLIDE,
                  each.span(),
                  "A directory with more bytes becomes several jobs of one id: BigQuery refuses all"
                      + " but the first.")
              .hint("Leave max_batch_bytes out; let producers complete smaller directories."));
    }
  }

  /** Only where there is an order the function starts itself anew. */
  private static void inspectTime(DirectoryTree tree, Diagnostics found) {
    boolean ordered =
        tree.value("ORDER_PER_TABLE", "False").equals("True")
            || tree.levels().stream()
                .anyMatch(each -> each.rule().first(DirectoryClause.Ordered.class) != null);
    long timeout = Long.parseLong(tree.value("FUNCTION_TIMEOUT_SEC", "60"));
    long buffer = Long.parseLong(tree.value("RESTART_BUFFER_SECONDS", "30"));
    if (ordered && timeout - buffer <= LEAST_WORK) {
      tree.environment().stream()
          .filter(each -> TIMES.contains(each.name()))
          .findFirst()
          .ifPresent(each -> found.add(noTime(each, timeout, buffer)));
    }
  }

  private static Diagnostic noTime(Environment.Variable each, long timeout, long buffer) {
    return illegal(
            each,
            "With a timeout of "
                + timeout
                + " s and a buffer of "
                + buffer
                + " s the ordered function starts itself anew and never loads.")
        .hint("The timeout must be more than the buffer and " + LEAST_WORK + " s.");
  }

  private static Diagnostic illegal(Environment.Variable each, String message) {
    return Diagnostic.of(ILLEGAL_SETTING, each.span(), message);
  }

  @Override
  public boolean readsWords() {
    return true;
  }
}
