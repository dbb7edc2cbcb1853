package dev.bqt.runtime.cli;

import dev.bqt.compiler.cli.value.ValueOptions;
import dev.bqt.compiler.value.ValueProblem;
import dev.bqt.compiler.value.Values;
import dev.bqt.runtime.Runner;
import dev.bqt.runtime.cli.rules.FollowedRules;
import dev.bqt.runtime.cli.rules.RuleFiles;
import dev.bqt.runtime.cli.rules.RuleOrigin;
import dev.bqt.runtime.cli.rules.RuleReading;
import dev.bqt.runtime.cli.rules.RuleWatch;
import dev.bqt.runtime.cli.rules.RulesAmiss;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
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
      arity = "0..*",
      paramLabel = "RULES",
      description = "Files or folders of .bqt, or of BqTail's .json, .yaml.")
  private List<Path> rules = List.of();

  @Mixin private SiteOptions options = new SiteOptions();

  @Option(
      names = "--until-idle",
      description =
          "End when nothing is left to do, not at Ctrl-C; what ends in more than ten minutes is not"
              + " waited for.")
  private boolean untilIdle;

  @Option(
      names = "--retry-failed",
      description = "First let files and actions that failed be tried again.")
  private boolean retryFailed;

  @Mixin private ValueOptions values = new ValueOptions();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Values given = given();
    try (Interruption interruption = Interruption.listen();
        Site site = options.open()) {
      RuleReading reading =
          new RuleReading(
              given, err, Terminal.hasColour(), site.isGoogles(), site.rules().disabled());
      RuleWatch watch = new RuleWatch(origins(site), reading, site.rules().checkEvery());
      Optional<RouteBook> book = first(watch);
      if (book.isEmpty()) {
        return ExitCode.FINDINGS;
      }
      boolean clean = despiteFarewells(() -> run(site, watch, book.get(), interruption));
      return clean && !watch.isBehind() ? ExitCode.OK : ExitCode.FINDINGS;
    } catch (LocalCloudException | LedgerException cannotBeOpened) {
      err.println("bqt: " + cannotBeOpened.getMessage());
      return ExitCode.FINDINGS;
    }
  }

  /** Half a set is never run: a file that a broken rule was to take may be taken by another one. */
  private Optional<RouteBook> first(RuleWatch watch) {
    Optional<RouteBook> book;
    try {
      book = watch.first(Instant.now());
    } catch (RulesAmiss amiss) {
      throw new SiteException(List.of(amiss.getMessage()));
    }
    PrintWriter err = spec.commandLine().getErr();
    if (book.filter(RouteBook::hasErrors).isPresent()) {
      err.println(
          "bqt: a rule cannot be run, so none is: mend it, or write DISABLED before its WHEN"
              + " (in JSON and YAML: Disabled).");
    } else if (book.filter(read -> read.routes().isEmpty()).isPresent()) {
      err.println("bqt: there is no rule that could be run.");
    }
    return book.filter(read -> !read.hasErrors() && !read.routes().isEmpty());
  }

  private List<RuleOrigin> origins(Site site) {
    List<RuleOrigin> origins = new ArrayList<>();
    if (!rules.isEmpty()) {
      origins.add(typed());
    }
    origins.addAll(site.ruleOrigins());
    if (origins.isEmpty()) {
      throw new MissingParameterException(
          spec.commandLine(), List.of(), "RULES are missing, and no RulesURL names any.");
    }
    return origins;
  }

  private RuleFiles typed() {
    RuleFiles typed = new RuleFiles(rules);
    try {
      typed.files();
    } catch (RulesAmiss amiss) {
      throw new ParameterException(spec.commandLine(), amiss.getMessage());
    }
    return typed;
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

  private boolean run(Site site, RuleWatch watch, RouteBook book, Interruption interruption) {
    PrintWriter out = spec.commandLine().getOut();
    InstantSource clock = InstantSource.system();
    RunDisplay display = new RunDisplay(out, clock, Terminal.isThere());
    Instant begun = clock.instant();
    site.prepare();
    String heading = heading(site, book);
    try (Ledger ledger = site.state().open(display)) {
      RunnerConfig config = site.runner();
      Runner runner = new Runner(config, ledger, site.objects(), site.warehouse());
      display.line(heading);
      if (retryFailed) {
        int files = runner.retryFailed(begun, display::line);
        display.line(RunLines.count(files, "failed file") + " to be loaded again");
      }
      FollowedRules followed =
          new FollowedRules(runner, watch, book.routes(), display::line, begun);
      Function<Instant, List<String>> pass =
          now -> followed.pass(now).stream().map(site::explained).toList();
      IdleWatch watching = new IdleWatch(ledger, config.quotas().loadsAtOnce(), runner.outages());
      RunLoop loop = new RunLoop(ledger, watching, pass, site, display);
      interruption.whenAsked(loop::stop);
      boolean reachable = loop.run(config.tickEvery(), untilIdle);
      tidy(runner, clock.instant());
      RunSummary summary = new RunSummary(ledger, begun);
      summary.print(out, clock.instant(), status(site), loop.looked());
      loop.problems().forEach(out::println);
      out.flush();
      return reachable && !summary.hasFindings() && !summary.leavesWindowsOpen(untilIdle);
    }
  }

  private static String heading(Site site, RouteBook book) {
    long disabled = book.routes().stream().filter(Route::disabled).count();
    return RunLines.count(book.routes().size() - disabled, "rule")
        + (disabled == 0 ? "" : " (" + disabled + " more disabled)")
        + ", "
        + site.place();
  }

  private static String status(Site site) {
    List<String> words = new ArrayList<>(List.of("status"));
    words.addAll(site.options());
    return Launch.typed(words.toArray(String[]::new));
  }

  private static void tidy(Runner runner, Instant now) {
    try {
      runner.forgetVanishedFailures(now);
    } catch (CloudFailure unreachable) {
      // Then the summary names files that may not be there any more, and says nothing wrong else.
      return;
    }
  }
}
