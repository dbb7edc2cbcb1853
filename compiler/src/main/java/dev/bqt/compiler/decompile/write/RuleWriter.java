package dev.bqt.compiler.decompile.write;

import dev.bqt.compiler.decompile.layout.Act;
import dev.bqt.compiler.decompile.layout.Draft;
import dev.bqt.compiler.decompile.layout.Page;
import dev.bqt.compiler.decompile.layout.Part;
import dev.bqt.compiler.decompile.read.LegacyRule;
import dev.bqt.compiler.option.RequestOptions;
import dev.bqt.compiler.route.JsonTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes a legacy rule as a sentence: a phrase for what has one, RAW for all that is left. */
public final class RuleWriter {

  private final LegacyRule legacy;
  private final Fields rule;
  private final Wish wish;
  private final Quoting quoting;
  private final Literals literals;
  private final Page page = new Page();

  private RuleWriter(LegacyRule legacy, Wish wish) {
    this.legacy = legacy;
    this.rule = new Fields("", legacy.json(), wish.raw());
    this.wish = wish;
    this.quoting = wish.escape() ? Quoting.escapingAll() : new Quoting(parameters(legacy.json()));
    this.literals = new Literals(quoting);
  }

  /** The sentence. */
  public static Draft write(LegacyRule legacy, Wish wish) {
    RuleWriter writer = new RuleWriter(legacy, wish);
    return legacy.kind() == LegacyRule.Kind.JOB ? writer.job() : writer.object();
  }

  private static Set<String> parameters(JsonTree.Node json) {
    Set<String> names = new HashSet<>();
    if (json.fields().get("Dest") instanceof JsonTree.Node dest
        && dest.fields().get("Parameters") instanceof JsonTree.Items items) {
      for (JsonTree item : items.values()) {
        if (item instanceof JsonTree.Node pair
            && pair.fields().get("Name") instanceof JsonTree.Chars name) {
          names.add(name.value());
        }
      }
    }
    return names;
  }

  private Draft object() {
    Fields dest = rule.inside("Dest");
    Fields load = dest == null ? new Fields("Dest", JsonTree.Node.empty(), Set.of()) : dest.write();
    header();
    when(load);
    new LoadWriter(load, quoting, this::clause).write();
    new RowsWriter(load, quoting, this::clause).write();
    new BatchWriter(rule, quoting, this::clause).write();
    info();
    ending();
    return page.done();
  }

  private Draft job() {
    header();
    List<Part> parts = new ArrayList<>();
    Fields when = rule.inside("When");
    parts.add(Part.words("When", "WHEN JOB"));
    if (when != null) {
      when.write();
      boolean word =
          when.peek("Type") instanceof JsonTree.Chars type
              && type.value().equals(type.value().toUpperCase(Locale.ROOT))
              && Bare.isWord(type.value());
      add(parts, when.path("Type"), "", word ? when.text("Type") : null);
      add(parts, when.path("Dest"), "INTO ", pattern(when.text("Dest")));
      add(parts, when.path("Source"), "FROM ", pattern(when.text("Source")));
    }
    clause(parts);
    info();
    ending();
    return page.done();
  }

  private void header() {
    List<Part> parts = new ArrayList<>();
    Fields info = rule.inside("Info");
    if (info != null && wish.named() && info.hasText("Workflow")) {
      String name = info.text("Workflow");
      parts.add(Part.words(info.path("Workflow"), "RULE " + quoting.title(name)));
    }
    add(parts, "Disabled", "", rule.flag("Disabled") ? "DISABLED" : null);
    add(parts, "Async", "", rule.flag("Async") ? "ASYNC" : null);
    if (!parts.isEmpty()) {
      clause(parts);
    }
  }

  private void when(Fields dest) {
    List<Part> parts = new ArrayList<>();
    parts.add(Part.words("When", "WHEN"));
    Fields when = rule.inside("When");
    if (when != null) {
      when.write();
      add(parts, "When.Prefix", "PREFIX ", text(when.text("Prefix")));
      add(parts, "When.Suffix", "SUFFIX ", text(when.text("Suffix")));
      add(parts, "When.Filter", "FILTER ", pattern(when.text("Filter")));
      add(parts, "When.Exclusion", "EXCLUDE ", pattern(when.text("Exclusion")));
    }
    add(parts, "Dest.Pattern", "MATCHING ", pattern(dest.text("Pattern")));
    if (parts.size() == 1) {
      parts.add(Part.words("When", "ANY OBJECT"));
    }
    clause(parts);
  }

  private void info() {
    Fields info = rule.inside("Info");
    if (info == null) {
      return;
    }
    List<String> pairs = new OptionWords(RequestOptions.OF_INFO, quoting).pairs(info);
    if (!pairs.isEmpty()) {
      clause(List.of(Part.list("Info", "INFO", pairs)));
    }
  }

  /** What has no phrase, and the actions; they come last, but say first what they leave to RAW. */
  private void ending() {
    ActionWriter actions = new ActionWriter(quoting);
    List<Act> success = actions.all(rule.items("OnSuccess"));
    List<Act> failure = actions.all(rule.items("OnFailure"));
    Map<String, String> raw = new LinkedHashMap<>();
    for (Map.Entry<String, JsonTree> rest : rule.rest().entrySet()) {
      String path = rest.getKey();
      JsonTree value = legacy.wanted(path, rest.getValue());
      raw.put(path, quoting.path(path) + " = " + literals.value(value));
    }
    if (!raw.isEmpty()) {
      page.comments(wish.comments(Page.RAW));
      page.raw(raw);
    }
    outcome("ON SUCCESS", "OnSuccess", success);
    outcome("ON FAILURE", "OnFailure", failure);
  }

  private void outcome(String head, String path, List<Act> acts) {
    if (!acts.isEmpty()) {
      page.comments(wish.comments(path));
      page.outcome(head, path, acts);
    }
  }

  private void clause(List<Part> parts) {
    page.comments(wish.comments(parts.get(0).path()));
    page.clause(parts);
  }

  private static void add(List<Part> parts, String path, String head, String text) {
    if (text != null) {
      parts.add(Part.words(path, head + text));
    }
  }

  private String text(String text) {
    return text == null ? null : quoting.text(text);
  }

  private String pattern(String text) {
    return text == null ? null : quoting.pattern(text);
  }
}
