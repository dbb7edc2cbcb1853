package dev.bqt.compiler.cli;

import dev.bqt.compiler.diagnostic.DiagnosticId;
import dev.bqt.compiler.diagnostic.DiagnosticPage;
import dev.bqt.compiler.diagnostic.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code explain [ID]}: the page about a finding, or a list of all that can be found. */
@Command(
    name = "explain",
    description = "Say more about a finding: why it is one, a bad and a good rule.",
    footer = {"", "Example: bqt explain window-too-short"},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      ExitCode.FINE_HELP,
      "2:wrong usage: there is no such id",
      ExitCode.OURS_HELP,
      ExitCode.INTERRUPTED_HELP
    })
public final class ExplainCommand implements Callable<Integer> {

  private static final int SHORTEST = 3;

  /** Nobody reads more proposals. */
  private static final int MOST = 4;

  private final Streams streams;

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description = "What stands in brackets behind a finding; without it, all are listed.")
  private String id = "";

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  /** A command on these streams. */
  public ExplainCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    ExitCode code = id.isEmpty() ? list() : explain();
    streams.out().flush();
    streams.err().flush();
    return code.number();
  }

  private ExitCode explain() {
    Optional<DiagnosticId> known =
        Arrays.stream(DiagnosticId.values()).filter(each -> each.id().equals(word())).findFirst();
    if (known.isEmpty()) {
      streams.err().println("bqt explain: there is no finding " + id + "." + suggestion());
      streams.err().println("'bqt explain' lists them all.");
      return ExitCode.USAGE;
    }
    streams.out().print(DiagnosticPage.of(known.get()).text());
    return ExitCode.FINE;
  }

  /** As it may be copied from a finding: with its brackets. */
  private String word() {
    return id.replace("[", "").replace("]", "").toLowerCase(Locale.ROOT);
  }

  /** The id that is nearest; otherwise those that have the word, or one near it, among theirs. */
  private String suggestion() {
    List<String> ids = Arrays.stream(DiagnosticId.values()).map(DiagnosticId::id).toList();
    String near = Suggestion.nearest(word(), ids);
    List<String> all = near.isEmpty() ? withWord(ids) : List.of(near);
    return all.isEmpty() ? "" : " Did you mean " + String.join(" or ", all) + "?";
  }

  private List<String> withWord(List<String> ids) {
    if (word().length() < SHORTEST) {
      return List.of();
    }
    List<String> having = ids.stream().filter(each -> each.contains(word())).toList();
    if (having.isEmpty()) {
      having =
          ids.stream()
              .filter(each -> !Suggestion.nearest(word(), List.of(each.split("-"))).isEmpty())
              .toList();
    }
    return having.subList(0, Math.min(having.size(), MOST));
  }

  private ExitCode list() {
    int width = 0;
    for (DiagnosticId each : DiagnosticId.values()) {
      width = Math.max(width, each.id().length());
    }
    for (DiagnosticId each : DiagnosticId.values()) {
      String row = "%-" + width + "s  %-7s  %s\n";
      streams.out().printf(row, each.id(), each.severity().word(), each.title());
    }
    return ExitCode.FINE;
  }
}
