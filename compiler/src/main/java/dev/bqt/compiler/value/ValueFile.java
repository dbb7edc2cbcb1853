package dev.bqt.compiler.value;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** A file of values: properties, JSON or YAML, in UTF-8. */
public final class ValueFile {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private ValueFile() {}

  /**
   * The values of a file by name, in its order. Names inside of names are joined by dots; numbers
   * and truths are the text that stands there.
   *
   * @param file its name, whose ending says what it is: {@code .properties}, {@code .json}, {@code
   *     .yaml} or {@code .yml}
   * @throws ValueProblem if it cannot be read so, a name is given twice or no name of a value, or a
   *     value is null or a list
   */
  public static Map<String, String> read(String file, byte[] content) throws ValueProblem {
    NamedValues values = new NamedValues(file);
    String text = text(content, values);
    switch (ending(file)) {
      case "properties" -> PropertiesValues.read(text, values);
      case "json" -> JsonValues.read(text, values);
      case "yaml", "yml" -> YamlValues.read(text, values);
      default ->
          throw values.at(
              "", "Values are read from files that end in .properties, .json, .yaml or .yml.");
    }
    return values.all();
  }

  private static String ending(String file) {
    return file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static String text(byte[] content, NamedValues values) throws ValueProblem {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException notText) {
      throw values.at("", "The file is not UTF-8.");
    }
  }
}
