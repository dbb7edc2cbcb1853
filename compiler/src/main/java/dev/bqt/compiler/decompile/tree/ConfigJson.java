package dev.bqt.compiler.decompile.tree;

import static dev.bqt.compiler.diagnostic.DiagnosticId.LEGACY_READING;
import static dev.bqt.compiler.diagnostic.DiagnosticId.LEGACY_SYNTAX;
import static dev.bqt.compiler.diagnostic.DiagnosticId.LEGACY_WRONG_TYPE;

import dev.bqt.compiler.decompile.read.JsonText;
import dev.bqt.compiler.decompile.read.Paths;
import dev.bqt.compiler.decompile.read.Tree;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.route.JsonTree;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a file of JSON as Python does: names in their own case, of two equal keys the last. */
final class ConfigJson {

  private final Map<String, Span> places = new HashMap<>();
  private final Diagnostics found;

  private ConfigJson(Diagnostics found) {
    this.found = found;
  }

  /** The object of a file; null if it is none, which is reported. */
  static Config.Json read(IngestFile file, Diagnostics found) {
    SourceFile source = file.source();
    if (source.malformedAt() != SourceFile.WELL_FORMED) {
      Span place = source.span(source.malformedAt(), source.malformedAt());
      found.add(Diagnostic.of(LEGACY_SYNTAX, place, "From here on the file is not UTF-8."));
      return null;
    } else if (file.marked()) {
      found.add(
          Diagnostic.of(LEGACY_SYNTAX, first(source), "There is a byte order mark at the start.")
              .hint("Python's reader of JSON refuses it: save the file as UTF-8 without it."));
      return null;
    }
    Tree tree = JsonText.read(source, found);
    if (tree == null) {
      return null;
    } else if (!(tree instanceof Tree.Mapping)) {
      found.add(
          Diagnostic.of(
              LEGACY_WRONG_TYPE,
              first(source),
              "The function fails here: it wants an object, and this is " + Tree.kind(tree) + "."));
      return null;
    }
    ConfigJson reader = new ConfigJson(found);
    JsonTree.Node node = (JsonTree.Node) reader.value(tree, "");
    return new Config.Json(node, reader.places, first(source));
  }

  /** Its first character: what is to be said of all of a file is shown there. */
  static Span first(SourceFile source) {
    return source.span(0, Math.min(1, source.text().length()));
  }

  private JsonTree value(Tree tree, String path) {
    if (tree instanceof Tree.Mapping mapping) {
      Map<String, JsonTree> fields = new LinkedHashMap<>();
      for (Tree.Entry entry : mapping.entries()) {
        String inner = Paths.child(path, entry.key());
        JsonTree value = value(entry.value(), inner);
        if (fields.put(entry.key(), value) != null) {
          String message = inner + " stands here a second time: the last one counts.";
          found.add(Diagnostic.of(LEGACY_READING, entry.place(), message).hint("Keep one."));
        }
        places.put(inner, entry.place());
      }
      return new JsonTree.Node(fields);
    } else if (tree instanceof Tree.Sequence list) {
      List<JsonTree> values = new ArrayList<>();
      for (Tree each : list.values()) {
        values.add(value(each, Paths.child(path, values.size())));
      }
      return new JsonTree.Items(values);
    }
    return ((Tree.Leaf) tree).value();
  }
}
