package dev.bqt.runtime.localcloud.sql;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bqt.runtime.localcloud.schema.FieldType;
import dev.bqt.runtime.localcloud.schema.Names;
import java.util.stream.Collectors;

/** Strings, bytes and parameters. */
final class Literals {
  private final Rewriting statement;
  private final JsonNode parameters;

  /**
   * @param parameters {@code queryParameters} of the API
   */
  Literals(Rewriting statement, JsonNode parameters) {
    this.statement = statement;
    this.parameters = parameters;
  }

  void rewrite() {
    int positional = 0;
    for (int i = 0; i < statement.size(); i++) {
      Token token = statement.token(i);
      if (token.kind() == Token.Kind.STRING) {
        statement.set(i, Names.literal(token.value()));
      } else if (token.kind() == Token.Kind.BYTES) {
        statement.set(i, bytes(token.value()));
      } else if (token.kind() == Token.Kind.PARAMETER) {
        statement.set(i, named(token.value(), i));
      } else if (token.is('?')) {
        statement.set(i, value(parameters.path(positional++), i));
      }
    }
  }

  private static String bytes(String value) {
    return value
        .codePoints()
        .mapToObj(c -> String.format("\\x%02X", c & 0xFF))
        .collect(Collectors.joining("", "'", "'::BLOB"));
  }

  private String named(String name, int index) {
    for (JsonNode parameter : parameters) {
      if (parameter.path("name").asText().equalsIgnoreCase(name)) {
        return value(parameter, index);
      }
    }
    throw statement.error("Query parameter '" + name + "' not found", index);
  }

  private String value(JsonNode parameter, int index) {
    String type = parameter.path("parameterType").path("type").asText();
    JsonNode value = parameter.path("parameterValue").path("value");
    FieldType known =
        FieldType.named(type)
            .filter(one -> one != FieldType.STRUCT)
            .orElseThrow(
                () ->
                    statement.error(
                        "A query parameter of type '" + type + "' is not built in localcloud",
                        index));
    String text = value.isMissingNode() || value.isNull() ? "NULL" : Names.literal(value.asText());
    return "CAST(" + text + " AS " + known.duck() + ")";
  }
}
