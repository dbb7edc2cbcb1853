package dev.bqt.compiler.decompile.read;

import dev.bqt.compiler.decompile.read.action.Requests;
import dev.bqt.compiler.route.JsonTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the legacy itself rewrites when it loads a rule: its former ways to say something. */
final class Modern {

  private Modern() {}

  /** {@code TransientDataset} is {@code Transient.Dataset}; a route of 2019 is put into order. */
  static LegacyRule of(LegacyRule rule) {
    Map<String, JsonTree> fields = new LinkedHashMap<>(rule.json().fields());
    if (fields.get("Dest") instanceof JsonTree.Node dest) {
      fields.put("Dest", dest(dest, rule.kind()));
    }
    boolean object = rule.kind() == LegacyRule.Kind.OBJECT;
    fields.replaceAll(
        (key, value) ->
            !key.startsWith("On") ? value : object ? Requests.all(value) : actions(value));
    if (object && fields.get("Batch") instanceof JsonTree.Node batch) {
      fields.put("Batch", Requests.ofGroup(batch));
    }
    return rule.with(new JsonTree.Node(fields));
  }

  /** The kind of a job in capitals, as BigQuery writes it; the legacy compares without case. */
  static JsonTree.Node withType(JsonTree.Node route) {
    if (!(route.fields().get("When") instanceof JsonTree.Node when)
        || !(when.fields().get("Type") instanceof JsonTree.Chars type)) {
      return route;
    }
    Map<String, JsonTree> inner = new LinkedHashMap<>(when.fields());
    inner.put("Type", new JsonTree.Chars(type.value().toUpperCase(Locale.ROOT)));
    Map<String, JsonTree> fields = new LinkedHashMap<>(route.fields());
    fields.put("When", new JsonTree.Node(inner));
    return new JsonTree.Node(fields);
  }

  private static JsonTree.Node dest(JsonTree.Node dest, LegacyRule.Kind kind) {
    Map<String, JsonTree> fields = new LinkedHashMap<>(dest.fields());
    if (fields.get("TransientDataset") instanceof JsonTree.Chars name && !name.value().isEmpty()) {
      Map<String, JsonTree> inner = new LinkedHashMap<>();
      if (fields.get("Transient") instanceof JsonTree.Node stated) {
        inner.putAll(stated.fields());
      }
      boolean open =
          !(inner.get("Dataset") instanceof JsonTree.Chars own)
              || own.value().isEmpty()
              || own.equals(name);
      if (open) {
        inner.put("Dataset", name);
        fields.put("Transient", new JsonTree.Node(inner));
        fields.remove("TransientDataset");
      }
    }
    boolean old = kind == LegacyRule.Kind.OBJECT_2019;
    if (old && fields.get("Pattern") instanceof JsonTree.Chars pattern) {
      fields.put("Pattern", new JsonTree.Chars(withSlash(pattern.value())));
    }
    return new JsonTree.Node(fields);
  }

  /** In 2019 a pattern saw the path without its leading slash. */
  private static String withSlash(String pattern) {
    return pattern.startsWith("^") ? "^/" + pattern.substring(1) : pattern;
  }

  /** In 2019 what follows an action stood in its request. */
  private static JsonTree actions(JsonTree list) {
    return Requests.each(list, Modern::action);
  }

  private static JsonTree action(JsonTree.Node action) {
    Map<String, JsonTree> fields = new LinkedHashMap<>(action.fields());
    if (fields.get("Request") instanceof JsonTree.Node request) {
      Map<String, JsonTree> inner = new LinkedHashMap<>(request.fields());
      for (String outcome : List.of("OnSuccess", "OnFailure")) {
        if (!fields.containsKey(outcome) && inner.get(outcome) instanceof JsonTree.Items) {
          fields.put(outcome, actions(inner.remove(outcome)));
        }
      }
      fields.put("Request", new JsonTree.Node(inner));
    }
    return new JsonTree.Node(fields);
  }
}
