package dev.bqt.e2e.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.testing.http.MockLowLevelHttpResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The network between Google's clients and the emulators, in the case's time. It changes three
 * things and no more: generations and times of objects, both ways; the name of the project, both
 * ways, for each case has one of its own; and a load job that was asked for in this second is told
 * as running until the second is over, for the emulator runs each within the call that asks for it.
 */
public final class SimulatedTransport extends HttpTransport {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BIGQUERY = "/bigquery/v2/";
  private static final Pattern ASKED =
      Pattern.compile("(?i)(?<=generation(?:Match|NotMatch)?=)[1-9]\\d*");
  private static final List<String> TIMES =
      List.of("timeCreated", "updated", "timeStorageClassUpdated", "timeFinalized");

  private final HttpTransport network = new NetHttpTransport();
  private final SimulatedTimes times;
  private final Project project;
  private final Set<String> running = new HashSet<>();

  /** How a project is called in the case, and how at the emulator. */
  public record Project(String told, String real) {
    private String toReal(String request) {
      return renamed(request, told, real);
    }

    private String toTold(String answer) {
      return renamed(answer, real, told);
    }

    private static String renamed(String text, String from, String to) {
      return text.replace("/projects/" + from + "/", "/projects/" + to + "/")
          .replace("`" + from + ".", "`" + to + ".")
          .replaceAll("(\"projectId\": ?\")" + from + "\"", "$1" + to + "\"");
    }
  }

  /** Tells generations and times by these, and this project. */
  public SimulatedTransport(SimulatedTimes times, Project project) {
    this.times = times;
    this.project = project;
  }

  /** The second is over: all jobs have ended. */
  public void endJobs() {
    running.clear();
  }

  @Override
  public boolean supportsMethod(String method) {
    return true;
  }

  @Override
  protected LowLevelHttpRequest buildRequest(String method, String url) {
    Map<String, String> headers = new LinkedHashMap<>();
    return new LowLevelHttpRequest() {
      @Override
      public void addHeader(String name, String value) {
        headers.put(name, value);
      }

      @Override
      public LowLevelHttpResponse execute() throws IOException {
        return answer(Exchange.of(method, url, headers, this));
      }
    };
  }

  private LowLevelHttpResponse answer(Exchange asked) throws IOException {
    MockLowLevelHttpResponse answer = real(asked).over(network);
    boolean json = answer.getContentType() != null && answer.getContentType().contains("json");
    if (json && !asked.url().contains("alt=media")) {
      byte[] content = answer.getContent().readAllBytes();
      byte[] told = content.length == 0 ? content : told(asked, content);
      answer.setContent(told).setContentLength(told.length);
    }
    return answer;
  }

  private Exchange real(Exchange asked) {
    if (asked.url().contains(BIGQUERY)) {
      byte[] body = asked.body() == null ? null : bytes(project.toReal(text(asked.body())));
      return asked.with(project.toReal(asked.url()), body);
    }
    boolean parts = asked.url().contains("/batch/");
    byte[] body = parts ? bytes(real(text(asked.body()))) : asked.body();
    return asked.with(real(asked.url()), body);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }

  private String real(String request) {
    return ASKED.matcher(request).replaceAll(this::real);
  }

  private String real(MatchResult simulated) {
    return Long.toString(times.real(Long.parseLong(simulated.group())));
  }

  private byte[] told(Exchange asked, byte[] content) throws IOException {
    if (asked.url().contains(BIGQUERY)) {
      JsonNode answer = JSON.readTree(project.toTold(text(content)));
      tellJob(asked.method(), answer);
      return JSON.writeValueAsBytes(answer);
    }
    JsonNode answer = JSON.readTree(content);
    tellTimes(answer);
    return JSON.writeValueAsBytes(answer);
  }

  private void tellTimes(JsonNode node) {
    if (node instanceof ObjectNode object && object.hasNonNull("generation")) {
      SimulatedTimes.Version version = times.of(object.get("generation").asLong());
      object.put("generation", Long.toString(version.generation()));
      TIMES.stream()
          .filter(object::hasNonNull)
          .forEach(time -> object.put(time, version.created().toString()));
    }
    node.forEach(this::tellTimes);
  }

  private void tellJob(String method, JsonNode answer) {
    if (answer instanceof ObjectNode job && job.path("configuration").hasNonNull("load")) {
      String id = job.path("jobReference").path("jobId").asText();
      if (method.equals("POST")) {
        running.add(id);
      }
      if (running.contains(id)) {
        job.putObject("status").put("state", "RUNNING");
      }
    }
  }
}
