package dev.bqt.runtime.load;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bqt.runtime.cloud.LoadRequest;
import dev.bqt.runtime.journal.Journal;
import dev.bqt.runtime.journal.JournalPaths;
import dev.bqt.runtime.ledger.JobRow;
import dev.bqt.runtime.ledger.WindowRow;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the bucket shows of a window that is being loaded. */
public final class ProcessFiles {
  private ProcessFiles() {}

  /** Writes the process file of the window, and a task file for each of its jobs. */
  static void write(Journal journal, WindowRow window, List<LoadJob> jobs) {
    journal.running(window, process(window, jobs));
    for (LoadJob job : jobs) {
      ObjectNode task = Journal.document();
      task.put("Action", "load");
      task.set("Meta", process(window));
      task.set("Request", load(job.request()));
      journal.task(taskName(job), task);
    }
  }

  /** Writes the process file of a window that has ended; what showed that it ran is deleted. */
  public static void end(Journal journal, WindowRow window, List<JobRow> rows) {
    List<LoadJob> jobs = rows.stream().map(row -> LoadJob.of(window, row)).toList();
    journal.done(window, process(window, jobs), jobs.stream().map(ProcessFiles::taskName).toList());
  }

  /** Writes the error file of a window that has ended, where it could not be written before. */
  public static void error(Journal journal, WindowRow window, List<JobRow> rows) {
    String text =
        rows.stream()
            .filter(row -> row.state().isFailure())
            .map(row -> row.id() + "\n" + row.reason())
            .collect(Collectors.joining("\n"));
    journal.errorIfAbsent(window, text);
  }

  private static ObjectNode process(WindowRow window, List<LoadJob> jobs) {
    ObjectNode process = process(window);
    ArrayNode list = process.putArray("Jobs");
    jobs.forEach(job -> list.add(load(job.request())));
    return process;
  }

  /** Name of a job's task file. */
  private static String taskName(LoadJob job) {
    return JournalPaths.tasks(job.name().project(), job.name().location()) + job.name().id();
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
