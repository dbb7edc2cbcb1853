package dev.bqt.compiler;

import dev.bqt.compiler.ast.RuleFile;
import dev.bqt.compiler.check.Checks;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.include.Inclusion;
import dev.bqt.compiler.inherit.Inheritance;
import dev.bqt.compiler.lower.DirectoryLowering;
import dev.bqt.compiler.lower.RouteLowering;
import dev.bqt.compiler.parse.RuleParser;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.target.Target;
import dev.bqt.compiler.value.Values;
import java.util.List;

/** The compiler: sources in, routes or diagnostics out. Stateless; safe for several threads. */
public final class RuleCompiler {

  private RuleCompiler() {}

  /**
   * Compiles sources together, as one set of rules: two of them that match one object are an error
   * wherever they stand. Never throws for what somebody wrote.
   */
  public static Compilation compile(List<SourceFile> sources) {
    return compile(sources, Settings.NONE);
  }

  /** The same, with what <code>${name}</code> stands for in texts and tables. */
  public static Compilation compile(List<SourceFile> sources, Values values) {
    return compile(sources, Settings.NONE.with(values));
  }

  /** The same for a target: what that cannot express is an error. */
  public static Compilation compile(List<SourceFile> sources, Settings settings) {
    Diagnostics found = new Diagnostics();
    List<RuleFile> written =
        sources.stream().map(each -> RuleParser.parse(each, settings.values(), found)).toList();
    List<RuleFile> whole =
        written.stream()
            .map(Inheritance::resolve)
            .map(file -> Inclusion.resolve(file, settings.scripts(), found))
            .toList();
    Checks.run(whole, settings.target(), settings.values().byName().keySet(), found);
    List<CompiledFile> compiled = found.hasErrors() ? List.of() : lower(whole, settings.target());
    return new Compilation(compiled, found.sorted(), count(whole));
  }

  private static List<CompiledFile> lower(List<RuleFile> parsed, Target target) {
    return parsed.stream()
        .map(
            file ->
                new CompiledFile(
                    file.source(),
                    RouteLowering.lower(file, target),
                    file.rules().stream().map(rule -> rule.span().from()).toList(),
                    DirectoryLowering.environment(file)))
        .toList();
  }

  private static int count(List<RuleFile> parsed) {
    return parsed.stream().mapToInt(file -> file.rules().size()).sum();
  }
}
