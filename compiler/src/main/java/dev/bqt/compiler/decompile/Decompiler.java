package dev.bqt.compiler.decompile;

import dev.bqt.compiler.Compilation;
import dev.bqt.compiler.RuleCompiler;
import dev.bqt.compiler.decompile.read.LegacyReader;
import dev.bqt.compiler.decompile.read.LegacyRule;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.format.Formatter;
import dev.bqt.compiler.route.JsonTree;
import dev.bqt.compiler.source.SourceFile;
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
  private final List<Written> all = new ArrayList<>();

  private Decompiler() {}

  /** The rules of one file, each as it is written. */
  private record Written(SourceFile source, List<SelfCheck> rules) {

    /** How the file of sentences is called. */
    String name() {
      int dot = source.name().lastIndexOf('.');
      int slash = source.name().lastIndexOf('/');
      return (dot > slash + 1 ? source.name().substring(0, dot) : source.name()) + ".bqt";
    }

    /** As bqt fmt would leave it. */
    String canonical() {
      Formatter.Formatted formatted = Formatter.format(SourceFile.of(name(), text()));
      return formatted.text() == null ? text() : formatted.text();
    }

    String text() {
      return String.join("\n", rules.stream().map(rule -> rule.draft().text()).toList());
    }

    /** The rule at a place of the text, and the place within it. */
    void allow(Diagnostic law) {
      int from = 0;
      for (SelfCheck rule : rules) {
        int length = rule.draft().text().length();
        if (law.span().start() < from + length) {
          rule.allow(law.id(), law.span().start() - from);
          return;
        }
        from += length + 1;
      }
    }
  }

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
      all.add(new Written(source, written));
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
    for (Diagnostic law : compileAll(Written::text).diagnostics()) {
      if (law.isError() && law.id().isAllowable()) {
        all.stream()
            .filter(each -> each.name().equals(law.span().source().name()))
            .findFirst()
            .ifPresent(each -> each.allow(law));
      }
    }
    Compilation together = compileAll(Written::canonical);
    together.diagnostics().stream().filter(Diagnostic::isError).forEach(found::add);
    if (!together.hasErrors() && !together.routes().equals(compileAll(Written::text).routes())) {
      faults.add("Put into canonical form, the rules say something else.");
    }
  }

  private Compilation compileAll(Function<Written, String> text) {
    return RuleCompiler.compile(
        all.stream().map(each -> SourceFile.of(each.name(), text.apply(each))).toList());
  }
}
