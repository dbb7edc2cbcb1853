package dev.bqt.compiler.decompile.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.DiagnosticId;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.route.JsonTree;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.source.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Reads JSON with the place of each value. */
public final class JsonText {

  private static final JsonFactory FACTORY = new JsonFactory();

  private final SourceFile source;
  private final JsonParser parser;
  private final Deque<Span> open = new ArrayDeque<>();

  private JsonText(SourceFile source, JsonParser parser) {
    this.source = source;
    this.parser = parser;
  }

  /** The one value of a text; null if it is not JSON, which is reported. */
  public static Tree read(SourceFile source, Diagnostics found) {
    try (JsonParser parser = FACTORY.createParser(source.text())) {
      JsonText text = new JsonText(source, parser);
      try {
        return text.document();
      } catch (JsonProcessingException bad) {
        found.add(text.complaint(bad));
        return null;
      }
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }

  private Tree document() throws IOException {
    if (parser.nextToken() == null) {
      throw new JsonParseException(parser, "The file is empty");
    }
    Tree tree = value();
    if (parser.nextToken() != null) {
      throw new JsonParseException(parser, "More text follows the end of the value");
    }
    return tree;
  }

  private Tree value() throws IOException {
    Span start = here();
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping(start);
      case START_ARRAY -> sequence(start);
      case VALUE_STRING -> leaf(new JsonTree.Chars(Characters.sound(parser.getText())), start);
      case VALUE_TRUE, VALUE_FALSE -> leaf(new JsonTree.Bool(parser.getBooleanValue()), start);
      case VALUE_NULL -> leaf(new JsonTree.Null(), start);
      default -> leaf(new JsonTree.Digits(parser.getText()), start);
    };
  }

  private Tree mapping(Span start) throws IOException {
    open.push(start);
    List<Tree.Entry> entries = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      Span place = here();
      String key = Characters.sound(parser.currentName());
      parser.nextToken();
      entries.add(new Tree.Entry(key, key, keyAt(place), value()));
    }
    open.pop();
    return new Tree.Mapping(entries, start.to(end()));
  }

  private Tree sequence(Span start) throws IOException {
    open.push(start);
    List<Tree> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values.add(value());
    }
    open.pop();
    return new Tree.Sequence(values, start.to(end()));
  }

  /** The parser has already looked behind it; so its end is looked for here. */
  private Span keyAt(Span start) {
    String text = source.text();
    int end = start.start() + 1;
    while (end < text.length() && text.charAt(end) != '"') {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    return source.span(start.start(), Math.min(end + 1, text.length()));
  }

  private Tree leaf(JsonTree value, Span start) {
    return new Tree.Leaf(value, start.to(end()));
  }

  private Span here() {
    return at(parser.currentTokenLocation().getCharOffset());
  }

  private Span end() {
    return at(parser.currentLocation().getCharOffset());
  }

  private Span at(long offset) {
    int place = (int) Math.max(0, Math.min(offset, source.text().length()));
    return source.span(place, place);
  }

  private Diagnostic complaint(JsonProcessingException bad) {
    Span place = at(bad.getLocation() == null ? 0 : bad.getLocation().getCharOffset());
    String message = bad.getOriginalMessage();
    boolean ends = place.start() >= source.text().stripTrailing().length();
    if (ends && !open.isEmpty()) {
      String bracket = source.text().charAt(open.peek().start()) == '{' ? "}" : "]";
      return Diagnostic.of(
              DiagnosticId.LEGACY_SYNTAX,
              place,
              "The file ends before everything is closed: a " + bracket + " is missing.")
          .and(open.peek(), "opened here")
          .hint("Count the brackets; the legacy cannot read this file either.");
    }
    return Diagnostic.of(
            DiagnosticId.LEGACY_SYNTAX, place, "This is not JSON: " + sentence(message))
        .hint("The legacy cannot read this file either.");
  }

  /** The first sentence of a message of Jackson's, without the places that it repeats. */
  private static String sentence(String message) {
    String first = message.lines().findFirst().orElse("it cannot be read");
    int aside = first.indexOf(" (start marker at");
    String plain = aside < 0 ? first : first.substring(0, aside);
    return Character.toLowerCase(plain.charAt(0)) + plain.substring(1) + ".";
  }
}
