package dev.bqt.compiler.decompile.read;

/** What Go makes of text. */
final class Characters {

  private Characters() {}

  /** The text with half surrogate pairs replaced, as Go's encoding/json does. */
  static String sound(String text) {
    StringBuilder sound = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        i++;
      } else {
        sound = sound == null ? new StringBuilder(text) : sound;
        sound.setCharAt(i, '\uFFFD');
      }
    }
    return sound == null ? text : sound.toString();
  }
}
