package dev.bqt.compiler.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.bqt.compiler.Compilation;
import dev.bqt.compiler.decompile.Decompiler;
import dev.bqt.compiler.diagnostic.DiagnosticId;
import dev.bqt.compiler.diagnostic.Severity;
import dev.bqt.compiler.format.Formatter;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.target.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What we write about rules is true: each rule in our documents is compiled. */
class DocumentsTest {

  private static final Path PAGES = Path.of("docs");
  private static final Path REFERENCE = Path.of("../grammar/README.md");
  private static final Path LEGACY = Path.of("src/test/resources/legacy");
  private static final Path CORPUS = Path.of("src/test/resources/corpus");

  @TestFactory
  Stream<DynamicTest> eachPageShowsABadRuleThatHasTheIdAndAGoodOneThatIsClean() {
    return Arrays.stream(DiagnosticId.values())
        .map(id -> dynamicTest(id.id(), () -> checkPage(id, page(id))));
  }

  private static Path page(DiagnosticId id) {
    return PAGES.resolve(id.id() + ".md");
  }

  private static void checkPage(DiagnosticId id, Path page) throws IOException {
    List<FencedBlock> blocks = FencedBlock.of(page);
    assertThat(blocks).as("%s shows a bad and a good rule", page).hasSize(2);
    assertThat(Files.readString(page))
        .startsWith("# " + id.id() + "\n\n" + id.title())
        .contains("\n## Why\n", "\n## Bad\n", "\n## Good\n");

    assertThat(ids(blocks.get(0))).as("bad").contains(id.id());
    assertThat(ids(blocks.get(1))).as("good").isEmpty();
  }

  @Test
  void eachPageIsOfAnId() {
    List<Path> pages = Arrays.stream(DiagnosticId.values()).map(DocumentsTest::page).toList();

    assertThat(Golden.files(PAGES, ".md")).containsExactlyInAnyOrderElementsOf(pages);
  }

  @Test
  void eachIdHasTwoRulesInTheCorpus() throws IOException {
    List<String> rendered = new ArrayList<>();
    for (Path folder : List.of(CORPUS.resolve("rejected"), CORPUS.resolve("warned"), LEGACY)) {
      for (Path text : Golden.files(folder, ".txt")) {
        rendered.add(Files.readString(text));
      }
    }
    assertThat(DiagnosticId.values())
        .allMatch(
            id ->
                rendered.stream().filter(text -> text.contains("[" + id.id() + "]")).count() >= 2);
  }

  @Test
  void theReadmeNamesEachId() throws IOException {
    String readme = Files.readString(Path.of("README.md"));

    assertThat(DiagnosticId.values()).allMatch(id -> readme.contains("(docs/" + id.id() + ".md)"));
  }

  /** In the reference each rule is followed by the JSON that it compiles to. */
  @TestFactory
  Stream<DynamicTest> theLanguageReferenceCompilesToWhatItShows() throws IOException {
    List<FencedBlock> blocks = FencedBlock.of(REFERENCE);
    assertThat(blocks).anyMatch(block -> block.language().equals("bqt"));
    return Stream.iterate(0, i -> i + 1)
        .limit(blocks.size())
        .filter(i -> blocks.get(i).language().equals("bqt"))
        .map(i -> dynamicTest("line " + blocks.get(i).line(), () -> checkPair(blocks, i)));
  }

  private static void checkPair(List<FencedBlock> blocks, int rule) {
    Compilation compilation = compile(blocks.get(rule));
    assertThat(compilation.diagnostics())
        .filteredOn(found -> found.id().severity() == Severity.ERROR)
        .isEmpty();
    assertThat(rule + 1).as("JSON follows").isLessThan(blocks.size());
    byte[] bytes = bytes(blocks.get(rule));
    String written =
        CorpusRule.target(bytes) == Target.GCS_INGEST
            ? tree(compilation)
            : CorpusRule.json(bytes, compilation);
    assertThat(written).isEqualTo(blocks.get(rule + 1).text());
  }

  /** Each file of a tree behind a line with its path. */
  private static String tree(Compilation compilation) {
    StringBuilder tree = new StringBuilder();
    compilation
        .ingestTree()
        .forEach(
            (path, content) ->
                tree.append("# " + path + "\n")
                    .append(new String(content, StandardCharsets.UTF_8).stripTrailing())
                    .append(content.length == 0 ? "" : "\n"));
    return tree.toString();
  }

  /** The first stands as somebody might type it, all others as {@code bqt fmt} writes them. */
  @TestFactory
  Stream<DynamicTest> rulesOfTheReferenceAreCanonical() throws IOException {
    return FencedBlock.of(REFERENCE).stream()
        .filter(block -> block.language().equals("bqt"))
        .skip(1)
        .map(
            block ->
                dynamicTest(
                    "line " + block.line(),
                    () ->
                        assertThat(Formatter.format(SourceFile.of("r.bqt", block.text())).text())
                            .isEqualTo(block.text())));
  }

  /** Bad rules stand as somebody might have typed them. */
  @TestFactory
  Stream<DynamicTest> goodRulesOfPagesAreCanonical() {
    return Arrays.stream(DiagnosticId.values())
        .map(id -> dynamicTest(id.id(), () -> checkForm(page(id))));
  }

  private static void checkForm(Path page) throws IOException {
    FencedBlock good = FencedBlock.of(page).get(1);
    if (good.language().equals("bqt")) {
      String canonical = Formatter.format(SourceFile.of("r.bqt", good.text())).text();
      String whole = Files.readString(page);
      int at = whole.lastIndexOf(good.text());
      String mended =
          whole.substring(0, at) + canonical + whole.substring(at + good.text().length());
      Golden.check(page, mended);
    }
  }

  private static List<String> ids(FencedBlock block) {
    if (block.language().equals("json")) {
      SourceFile legacy = SourceFile.of("legacy.json", block.text());
      return Decompiler.decompile(List.of(legacy)).diagnostics().stream()
          .map(found -> found.id().id())
          .toList();
    }
    return compile(block).diagnostics().stream().map(found -> found.id().id()).toList();
  }

  private static Compilation compile(FencedBlock block) {
    return CorpusRule.compile("document.bqt", bytes(block));
  }

  private static byte[] bytes(FencedBlock block) {
    return block.language().equals("hex")
        ? HexFormat.of().parseHex(block.text().replaceAll("\\s", ""))
        : block.text().getBytes(StandardCharsets.UTF_8);
  }
}
