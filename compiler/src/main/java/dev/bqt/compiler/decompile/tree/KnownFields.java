package dev.bqt.compiler.decompile.tree;

import dev.bqt.compiler.decompile.read.Paths;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.DiagnosticId;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.diagnostic.Suggestion;
import dev.bqt.compiler.option.ExternalOptions;
import dev.bqt.compiler.option.IngestOptions;
import dev.bqt.compiler.option.LoadFormat;
import dev.bqt.compiler.option.LoadOption;
import dev.bqt.compiler.option.LoadOptions;
import dev.bqt.compiler.route.JsonTree;
import java.util.ArrayList;
import java.util.List;

/** Keys are fields of BigQuery's REST interface, or the function's own: others are told of. */
final class KnownFields {

  private final Config.Json json;
  private final Diagnostics found;

  private KnownFields(Config.Json json, Diagnostics found) {
    this.json = json;
    this.found = found;
  }

  static void inspectLoad(Config.Json json, Diagnostics found) {
    new KnownFields(json, found)
        .inspect("", json.node(), IngestOptions.OF_LOAD, IngestOptions.BESIDE_LOAD);
  }

  static void inspectExternal(Config.Json json, Diagnostics found) {
    // Each format's table has the fields of all formats, and its own once more.
    LoadOptions table = ExternalOptions.of(LoadFormat.ORC);
    new KnownFields(json, found).inspect("", json.node(), table, IngestOptions.BESIDE_EXTERNAL);
  }

  private void inspect(String path, JsonTree.Node node, LoadOptions table, List<String> more) {
    List<String> names = new ArrayList<>(more);
    names.addAll(table.restNames());
    node.fields()
        .forEach(
            (key, value) -> {
              String inner = Paths.child(path, key);
              LoadOption option = table.findRest(key);
              if (!names.contains(key)) {
                found.add(unknown(inner, key, names));
              } else if (option != null
                  && option.inside() != null
                  && value instanceof JsonTree.Node map) {
                inspect(inner, map, option.inside(), List.of());
              }
            });
  }

  private Diagnostic unknown(String path, String key, List<String> names) {
    String meant = Suggestion.nearest(key.replace("_", ""), names);
    return Diagnostic.of(
            DiagnosticId.LEGACY_UNKNOWN_KEY,
            json.place(path),
            (key.isEmpty() ? "\"\"" : path)
                + ": the function passes it on, and BigQuery has no such field here.")
        .hint(meant.isEmpty() ? "RAW keeps it." : "RAW keeps it. Did you mean " + meant + "?");
  }
}
