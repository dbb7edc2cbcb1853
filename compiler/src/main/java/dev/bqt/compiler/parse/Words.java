package dev.bqt.compiler.parse;

import dev.bqt.grammar.BqtLexer;
import dev.bqt.grammar.BqtParser;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Tokens in the words of the people who write rules. */
final class Words {

  static final Set<Integer> CLAUSE_HEADS =
      Set.of(
          BqtParser.LOAD,
          BqtParser.BATCH,
          BqtParser.ON,
          BqtParser.VIA,
          BqtParser.PARAMETERS,
          BqtParser.TRANSFORM,
          BqtParser.LEFT,
          BqtParser.INNER,
          BqtParser.JOIN,
          BqtParser.DEDUPLICATE,
          BqtParser.SPLIT,
          BqtParser.RELOAD,
          BqtParser.STALLED,
          BqtParser.QUARANTINE,
          BqtParser.INFO,
          BqtParser.RUN,
          BqtParser.ORDERED,
          BqtParser.TRACK,
          BqtParser.RAW,
          BqtParser.NO);

  private static final String CLAUSE = "a clause (LOAD, BATCH, ON SUCCESS, ON FAILURE)";
  private static final int MOST_EXPECTATIONS = 5;
  private static final int ANY_WORD = 60;

  /** Groups that people know by one name, the widest first. */
  private static final List<Group> GROUPS =
      List.of(
          new Group(
              "a value (text in quotes, a number, TRUE, FALSE, NULL, a list in [ ], a map in ( ))",
              Set.of(
                  BqtLexer.STRING,
                  BqtLexer.INT,
                  BqtLexer.NUMBER,
                  BqtLexer.TRUE,
                  BqtLexer.FALSE,
                  BqtLexer.NULL,
                  BqtLexer.LBRACK,
                  BqtLexer.LPAREN)),
          new Group(
              "a table such as shop.orders",
              Set.of(BqtLexer.TABLE, BqtLexer.IDENT, BqtLexer.BACKTICK, BqtLexer.STRING)),
          new Group("a name", Set.of(BqtLexer.IDENT, BqtLexer.BACKTICK, BqtLexer.STRING)),
          new Group("a duration such as 10s", Set.of(BqtLexer.DURATION, BqtLexer.INT)),
          new Group(CLAUSE, Set.of(BqtLexer.LOAD, BqtLexer.BATCH, BqtLexer.ON)));

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

  /** In the order in which they are worth proposing; others are never proposed. */
  private static final List<Integer> PROPOSED = proposed();

  /** Never proposed to somebody who is in the middle of a rule. */
  private static final Set<Integer> OUTSIDE_OF_A_RULE =
      Set.of(BqtLexer.RULE, BqtLexer.WHEN, BqtLexer.DISABLED, BqtLexer.ASYNC, Token.EOF);

  /** Never proposed to somebody who is between two rules or has not begun the clauses of one. */
  private static final Set<Integer> AROUND_A_RULE = Set.of(BqtLexer.SEMI, Token.EOF);

  private Words() {}

  private record Group(String name, Set<Integer> types) {}

  /** The keyword of a type, such as {@code PREFIX}; empty if the type is none. */
  static String keyword(int type) {
    String literal = type < 0 ? null : BqtLexer.VOCABULARY.getLiteralName(type);
    return literal != null && Character.isLetter(literal.charAt(1))
        ? literal.substring(1, literal.length() - 1)
        : "";
  }

