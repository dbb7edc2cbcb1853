package dev.bqt.runtime.cli;

import dev.bqt.compiler.cli.value.ValueOptions;
import dev.bqt.compiler.value.ValueProblem;
import dev.bqt.compiler.value.Values;
import dev.bqt.runtime.Runner;
import dev.bqt.runtime.cloud.CloudFailure;
import dev.bqt.runtime.config.RunnerConfig;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.LedgerException;
import dev.bqt.runtime.ledger.shared.SharedFile;
import dev.bqt.runtime.localcloud.LocalCloudException;
import dev.bqt.runtime.route.Route;
import dev.bqt.runtime.route.RouteBook;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bqt run}: follows rules until there is nothing left to do, or until it is stopped. */
@Command(
    name = "run",
    description = "Loads what lands in the buckets, as the rules say.",
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%n",
    footer = {"", "Example: bqt run rules/ --local DIR --until-idle"})
final class RunCommand implements Callable<Integer> {
  private static final int FAREWELLS = 5;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "RULES",
      description = "Files or folders of .bqt, or of BqTail's .json and .yaml.")
  private List<Path> rules;

  @Mixin private LocalFolder local = new LocalFolder();

  @Option(
      names = "--until-idle",
      description =
          "End when nothing is left to do; a window that ends more than ten minutes from now is not"
              + " waited for. Without it: until Ctrl-C.")
  private boolean untilIdle;

  @Option(
      names = "--retry-failed",
      description =
          "First let what failed be tried again: files that could not be loaded, and actions.")
  private boolean retryFailed;

  @Mixin private ValueOptions values = new ValueOptions();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Override
  public Integer call() {
    Path folder = local.path();
    PrintWriter err = spec.commandLine().getErr();
    Optional<RouteBook> book = files().read(given(), err, Terminal.hasColour());
    if (book.isEmpty()) {
      return ExitCode.FINDINGS;
    }
    if (book.get().routes().isEmpty()) {
      err.println("bqt: no rule is left that could be run.");
      return ExitCode.FINDINGS;
    }
    try (Interruption interruption = Interruption.listen();
        LocalSite site = LocalSite.open(folder)) {
      boolean clean = despiteFarewells(() -> run(site, book.get(), interruption));
      return clean && !book.get().hasErrors() ? ExitCode.OK : ExitCode.FINDINGS;
    } catch (LocalCloudException | LedgerException cannotBeOpened) {
      err.println("bqt: " + cannotBeOpened.getMessage());
      return ExitCode.FINDINGS;
    }
  }

  private RuleFiles files() {
    try {
      return RuleFiles.find(rules);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  private Values given() {
    try {
      return values.values();
    } catch (ValueProblem e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  /** When the process that kept the ledger ends while this one begins or ends: once more. */
  private static boolean despiteFarewells(BooleanSupplier run) {
    for (int left = FAREWELLS; ; left--) {
      try {
        return run.getAsBoolean();
      } catch (RuntimeException e) {
        if (left == 0 || !SharedFile.isFarewell(e)) {
          throw e;
        }
      }
    }
  }

  private boolean run(LocalSite site, RouteBook book, Interruption interruption) {
    PrintWriter out = spec.commandLine().getOut();
    InstantSource clock = InstantSource.system();
    RunDisplay display = new RunDisplay(out, clock, Terminal.isThere());
    Instant begun = clock.instant();
    try (Ledger ledger = LocalState.ledger(site.folder(), display)) {
      RunnerConfig config = RunnerConfig.local();
      Runner runner = new Runner(config, ledger, site.objects(), site.warehouse());
      LocalState.makeBucket(site.folder(), config.operationsBucket());
      display.line(heading(site.folder(), book));
      if (retryFailed) {
        int files = runner.retryFailed(begun);
        display.line(RunLines.count(files, "failed file") + " to be loaded again");
      }
      RunLoop loop = new RunLoop(ledger, runner.tick(book.routes(), begun), site, display, clock);
      interruption.whenAsked(loop::stop);
      boolean reachable = loop.run(config.tickEvery(), untilIdle);
      tidy(runner);
      RunSummary summary = new RunSummary(ledger, begun);
      summary.print(out, clock.instant(), Launch.typed("status", "--local", "" + site.folder()));
      out.flush();
      return reachable && !summary.hasFindings() && !summary.leavesWindowsOpen(untilIdle);
    }
  }

  private static String heading(Path folder, RouteBook book) {
    long disabled = book.routes().stream().filter(Route::disabled).count();
    return RunLines.count(book.routes().size() - disabled, "rule")
        + (disabled == 0 ? "" : " (" + disabled + " more disabled)")
        + ", buckets below "
        + folder.resolve(LocalSite.BUCKETS);
  }

  private static void tidy(Runner runner) {
    try {
      runner.forgetVanishedFailures();
    } catch (CloudFailure unreachable) {
      // Then the summary names files that may not be there any more, and says nothing wrong else.
      return;
    }
  }
}
