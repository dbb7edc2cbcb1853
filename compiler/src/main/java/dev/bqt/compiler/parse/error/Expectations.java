package dev.bqt.compiler.parse.error;

import dev.bqt.compiler.parse.word.Words;
import dev.bqt.grammar.BqtLexer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** What could have stood at a place, in the words of the people who write rules. */
final class Expectations {

  private static final int MOST = 5;

  /** Only where a key may stand may nearly any word. */
  private static final int ANY_WORD = 60;

  private static final List<Integer> FIRST =
      List.of(BqtLexer.RULE, BqtLexer.WHEN, BqtLexer.COMMA, BqtLexer.RPAREN, BqtLexer.RBRACK);

  /** What may go on is named before what begins anew. */
  private static final List<Integer> LAST = List.of(BqtLexer.LOAD, BqtLexer.SEMI, Token.EOF);

  /** What may stand behind COPY BY; a format is a name of its own elsewhere. */
  static final IntervalSet COPIES = new IntervalSet(BqtLexer.COPY, BqtLexer.QUERY, BqtLexer.IDENT);

  /** Never proposed to somebody who is in the middle of a rule. */
  private static final Set<Integer> OUTSIDE_OF_A_RULE =
      Set.of(
          BqtLexer.RULE,
          BqtLexer.WHEN,
          BqtLexer.DISABLED,
          BqtLexer.ASYNC,
          BqtLexer.DEFAULTS,
          BqtLexer.DEPLOYMENT,
          Token.EOF);

  /** Never proposed to somebody who is between two rules. */
  private static final Set<Integer> INSIDE_OF_A_RULE = Set.of(BqtLexer.SEMI, Token.EOF);

  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(Token.EOF, "the end of the file"),
          Map.entry(BqtLexer.STRING, "text in quotes"),
          Map.entry(BqtLexer.IDENT, "a format such as CSV"),
          Map.entry(BqtLexer.TABLE, "a table such as shop.orders"),
          Map.entry(BqtLexer.BACKTICK, "a name in backticks"),
          Map.entry(BqtLexer.DURATION, "a duration such as 10s"),
          Map.entry(BqtLexer.INT, "a whole number"),
          Map.entry(BqtLexer.NUMBER, "a number"),
          Map.entry(BqtLexer.LPAREN, "\"(\""),
          Map.entry(BqtLexer.RPAREN, "\")\""),
          Map.entry(BqtLexer.LBRACK, "\"[\""),
          Map.entry(BqtLexer.RBRACK, "\"]\""),
          Map.entry(BqtLexer.COMMA, "\",\""),
          Map.entry(BqtLexer.EQ, "\"=\""),
          Map.entry(BqtLexer.ON, "ON SUCCESS"),
          Map.entry(BqtLexer.SEMI, "\";\""));

  private Expectations() {}

  /** Such as {@code OPTIONS, a clause (LOAD, …) or ";"}; empty if there is nothing to name. */
  static String of(IntervalSet types) {
    if (types.size() > ANY_WORD && types.contains(BqtLexer.LOADS)) {
      return "the name of an option";
    }
    if (types.equals(COPIES)) {
      return "COPY, QUERY or DML";
    }
    Set<Integer> open = new TreeSet<>(Comparator.comparing(Expectations::rank));
    types.toList().stream().filter(Expectations::isShown).forEach(open::add);
    boolean inARule = open.contains(BqtLexer.BATCH) || open.contains(BqtLexer.LOAD);
    open.removeAll(inARule ? OUTSIDE_OF_A_RULE : INSIDE_OF_A_RULE);
    if (open.contains(BqtLexer.ANY)) {
      open.removeAll(Words.CLAUSE_HEADS); // WHEN without a source is read, but is an error.
    }
    if (!types.contains(BqtLexer.DEFAULTS)) {
      open.remove(BqtLexer.RULE); // In the midst of a header another RULE would be one too many.
    }
    return joined(named(open));
  }

  private static List<String> named(Set<Integer> open) {
    List<String> names = new ArrayList<>();
    List<String> behind = new ArrayList<>();
    for (WordGroup group : WordGroup.values()) {
      if (open.containsAll(group.marks())) {
        open.removeAll(group.members());
        (group.beginsAnew() ? behind : names).add(group.words());
      }
    }
    open.forEach(type -> (LAST.contains(type) ? behind : names).add(name(type)));
    names.addAll(behind);
    return names.stream().filter(name -> !name.isEmpty()).distinct().toList();
  }

  private static boolean isShown(int type) {
    return NAMES.containsKey(type) || !Words.keyword(type).isEmpty();
  }

  private static int rank(int type) {
    int first = FIRST.indexOf(type);
    int last = LAST.indexOf(type);
    int middle = last < 0 ? type : Integer.MAX_VALUE - LAST.size() + last;
    return first < 0 ? middle : first - FIRST.size();
  }

  private static String name(int type) {
    return NAMES.getOrDefault(type, Words.keyword(type));
  }

  private static String joined(List<String> names) {
    List<String> shown = names.stream().limit(MOST).toList();
    if (shown.size() < 2) {
      return shown.stream().collect(Collectors.joining());
    }
    String end = shown.get(shown.size() - 1);
    String before = String.join(", ", shown.subList(0, shown.size() - 1));
    return names.size() > MOST ? before + ", " + end + " and others" : before + " or " + end;
  }
}
