package dev.bqt.compiler.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.render.PeopleRenderer;
import dev.bqt.compiler.format.Formatter;
import dev.bqt.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code fmt PATH…}: rewrites rules in their canonical form. A file that cannot be read as rules is
 * reported and left alone; the others are written all the same.
 */
@Command(
    name = "fmt",
    description = "Rewrite rules in their one canonical form; comments are kept.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      ExitCode.FINE_HELP,
      "1:a file cannot be read as rules; with --check or --diff: one would be rewritten",
      ExitCode.USAGE_HELP,
      ExitCode.OURS_HELP,
      ExitCode.INTERRUPTED_HELP
    })
public final class FormatCommand implements Callable<Integer> {

  private static final int LINES_AROUND = 3;

  private final Streams streams;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "A .bqt file, a folder of them, or - for standard input to standard output.")
  private List<String> paths = List.of();

  @Option(names = "--check", description = "Write nothing; name the files that are not canonical.")
  private boolean check;

  @Option(names = "--diff", description = "Write nothing; show what would change.")
  private boolean diff;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  /** A command on these streams. */
  public FormatCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    try {
      int worst = ExitCode.FINE.number();
      for (RulePaths.RuleText text : new RulePaths(streams.in()).read(paths)) {
        worst = Math.max(worst, one(text.source()).number());
      }
      return worst;
    } catch (UsageProblem problem) {
      streams.err().println("bqt fmt: " + problem.getMessage());
      return ExitCode.USAGE.number();
    } finally {
      streams.out().flush();
      streams.err().flush();
    }
  }

  /** A file that cannot be written does not keep the others from being formatted. */
  private ExitCode one(SourceFile source) {
    try {
      return format(source);
    } catch (UsageProblem unwritable) {
      streams.err().println("bqt fmt: " + unwritable.getMessage());
      return ExitCode.USAGE;
    }
  }

  private ExitCode format(SourceFile source) throws UsageProblem {
    Formatter.Formatted formatted = Formatter.format(source);
    if (formatted.text() == null) {
      report(formatted.findings());
      return ExitCode.FINDINGS;
    }
    boolean changes = !formatted.text().equals(source.text());
    if (check || diff) {
      if (changes) {
        show(source, formatted.text());
      }
      return changes ? ExitCode.FINDINGS : ExitCode.FINE;
    }
    if (source.name().equals(SourceFile.STANDARD_INPUT)) {
      streams.out().writeBytes(formatted.text().getBytes(UTF_8));
    } else if (changes) {
      rewrite(Path.of(source.name()), formatted.text());
    }
    return ExitCode.FINE;
  }

  private void report(List<Diagnostic> findings) {
    String text = new PeopleRenderer(streams.colour()).render(findings);
    streams.err().writeBytes(text.getBytes(UTF_8));
  }

  private void show(SourceFile source, String formatted) {
    if (!diff) {
      streams.out().println(source.name());
      return;
    }
    List<String> before = lines(source.text());
    UnifiedDiffUtils.generateUnifiedDiff(
            source.name(),
            source.name() + " (canonical)",
            before,
            DiffUtils.diff(before, lines(formatted)),
            LINES_AROUND)
        .forEach(streams.out()::println);
  }

  /** A carriage return is shown: else lines that differ in it alone would look the same. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      lines.add(line.endsWith("\r") ? line.substring(0, line.length() - 1) + "␍" : line);
    }
    if (lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }

  private void rewrite(Path file, String text) throws UsageProblem {
    try {
      Path real = file.toRealPath();
      if (OutputFolder.isReadOnly(real)) {
        throw new UsageProblem("Cannot write " + file + ": it is read-only.");
      }
      OutputFolder.replace(real, text.getBytes(UTF_8));
      streams.out().println(file);
    } catch (IOException unwritable) {
      throw new UsageProblem("Cannot write " + file + ": " + RulePaths.reason(unwritable));
    }
  }
}
