package dev.bqt.runtime.route;

import java.util.Arrays;
import java.util.Locale;

/**
 * A rules document, not read yet.
 *
 * @param origin the file, for people; its ending tells the format: {@code .yaml} and {@code .yml}
 *     are YAML, all else is JSON ({@code .bqt}: the JSON that the compiler made of it)
 * @param content UTF-8
 * @param inConfiguration whether the rules are the list under {@code Rules} of a configuration
 */
public record RouteSource(String origin, byte[] content, boolean inConfiguration) {
  /** Copies the bytes. */
  public RouteSource {
    content = content.clone();
  }

  /** A document that is a rule, or a list of rules. */
  public RouteSource(String origin, byte[] content) {
    this(origin, content, false);
  }

  /** A configuration of BqTail with rules in it. */
  public static RouteSource configuration(String origin, byte[] content) {
    return new RouteSource(origin, content, true);
  }

  @Override
  public byte[] content() {
    return content.clone();
  }

  boolean isYaml() {
    String name = origin.toLowerCase(Locale.ROOT);
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  /** Whether lines and columns of the content are those of the file that people know. */
  boolean isAsWritten() {
    return !origin.toLowerCase(Locale.ROOT).endsWith(".bqt");
  }

  /** The file's name without folders and ending. */
  String baseName() {
    String name = origin.substring(origin.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RouteSource that
        && origin.equals(that.origin)
        && inConfiguration == that.inConfiguration
        && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return 31 * origin.hashCode() + Arrays.hashCode(content);
  }
}
