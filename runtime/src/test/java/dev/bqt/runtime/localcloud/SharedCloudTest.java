package dev.bqt.runtime.localcloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One folder, several that use it. */
class SharedCloudTest {
  private static final String STORAGE = "https://storage.googleapis.com";
  private static final String OBJECT = "/download/storage/v1/b/bkt/o/a%20b%2Bc%3F?alt=media";

  @TempDir Path root;
  private final Queue<Runnable> jobs = new ArrayDeque<>();
  private Instant now = Instant.parse("2026-03-01T10:00:00Z");

  @BeforeEach
  void layOut() throws IOException {
    Files.createDirectories(root.resolve("buckets/bkt"));
  }

  @Test
  void theSecondAsksTheFirst() throws IOException {
    try (SharedCloud first = open();
        SharedCloud second = open()) {
      assertThat(put(second, "a%20b%2Bc%3F", "hello")).isEqualTo(200);
      assertThat(root.resolve("buckets/bkt/a b+c?")).hasContent("hello");
      assertThat(get(first, OBJECT)).isEqualTo("200 hello");
      assertThat(get(second, OBJECT)).isEqualTo("200 hello");
      assertThat(get(second, "/storage/v1/b/none/o")).startsWith("404 ").contains("bucket");
      assertThat(put(second, "a%20b%2Bc%3F&ifGenerationMatch=0", "again")).isEqualTo(412);
    }
    assertThat(root.resolve("state/endpoint.json")).doesNotExist();
  }

  @Test
  void whenTheFirstEndsTheSecondGoesOn() throws IOException {
    SharedCloud first = open();
    try (SharedCloud second = open()) {
      put(second, "a%20b%2Bc%3F", "hello");
      Endpoint before = Endpoint.read(root).orElseThrow();
      first.close();
      assertThat(get(second, OBJECT)).isEqualTo("200 hello");
      assertThat(Endpoint.read(root)).get().isNotEqualTo(before);
      try (SharedCloud third = open()) {
        assertThat(get(third, OBJECT)).isEqualTo("200 hello");
      }
    }
  }

  @Test
  void whatIsLeftByTheDeadMisleadsNobody() throws IOException {
    Files.createDirectories(root.resolve("state"));
    try (SharedCloud other = SharedCloud.open(settings(root.resolve("other")))) {
      Endpoint elsewhere = Endpoint.read(root.resolve("other")).orElseThrow();
      Endpoint stale = new Endpoint(elsewhere.port(), 1, Instant.EPOCH, "another token");
      stale.write(root);
      assertThat(new LocalGuest(stale).isWelcome()).isFalse();
      assertThat(get(other, "/storage/v1/b")).startsWith("200 ");
      try (SharedCloud first = open();
          SharedCloud second = open()) {
        put(first, "a%20b%2Bc%3F", "hello");
        assertThat(get(second, OBJECT)).isEqualTo("200 hello");
      }
    }
  }

  @Test
  void oneThatDoesNotAnswerIsNamed() throws IOException {
    LocalCloud silent = LocalCloud.open(settings(root));
    try (silent) {
      long pid = ProcessHandle.current().pid();
      new Endpoint(1, pid, Instant.now(), "t").write(root);
      assertThatThrownBy(() -> SharedCloud.open(everySecondsLater(6, () -> {})))
          .isInstanceOf(LocalCloudException.class)
          .hasMessageContaining("in use by process " + pid + ", which does not answer");
    }
  }

  @Test
  void whatADeadProcessLeavesIsWaitedForUntilItCanBeOpened() throws Exception {
    for (Endpoint left : List.of(ofADeadProcess(), ofAnotherProcessWithItsNumber())) {
      LocalCloud successor = LocalCloud.open(settings(root));
      left.write(root);
      try (SharedCloud cloud = SharedCloud.open(everySecondsLater(6, successor::close))) {
        assertThat(get(cloud, "/storage/v1/b")).startsWith("200 ");
      }
    }
  }

  @Test
  void whoHasADeadProcesssFolderAndSaysNothingIsNotNamedAfterIt() throws Exception {
    LocalCloud silent = LocalCloud.open(settings(root));
    try (silent) {
      ofADeadProcess().write(root);
      assertThatThrownBy(() -> SharedCloud.open(everySecondsLater(30, () -> {})))
          .isInstanceOf(LocalCloudException.class)
          .hasMessageContaining("in use by another process, which has not said where it answers");
    }
  }

  private static Endpoint ofADeadProcess() throws Exception {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    return new Endpoint(1, process.pid(), Instant.now(), "t");
  }

  private static Endpoint ofAnotherProcessWithItsNumber() {
    return new Endpoint(1, ProcessHandle.current().pid(), Instant.EPOCH, "t");
  }

  /** So many seconds pass between two looks at the clock; before the fifth something happens. */
  private LocalCloudSettings everySecondsLater(int seconds, Runnable event) {
    AtomicInteger looks = new AtomicInteger();
    InstantSource clock =
        () -> {
          if (looks.incrementAndGet() == 5) {
            event.run();
          }
          return now = now.plusSeconds(seconds);
        };
    return new LocalCloudSettings(root, "p", clock, jobs::add, at -> {});
  }

  @Test
  void whatIsBeingWrittenIsSeenByBoth() throws IOException {
    try (SharedCloud first = open();
        SharedCloud second = open()) {
      assertThat(second.nextSettling()).isEmpty();
      Path file = Files.writeString(root.resolve("buckets/bkt/new"), "x");
      Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.from(now));
      assertThat(second.nextSettling()).isPresent().isEqualTo(first.nextSettling());
    }
  }

  @Test
  void webPagesAreNotAnswered() throws IOException {
    try (SharedCloud first = open()) {
      assertThat(get(first, "/storage/v1/b")).startsWith("200 ");
      URI url = URI.create(Endpoint.read(root).orElseThrow().url() + "/storage/v1/b");
      var request = java.net.http.HttpRequest.newBuilder(url);
      assertThat(send(request.build())).isEqualTo(200);
      assertThat(send(request.header("Origin", "https://example.org").build())).isEqualTo(403);
    }
  }

  private static int send(java.net.http.HttpRequest request) throws IOException {
    try {
      return java.net.http.HttpClient.newHttpClient()
          .send(request, java.net.http.HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private SharedCloud open() {
    return SharedCloud.open(settings(root));
  }

  private LocalCloudSettings settings(Path folder) {
    return new LocalCloudSettings(folder, "p", () -> now, jobs::add, at -> {});
  }

  private static HttpRequest request(SharedCloud cloud, String target) throws IOException {
    GenericUrl url = new GenericUrl(STORAGE + target, true);
    return cloud
        .transport()
        .createRequestFactory()
        .buildGetRequest(url)
        .setThrowExceptionOnExecuteError(false);
  }

  private static String get(SharedCloud cloud, String target) throws IOException {
    HttpResponse answer = request(cloud, target).execute();
    return answer.getStatusCode() + " " + answer.parseAsString();
  }

  private static int put(SharedCloud cloud, String name, String content) throws IOException {
    String target = "/upload/storage/v1/b/bkt/o?uploadType=media&name=" + name;
    HttpResponse answer =
        cloud
            .transport()
            .createRequestFactory()
            .buildPostRequest(
                new GenericUrl(STORAGE + target, true),
                new ByteArrayContent("text/plain", content.getBytes(UTF_8)))
            .setThrowExceptionOnExecuteError(false)
            .execute();
    answer.disconnect();
    return answer.getStatusCode();
  }
}
