package dev.bqt.runtime.localcloud.sql;

import java.util.List;

/** A statement on its way from one dialect to the other: what each token becomes. */
final class Rewriting {
  private final String source;
  private final List<Token> tokens;
  private final String[] texts;

  Rewriting(String source, List<Token> tokens) {
    this.source = source;
    this.tokens = tokens;
    this.texts = new String[tokens.size()];
    for (int i = 0; i < texts.length; i++) {
      Token token = tokens.get(i);
      texts[i] = source.substring(token.start(), token.end());
    }
  }

  int size() {
    return tokens.size();
  }

  /** The token; the end when the index is beyond. */
  Token token(int index) {
    return tokens.get(Math.max(0, Math.min(index, tokens.size() - 1)));
  }

  String text(int index) {
    return texts[index];
  }

  /** Whether the token is no longer what it was. */
  boolean isRewritten(int index) {
    return !source.startsWith(texts[index], tokens.get(index).start())
        || texts[index].length() != tokens.get(index).end() - tokens.get(index).start();
  }

  void set(int index, String text) {
    texts[index] = text;
  }

  /** Puts the text in the place of several tokens. */
  void replace(int from, int to, String text) {
    texts[from] = text;
    for (int i = from + 1; i < to; i++) {
      texts[i] = "";
    }
  }

  /** Whether two tokens touch. */
  boolean touches(int index) {
    return token(index).end() == token(index + 1).start();
  }

  /** The parenthesis that closes the one at this index. */
  int closing(int open) {
    int depth = 0;
    for (int i = open; i < size(); i++) {
      depth += token(i).is('(') ? 1 : 0;
      depth -= token(i).is(')') ? 1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    throw error("Syntax error: Expected \")\" but got the end", size() - 1);
  }

  Cursor cursor(int from) {
    Cursor cursor = new Cursor(source, tokens);
    while (cursor.place() < from) {
      cursor.next();
    }
    return cursor;
  }

  SqlError error(String problem, int index) {
    return new SqlError(problem, source, token(index).start());
  }

  /** The statement as it is now; comments become blanks, lines keep their numbers. */
  String render(int from) {
    StringBuilder text = new StringBuilder();
    int end = from == 0 ? 0 : token(from - 1).end();
    for (int i = from; i < size(); i++) {
      gap(text, source.substring(end, token(i).start()));
      text.append(texts[i]);
      end = token(i).end();
    }
    return text.toString();
  }

  private static void gap(StringBuilder text, String blank) {
    if (blank.isBlank()) {
      text.append(blank);
    } else {
      text.append(' ').append("\n".repeat((int) blank.chars().filter(c -> c == '\n').count()));
    }
  }
}
