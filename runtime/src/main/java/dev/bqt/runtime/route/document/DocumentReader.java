package dev.bqt.runtime.route.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reads JSON or YAML into {@link Node}s. Numbers that are whole become Long or BigInteger. */
public final class DocumentReader {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final Node.Place START = new Node.Place(1, 1);

  private final JsonParser parser;

  private DocumentReader(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * Reads JSON: exactly one value.
   *
   * @param content UTF-8, with or without a byte order mark
   * @throws DocumentException when it is not JSON, with the place
   */
  public static Node json(byte[] content) throws DocumentException {
    List<Node> values = read(new JsonFactory(), content);
    if (values.size() == 1) {
      return values.get(0);
    }
    Node.Place place = values.isEmpty() ? START : values.get(1).place();
    throw new DocumentException(
        place, values.isEmpty() ? "the file is empty" : "more text follows the JSON value");
  }

  /**
   * Reads YAML: any number of documents.
   *
   * @param content UTF-8, with or without a byte order mark
   * @throws DocumentException when it is not YAML, or uses aliases or merge keys
   */
  public static List<Node> yaml(byte[] content) throws DocumentException {
    return read(new YAMLFactory(), content);
  }

  private static List<Node> read(JsonFactory factory, byte[] content) throws DocumentException {
    try (JsonParser parser = factory.createParser(text(content))) {
      return new DocumentReader(parser).documents();
    } catch (JsonProcessingException e) {
      throw new DocumentException(place(e.getLocation()), sentence(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(byte[] content) throws DocumentException {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new DocumentException(START, "the file is not UTF-8 text");
    }
  }

  private List<Node> documents() throws IOException, DocumentException {
    List<Node> documents = new ArrayList<>();
    while (parser.nextToken() != null) {
      documents.add(value());
    }
    return documents;
  }

  private Node value() throws IOException, DocumentException {
    Node.Place place = here();
    switch (parser.currentToken()) {
      case START_OBJECT:
        return mapping(place);
      case START_ARRAY:
        return sequence(place);
      case VALUE_NULL:
        return new Node.Scalar(place, null);
      case VALUE_TRUE, VALUE_FALSE:
        return new Node.Scalar(place, parser.getBooleanValue());
      case VALUE_NUMBER_INT:
        return new Node.Scalar(place, wholeNumber());
      case VALUE_NUMBER_FLOAT:
        return new Node.Scalar(place, fraction(place));
      default:
        return new Node.Scalar(place, string(place));
    }
  }

  private Node.Mapping mapping(Node.Place place) throws IOException, DocumentException {
    List<Node.Field> fields = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      Node.Place keyPlace = here();
      String name = parser.currentName();
      if (parser instanceof YAMLParser && name.equals("<<")) {
        throw new DocumentException(
            keyPlace, "the merge key << is not supported: write the fields out");
      }
      parser.nextToken();
      fields.add(new Node.Field(name, keyPlace, value()));
    }
    return new Node.Mapping(place, fields);
  }

  private Node.Sequence sequence(Node.Place place) throws IOException, DocumentException {
    List<Node> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value());
    }
    return new Node.Sequence(place, items);
  }

  private double fraction(Node.Place place) throws IOException, DocumentException {
    double value = parser.getDoubleValue();
    if (!Double.isFinite(value)) {
      throw new DocumentException(place, "no finite number: " + parser.getText());
    }
    return value;
  }

  private Number wholeNumber() throws IOException {
    return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? parser.getBigIntegerValue()
        : (Number) parser.getLongValue();
  }

  private String string(Node.Place place) throws IOException, DocumentException {
    // A streaming parser hands an alias over as if it were the text of its name.
    if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
      throw new DocumentException(
          place, "the alias *" + parser.getText() + " is not supported: write the value out");
    }
    return parser.getText();
  }

  private Node.Place here() {
    return place(parser.currentTokenLocation());
  }

  private static Node.Place place(JsonLocation location) {
    return location == null
        ? START
        : new Node.Place(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
  }

  /** The message without the places and pieces of text that both parsers put into it. */
  private static String sentence(String message) {
    String sentence =
        message.lines().filter(line -> !line.startsWith(" ")).collect(Collectors.joining(", "));
    int aside = sentence.indexOf(" (start marker at");
    return (aside < 0 ? sentence : sentence.substring(0, aside))
        .replaceAll(", from `[^`]*`", "")
        .replaceAll("end-of-input in [A-Z_]+.*", "end-of-input in a value")
        .replaceAll(" \\(code \\d+(?: / 0x[0-9a-fA-F]+)?\\)", "");
  }
}
