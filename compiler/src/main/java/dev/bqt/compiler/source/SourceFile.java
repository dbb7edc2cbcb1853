package dev.bqt.compiler.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** A rule text with the name under which it is reported. Immutable. */
public final class SourceFile {

  /** {@link #malformedAt()} of a text that was proper UTF-8. */
  public static final int WELL_FORMED = -1;

  /** How a text from standard input is reported. */
  public static final String STANDARD_INPUT = "<stdin>";

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final String name;
  private final String text;
  private final int malformedAt;
  private final LineMap lines;

  private SourceFile(String name, String text, int malformedAt) {
    this.name = name;
    this.text = text;
    this.malformedAt = malformedAt;
    this.lines = new LineMap(text);
  }

  /**
   * A text that is already decoded; a byte order mark at its start is dropped.
   *
   * @param name how diagnostics call it, usually the path as the user typed it
   */
  public static SourceFile of(String name, String text) {
    return new SourceFile(name, withoutMark(text), WELL_FORMED);
  }

  /**
   * Decodes UTF-8. Bytes that are not UTF-8 do not fail here: they become replacement characters,
   * and the compiler reports the first of them.
   */
  public static SourceFile decode(String name, byte[] bytes) {
    CharsetDecoder strict =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer decoded = CharBuffer.allocate(bytes.length);
    if (!strict.decode(ByteBuffer.wrap(bytes), decoded, true).isError()) {
      return of(name, decoded.flip().toString());
    }
    String sound = withoutMark(decoded.flip().toString());
    String whole = withoutMark(new String(bytes, StandardCharsets.UTF_8));
    return new SourceFile(name, whole, sound.length());
  }

  private static String withoutMark(String text) {
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  /** How diagnostics call it. */
  public String name() {
    return name;
  }

  /** The whole text, without a byte order mark. */
  public String text() {
    return text;
  }

  /** Offset of the first character that stands for bytes that are not UTF-8, or WELL_FORMED. */
  public int malformedAt() {
    return malformedAt;
  }

  /** Its lines. */
  public LineMap lines() {
    return lines;
  }

  /** A span of this text. */
  public Span span(int start, int end) {
    return new Span(this, start, end);
  }

  @Override
  public String toString() {
    return name;
  }
}
