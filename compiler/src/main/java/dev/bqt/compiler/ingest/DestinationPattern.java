package dev.bqt.compiler.ingest;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.bqt.compiler.pattern.PathPattern;
import java.util.List;
import java.util.Set;

/**
 * The pattern that reads table and partition out of an object's name: a regular expression of
 * Python, matched from the start of the name, not to its end.
 *
 * @param text as written
 * @param known what RE2 makes of it; null where Python knows more than RE2
 */
public record DestinationPattern(String text, Pattern known) {

  /** The function's own pattern, as its documentation gives it. */
  public static final DestinationPattern USUAL =
      of(
          "^(?P<dataset>[\\w\\-\\.]+)/(?P<table>[\\w\\-]+)/?(?:historical|incremental)?/?"
              + "(?P<partition>\\$[\\d]+)?/?"
              + "(?:(?P<yyyy>[\\d]{4})/?(?P<mm>[\\d]{2})?/?(?P<dd>[\\d]{2})?/?"
              + "(?P<hh>[\\d]{2})?/?)?(?P<batch>[\\w\\-]+)?/");

  /** The groups that the function reads. */
  public static final List<String> GROUPS =
      List.of("dataset", "table", "partition", "yyyy", "mm", "dd", "hh", "batch");

  /** Compiling takes time with the square of a pattern's length. */
  public static final int MOST = PathPattern.MOST_CHARACTERS;

  /** No object has a longer name, and a pattern of any size must have an answer soon. */
  private static final int LONGEST = 2048;

  /** What RE2 refuses and Python understands. */
  private static final List<String> OF_PYTHON =
      List.of("(?=", "(?!", "(?<=", "(?<!", "(?P=", "(?(", "(?#", "\\1", "\\2", "\\Z");

  /** Any text; one that nobody understands matches nothing. */
  public static DestinationPattern of(String text) {
    return new DestinationPattern(text, PathPattern.of(text).compiled());
  }

  /** Whether it has something that RE2 does not know, so that nothing can be said of it. */
  public boolean isBeyondRe2() {
    return known == null && OF_PYTHON.stream().anyMatch(text::contains);
  }

  /** The names of its groups; none if it is no pattern that RE2 knows. */
  public Set<String> groups() {
    return known == null ? Set.of() : known.namedGroups().keySet();
  }

  /** Whether it takes an object; false if that cannot be said. */
  public boolean takes(String object) {
    return known != null && object.length() <= LONGEST && known.matcher(object).lookingAt();
  }

  /** How much of an object's name is the table's directory; -1 if that cannot be said. */
  public int endOfTable(String object) {
    if (known == null || object.length() > LONGEST || !groups().contains("table")) {
      return -1;
    }
    Matcher matcher = known.matcher(object);
    return matcher.lookingAt() ? matcher.end("table") : -1;
  }
}
