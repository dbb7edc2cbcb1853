package dev.bqt.compiler.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bqt fmt}: what is written where, and which code is returned. */
class FormatCommandTest {

  private static final String UGLY = "when prefix '/a/'   load into shop.t -- why\n";
  private static final String CANONICAL = "WHEN PREFIX '/a/'\nLOAD INTO shop.t; -- why\n";
  private static final String BROKEN = "WHEN PREFX '/a/' LOAD INTO shop.t;\n";

  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static Outcome fmt(Object... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "fmt";
    for (int i = 0; i < arguments.length; i++) {
      all[i + 1] = arguments[i].toString();
    }
    return Outcome.of(UGLY, all);
  }

  @Test
  void rewritesInPlaceAndNamesWhatItHasRewritten() throws IOException {
    Path ugly = file("ugly.bqt", UGLY);
    Path good = file("good.bqt", CANONICAL);

    Outcome outcome = fmt(folder);

    assertThat(outcome).isEqualTo(new Outcome(0, ugly + "\n", ""));
    assertThat(ugly).hasContent(CANONICAL);
    assertThat(good).hasContent(CANONICAL);
    assertThat(fmt(folder)).isEqualTo(new Outcome(0, "", ""));
  }

  @Test
  void standardInputGoesToStandardOutput() {
    assertThat(fmt("-")).isEqualTo(new Outcome(0, CANONICAL, ""));
  }

  @Test
  void checkNamesFilesAndWritesNothing() throws IOException {
    Path ugly = file("ugly.bqt", UGLY);
    Path good = file("good.bqt", CANONICAL);

    assertThat(fmt("--check", folder)).isEqualTo(new Outcome(1, ugly + "\n", ""));
    assertThat(fmt("--check", good)).isEqualTo(new Outcome(0, "", ""));
    assertThat(fmt("--check", "-")).isEqualTo(new Outcome(1, "<stdin>\n", ""));
    assertThat(ugly).hasContent(UGLY);
  }

  @Test
  void diffShowsWhatWouldChangeAndWritesNothing() throws IOException {
    Path ugly = file("ugly.bqt", UGLY);

    Outcome outcome = fmt("--diff", ugly);

    assertThat(outcome.code()).isOne();
    assertThat(outcome.out())
        .isEqualTo(
            """
            --- %1$s
            +++ %1$s (canonical)
            @@ -1,1 +1,2 @@
            -when prefix '/a/'   load into shop.t -- why
            +WHEN PREFIX '/a/'
            +LOAD INTO shop.t; -- why
            """
                .formatted(ugly));
    assertThat(ugly).hasContent(UGLY);
  }

  @Test
  void linesThatEndAsOnWindowsAreRewrittenAndShown() throws IOException {
    Path windows = file("windows.bqt", CANONICAL.replace("\n", "\r\n"));

    Outcome diff = fmt("--diff", windows);
    Outcome written = fmt(windows);

    assertThat(diff.out()).contains("-WHEN PREFIX '/a/'␍\n", "+WHEN PREFIX '/a/'\n");
    assertThat(written.code()).isZero();
    assertThat(Files.readString(windows)).isEqualTo(CANONICAL);
  }

  @Test
  void aByteOrderMarkIsLeftOut() throws IOException {
    Path marked = file("marked.bqt", "\uFEFF" + UGLY);

    assertThat(fmt(marked).code()).isZero();
    assertThat(Files.readAllBytes(marked)).isEqualTo(CANONICAL.getBytes(UTF_8));
  }

  @Test
  void aBrokenFileIsReportedAndLeftAloneWhileTheOthersAreWritten() throws IOException {
    Path broken = file("a-broken.bqt", BROKEN);
    Path ugly = file("b-ugly.bqt", UGLY);

    Outcome outcome = fmt(folder);

    assertThat(outcome.code()).isOne();
    assertThat(outcome.out()).isEqualTo(ugly + "\n");
    assertThat(outcome.err()).contains("a-broken.bqt:1:6", "[unexpected-word]");
    assertThat(broken).hasContent(BROKEN);
    assertThat(ugly).hasContent(CANONICAL);
  }

  @Test
  void aReadOnlyFileIsLeftAloneWhileTheOthersAreWritten() throws IOException {
    Path locked = file("a-locked.bqt", UGLY);
    Path ugly = file("b-ugly.bqt", UGLY);
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r--r--r--"));

    Outcome outcome = fmt(folder);

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).isEqualTo("bqt fmt: Cannot write " + locked + ": it is read-only.\n");
    assertThat(locked).hasContent(UGLY);
    assertThat(ugly).hasContent(CANONICAL);
  }

  @Test
  void permissionsStay() throws IOException {
    Path ugly = file("ugly.bqt", UGLY);
    Files.setPosixFilePermissions(ugly, PosixFilePermissions.fromString("rw-rw----"));

    assertThat(fmt(ugly).code()).isZero();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ugly)))
        .isEqualTo("rw-rw----");
  }

  @Test
  void aSymbolicLinkStaysOneAndItsFileIsRewritten() throws IOException {
    Path real = file("real.bqt", UGLY);
    Path link = Files.createSymbolicLink(folder.resolve("link.bqt"), real);

    assertThat(fmt(link)).isEqualTo(new Outcome(0, link + "\n", ""));
    assertThat(link).isSymbolicLink();
    assertThat(real).hasContent(CANONICAL);
  }

  @Test
  void aPathThatIsNotThereIsWrongUsage() {
    Outcome outcome = fmt(folder.resolve("none"));

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).startsWith("bqt fmt: There is no file or folder ");
  }
}
