package dev.bqt.compiler.decompile.read;

import static dev.bqt.compiler.diagnostic.DiagnosticId.LEGACY_READING;
import static dev.bqt.compiler.diagnostic.DiagnosticId.LEGACY_UNKNOWN_KEY;
import static dev.bqt.compiler.diagnostic.DiagnosticId.LEGACY_WRONG_TYPE;

import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.diagnostic.Suggestion;
import dev.bqt.compiler.route.JsonTree;
import dev.bqt.compiler.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decodes a value as the legacy does: keys in any case, the last of two alike counts (a null only
 * where Go has nil), unknown keys pass; from YAML also other types where one can be made of the
 * other.
 */
final class Decoder {

  /** Embedded in Go, so that the converter of YAML passes it over. */
  private static final String DURATION = "Batch.Window.Duration";

  private static final String WINDOW = "Batch.Window";

  /** Objects that Go holds by value; all others are pointers. */
  private static final Set<String> BY_VALUE = Set.of("When", "Info", "Dest.Schema", WINDOW);

  /** Values without parts that Go holds by pointer: nil is not the same as false, 0 or "". */
  private static final Set<String> POINTERS =
      Set.of("Dest.Override", "Dest.quote", "MaxReload", "When.Directory");

  private final boolean yaml;
  private final Diagnostics found;
  private final Map<String, Span> places = new LinkedHashMap<>();

  Decoder(boolean yaml, Diagnostics found) {
    this.yaml = yaml;
    this.found = found;
  }

  /** Where each value is written, by its path; that of a key where there is one. */
  Map<String, Span> places() {
    return places;
  }

  /** A value of a type; one of another type is reported and null. */
  JsonTree decode(Tree tree, Shape shape, String path) {
    places.putIfAbsent(path, tree.span());
    if (isNull(tree)) {
      return new JsonTree.Null();
    } else if (shape instanceof Shape.Struct struct && tree instanceof Tree.Mapping mapping) {
      return struct(mapping, struct, path);
    } else if (shape instanceof Shape.Free free && tree instanceof Tree.Mapping mapping) {
      return free(mapping, free.value(), path);
    } else if (shape instanceof Shape.Listing list) {
      return listing(tree, list, path);
    } else if (shape instanceof Shape.Plain plain) {
      return plain(tree, plain, path);
    }
    return wrong(tree, shape, path);
  }

  private JsonTree struct(Tree.Mapping mapping, Shape.Struct struct, String path) {
    Map<String, JsonTree> fields = new LinkedHashMap<>();
    for (Tree.Entry entry : mapping.entries()) {
      String name = field(struct, entry.key());
      String key = name == null ? entry.key() : name;
      String inner = Paths.child(path, key);
      if (yaml && inner.equals(DURATION)) {
        tellOfDuration(entry);
        continue;
      }
      if (name == null) {
        tellOfUnknown(entry, struct, path);
      } else if (fields.containsKey(key)) {
        tellOfTwo(entry, struct.of(name), inner);
      }
      places.put(inner, entry.place());
      Shape shape = name == null ? Shape.Plain.ANY : struct.of(name);
      JsonTree value = decode(entry.value(), shape, inner);
      if (yaml && inner.equals(WINDOW) && isEmptied(entry.value(), value)) {
        continue;
      }
      fields.merge(key, value, (first, second) -> merged(first, second, shape, inner));
    }
    return new JsonTree.Node(fields);
  }

  /** Whether a null that comes second empties a field (Unmarshal of Go's encoding/json). */
  private static boolean isNullable(String path, Shape shape) {
    if (shape == Shape.Plain.ANY || shape == null) {
      return true;
    }
    return shape instanceof Shape.Plain ? POINTERS.contains(path) : !BY_VALUE.contains(path);
  }

  private static boolean isEmptied(Tree written, JsonTree read) {
    return written instanceof Tree.Mapping mapping
        && !mapping.entries().isEmpty()
        && read instanceof JsonTree.Node node
        && node.fields().isEmpty();
  }

  /** The YAML path of the legacy knows its own Schema alone. */
  private String field(Shape.Struct struct, String key) {
    String name = struct.find(key);
    return yaml && "schema".equals(name) ? "Schema" : name;
  }

  /** Go decodes a second object into the first one; a null changes nothing that cannot be nil. */
  private JsonTree merged(JsonTree first, JsonTree second, Shape shape, String path) {
    if (second instanceof JsonTree.Null && !isNullable(path, shape)) {
      return first;
    }
    boolean objects = shape instanceof Shape.Struct || shape instanceof Shape.Free;
    if (yaml
        || !objects
        || !(first instanceof JsonTree.Node one)
        || !(second instanceof JsonTree.Node other)) {
      return second;
    }
    Map<String, JsonTree> fields = new LinkedHashMap<>(one.fields());
    other
        .fields()
        .forEach(
            (key, value) -> {
              Shape inner =
                  shape instanceof Shape.Struct struct && struct.of(key) != null
                      ? struct.of(key)
                      : Shape.Plain.ANY;
              String at = Paths.child(path, key);
              fields.merge(key, value, (a, b) -> merged(a, b, inner, at));
            });
    return new JsonTree.Node(fields);
  }

