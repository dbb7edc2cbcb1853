package dev.bqt.compiler.automaton;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Which characters a class or an escape of RE2 stands for. RE2 itself is asked, character by
 * character: its tables and its folding of case are then ours.
 */
final class CharacterClasses {

  /** Asking about all of Unicode takes a tenth of a second. */
  private static final int QUESTIONS_ABOUT_ALL = 8;

  private static final int ASCII = 128;

  /** What folds to ASCII letters: the long s and the sign of Kelvin. */
  private static final int[] FOLDED = {0x17F, 0x212A};

  private static final int NOT_ASCII = 0x100;

  /** Answers about all of Unicode are dear and never change: each law asks the same again. */
  private static final Map<String, CodePoints> ABOUT_ALL = new ConcurrentHashMap<>();

  private static final int REMEMBERED = 1_000;

  private final Map<String, CodePoints> known = new HashMap<>();
  private int asked;

  /**
   * The characters that a part of a pattern matches.
   *
   * @param part one class, one escape or one letter
   * @param foldCase whether {@code (?i)} is in force
   * @throws Undecidable if RE2 does not read the part, or was asked too much already
   */
  CodePoints of(String part, boolean foldCase) {
    String pattern = foldCase ? "(?i)" + part : part;
    CodePoints set = known.get(pattern);
    if (set == null) {
      set = ask(pattern, part);
      known.put(pattern, set);
    }
    return set;
  }

  private CodePoints ask(String pattern, String part) {
    try {
      if (isAboutAscii(part)) {
        return askOfAscii(Pattern.compile(pattern));
      }
      boolean letter = part.codePointCount(0, part.length()) == 1;
      return letter ? askOfCases(pattern, part.codePointAt(0)) : askOfAll(pattern);
    } catch (PatternSyntaxException unread) {
      throw new Undecidable("RE2 does not read " + part);
    }
  }

  /** Whether all characters beyond ASCII, but those that fold to it, are in or all are not. */
  private static boolean isAboutAscii(String part) {
    boolean escaped = false;
    for (char c : part.toCharArray()) {
      boolean byNumberOrName =
          escaped && (c == 'p' || c == 'P' || c == 'x' || c >= '0' && c <= '9');
      if (c >= ASCII || byNumberOrName) {
        return false;
      }
      escaped = c == '\\' && !escaped;
    }
    return true;
  }

  private static CodePoints askOfAscii(Pattern pattern) {
    IntStream.Builder changes = IntStream.builder();
    boolean in = false;
    for (int c = 0; c < ASCII; c++) {
      in = change(c, in, matches(pattern, c), changes);
    }
    boolean others = matches(pattern, NOT_ASCII);
    in = change(ASCII, in, others, changes);
    for (int folded : FOLDED) {
      in = change(folded, in, matches(pattern, folded), changes);
      in = change(folded + 1, in, others, changes);
    }
    change(CodePoints.END, in, false, changes);
    return CodePoints.changingAt(changes.build().toArray());
  }

  /** Which of the characters that are one letter in Unicode's cases are one letter for RE2. */
  private static CodePoints askOfCases(String pattern, int letter) {
    Pattern asked = Pattern.compile(pattern);
    IntStream.Builder changes = IntStream.builder();
    LetterCases.of(letter)
        .filter(each -> matches(asked, each))
        .forEach(each -> changes.add(each).add(each + 1));
    return CodePoints.changingAt(merged(changes.build().toArray()));
  }

  /** Without the places at which one character ends and the next one begins. */
  private static int[] merged(int[] changes) {
    return IntStream.range(0, changes.length)
        .filter(i -> i == 0 || changes[i - 1] != changes[i])
        .filter(i -> i + 1 == changes.length || changes[i + 1] != changes[i])
        .map(i -> changes[i])
        .toArray();
  }

  private static boolean change(int at, boolean was, boolean is, IntStream.Builder changes) {
    if (was != is) {
      changes.add(at);
    }
    return is;
  }

  private static boolean matches(Pattern pattern, int codePoint) {
    return pattern.matches(Character.toString(codePoint));
  }

  private CodePoints askOfAll(String pattern) {
    if (++asked > QUESTIONS_ABOUT_ALL) {
      throw new Undecidable("too many classes of characters beyond ASCII");
    }
    CodePoints set = ABOUT_ALL.get(pattern);
    if (set == null) {
      set = findInAll(pattern);
      if (ABOUT_ALL.size() < REMEMBERED) {
        ABOUT_ALL.put(pattern, set);
      }
    }
    return set;
  }

  private static CodePoints findInAll(String pattern) {
    IntStream.Builder changes = IntStream.builder();
    Matcher runs = Pattern.compile("(?:" + pattern + ")+").matcher(Everything.TEXT);
    while (runs.find()) {
      changes.add(Everything.TEXT.codePointAt(runs.start()));
      changes.add(Everything.TEXT.codePointBefore(runs.end()) + 1);
    }
    return CodePoints.changingAt(changes.build().toArray());
  }

  /** Made when it is asked for: most rules never do. */
  private static final class Everything {
    private static final String TEXT = text();

    private static String text() {
      StringBuilder all = new StringBuilder();
      IntStream.range(0, Character.MIN_SURROGATE).forEach(all::appendCodePoint);
      IntStream.range(Character.MAX_SURROGATE + 1, CodePoints.END).forEach(all::appendCodePoint);
      return all.toString();
    }
  }
}
