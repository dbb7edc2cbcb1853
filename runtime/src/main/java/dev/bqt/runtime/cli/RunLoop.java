package dev.bqt.runtime.cli;

import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.LedgerException;
import dev.bqt.runtime.ledger.shared.OlderState;
import dev.bqt.runtime.ledger.shared.SharedFile;
import dev.bqt.runtime.schedule.Clockwork;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ticks until nothing is left to do, or until the process is asked to stop. */
final class RunLoop {
  private static final int FAULTS_IN_A_ROW = 10;
  private static final int PATIENT_TICKS = 5;
  private static final Logger LOG = LoggerFactory.getLogger(RunLoop.class);

  private final Ledger ledger;
  private final IdleWatch watch;
  private final Function<Instant, List<String>> pass;
  private final Site site;
  private final RunDisplay display;
  private final InstantSource clock;
  private final KeptFiles files;
  private final CompletableFuture<Boolean> end = new CompletableFuture<>();
  private volatile List<String> problems = List.of();
  private volatile boolean stopped;
  private volatile boolean looked;
  private int faults;
  private int quietTicks;
  private boolean mayEnd = true;

  /**
   * @param watch tells when nothing is left to do
   * @param pass does one pass and returns what could not be scanned, a sentence each
   */
  RunLoop(
      Ledger ledger,
      IdleWatch watch,
      Function<Instant, List<String>> pass,
      Site site,
      RunDisplay display) {
    this.ledger = ledger;
    this.watch = watch;
    this.pass = pass;
    this.site = site;
    this.files = KeptFiles.of(site.kept());
    this.display = display;
    this.clock = display.clock();
  }

  /**
   * Runs.
   *
   * @param every from one tick to the next
   * @param untilIdle whether to end when nothing is left to do
   * @return whether everything could be scanned at the end
   * @throws LedgerException when ledger or warehouse were taken away meanwhile; says which
   */
  boolean run(Duration every, boolean untilIdle) {
    Clockwork clockwork =
        Clockwork.start(ledger.dataSource(), every, clock.instant(), () -> once(untilIdle));
    try {
      return end.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof LedgerException refused) {
        clockwork.abandon();
        throw refused;
      }
      throw e;
    } finally {
      clockwork.close();
      display.end();
    }
  }

  /** What could not be scanned in the last pass, a sentence each. */
  List<String> problems() {
    return problems;
  }

  /** Whether the buckets were looked through, and how far: for when nothing was loaded. */
  RunSummary.Looked looked() {
    if (!looked) {
      return RunSummary.Looked.NOT_TO_THE_END;
    }
    return stopped ? RunSummary.Looked.UNTIL_STOPPED : RunSummary.Looked.ALL;
  }

  /** Ends it after the tick that is running. */
  void stop() {
    if (!end.isDone()) {
      stopped = true;
      display.line("stopping after what is under way; the next run goes on from there");
      end.complete(true);
    }
  }

  private void once(boolean untilIdle) {
    if (end.isDone() || hasLostFiles()) {
      return;
    }
    long heard = display.heard();
    try {
      // Asked before the tick: what has settled by now is seen by it, or is still told as
      // unsettled.
      Optional<Instant> unsettled = untilIdle && mayEnd ? site.nextSettling() : Optional.empty();
      Instant now = clock.instant();
      tell(pass.apply(now));
      looked = true;
      display.waiting(ledger);
      faults = 0;
      boolean quiet = mayEnd && unsettled.isEmpty() && display.heard() == heard;
      quietTicks = quiet ? quietTicks + 1 : 0;
      mayEnd = watch.isIdle(now);
      boolean unscannable = !problems.isEmpty();
      if (untilIdle && quietTicks >= (unscannable ? PATIENT_TICKS : 1) && mayEnd) {
        end.complete(!unscannable);
      }
    } catch (RuntimeException | IOException e) {
      endedEarly(e, untilIdle, heard);
    } catch (Error e) {
      end.completeExceptionally(e);
    }
  }

  private void endedEarly(Exception e, boolean untilIdle, long heard) {
    if (SharedFile.isFarewell(e)) {
      LOG.info("The process that kept the ledger has ended; the next pass goes on here");
      return;
    }
    Optional<OlderState> older = OlderState.in(e);
    if (older.isPresent()) {
      end.completeExceptionally(new LedgerException(older.get().getMessage(), e));
      return;
    }
    LOG.error("A stage of a pass ended early; the next pass goes on", e);
    // A pass that got something done all the same was none of a row in vain.
    faults = display.heard() == heard ? faults + 1 : 1;
    if (faults >= FAULTS_IN_A_ROW && untilIdle) {
      end.completeExceptionally(e);
    }
  }

  private boolean hasLostFiles() {
    Optional<String> loss = files.loss();
    loss.ifPresent(words -> end.completeExceptionally(new LedgerException(words, null)));
    return loss.isPresent();
  }

  private void tell(List<String> now) {
    now.stream().filter(problem -> !problems.contains(problem)).forEach(display::line);
    problems = now;
  }
}
