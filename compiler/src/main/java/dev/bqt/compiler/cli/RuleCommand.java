package dev.bqt.compiler.cli;

import dev.bqt.compiler.Compilation;
import dev.bqt.compiler.RuleCompiler;
import dev.bqt.compiler.Settings;
import dev.bqt.compiler.cli.findings.FindingsOption;
import dev.bqt.compiler.cli.value.ValueOptions;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.render.Summary;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.value.ValueProblem;
import dev.bqt.compiler.value.Values;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the commands of the compiler have in common: read, compile, report, return a code. */
abstract sealed class RuleCommand implements Callable<Integer>
    permits CompileCommand, CheckCommand {

  private final String name;
  private final Streams streams;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "A .bqt file, a folder of them, or - for standard input.")
  private List<String> paths = List.of();

  @Spec private CommandSpec spec;

  @Mixin private FindingsOption findings = new FindingsOption();

  @Mixin private ValueOptions values = new ValueOptions();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  RuleCommand(String name, Streams streams) {
    this.name = name;
    this.streams = streams;
  }

  @Override
  public final Integer call() {
    try {
      List<RulePaths.RuleText> texts = new RulePaths(streams.in()).read(paths);
      List<SourceFile> sources = texts.stream().map(RulePaths.RuleText::source).toList();
      Settings told =
          settings().with(values(texts, values.values())).with(RulePaths.scripts(texts));
      Compilation compilation = RuleCompiler.compile(sources, told);
      finish(texts, compilation);
      values.unused(sources).forEach(line -> streams.err().println("bqt " + name + ": " + line));
      return (compilation.hasErrors() ? ExitCode.FINDINGS : ExitCode.FINE).number();
    } catch (UsageProblem | ValueProblem problem) {
      streams.err().println("bqt " + name + ": " + problem.getMessage());
      return ExitCode.USAGE.number();
    } catch (RuntimeException | AssertionError fault) {
      return OwnFault.report(fault, spec, streams.err());
    } finally {
      streams.out().flush();
      streams.err().flush();
    }
  }

  /** What the compiler is told beside the sources. */
  Settings settings() throws UsageProblem {
    return Settings.NONE;
  }

  /** The values to compile these with, if those were given. */
  Values values(List<RulePaths.RuleText> texts, Values given) throws ValueProblem {
    return given;
  }

  /** Does with a compilation what the command is for. */
  abstract void finish(List<RulePaths.RuleText> texts, Compilation compilation) throws UsageProblem;

  final Streams streams() {
    return streams;
  }

  final FindingsOption findings() {
    return findings;
  }

  /** Writes the findings in the format that was asked for. */
  final void report(Compilation compilation, int files, PrintStream to) {
    List<Diagnostic> found = compilation.diagnostics();
    to.writeBytes(findings.render(found, summary(compilation, files), streams.colour()));
    if (findings.forPeople() && !found.isEmpty()) {
      to.println("More: bqt explain " + found.get(0).id().id());
    }
  }

  static Summary summary(Compilation compilation, int files) {
    return Summary.of(files, compilation.rules(), compilation.diagnostics());
  }
}
