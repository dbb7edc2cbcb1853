package dev.bqt.compiler.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.compiler.include.Scripts;
import dev.bqt.compiler.source.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.junit.jupiter.api.Test;

/** The language server, as an editor knows it. */
class LanguageServerTest {

  private static final Shelf EMPTY = new Shelf(Map.of());
  private static final String URI = "file:///rules/orders.bqt";

  @Test
  void aWholeSession() throws Exception {
    try (Editor editor = new Editor(EMPTY)) {
      assertThat(editor.start().getServerInfo().getName()).isEqualTo("bqt");
      editor.open(URI, "WHEN PREFIX \"/in/\" LOD INTO shop.orders BATCH 90s");
      PublishDiagnosticsParams found = editor.next();
      assertThat(found.getUri()).isEqualTo(URI);
      Diagnostic first = found.getDiagnostics().get(0);
      assertThat(first.getCode().getLeft()).isEqualTo("unexpected-word");
      assertThat(first.getRange()).isEqualTo(range(0, 19, 0, 22));
      assertThat(first.getMessage().getLeft()).contains("Did you mean LOAD?");

      editor.change(URI, range(0, 19, 0, 22), "LOAD");
      assertThat(editor.ids(URI)).isEmpty();
      assertThat(editor.hover(URI, 0, 44)).contains("\"DurationInSec\": 90");
      assertThat(labels(editor.complete(URI, 0, 50))).contains("BATCH");
      assertThat(editor.definition(URI, 0, 2)).isEmpty();
      assertThat(editor.stop()).isTrue();
    }
  }

  @Test
  void anEndWithoutShutdownIsTold() throws Exception {
    try (Editor editor = new Editor(EMPTY)) {
      editor.start();
      assertThat(editor.leave()).isFalse();
    }
  }

  @Test
  void overlapsAreFoundAcrossFilesAndLeadToTheOtherRule() throws Exception {
    String other = "file:///rules/other.bqt";
    Map<String, String> files =
        Map.of(
            "/rules/orders.bqt", "WHEN PREFIX \"/x/\" LOAD INTO shop.orders",
            "/rules/other.bqt", "\nWHEN PREFIX \"/in/a/\" LOAD INTO shop.other");
    try (Editor editor = new Editor(new Shelf(files))) {
      editor.start("file:///rules");
      editor.open(URI, "WHEN PREFIX \"/in/\" LOAD INTO shop.orders");
      PublishDiagnosticsParams first = editor.next();
      PublishDiagnosticsParams second = editor.next();
      PublishDiagnosticsParams found = first.getUri().equals(URI) ? second : first;
      assertThat(found.getUri()).isEqualTo(other);
      Diagnostic overlap = found.getDiagnostics().get(0);
      assertThat(overlap.getCode().getLeft()).isEqualTo("overlapping-rules");
      assertThat(overlap.getRelatedInformation())
          .anyMatch(place -> place.getLocation().getUri().equals(URI));
      List<? extends Location> there = editor.definition(URI, 0, 30);
      assertThat(there).extracting(Location::getUri).containsOnly(other);
      assertThat(there.get(0).getRange().getStart().getLine()).isEqualTo(1);

      editor.close(URI);
      assertThat(editor.ids(other)).as("the file on disk matches elsewhere").isEmpty();
    }
  }

  @Test
  void aTextOutsideOfTheFoldersIsASetOfItsOwn() throws Exception {
    Map<String, String> files = Map.of("/rules/a.bqt", "WHEN ANY OBJECT LOAD INTO shop.a");
    try (Editor editor = new Editor(new Shelf(files))) {
      editor.start("file:///rules");
      assertThat(editor.ids("file:///rules/a.bqt")).containsExactly("whole-bucket");
      editor.open("untitled:1", "WHEN PREFIX \"/in/\" LOAD INTO shop.b");
      assertThat(editor.ids("untitled:1")).isEmpty();
    }
  }

  @Test
  void textsThatRulesNameAreFound() throws Exception {
    String rule = "WHEN DIRECTORY \"in\" COMPLETED BY \"_DONE\" RUN FILE \"%s\"";
    try (Editor editor = new Editor(new Shelf(Map.of("/rules/q.sql", "SELECT 1")))) {
      editor.start();
      editor.open(URI, rule.formatted("none.sql"));
      assertThat(editor.ids(URI)).contains("unreadable-script");
      editor.change(URI, null, rule.formatted("q.sql"));
      assertThat(editor.ids(URI)).doesNotContain("unreadable-script");
    }
  }

  @Test
  void placesAreCountedInUnitsOfUtf16() throws Exception {
    try (Editor editor = new Editor(EMPTY)) {
      editor.start();
      editor.open(URI, "/* 😀 */ LOD\r\nWHEN");
      assertThat(editor.next().getDiagnostics().get(0).getRange()).isEqualTo(range(0, 9, 0, 12));
      editor.change(URI, range(0, 9, 1, 4), "WHEN PREFIX \"/😀/\" LOAD INTO shop.orders BATCH 1x");
      assertThat(editor.next().getDiagnostics().get(0).getRange()).isEqualTo(range(0, 56, 0, 58));
    }
  }

  @Test
  void formatsWhatCanBeRead() throws Exception {
    try (Editor editor = new Editor(EMPTY)) {
      editor.start();
      editor.open(URI, "when prefix '/in/' load into shop.orders");
      var asked =
          new DocumentFormattingParams(
              new TextDocumentIdentifier(URI), new FormattingOptions(2, true));
      var edits = Editor.wait(editor.server.getTextDocumentService().formatting(asked));
      assertThat(edits).hasSize(1);
      assertThat(edits.get(0).getNewText()).startsWith("WHEN PREFIX '/in/'");
      editor.change(URI, null, "when when");
      assertThat(Editor.wait(editor.server.getTextDocumentService().formatting(asked))).isEmpty();
    }
  }

  @Test
  void aFaultIsLoggedAndTheServerGoesOn() throws Exception {
    RuleFolders broken = new Broken();
    try (Editor editor = new Editor(broken)) {
      editor.start("file:///rules");
      assertThat(editor.nextLog()).contains("a fault of bqt", "the disk is on fire");
      editor.open("untitled:1", "WHEN PREFIX \"/in/\" LOAD INTO shop.b");
      assertThat(editor.ids("untitled:1")).isEmpty();
      assertThat(editor.hover("untitled:2", 9, 9)).isEmpty();
      assertThat(editor.hover("untitled:1", 9, 9)).as("behind the end").contains("shop.b");
      editor.change("untitled:1", range(7, 7, 3, 3), ";");
      assertThat(editor.hover("untitled:1", 0, 20)).contains("shop.b");
    }
  }

  /** A disk that fails. */
  private record Broken() implements RuleFolders {

    @Override
    public String nameOf(String uri) {
      return uri;
    }

    @Override
    public String uriOf(String name) {
      return name;
    }

    @Override
    public List<SourceFile> below(String folder, Consumer<String> problems) {
      throw new IllegalStateException("the disk is on fire");
    }

    @Override
    public Scripts.Script script(SourceFile source, String folder, String path) {
      return Scripts.NONE.read(source, path);
    }
  }

  private static List<String> labels(List<CompletionItem> items) {
    return items.stream().map(CompletionItem::getLabel).toList();
  }

  private static Range range(int line, int character, int endLine, int endCharacter) {
    return new Range(new Position(line, character), new Position(endLine, endCharacter));
  }
}
