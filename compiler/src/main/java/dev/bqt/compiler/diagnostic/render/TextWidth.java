package dev.bqt.compiler.diagnostic.render;

import java.lang.Character.UnicodeScript;

/** How many columns of a terminal a character takes. */
final class TextWidth {

  private static final int CONTROL_PICTURES = 0x2400;
  private static final int REPLACEMENT = 0xFFFD;

  private TextWidth() {}

  /** The character itself, or one that stands for it if it would move the cursor or vanish. */
  static int visible(int point) {
    if (point < ' ') {
      return CONTROL_PICTURES + point;
    }
    boolean unseen =
        Character.isISOControl(point)
            || Character.getType(point) == Character.FORMAT
            || Character.getType(point) == Character.SURROGATE;
    return unseen ? REPLACEMENT : point;
  }

  /** The text with each character made visible; what a rule says may have been meant to harm. */
  static String visible(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints().map(TextWidth::visible).forEach(shown::appendCodePoint);
    return shown.toString();
  }

  /** 0 for marks that stand above others, 2 for the wide characters of East Asia, else 1. */
  static int of(int point) {
    if (point < 0x300) {
      return 1;
    }
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    return isWide(point) ? 2 : 1;
  }

  private static boolean isWide(int point) {
    boolean fullWidthForm = (point >= 0xFF01 && point <= 0xFF60) || isFullWidthSign(point);
    boolean cjkPunctuation = point >= 0x3000 && point <= 0x303E;
    boolean picture = point >= 0x1F300 && point <= 0x1FAFF;
    return fullWidthForm || cjkPunctuation || picture || isEastAsian(UnicodeScript.of(point));
  }

  private static boolean isFullWidthSign(int point) {
    return point >= 0xFFE0 && point <= 0xFFE6;
  }

  private static boolean isEastAsian(UnicodeScript script) {
    return script == UnicodeScript.HAN
        || script == UnicodeScript.HIRAGANA
        || script == UnicodeScript.KATAKANA
        || script == UnicodeScript.HANGUL;
  }
}
