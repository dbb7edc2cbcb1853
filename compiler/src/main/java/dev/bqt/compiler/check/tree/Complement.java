package dev.bqt.compiler.check.tree;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether conditions together take each row, judged by their shape alone. What is joined by OR
 * counts as several. They do if one of them is TRUE; one is NOT of another, or of several joined by
 * OR; one is {@code x IS NULL} and another {@code x IS NOT NULL}; two compare the same things by
 * opposite signs; or {@code MOD(x, n)} is compared with each number below n. NULL is left out of
 * account, but for the second.
 */
public final class Complement {

  private static final Pattern MOD = Pattern.compile("^MOD\\((.+),\\s*(\\d+)\\)\\s*=\\s*(\\d+)$");
  private static final Pattern COMPARED = Pattern.compile("^(.+?)\\s*(<=|>=|<>|!=|=|<|>)\\s*(.+)$");
  private static final Pattern IFNULL =
      Pattern.compile("^(?:IFNULL|COALESCE) ?\\((.+), ?FALSE ?\\)$");
  private static final Map<String, String> OPPOSITE =
      Map.of("=", "<>", "<>", "=", "<", ">=", ">=", "<", ">", "<=", "<=", ">");

  /** Brackets around a condition beyond these are left: nobody writes so many. */
  private static final int MOST_BRACKETS = 50;

  private Complement() {}

  /** Two things and the sign between them, of two spellings of a sign the one of the standard. */
  private record Comparison(String left, String sign, String right) {

    static Optional<Comparison> of(String condition) {
      Matcher matcher = COMPARED.matcher(condition);
      return matcher.find()
          ? Optional.of(
              new Comparison(
                  bare(matcher.group(1)),
                  matcher.group(2).replace("!=", "<>"),
                  bare(matcher.group(3))))
          : Optional.empty();
    }

    Comparison opposite() {
      return new Comparison(left, OPPOSITE.get(sign), right);
    }
  }

  /** Whether they do, as far as can be seen. */
  public static boolean takesAll(List<String> conditions) {
    Set<String> plain = new HashSet<>();
    for (String condition : conditions) {
      String whole = plain(condition);
      plain.addAll(alternatives(whole));
    }
    Set<String> bare = new HashSet<>();
    Set<Comparison> compared = new HashSet<>();
    for (String each : plain) {
      bare.add(inner(each));
      Comparison.of(each).ifPresent(compared::add);
    }
    for (String each : plain) {
      if (each.equals("TRUE")
          || each.equals("1 = 1")
          || each.equals("1=1")
          || plain.contains(each.replace(" IS NOT NULL", " IS NULL"))
              && each.contains(" IS NOT NULL")
          || isNotOf(each, bare)) {
        return true;
      }
    }
    return compared.stream().anyMatch(each -> compared.contains(each.opposite()))
        || eachRemainder(plain);
  }

  /** Whether it is NOT of one of them, or NOT of several of them in brackets joined by OR. */
  private static boolean isNotOf(String condition, Set<String> bare) {
    if (!condition.startsWith("NOT ") && !condition.startsWith("NOT(")) {
      return false;
    }
    String rest = condition.substring("NOT".length()).strip();
    String inside = unwrapped(rest);
    boolean bracketed = !inside.equals(rest);
    List<String> parts = bracketed ? alternatives(inside) : List.of(inside);
    // NOT binds more tightly than AND: without brackets it is of the first part alone.
    boolean whole = bracketed || !inside.contains(" AND ") && !inside.contains(" OR ");
    return whole && parts.stream().allMatch(each -> bare.contains(inner(each)));
  }

  /** Without blanks and without brackets around all of it. */
  private static String inner(String condition) {
    return bare(unwrapped(condition));
  }

  /** What is inside of brackets, or of {@code IFNULL(…, FALSE)}, that are around all of it. */
  private static String unwrapped(String condition) {
    String text = condition.strip();
    for (int i = 0; i < MOST_BRACKETS; i++) {
      Matcher given = IFNULL.matcher(text);
      String inside = text;
      if (given.matches() && isBalanced(given.group(1))) {
        inside = given.group(1);
      } else if (text.startsWith("(") && text.endsWith(")")) {
        String between = text.substring(1, text.length() - 1);
        inside = isBalanced(between) ? between : text;
      }
      if (inside.equals(text)) {
        break;
      }
      text = inside.strip();
    }
    return text;
  }

  private static boolean isBalanced(String text) {
    int depth = 0;
    for (int at = 0; at < text.length() && depth >= 0; at++) {
      depth += text.charAt(at) == '(' ? 1 : text.charAt(at) == ')' ? -1 : 0;
    }
    return depth == 0;
  }

  private static boolean eachRemainder(Set<String> conditions) {
    Map<String, Set<Long>> found = new HashMap<>();
    for (String condition : conditions) {
      Matcher matcher = MOD.matcher(condition);
      if (matcher.find() && matcher.group(2).length() < 10 && matcher.group(3).length() < 10) {
        long divisor = Long.parseLong(matcher.group(2));
        long rest = Long.parseLong(matcher.group(3));
        Set<Long> rests =
            found.computeIfAbsent(matcher.group(1) + "%" + divisor, k -> new HashSet<>());
        rests.add(rest);
        if (rest < divisor && rests.stream().filter(r -> r < divisor).count() == divisor) {
          return true;
        }
      }
    }
    return false;
  }

  /** What OR joins outside of brackets and quotes, where that is certain. */
  private static List<String> alternatives(String condition) {
    List<String> all = new ArrayList<>();
    int depth = 0;
    int from = 0;
    char quote = 0;
    for (int at = 0; at < condition.length(); at++) {
      char c = condition.charAt(at);
      if (quote != 0 || c == '\'' || c == '"') {
        quote = quote == 0 ? c : quote == c ? 0 : quote;
        continue;
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0 && at >= from && condition.startsWith(" OR ", at)) {
        all.add(condition.substring(from, at));
        from = at + " OR ".length();
      }
    }
    all.add(condition.substring(from).strip());
    return condition.contains("CASE ") ? List.of(condition) : all;
  }

  private static String bare(String text) {
    return text.replace(" ", "");
  }

  private static String plain(String condition) {
    return condition.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
  }
}
