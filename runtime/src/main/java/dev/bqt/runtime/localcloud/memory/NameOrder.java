package dev.bqt.runtime.localcloud.memory;

import java.util.Comparator;

/** The order in which Cloud Storage lists names: by their UTF-8 bytes, that is, by code points. */
public final class NameOrder implements Comparator<String> {
  /** The only one. */
  public static final NameOrder INSTANCE = new NameOrder();

  /** Follows every name that begins with what it is appended to. */
  public static final String LAST = new String(Character.toChars(Character.MAX_CODE_POINT));

  private NameOrder() {}

  @Override
  public int compare(String a, String b) {
    int common = Math.min(a.length(), b.length());
    for (int i = 0; i < common; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        return rank(x) - rank(y);
      }
    }
    return a.length() - b.length();
  }

  /** UTF-16 puts surrogates before U+E000; by code points they come last. */
  private static int rank(char c) {
    if (c < Character.MIN_SURROGATE) {
      return c;
    }
    return c > Character.MAX_SURROGATE ? c - 0x800 : c + 0x2000;
  }
}
