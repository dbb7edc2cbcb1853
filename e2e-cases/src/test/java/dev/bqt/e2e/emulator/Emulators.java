package dev.bqt.e2e.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/**
 * fake-gcs-server and bigquery-emulator, as people and their programs use them: without our door.
 *
 * @param storage root URL
 * @param bigQuery root URL
 */
public record Emulators(String storage, String bigQuery) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int NOT_FOUND = 404;

  /** Empties both: all buckets are gone, and all datasets and jobs of this project. */
  public void reset(String project) {
    call("POST", storage + "/_internal/delete_all", BodyPublishers.noBody());
    String root = project(project);
    for (JsonNode dataset : get(root + "/datasets").path("datasets")) {
      String id = dataset.path("datasetReference").path("datasetId").asText();
      delete(root + "/datasets/" + id + "?deleteContents=true");
    }
    for (JsonNode job : get(root + "/jobs").path("jobs")) {
      delete(root + "/jobs/" + job.path("jobReference").path("jobId").asText() + "/delete");
    }
  }

  /** Makes a dataset in {@code US}. */
  public void makeDataset(String project, String dataset) {
    String body =
        "{\"datasetReference\": {\"projectId\": \"%s\", \"datasetId\": \"%s\"}, \"location\": \"US\"}"
            .formatted(project, dataset);
    call("POST", project(project) + "/datasets", BodyPublishers.ofString(body));
  }

  /** Makes a bucket that is not there yet. */
  public void makeBucket(String bucket) {
    String body = "{\"name\": \"" + bucket + "\"}";
    call("POST", storage + "/storage/v1/b", BodyPublishers.ofString(body));
  }

  /** Whether there is that bucket. */
  public boolean hasBucket(String bucket) {
    return answer("GET", storage + "/storage/v1/b/" + bucket, BodyPublishers.noBody()).statusCode()
        != NOT_FOUND;
  }

  /** Whether there is that object. */
  public boolean hasObject(String bucket, String name) {
    return answer("GET", object(bucket, name), BodyPublishers.noBody()).statusCode() != NOT_FOUND;
  }

  /** Writes the object, and gives its generation. */
  public long put(String bucket, String name, byte[] content) {
    String url =
        storage + "/upload/storage/v1/b/" + bucket + "/o?uploadType=media&name=" + encode(name);
    return call("POST", url, BodyPublishers.ofByteArray(content)).path("generation").asLong();
  }

  /** Deletes the object. */
  public void deleteObject(String bucket, String name) {
    delete(object(bucket, name));
  }

  private String object(String bucket, String name) {
    return storage + "/storage/v1/b/" + bucket + "/o/" + encode(name);
  }

  private String project(String project) {
    return bigQuery + "/bigquery/v2/projects/" + project;
  }

  private static JsonNode get(String url) {
    return call("GET", url, BodyPublishers.noBody());
  }

  private static void delete(String url) {
    call("DELETE", url, BodyPublishers.noBody());
  }

  private static JsonNode call(String method, String url, BodyPublisher body) {
    HttpResponse<String> answer = answer(method, url, body);
    if (answer.statusCode() >= 300) {
      throw new AssertionError(
          method + " " + url + ": " + answer.statusCode() + " " + answer.body());
    }
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpResponse<String> answer(String method, String url, BodyPublisher body) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url))
              .method(method, body)
              .header("content-type", "application/json")
              .build();
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encode(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
