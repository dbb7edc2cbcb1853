package dev.bqt.runtime.localcloud.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Percent-encoding of paths (where {@code +} is itself) and queries (where it is a space). */
final class Percent {
  private Percent() {}

  static String path(String encoded) {
    return form(encoded.replace("+", "%2B"));
  }

  static Map<String, List<String>> query(String encoded) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String pair : encoded.split("&")) {
      int equals = pair.indexOf('=');
      String name = form(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : form(pair.substring(equals + 1));
      values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }
    return values;
  }

  private static String form(String encoded) {
    try {
      return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw CloudError.invalid("Broken percent-encoding in '" + encoded + "'.");
    }
  }
}
