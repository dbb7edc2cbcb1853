package dev.bqt.compiler.sentence.print;

import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.Script;
import dev.bqt.compiler.ast.TableName;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.WindowSpan;
import dev.bqt.compiler.sentence.Choices;
import dev.bqt.compiler.sentence.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Writes words, with blanks, lines and comments between them. */
final class WordPrinter {

  private static final List<Unit> UNITS =
      List.of(new Unit("d", 86_400), new Unit("h", 3_600), new Unit("m", 60), new Unit("s", 1));

  private final StringBuilder text = new StringBuilder();
  private final List<String> comments = new ArrayList<>();
  private final Choices style;
  private final Quotes quotes;
  private boolean behindMark = true;

  WordPrinter(Choices style) {
    this.style = style;
    this.quotes = new Quotes(style);
  }

  private record Unit(String letter, long seconds) {}

  String text() {
    return text.toString();
  }

  List<String> comments() {
    return comments;
  }

  /** Keywords, in capitals or otherwise; none if there are none. */
  void keywords(String phrase) {
    for (String keyword : phrase.split(" ")) {
      if (!keyword.isEmpty()) {
        boolean capitals = style.below(4) < 3;
        word(capitals ? keyword : keyword.toLowerCase(Locale.ROOT));
      }
    }
  }

  /** A mark, before which no blank is needed. */
  void mark(String mark) {
    if (style.onceIn(4)) {
      gap();
    }
    text.append(mark);
    behindMark = true;
  }

  /** A word as it stands. */
  void word(String word) {
    if (!behindMark || style.onceIn(3)) {
      gap();
    }
    text.append(word);
    behindMark = false;
  }

  void end() {
    if (style.onceIn(3)) {
      gap();
    }
  }

  private void gap() {
    switch (style.below(24)) {
      case 15, 16 -> text.append("\n  ");
      case 17 -> text.append("\t ");
      case 18 -> text.append("\r\n\r\n");
      case 19 -> comment("--", "\n");
      case 20 -> comment("#", "\n");
      case 21 -> comment("/*", "*/ ");
      case 22 -> comment("/*", "*/\n\n");
      case 23 -> comment("/* a\n", "*/");
      default -> text.append(' ');
    }
  }

  private void comment(String begin, String end) {
    String comment = begin + style.pick(Samples.COMMENTS) + end;
    comments.add(comment.strip());
    text.append(style.onceIn(2) ? "\n" : " ").append(comment);
  }

  void text(Text value) {
    word(quotes.text(value.value()));
  }

  void name(Name name, Quotes.Place place) {
    word(quotes.name(name.text(), place));
  }

  void table(TableName table) {
    word(quotes.table(table.text()));
  }

  void script(Script script) {
    keywords(script.file() ? "FILE" : "");
    text(script.text());
  }

  /** Texts in brackets; one may stand without. */
  void texts(List<Text> texts) {
    if (texts.size() == 1 && style.below(2) == 0) {
      text(texts.get(0));
    } else if (!texts.isEmpty()) {
      listed("(", texts, this::text, ")");
    }
  }

  void columns(List<Name> columns) {
    separated(columns, column -> name(column, Quotes.Place.COLUMN));
  }

  void duration(WindowSpan span) {
    List<String> ways = new ArrayList<>();
    for (Unit unit : UNITS) {
      if (span.seconds() % unit.seconds() == 0) {
        ways.add(span.seconds() / unit.seconds() + unit.letter());
        ways.add("0" + ways.get(ways.size() - 1).toUpperCase(Locale.ROOT));
      }
    }
    word(style.pick(ways));
  }

  void assignments(Assignments assignments) {
    listed(
        "(",
        assignments.entries(),
        entry -> {
          name(entry.key(), Quotes.Place.KEY);
          mark("=");
          literal(entry.value());
        },
        ")");
  }

  void literal(Literal literal) {
    if (literal instanceof Text value) {
      text(value);
    } else if (literal instanceof Literal.Whole whole) {
      word(Long.toString(whole.value()));
    } else if (literal instanceof Literal.Decimal decimal) {
      word(decimal.digits());
    } else if (literal instanceof Literal.Truth truth) {
      keywords(truth.value() ? "TRUE" : "FALSE");
    } else if (literal instanceof Literal.Nothing) {
      keywords("NULL");
    } else if (literal instanceof Literal.Listing listing) {
      listed("[", listing.values(), this::literal, "]");
    } else if (literal instanceof Assignments map) {
      assignments(map);
    }
  }

  <T> void listed(String open, List<T> items, Consumer<T> item, String close) {
    mark(open);
    separated(items, item);
    mark(close);
  }

  <T> void separated(List<T> items, Consumer<T> item) {
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        mark(",");
      }
      item.accept(items.get(i));
    }
  }
}
