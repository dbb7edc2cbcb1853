package dev.bqt.compiler.pattern;

import com.google.re2j.Pattern;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Where the groups of a regular expression of RE2 stand in its text. */
public final class PatternGroups {

  private final String pattern;
  private final List<Integer> opens = new ArrayList<>();
  private final List<Integer> closes = new ArrayList<>();
  private final List<Integer> around = new ArrayList<>();
  private final List<Integer> slashes = new ArrayList<>();
  private boolean alternatives;

  /** The groups of a pattern that RE2 has read. */
  public PatternGroups(String pattern) {
    this.pattern = pattern;
    scan();
  }

  /** Whether a group, counted from 1, always has the same text: it stands for itself. */
  public boolean isLiteral(int group) {
    return isKnown(group) && inside(group).matches("([A-Za-z0-9_/=-]|\\\\[.-])*");
  }

  /** The pattern in a group, counted from 1; null if there is no such group. */
  public String inside(int group) {
    return isKnown(group)
        ? pattern
            .substring(opens.get(group - 1) + 1, closes.get(group - 1))
            .replaceFirst("^\\?P?<[^>]*>", "")
        : null;
  }

  /** Whether it is seen at first glance that a slash always follows a group, counted from 1. */
  public boolean isBeforeSlash(int group) {
    return isAlwaysThere(group) && slashes.stream().anyMatch(at -> at > closes.get(group - 1));
  }

  /** Whether it is seen at first glance that a group, counted from 1, is never empty. */
  public boolean isNeverEmpty(int group) {
    if (!isAlwaysThere(group)) {
      return false;
    }
    String inside = pattern.substring(opens.get(group - 1), closes.get(group - 1) + 1);
    Pattern compiled = PathPattern.of(inside).compiled();
    return compiled != null && !compiled.matches("");
  }

  /** In no other group, in no alternative, and not repeated or left out. */
  private boolean isAlwaysThere(int group) {
    return isKnown(group)
        && !alternatives
        && around.get(group - 1) == 0
        && !isRepeated(closes.get(group - 1));
  }

  private boolean isRepeated(int at) {
    return at + 1 < pattern.length() && "?*{".indexOf(pattern.charAt(at + 1)) >= 0;
  }

  /** A pattern of the paths in which a group, counted from 1, is at the end of the name. */
  public String atTheEnd(int group) {
    if (!isKnown(group)) {
      return pattern;
    }
    String begin = pattern.substring(0, closes.get(group - 1) + 1);
    return begin + "[^/]*$" + ")".repeat(around.get(group - 1));
  }

  /** A pattern of paths in which these groups, counted from 1, are empty. */
  public String without(Set<Integer> groups) {
    String rest = pattern;
    int before = pattern.length();
    for (int group : new TreeSet<>(groups).descendingSet()) {
      boolean apart = isKnown(group) && closes.get(group - 1) < before;
      if (apart) {
        before = opens.get(group - 1);
        rest = rest.substring(0, before) + "()" + rest.substring(closes.get(group - 1) + 1);
      }
    }
    return rest;
  }

  private boolean isKnown(int group) {
    return group > 0 && group <= closes.size() && closes.get(group - 1) > 0;
  }

  private void scan() {
    Deque<Integer> open = new ArrayDeque<>();
    int at = 0;
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      if (c == '\\') {
        at = pattern.startsWith("\\Q", at) ? endOfQuote(at) : at + 2;
      } else if (c == '[') {
        at = endOfClass(at);
      } else {
        if (c == '(') {
          open.push(captures(at) ? add(at) : 0);
        } else if (c == ')' && !open.isEmpty()) {
          close(open.pop(), at, open.size());
        } else if (open.isEmpty() && c == '|') {
          alternatives = true;
        } else if (open.isEmpty() && c == '/' && !isRepeated(at)) {
          slashes.add(at);
        }
        at++;
      }
    }
  }

  private boolean captures(int at) {
    return !pattern.startsWith("(?", at)
        || pattern.startsWith("(?P<", at)
        || pattern.startsWith("(?<", at);
  }

  private int add(int at) {
    opens.add(at);
    closes.add(0);
    around.add(0);
    return opens.size();
  }

  private void close(int group, int at, int depth) {
    if (group > 0) {
      closes.set(group - 1, at);
      around.set(group - 1, depth);
    }
  }

  private int endOfQuote(int at) {
    int end = pattern.indexOf("\\E", at);
    return end < 0 ? pattern.length() : end + 2;
  }

  /** Behind a class; a bracket that closes is in it if it stands first. */
  private int endOfClass(int at) {
    int next = at + 1;
    if (pattern.startsWith("^", next)) {
      next++;
    }
    if (pattern.startsWith("]", next)) {
      next++;
    }
    while (next < pattern.length() && pattern.charAt(next) != ']') {
      int named = pattern.startsWith("[:", next) ? pattern.indexOf(":]", next) : -1;
      next = named > 0 ? named + 2 : next + (pattern.charAt(next) == '\\' ? 2 : 1);
    }
    return next + 1;
  }
}
