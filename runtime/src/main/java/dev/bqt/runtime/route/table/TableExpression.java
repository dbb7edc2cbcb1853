package dev.bqt.runtime.route.table;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code Dest.Table}, taken apart: {@code [project(:|.)]dataset.table} with expansions. As BqTail
 * reads it, the table begins after the last dot, and back-ticks mean nothing.
 *
 * @param project empty when not stated
 * @param dataset never empty
 * @param table never empty
 */
public record TableExpression(List<Piece> project, List<Piece> dataset, List<Piece> table) {
  private static final Pattern EXPANSION =
      Pattern.compile("\\$(Mod\\(([^)]*)\\)|Date|\\{[^}]*\\}|[A-Za-z][A-Za-z0-9_.]*|[0-9]+|)");
  private static final int LONGEST_NUMBER = 9;

  /** Copies the lists. */
  public TableExpression {
    project = List.copyOf(project);
    dataset = List.copyOf(dataset);
    table = List.copyOf(table);
  }

  /** A part of a name. */
  public sealed interface Piece {}

  /**
   * Stands for itself.
   *
   * @param text never empty
   */
  public record Text(String text) implements Piece {}

  /** {@code $Date}: the day on which the object was created, UTC, {@code yyyyMMdd}. */
  public record Date() implements Piece {}

  /**
   * {@code $Mod(n)}: hash of the object's URL modulo n.
   *
   * @param divisor at least 1
   */
  public record Mod(int divisor) implements Piece {}

  /** A table that cannot be read. */
  public static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;
    private final String advice;

    Unreadable(String message, String advice) {
      super(message);
      this.advice = advice;
    }

    /** What to do. */
    public String advice() {
      return advice;
    }
  }

  /**
   * Reads a table as a rule writes it.
   *
   * @throws Unreadable when it has not that shape, cannot become a legal name, or uses an expansion
   *     that is not built yet
   */
  public static TableExpression parse(String written) throws Unreadable {
    String text = written.replace("`", "");
    int dot = text.lastIndexOf('.');
    if (dot < 0) {
      throw new Unreadable("no dataset in " + written, "write dataset.table");
    }
    int separator = Math.max(text.lastIndexOf('.', dot - 1), text.lastIndexOf(':', dot - 1));
    TableExpression read =
        new TableExpression(
            pieces(text.substring(0, Math.max(separator, 0))),
            pieces(text.substring(separator + 1, dot)),
            pieces(text.substring(dot + 1)));
    read.checkNames(separator >= 0);
    return read;
  }

  private void checkNames(boolean hasProject) throws Unreadable {
    String problem = TableNames.problemWith(sample(dataset), sample(table));
    if (problem.isEmpty() && hasProject) {
      problem = TableNames.problemWithProject(sample(project));
    }
    if (!problem.isEmpty()) {
      throw new Unreadable(problem, "write [project.]dataset.table");
    }
  }

  private static List<Piece> pieces(String text) throws Unreadable {
    List<Piece> pieces = new ArrayList<>();
    Matcher matcher = EXPANSION.matcher(text);
    int at = 0;
    while (at < text.length() && matcher.find(at)) {
      if (matcher.start() > at) {
        pieces.add(new Text(text.substring(at, matcher.start())));
      }
      Piece piece = piece(matcher.group(1), matcher.group(2));
      pieces.add(piece);
      at = piece instanceof Date ? matcher.start() + "$Date".length() : matcher.end();
    }
    if (at < text.length()) {
      pieces.add(new Text(text.substring(at)));
    }
    return pieces;
  }

  private static Piece piece(String name, String divisor) throws Unreadable {
    if (divisor != null) {
      return new Mod(divisor(divisor));
    }
    if (name.startsWith("Date")) {
      return new Date();
    }
    if (name.equals("Mod")) {
      throw new Unreadable("$Mod without a number in brackets", "write $Mod(4)");
    }
    throw new Unreadable(
        "not built yet: the expansion $" + name,
        "use $Date or $Mod(n), or leave this rule to BqTail");
  }

  private static int divisor(String text) throws Unreadable {
    String digits = text.strip();
    boolean legal =
        digits.matches("[0-9]+") && digits.length() <= LONGEST_NUMBER && !digits.matches("0+");
    if (!legal) {
      throw new Unreadable("$Mod(" + text + ") has no whole number above 0", "write $Mod(4)");
    }
    return Integer.parseInt(digits);
  }

  /** A name with the longest that the expansions can become. */
  private static String sample(List<Piece> pieces) {
    StringBuilder name = new StringBuilder();
    for (Piece piece : pieces) {
      if (piece instanceof Text text) {
        name.append(text.text());
      } else if (piece instanceof Mod mod) {
        name.append(mod.divisor() - 1);
      } else {
        name.append("20000101");
      }
    }
    return name.toString();
  }
}
