package dev.bqt.compiler.decompile.write;

import dev.bqt.compiler.decompile.layout.Act;
import dev.bqt.compiler.decompile.layout.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** BATCH, RELOAD, STALLED and QUARANTINE. */
final class BatchWriter {

  private final Fields rule;
  private final Quoting quoting;
  private final Consumer<List<Part>> clauses;

  BatchWriter(Fields rule, Quoting quoting, Consumer<List<Part>> clauses) {
    this.rule = rule;
    this.quoting = quoting;
    this.clauses = clauses;
  }

  void write() {
    Fields batch = rule.inside("Batch");
    if (batch != null) {
      clauses.accept(batch(batch.write()));
    }
    Long reload = rule.whole("MaxReload", 0, Ages.LONGEST);
    if (reload != null) {
      clause("MaxReload", "RELOAD AT MOST " + reload + " TIMES");
    }
    Long stalled = rule.whole("StalledThresholdInSec", 1, Ages.LONGEST);
    if (stalled != null) {
      clause("StalledThresholdInSec", "STALLED AFTER " + Ages.words(stalled));
    }
    quarantine();
  }

  private List<Part> batch(Fields batch) {
    List<Part> parts = new ArrayList<>();
    Fields window = batch.inside("Window");
    Long seconds = window == null ? null : window.whole("DurationInSec", 1, Ages.LONGEST);
    parts.add(
        seconds == null
            ? Part.words("Batch", "BATCH")
            : Part.words("Batch.Window", "BATCH " + Ages.words(seconds)));
    flag(parts, batch, "RollOver", "ROLLOVER");
    flag(parts, batch, "MultiPath", "ACROSS FOLDERS");
    flag(parts, batch, "UsePatternHash", "BY PATTERN");
    Long delay = batch.whole("MaxDelayInSec", 1, Ages.LONGEST);
    if (delay != null) {
      parts.add(Part.words(batch.path("MaxDelayInSec"), "STAGGER " + Ages.words(delay)));
    }
    Fields group = batch.inside("Group");
    List<Fields> done = group == null ? null : group.items("OnDone");
    if (done != null) {
      parts.add(group(group, done));
    }
    return parts;
  }

  private Part group(Fields group, List<Fields> done) {
    Long seconds = group.whole("DurationInSec", 1, Ages.LONGEST);
    String head = seconds == null ? "GROUP ON DONE" : "GROUP " + Ages.words(seconds) + " ON DONE";
    List<String> acts = new ActionWriter(quoting).all(done).stream().map(Act::flat).toList();
    return Part.list(group.write().path(), head, acts);
  }

  private static void flag(List<Part> parts, Fields batch, String key, String words) {
    if (batch.flag(key)) {
      parts.add(Part.words(batch.path(key), words));
    }
  }

  private void quarantine() {
    List<Part> parts = new ArrayList<>();
    boolean corrupted = rule.hasText("CorruptedFileURL");
    if (corrupted || rule.hasText("InvalidSchemaURL")) {
      parts.add(Part.words(corrupted ? "CorruptedFileURL" : "InvalidSchemaURL", "QUARANTINE"));
      if (corrupted) {
        String url = quoting.text(rule.text("CorruptedFileURL"));
        parts.add(Part.words("CorruptedFileURL", "CORRUPTED TO " + url));
      }
      if (rule.hasText("InvalidSchemaURL")) {
        String url = quoting.text(rule.text("InvalidSchemaURL"));
        parts.add(Part.words("InvalidSchemaURL", "INVALID SCHEMA TO " + url));
      }
      clauses.accept(parts);
    }
  }

  private void clause(String path, String text) {
    clauses.accept(List.of(Part.words(path, text)));
  }
}
