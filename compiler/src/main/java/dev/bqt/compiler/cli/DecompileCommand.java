package dev.bqt.compiler.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bqt.compiler.cli.findings.FindingsOption;
import dev.bqt.compiler.decompile.Decompilation;
import dev.bqt.compiler.decompile.Decompiler;
import dev.bqt.compiler.decompile.TreeDecompiler;
import dev.bqt.compiler.decompile.tree.IngestFile;
import dev.bqt.compiler.diagnostic.render.Summary;
import dev.bqt.compiler.source.SourceFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code decompile PATH…}: legacy rules, or the tree of a directory ingest, to sentences, on
 * standard output or below a folder. What the legacy refuses goes to standard error; the other
 * files are written all the same.
 */
@Command(
    name = "decompile",
    description = "Turn legacy rules, JSON or YAML, into sentences that compile to the same rules.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      ExitCode.FINE_HELP,
      "1:a file holds something that the legacy refuses; the others are written",
      ExitCode.USAGE_HELP,
      ExitCode.OURS_HELP,
      ExitCode.INTERRUPTED_HELP
    })
public final class DecompileCommand implements Callable<Integer> {

  private final Streams streams;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description =
          "A .json or .yaml file, a folder of them, or - for standard input; or the one folder that"
              + " is the root of a bucket with _config folders of the directory ingest.")
  private List<String> paths = List.of();

  @Option(
      names = "-o",
      paramLabel = "DIR",
      description =
          "Write one .bqt for each file into DIR, keeping paths below PATH;"
              + " of a bucket one for each folder at its root.")
  private Path folder;

  @Mixin private FindingsOption findings = new FindingsOption();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  /** A command on these streams. */
  public DecompileCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    try {
      TreePath tree = TreePath.find(paths);
      Decompilation result = tree == null ? rules() : tree(tree);
      boolean ours = !result.faults().isEmpty();
      boolean refused = result.hasErrors();
      return (ours ? ExitCode.OURS : refused ? ExitCode.FINDINGS : ExitCode.FINE).number();
    } catch (UsageProblem problem) {
      streams.err().println("bqt decompile: " + problem.getMessage());
      return ExitCode.USAGE.number();
    } finally {
      streams.out().flush();
      streams.err().flush();
    }
  }

  private Decompilation rules() throws UsageProblem {
    Map<SourceFile, String> targets = new LegacyPaths(streams.in()).read(paths);
    Decompilation result = Decompiler.decompile(List.copyOf(targets.keySet()));
    report(result, targets.size());
    write(result, targets, "-- From ");
    return result;
  }

  private Decompilation tree(TreePath tree) throws UsageProblem {
    List<IngestFile> files = tree.read();
    Decompilation result = TreeDecompiler.decompile(files);
    report(result, files.size());
    if (tree.others() > 0) {
      streams
          .err()
          .println(
              "bqt decompile: not read, since they are not below _config: "
                  + tree.others()
                  + " other .json, .yaml and .yml files.");
    }
    Map<SourceFile, String> targets = new LinkedHashMap<>();
    result.files().forEach(each -> targets.put(each.source(), each.source().name()));
    write(result, targets, "-- ");
    return result;
  }

  private void report(Decompilation result, int files) {
    int rules = result.files().stream().mapToInt(Decompilation.File::rules).sum();
    Summary summary = Summary.of(files, rules, result.diagnostics());
    if (!result.diagnostics().isEmpty() || findings.isDocument()) {
      streams.err().writeBytes(findings.render(result.diagnostics(), summary, streams.colour()));
    }
    for (String fault : result.faults()) {
      streams.err().println("bqt decompile: this is a fault of bqt, please report it: " + fault);
    }
    if (findings.forPeople() && (folder != null || !result.diagnostics().isEmpty())) {
      streams.err().println(summary.line());
    }
  }

  private void write(Decompilation result, Map<SourceFile, String> targets, String head)
      throws UsageProblem {
    Map<String, byte[]> files = new LinkedHashMap<>();
    boolean several = result.files().size() > 1;
    StringBuilder all = new StringBuilder();
    for (Decompilation.File file : result.files()) {
      files.put(targets.get(file.source()), file.text().getBytes(UTF_8));
      String from = several ? head + file.source().name() + "\n" : "";
      all.append(all.length() > 0 ? "\n" : "").append(from).append(file.text());
    }
    if (folder == null) {
      streams.out().writeBytes(all.toString().getBytes(UTF_8));
    } else {
      new OutputFolder(folder).write(files);
    }
  }
}
