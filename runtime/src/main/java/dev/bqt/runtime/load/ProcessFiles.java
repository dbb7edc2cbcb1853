package dev.bqt.runtime.load;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bqt.runtime.cloud.LoadRequest;
import dev.bqt.runtime.journal.Journal;
import dev.bqt.runtime.journal.JournalPaths;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.Ledger;
import dev.bqt.runtime.ledger.WindowRow;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the bucket shows of a window that is being loaded. */
public final class ProcessFiles {
  private static final int SHOWN_WHOLE = 5;

  private ProcessFiles() {}

  /** Writes the process file of the job's window, and a task file for each of its jobs. */
  static void write(Journal journal, LoadJob known, Ledger ledger) {
    WindowRow window = known.window();
    List<JobRow> rows = briefly(ledger, window);
    Reading reading = new Reading(ledger, known);
    journal.running(window, process(window, rows, reading));
    for (JobRow row : rows) {
      ObjectNode task = Journal.document();
      task.put("Action", "load");
      task.set("Meta", process(window));
      task.set("Request", load(reading.request(window, row)));
      journal.task(taskName(row), task);
    }
  }

  /** Writes the process file of a window that has ended; what showed that it ran is deleted. */
  public static void end(Journal journal, WindowRow window, Ledger ledger) {
    List<JobRow> rows = briefly(ledger, window);
    List<String> tasks = rows.stream().map(ProcessFiles::taskName).toList();
    journal.done(window, process(window, rows, new Reading(ledger, null)), tasks);
  }

  /** Writes the error file of a window that has ended, where it could not be written before. */
  public static void error(Journal journal, WindowRow window, Ledger ledger) {
    String text =
        briefly(ledger, window).stream()
            .filter(row -> row.state().isFailure())
            .map(row -> row.id() + "\n" + row.reason())
            .collect(Collectors.joining("\n"));
    journal.errorIfAbsent(window, text);
  }

  private static List<JobRow> briefly(Ledger ledger, WindowRow window) {
    return ledger.read(tx -> tx.jobs().briefly(window.id()));
  }

  /**
   * Reads requests, one after the other.
   *
   * @param known a job whose request was read before; null when there is none
   */
  private record Reading(Ledger ledger, LoadJob known) {
    LoadRequest request(WindowRow window, JobRow row) {
      return known != null && known.row().id().equals(row.id())
          ? known.request()
          : LoadJob.of(window, ledger.read(tx -> tx.jobs().find(row.id())).orElseThrow()).request();
    }
  }

  /** Of many jobs the first ones are shown whole, and of the others which they are. */
  private static ObjectNode process(WindowRow window, List<JobRow> rows, Reading reading) {
    ObjectNode process = process(window);
    ArrayNode list = process.putArray("Jobs");
    for (JobRow row : rows) {
      list.add(
          list.size() < SHOWN_WHOLE
              ? load(reading.request(window, row))
              : Journal.document().put("JobID", row.id()));
    }
    return process;
  }

  /** Name of a job's task file. */
  private static String taskName(JobRow job) {
    return JournalPaths.tasks(job.project(), job.location()) + job.id();
  }

  private static ObjectNode process(WindowRow window) {
    ObjectNode process = Journal.document();
    process.put("EventID", Long.toString(window.id()));
    process.put("RuleURL", window.key().ruleKey());
    process.put("DestTable", window.tableText());
    process.put("Async", true);
    process.put("End", window.key().end().toString());
    return process;
  }

  private static ObjectNode load(LoadRequest request) {
    ObjectNode load = Journal.document();
    load.put("JobID", request.job().id());
    load.put("ProjectID", request.job().project());
    load.put("Region", request.job().location());
    load.put("DestinationTable", request.destination().toString());
    load.put("SourceFormat", request.sourceFormat());
    load.putPOJO("Options", new TreeMap<>(request.options()));
    ArrayNode uris = load.putArray("SourceUris");
    request.sourceUris().forEach(uris::add);
    return load;
  }
}
