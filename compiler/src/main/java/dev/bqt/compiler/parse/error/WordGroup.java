package dev.bqt.compiler.parse.error;

import dev.bqt.compiler.parse.word.Words;
import dev.bqt.grammar.BqtLexer;
import java.util.HashSet;
import java.util.Set;

/** Words that people know by one name, the widest group first. */
enum WordGroup {
  VALUE(
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
  COLUMN(
      "the name of a column",
      Set.of(BqtLexer.KEY, BqtLexer.MESSAGE, BqtLexer.IDENT),
      BqtLexer.TABLE,
      BqtLexer.BACKTICK,
      BqtLexer.STRING,
      BqtLexer.TIME,
      BqtLexer.TITLE,
      BqtLexer.BODY,
      BqtLexer.FILE,
      BqtLexer.REGION,
      BqtLexer.PROJECT,
      BqtLexer.DATASET,
      BqtLexer.FIELD,
      BqtLexer.PARTITION),
  TABLE(
      "a table such as shop.orders",
      Set.of(BqtLexer.TABLE, BqtLexer.IDENT, BqtLexer.BACKTICK, BqtLexer.STRING)),
  NAME("a name", Set.of(BqtLexer.IDENT, BqtLexer.BACKTICK, BqtLexer.STRING)),
  DURATION("a duration such as 10s", Set.of(BqtLexer.DURATION, BqtLexer.INT)),
  CONDITION(
      "a condition (PREFIX, SUFFIX, FILTER, EXCLUDE, MATCHING)",
      Set.of(BqtLexer.PREFIX, BqtLexer.SUFFIX, BqtLexer.FILTER, BqtLexer.EXCLUDE),
      BqtLexer.MATCHING),
  ACTION(
      "an action (DELETE, MOVE, COPY, QUERY …)",
      Set.of(BqtLexer.DELETE, BqtLexer.NOTIFY),
      BqtLexer.LPAREN, // A list in brackets belongs to an action, not to a rule.
      BqtLexer.MOVE,
      BqtLexer.COPY,
      BqtLexer.QUERY,
      BqtLexer.INSERT,
      BqtLexer.EXPORT,
      BqtLexer.DROP,
      BqtLexer.CALL,
      BqtLexer.PUBLISH,
      BqtLexer.ACTION,
      BqtLexer.IF),
  /** Which of them stand where is the verb's matter: here they would mislead. */
  WORD_OF_AN_ACTION(
      "",
      Set.of(BqtLexer.AUTHENTICATED, BqtLexer.CREDENTIALS),
      BqtLexer.APPEND,
      BqtLexer.OVERWRITE,
      BqtLexer.LIKE,
      BqtLexer.EACH,
      BqtLexer.LEGACY,
      BqtLexer.IN,
      BqtLexer.AS,
      BqtLexer.OPTIONS,
      BqtLexer.BODY,
      BqtLexer.SCOPES,
      BqtLexer.MESSAGE,
      BqtLexer.ATTRIBUTES,
      BqtLexer.TITLE,
      BqtLexer.FROM,
      BqtLexer.WITH),
  WORD_OF_LOAD(
      "a word of LOAD (OPTIONS, PARTITION, SCHEMA, OVERWRITE …)",
      Set.of(BqtLexer.OPTIONS, BqtLexer.EXPIRES),
      BqtLexer.MATCHING,
      BqtLexer.PARTITION,
      BqtLexer.SCHEMA,
      BqtLexer.ALLOW,
      BqtLexer.OVERWRITE,
      BqtLexer.APPEND),
  WORD_OF_VIA(
      "a word of VIA (PROJECT, REGION, AS, LIKE …)",
      Set.of(BqtLexer.PROJECT, BqtLexer.BALANCED),
      BqtLexer.REGION,
      BqtLexer.AS,
      BqtLexer.LIKE,
      BqtLexer.COPY,
      BqtLexer.WHERE),
  WORD_OF_BATCH(
      "a word of BATCH (ACROSS FOLDERS, STAGGER, GROUP …)",
      Set.of(BqtLexer.ROLLOVER, BqtLexer.STAGGER),
      BqtLexer.ACROSS,
      BqtLexer.BY,
      BqtLexer.GROUP),
  CLAUSE("a clause (LOAD, BATCH, VIA, ON SUCCESS …)", Words.CLAUSE_HEADS),
  JOB_CLAUSE(
      "a clause (ON SUCCESS, ON FAILURE, INFO, RAW)",
      Set.of(BqtLexer.BATCH, BqtLexer.ON, BqtLexer.RAW),
      Words.CLAUSE_HEADS.toArray(Integer[]::new));

  private final String words;
  private final Set<Integer> marks;
  private final Set<Integer> members;

  WordGroup(String words, Set<Integer> marks, Integer... others) {
    this.words = words;
    this.marks = marks;
    this.members = new HashSet<>(marks);
    members.addAll(Set.of(others));
  }

  /** What people call them; empty if they are not to be named. */
  String words() {
    return words;
  }

  /** Whether what could go on is better named first. */
  boolean beginsAnew() {
    return ordinal() >= WORD_OF_LOAD.ordinal();
  }

  /** By these the group is recognized. */
  Set<Integer> marks() {
    return marks;
  }

  /** All that belong to it. */
  Set<Integer> members() {
    return members;
  }
}
