package dev.bqt.compiler.lower;

import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.route.JsonTree;
import dev.bqt.compiler.route.NodeBuilder;
import java.util.List;

/** Values as they are written; keys keep their case. */
final class Verbatim {

  private Verbatim() {}

  static JsonTree value(Literal value) {
    if (value instanceof Text text) {
      return new JsonTree.Chars(text.value());
    } else if (value instanceof Literal.Whole whole) {
      return new JsonTree.Digits(Long.toString(whole.value()));
    } else if (value instanceof Literal.Decimal number) {
      return new JsonTree.Digits(number.digits());
    } else if (value instanceof Literal.Truth truth) {
      return new JsonTree.Bool(truth.value());
    } else if (value instanceof Literal.Nothing) {
      return new JsonTree.Null();
    } else if (value instanceof Literal.Listing list) {
      return new JsonTree.Items(list.values().stream().map(Verbatim::value).toList());
    }
    return map((Assignments) value);
  }

  static JsonTree.Node map(Assignments map) {
    NodeBuilder json = new NodeBuilder();
    map.entries().forEach(entry -> json.put(entry.key().text(), value(entry.value())));
    return json.build();
  }

  /** The texts of a list; an empty list if there is none. */
  static List<String> texts(List<Text> texts) {
    return texts.stream().map(Text::value).toList();
  }

  static List<String> names(List<Name> names) {
    return names.stream().map(Name::text).toList();
  }

  /** Its text, or null. */
  static String text(Text text) {
    return text == null ? null : text.value();
  }
}
