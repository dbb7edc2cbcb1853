package dev.bqt.runtime.config;

import java.util.Arrays;
import java.util.Locale;

/**
 * A configuration, not read yet.
 *
 * @param origin file, URL or variable that it comes from, for people; {@code .yaml} and {@code
 *     .yml} are YAML, all else is JSON
 * @param content UTF-8
 */
public record ConfigurationSource(String origin, byte[] content) {
  /** Copies the bytes. */
  public ConfigurationSource {
    content = content.clone();
  }

  @Override
  public byte[] content() {
    return content.clone();
  }

  boolean isYaml() {
    String name = origin.toLowerCase(Locale.ROOT);
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConfigurationSource that
        && origin.equals(that.origin)
        && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return 31 * origin.hashCode() + Arrays.hashCode(content);
  }

  /** Its content is not shown: somebody's secret may be in it. */
  @Override
  public String toString() {
    return origin;
  }
}
