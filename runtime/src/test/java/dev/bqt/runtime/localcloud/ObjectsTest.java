package dev.bqt.runtime.localcloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.ReadChannel;
import com.google.cloud.WriteChannel;
import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobListOption;
import com.google.cloud.storage.Storage.BlobTargetOption;
import com.google.cloud.storage.StorageException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects through the client of Cloud Storage. */
class ObjectsTest {
  @TempDir Path root;
  private LocalCloudFixture local;
  private Storage storage;

  LocalCloudFixture.Way way() {
    return LocalCloudFixture.Way.IN_PROCESS;
  }

  @BeforeEach
  void open() {
    local = new LocalCloudFixture(root, way());
    local.file("bkt", "seed.txt", "seed");
    storage = local.storage();
  }

  @AfterEach
  void close() {
    local.close();
  }

  private Blob create(String name, String content, BlobTargetOption... options) {
    BlobInfo info = BlobInfo.newBuilder("bkt", name).setContentType("text/plain").build();
    return storage.create(info, content.getBytes(UTF_8), options);
  }

  private List<String> names(BlobListOption... options) {
    List<String> names = new ArrayList<>();
    storage.list("bkt", options).iterateAll().forEach(blob -> names.add(blob.getName()));
    return names;
  }

  @Test
  void bucketsAreFolders() {
    storage.create(com.google.cloud.storage.BucketInfo.of("another-one"));
    assertThat(storage.list().iterateAll())
        .extracting(b -> b.getName())
        .containsExactly("another-one", "bkt");
    assertThat(storage.get("another-one")).isNotNull();
    assertThat(storage.get("absent")).isNull();
    assertThatThrownBy(() -> storage.list("absent")).hasMessageContaining("does not exist");
  }

