package dev.bqt.compiler.decompile.read;

import dev.bqt.compiler.sentence.Choices;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Rules made at random over the table of all fields, as JSON that the legacy accepts. */
public final class RandomRules {

  /** Stands for the path of Transient where its dataset is stated already. */
  private static final String VIA = "via";

  private final Choices choices;

  private RandomRules(Choices choices) {
    this.choices = choices;
  }

  /** The rule of these decisions. */
  public static String rule(Choices choices) {
    return new RandomRules(choices).struct(Shapes.RULE, "");
  }

  private String struct(Shape.Struct struct, String path) {
    boolean rule = path.isEmpty();
    List<String> fields = new ArrayList<>();
    for (String name : struct.names()) {
      boolean own = path.equals(VIA) && List.of("Dataset", "Alias").contains(name);
      if (own || name.equals("TransientDataset")) {
        continue; // It is stated elsewhere, or comes back by another name.
      }
      boolean must = rule && name.equals("Dest") || path.equals("Dest") && name.equals("Table");
      if (must || choices.onceIn(path.equals("Dest") ? 8 : 3)) {
        fields.add(field(name, struct.of(name), path, must));
      }
    }
    if (path.equals("Dest") && needsTransient(fields)) {
      fields.removeIf(field -> key(field).equals("transient"));
      fields.add("\"Transient\": " + transientTable());
    }
    if (choices.onceIn(20)) {
      fields.add("\"dead.key\": " + any(2));
    }
    return "{" + String.join(", ", fields) + "}";
  }

  private static boolean needsTransient(List<String> fields) {
    return fields.stream()
        .anyMatch(
            field ->
                List.of("transient", "sideinputs", "transform", "uniquecolumns", "schema")
                    .contains(key(field)));
  }

  private static String key(String field) {
    return field.substring(1, field.indexOf('"', 1)).toLowerCase(Locale.ROOT);
  }

  private String transientTable() {
    String rest =
        struct((Shape.Struct) ((Shape.Struct) Shapes.RULE.of("Dest")).of("Transient"), VIA);
    return "{\"Dataset\": \"temp\"" + (rest.equals("{}") ? "" : ", ") + rest.substring(1);
  }

  private String field(String name, Shape shape, String path, boolean must) {
    String key =
        choices.onceIn(10) && !name.equalsIgnoreCase("schema")
            ? name.toLowerCase(Locale.ROOT)
            : name;
    boolean none = !must && choices.onceIn(25);
    String inner = path.isEmpty() ? name : path + "." + name;
    return "\"" + key + "\": " + (none ? "null" : value(name, shape, inner));
  }

  private String value(String name, Shape shape, String path) {
    if (name.equals("OnSuccess") || name.equals("OnFailure") || name.equals("OnDone")) {
      return actions(2);
    } else if (name.equals("OnLoad")) {
      return action(0);
    } else if (name.equals("SideInputs")) {
      return list(this::side);
    } else if (name.equals("Mapping")) {
      return list(() -> "{\"When\": \"id > 1\", \"Then\": \"" + pick(Samples.TABLES) + "\"}");
    } else if (name.equals("Split")) {
      return "{\"Mapping\": " + list(() -> "{\"When\": \"id > 1\", \"Then\": \"ds.x\"}") + "}";
    } else if (name.equals("Autodetect") && path.startsWith("Dest.Schema")) {
      return "false";
    } else if (shape instanceof Shape.Struct struct) {
      return struct(struct, path);
    } else if (shape instanceof Shape.Listing listing) {
      return list(() -> value("", listing.element(), path));
    } else if (shape instanceof Shape.Free free) {
      return "{\"k1\": "
          + value("", free.value(), path)
          + ", \"SELECT\": "
          + value("", free.value(), path)
          + "}";
    }
    return plain(name, (Shape.Plain) shape);
  }

  private String plain(String name, Shape.Plain shape) {
    return switch (shape) {
      case TEXT ->
          Samples.CHOICES.containsKey(name)
              ? quoted(pick(Samples.CHOICES.get(name)))
              : quoted(text());
      case TRUTH -> Boolean.toString(choices.below(4) < 3);
      case WHOLE -> Integer.toString(pick(List.of(0, 1, 30, 60, 90, 3600, 5400, 86400, -1)));
      case DIGITS -> quoted(Integer.toString(choices.below(1000)));
      case ANY -> any(2);
    };
  }

  private String side() {
    String source =
        (choices.below(2) == 0) ? "\"Table\": \"ds.side\"" : "\"From\": \"SELECT 1 AS id\"";
    String inner = pick(List.of("", ", \"Inner\": true", ", \"Inner\": false"));
    return "{" + source + ", \"Alias\": \"s\", \"On\": \"t.id = s.id\"" + inner + "}";
  }

  private String actions(int depth) {
    return list(() -> action(depth));
  }

  private String action(int depth) {
    String name = pick(Samples.ACTIONS);
    StringBuilder action = new StringBuilder("{\"Action\": " + quoted(name));
    if (choices.below(5) < 4) {
      action.append(", \"Request\": ").append(request());
    }
    if (choices.onceIn(6)) {
      action.append(", \"When\": {\"Exists\": \"ds.dep\"}");
    }
    boolean followed =
        List.of(
                "load", "reload", "copy", "query", "export", "insert", "drop", "call", "push",
                "group")
            .contains(name);
    if (depth > 0 && followed && choices.onceIn(3)) {
      action.append(", \"OnSuccess\": ").append(actions(depth - 1));
    }
    return action.append("}").toString();
  }

  private String request() {
    List<String> fields = new ArrayList<>();
    for (String key : Samples.REQUEST) {
      if (choices.onceIn(8)) {
        String value =
            pick(
                List.of(
                    quoted(text()),
                    quoted(pick(Samples.TABLES)),
                    any(1),
                    "true",
                    "[\"#a\", \"b\"]"));
        fields.add(quoted(key) + ": " + value);
      }
    }
    return "{" + String.join(", ", fields) + "}";
  }

  private String any(int depth) {
    return switch (choices.below(depth > 0 ? 8 : 5)) {
      case 0 -> "null";
      case 1 -> pick(List.of("true", "false"));
      case 2 ->
          pick(List.of("0", "-1", "1.50", "-2.5e3", "9223372036854775807", "12345678901234567890"));
      case 5 -> list(() -> any(depth - 1));
      case 6, 7 -> "{\"k\": " + any(depth - 1) + ", \"a b\": " + any(depth - 1) + "}";
      default -> quoted(text());
    };
  }

  private String list(Supplier<String> item) {
    List<String> items = new ArrayList<>();
    for (int i = choices.below(4); i > 0; i--) {
      items.add(item.get());
    }
    return "[" + String.join(", ", items) + "]";
  }

  private String text() {
    return pick(Samples.TEXTS) + (choices.onceIn(4) ? pick(Samples.TEXTS) : "");
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  private <T> T pick(List<T> all) {
    return choices.pick(all);
  }
}
