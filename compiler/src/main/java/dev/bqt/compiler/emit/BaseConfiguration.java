package dev.bqt.compiler.emit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.bqt.compiler.route.JsonTree;
import dev.bqt.compiler.route.NodeBuilder;
import dev.bqt.compiler.route.Route;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A configuration that routes are put into. All its keys stay, in their order; {@code Routes} are
 * replaced where they stand, or else come last, so that the same rules put into what was written
 * before give the same again. As the functions of 2019 read them, keys may be in any case.
 */
public final class BaseConfiguration {

  private static final String ROUTES = "Routes";
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final JsonTree.Node document;

  private BaseConfiguration(JsonTree.Node document) {
    this.document = document;
  }

  /** One without a key. */
  public static BaseConfiguration empty() {
    return new BaseConfiguration(JsonTree.Node.empty());
  }

  /** Reads one from JSON; fails unless it is one object, without a key that is given twice. */
  public static BaseConfiguration read(byte[] json) throws ConfigurationProblem {
    try (JsonParser parser = FACTORY.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new ConfigurationProblem("A configuration is a JSON object, { … }.");
      }
      JsonTree.Node document = (JsonTree.Node) value(parser);
      if (parser.nextToken() != null) {
        throw new ConfigurationProblem("Something stands behind the end of the object.");
      }
      return new BaseConfiguration(document);
    } catch (JsonProcessingException bad) {
      throw new ConfigurationProblem(
          bad.getOriginalMessage()
              + " (line "
              + bad.getLocation().getLineNr()
              + ", column "
              + bad.getLocation().getColumnNr()
              + ")");
    } catch (IOException inMemory) {
      throw new ConfigurationProblem(inMemory.getMessage());
    }
  }

  /** How many routes it has that will be replaced. */
  public int routes() {
    int count = 0;
    for (Map.Entry<String, JsonTree> field : document.fields().entrySet()) {
      if (isRoutes(field.getKey()) && field.getValue() instanceof JsonTree.Items items) {
        count += items.values().size();
      }
    }
    return count;
  }

  /** The configuration with these routes: always the same bytes. */
  public byte[] with(List<Route> routes) {
    JsonTree all = new JsonTree.Items(routes.stream().<JsonTree>map(Route::json).toList());
    NodeBuilder json = new NodeBuilder();
    for (Map.Entry<String, JsonTree> field : document.fields().entrySet()) {
      boolean replaced = isRoutes(field.getKey());
      json.put(replaced ? ROUTES : field.getKey(), replaced ? all : field.getValue());
    }
    return RouteJson.write(json.put(ROUTES, all).build());
  }

  private static boolean isRoutes(String key) {
    return key.equalsIgnoreCase(ROUTES);
  }

  private static JsonTree value(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> node(json);
      case START_ARRAY -> items(json);
      case VALUE_STRING -> new JsonTree.Chars(json.getText());
      case VALUE_TRUE -> new JsonTree.Bool(true);
      case VALUE_FALSE -> new JsonTree.Bool(false);
      case VALUE_NULL -> new JsonTree.Null();
      default -> new JsonTree.Digits(json.getText());
    };
  }

  private static JsonTree.Node node(JsonParser json) throws IOException {
    NodeBuilder node = new NodeBuilder();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String key = json.currentName();
      json.nextToken();
      node.put(key, value(json));
    }
    return node.build();
  }

  private static JsonTree.Items items(JsonParser json) throws IOException {
    List<JsonTree> values = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      values.add(value(json));
    }
    return new JsonTree.Items(values);
  }
}
