package dev.bqt.runtime.cli;

import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.LedgerException;
import dev.bqt.runtime.ledger.Settlement;
import dev.bqt.runtime.ledger.Settlement.InTable;
import dev.bqt.runtime.ledger.Settlement.Settled;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bqt resolve}: a person says which content of a held file is in the table. */
@Command(
    name = "resolve",
    description =
        "Settles a file that was replaced while it was loaded, or whose job BigQuery forgot.",
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%n",
    footer = {"", "Example: bqt resolve gs://bucket/a.json --table-has old --local DIR"})
final class ResolveCommand implements Callable<Integer> {
  private static final String SCHEME = "gs://";

  /** Half a minute: a run takes on a page in less. */
  private static final int PATIENCE = 15;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "URL", description = "The held file, as gs://bucket/name.")
  private String url;

  @Option(
      names = "--table-has",
      required = true,
      paramLabel = "CONTENT",
      description =
          "old: the content that was to be loaded is in the table, and the newest one is loaded"
              + " next; new: the newest one that the load may have read is; what came later is"
              + " loaded next; none: neither, which can be of a job that BigQuery forgot: all of"
              + " its files are loaded with --retry-failed.")
  private InTable content;

  @Mixin private SiteOptions site = new SiteOptions();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Override
  public Integer call() {
    int slash = url.indexOf('/', SCHEME.length());
    if (!url.startsWith(SCHEME) || slash < 0) {
      usage("'" + url + "' is no file: gs://bucket/name is expected.");
    }
    String bucket = url.substring(SCHEME.length(), slash);
    PrintWriter err = spec.commandLine().getErr();
    try (Ledger ledger = site.ledger(change -> {})) {
      Optional<Settled> settled =
          new Settlement(ledger, PATIENCE)
              .settle(bucket, url.substring(slash + 1), content, Instant.now());
      if (settled.isEmpty()) {
        err.println("bqt: " + url + " is not held: bqt status lists what is.");
        return ExitCode.FINDINGS;
      }
      spec.commandLine().getOut().println(sentence(url, settled.get()));
      return ExitCode.OK;
    } catch (LedgerException cannotBeOpened) {
      err.println("bqt: " + cannotBeOpened.getMessage());
      return ExitCode.FINDINGS;
    }
  }

  private static String sentence(String url, Settled settled) {
    String loaded =
        settled
            .loaded()
            .map(generation -> "generation " + generation + " counts as loaded")
            .orElse("none of its generations counts as loaded");
    String anew =
        settled.anew().isEmpty()
            ? ""
            : "; loaded anew, as far as it is there: generation "
                + settled.anew().stream().map(String::valueOf).collect(Collectors.joining(", "));
    String failed =
        settled.failed() == 0
            ? ""
            : "; "
                + RunLines.count(settled.failed(), "file")
                + " of its job to be loaded with"
                + " bqt run … --retry-failed";
    return url + " is settled: " + loaded + anew + failed + ". The next run goes on with it.";
  }

  private void usage(String complaint) {
    throw new ParameterException(spec.commandLine(), complaint);
  }
}
