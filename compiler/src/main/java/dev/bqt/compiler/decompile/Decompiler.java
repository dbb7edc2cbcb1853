package dev.bqt.compiler.decompile;

import dev.bqt.compiler.Compilation;
import dev.bqt.compiler.RuleCompiler;
import dev.bqt.compiler.Settings;
import dev.bqt.compiler.decompile.read.LegacyReader;
import dev.bqt.compiler.decompile.read.LegacyRule;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.DiagnosticId;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.diagnostic.Label;
import dev.bqt.compiler.route.JsonTree;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.source.Span;
import dev.bqt.compiler.target.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * Legacy rules to sentences. Each sentence is compiled before it is handed out, and says the same
 * as its rule: same keys, same values.
 */
public final class Decompiler {

  private final Diagnostics found = new Diagnostics();
  private final List<String> faults = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final List<Sentences> all = new ArrayList<>();

  private Decompiler() {}

  /**
   * Decompiles files of JSON or YAML. They are one set of rules; a file with something that the
   * legacy refuses is reported and left out. Never throws for what somebody wrote.
   */
  public static Decompilation decompile(List<SourceFile> sources) {
    Decompiler decompiler = new Decompiler();
    sources.forEach(decompiler::read);
    decompiler.settleTogether();
    List<Decompilation.File> files =
        decompiler.all.stream()
            .map(
                each ->
                    new Decompilation.File(each.source(), each.canonical(), each.rules().size()))
            .toList();
    return new Decompilation(files, decompiler.found.sorted(), decompiler.faults);
  }

  private void read(SourceFile source) {
    Diagnostics own = new Diagnostics();
    List<LegacyRule> rules = LegacyReader.read(source, own);
    own.sorted().forEach(found::add);
    if (own.hasErrors()) {
      return;
    }
    List<SelfCheck> written = new ArrayList<>();
    boolean sound = true;
    for (LegacyRule rule : rules) {
      SelfCheck check = new SelfCheck(rule, isFirstOfItsName(rule));
      String wrong = check.settle();
      if (!wrong.isEmpty()) {
        faults.add(place(rule) + "This rule has no sentence that says the same: " + wrong);
        sound = false;
      }
      written.add(check);
    }
    if (sound) {
      all.add(new Sentences(source, written));
    }
  }

  private static String place(LegacyRule rule) {
    return rule.span().source().name()
        + ":"
        + rule.span().from().line()
        + ":"
        + rule.span().from().column()
        + ": ";
  }

  /** Of several rules with one workflow only the first can have it as its name. */
  private boolean isFirstOfItsName(LegacyRule rule) {
    return rule.json().fields().get("Info") instanceof JsonTree.Node info
        && info.fields().get("Workflow") instanceof JsonTree.Chars name
        && !name.value().isBlank()
        && names.add(name.value().toLowerCase(Locale.ROOT));
  }

  /**
   * Rules that are sound one by one may still break a law together. The rules that BqTail reads are
   * one set; a configuration of 2019 is one by itself.
   */
  private void settleTogether() {
    List<Sentences> together = new ArrayList<>();
    for (Sentences sentences : all) {
      if (sentences.kind() == LegacyRule.Kind.OBJECT) {
        together.add(sentences);
      } else {
        settle(List.of(sentences));
      }
    }
    settle(together);
  }

  /** Not all that is found is told at once, so it is compiled until nothing is left to allow. */
  private void settle(List<Sentences> set) {
    Set<List<Span>> told = new HashSet<>();
    boolean changed = true;
    while (changed) {
      List<Diagnostic> laws = compile(set, Sentences::text).diagnostics();
      for (Diagnostic law : laws) {
        boolean overlap = law.id() == DiagnosticId.OVERLAPPING_RULES;
        if (overlap && told.add(rules(law))) {
          tellOverlap(law);
        }
      }
      changed = false;
      for (Sentences sentences : set) {
        changed |=
            sentences.allow(
                laws.stream()
                    .filter(law -> law.isError() && law.id().isAllowable())
                    .filter(law -> law.span().source().name().equals(sentences.name()))
                    .toList());
      }
    }
    Compilation written = compile(set, Sentences::canonical);
    written.diagnostics().stream().filter(Diagnostic::isError).forEach(found::add);
    if (!written.hasErrors() && !written.routes().equals(compile(set, Sentences::text).routes())) {
      faults.add("Put into canonical form, the rules say something else.");
    }
  }

  /** Where the legacy rules stand that a finding is about. */
  private List<Span> rules(Diagnostic law) {
    List<Span> places = new ArrayList<>(List.of(legacy(law.span())));
    law.others().forEach(other -> places.add(legacy(other.span())));
    return places;
  }

  private Sentences sentences(Span place) {
    return all.stream()
        .filter(each -> each.name().equals(place.source().name()))
        .findFirst()
        .orElse(null);
  }

  /** BqTail loads both rules, and then refuses each object that both match. */
  private void tellOverlap(Diagnostic law) {
    String path = law.message().replaceAll("(?s)^.* an object such as |; it could .*$", "");
    Diagnostic told =
        Diagnostic.of(
                DiagnosticId.LEGACY_READING,
                legacy(law.span()),
                "This rule and another match " + path + ": BqTail loads such an object by neither.")
            .hint("The sentence has a comment that allows it: make one of the rules narrower.");
    for (Label other : law.others()) {
      told = told.and(legacy(other.span()), other.message());
    }
    found.add(told);
  }

  private Span legacy(Span place) {
    return sentences(place).legacy(place.start());
  }

  private static Compilation compile(List<Sentences> set, Function<Sentences, String> text) {
    boolean old = set.stream().anyMatch(each -> each.kind() == LegacyRule.Kind.OBJECT_2019);
    Settings settings = old ? Settings.NONE.with(Target.BQTAIL_2019) : Settings.NONE;
    return RuleCompiler.compile(
        set.stream().map(each -> SourceFile.of(each.name(), text.apply(each))).toList(), settings);
  }
}
