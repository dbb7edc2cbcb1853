package dev.bqt.runtime.cli;

import dev.bqt.runtime.ledger.ObjectRow;
import java.util.ArrayList;
import java.util.HashMap;
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
  /** Reasons that are told apart; what has others still is one line. */
  private static final int REASONS = 1_000;

  private final int most;
  private final List<String> places = new ArrayList<>();
  private final Map<String, Alike> byReason = new LinkedHashMap<>();
  private long placed;
  private long company;
  private boolean hasOthers;

  /**
   * @param most lines that are wanted at most: of the others it is known how many they are
   */
  FailedFiles(int most) {
    this.most = most;
  }

  /** Files that failed for one reason. */
  private static final class Alike {
    private final ObjectRow first;
    private long others = -1;

    Alike(ObjectRow first) {
      this.first = first;
    }
  }

  /** Some more of them. */
  void add(List<ObjectRow> failed) {
    Map<String, FailureText> texts = new HashMap<>();
    for (ObjectRow object : failed) {
      String reason = Objects.requireNonNullElse(object.reason(), "");
      add(object, texts.computeIfAbsent(reason, FailureText::of));
    }
  }

  private void add(ObjectRow object, FailureText text) {
    Set<String> here = new LinkedHashSet<>();
    text.places().stream()
        .filter(place -> place.uri().equals(object.uri()))
        .forEach(place -> here.add(place.what()));
    if (!here.isEmpty()) {
      placed++;
      if (places.size() < most) {
        places.add(name(object) + ": " + firstOf(here));
      }
    } else if (!text.places().isEmpty()) {
      company++;
    } else if (byReason.size() < REASONS || byReason.containsKey(text.summary())) {
      byReason.computeIfAbsent(text.summary(), summary -> new Alike(object)).others++;
    } else {
      hasOthers = true;
    }
  }

  /** How many lines there are in all. */
  long number() {
    return placed + byReason.size() + (company > 0 ? 1 : 0) + (hasOthers ? 1 : 0);
  }

  /** The first lines, without indentation. */
  List<String> lines() {
    List<String> lines = new ArrayList<>(places);
    byReason.forEach(
        (reason, alike) -> lines.add(name(alike.first) + andMore(alike.others) + ": " + reason));
    if (company > 0) {
      String those = RunLines.count(company, "more file");
      lines.add(those + " in the same loads; nothing is known against " + them(company));
    }
    return lines.subList(0, Math.min(most, lines.size()));
  }

  /** The file, and where it is now. */
  static String name(ObjectRow object) {
    return object.isMoved() ? object.uri() + " (now " + object.takenTo() + ")" : object.uri();
  }

  private static String firstOf(Set<String> what) {
    String first = what.iterator().next();
    return what.size() == 1 ? first : first + " (and " + (what.size() - 1) + " more)";
  }

  private static String andMore(long others) {
    return others == 0 ? "" : " and " + RunLines.count(others, "more file");
  }

  private static String them(long number) {
    return number == 1 ? "it" : "them";
  }
}
