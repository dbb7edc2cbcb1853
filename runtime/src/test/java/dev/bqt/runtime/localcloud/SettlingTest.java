package dev.bqt.runtime.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobInfo;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a file is an object, and which generation it has. */
class SettlingTest {
  @TempDir Path root;
  private LocalCloudFixture local;

  @BeforeEach
  void open() {
    local = new LocalCloudFixture(root);
    local.file("bkt", "old", "x");
  }

  @AfterEach
  void close() {
    local.close();
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    local.storage().list("bkt").iterateAll().forEach(blob -> names.add(blob.getName()));
    return names;
  }

  private Blob get(String name) {
    return local.storage().get("bkt", name);
  }

  @Test
  void anOldFileCountsAtOnceWithItsOwnTime() {
    assertThat(names()).containsExactly("old");
    assertThat(local.cloud().nextSettling()).isEmpty();
    assertThat(get("old").getCreateTimeOffsetDateTime().toInstant())
        .isEqualTo(local.now.minusSeconds(60));
  }

  @Test
  void aFileCountsTwoSecondsAfterItsLastWrite() {
    local.file("bkt", "new", "1", local.now.minusMillis(500));
    assertThat(names()).containsExactly("old");
    assertThat(get("new")).isNull();
    assertThat(local.cloud().nextSettling()).contains(local.now.plusMillis(1500));
    local.advance(Duration.ofSeconds(1));
    Instant written = local.now;
    local.file("bkt", "new", "12", written);
    local.advance(Duration.ofMillis(1999));
    assertThat(names()).containsExactly("old");
    local.advance(Duration.ofMillis(1));
    assertThat(names()).containsExactly("new", "old");
    assertThat(get("new").getCreateTimeOffsetDateTime().toInstant()).isEqualTo(written);
    assertThat(local.cloud().nextSettling()).isEmpty();
  }

  @Test
  void aTimeInTheFutureIsNotBelieved() {
    local.file("bkt", "future", "x", local.now.plus(Duration.ofDays(365)));
    Instant seen = local.now;
    assertThat(names()).containsExactly("old");
    assertThat(local.cloud().nextSettling()).contains(seen.plusSeconds(2));
    local.advance(Duration.ofSeconds(2));
    assertThat(names()).containsExactly("future", "old");
    assertThat(get("future").getCreateTimeOffsetDateTime().toInstant()).isEqualTo(seen);
  }

  @Test
  void whatIsRenamedFromADotCountsAtOnce() throws Exception {
    Path part = local.file("bkt", "in/.part", "whole", local.now);
    assertThat(names()).containsExactly("old");
    Files.move(part, part.resolveSibling("whole.json"), StandardCopyOption.ATOMIC_MOVE);
    assertThat(names()).containsExactly("in/whole.json", "old");
  }

  @Test
  void whatWeWriteCountsAtOnce() {
    byte[] content = "x".getBytes(StandardCharsets.UTF_8);
    local.storage().create(BlobInfo.newBuilder("bkt", "own").build(), content);
    assertThat(names()).containsExactly("old", "own");
    assertThat(local.cloud().nextSettling()).isEmpty();
  }

  @Test
  void aFileThatIsBeingWrittenIsNotOverwrittenByCreateIfAbsent() {
    local.file("bkt", "busy", "half", local.now);
    assertThat(get("busy")).isNull();
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () ->
                local
                    .storage()
                    .create(
                        BlobInfo.newBuilder("bkt", "busy").build(),
                        new byte[0],
                        com.google.cloud.storage.Storage.BlobTargetOption.doesNotExist()))
        .isInstanceOfSatisfying(
            com.google.cloud.storage.StorageException.class,
            e -> assertThat(e.getCode()).isEqualTo(412));
  }

  @Test
  void aGenerationIsThatOfTheContent() throws Exception {
    long first = get("old").getGeneration();
    local.restart();
    assertThat(get("old").getGeneration()).isEqualTo(first);

    Path file = root.resolve("buckets/bkt/old");
    Path away = Files.move(file, root.resolve("away"));
    assertThat(names()).isEmpty();
    Files.move(away, file);
    assertThat(get("old").getGeneration()).isEqualTo(first);

    Files.setLastModifiedTime(file, FileTime.from(local.now.minusSeconds(30)));
    long second = get("old").getGeneration();
    assertThat(second).isGreaterThan(first);
    Path twin = Files.writeString(root.resolve("twin"), "x");
    Files.setLastModifiedTime(twin, Files.getLastModifiedTime(file));
    Files.move(twin, file, StandardCopyOption.REPLACE_EXISTING);
    assertThat(get("old").getGeneration()).isGreaterThan(second);
  }

  @Test
  void generationsNeverRepeatEvenWhenTheClockGoesBack() {
    long first = get("old").getGeneration();
    local.restart();
    local.now = local.now.minus(Duration.ofDays(1));
    local.file("bkt", "older", "x");
    assertThat(get("older").getGeneration()).isGreaterThan(first);
  }

  @Test
  void aKillWhileAnObjectTakesItsNameLosesNothing() {
    for (String place : List.of("storage.create.before-rename", "storage.create.after-rename")) {
      String name = place.substring(15);
      local.failpoint =
          at -> {
            if (at.equals(place)) {
              throw new AssertionError("killed");
            }
          };
      org.assertj.core.api.Assertions.assertThatThrownBy(
              () ->
                  local
                      .storage()
                      .create(
                          BlobInfo.newBuilder("bkt", name)
                              .setMetadata(java.util.Map.of("who", "me"))
                              .build(),
                          new byte[] {1}))
          .isInstanceOf(AssertionError.class);
      local.failpoint = at -> {};
      local.restart();
    }
    assertThat(names()).containsExactly("after-rename", "old");
    assertThat(get("after-rename").getMetadata()).containsEntry("who", "me");
  }
}
