package dev.bqt.runtime.cli;

import dev.bqt.runtime.ledger.ObjectRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Files that could not be loaded, as few lines as tell what to mend: one for each file that
 * something is wrong with, one for each reason that is in no file, one for all others. A load job
 * is all or nothing, so most of its files are there only for company.
 */
final class FailedFiles {
  private final Map<String, Set<String>> places = new LinkedHashMap<>();
  private final Map<String, List<ObjectRow>> byReason = new LinkedHashMap<>();
  private long company;

  private FailedFiles() {}

  /** The lines, without indentation. */
  static List<String> lines(List<ObjectRow> failed) {
    FailedFiles files = new FailedFiles();
    files.sort(failed);
    return files.lines();
  }

  private void sort(List<ObjectRow> failed) {
    Map<String, FailureText> texts = new LinkedHashMap<>();
    for (ObjectRow object : failed) {
      String reason = Objects.requireNonNullElse(object.reason(), "");
      FailureText text = texts.computeIfAbsent(reason, FailureText::of);
      Set<String> here = new LinkedHashSet<>();
      text.places().stream()
          .filter(place -> place.uri().equals(object.uri()))
          .forEach(place -> here.add(place.what()));
      if (!here.isEmpty()) {
        places.put(name(object), here);
      } else if (text.places().isEmpty()) {
        byReason.computeIfAbsent(text.summary(), summary -> new ArrayList<>()).add(object);
      } else {
        company++;
      }
    }
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    places.forEach((uri, what) -> lines.add(uri + ": " + firstOf(what)));
    byReason.forEach(
        (reason, objects) ->
            lines.add(name(objects.get(0)) + andMore(objects.size() - 1) + ": " + reason));
    if (company > 0) {
      String those = RunLines.count(company, "more file");
      lines.add(those + " in the same loads; nothing is known against " + them(company));
    }
    return lines;
  }

  /** The file, and where it is now. */
  static String name(ObjectRow object) {
    return object.isMoved() ? object.uri() + " (now " + object.takenTo() + ")" : object.uri();
  }

  private static String firstOf(Set<String> what) {
    String first = what.iterator().next();
    return what.size() == 1 ? first : first + " (and " + (what.size() - 1) + " more)";
  }

  private static String andMore(int others) {
    return others == 0 ? "" : " and " + RunLines.count(others, "more file");
  }

  private static String them(long number) {
    return number == 1 ? "it" : "them";
  }
}
