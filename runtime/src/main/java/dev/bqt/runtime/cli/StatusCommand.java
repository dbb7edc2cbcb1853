package dev.bqt.runtime.cli;

import dev.bqt.runtime.ledger.ElsewhereRows;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.LedgerException;
import dev.bqt.runtime.ledger.WindowRow;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bqt status}: what is under way, and what waits for a person. */
@Command(
    name = "status",
    description = "Shows what is under way, and which files wait for a person.",
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "Exit code 1 when something waits for a person.",
      "Example: bqt status --local DIR"
    })
final class StatusCommand implements Callable<Integer> {
  private static final int PAGE = 1_000;
  private static final String NOBODY_LOOKED = "No run has looked for files yet.";

  @Spec private CommandSpec spec;

  @Mixin private SiteOptions site = new SiteOptions();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Override
  public Integer call() {
    if (site.isFresh()) {
      spec.commandLine().getOut().println(NOBODY_LOOKED);
      return ExitCode.OK;
    }
    try (Ledger ledger = site.ledger(change -> {})) {
      return show(ledger, spec.commandLine().getOut());
    } catch (LedgerException cannotBeOpened) {
      spec.commandLine().getErr().println("bqt: " + cannotBeOpened.getMessage());
      return ExitCode.FINDINGS;
    }
  }

  private static int show(Ledger ledger, PrintWriter out) {
    List<WindowRow> active = new IdleWatch(ledger).active();
    Instant now = Instant.now();
    WaitingTables tables = WaitingTables.of(ledger, now);
    tables.print(out);
    BlockedWindows blocked = new BlockedWindows(ledger, now);
    for (WindowRow window : active) {
      if (tables.windows().contains(window.id())) {
        continue;
      }
      out.println(
          WindowNames.of(ledger, window) + " is " + window.state() + blocked.reason(window));
    }
    List<WindowRow> ambiguous = ledger.read(tx -> tx.windows().in(WindowRow.State.AMBIGUOUS));
    for (WindowRow window : ambiguous) {
      out.println(WindowNames.of(ledger, window) + " is AMBIGUOUS: " + window.reason());
    }
    boolean failed = printFailedSteps(ledger, out);
    WaitingObjects waiting = WaitingObjects.of(ledger);
    waiting.print(out);
    printElsewhere(ledger, out);
    boolean nobodyNeeded = waiting.isEmpty() && ambiguous.isEmpty() && !failed;
    if (active.isEmpty() && nobodyNeeded) {
      boolean looked = !ledger.read(tx -> tx.scans().all()).isEmpty();
      out.println(
          looked ? "All that was found is loaded, and nothing waits for a person." : NOBODY_LOOKED);
    }
    return nobodyNeeded ? ExitCode.OK : ExitCode.FINDINGS;
  }

  /** They wait until somebody lets the step be tried again; whether there are any. */
  private static boolean printFailedSteps(Ledger ledger, PrintWriter out) {
    WindowRow last = null;
    boolean any = false;
    do {
      WindowRow after = last;
      List<WindowRow> page = ledger.read(tx -> tx.due().withFailedSteps(after, PAGE));
      for (WindowRow window : page) {
        out.println(WindowNames.of(ledger, window) + " ended FAILED: " + window.reason());
        out.println("    bqt run … --retry-failed tries the step again, once its cause is mended.");
      }
      any |= !page.isEmpty();
      last = page.size() < PAGE ? null : page.get(PAGE - 1);
    } while (last != null);
    return any;
  }

  /** Nothing is wrong with these: whether they belong into both tables only a person can tell. */
  private static void printElsewhere(Ledger ledger, PrintWriter out) {
    for (ElsewhereRows.Summary summary : ledger.read(tx -> tx.elsewhere().summaries())) {
      out.printf(
          "%s loaded into %s would go into %s by the rules in use, such as%n  %s%n",
          RunLines.count(summary.objects(), "file"),
          summary.destination(),
          summary.wanted(),
          summary.example());
      out.println("    No file is loaded twice by itself: write it anew to have it there, too.");
    }
  }
}
