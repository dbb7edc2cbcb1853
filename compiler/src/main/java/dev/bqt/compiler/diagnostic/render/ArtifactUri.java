package dev.bqt.compiler.diagnostic.render;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The name of a file as a URI (RFC 3986): everything but unreserved characters, slashes and those
 * that a path may have is percent-encoded as UTF-8.
 */
final class ArtifactUri {

  private static final String PLAIN = "/-._~!$&'()*+,;=@";

  private ArtifactUri() {}

  /**
   * The URI of a path.
   *
   * @param path with forward slashes; a relative one becomes a relative reference
   */
  static String of(String path) {
    if (path.startsWith("/")) {
      return "file://" + encode(path);
    }
    return isOfADrive(path) ? "file:///" + path.charAt(0) + ":" + rest(path) : encode(path);
  }

  /** Whether a URI names its scheme, and so needs no base. */
  static boolean isAbsolute(String uri) {
    return uri.startsWith("file:");
  }

  private static boolean isOfADrive(String path) {
    return path.startsWith(":/", 1) && isLetter(path.charAt(0));
  }

  private static String rest(String pathOfADrive) {
    return encode(pathOfADrive.substring(2));
  }

  private static String encode(String path) {
    StringBuilder uri = new StringBuilder();
    for (byte octet : path.getBytes(UTF_8)) {
      char c = (char) (octet & 0xFF);
      if (isLetter(c) || (c >= '0' && c <= '9') || PLAIN.indexOf(c) >= 0) {
        uri.append(c);
      } else {
        uri.append(String.format("%%%02X", (int) c));
      }
    }
    return uri.toString();
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
