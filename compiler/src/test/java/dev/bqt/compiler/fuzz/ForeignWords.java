package dev.bqt.compiler.fuzz;

import dev.bqt.grammar.BqtLexer;
import dev.bqt.grammar.BqtParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Words that only those know who know how the compiler is built: no message may have one. */
public final class ForeignWords {

  /** What the parser generator says of itself in its own messages, and what Java says of faults. */
  private static final List<String> PHRASES =
      List.of(
          "<EOF>",
          "<missing",
          "<INVALID",
          "mismatched input",
          "extraneous input",
          "no viable",
          "alternative",
          "failed predicate",
          "token recognition",
          "expecting",
          "antlr",
          "ParserRule",
          "Exception",
          "java.",
          "dev.bqt");

  private static final List<Pattern> ALL = all();

  private static final Pattern ANY =
      Pattern.compile(ALL.stream().map(Pattern::pattern).collect(Collectors.joining("|")));

  private ForeignWords() {}

  /** Those of a message that the rule itself does not have. */
  public static List<String> in(String message, String rule) {
    if (!ANY.matcher(message).find()) {
      return List.of();
    }
    return ALL.stream()
        .filter(word -> word.matcher(message).find() && !word.matcher(rule).find())
        .map(Pattern::pattern)
        .toList();
  }

  private static List<Pattern> all() {
    List<Pattern> all = new ArrayList<>();
    PHRASES.forEach(phrase -> all.add(Pattern.compile(Pattern.quote(phrase))));
    IntStream.rangeClosed(1, BqtLexer.VOCABULARY.getMaxTokenType())
        .filter(type -> !isKeyword(BqtLexer.VOCABULARY.getLiteralName(type)))
        .mapToObj(BqtLexer.VOCABULARY::getSymbolicName)
        .filter(name -> name.length() > 3 && !name.equals("STRING")) // A type of BigQuery.
        .forEach(name -> all.add(Pattern.compile("\\b" + name + "\\b")));
    Arrays.stream(BqtParser.ruleNames)
        .filter(name -> name.chars().anyMatch(Character::isUpperCase))
        .forEach(name -> all.add(Pattern.compile("\\b" + name + "\\b")));
    return List.copyOf(all);
  }

  private static boolean isKeyword(String literal) {
    return literal != null && Character.isLetter(literal.charAt(1));
  }
}
