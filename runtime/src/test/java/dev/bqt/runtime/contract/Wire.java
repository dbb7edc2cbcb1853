package dev.bqt.runtime.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpContent;
import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpResponse;
import dev.bqt.runtime.cloud.CloudSettings;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Plain requests, where neither our door nor Google's clients show what is answered. */
record Wire(CloudSettings settings) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * An answer.
   *
   * @param headers first values, by names in lower case
   */
  record Reply(int status, Map<String, String> headers, byte[] bytes) {

    String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    JsonNode json() throws IOException {
      return JSON.readTree(bytes);
    }

    /** The {@code reason} of Google's first error; empty when there is none. */
    String reason() throws IOException {
      return json().path("error").path("errors").path(0).path("reason").asText();
    }
  }

  Reply get(String path) throws IOException {
    return send("GET", path, Map.of(), null);
  }

  /** A body of null sends none; text is sent as {@code content-type} says, else as JSON. */
  Reply send(String method, String path, Map<String, String> headers, String body)
      throws IOException {
    HttpContent content = null;
    if (body != null) {
      String type = headers.getOrDefault("content-type", "application/json");
      content = new ByteArrayContent(type, body.getBytes(StandardCharsets.UTF_8));
    }
    HttpRequest request =
        settings
            .transport()
            .createRequestFactory()
            .buildRequest(method, new GenericUrl(root(path) + path, true), content);
    HttpHeaders sent = new HttpHeaders();
    headers.forEach((name, value) -> set(sent, name, value));
    request
        .setHeaders(sent)
        .setThrowExceptionOnExecuteError(false)
        .setFollowRedirects(false)
        .setConnectTimeout(20_000)
        .setReadTimeout(20_000);
    HttpResponse response = request.execute();
    try {
      byte[] bytes =
          response.getContent() == null ? new byte[0] : response.getContent().readAllBytes();
      return new Reply(response.getStatusCode(), headers(response.getHeaders()), bytes);
    } finally {
      response.disconnect();
    }
  }

  private static void set(HttpHeaders headers, String name, String value) {
    if (name.equals("range")) {
      headers.setRange(value);
    } else if (name.equals("content-range")) {
      headers.setContentRange(value);
    } else if (!name.equals("content-type")) {
      headers.set(name, value);
    }
  }

  private static Map<String, String> headers(HttpHeaders all) {
    Map<String, String> headers = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String name : all.keySet()) {
      String value = all.getFirstHeaderStringValue(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    return headers;
  }

  private String root(String path) {
    if (path.startsWith("/bigquery/")) {
      return settings.bigQueryHost() == null
          ? "https://bigquery.googleapis.com"
          : settings.bigQueryHost();
    }
    return settings.storageHost() == null
        ? "https://storage.googleapis.com"
        : settings.storageHost();
  }

  /** As part of a path or of a query. */
  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
