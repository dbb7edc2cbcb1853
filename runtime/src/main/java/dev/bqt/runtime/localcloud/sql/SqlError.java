package dev.bqt.runtime.localcloud.sql;

/** A statement that cannot be understood, or not here; it knows the place. */
public final class SqlError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;
  private final String problem;

  SqlError(String problem, String source, int offset) {
    super(problem + " at [" + line(source, offset) + ":" + column(source, offset) + "]");
    this.problem = problem;
    this.line = line(source, offset);
    this.column = column(source, offset);
  }

  static int line(String source, int offset) {
    return 1 + (int) source.substring(0, offset).chars().filter(c -> c == '\n').count();
  }

  static int column(String source, int offset) {
    return offset - source.lastIndexOf('\n', offset - 1);
  }

  /** What is wrong, without the place. */
  public String problem() {
    return problem;
  }

  /** From 1. */
  public int line() {
    return line;
  }

  /** From 1. */
  public int column() {
    return column;
  }
}