  private JsonTree free(Tree.Mapping mapping, Shape value, String path) {
    Map<String, JsonTree> fields = new LinkedHashMap<>();
    for (Tree.Entry entry : mapping.entries()) {
      String inner = Paths.child(path, entry.key());
      if (fields.containsKey(entry.key())) {
        tellOfTwo(entry, Shape.Plain.ANY, inner);
      }
      places.put(inner, entry.place());
      fields.put(entry.key(), decode(entry.value(), value, inner));
    }
    return new JsonTree.Node(fields);
  }

  private JsonTree listing(Tree tree, Shape.Listing list, String path) {
    if (tree instanceof Tree.Sequence sequence) {
      List<JsonTree> values = new ArrayList<>();
      for (Tree value : sequence.values()) {
        values.add(decode(value, list.element(), Paths.child(path, values.size())));
      }
      return new JsonTree.Items(values);
    }
    if (yaml && tree instanceof Tree.Leaf && list.element() instanceof Shape.Plain) {
      return new JsonTree.Items(List.of(decode(tree, list.element(), Paths.child(path, 0))));
    }
    return wrong(tree, list, path);
  }

  private JsonTree plain(Tree tree, Shape.Plain shape, String path) {
    if (shape == Shape.Plain.ANY) {
      return any(tree, path);
    }
    JsonTree value = tree instanceof Tree.Leaf leaf ? leaf.value() : null;
    JsonTree exact = value == null ? null : yaml ? Coercion.yaml(value, shape) : value;
    return exact != null && Coercion.isOf(exact, shape) ? exact : wrong(tree, shape, path);
  }

  private JsonTree any(Tree tree, String path) {
    if (tree instanceof Tree.Mapping mapping) {
      return free(mapping, Shape.Plain.ANY, path);
    } else if (tree instanceof Tree.Sequence) {
      return listing(tree, new Shape.Listing(Shape.Plain.ANY), path);
    }
    return ((Tree.Leaf) tree).value();
  }

  private static boolean isNull(Tree tree) {
    return tree instanceof Tree.Leaf leaf && leaf.value() instanceof JsonTree.Null;
  }

  private JsonTree wrong(Tree tree, Shape shape, String path) {
    found.add(
        Diagnostic.of(
                LEGACY_WRONG_TYPE,
                places.getOrDefault(path, tree.span()),
                Paths.shown(path)
                    + " is "
                    + Tree.kind(tree)
                    + "; it must be "
                    + shape.words()
                    + ".")
            .hint("The legacy cannot read this rule either."));
    return new JsonTree.Null();
  }

  private void tellOfTwo(Tree.Entry entry, Shape shape, String path) {
    found.add(
        Diagnostic.of(LEGACY_READING, entry.place(), Paths.shown(path) + " is written twice.")
            .and(places.getOrDefault(path, entry.place()), "here before")
            .hint(
                isNull(entry.value()) && !isNullable(path, shape)
                    ? "The null changes nothing: what stands here before counts. Delete the null."
                    : "The last one counts; of two objects, each key of both. Delete what is too"
                        + " much."));
  }

  private void tellOfDuration(Tree.Entry entry) {
    found.add(
        Diagnostic.of(
                LEGACY_UNKNOWN_KEY,
                entry.place(),
                "In YAML the legacy ignores Duration: without DurationInSec the window is its"
                    + " default.")
            .hint("It is left out. Write DurationInSec, in seconds, if it was meant."));
  }

  private void tellOfUnknown(Tree.Entry entry, Shape.Struct struct, String path) {
    String place = path.isEmpty() ? "a rule" : Paths.shown(path);
    if (entry.key().equals("true") && entry.written().equalsIgnoreCase("on")) {
      found.add(
          Diagnostic.of(
                  LEGACY_UNKNOWN_KEY,
                  entry.place(),
                  "In YAML, On without quotes is the word true: the legacy finds no On here.")
              .hint("Write 'On': with quotes."));
      return;
    }
    // A name from drafts of the first version that survives in examples.
    boolean temporary = entry.key().equalsIgnoreCase("TempDataset");
    String nearest =
        temporary ? "Transient with a Dataset" : Suggestion.nearest(entry.key(), struct.names());
    found.add(
        Diagnostic.of(
                LEGACY_UNKNOWN_KEY,
                entry.place(),
                "\"" + entry.key() + "\" is not a key of " + place + ": the legacy ignores it.")
            .hint(
                nearest.isEmpty()
                    ? "It is kept by RAW. Delete it if nobody needs it."
                    : "Did you mean " + nearest + "? What is written is kept by RAW."));
  }
}
