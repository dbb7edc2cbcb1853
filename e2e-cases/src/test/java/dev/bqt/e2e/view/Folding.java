package dev.bqt.e2e.view;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Texts in which many lines, or groups of lines, differ only by numbers that rise evenly, with one
 * of these in the place of all: {@code {001..250}} where the numbers stand. It is exact: {@link
 * #unfold} makes the same text of it again.
 */
public final class Folding {
  /** Fewer are read as they are. */
  private static final int FEWEST = 20;

  private static final int LONGEST_GROUP = 8;
  private static final int LONGEST_LINE = 1000;
  private static final String BREAK = ",\n~ ";
  private static final Pattern TITLE =
      Pattern.compile("([\\d,]+) times, numbers in braces rise evenly:");
  private static final String MARK = "| ";

  private Folding() {}

  /**
   * Folds.
   *
   * @throws AssertionError for a text that could not be told from a folded one
   */
  public static String fold(String text) {
    List<String> lines = split(breakLines(text));
    List<String> folded = new ArrayList<>();
    for (int at = 0; at < lines.size(); ) {
      Run run = longest(lines, at);
      folded.addAll(run.folded());
      at += run.length();
    }
    String result = String.join("\n", folded);
    if (!unfold(result).equals(text)) {
      throw new AssertionError("This text cannot be folded exactly:\n" + text);
    }
    return result;
  }

  /** The text that was folded. */
  public static String unfold(String folded) {
    List<String> lines = new ArrayList<>();
    List<String> all = split(folded);
    for (int at = 0; at < all.size(); ) {
      Matcher title = TITLE.matcher(all.get(at));
      at++;
      if (title.matches()) {
        int times = Integer.parseInt(title.group(1).replace(",", ""));
        List<EvenLine> group = group(all, at, times);
        for (int i = 0; i < times; i++) {
          for (EvenLine line : group) {
            lines.add(line.at(i));
          }
        }
        at += group.size();
      } else {
        lines.add(all.get(at - 1));
      }
    }
    return String.join("\n", lines).replace(BREAK, ", ");
  }

  private static List<EvenLine> group(List<String> lines, int at, int times) {
    return lines.subList(at, lines.size()).stream()
        .takeWhile(line -> line.startsWith(MARK))
        .map(line -> EvenLine.read(line.substring(MARK.length()), times))
        .toList();
  }

  private static List<String> split(String text) {
    return List.of(text.split("\n", -1));
  }

  /** A line each for the items of a list that is too long for one. */
  private static String breakLines(String text) {
    return text.lines().anyMatch(line -> line.length() > LONGEST_LINE)
        ? split(text).stream()
            .map(line -> line.length() > LONGEST_LINE ? line.replace(", ", BREAK) : line)
            .collect(Collectors.joining("\n"))
        : text;
  }

  /** So many times a group of lines; once is a line as it is. */
  private record Run(List<EvenLine> group, int times, String first) {
    int length() {
      return times * group.size();
    }

    List<String> folded() {
      if (times == 1) {
        return List.of(first);
      }
      List<String> lines = new ArrayList<>();
      lines.add("%,d times, numbers in braces rise evenly:".formatted(times));
      group.forEach(line -> lines.add(MARK + line.told(times)));
      return lines;
    }
  }

  private static Run longest(List<String> lines, int at) {
    String first = lines.get(at);
    Run longest = new Run(List.of(EvenLine.same(first)), 1, first);
    for (int size = 1; size <= LONGEST_GROUP; size++) {
      Run run = run(lines, at, size);
      if (run != null && run.times() >= FEWEST && run.length() > longest.length()) {
        longest = run;
      }
    }
    return longest;
  }

  /** As many groups of that size as are alike; null when not even the second is like the first. */
  private static Run run(List<String> lines, int at, int size) {
    List<EvenLine> group = new ArrayList<>();
    for (int i = at; i < at + size; i++) {
      EvenLine line =
          i + size < lines.size() ? EvenLine.of(lines.get(i), lines.get(i + size)) : null;
      if (line == null) {
        return null;
      }
      group.add(line);
    }
    int next = at + 2 * size;
    while (next < lines.size()
        && lines.get(next).equals(group.get((next - at) % size).at((next - at) / size))) {
      next++;
    }
    return new Run(group, (next - at) / size, lines.get(at));
  }
}