  /** The keywords of a part of the tree, joined by blanks. */
  static String phrase(ParserRuleContext part) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < part.getChildCount(); i++) {
      if (part.getChild(i).getPayload() instanceof Token word) {
        words.add(keyword(word.getType()));
      }
    }
    return String.join(" ", words);
  }

  /** The keywords of a set. */
  static List<String> keywords(IntervalSet types) {
    return types.toList().stream().map(Words::keyword).filter(word -> !word.isEmpty()).toList();
  }

  /** All keywords of the language. */
  static List<String> allKeywords() {
    return IntStream.rangeClosed(1, BqtLexer.VOCABULARY.getMaxTokenType())
        .mapToObj(Words::keyword)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** What could have stood there, at most five of it, such as {@code PREFIX, SUFFIX or LOAD}. */
  static String expectation(IntervalSet types) {
    if (types.size() > ANY_WORD) {
      return "the name of an option";
    }
    Set<Integer> open = new LinkedHashSet<>(PROPOSED);
    open.retainAll(types.toSet());
    open.removeAll(open.contains(BqtLexer.LOAD) ? OUTSIDE_OF_A_RULE : AROUND_A_RULE);
    if (!types.contains(BqtLexer.DEFAULTS)) {
      open.remove(BqtLexer.RULE); // In the midst of a header another RULE would be one too many.
    }
    if (open.contains(BqtLexer.MOVE)) {
      open.remove(BqtLexer.LPAREN); // A list in brackets belongs to an action, not to a rule.
    }
    List<String> names = new ArrayList<>();
    for (Group group : GROUPS) {
      if (open.containsAll(group.types())) {
        open.removeAll(group.types());
        names.add(group.name());
      }
    }
    open.forEach(type -> names.add(name(type)));
    return joined(clausesLast(names));
  }

  /** The nearest things first: what may begin anew comes behind what may go on. */
  private static List<String> clausesLast(List<String> names) {
    if (names.remove(CLAUSE)) {
      int end = names.size() - (names.contains("\";\"") ? 1 : 0);
      names.add(end, CLAUSE);
    }
    return names;
  }

  private static String name(int type) {
    return NAMES.getOrDefault(type, keyword(type));
  }

  /** The words of objects and loads first, then the signs, then what begins anew. */
  private static List<Integer> proposed() {
    List<Integer> order =
        new ArrayList<>(
            List.of(
                BqtLexer.PREFIX,
                BqtLexer.SUFFIX,
                BqtLexer.FILTER,
                BqtLexer.EXCLUDE,
                BqtLexer.MATCHING,
                BqtLexer.ANY,
                BqtLexer.OBJECT,
                BqtLexer.STRING,
                BqtLexer.BACKTICK,
                BqtLexer.TABLE,
                BqtLexer.IDENT,
                BqtLexer.DURATION,
                BqtLexer.INT,
                BqtLexer.NUMBER,
                BqtLexer.TRUE,
                BqtLexer.FALSE,
                BqtLexer.NULL,
                BqtLexer.INTO,
                BqtLexer.OPTIONS,
                BqtLexer.TO,
                BqtLexer.EXACTLY,
                BqtLexer.EQ,
                BqtLexer.COMMA,
                BqtLexer.LPAREN,
                BqtLexer.RPAREN,
                BqtLexer.LBRACK,
                BqtLexer.RBRACK,
                BqtLexer.SUCCESS,
                BqtLexer.FAILURE,
                BqtLexer.DELETE,
                BqtLexer.MOVE));
    List<Integer> last =
        List.of(
            BqtLexer.RULE,
            BqtLexer.WHEN,
            BqtLexer.DISABLED,
            BqtLexer.ASYNC,
            BqtLexer.LOAD,
            BqtLexer.BATCH,
            BqtLexer.ON,
            BqtLexer.SEMI,
            Token.EOF);
    for (int type = 1; type <= BqtLexer.VOCABULARY.getMaxTokenType(); type++) {
      if (!order.contains(type) && !last.contains(type) && !keyword(type).isEmpty()) {
        order.add(type);
      }
    }
    order.addAll(last);
    return List.copyOf(order);
  }

  private static String joined(List<String> names) {
    List<String> shown = names.stream().distinct().limit(MOST_EXPECTATIONS).toList();
    if (shown.size() < 2) {
      return shown.stream().collect(Collectors.joining());
    }
    boolean more = names.stream().distinct().count() > shown.size();
    String last = shown.get(shown.size() - 1);
    String before = String.join(", ", shown.subList(0, shown.size() - 1));
    return more ? before + ", " + last + " and others" : before + " or " + last;
  }
}
