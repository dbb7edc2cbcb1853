package dev.bqt.compiler.decompile.read.action;

import dev.bqt.compiler.option.ActionFields;
import dev.bqt.compiler.route.JsonTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The requests of actions with the names of their fields as BqTail declares them: it finds them in
 * any case.
 *
 * <p>Left as they are: a field that is there twice, of which one wins by chance; and the addresses
 * of delete and move, which BqTail looks for by their very names before it fills in what was
 * loaded.
 */
public final class Requests {

  private static final Set<String> BY_THEIR_NAMES = Set.of("URLs", "SourceURLs", "SourceURL");

  private static final List<String> OF_CREDENTIALS = List.of("URL", "Key");

  private Requests() {}

  /** A list of actions, and the lists below them; anything else as it is. */
  public static JsonTree all(JsonTree list) {
    return each(list, Requests::action);
  }

  /** A list with each of its objects changed so; anything else as it is. */
  public static JsonTree each(JsonTree list, Function<JsonTree.Node, JsonTree> change) {
    if (!(list instanceof JsonTree.Items items)) {
      return list;
    }
    List<JsonTree> changed = new ArrayList<>();
    for (JsonTree item : items.values()) {
      changed.add(item instanceof JsonTree.Node object ? change.apply(object) : item);
    }
    return new JsonTree.Items(changed);
  }

  /** A batch with the actions that follow its group. */
  public static JsonTree.Node ofGroup(JsonTree.Node batch) {
    if (!(batch.fields().get("Group") instanceof JsonTree.Node group)) {
      return batch;
    }
    return with(batch, "Group", with(group, "OnDone", all(group.fields().get("OnDone"))));
  }

  private static JsonTree.Node with(JsonTree.Node node, String key, JsonTree value) {
    if (!node.fields().containsKey(key)) {
      return node;
    }
    Map<String, JsonTree> fields = new LinkedHashMap<>(node.fields());
    fields.put(key, value);
    return new JsonTree.Node(fields);
  }

  private static JsonTree.Node action(JsonTree.Node action) {
    JsonTree.Node all = with(action, "OnSuccess", all(action.fields().get("OnSuccess")));
    all = with(all, "OnFailure", all(action.fields().get("OnFailure")));
    boolean named =
        action.fields().get("Action") instanceof JsonTree.Chars
            && action.fields().get("Request") instanceof JsonTree.Node;
    if (!named) {
      return all;
    }
    String name = ((JsonTree.Chars) action.fields().get("Action")).value();
    return with(all, "Request", request(name, (JsonTree.Node) action.fields().get("Request")));
  }

  private static JsonTree.Node request(String action, JsonTree.Node request) {
    Map<String, JsonTree> fields = new LinkedHashMap<>();
    request
        .fields()
        .forEach(
            (key, value) -> {
              String name = name(action, key);
              boolean once = count(request, key) == 1;
              boolean credentials = "Credentials".equals(name) && once;
              fields.put(
                  name == null || !once ? key : name,
                  credentials && value instanceof JsonTree.Node node ? credentials(node) : value);
            });
    return new JsonTree.Node(fields);
  }

  /** Null if the field stays as it is written. */
  private static String name(String action, String key) {
    String name = ActionFields.name(action, key);
    return name == null || BY_THEIR_NAMES.contains(name) ? null : name;
  }

  private static JsonTree.Node credentials(JsonTree.Node node) {
    Map<String, JsonTree> fields = new LinkedHashMap<>();
    node.fields()
        .forEach(
            (key, value) -> {
              String name =
                  OF_CREDENTIALS.stream().filter(key::equalsIgnoreCase).findFirst().orElse(key);
              fields.put(count(node, key) == 1 ? name : key, value);
            });
    return new JsonTree.Node(fields);
  }

  private static long count(JsonTree.Node node, String key) {
    return node.fields().keySet().stream().filter(key::equalsIgnoreCase).count();
  }
}
