package dev.bqt.runtime.cloud.google;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import com.google.api.client.testing.http.MockLowLevelHttpResponse;
import dev.bqt.runtime.cloud.CloudSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** A network that notes what it is asked and answers from a script; unscripted calls get a 501. */
final class ScriptedWire extends HttpTransport {
  static final String PROJECT = "our-project";

  /** One request as it went over the wire; the body is unzipped. */
  record Call(String method, String path, Map<String, String> query, String body) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  /** What a request gets. */
  interface Answer {
    LowLevelHttpResponse to(Call call) throws IOException;
  }

  private record Line(String method, String pathPart, Deque<Answer> answers) {}

  private final List<Line> script = new ArrayList<>();
  private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());

  /** Requests of this method whose path contains this get these, one by one, the last for ever. */
  ScriptedWire on(String method, String pathPart, Answer... answers) {
    script.add(new Line(method, pathPart, new ArrayDeque<>(Arrays.asList(answers))));
    return this;
  }

  GoogleCloud cloud() {
    return GoogleCloud.open(CloudSettings.inProcess(PROJECT, this));
  }

  List<Call> calls() {
    return List.copyOf(calls);
  }

  /** The calls without what was asked in them, such as {@code GET /storage/v1/b/x/o}. */
  List<String> lines() {
    return calls.stream().map(Call::toString).toList();
  }

  static Answer json(String body) {
    return json(200, body);
  }

  static Answer json(int status, String body) {
    return call -> response(status, "application/json; charset=UTF-8", body);
  }

  static LowLevelHttpResponse response(int status, String type, String body) {
    return new MockLowLevelHttpResponse()
        .setStatusCode(status)
        .setContentType(type)
        .setContent(body);
  }

  /** An error as Google's JSON APIs write it. */
  static Answer error(int status, String reason, String message) {
    return json(status, errorBody(status, reason, message));
  }

  static String errorBody(int status, String reason, String message) {
    return """
        {"error": {"code": %d, "message": "%s",
          "errors": [{"domain": "global", "reason": "%s", "message": "%s"}]}}
        """
        .formatted(status, message, reason, message);
  }

  static Answer breaks(IOException how) {
    return call -> {
      throw how;
    };
  }

  @Override
  public boolean supportsMethod(String method) {
    return true;
  }

  @Override
  protected LowLevelHttpRequest buildRequest(String method, String url) {
    return new LowLevelHttpRequest() {
      @Override
      public void addHeader(String name, String value) {}

      @Override
      public LowLevelHttpResponse execute() throws IOException {
        return answer(call(method, URI.create(url), body(this)));
      }
    };
  }

  private LowLevelHttpResponse answer(Call call) throws IOException {
    calls.add(call);
    return next(call).to(call);
  }

  private synchronized Answer next(Call call) {
    for (Line line : script) {
      if (line.method().equals(call.method()) && call.path().contains(line.pathPart())) {
        return line.answers().size() > 1 ? line.answers().poll() : line.answers().peek();
      }
    }
    return error(501, "notImplemented", "not in the script: " + call);
  }

  private static Call call(String method, URI url, String body) {
    Map<String, String> query = new TreeMap<>();
    if (url.getRawQuery() != null) {
      for (String pair : url.getRawQuery().split("&")) {
        String[] parts = pair.split("=", 2);
        query.put(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
      }
    }
    return new Call(method, url.getPath(), query, body);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String body(LowLevelHttpRequest request) throws IOException {
    if (request.getStreamingContent() == null) {
      return "";
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    request.getStreamingContent().writeTo(bytes);
    byte[] sent = bytes.toByteArray();
    if ("gzip".equals(request.getContentEncoding())) {
      sent = new GZIPInputStream(new ByteArrayInputStream(sent)).readAllBytes();
    }
    return new String(sent, StandardCharsets.UTF_8);
  }
}
