package dev.bqt.runtime.route.document;

/** A text that is not the JSON or YAML it should be. */
public final class DocumentException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  DocumentException(Node.Place place, String message) {
    super(message);
    this.line = place.line();
    this.column = place.column();
  }

  /** Where reading stopped. */
  public Node.Place place() {
    return new Node.Place(line, column);
  }
}
