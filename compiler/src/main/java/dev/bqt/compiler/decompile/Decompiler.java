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

  /** Rules that are sound one by one may still break a law together. */
  private void settleTogether() {
    List<Diagnostic> laws = compileAll(Sentences::text).diagnostics();
    laws.stream()
        .filter(law -> law.id() == DiagnosticId.OVERLAPPING_RULES)
        .forEach(this::tellOverlap);
    for (Diagnostic law : laws) {
      if (law.isError() && law.id().isAllowable()) {
        Sentences sentences = sentences(law.span());
        if (sentences != null) {
          sentences.allow(law);
        }
      }
    }
    Compilation together = compileAll(Sentences::canonical);
    together.diagnostics().stream().filter(Diagnostic::isError).forEach(found::add);
    if (!together.hasErrors() && !together.routes().equals(compileAll(Sentences::text).routes())) {
      faults.add("Put into canonical form, the rules say something else.");
    }
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

  /** In 2019 the first of two rules that match took the object. */
  private Compilation compileAll(Function<Sentences, String> text) {
    boolean old =
        all.stream()
            .flatMap(each -> each.rules().stream())
            .allMatch(each -> each.rule().kind() == LegacyRule.Kind.OBJECT_2019);
    Settings settings = old ? Settings.NONE.with(Target.BQTAIL_2019) : Settings.NONE;
    return RuleCompiler.compile(
        all.stream().map(each -> SourceFile.of(each.name(), text.apply(each))).toList(), settings);
  }
}