  @Test
  void anObjectTellsAllAboutItself() {
    Blob made = create("a/b c+d%.txt", "hello");
    Blob found = storage.get(BlobId.of("bkt", "a/b c+d%.txt"));
    assertThat(found.getGeneration()).isEqualTo(made.getGeneration());
    assertThat(found.getMetageneration()).isEqualTo(1);
    assertThat(found.getSize()).isEqualTo(5);
    assertThat(found.getContentType()).isEqualTo("text/plain");
    assertThat(found.getMd5ToHexString()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
    assertThat(found.getCrc32cToHexString()).isEqualTo("9a71bb4c");
    assertThat(found.getCreateTimeOffsetDateTime().toInstant()).isEqualTo(local.now);
    assertThat(root.resolve("buckets/bkt/a/b c+d%.txt")).hasContent("hello");
  }

  @Test
  void metadataIsPatchedAndKept() {
    Blob made = create("m", "x");
    Blob patched = made.toBuilder().setMetadata(Map.of("source", "s/1")).build().update();
    assertThat(patched.getMetageneration()).isEqualTo(2);
    local.restart();
    Blob after = local.storage().get("bkt", "m");
    assertThat(after.getMetadata()).containsEntry("source", "s/1");
    assertThat(after.getGeneration()).isEqualTo(made.getGeneration());
  }

  @Test
  void listingIsOrderedByBytesAndPaged() {
    List<String> names =
        List.of("a", "a-b/x", "a.txt", "b/c", "b/c-d", "b/c.d/e", "b0", "ä/ö", "\uFF5E", "😀");
    // 'a' and 'b/c' are files beside which folders of almost that name stand.
    names.forEach(name -> create(name, name));
    List<String> all = new ArrayList<>(names);
    all.add(7, "seed.txt");
    assertThat(names()).containsExactlyElementsOf(all);
    assertThat(names(BlobListOption.pageSize(2))).containsExactlyElementsOf(all);
    for (int i = 0; i < all.size(); i++) {
      assertThat(names(BlobListOption.startOffset(all.get(i))))
          .containsExactlyElementsOf(all.subList(i, all.size()));
      assertThat(names(BlobListOption.endOffset(all.get(i))))
          .containsExactlyElementsOf(all.subList(0, i));
    }
    assertThat(names(BlobListOption.prefix("b/c"))).containsExactly("b/c", "b/c-d", "b/c.d/e");
    assertThat(names(BlobListOption.prefix("b/c."), BlobListOption.pageSize(1)))
        .containsExactly("b/c.d/e");
    assertThat(names(BlobListOption.prefix("../"))).isEmpty();
    assertThat(names(BlobListOption.currentDirectory()))
        .containsExactly("a", "a.txt", "b0", "seed.txt", "\uFF5E", "😀", "a-b/", "b/", "ä/");
  }

  @Test
  void aPageTokenOutlivesTheProcess() {
    List.of("p1", "p2", "p3").forEach(name -> create(name, name));
    var page = storage.list("bkt", BlobListOption.pageSize(2));
    String token = page.getNextPageToken();
    local.restart();
    var rest = local.storage().list("bkt", BlobListOption.pageToken(token));
    assertThat(rest.getValues()).extracting(Blob::getName).containsExactly("p3", "seed.txt");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../x", "a/../../x", "/abs", "a//b", "dir/", ".hidden", "a/.b/c", "nul\0"})
  void namesThatNoDiskCanHoldAreRefused(String name) {
    assertThatThrownBy(() -> create(name, "x"))
        .isInstanceOfSatisfying(StorageException.class, e -> assertThat(e.getCode()).isEqualTo(400))
        .hasMessageContaining("Invalid object name");
  }

  @Test
  void aFileCannotBeAFolderToo() {
    create("x", "1");
    assertThatThrownBy(() -> create("x/y", "2"))
        .isInstanceOfSatisfying(StorageException.class, e -> assertThat(e.getCode()).isEqualTo(400))
        .hasMessageContaining("cannot hold an object named 'x/y'");
    create("d/y", "1");
    assertThatThrownBy(() -> create("d", "2")).hasMessageContaining("cannot hold");
    storage.delete("bkt", "d/y");
    assertThat(create("d", "2").getSize()).isEqualTo(1);
  }

  @Test
  void linksAreNotFollowed() throws Exception {
    Path secret = Files.writeString(root.resolve("secret.txt"), "secret");
    Files.createSymbolicLink(root.resolve("buckets/bkt/link.txt"), secret);
    Files.createSymbolicLink(root.resolve("buckets/bkt/up"), root);
    assertThat(names()).containsExactly("seed.txt");
    assertThat(storage.get("bkt", "link.txt")).isNull();
    assertThat(storage.get("bkt", "up/secret.txt")).isNull();
    assertThatThrownBy(() -> create("up/evil.txt", "x")).hasMessageContaining("is a link");
    assertThat(root.resolve("evil.txt")).doesNotExist();
  }

  @Test
  void preconditionsHold() {
    Blob first = create("p", "1", BlobTargetOption.doesNotExist());
    assertThatThrownBy(() -> create("p", "2", BlobTargetOption.doesNotExist()))
        .isInstanceOfSatisfying(
            StorageException.class, e -> assertThat(e.getCode()).isEqualTo(412));
    Blob second = create("p", "2", BlobTargetOption.generationMatch(first.getGeneration()));
    assertThat(second.getGeneration()).isGreaterThan(first.getGeneration());
    BlobId old = BlobId.of("bkt", "p", first.getGeneration());
    assertThat(storage.delete(old)).isFalse();
    assertThatThrownBy(
            () ->
                storage.delete(
                    BlobId.of("bkt", "p"),
                    Storage.BlobSourceOption.generationMatch(first.getGeneration())))
        .isInstanceOfSatisfying(
            StorageException.class, e -> assertThat(e.getCode()).isEqualTo(412));
    assertThat(storage.delete(second.getBlobId())).isTrue();
    assertThat(storage.get("bkt", "p")).isNull();
  }

  @Test
  void ofSixteenWhoCreateOneWins() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      for (int round = 0; round < 10; round++) {
        String name = "lock-" + round;
        List<Callable<Boolean>> racers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
          racers.add(() -> wins(name));
        }
        int winners = 0;
        for (Future<Boolean> racer : threads.invokeAll(racers)) {
          winners += racer.get() ? 1 : 0;
        }
        assertThat(winners).isEqualTo(1);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private boolean wins(String name) {
    try {
      create(name, Thread.currentThread().getName(), BlobTargetOption.doesNotExist());
      return true;
    } catch (StorageException e) {
      assertThat(e.getCode()).isEqualTo(412);
      return false;
    }
  }

  @Test
  void copiesKeepWhatTheyAreTold() {
    Blob source = create("from", "body");
    BlobInfo target = BlobInfo.newBuilder("bkt", "to").setMetadata(Map.of("src", "from")).build();
    Storage.CopyRequest request =
        Storage.CopyRequest.newBuilder()
            .setSource(source.getBlobId())
            .setSourceOptions(Storage.BlobSourceOption.generationMatch(source.getGeneration()))
            .setTarget(target, BlobTargetOption.doesNotExist())
            .build();
    Blob copy = storage.copy(request).getResult();
    assertThat(copy.getMetadata()).containsEntry("src", "from");
    assertThat(new String(copy.getContent(), UTF_8)).isEqualTo("body");
    assertThatThrownBy(() -> storage.copy(request).getResult())
        .isInstanceOfSatisfying(
            StorageException.class, e -> assertThat(e.getCode()).isEqualTo(412));
    Blob plain = source.copyTo("bkt", "plain").getResult();
    assertThat(plain.getContentType()).isEqualTo("text/plain");
  }

  @Test
  void manyAreDeletedInOneBatch() {
    create("x/1", "1");
    create("x/2", "2");
    List<Boolean> gone =
        storage.delete(
            BlobId.of("bkt", "x/1"), BlobId.of("bkt", "absent"), BlobId.of("bkt", "x/2"));
    assertThat(gone).containsExactly(true, false, true);
    assertThat(names()).containsExactly("seed.txt");
  }

  @Test
  void aBatchTellsEachOutcome() {
    Blob made = create("b", "1");
    var batch = storage.batch();
    var wrong = batch.delete(BlobId.of("bkt", "b"), Storage.BlobSourceOption.generationMatch(1L));
    var right =
        batch.delete(
            BlobId.of("bkt", "b"), Storage.BlobSourceOption.generationMatch(made.getGeneration()));
    batch.submit();
    assertThatThrownBy(wrong::get)
        .isInstanceOfSatisfying(
            StorageException.class, e -> assertThat(e.getCode()).isEqualTo(412));
    assertThat(right.get()).isTrue();
  }

  @Test
  void longContentIsStreamedBothWays() throws Exception {
    byte[] block = new byte[1 << 20];
    java.util.Arrays.fill(block, (byte) 'x');
    BlobInfo info = BlobInfo.newBuilder("bkt", "big").build();
    try (WriteChannel out = storage.writer(info)) {
      out.setChunkSize(1 << 20);
      for (int i = 0; i < 5; i++) {
        out.write(ByteBuffer.wrap(block));
      }
      out.write(ByteBuffer.wrap("tail".getBytes(UTF_8)));
    }
    assertThat(storage.get("bkt", "big").getSize()).isEqualTo((5L << 20) + 4);
    try (ReadChannel in = storage.reader("bkt", "big")) {
      in.seek(5L << 20);
      ByteBuffer tail = ByteBuffer.allocate(10);
      while (in.read(tail) >= 0 && tail.hasRemaining()) {
        assertThat(tail.position()).isPositive();
      }
      assertThat(new String(tail.array(), 0, tail.position(), UTF_8)).isEqualTo("tail");
    }
    assertThat(Files.list(root.resolve("buckets/bkt")).map(p -> p.getFileName().toString()))
        .containsExactlyInAnyOrder("big", "seed.txt");
  }

  @Test
  void anEmptyObjectIsAnObject() throws Exception {
    try (WriteChannel out = storage.writer(BlobInfo.newBuilder("bkt", "empty").build())) {
      assertThat(out.isOpen()).isTrue();
    }
    assertThat(storage.readAllBytes("bkt", "empty")).isEmpty();
  }

  @Test
  void whatIsNotBuiltSaysSo() {
    assertThatThrownBy(() -> storage.getIamPolicy("bkt"))
        .isInstanceOfSatisfying(StorageException.class, e -> assertThat(e.getCode()).isEqualTo(501))
        .hasMessageContaining("storage.buckets.getIamPolicy is not built in localcloud");
  }
}
